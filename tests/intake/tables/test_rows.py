"""Rows under the names that people give to columns -> articles."""

import pytest

from onrecord.intake.found import TEASER, Found, Refused, UnreadableError
from onrecord.intake.tables.rows import LONGEST, Table

TEXT = "The pier stays open."


def article(asked=(), **row):
    return Table(dict(asked)).article({"text": TEXT, **row})


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ({"headline": "Pier stays"}, "title", "Pier stays"),
        ({"Headline ": "Pier stays"}, "title", "Pier stays"),
        ({"title": "", "headline": "Pier stays"}, "title", "Pier stays"),
        ({"title": "nan", "headline": "Pier stays"}, "title", "Pier stays"),
        ({"title": "Pier stays - Quay News", "publication": "Quay News"}, "title", "Pier stays"),
        ({"title": "Pier stays | The Quay News", "publication": "Quay News"}, "title", "Pier stays"),
        ({"title": "Pier - stays – Quay News", "media_name": "Quay News"}, "title", "Pier - stays"),
        ({"title": "Pier stays - Dock Times", "publication": "Quay News"}, "title", "Pier stays - Dock Times"),
        ({"title": "Pier stays - Quay News"}, "title", "Pier stays - Quay News"),
        ({"title": "Quay News", "publication": "Quay News"}, "title", "Quay News"),
        ({"title": "Cole &amp; Sons"}, "title", "Cole & Sons"),
        ({"source": {"id": None, "name": "Quay News"}}, "outlet", "Quay News"),
        ({"source_domain": "quay.example", "url": "https://quay.example/a"}, "outlet", ""),
        ({"source_domain": "quay.example"}, "outlet", "quay.example"),
        ({"source_domain": "quay.example", "source": "Quay News"}, "outlet", "Quay News"),
        ({"authors": ["Ann Roe", "Bo Lee"]}, "byline", "Ann Roe and Bo Lee"),
        ({"authors": "['Ann Roe', \"Bo O'Lee\"]"}, "byline", "Ann Roe and Bo O'Lee"),
        ({"authors": "['Ann O’Roe']"}, "byline", "Ann O’Roe"),
        ({"authors": "[]"}, "byline", ""),
        ({"author": "By Ann Roe; Bo Lee; Cy Day"}, "byline", "Ann Roe, Bo Lee and Cy Day"),
        ({"author": "Ann Roe, Bo Lee"}, "byline", "Ann Roe and Bo Lee"),
        ({"author": "Roe, Ann"}, "byline", "Ann Roe"),
        ({"author": [{"name": "Ann Roe"}]}, "byline", "Ann Roe"),
        ({"author": "Anonymous"}, "byline", ""),
        ({"author": "Quay News", "publisher": "Quay News"}, "byline", ""),
        ({"author": "ann@quay.example"}, "byline", ""),
        ({"url": "https://quay.example/a"}, "url", "https://quay.example/a"),
        ({"url": "javascript:alert(1)"}, "url", ""),
        ({"lang": "en"}, "language", "en"),
    ],
)
def test_fields(row, field, expected):
    assert getattr(article(**row), field) == expected


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\nTwo.", ("One.", "Two.")),
        ("One.\n\nTwo.\n \n\nThree.", ("One.", "Two.", "Three.")),
        ("One.   Two.", ("One. Two.",)),
        ("The council that\nmet on Monday at the\npier said no.\n\nIt will meet\nagain.", ("The council that met on Monday at the pier said no.", "It will meet again.")),
        ("A head\nOne.\nTwo.\nThree.", ("A head", "One.", "Two.", "Three.")),
        ("<p>One &amp; <b>all</b>.</p>\n<p>Two.</p><figure><figcaption>A pier</figcaption></figure>", ("One & all.", "Two.")),
        ("5 < 6 and a <b> c", ("5 < 6 and a <b> c",)),
        (["One.", "Two."], ("One.", "Two.")),
    ],
)  # fmt: skip
def test_paragraphs(text, paragraphs):
    assert article(text=text).paragraphs == paragraphs


@pytest.mark.parametrize("text", ["Talks began… [+4523 chars]", "Talks began...[+4,523 chars]"])
def test_a_body_that_says_that_it_is_cut(text):
    found = article(text=text)
    assert (found.paragraphs, found.cut) == (("Talks began",), TEASER)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"text": None}, "has no text"),
        ({"text": " \n"}, "has no text"),
        ({"text": "NaN"}, "has no text"),
        ({"text": float("nan")}, "has no text"),
        ({"text": "", "url": "https://quay.example/a"}, "has no text, but an address, which can be added: https://quay.example/a"),
        ({"text": "<p> </p><p></p>"}, "has no text"),
        ({"text": 7}, "its text is no text, but a number"),
        ({"text": "a" * (LONGEST + 1)}, f"its text has {LONGEST + 1:,} characters, and no article has more than {LONGEST:,}"),
    ],
)  # fmt: skip
def test_no_article(row, why):
    assert Table({}).article(row) == Refused("#1", why)


def test_columns_that_a_person_names():
    table = Table({"text": "Story So Far", "title": "h"}, ["Story So Far", "h", "text"])
    found = table.article({"Story So Far": "One.", "h": "Pier", "text": "none of this"})
    assert isinstance(found, Found)
    assert (found.title, found.paragraphs) == ("Pier", ("One.",))


@pytest.mark.parametrize(
    ("asked", "names", "what"),
    [
        ({"title": "head"}, ["text", "date"], 'has no column "head", but text, date'),
        ({}, ["a", "title"], "has no column for the text of articles, but a, title"),
    ],
)
def test_tables_of_something_else(asked, names, what):
    with pytest.raises(UnreadableError, match=what):
        Table(asked, names)


def test_long_blanks_take_no_time():
    for text in (
        " " * (LONGEST - 1) + "x",
        "x\n" + " " * (LONGEST - 3) + "x",
        "<p" * (LONGEST // 2),
        "<script>" * 20_000,
    ):
        article(text=text)
