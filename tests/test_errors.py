"""Whatever a name holds, an error or a problem is one line."""

import pytest

from onrecord.errors import LedgerBusyError, LedgerChangedError, Problem, UnknownNameError, did_you_mean
from onrecord.lookup import AmbiguousNameError

FAKE = "talks\nclaims.yaml: no problems\x1b[2J\u2028."


@pytest.mark.parametrize(
    "told",
    [
        UnknownNameError("party", FAKE, [FAKE], where=FAKE),
        AmbiguousNameError("party", FAKE, FAKE),
        LedgerChangedError(FAKE),
        LedgerBusyError(FAKE, 3),
        Problem(FAKE, 3, FAKE),
        Problem("claims.yaml", 3, FAKE).text,
        did_you_mean(FAKE, [FAKE]),
    ],
)
def test_a_name_begins_no_line(told):
    assert str(told).splitlines() == [str(told)]
    assert "\x1b" not in str(told)
    assert "talks claims.yaml" in str(told)


def test_the_path_of_a_problem_stays_exact():
    assert Problem("two  blanks.md", 3, "is a  note").path == "two  blanks.md"
    assert str(Problem("two  blanks.md", 3, "is a  note")) == "two  blanks.md:3: is a  note"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("reuters", 'Did you mean "reuters-us-has-not-taken-step"?'),
        ("re", "onrecord articles lists them."),
        ("a-", "lists"),
    ],
)
def test_the_beginning_of_a_name_is_near(name, expected):
    known = ["reuters-us-has-not-taken-step", "rt-pentagon", "a-one", "a-two", "a-three"]
    assert expected in str(UnknownNameError("article", name, known))
