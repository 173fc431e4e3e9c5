"""The examples in the word tables: each matches its group, or must not."""

import pytest

from onrecord.parser.lexicon import examples, tables
from onrecord.parser.lexicon.shapes import SHAPES

GROUPS = [
    (name, path, group)
    for name, shape in SHAPES.items()
    if not shape.columns
    for path, group in tables.table(name).items()
]
EXAMPLES = [
    pytest.param(name, path, example, expected, id=f"{name}-{'.'.join(path)}-{example}")
    for name, path, group in GROUPS
    for listed, expected in ((group.yes, True), (group.no, False))
    for example in listed
]


@pytest.mark.parametrize(("name", "path", "example", "expected"), EXAMPLES)
def test_an_example_matches_its_group_or_must_not(name, path, example, expected):
    assert examples.matches(name, path, example) == expected


def test_an_example_of_what_must_not_match_stands_beside_one_that_must():
    assert [(name, path) for name, path, group in GROUPS if group.no and not group.yes] == []
    assert {name for name, _, group in GROUPS if group.yes} >= {
        "reporting_verbs", "reporting_nouns", "reporting_adjectives", "polarity", "words", "speakers",
        "boilerplate", "position_wording",
    }  # fmt: skip
