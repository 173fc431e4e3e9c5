"""Where a second article begins in a file."""

import pytest

from onrecord.articles import second

TEXT = (
    "The council voted on Tuesday to close the street to cars, and the mayor said that the plan would be tried for a"
    " year. “We support the closure,” said Anna Voss, who leads the council in Milbrook."
)
FIRST = "Council votes to close street\nBy Anna Roe\n2019-05-01\n\n"
SIGNED, DATED = "a second headline with a byline and a date", "a second headline with a date"


@pytest.mark.parametrize(
    ("first", "head", "what"),
    [
        pytest.param(FIRST, "Traders sue\nBy Tom Hall\n2 May 2019", SIGNED, id="in one block"),
        pytest.param("", "## Traders sue\n\n*By Tom Hall*\n\nThursday, May 2, 2019", SIGNED, id="marks of markdown"),
        pytest.param("", "Traders sue\nPublished on 2 May 2019, 10:15 GMT\nBy TOM HALL, Staff writer", SIGNED, id="below"),
        pytest.param("", "Traders sue\nBy Tom Hall, 2 May 2019", SIGNED, id="in one line"),
        pytest.param("", "Traders sue over the\nclosed street\nByline: Tom Hall\nDate: 2019-05-02", SIGNED, id="labels"),
        pytest.param(FIRST, "Traders sue over closed street\n2 May 2019", DATED, id="as the first is dated"),
        pytest.param(FIRST, "Traders sue over closed street\nThe Milbrook Echo, 2 May 2019", DATED, id="outlet"),
        pytest.param("", "---\ntitle: Traders sue\n---", "a second front matter", id="front matter"),
        pytest.param("", "Traders sue over closed street\n2 May 2019", "", id="a first without a date"),
        pytest.param(FIRST, "The closure begins\n2 May 2019", "", id="chronology"),
        pytest.param(FIRST, "Jane Smith\nMilbrook, 2 May 2019", "", id="letter"),
        pytest.param(FIRST, "Traders gather in the street\n2 May 2019, 10:15 BST", "", id="entry of a live report"),
        pytest.param(FIRST, "2 May 2019, 10:15 BST\nTraders gather in the street", "", id="time above"),
        pytest.param(FIRST, "They will meet again.\nBy Tom Hall\n2 May 2019", "", id="signed below"),
        pytest.param(FIRST, "Traders sue\nBy Monday the shops had closed\n2 May 2019", "", id="no byline"),
        pytest.param(FIRST, "Correction\n\nAn earlier version of 2 May 2019 had a wrong name.", "", id="correction"),
        pytest.param(FIRST, "ANNA VOSS: We said on\n2 May 2019\nthat we would", "", id="date in a wrapped line"),
    ],
)  # fmt: skip
def test_a_second_head_in_the_middle_is_found(first, head, what):
    text = f"{first}{TEXT}\n\n{head}\n\n{TEXT}\n"
    found = second.begins(text)
    assert (found.what if found else "") == what
    assert found is None or text[found.start :].startswith(head)


@pytest.mark.parametrize("text", [f"{FIRST}{TEXT}\n\nTraders sue\nBy Tom Hall\n2 May 2019\n\nMore.", f"{FIRST}{TEXT}"])
def test_a_teaser_and_the_first_head_are_none(text):
    assert second.begins(text) is None


def test_a_text_is_cut_where_heads_are_signed():
    assert [*map(len, second.cut(f"{FIRST}{TEXT}\n\n{FIRST}{TEXT}"))] == [len(FIRST + TEXT) + 2, len(FIRST + TEXT)]
    assert len(second.cut(f"{FIRST}{TEXT}\n\nTraders sue over closed street\n2 May 2019\n\n{TEXT}")) == 1
