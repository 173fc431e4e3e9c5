"""Where the content of a cue begins and ends: frames on its right, edges at the clause's end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from onrecord.parser.cues import Group
    from onrecord.parser.lexicon import Cue
    from onrecord.parser.tokens import Sentence

_CLAUSE_OPENERS = frozenset("DHcn#gXdsPSWRJMNVBG")
_HEARER_REACH = 12
_INSERT_REACH = 15
_ROUGHLY = frozenset({"about", "around", "over", "under", "up", "at"})
_ARTICLES = frozenset("the a an this that these those his her its their my our your".split())


class Opening(NamedTuple):
    """The token where a content begins, the sense that admits it, and where the cue ends."""

    start: int
    cue: Cue
    cue_end: int


def opening_right(sentence: Sentence, group: Group) -> Opening | None:
    """Return where the content of `group` begins on its right; None where nothing there fits its frames."""
    end = _manner(sentence, group.end)
    by_frame = {cue.frame: cue for cue in reversed(group.senses)}
    for frame, admit in _FRAMES:
        cue = by_frame.get(frame)
        if cue is not None and (start := admit(sentence, end)) is not None:
            if frame == "clause" and "object" in by_frame and _is_noun_phrase(sentence, start):
                cue = by_frame["object"]
            return _behind_noun(sentence, Opening(start, cue, end)) if frame == "object" else Opening(start, cue, end)
    return None


_LIGHT = frozenset("express voice offer issue release make give raise reiterate repeat show have send share".split())


def _behind_noun(sentence: Sentence, opening: Opening) -> Opening:
    """``expressed support for X``, ``offered her firmest promise yet that X``: the noun belongs to the cue."""
    if opening.cue.lemma not in _LIGHT:
        return opening
    tags, words = sentence.tags, sentence.words
    for at in range(opening.start, min(opening.start + 6, len(tags) - 2)):
        if words[at] in lexicon.nouns() and words[at + 1] in _HOLDING:
            behind = at + 1 if words[at + 1] in ("that", "to") else at + 2
            return opening._replace(start=behind, cue_end=max(at + 1, behind))
        if tags[at] in ",.;:QXVT":
            break
    return opening


_HOLDING = frozenset({"that", "to", "for", "of", "about", "on", "over", "against", "with"})


def _is_noun_phrase(sentence: Sentence, start: int) -> bool:
    """True where a content has no finite verb before its first comma or relative ("accepted the offer to form X")."""
    for sign in sentence.tags[start : start + 40]:
        if sign in "XTQ:":
            return False
        if sign in ",.;W":
            return True
    return True


def _manner(sentence: Sentence, at: int) -> int:
    """Step over manner after the verb ("said repeatedly", "said in a statement"): it belongs to the cue."""
    tags, words = sentence.tags, sentence.words
    while at < len(tags) and tags[at] == "R" and words[at].endswith("ly"):
        at += 1
    return at


def skip_adjuncts(sentence: Sentence, at: int) -> int:
    """Step over times, places and occasions between a cue and its content ("on Monday in Rome", "in a statement")."""
    tags, words = sentence.tags, sentence.words
    while at < len(tags):
        if words[at + 2 : at + 3] == ("ago",) and tags[at] in "D#" and tags[at + 1] == "M":
            at += 3  # "two months ago"
        elif tags[at] == "M" or (tags[at] == "D" and words[at] in ("last", "this") and tags[at + 1 : at + 2] == "M"):
            at += 1
        elif tags[at] in "Po" and at + 1 < len(tags) and tags[at + 1] in "DcnM#gJVB":
            at = _prepositional_end(sentence, at)
        elif tags[at] == "t" and (tags[at + 1 : at + 2] in ("D", "c", "J") or _told_whom(sentence, at + 1)):
            at = _prepositional_end(sentence, at)
        elif tags[at] == "R" and at + 1 < len(tags) and tags[at + 1] in "TQPM":
            at += 1
        elif tags[at : at + 2] == ",c" and tags[at + 2 : at + 4] in (",T", ",Q") and tags[at - 1] == "c":
            at += 3  # "in Madison, Wisconsin, that"
        elif words[at] in ("late", "early") and at + 1 < len(tags) and tags[at + 1] in "PM":
            at += 1
        elif tags[at] in "dV" and at > 1 and tags[at - 1] in "ncVB" and tags[at + 1 : at + 2] in ("P", "M"):
            at += 1  # "in remarks published on Sunday"
        else:
            break
    return at


def _told_whom(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at] in lexicon.words("hearer")


def _prepositional_end(sentence: Sentence, at: int) -> int:
    """Return the end of the prepositional phrase that begins at `at`: one noun phrase."""
    tags = sentence.tags
    at += 1
    start = at
    while at < len(tags) and at - start < 12:
        sign = tags[at]
        if (
            sign in "cn#sM?dg"
            or (sign == "D" and (at == start or tags[at - 1] == "P"))
            or (sign == "R" and at == start)
        ):
            at += 1
        elif sign in "VB" and (at == start or tags[at - 1] in "DnsdMc"):
            at += 1
        elif sign == "C" and at + 1 < len(tags) and tags[at + 1] in "cn" and tags[at - 1] in "cn":
            at += 1
        elif sign == "o" or (sign == "D" and tags[at - 1] == "o") or (sign == "J" and at == start):
            at += 1
        else:
            break
    return at


def _quotation_or_colon(sentence: Sentence, at: int) -> int | None:
    """A quotation, perhaps behind a comma or colon; or words behind a colon."""
    tags = sentence.tags
    if tags[at : at + 1] == "Q":
        return at
    if tags[at : at + 2] in (",Q", ":Q", "-Q", ";Q"):
        return at + 1
    if tags[at : at + 1] == ":" and at + 1 < len(tags):
        return at + 1
    return None


def _clause(sentence: Sentence, at: int) -> int | None:
    tags, words = sentence.tags, sentence.words
    direct = at
    at = skip_adjuncts(sentence, at)
    if at >= len(tags):
        return None
    found = _quotation_or_colon(sentence, at)
    if found is not None:
        return found
    if tags[at] == "T":
        return at
    if tags[at] == "," and tags[at + 1 : at + 2] == "T":
        return at + 1
    if tags[at] == "," and (said := _behind_insert(sentence, at)) is not None:
        return said
    # Adjuncts can be the beginning of the clause itself ("said on Monday he would" / "said in Rome talks began").
    if tags[at] in "DHcn#XSNJgdtRMG" and words[at] != "as" and _has_verb(sentence, at):
        return at
    if tags[direct] == "V" and words[direct].endswith("s") and tags[direct + 1 : direct + 2] in tuple("PXoW"):
        return direct  # "said comments from the mayor were": a plural noun, not a verb
    if tags[direct] == "B" and tags[direct + 1 : direct + 2] in tuple("Po") and _has_verb(sentence, direct + 1):
        return direct  # "said praise from the mayor helped"
    if words[direct] == "so" and (direct + 1 == len(tags) or tags[direct + 1] in ".,;-PM"):
        return direct  # "60 percent say so"
    if words[direct] in _ROUGHLY and tags[direct + 1 : direct + 2] in ("#", "D") and words[direct + 1] not in _ARTICLES:
        return direct if _has_verb(sentence, direct) else None  # "said about half of them left"
    if tags[direct] in "DHcn#SNJ" and _has_verb(sentence, direct):
        return direct
    if tags[direct] in "Dcn#N" and direct == at:
        return direct
    return None


def _behind_insert(sentence: Sentence, comma: int) -> int | None:
    """``reported, citing officials, that X``, ``said, among other things, that X``: the content behind the insert.

    ``said, if asked, he would``: the insert is part of what is said.
    """
    tags = sentence.tags
    if tags[comma + 1 : comma + 2] not in ("G", "P", "R", "S", "c", "d"):
        return None
    closing = tags.find(",", comma + 1, comma + _INSERT_REACH)
    if closing < 0:
        return None
    if tags[closing + 1 : closing + 2] in ("T", "Q"):
        return closing + 1
    condition = sentence.words[comma + 1] in ("if", "unless", "when", "while", "because", "although")
    return comma + 1 if condition and tags[closing + 1 : closing + 2] in ("H", "D", "c", "n") else None


def _has_verb(sentence: Sentence, at: int) -> bool:
    """True where something that can be a finite verb stands behind `at`."""
    tags = sentence.tags
    return (
        any(sign in "XVBdv" for sign in tags[at : at + 40])
        or "s" in tags[at + 1 : at + 40]
        or "n" in tags[at + 1 : at + 6]
    )


def _that(sentence: Sentence, at: int) -> int | None:
    tags, words = sentence.tags, sentence.words
    at = skip_adjuncts(sentence, at)
    if at < len(tags) and (tags[at] == "T" or words[at] in ("how", "why", "whether", "what")):
        return at
    return None


def _asks(sentence: Sentence, at: int) -> int | None:
    hearer = _hearer_end(sentence, at)
    if hearer is None:
        return _whether(sentence, at)
    after = skip_adjuncts(sentence, hearer)
    found = _quotation_or_colon(sentence, after)
    return found if found is not None else _whether(sentence, hearer)


def _whether(sentence: Sentence, at: int) -> int | None:
    words = sentence.words
    at = skip_adjuncts(sentence, at)
    found = _quotation_or_colon(sentence, at)
    if found is not None:
        return found
    if at < len(words) and words[at] in ("whether", "if", "how", "why", "what", "when", "where", "who", "which"):
        return at
    if words[at : at + 1] == ("about",) and at + 1 < len(words):
        return at + 1
    return None


def _hearer_end(sentence: Sentence, at: int) -> int | None:
    """Return the end of the hearer ("reporters", "the BBC", "Fox News") that stands at `at`."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags):
        return None
    if tags[at] in "JH" or words[at] in lexicon.words("hearer"):
        return at + 1
    stop = min(len(tags), at + _HEARER_REACH)
    start = at
    while at < stop:
        sign = tags[at]
        if (
            sign in "cn#so?dg"
            or (sign == "D" and (at == start or tags[at - 1] == "o"))
            or (sign in "VB" and at > start)
        ):
            at += 1
        elif sign == "C" and tags[at + 1 : at + 2] in ("c", "n"):
            at += 1
        else:
            break
        # A clause may follow without "that": a name is told, then the clause's own subject begins.
        if at < stop and tags[at - 1] == "c" and tags[at] in "DHn" and not set("TQ:") & set(tags[at : at + 3]):
            return at
    return at if at > start else None


