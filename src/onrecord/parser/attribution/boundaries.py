"""Content boundaries: the constructions at which what is reported may end, and another clause or report begins."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.lexicon import Cue
    from onrecord.parser.text.tokens import Sentence

_BEHIND_FINITE_VERB = tag.PRONOUNS | tag.OPENS_CONTENT | tag.PREPOSITION_OR_TO | {tag.DETERMINER}
_STARTS_SPEAKER = frozenset({tag.DETERMINER, tag.CAPITALISED, tag.NUMBER})
_LONG_SUBJECT_WORDS = tag.SUBJECT_WORDS | {tag.PREPOSITION}
_NAME_WORDS = tag.SUBJECT_WORDS - {tag.NUMBER} | {tag.PRONOUN}
_SPEAKER_WORDS = tag.SUBJECT_WORDS | {tag.PRONOUN}
_BEHIND_BUT_HE = frozenset({tag.REPORTING_VERB, tag.AUXILIARY, tag.ADVERB})
_BEHIND_QUOTED_HE = tag.FINITE | {tag.ADVERB}
_VERB_BEHIND_BEFORE = frozenset({tag.AUXILIARY, tag.REPORTING_VERB})


class Boundary(Enum):
    """A construction that begins with a comma, a semicolon or a conjunction."""

    SEMICOLON = auto()
    SAYING = auto()
    """`, saying`, `, and said`, `, but he said`: the next report"""
    NAME_SAID = auto()
    """`, Name said`: the main clause behind one that only led up to it"""
    AND_NAME_HAS_SAID = auto()
    AND_HAS = auto()
    """`and has proposed`: the next report of the same subject"""
    BUT_ARGUED = auto()
    """`but argued that`, the same behind "but" """
    QUOTATION_BUT_HE = auto()
    """`"quotation" but he said`"""
    ACCORDING = auto()
    """`, according to`"""
    DID = auto()
    """`, rejected`"""
    AND_DID = auto()
    DOING = auto()
    """`, rejecting`, `, leaving`"""
    AND_DOING = auto()
    HE = auto()
    """`, he`"""
    DETERMINER = auto()
    """`, the`"""
    COMMA_BUT = auto()
    BUT = auto()
    WHICH = auto()
    """`, which`"""
    WHO = auto()
    """`, who`"""
    WHEN = auto()
    WHILE = auto()
    WHERE = auto()
    """`, where`"""
    BEFORE = auto()
    """`, before the office rejected it`"""


_BY_SUBORDINATOR = {"when": Boundary.WHEN, "while": Boundary.WHILE}
_BY_SIGN = {
    tag.REPORTING_GERUND: Boundary.DOING,
    tag.ING: Boundary.DOING,
    tag.CONTRAST: Boundary.COMMA_BUT,
    tag.PRONOUN: Boundary.HE,
    tag.DETERMINER: Boundary.DETERMINER,
    tag.REPORTING_VERB: Boundary.DID,
}


def boundary_at(sentence: Sentence, at: int, end: int) -> Boundary | None:
    """Return the construction that begins at `at`, read up to token `end`; None for a mark inside a content.

    At `at` stands a comma, a semicolon, a conjunction, or an -ing form behind a quotation, whose own comma closes it
    ('said that "it is over," suggesting ...').
    """
    sign = sentence.tags[at]
    if sign == tag.SEMICOLON:
        return Boundary.SEMICOLON
    if sign in tag.ING_FORMS:
        return Boundary.SAYING
    if sign == tag.SUBORDINATOR:
        return _BY_SUBORDINATOR.get(sentence.words[at])
    if sign == tag.COORDINATOR:
        return _joined_by_and(sentence, at, end)
    return _joined_by_but(sentence, at, end) if sign == tag.CONTRAST else _behind_comma(sentence, at, end)


def _joined_by_and(sentence: Sentence, at: int, end: int) -> Boundary | None:
    if _same_subject_goes_on(sentence, at, end):
        return Boundary.AND_HAS
    if _another_speaker(sentence, at + 1, end):
        return Boundary.AND_NAME_HAS_SAID
    verb = _verb_after(sentence, at + 1, end)
    if verb is None:
        return None
    if sentence.tags[verb] == tag.REPORTING_GERUND:
        return Boundary.AND_DOING
    return Boundary.AND_DID if _finite(sentence, verb, verb > at + 1) else None


def _joined_by_but(sentence: Sentence, at: int, end: int) -> Boundary | None:
    tags = sentence.tags
    if (
        tags[at - 1] == tag.QUOTATION
        and tags[at + 1 : at + 2] == tag.PRONOUN
        and tags[at + 2 : at + 3] in _BEHIND_QUOTED_HE
    ):
        return Boundary.QUOTATION_BUT_HE
    return Boundary.BUT_ARGUED if _same_subject_goes_on(sentence, at, end) else Boundary.BUT


def _behind_comma(sentence: Sentence, at: int, end: int) -> Boundary | None:
    tags, words = sentence.tags, sentence.words
    follows = tags[at + 1 : at + 2]
    if words[at + 1 : at + 2] in (("before",), ("after",)) and any(
        s in _VERB_BEHIND_BEFORE for s in tags[at + 2 : at + 8]
    ):
        return Boundary.BEFORE  # "reiterated the offer, before the office rejected it"
    if words[at + 1 : at + 3] == ("according", "to"):
        return Boundary.ACCORDING
    if _second_report(sentence, at + 1, end):
        return Boundary.SAYING
    if _name_says(sentence, at + 1, end):
        return Boundary.NAME_SAID
    if follows == tag.RELATIVE:
        return Boundary.WHO if words[at + 1] in ("who", "whom", "whose") else Boundary.WHICH
    if follows == tag.SUBORDINATOR:
        if words[at + 1] in ("while", "as", "though", "although") and speaks(sentence, at + 2, end):
            return Boundary.NAME_SAID
        return Boundary.WHERE if words[at + 1] == "where" else None
    if follows == tag.ADVERB and tags[at + 2 : at + 3] == tag.REPORTING_VERB:
        return Boundary.DID
    if follows == tag.COORDINATOR:
        verb = _verb_after(sentence, at + 2, end)
        return (
            Boundary.AND_DID
            if verb is not None and tags[verb] == tag.REPORTING_VERB and _finite(sentence, verb, verb > at + 2)
            else None
        )
    return _BY_SIGN.get(follows)


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
    """True for "and has proposed", Boundary.BUT_ARGUED: the speaker's next report, with no comma before it."""
    tags, words = sentence.tags, sentence.words
    verb = _verb_after(sentence, at + 1, end)
    if verb is None:
        return False
    if verb > at + 1:
        helpers = ("has", "have", "had", "did", "does", "would") if tags[at] == tag.CONTRAST else ("has", "have", "had")
        return words[at + 1] in helpers and bool(_senses(sentence, words[verb]))
    if words[verb] in ("said", "says", "added", "told", "insisted", "argued", "noted", "warned"):
        return True
    return _tells(sentence, words[verb]) and tags[verb + 1 : verb + 2] in tag.OPENS_REPORT


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


