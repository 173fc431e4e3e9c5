"""Words that point back to a thing named before, and those that do not."""

import pytest

from onrecord.parser.stances import anaphora


@pytest.mark.parametrize(
    ("content", "itself", "expected"),
    [
        ("it was a mistake", True, ["it"]),
        ("it will not cancel the order", False, ["it"]),
        ("that it will not cancel the order", True, []),  # the body that speaks
        ("it will cancel it", True, ["it"]),
        ("a pause is good, but it solves nothing", False, []),  # named by the content itself
        ("we reject the offer", False, ["the offer"]),
        ("we reject their latest offer", False, ["their latest offer"]),
        ("rivers flow", False, []),
    ],
)
def test_what_points_back(content, itself, expected):
    assert [match.group() for match in anaphora.back(content, by_body=lambda: itself)] == expected