def _told(sentence: Sentence, at: int) -> int | None:
    hearer = _hearer_end(sentence, at)
    if hearer is None:
        return _clause(sentence, at)
    if sentence.tags[hearer : hearer + 1] == "W":  # "told the mayors who had come, "It is over.""
        comma = sentence.tags.find(",", hearer, hearer + 20)
        hearer = comma if comma > 0 else hearer
    return _clause(sentence, hearer)


def _infinitive(sentence: Sentence, at: int) -> int | None:
    tags = sentence.tags
    at = skip_adjuncts(sentence, at) if tags[at : at + 1] in ("M", "P") else at
    return at if tags[at : at + 1] == "t" and tags[at + 1 : at + 2] in tuple("nBVdgRNc") else None


def _hearer_infinitive(sentence: Sentence, at: int) -> int | None:
    tags = sentence.tags
    if at >= len(tags) or tags[at] not in "DcnJH#":
        return None
    end = at
    stop = min(len(tags), at + 15)
    while end < stop and tags[end] in "Dcn#sogdJHC?P":
        end += 1
    while end < stop and tags[end] in "NR":
        end += 1
    return at if end > at and tags[end : end + 1] == "t" and tags[end + 1 : end + 2] in tuple("nBVdRNQ") else None


def _object(sentence: Sentence, at: int) -> int | None:
    tags = sentence.tags
    if sentence.words[at + 2 : at + 3] == ("ago",):
        return None
    if at >= len(tags):
        return None
    if tags[at] in "DcnQg#WSJHdG" or (tags[at] in "BV" and tags[at + 1 : at + 2] != "D"):
        return at
    return at if tags[at : at + 1] == "N" else None


