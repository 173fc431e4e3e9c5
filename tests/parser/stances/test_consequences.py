"""What a thing is said to do to others."""

import pytest

from onrecord.parser.stances import clauses, consequences


def sign(said):
    words = said.split()
    at = words.index("dam")
    clause = next(part for part in clauses.cut(words) if part.first <= at < part.last)
    does = consequences.of(words, at, at, clause)
    return does and does.sign


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # good or bad whatever the object, but for those whom nobody wants helped
        ("the dam would protect farmers", 1),
        ("the dam has ruined the valley", -1),
        ("the dam helps smugglers", -1),
        ("the dam would hurt speculators", 1),
        # as the object is good or bad
        ("the dam would cut jobs", -1),
        ("the dam would cut crime", 1),
        ("the dam would mean higher taxes", -1),
        ("the dam would bring fewer jobs", -1),
        ("the dam would tackle the drought", 1),
        # auxiliaries, adverbs, a second noun
        ("the dam could quickly lower bills", 1),
        ("the dam project will create jobs", 1),
        # a denial is left to the clause
        ("the dam wouldn't create jobs", 1),
        # nothing that is good or bad, a sum, no object, no subject
        ("the dam would cut the ribbon", None),
        ("the dam cost $ 4 million", None),
        ("the dam would help", None),
        ("people near the dam would create jobs", None),
        ("the dam , which opened", None),
    ],
)
def test_what_a_thing_does_tells_its_worth(said, expected):
    assert sign(said) == expected
