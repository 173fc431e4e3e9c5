"""What is asserted of a thing's own doing."""

import pytest
from stance_of import DAM, FINES, stances


@pytest.mark.parametrize(
    ("text", "issue", "expected"),
    [
        # plans and facts
        ("The mayor said the dam will come all the same.", DAM, ["supports"]),
        ("The mayor said the dam would go ahead in July.", DAM, ["supports"]),
        ("The mayor said there would almost certainly be fines.", FINES, ["supports"]),
        ("The mayor said that if it rains there will in all likelihood be a dam.", DAM, ["leans-for"]),
        ("The mayor said the dam, taken up last week, would be ready in a year.", DAM, ["supports"]),
        ("The mayor said the dam would begin in May.", DAM, ["supports"]),
        ("The mayor said the dam will be out of the budget by March.", DAM, ["opposes"]),
        ("The mayor said the dam would rise above the church.", DAM, []),
        ("The mayor said a hearing on the dam would be held in July.", DAM, []),
        ("The mayor said the dam cannot be seen from the church.", DAM, []),
        # wishes and questions
        ("“Let us build the dam,” the mayor said.", DAM, ["supports"]),
        ("“So where is our dam?” the mayor asked.", DAM, ["leans-for"]),
        ("“Where is the dam on this map?” the mayor asked.", DAM, []),
        ("“Why would he build the dam in May?” the mayor asked.", DAM, []),
    ],
)
def test_what_is_asserted_takes_a_side(text, issue, expected):
    assert stances(text, *issue) == expected
