"""Rules that begin at a word or mark that is no verb: "according to", nouns, labels, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.attribution.boundaries import speaks
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import clause_start, content_end
from onrecord.parser.grammar.noun_phrases import noun_phrase_end, noun_phrase_start
from onrecord.parser.grammar.subjects import subject_before
from onrecord.parser.grammar.verb_groups import first_of_group
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.lexicon import Noun
    from onrecord.parser.text.tokens import Sentence


_ENDS_OFFERED = frozenset({tag.COMMA, tag.SEMICOLON})
_BEFORE_LEADING = frozenset({tag.SEMICOLON, tag.COLON, tag.OPENING})
_STARTS_GOAL = tag.NAMED_OBJECT | tag.COUNTING
_BEHIND_SOURCE = frozenset({tag.AUXILIARY, tag.THAT})
_MAIN_VERB = frozenset({tag.AUXILIARY, tag.VERB})
_LABEL_WORDS = tag.SUBJECT_WORDS | {tag.OPENING, tag.CLOSING, tag.COMMA, tag.OTHER, tag.PREPOSITION}
_BEFORE_REPORTING_NOUN = tag.NOUNS_AND_NUMBERS | tag.ING_FORMS | {tag.ED}
_BEHIND_LIGHT_VERB = tag.STARTS_DESCRIPTION | {tag.ING, tag.ADVERB}


class _Named(NamedTuple):
    """``according to Name`` and ``as reported by Name``: where the name begins and ends, and whether it leads."""

    start: int
    end: int
    leads: bool


def _according_to(sentence: Sentence, at: int) -> _Named | None:
    words, tags = sentence.words, sentence.tags
    if words[at : at + 2] == ("according", "to"):
        start = at + 2
    elif words[at] == "as" and tags[at + 1 : at + 2] == tag.REPORTING_VERB and words[at + 2 : at + 3] == ("by",):
        start = at + 3
    elif words[at] == "per" and _names_source(sentence, at):
        start = at + 1
    else:
        return None
    leads = at == 0 or tags[at - 1] in _BEFORE_LEADING or (at < 3 and tags[0] in tag.CONNECTIVES)
    end = _named_source_end(sentence, start, leads=leads)
    return None if end is None else _Named(start, end, leads)


def _names_source(sentence: Sentence, per: int) -> bool:
    """True for ", per Ann Cole" and "Per the mayor,", not for "a fee of 2 crowns per car"."""
    tags = sentence.tags
    named = tags[per + 1 : per + 2] == tag.CAPITALISED or sentence.words[per + 1 : per + 2] in (
        ("the",),
        ("its",),
        ("his",),
    )
    return named and (per == 0 or tags[per - 1] in tag.CLOSES_CONTENT)


def according_to_first(sentence: Sentence, at: int) -> Found | None:
    """``According to Name, clause``, ``As reported by Name, clause``"""
    named = _according_to(sentence, at)
    if named is None or not named.leads:
        return None
    begin = named.end + sentence.is_comma(named.end)
    end = content_end(sentence, begin) if begin < len(sentence.tags) else begin
    return Found(named[:2], (at, named.start), ((begin, end),)) if begin < end else None


def according_to_last(sentence: Sentence, at: int) -> Found | None:
    """``Clause, according to Name.``, ``Clause, as reported by Name, goes on.``"""
    named = _according_to(sentence, at)
    if named is None or named.leads:
        return None
    tags = sentence.tags
    last = at - 1 if tags[at - 1] == tag.COMMA else at
    begin = clause_start(sentence, last)
    if last <= begin:
        return None
    source, cue, behind = named[:2], (at, named.start), named.end + 1
    scene = tags[begin] in tag.SETS_SCENE and not any(sign in tag.FINITE for sign in tags[begin:last])
    if not sentence.is_comma(named.end) or behind >= len(tags):
        return Found(source, cue, ((begin, last),))
    rest = (behind, content_end(sentence, behind))
    if rest[1] <= behind:
        return Found(source, cue, ((begin, last),))
    if scene:
        return Found(source, cue, (rest,))
    goes_on = tags[behind] in tag.FINITE_OR_ED or last - begin <= _UNFINISHED
    return Found(source, cue, ((begin, last), rest) if goes_on else ((begin, last),))


_UNFINISHED = 3
"""So few words before "according to" are no clause yet: it goes on behind the name."""


def _named_source_end(sentence: Sentence, start: int, *, leads: bool) -> int | None:
    """Return the end of the source after "according to": all words up to the next comma or stop."""
    tags = sentence.tags
    for at in range(start, min(len(tags), start + 30)):
        if tags[at] in tag.CLOSING_MARKS or (tags[at] == tag.QUOTATION and at > start):
            return at if at > start else None
        if not leads and tags[at] in _BEHIND_SOURCE:
            break
    return noun_phrase_end(sentence, start) if start < len(tags) else None


def reporting_noun(sentence: Sentence, at: int) -> Found | None:
    """``Norland's offer to form a group``, ``his claim that it was over``, ``made the case that``."""
    sense = _sense(sentence, at)
    if sense is None:
        return _is_that(sentence, at)
    first, source, implies = at, _owner(sentence, at), sense.implies
    light = _light_verb(sentence, at)
    if light is not None and (subject := subject_before(sentence, light)) is not None:
        first, source = light, (subject.start, subject.end)
        if not lexicon.words("denying").isdisjoint(sentence.words[light:at]):
            implies = "refusing" if sense.opener == "to" else "neutral"  # "has no plans to sell"
    if (source is None and sense.needs != "alone") or (sense.needs == "light-verb" and first == at):
        return None
    begin = at + 1 if sense.opener in ("that", "to") else at + 2  # "support for X": the preposition is the cue's
    cue_end = max(at + 1, begin)
    end = _offered_end(sentence, begin, clause=sense.opener == "that")
    return Found(source, (first, cue_end), ((begin, end),), implies) if end > begin else None


