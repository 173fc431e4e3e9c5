"""Rules that begin at a word or mark that is no verb: "according to", "in his view", nouns, labels, surveys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import clause_start, content_end
from onrecord.parser.grammar.noun_phrases import noun_phrase_end, noun_phrase_start, subject_before
from onrecord.parser.grammar.verb_groups import first_of_group

if TYPE_CHECKING:
    from onrecord.parser.text.tokens import Sentence


def according_to(sentence: Sentence, at: int) -> Found | None:
    """``According to Name, clause``, ``Clause, according to Name.`` and the same with "as reported by Name"."""
    words, tags = sentence.words, sentence.tags
    if words[at : at + 2] == ("according", "to"):
        start = at + 2
    elif words[at] == "as" and tags[at + 1 : at + 2] == "V" and words[at + 2 : at + 3] == ("by",):
        start = at + 3
    else:
        return None
    leading = at == 0 or tags[at - 1] in ";:(" or (at < 3 and tags[0] in "CER")
    end = _named_source_end(sentence, start, leading=leading)
    if end is None:
        return None
    if leading:
        begin = end + 1 if tags[end : end + 1] == "," else end
        if begin >= len(tags):
            return None
        return Found(
            (start, end), (at, start), ((begin, content_end(sentence, begin)),), "according to source, content"
        )
    last = at - 1 if tags[at - 1] == "," else at
    begin = clause_start(sentence, last)
    if last <= begin:
        return None
    more: tuple[tuple[int, int], ...] = ()
    scene = tags[begin] in "PSRM" and not any(sign in "XVv" for sign in tags[begin:last])
    unfinished = scene or last - begin <= 3
    if scene and tags[end : end + 1] == "," and end + 1 < len(tags):
        return Found(
            (start, end), (at, start), ((end + 1, content_end(sentence, end + 1)),), "content, according to source"
        )
    if tags[end : end + 1] == "," and end + 1 < len(tags) and (tags[end + 1] in "XVdv" or unfinished):
        more = ((end + 1, content_end(sentence, end + 1)),)
    return Found((start, end), (at, start), ((begin, last), *more), "content, according to source")


def _named_source_end(sentence: Sentence, start: int, *, leading: bool) -> int | None:
    """Return the end of the source after "according to": all words up to the next comma or stop."""
    tags = sentence.tags
    for at in range(start, min(len(tags), start + 30)):
        if tags[at] in ",.;:)-" or (tags[at] == "Q" and at > start):
            return at if at > start else None
        if not leading and tags[at] in "XT":
            break
    return noun_phrase_end(sentence, start) if start < len(tags) else None


def opinion(sentence: Sentence, at: int) -> Found | None:
    """``In his opinion, clause``, ``in the view of Name, clause``."""
    words, tags = sentence.words, sentence.tags
    if words[at] != "in" or not (at == 0 or tags[at - 1] in ",CE"):
        return None
    for noun in range(at + 2, min(at + 8, len(tags))):
        if words[noun] in ("opinion", "view", "estimation", "judgment", "judgement") and tags[noun - 1] in "Ds":
            source_end = noun - 1 if tags[noun - 1] == "s" else noun
            begin = noun + 2 if tags[noun + 1 : noun + 2] == "," else noun + 1
            if begin >= len(tags) or at + 1 >= source_end:
                return None
            content = (begin, content_end(sentence, begin))
            return Found((at + 1, source_end), (at, noun + 1), (content,), "in source's opinion, content")
    return None


def reporting_noun(sentence: Sentence, at: int) -> Found | None:
    """``Norland's offer to form a group``, ``his claim that it was over``."""
    tags, words = sentence.tags, sentence.words
    senses = lexicon.nouns().get(words[at])
    if not senses or at == 0 or at + 1 >= len(tags):
        return None
    follows = words[at + 1]
    cue = next((sense for sense in senses if sense.frame == follows), None)
    if cue is None:
        return None
    if follows == "to" and cue.implies not in ("neutral", "opposing") and tags[at + 2 : at + 3] in tuple("DcJ#"):
        return None  # "a threat to the bridge", not "to close it"
    owner = at - 1
    while owner > 0 and tags[owner] in "ncd#gG" and at - owner < 4 and tags[owner - 1] != "s" and tags[owner] != "s":
        owner -= 1
    source: tuple[int, int] | None = None
    if tags[owner] == "s" and owner > 0:
        start = noun_phrase_start(sentence, owner - 1)
        source = None if start is None else (start, owner)
    elif words[owner] in ("his", "her", "its", "their"):
        source = (owner, owner + 1)
    first, implies = at, cue.implies
    light = _light_verb(sentence, at)
    if light is not None and (subject := subject_before(sentence, light)) is not None:
        first, source = light, (subject.start, subject.end)
        if _DENYING & set(words[light:at]):
            implies = "refusing" if follows == "to" else "neutral"  # "has no plans to sell"
    if (source is None and cue.particle != ("*",)) or (cue.particle == ("~",) and first == at):
        return None
    about = follows not in ("that", "to")
    begin = at + 2 if about else at + 1
    cue_end = begin if about else at + 1
    end = content_end(sentence, begin)
    for i in range(begin, end):
        # "The city's offer to pay surprised everybody": the main clause's verb ends what was offered.
        if tags[i] in ",;" or (follows != "that" and (tags[i] in "Xv" or (tags[i] == "d" and tags[i - 1] in "nc"))):
            end = i
            break
    return Found(source, (first, cue_end), ((begin, end),), NOUN, implies) if end > begin else None


