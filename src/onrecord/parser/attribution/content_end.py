"""Where a content ends on its right, and where one on the left of its cue begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.attribution.candidate import Found
    from onrecord.parser.lexicon import Cue
    from onrecord.parser.text.tokens import Sentence


_LINKS = tag.CONJUNCTIONS | {tag.COMMA, tag.SEMICOLON, tag.DASH}
_MAY_END = tag.CONJUNCTIONS | {tag.COMMA, tag.SEMICOLON, tag.SUBORDINATOR}
_SETS_OFF = frozenset({tag.COLON, tag.DASH, tag.OPENING})
_BEHIND_FINITE_VERB = tag.PRONOUNS | tag.OPENS_CONTENT | tag.PREPOSITION_OR_TO | {tag.DETERMINER}
_STARTS_SPEAKER = frozenset({tag.DETERMINER, tag.CAPITALISED, tag.NUMBER})
_LONG_SUBJECT_WORDS = tag.SUBJECT_WORDS | {tag.PREPOSITION}
_NAME_WORDS = tag.SUBJECT_WORDS - {tag.NUMBER} | {tag.PRONOUN}
_SPEAKER_WORDS = tag.SUBJECT_WORDS | {tag.PRONOUN}
_BEHIND_BUT_HE = frozenset({tag.REPORTING_VERB, tag.AUXILIARY, tag.ADVERB})
_BEHIND_QUOTED_HE = tag.FINITE | {tag.ADVERB}
_VERB_BEHIND_BEFORE = frozenset({tag.AUXILIARY, tag.REPORTING_VERB})


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
    ", where", ", before",
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
    end = len(tags) - 1 if tags[-1] in tag.SENTENCE_MARKS and len(tags) > 1 else len(tags)
    ends = _ENDS.get(frame, _ENDS_CLAUSE)
    for at in range(start + 1, end):
        if tags[at] not in _MAY_END and not (tags[at] in tag.ING_FORMS and tags[at - 1] == tag.QUOTATION):
            continue
        if (subordinate and tags[at] == tag.COMMA) or _mark(sentence, at, end) in ends:
            return at
    while end > start + 1 and tags[end - 1] in tag.PAUSES:
        end -= 1
    return end


def next_clause(sentence: Sentence, found: Found, content: tuple[int, int]) -> int | None:
    """Return where `content` ends when `found` is a clause that only goes on behind it; None where it belongs to it."""
    tags, words = sentence.tags, sentence.words
    if found.cue is None:
        return None
    own = found.source is not None and content[0] < found.source[0] < found.cue[0]
    first = found.source[0] if own and found.source else found.cue[0]
    if first - 1 <= content[0]:
        return None
    subject = tags[first] if own else ""
    mark = first - 1
    if subject in _JOINS.get(tags[mark], ()) or subject in _JOINING_WORDS.get(words[mark], ()):
        while mark > content[0] and tags[mark - 1] in _LINKS:
            mark -= 1
        return mark
    return None


_JOINS = {
    tag.COMMA: (tag.CAPITALISED, tag.DETERMINER, tag.WORD, tag.NUMBER, tag.RELATIVE, ""),
    tag.DASH: (tag.CAPITALISED, tag.DETERMINER),
    tag.COORDINATOR: (tag.PRONOUN, tag.CAPITALISED, tag.NUMBER),
    tag.CONTRAST: (tag.CAPITALISED, tag.PRONOUN, tag.DETERMINER),
}
"""What joins such a clause, and what its subject begins with there; "" where that is the one of the clause before."""
_JOINING_WORDS = {
    "as": (tag.PRONOUN, tag.CAPITALISED),
    "before": (tag.CAPITALISED,),
    "after": (tag.CAPITALISED,),
    "though": (tag.PRONOUN,),
    "while": ("",),
    "with": (tag.CAPITALISED, tag.DETERMINER, tag.NUMBER),
}


def left_content(sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the content that ends at token `before` (exclusive): a quotation, or a clause closed by a comma."""
    tags = sentence.tags
    if before <= 0:
        return None
    last = before - 1
    if tags[last] == tag.QUOTATION:
        return last if last and tags[last - 1] in _SETS_OFF else clause_start(sentence, last), before
    if tags[last] == tag.COMMA and last > 0:
        start = clause_start(sentence, last - 1)
        return start, last
    return None