def _is_that(sentence: Sentence, at: int) -> Found | None:
    """``Cole's view is that it was over``, ``his demand was to stop it``."""
    words = sentence.words
    source, verb = _owner(sentence, at) if at else None, at + 1
    if words[verb : verb + 1] not in (("is",), ("was",)):
        return None
    senses = sentence.vocabulary.nouns.get(words[at], ())
    sense = next((sense for sense in senses if (sense.opener,) == words[verb + 1 : verb + 2]), None)
    begin = verb + 1
    if sense is None or sense.opener not in ("that", "to") or (source is None and sense.needs != "alone"):
        return None
    follows = sentence.tags[begin + 1 : begin + 2]
    if follows in ("", tag.OF, tag.STOP) or words[begin : begin + 2] == ("to", "be"):
        return None  # "his view is that of a clerk", "the decision was to be announced"
    end = content_end(sentence, begin)
    return Found(source, (at, begin), ((begin, end),), sense.implies) if end > begin else None


def _sense(sentence: Sentence, at: int) -> Noun | None:
    """Return the sense of the noun at `at` whose opener follows it."""
    follows = sentence.words[at + 1 : at + 2]
    senses = sentence.vocabulary.nouns.get(sentence.words[at], ()) if at else ()
    sense = next((sense for sense in senses if (sense.opener,) == follows), None)
    if sense is None or sense.opener != "to" or sense.implies in ("neutral", "opposing"):
        return sense
    goal = sentence.tags[at + 2 : at + 3] in _STARTS_GOAL
    return None if goal else sense  # "a threat to the bridge", not "to close it"


