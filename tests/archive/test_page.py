"""A web page -> its text, and what it says of itself."""

import pytest

from onrecord.archive.sources import page

LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>A</title>", {"title": "A"}),
        ('<title>A</title><meta property="og:title" content="B">', {"title": "B"}),
        ('<meta property="og:title" content="B">' + LD.format('{"@type": "NewsArticle", "headline": "C"}'), {"title": "C"}),
        (LD.format('{"@graph": [{"@type": "WebPage"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "C"}]}'), {"title": "C"}),
        (LD.format('[{"@type": "Article", "publisher": {"name": "Ledger"}}]'), {"outlet": "Ledger"}),
        (LD.format('{"@type": "Article", "author": [{"name": "Ann Roe"}, "Bo Lee"]}'), {"byline": "Ann Roe, Bo Lee"}),
        (LD.format('{"@type": "Article", "datePublished": "2026-03-14T23:40:00-05:00"}'), {"published": "2026-03-14T23:40:00-05:00"}),
        (LD.format('{"@type": "Article", "dateModified": "2026-03-15"}'), {"published": None}),
        (LD.format('{"@type": "Organization", "headline": "C"}'), {"title": ""}),
        (LD.format('[{"@type": "Article", "headline": "Other", "datePublished": "2020-01-01"}, {"@type": "Article", "headline": "C"}]') + "<title>C - Ledger</title>", {"title": "C", "published": None}),
        (LD.format('{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#ann"}}, {"@id": "#ann", "@type": "Person", "name": "Ann Roe"}]}'), {"byline": "Ann Roe"}),
        (LD.format('{"@type": "NewsArticle", "headline": "Q&amp;A",}'), {"title": "Q&A"}),
        (LD.format("{,}") + '<meta name="author" content="Ann Roe">', {"byline": "Ann Roe"}),
        (LD.format("[" * 100_000), {"title": ""}),
        ("", {"title": "", "outlet": None}),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head, expected):
    told = page.read(f"<html><head>{head}</head><body><p>x</p></body></html>".encode())
    assert {name: told.get(name) for name in expected} == expected


def test_paragraphs_stay_apart_and_menus_are_left_out():
    html = b"<body><nav><a href=/>Home</a></nav><article><p>One <b>is</b>.</p><p>Two.</p></article><script>x()</script></body>"
    assert page.read(html)["text"] == "One is.\n\nTwo."


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("", "café".encode()),
        ("iso-8859-1", "café".encode("latin-1")),
        ("no-such-charset", "café".encode()),
        ("", b'<meta charset="windows-1252">' + "café".encode("cp1252")),
    ],
)
def test_the_characters_of_a_page(charset, data):
    assert page.read(b"<p>" + data + b"</p>", charset)["text"] == "café"


@pytest.mark.parametrize("data", [b"", b"<", b"\x00" * 100, b"<p>" * 20_000])
def test_hostile_pages(data):
    assert isinstance(page.read(data)["text"], str)
