import textwrap

import pytest

from onrecord.intake import prose

PARAGRAPHS = (
    "The port board on Tuesday rejected the dredging plan by nine votes to two, its chair said after a session that lasted until midnight.",
    "“We were asked for money and shown a drawing,” Lena Varga told reporters. She left.",
    "“No.”",
    "The board, which has eleven members, is to meet again in May, when the engineers are to bring a second drawing. It may say no again.",
)


@pytest.mark.parametrize("width", [40, 64, 78, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n \t\n\n", "\n    ", "\n"], ids=["blank", "blanks", "set in", "none"])
def test_hard_wrapped_paragraphs(width, between):
    text = between.join(textwrap.fill(each, width, break_on_hyphens=False) for each in PARAGRAPHS)
    assert prose.blocks(text) == PARAGRAPHS


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_paragraphs_on_a_line_each(between):
    assert prose.blocks(between.join(PARAGRAPHS)) == PARAGRAPHS
    short = tuple(f"{number} short sentence, said Ada." for number in range(5))
    assert prose.blocks("\n\n".join(short)) == short


def test_one_paragraph():
    assert prose.blocks("One") == ("One",)
    assert prose.blocks("") == ()
