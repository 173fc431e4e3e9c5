"""Markdown that the parser looks through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser.text import markup
from onrecord.spans import Span


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ('*"It is over,"* he [told](#) them.', '"It is over," he told them.'),
        (r"It cost \$9 and **two** _men_.", "It cost $9 and two men."),
        ("snake_case and 2*3*4", "snake_case and 2*3*4"),
        ("***All*** of **it**'s *“said,”* _he_ said.", "All of it's “said,” he said."),
        ("*a **b** c*", "a b c"),
        ("* one\n* two * three", " one\n two * three"),
        ('"*It will not.*" He left. (*Later*.)', '"It will not." He left. (Later.)'),
        # words that are censored, sums and patterns hold no emphasis
        ("This f***ing toll, what the f***, b****", "This f***ing toll, what the f***, b****"),
        ("2 * 3 * 4, a ** b, 5* and *.txt", "2 * 3 * 4, a ** b, 5* and *.txt"),
        ("*open\n\nclosed*", "*open\n\nclosed*"),
        ("*opened\nand closed*", "opened\nand closed"),
        # addresses with brackets, and pictures
        ("the [new bridge](https://e.org/Bridge_(road)) is", "the new bridge is"),
        ("![a bridge](b.png) and [one](c.html)", "a bridge and one"),
        ("no markup [at all] here", "no markup [at all] here"),
    ],
)
def test_strip(body: str, plain: str) -> None:
    assert markup.strip(body).text == plain


def test_a_bold_paragraph_is_set_off() -> None:
    plain = markup.strip("He left.\n\n***We were clear.***\n\nEnd.")
    assert [span.of(plain.text) for span in plain.emphasised] == ["We were clear."]


@given(st.text(alphabet="ab *_[]()#\\$\n", max_size=60), st.data())
def test_every_plain_span_leads_back(body: str, data: st.DataObject) -> None:
    plain = markup.strip(body)
    if not plain.text:
        return
    start = data.draw(st.integers(0, len(plain.text) - 1))
    end = data.draw(st.integers(start + 1, len(plain.text)))
    there = plain.span(Span(start, end)).of(body)
    assert there[0] == plain.text[start]
    assert there[-1] == plain.text[end - 1]
