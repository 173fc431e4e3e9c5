"""Markdown that the parser looks through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser import markup
from onrecord.spans import Span


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        ('*"It is over,"* he [told](#) them.', '"It is over," he told them.'),
        (r"It cost \$9 and **two** _men_.", "It cost $9 and two men."),
        ("snake_case and 2*3*4", "snake_case and 234"),
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
