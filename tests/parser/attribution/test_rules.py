"""Every rule of attribution by its own examples, and the table that is the one place where a rule is entered."""

import pytest

from onrecord.parser import find_attributions
from onrecord.parser.attribution import rules
from onrecord.parser.attribution.candidate import Found
from onrecord.render import attribution_rules
from onrecord.spans import AttributionRule

RULES = (*rules.VERB_RULES, *rules.MARKER_RULES, *rules.PARAGRAPH_RULES)


def found_by(text):
    return {attribution.rule for attribution in find_attributions(text, nested=True)}


@pytest.mark.parametrize(("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.yes])
def test_an_example_is_found_by_its_rule_and_not_without_it(rule, text):
    assert rule in found_by(text)
    with rules.without([rule]):
        assert rule not in found_by(text)
    assert rule in found_by(text)


@pytest.mark.parametrize(("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.no])
def test_a_counter_example_is_not(rule, text):
    assert rule not in found_by(text)


def test_every_rule_has_one_record_with_examples_and_words_for_people():
    ids = [rule.id for rule in RULES]
    assert sorted(ids) == sorted(set(AttributionRule) - {AttributionRule.CODED, AttributionRule.BYLINE})
    assert all(rule.yes and rule.no for rule in RULES)
    assert set(attribution_rules.SENTENCES) == set(AttributionRule)


def test_a_rule_that_is_entered_in_the_table_is_called_at_its_triggers(monkeypatch):
    def says(sentence, at):
        return Found((at + 1, at + 3), (at, at + 1), ((at + 4, len(sentence.tags) - 1),))

    rule = rules.MarkerRule(AttributionRule.CODED, says, lambda: ("via",), ("Via the mayor, the bridge is shut.",))
    monkeypatch.setattr(rules, "MARKER_RULES", (*rules.MARKER_RULES, rule))
    with rules.without([AttributionRule.CITING]):  # a set of rules that no other test has asked for
        rules._marker_rules.cache_clear()
        (found,) = find_attributions(rule.yes[0])
    rules._marker_rules.cache_clear()
    assert found.rule == AttributionRule.CODED
    assert found.source.of(rule.yes[0]) == "the mayor"


def test_switching_off_ends_with_the_block_whatever_happens():
    def interrupted():
        with rules.without(AttributionRule):
            assert find_attributions("Cole said the bridge was shut.") == ()
            raise LookupError

    with pytest.raises(LookupError):
        interrupted()
    assert rules.switched_off() == frozenset()
