"""Each rule resolves its own example, and leaves the one beside it to others."""

import datetime as dt

import pytest

from onrecord.parser.compiled import CompiledCodebook
from onrecord.parser.run import find_attributions
from onrecord.parser.speakers.discourse import DiscourseState, Mention
from onrecord.parser.speakers.names import words
from onrecord.parser.speakers.resolve import resolve
from onrecord.parser.speakers.rules import RULES, Rule


def by(rule: Rule, text: str, scheme: CompiledCodebook) -> tuple[str, ...]:
    """Return whom one rule takes for the speakers of the last statement of a text, the others resolved as usual."""
    state = DiscourseState(scheme.names, text, dt.date(2019, 5, 15))
    *before, last = find_attributions(text)
    for attribution in before:
        resolve(state, attribution)
    assert last.source
    printed = last.source.of(text)
    mention = Mention(printed, last.source, tuple(word.key for word in words(printed)))
    return tuple(speaker.actor for speaker in rule.speakers(state, mention))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_resolves_its_example(rule: Rule, scheme: CompiledCodebook) -> None:
    assert by(rule, rule.example, scheme) == rule.gives


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_others_theirs(rule: Rule, scheme: CompiledCodebook) -> None:
    assert by(rule, rule.beside, scheme) == ()


def test_ids_are_different() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
