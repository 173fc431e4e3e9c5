"""The rules of attribution, each a record with examples, and every candidate that they find in a sentence.

To add a rule, write its function beside its kin, its id in `AttributionRule`, its record here, and its sentence in
`render.attribution_rules`. The examples run as tests: each `yes` must be found by that very rule, no `no` may be.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.attribution import marker_rules, passives, verb_rules
from onrecord.parser.grammar import verb_groups
from onrecord.spans import AttributionRule as Id

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from onrecord.parser.attribution.candidate import Found
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


class VerbRule(NamedTuple):
    """A rule that is asked at every reporting verb, with all of the sentence."""

    id: Id
    find: Callable[[Sentence, Group, list[Group]], Found | None]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class MarkerRule(NamedTuple):
    """A rule that is asked at each of its `triggers`: words in small letters, or marks."""

    id: Id
    find: Callable[[Sentence, int], Found | None]
    triggers: Callable[[], Iterable[str]]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


class ParagraphRule(NamedTuple):
    """A rule on the place of a paragraph or of a quotation without a cue; `select` applies it."""

    id: Id
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


VERB_RULES = (
    VerbRule(
        Id.QUOTED_AS,
        verb_rules.quoted_as,
        yes=("The Herald quoted Cole as saying the bridge was safe.", "Cole was quoted as saying that it was over."),
        no=("Cole quoted a poem.", "The Herald quoted Cole."),
    ),
    VerbRule(
        Id.PASSIVE_BY,
        passives.passive_by,
        yes=("The plan was rejected by the council.", "The delay was reported Monday by the Herald."),
        no=("The plan was rejected.", "The council rejected the plan by noon."),
    ),
    VerbRule(
        Id.PASSIVE,
        passives.passive,
        yes=("The bridge is expected to open in May.", "It was reported that the bridge was shut."),
        no=("The council expects the bridge to open in May.", "The bridge is opened to the public."),
    ),
    VerbRule(
        Id.PASSIVE_WITHOUT_AGENT,
        passives.passive_without_agent,
        yes=("The plan was announced on Monday.",),
        no=("The plan was announced by the council.", "The bridge was painted on Monday."),
    ),
    VerbRule(
        Id.AFTER_CONTENT,
        verb_rules.after_content,
        yes=('"The bridge is shut," Cole said.', "The bridge is shut, Cole said on Monday."),
        no=("Today, Cole said.", "In a letter, Cole said the bridge was shut."),
    ),
    VerbRule(
        Id.INVERTED,
        verb_rules.inverted,
        yes=('"The bridge is shut," said Cole, the mayor.', "The bridge is shut, says the mayor."),
        no=("His father, a pastor, knew Cole.", '"The bridge is shut," Cole said.'),
    ),
    VerbRule(
        Id.CITING,
        verb_rules.citing,
        yes=("The Herald reported, citing officials, that the bridge was shut.",),
        no=("The Herald reported that the bridge was shut.", "Citing the cost, Cole said the bridge was shut."),
    ),
    VerbRule(
        Id.BEFORE_CONTENT,
        verb_rules.before_content,
        yes=("Cole said the bridge was shut.", 'Cole told reporters, "It is shut."', "The council rejected the offer."),
        no=("The bridge is shut, Cole said.", "Cole crossed the bridge."),
    ),
    VerbRule(
        Id.WITHOUT_SUBJECT,
        verb_rules.without_subject,
        yes=("The bank just this month announced it would close.",),
        no=("Cole announced it would close.",),
    ),
)
"""At a reporting verb: the first that fits counts."""

MARKER_RULES = (
    MarkerRule(
        Id.ACCORDING_TO_FIRST,
        marker_rules.according_to_first,
        lambda: ("according", "as", "per"),
        yes=(
            "According to the mayor, the bridge is shut.",
            "Per the mayor, the bridge is shut.",
            "As reported by the Herald, the bridge is shut.",
        ),
        no=("The bridge is shut, according to the mayor.", "As mayor, Cole shut the bridge."),
    ),
    MarkerRule(
        Id.ACCORDING_TO_LAST,
        marker_rules.according_to_last,
        lambda: ("according", "as", "per"),
        yes=(
            "The bridge is shut, according to the mayor.",
            '"The bridge is shut," per Ann Cole.',
            "The bridge, according to the mayor, is shut.",
            "In May, according to the mayor, the bridge was shut.",
        ),
        no=(
            "According to the mayor, the bridge is shut.",
            "The bridge is as safe as any.",
            "The fee is due, per car and per crossing.",
        ),
    ),
    MarkerRule(
        Id.SPEAKER_LABEL,
        marker_rules.speaker_label,
        lambda: (":",),
        yes=('Ann Cole: "The bridge is shut."', 'June 13: Ann Cole: "The bridge is shut."'),
        no=("The bridge has three parts: two piers and a deck.", 'Cole said: "The bridge is shut."'),
    ),
    MarkerRule(
        Id.REPORTING_NOUN,
        marker_rules.reporting_noun,
        lexicon.nouns,
        yes=(
            "The council's offer to pay surprised everybody.",
            "His claim that it was over was false.",
            "The council's position is that it was over.",
        ),
        no=("A threat to the bridge grew.", "An offer to pay surprised everybody.", "The position is that of a clerk."),
    ),
    MarkerRule(
        Id.SIGNATURE,
        marker_rules.signature,
        lambda: ("-", "--", "—", "–"),
        yes=('"The bridge is shut." - Ann Cole, the mayor',),
        no=(
            '"The bridge is shut" - the third in a year.',
            "The bridge is shut.\n\n— Ann Cole",
            "“The bridge is shut.”\n\n— Ann Cole left at noon.",
        ),
    ),
)
"""At a word or mark that is no reporting verb: the first that fits counts."""

PARAGRAPH_RULES = (
    ParagraphRule(
        Id.TRANSCRIPT,
        yes=(
            "MS COLE: The bridge is shut.\nMR BERG: It is not.",
            "[00:01] Cole: The bridge is shut.\n[00:02] Berg: No.\n[00:03] Cole: It is.",
            "Q. Is it shut?\nA. Yes.",
            "MS COLE (by phone): It is shut.",
        ),
        no=("Cole: The bridge is shut.", "WHAT WE KNOW: The bridge is shut.", "CORRECTION: We said it was shut."),
    ),
    ParagraphRule(
        Id.SIGNED,
        yes=(
            '"The bridge is shut."\n\n— Ann Cole, mayor',
            "The bridge is shut.\n\n— Ann Cole (@cole) June 9, 2020",
            "Dear editor,\n\nThe bridge is shut.\n\nYours sincerely,\n\nAnn Cole",
            "From the desk of Ann Cole, mayor.\n\n“The bridge is shut.”",
        ),
        no=("The bridge is shut.\n\n— Ann Cole, mayor", '"The bridge is shut."\n\n— the mayor left early.'),
    ),
    ParagraphRule(
        Id.ANNOUNCED_BLOCK,
        yes=("Cole added:\nThe bridge is shut and stays shut.",),
        no=("Cole added nothing.\nThe bridge is shut and stays shut.",),
    ),
    ParagraphRule(
        Id.SET_OFF_BLOCK,
        yes=("Cole said the bridge was shut.\n\n**It stays shut for good.**",),
        no=("The bridge was shut.\n\n**It stays shut for good.**",),
    ),
    ParagraphRule(
        Id.QUOTATION_AFTER_REPORT,
        yes=('Cole said the bridge was shut. "It stays shut."',),
        no=('"The bridge is shut," Cole said. "It stays shut."',),
    ),
    ParagraphRule(
        Id.QUOTATION_AFTER_SPEAKER,
        yes=('Ann Cole left the hall. "The bridge is shut."',),
        no=('Ann Cole said it was late. "The bridge is shut."',),
    ),
    ParagraphRule(
        Id.QUOTATION_OF_SAME_SPEAKER,
        yes=('Cole said the bridge was shut.\n\n"It stays shut."',),
        no=('"It stays shut."',),
    ),
)
"""Where no cue says whose words they are."""

_OFF: ContextVar[frozenset[Id]] = ContextVar("attribution rules switched off", default=frozenset[Id]())


@contextmanager
def without(ids: Iterable[Id]) -> Generator[None]:
    """Switch rules off while the block runs, to measure what they are worth: for `bench/` alone.

    What the parser keeps of an article it has read is not read again: read a fresh `Document` in the block.
    """
    token = _OFF.set(_OFF.get() | frozenset(ids))
    try:
        yield
    finally:
        _OFF.reset(token)


def switched_off() -> frozenset[Id]:
    """Return the rules that are switched off here."""
    return _OFF.get()


@cache
def _verb_rules(off: frozenset[Id]) -> tuple[VerbRule, ...]:
    return tuple(rule for rule in VERB_RULES if rule.id not in off)


@cache
def _marker_rules(off: frozenset[Id]) -> Mapping[str, tuple[MarkerRule, ...]]:
    """Return the rules that each word or mark calls."""
    called: defaultdict[str, list[MarkerRule]] = defaultdict(list)
    for rule in MARKER_RULES:
        for trigger in () if rule.id in off else rule.triggers():
            called[trigger].append(rule)
    return {trigger: tuple(rules) for trigger, rules in called.items()}


def candidates(sentence: Sentence) -> Iterator[Found]:
    """Yield what the first fitting rule finds at every verb group, then at every marker."""
    off = _OFF.get()
    at_verbs, called = _verb_rules(off), _marker_rules(off)
    groups = verb_groups.find(sentence)
    for group in groups:
        for rule in at_verbs:
            found = rule.find(sentence, group, groups)
            if found is not None:
                yield found._replace(rule=rule.id)
                break
    words = sentence.words
    places = [] if called.keys().isdisjoint(words) else [at for at, word in enumerate(words) if word in called]
    for at in places:
        for rule in called[words[at]]:
            found = rule.find(sentence, at)
            if found is not None:
                yield found._replace(rule=rule.id)
                break