def _owner(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the owner before a noun: "Norland's", "his", with at most three words between."""
    tags = sentence.tags
    owner = at - 1
    while (
        owner > 0
        and tags[owner] in _BEFORE_REPORTING_NOUN
        and at - owner < 4
        and tags[owner - 1] != tag.POSSESSIVE
        and tags[owner] != tag.POSSESSIVE
    ):
        owner -= 1
    if tags[owner] == tag.POSSESSIVE and owner > 0:
        start = noun_phrase_start(sentence, owner - 1)
        return None if start is None else (start, owner)
    return (owner, owner + 1) if sentence.words[owner] in ("his", "her", "its", "their") else None


def _offered_end(sentence: Sentence, begin: int, *, clause: bool) -> int:
    """Return where what was offered ends, by the main clause's verb at the latest.

    "The city's offer to pay surprised everybody"; a `clause` has a verb of its own.
    """
    tags = sentence.tags
    end = content_end(sentence, begin)
    for at in range(begin, end):
        verb = tags[at] in _MAIN_VERB or (tags[at] == tag.ED and tags[at - 1] in tag.NOUNS)
        if tags[at] in _ENDS_OFFERED or (verb and not clause):
            return at
    return end


def _light_verb(sentence: Sentence, noun: int) -> int | None:
    """Return where "made", "has never given" begins, whose object is the noun ("made the case that")."""
    tags, words = sentence.tags, sentence.words
    at = noun - 1
    while (
        at > max(0, noun - _LIGHT_REACH)
        and tags[at] in _BEHIND_LIGHT_VERB
        and words[at] not in lexicon.words("light-verb")
    ):
        at -= 1
    return first_of_group(sentence, at) if words[at] in lexicon.words("light-verb") else None


_LIGHT_REACH = 5


def speaker_label(sentence: Sentence, at: int) -> Found | None:
    """``Name: "quotation"`` and ``June 13: Name: "quotation"``; a name, a colon and what it says."""
    tags = sentence.tags
    if tags[at] != tag.COLON or at + 1 >= len(tags) or at == 0:
        return None
    if tags[at + 1] == tag.QUOTATION and _another_speaks(sentence, at + 2):
        return None  # 'Lund: "It is over," Ann Cole said': a place
    start = tags.rfind(tag.COLON, 0, at) + 1
    plain = not any(sign not in _LABEL_WORDS for sign in tags[start:at])
    if tags[at + 1] == tag.QUOTATION and not plain:
        named = noun_phrase_start(sentence, at - 1) if tags[at - 1] == tag.CAPITALISED else None
        source = (named, at) if named is not None else _opening_name(sentence, at) if start == 0 else None
        return None if source is None else Found(source, (at, at + 1), ((at + 1, at + 2),))
    if start >= at or at > 12 or not plain or tag.CAPITALISED not in tags[start:at]:
        return None
    if tags[at + 1] != tag.QUOTATION and not (
        start == 0 and set(tags[:at]) <= {tag.CAPITALISED} and _is_title(sentence, at)
    ):
        return None
    return Found((start, at), (at, at + 1), ((at + 1, content_end(sentence, at + 1)),))


def _another_speaks(sentence: Sentence, at: int) -> bool:
    """True where `at` begins "Ann Cole said" or "said Ann Cole"."""
    return speaks(sentence, at, len(sentence.tags)) or sentence.words[at : at + 1] in (("said",), ("says",))


def _opening_name(sentence: Sentence, colon: int) -> tuple[int, int] | None:
    """``Ann Cole, in reply: "quotation"``, ``Ann Cole put it plainly: "quotation"``: the name that begins the line."""
    tags = sentence.tags
    end = noun_phrase_end(sentence, 0, names_only=True)
    if end is None or end > colon or tag.CAPITALISED not in tags[:end] or tags[colon - 1] in tag.REPORTS:
        return None
    return 0, end


def _is_title(sentence: Sentence, colon: int) -> bool:
    """True for a line such as ``Name Surname: What He Says In A Headline``."""
    words = sentence.tags[colon + 1 :].rstrip(tag.STOP + tag.OTHER)
    return colon <= 4 and 3 <= len(words) <= 25 and words.count(tag.CAPITALISED) * 2 > len(words)


_LONGEST = 16
"""A signature has at most so many words and marks."""
_SIGNATURE = (tag.INSIDE_NOUN_PHRASE - {tag.NUMBER}) | {
    tag.DETERMINER, tag.COMMA, tag.OPENING, tag.CLOSING, tag.PREPOSITION, tag.COORDINATOR,
}  # fmt: skip
_NO_NAME = frozenset({tag.WORD, tag.ED, tag.ING, tag.PREPOSITION, tag.DETERMINER})
_QUOTED = frozenset({tag.QUOTATION, tag.STOP})
_BEHIND_SIGNATURE = frozenset({tag.TIME, tag.NUMBER, tag.STOP, tag.DASH, tag.COMMA, tag.CAPITALISED})


def signature(sentence: Sentence, at: int) -> Found | None:
    """``"Quotation." - Ann Cole, the mayor``: the name behind a dash with which a paragraph ends."""
    if not at or not _QUOTED.issuperset(sentence.tags[:at]):
        return None
    end = _name_end(sentence, at)
    return None if end is None else Found((at + 1, end), (at, at + 1), ((0, at),))


def _name_end(sentence: Sentence, dash: int) -> int | None:
    """Return the end of the name behind a dash when nothing else but a day stands there."""
    tags = sentence.tags
    start = dash + 1
    if tags[start : start + 1] not in (tag.CAPITALISED, tag.DETERMINER) or len(tags) - start > _LONGEST:
        return None
    end = start
    while end < len(tags) and _belongs(tags, start, end):
        end += 1
    if tag.CAPITALISED not in tags[start:end] or not _BEHIND_SIGNATURE.issuperset(tags[end:]):
        return None
    while end > start and tags[end - 1] in tag.PAUSES:
        end -= 1
    return end if end > start else None


def _belongs(tags: str, start: int, at: int) -> bool:
    """True for a word of a name, of the handle in brackets behind it, or of what is said of it behind a comma."""
    if tags[at] not in _SIGNATURE or tags[at : at + 2] == tag.CAPITALISED + tag.NUMBER:  # "March 7"
        return False
    before = tags[start:at]
    name_ends = tag.CAPITALISED in before and tag.COMMA not in before and tag.OPENING not in before
    return not name_ends or tags[at] not in _NO_NAME
