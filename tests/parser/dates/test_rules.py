"""Every rule for dates by its own examples, read for an article of one Wednesday."""

import pytest

from onrecord import edtf
from onrecord.parser.dates import explicit, periods, relative
from onrecord.parser.dates.calendar import EXAMPLES_OF, DateRuleId, Page

RULES = (*explicit.RULES, *relative.RULES, *periods.RULES)


def days(rule, text):
    match = rule.pattern.search(text)
    try:
        found = rule.read(match, Page(EXAMPLES_OF)) if match else None
    except (OverflowError, ValueError):
        return None
    return f"{found[0]}/{found[1]}" if found and found[0] < found[1] else str(found[0]) if found else None


@pytest.mark.parametrize(("rule", "text", "expected"), [(rule, *example) for rule in RULES for example in rule.yes])
def test_an_expression_is_read(rule, text, expected):
    assert edtf.parse(expected)
    assert days(rule, text) == expected


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.no])
def test_what_is_no_such_expression_is_not(rule, text):
    assert days(rule, text) is None


def test_every_rule_has_one_record_with_examples():
    assert sorted(rule.id for rule in RULES) == sorted(DateRuleId)
    assert all(rule.yes and rule.no for rule in RULES)
