"""Rows -> paragraphs: hyphens at line ends, and what parts paragraphs."""

import pytest

from onrecord.intake.pdf.flow import Flow
from onrecord.intake.pdf.layout import Row


def rows(*lines, step=12.0):
    """Return rows below each other; blanks before a line are its indent, and an empty line a gap."""
    found = []
    for number, line in enumerate(lines):
        text = line.lstrip()
        left = 50 + (len(line) - len(text)) * 5
        if text:
            found.append(
                Row(text, left, left + 5 * len(text), 700 - number * step, 10, is_bold=False, column=0, page=1)
            )
    return found


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("the pas-", "sengers left"), "the passengers left"),
        (("said Okonedo-", "Hart again"), "said Okonedo-Hart again"),
        (("a three-", "quarter share"), "a three-quarter share"),
        (("the 19-", "year-old pier"), "the 19-year-old pier"),
        (("the fare-free line and the fare-", "free bus"), "the fare-free line and the fare-free bus"),
        (("an underground line, under-", "ground again"), "an underground line, underground again"),
        (("at Even-", "field"), "at Evenfield"),
        (("the COUN-", "CIL said"), "the COUNCIL said"),
        (("the pier -", "no more"), "the pier - no more"),
        (("the pier—", "no more"), "the pier—no more"),
        (("the pier —", "no more"), "the pier — no more"),
        (("from 2019–", "2021"), "from 2019–2021"),
        (("he said no-", "“yes”"), "he said no- “yes”"),
    ],
)
def test_joined(lines, joined):
    found = rows(*lines)
    assert Flow(found).joined(found) == joined


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (("The pier that stands", "here is old.", "", "It is of iron, and of", "wood."), 2),
        (("  The pier that stands", "here is old and tall.", "  It is of iron, and so", "on, of wood, of stone."), 2),
        (("The pier that stands", "here is old.", "It is of iron, and of", "wood."), 2),
        (("The pier that stands", "was seen by Mr.", "Lindqvistsson-Holmgren", "on Friday."), 1),
        (("The pier that stands", "here is of iron and,", "they say, of wood."), 1),
    ],
)
def test_paragraphs(lines, paragraphs):
    found = rows(*lines)
    assert len(Flow(found).paragraphs(found)) == paragraphs