def _as(sentence: Sentence, at: int) -> int | None:
    """``called X "Y"``, ``described X as Y``: the content begins with the object."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags) or tags[at] not in "DcnJHQ#gTsN":
        return None
    window = range(at, min(len(tags), at + 30))
    for i in window:
        if tags[i] == "Q" or (words[i] == "as" and i > at):
            return at
        if tags[i] in ";.:":
            break
    # "called him a liar", "called the plan dead": an object and what it is called, side by side.
    if tags[at] in "JH" and tags[at + 1 : at + 2] in tuple("Dncd#"):
        return at
    return at if tags[at] in "Dcn" and tags[at + 1 : at + 2] in tuple("cndoPs") else None


_FRAMES = (
    ("asks", _asks),
    ("whether", _whether),
    ("hearer", _told),
    ("hearer-to", _hearer_infinitive),
    ("to", _infinitive),
    ("clause", _clause),
    ("quotation", _quotation_or_colon),
    ("that", _that),
    ("as", _as),
    ("object", _object),
)


# Which marks end a content, by the frame that holds it: those at which most contents that reach them end.
# A clause goes on over most commas; what an object or an infinitive names does not.
_ENDS_CLAUSE = frozenset(
    {
        ", saying", ", but he", ", and said", ", Name said", "and Name has said", "and has", "and argued that",
        ", according", ";",
    }
)  # fmt: skip
_ENDS_OBJECT = _ENDS_CLAUSE | {
    ", doing", ", he", ", but", ", did", "and did", "and doing", ", which", ", who", ", the", "but", "when", "while",
    ", where",
}  # fmt: skip
_ENDS_INFINITIVE = _ENDS_CLAUSE | {", did", ", doing", ", which", ", he", ", but", "and did"}
_ENDS_AS = _ENDS_OBJECT | {", the"}
_ENDS = {"object": _ENDS_OBJECT, "as": _ENDS_AS, "to": _ENDS_INFINITIVE, "hearer-to": _ENDS_INFINITIVE}


def content_end(sentence: Sentence, start: int, *, frame: str = "clause", subordinate: bool = False) -> int:
    """Return the end (token, exclusive) of a content that begins at `start` and goes on to the right.

    The sentence's final stop is left out; a coordinated or participial second report ends the first one.
    With `subordinate` the cue stands in a clause before the main one, and the comma between them ends it.
    """
    tags = sentence.tags
    end = len(tags) - 1 if tags[-1] in ".:;" and len(tags) > 1 else len(tags)
    ends = _ENDS.get(frame, _ENDS_CLAUSE)
    for at in range(start + 1, end):
        if tags[at] not in ",;CES" and not (tags[at] in "Gg" and tags[at - 1] == "Q"):
            continue
        if (subordinate and tags[at] == ",") or _mark(sentence, at, end) in ends:
            return at
    while end > start + 1 and tags[end - 1] in ",;:-":
        end -= 1
    return end


def _mark(sentence: Sentence, at: int, end: int) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a construction
    """Return the name of the construction that begins with the comma, semicolon or conjunction at `at`."""
    tags, words = sentence.tags, sentence.words
    sign = tags[at]
    if sign == ";":
        return ";"
    if sign in "Gg":
        return ", saying"  # "said that "it is over," suggesting ...": the quotation's own comma closes it
    if sign == "S":
        return words[at]
    if sign == "C":
        if _same_subject_goes_on(sentence, at, end):
            return "and has"
        if _another_speaker(sentence, at + 1, end):
            return "and Name has said"
        verb = _verb_after(sentence, at + 1, end)
        if verb is None:
            return ""
        return "and doing" if tags[verb] == "G" else "and did" if _finite(sentence, verb, verb > at + 1) else ""
    if (
        sign == "E"
        and tags[at - 1] == "Q"
        and tags[at + 1 : at + 2] == "H"
        and tags[at + 2 : at + 3] in ("V", "X", "R", "v")
    ):
        return ", but he"
    if sign == "E" and _another_speaker(sentence, at + 1, end):
        return "and Name has said"
    if sign == "E":
        return "and argued that" if _same_subject_goes_on(sentence, at, end) else "but"
    follows = tags[at + 1 : at + 2]
    if words[at + 1 : at + 3] == ("according", "to"):
        return ", according"
    if _second_report(sentence, at + 1, end):
        return ", saying"
    if _name_says(sentence, at + 1, end):
        return ", Name said"
    if follows in ("G", "g"):
        return ", doing"
    if follows == "W":
        return ", " + ("who" if words[at + 1] in ("who", "whom", "whose") else "which")
    if follows == "E":
        return ", but"
    if follows == "H":
        return ", he"
    if follows == "D":
        return ", the"
    if follows == "S":
        if words[at + 1] in ("while", "as", "though", "although") and _speaks(sentence, at + 2, end):
            return ", Name said"
        return ", where" if words[at + 1] == "where" else ""
    if follows == "V" or (follows == "R" and tags[at + 2 : at + 3] == "V"):
        return ", did"
    if follows == "C":
        verb = _verb_after(sentence, at + 2, end)
        return "and did" if verb is not None and tags[verb] == "V" and _finite(sentence, verb, verb > at + 2) else ""
    return ""


def _verb_after(sentence: Sentence, at: int, end: int) -> int | None:
    """Return the reporting verb that stands at `at`, behind auxiliaries and adverbs, if one does."""
    tags = sentence.tags
    while at < end and tags[at] in "XRN":
        at += 1
    return at if at < end and tags[at] in "VG" else None


def _finite(sentence: Sentence, verb: int, helped: bool) -> bool:  # noqa: FBT001
    """True where a verb after "and" is no noun: helped, or a past or third-person form before its object."""
    return (
        helped
        or sentence.words[verb].endswith(("ed", "id", "ld"))
        or sentence.tags[verb + 1 : verb + 2] in tuple("DTHJtPQ")
    )


def _same_subject_goes_on(sentence: Sentence, at: int, end: int) -> bool:
    """True for "and has proposed", "and argued that": the speaker's next report, with no comma before it."""
    tags, words = sentence.tags, sentence.words
    verb = _verb_after(sentence, at + 1, end)
    if verb is None:
        return False
    if verb > at + 1:
        helpers = ("has", "have", "had", "did", "does", "would") if tags[at] == "E" else ("has", "have", "had")
        return words[at + 1] in helpers and bool(_senses(words[verb]))
    if words[verb] in ("said", "says", "added", "told", "insisted", "argued", "noted", "warned"):
        return True
    reports = any(cue.frame in ("clause", "hearer") for cue in _senses(words[verb]))
    return reports and tags[verb + 1 : verb + 2] in ("T", "Q", ":")