def clause_start(sentence: Sentence, last: int) -> int:
    """Return where the clause around token `last` begins: the sentence's start, or behind a semicolon."""
    start = sentence.tags.rfind(tag.SEMICOLON, 0, last) + 1
    contrast = sentence.tags.rfind(tag.COMMA + tag.CONTRAST, start, last)
    if (
        contrast > 0
        and tag.QUOTATION not in sentence.tags[start : last + 1]
        and tag.AUXILIARY in sentence.tags[contrast:last]
    ):
        start = contrast + 1  # "He paid, but the bridge was closed, she said": the second clause
    joined = max(
        sentence.tags.rfind(mark, start, last)
        for mark in (tag.COMMA + tag.COORDINATOR, tag.COMMA + tag.CONTRAST, tag.COMMA + tag.SUBORDINATOR)
    )
    if joined > 0 and tag.QUOTATION not in sentence.tags[joined:last] and _reported_before(sentence, start, joined):
        start = joined + 1  # "It stays, Cole said in May, and the bridge, he added, is safe": the second report
    if sentence.tags[start : start + 1] in tag.CONJUNCTIONS and last > start + 1:
        start += 1
    return start


def _reported_before(sentence: Sentence, start: int, end: int) -> bool:
    """True where ", Name said" stands between tokens `start` and `end`."""
    tags = sentence.tags
    return any(tags[at] in tag.CLOSES_CONTENT and _speaks(sentence, at + 1, end) for at in range(start, end))


def _mark(sentence: Sentence, at: int, end: int) -> str:
    """Return the name of the construction that begins with the comma, semicolon or conjunction at `at`."""
    sign = sentence.tags[at]
    if sign == tag.SEMICOLON:
        return ";"
    if sign in tag.ING_FORMS:
        return ", saying"  # "said that "it is over," suggesting ...": the quotation's own comma closes it
    if sign == tag.SUBORDINATOR:
        return sentence.words[at]
    if sign == tag.COORDINATOR:
        return _joined_by_and(sentence, at, end)
    return _joined_by_but(sentence, at, end) if sign == tag.CONTRAST else _behind_comma(sentence, at, end)


def _joined_by_and(sentence: Sentence, at: int, end: int) -> str:
    if _same_subject_goes_on(sentence, at, end):
        return "and has"
    if _another_speaker(sentence, at + 1, end):
        return "and Name has said"
    verb = _verb_after(sentence, at + 1, end)
    if verb is None:
        return ""
    if sentence.tags[verb] == tag.REPORTING_GERUND:
        return "and doing"
    return "and did" if _finite(sentence, verb, verb > at + 1) else ""


def _joined_by_but(sentence: Sentence, at: int, end: int) -> str:
    tags = sentence.tags
    if (
        tags[at - 1] == tag.QUOTATION
        and tags[at + 1 : at + 2] == tag.PRONOUN
        and tags[at + 2 : at + 3] in _BEHIND_QUOTED_HE
    ):
        return ", but he"
    if _another_speaker(sentence, at + 1, end):
        return "and Name has said"
    return "and argued that" if _same_subject_goes_on(sentence, at, end) else "but"


_NAMED_BY_SIGN = {
    tag.REPORTING_GERUND: ", doing",
    tag.ING: ", doing",
    tag.CONTRAST: ", but",
    tag.PRONOUN: ", he",
    tag.DETERMINER: ", the",
    tag.REPORTING_VERB: ", did",
}


def _behind_comma(sentence: Sentence, at: int, end: int) -> str:
    tags, words = sentence.tags, sentence.words
    follows = tags[at + 1 : at + 2]
    if words[at + 1 : at + 2] in (("before",), ("after",)) and any(
        s in _VERB_BEHIND_BEFORE for s in tags[at + 2 : at + 8]
    ):
        return ", before"  # "reiterated the offer, before the office rejected it"
    if words[at + 1 : at + 3] == ("according", "to"):
        return ", according"
    if _second_report(sentence, at + 1, end):
        return ", saying"
    if _name_says(sentence, at + 1, end):
        return ", Name said"
    if follows == tag.RELATIVE:
        return ", who" if words[at + 1] in ("who", "whom", "whose") else ", which"
    if follows == tag.SUBORDINATOR:
        if words[at + 1] in ("while", "as", "though", "although") and _speaks(sentence, at + 2, end):
            return ", Name said"
        return ", where" if words[at + 1] == "where" else ""
    if follows == tag.ADVERB and tags[at + 2 : at + 3] == tag.REPORTING_VERB:
        return ", did"
    if follows == tag.COORDINATOR:
        verb = _verb_after(sentence, at + 2, end)
        return (
            "and did"
            if verb is not None and tags[verb] == tag.REPORTING_VERB and _finite(sentence, verb, verb > at + 2)
            else ""
        )
    return _NAMED_BY_SIGN.get(follows, "")


