"""What stands before the first words of a paragraph."""

import pytest

from onrecord.parser import find_attributions
from onrecord.parser.text.leads import is_heading


def sources(text: str) -> list[str]:
    return [found.source.of(text) for found in find_attributions(text) if found.source]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HOLME: Mayor Jan Roe said on Monday that it was over.", ["Mayor Jan Roe"]),
        ("HOLME: “It is over,” Jan Roe said.", ["Jan Roe"]),
        ("Holme: “It is over,” Jan Roe said.", ["Jan Roe"]),
        ("HOLME (AP): The mayor said it was over.", ["The mayor"]),
        ("By JAN ROE\n\nOLD HOLME: The mayor said it was over.", ["The mayor"]),
        ("HOLME, May 3 (AP) — The mayor said it was over.", ["The mayor"]),
        # a speaker of a transcript: a title tells
        ("MS ROE: The mayor said it was over.", ["MS ROE"]),
        # headings and notes
        ("WHAT WE KNOW: The bridge is shut.\n\nHOW IT BEGAN: A ship came.", []),
        ("WHERE: The hall, Holme\n\nALSO READ: The toll\n\nEDITOR’S NOTE: This was changed.", []),
        ("CORRECTION: An earlier version said that the bridge was shut.", []),
        ("Key points: Jan Roe said it was over.", ["Jan Roe"]),
        ("Correction officers said the hall was full.", ["Correction officers"]),
    ],
)
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert sources(text) == expected


def test_a_heading() -> None:
    assert all(map(is_heading, ("WHERE", "Key points", "WHAT’S NEXT", "WHO IS INVITED")))
    assert not any(map(is_heading, ("ROE", "THE COURT", "What Jan Roe", "Whose")))


def test_a_lead_in_capitals() -> None:
    text = "HOLME — THE MAYOR OF OLD HOLME SAID ON MONDAY that it was over."
    (found,) = find_attributions(text)
    assert found.source
    assert (found.source.of(text), found.contents[0].of(text)) == ("THE MAYOR OF OLD HOLME", "that it was over")