_SAID = frozenset({"said", "says", "told", "added", "replied", "responded", "answered", "declined"})


def _name_says(sentence: Sentence, at: int, end: int) -> bool:
    """True for ", Name said that": the main clause behind one that only led up to it ("Asked about it, Name said")."""
    tags, words = sentence.tags, sentence.words
    verb = at
    while verb < min(end, at + 8) and tags[verb] in "DcnHso":
        verb += 1
    quotes = tags[verb + 1 : verb + 3] == ",Q"
    return at < verb < end - 1 and words[verb] in _SAID and (tags[verb + 1] not in ",." or quotes)


def _speaks(sentence: Sentence, at: int, end: int) -> bool:
    """True where a subject and a verb of saying begin at `at`."""
    tags, words = sentence.tags, sentence.words
    verb = at
    while verb < min(end, at + 8) and tags[verb] in "DcnHso#":
        verb += 1
    return at < verb < end and words[verb] in _SAID


def _another_speaker(sentence: Sentence, at: int, end: int) -> bool:
    """True for "and others have said": a new subject with a report of its own."""
    tags = sentence.tags
    verb = at
    while verb < min(end, at + 7) and tags[verb] in "Dcn#so":
        verb += 1
    if verb == at or verb >= end or tags[verb] != "X" or sentence.words[verb] not in ("has", "have", "had"):
        return False
    reports = _verb_after(sentence, verb, end)
    return reports is not None and any(
        cue.frame in ("clause", "hearer") and cue.implies == "neutral" for cue in _senses(sentence.words[reports])
    )