def _verb_after(sentence: Sentence, at: int, end: int) -> int | None:
    """Return the reporting verb that stands at `at`, behind auxiliaries and adverbs, if one does."""
    tags = sentence.tags
    while at < end and tags[at] in tag.PREVERBAL:
        at += 1
    return at if at < end and tags[at] in tag.REPORTS else None


def _finite(sentence: Sentence, verb: int, helped: bool) -> bool:  # noqa: FBT001
    """True where a verb after "and" is no noun: helped, or a past or third-person form before its object."""
    return (
        helped
        or sentence.words[verb].endswith(("ed", "id", "ld"))
        or sentence.tags[verb + 1 : verb + 2] in _BEHIND_FINITE_VERB
    )


def _same_subject_goes_on(sentence: Sentence, at: int, end: int) -> bool:
    """True for "and has proposed", "and argued that": the speaker's next report, with no comma before it."""
    tags, words = sentence.tags, sentence.words
    verb = _verb_after(sentence, at + 1, end)
    if verb is None:
        return False
    if verb > at + 1:
        helpers = ("has", "have", "had", "did", "does", "would") if tags[at] == tag.CONTRAST else ("has", "have", "had")
        return words[at + 1] in helpers and bool(_senses(words[verb]))
    if words[verb] in ("said", "says", "added", "told", "insisted", "argued", "noted", "warned"):
        return True
    reports = any(cue.frame in ("clause", "hearer") for cue in _senses(words[verb]))
    return reports and tags[verb + 1 : verb + 2] in tag.OPENS_REPORT


def _name_says(sentence: Sentence, at: int, end: int) -> bool:
    """True for ", Name said that": the main clause behind one that only led up to it ("Asked about it, Name said")."""
    tags, words = sentence.tags, sentence.words
    verb = at
    while verb < min(end, at + 8) and tags[verb] in _NAME_WORDS:
        verb += 1
    quotes = tags[verb + 1 : verb + 3] == tag.COMMA + tag.QUOTATION
    return (
        at < verb < end - 1
        and words[verb] in lexicon.words("said")
        and (tags[verb + 1] not in tag.COMMA_OR_STOP or quotes)
    )


def _speaks(sentence: Sentence, at: int, end: int) -> bool:
    """True where a subject and a verb of saying begin at `at`."""
    tags, words = sentence.tags, sentence.words
    verb = at
    while verb < min(end, at + 8) and tags[verb] in _SPEAKER_WORDS:
        verb += 1
    return at < verb < end and words[verb] in lexicon.words("said")


def _another_speaker(sentence: Sentence, at: int, end: int) -> bool:
    """True for "and others have said": a new subject with a report of its own."""
    tags = sentence.tags
    verb = at
    while verb < min(end, at + 7) and tags[verb] in tag.SUBJECT_WORDS:
        verb += 1
    if verb == at or verb >= end or tags[verb] != tag.AUXILIARY or sentence.words[verb] not in ("has", "have", "had"):
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
    if tags[at] == tag.REPORTING_GERUND:
        return any(cue.frame in ("clause", "hearer") for cue in _senses(words[at]))
    if tags[at] in tag.CONJUNCTIONS:
        at += 1
        while at < end and tags[at] in tag.PREVERBAL:
            at += 1
        if (
            at < end
            and tags[at] == tag.REPORTING_VERB
            and any(cue.frame in ("clause", "hearer") for cue in _senses(words[at]))
        ):
            return True
        if at + 1 < end and tags[at] == tag.PRONOUN and tags[at + 1] in _BEHIND_BUT_HE:
            return words[at] in ("he", "she", "they") and words[at - 1] == "but"
        # ", and a spokesman told": another speaker's report.
        verb = at
        while verb < min(end, at + 9) and tags[verb] in _LONG_SUBJECT_WORDS:
            verb += 1
        if at < verb < end and tags[verb] == tag.REPORTING_VERB and tags[at] in _STARTS_SPEAKER:
            return any(cue.frame in ("clause", "hearer") and cue.implies == "neutral" for cue in _senses(words[verb]))
    return False


def _senses(word: str) -> tuple[Cue, ...]:
    verbs = lexicon.verbs()
    return tuple(cue for lemma, _ in verbs.forms.get(word, ()) for cue in verbs.senses[lemma])