_DENYING = frozenset({"no", "little", "few", "not", "never"})


def _light_verb(sentence: Sentence, noun: int) -> int | None:
    """Return where "made", "has never given" begins, whose object is the noun ("made the case that")."""
    tags, words = sentence.tags, sentence.words
    at = noun - 1
    while at > max(0, noun - _LIGHT_REACH) and tags[at] in "ncdgD#R" and words[at] not in lexicon.words("light-verb"):
        at -= 1
    return first_of_group(sentence, at) if words[at] in lexicon.words("light-verb") else None


_LIGHT_REACH = 5


def label(sentence: Sentence, at: int) -> Found | None:
    """``Name: "quotation"`` and ``June 13: Name: "quotation"``; a name, a colon and what it says."""
    tags = sentence.tags
    if tags[at] != ":" or at + 1 >= len(tags) or at == 0:
        return None
    start = tags.rfind(":", 0, at) + 1
    plain = not any(sign not in "cDnos(),?#P" for sign in tags[start:at])
    if tags[at + 1] == "Q" and not plain:
        named = noun_phrase_start(sentence, at - 1) if tags[at - 1] == "c" else None
        source = (named, at) if named is not None else _opening_name(sentence, at) if start == 0 else None
        return None if source is None else Found(source, (at, at + 1), ((at + 1, at + 2),), "source: content")
    if start >= at or at > 12 or not plain or "c" not in tags[start:at]:
        return None
    if tags[at + 1] != "Q" and not (start == 0 and set(tags[:at]) <= {"c"} and _is_title(sentence, at)):
        return None
    return Found((start, at), (at, at + 1), ((at + 1, content_end(sentence, at + 1)),), "source: content")


def _opening_name(sentence: Sentence, colon: int) -> tuple[int, int] | None:
    """``Ann Cole, in reply: "quotation"``, ``Ann Cole put it plainly: "quotation"``: the name that begins the line."""
    tags = sentence.tags
    end = noun_phrase_end(sentence, 0, names_only=True)
    if end is None or end > colon or "c" not in tags[:end] or tags[colon - 1] in "VG":
        return None
    return 0, end


def _is_title(sentence: Sentence, colon: int) -> bool:
    """True for a line such as ``Name Surname: What He Says In A Headline``."""
    words = sentence.tags[colon + 1 :].rstrip(".?")
    return colon <= 4 and 3 <= len(words) <= 25 and words.count("c") * 2 > len(words)


def survey(sentence: Sentence, at: int) -> Found | None:
    """``In a poll released on Monday, clause``: a survey speaks."""
    words, tags = sentence.words, sentence.tags
    if words[at] != "in" or at > 1:
        return None
    comma = tags.find(",", at, at + 20)
    if comma < 0 or comma + 1 >= len(tags) or not any(w in _SURVEYS for w in words[at:comma]):
        return None
    content = (comma + 1, content_end(sentence, comma + 1))
    return Found((at + 1, comma), (at, at + 1), (content,), "in source, content")


def asked(sentence: Sentence, at: int) -> Found | None:
    """``Asked about it, Name said``, ``when asked whether``: a question that nobody is named for."""
    words, tags = sentence.words, sentence.tags
    if words[at] != "asked" or (at > 0 and words[at - 1] != "when" and tags[at - 1] not in ",-"):
        return None
    begin = at + 1
    if words[begin : begin + 1] == ("by",):
        begin = noun_phrase_end(sentence, begin + 1) or begin
    while begin < len(tags) and tags[begin] == "R":
        begin += 1
    if words[begin : begin + 1] not in (("about",), ("whether",), ("if",), ("how",), ("why",), ("what",), ("who",)):
        return None
    about = words[begin] == "about"
    start = begin + about
    comma = tags.find(",", start)
    end = comma if comma > 0 else content_end(sentence, start)
    return Found(None, (at, start), ((start, end),), "asked", "asking") if end > start else None


_SURVEYS = frozenset("poll polls survey surveys".split())


NOUN = "source's noun content"