def _second_report(sentence: Sentence, at: int, end: int) -> bool:
    """True where ", adding", ", and said", ", but he said" begins at `at`."""
    tags, words = sentence.tags, sentence.words
    if at >= end:
        return False
    if tags[at] == "G":
        return any(cue.frame in ("clause", "hearer") for cue in _senses(words[at]))
    if tags[at] in "CE":
        at += 1
        while at < end and tags[at] in "RXN":
            at += 1
        if at < end and tags[at] == "V" and any(cue.frame in ("clause", "hearer") for cue in _senses(words[at])):
            return True
        if at + 1 < end and tags[at] == "H" and tags[at + 1] in "VXR":
            return words[at] in ("he", "she", "they") and words[at - 1] == "but"
        # ", and a spokesman told": another speaker's report.
        verb = at
        while verb < min(end, at + 9) and tags[verb] in "Dcn#soP":
            verb += 1
        if at < verb < end and tags[verb] == "V" and tags[at] in "Dc#":
            return any(cue.frame in ("clause", "hearer") and cue.implies == "neutral" for cue in _senses(words[verb]))
    return False


def _senses(word: str) -> tuple[Cue, ...]:
    verbs = lexicon.verbs()
    return tuple(cue for lemma, _ in verbs.forms.get(word, ()) for cue in verbs.senses[lemma])