def speaks(sentence: Sentence, at: int, end: int) -> bool:
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
    return reports is not None and _tells(sentence, sentence.words[reports], neutrally=True)


def _second_report(sentence: Sentence, at: int, end: int) -> bool:
    """True where ", adding", ", and said", ", but he said" begins at `at`."""
    tags, words = sentence.tags, sentence.words
    if at >= end:
        return False
    if tags[at] == tag.REPORTING_GERUND:
        return _tells(sentence, words[at])
    if tags[at] in tag.CONJUNCTIONS:
        at += 1
        while at < end and tags[at] in tag.PREVERBAL:
            at += 1
        if at < end and tags[at] == tag.REPORTING_VERB and _tells(sentence, words[at]):
            return True
        if at + 1 < end and tags[at] == tag.PRONOUN and tags[at + 1] in _BEHIND_BUT_HE:
            return words[at] in ("he", "she", "they") and words[at - 1] == "but"
        # ", and a spokesman told": another speaker's report.
        verb = at
        while verb < min(end, at + 9) and tags[verb] in _LONG_SUBJECT_WORDS:
            verb += 1
        if at < verb < end and tags[verb] == tag.REPORTING_VERB and tags[at] in _STARTS_SPEAKER:
            return _tells(sentence, words[verb], neutrally=True)
    return False


def _tells(sentence: Sentence, word: str, *, neutrally: bool = False) -> bool:
    """True for a verb that takes a clause; `neutrally` for one that only says that it was said."""
    told = [cue for cue in _senses(sentence, word) if cue.frame in ("clause", "hearer")]
    return any(cue.implies == "neutral" or not neutrally for cue in told)


def _senses(sentence: Sentence, word: str) -> tuple[Cue, ...]:
    verbs = sentence.vocabulary.verbs
    return tuple(cue for lemma, _ in verbs.forms.get(word, ()) for cue in verbs.senses[lemma])
