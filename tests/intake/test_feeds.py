from __future__ import annotations

import pytest

from onrecord.intake import feeds
from onrecord.intake.found import Asked, Found, Refused, UnreadableError
from webpages import TEXT, TITLE, paragraphs

SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
LINK = "<link>https://post.example/quay?utm_source=rss</link>"
DAY = "<pubDate>Tue, 11 Aug 2026 23:05:00 EDT</pubDate>"
WHOLE = f"<content:encoded><![CDATA[{paragraphs()}<p>The post <a href=x>{TITLE}</a> appeared first on <a href=y>Post</a>.</p>]]></content:encoded>"


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    inner = "".join(f"<item><title>{TITLE}</title>{item}</item>" for item in items)
    return f'{head}<rss version="2.0" {SPACES}><channel><title>Lindmoor Post</title><link>https://post.example</link>{inner}</channel></rss>'


def atom(*entries: str) -> str:
    inner = "".join(
        f"<entry><title>{TITLE}</title><id>{number}</id>{entry}</entry>" for number, entry in enumerate(entries)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/" xml:lang="en"><title>Lindmoor Post</title>{inner}</feed>'


def read(text: str, encoding: str = "utf-8") -> list[Found | Refused]:
    return list(feeds.read(text.encode(encoding), Asked()))


def one(text: str, encoding: str = "utf-8") -> Found:
    (got,) = read(text, encoding)
    assert isinstance(got, Found), got
    return got


def test_an_entry_with_its_text() -> None:
    got = one(rss(f"{LINK}{DAY}<dc:creator>Greta Solheim</dc:creator>{WHOLE}<description>{TEXT[0]}</description>"))
    assert (got.title, got.outlet, got.byline, got.url, got.cut) == (
        TITLE,
        "Lindmoor Post",
        "Greta Solheim",
        "https://post.example/quay",
        "",
    )
    assert got.paragraphs == TEXT
    assert got.day is not None
    assert tuple(got.day) == ("2026-08-11", "feed Tue, 11 Aug 2026 23:05:00 EDT")


@pytest.mark.parametrize(
    ("item", "texts", "cut"),
    [
        (f'<description><![CDATA[{TEXT[0]} <a href="x">Read more</a>]]></description>', TEXT[:1], "teaser"),
        (f"<description>{TEXT[0]} […]</description>", (f"{TEXT[0]} […]",), "teaser"),
        (f"<description>{TEXT[1]}</description>", TEXT[1:2], "teaser"),
        (f"<description><![CDATA[{paragraphs(TEXT * 2)}]]></description>", TEXT * 2, ""),
        (WHOLE, TEXT, ""),
    ],
)
def test_a_teaser_is_told(item: str, texts: tuple[str, ...], cut: str) -> None:
    got = one(rss(LINK + DAY + item))
    assert (got.paragraphs, got.cut) == (texts, cut)


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        ("<published>2026-08-11T23:30:00-05:00</published><updated>2026-08-13T00:00:00Z</updated>", "2026-08-11"),
        ("<updated>2026-08-13T00:00:00Z</updated>", ""),
    ],
)
def test_a_day_of_change_is_none_of_publication(entry: str, day: str) -> None:
    got = one(atom(f'{entry}<link href="quay"/><content type="html"><![CDATA[{paragraphs()}]]></content>'))
    assert (got.day.edtf if got.day else "") == day
    assert got.url == "https://post.example/quay"
    assert any("changed last" in each for each in got.check) is not bool(day)


@pytest.mark.parametrize(
    ("item", "outlet", "byline"),
    [
        ('<source url="https://agency.example/feed">Northern Agency</source>', "Northern Agency", ""),
        ("<author>desk@post.example (Greta Solheim)</author>", "Lindmoor Post", "Greta Solheim"),
        ("<dc:creator>Lindmoor Post</dc:creator>", "Lindmoor Post", ""),
    ],
)
def test_outlet_and_byline(item: str, outlet: str, byline: str) -> None:
    got = one(rss(LINK + DAY + item + WHOLE))
    assert (got.outlet, got.byline) == (outlet, byline)


def test_a_day_in_dublin_core_is_one_of_publication() -> None:
    got = one(rss(f"{LINK}<dc:date>2026-08-11T08:00:00+02:00</dc:date>{WHOLE}"))
    assert got.day is not None
    assert got.day.edtf == "2026-08-11"


def test_each_entry_once_and_none_without_text() -> None:
    got = read(rss(LINK + WHOLE, LINK + WHOLE, "<link>https://post.example/b</link>"))
    assert [each.why if isinstance(each, Refused) else each.place for each in got] == [
        "https://post.example/quay",
        "stands in the feed twice",
        "has no text",
    ]


def test_we_decode() -> None:
    assert one(rss(LINK + DAY + WHOLE, head='<?xml version="1.0" encoding="iso-8859-1"?>'), "cp1252").paragraphs == TEXT


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]>{rss(LINK + WHOLE, head="")}',
            "declares a DTD or entities, which are not read",
        ),
        ("nothing at all", "is no feed that can be read"),
    ],
)
def test_what_is_not_read(text: str, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.what == what


def test_a_declaration_inside_a_text_is_text() -> None:
    quoted = WHOLE.replace(
        "</p><p>The post",
        "</p><p>The page began with &lt;!DOCTYPE html> and <!DOCTYPE x>, said the engineer.</p><p>The post",
    )
    assert len(one(rss(LINK + quoted)).paragraphs) == len(TEXT) + 1


def test_a_broken_feed_gives_what_it_has() -> None:
    assert one(rss(LINK + DAY + WHOLE)[:-20]).paragraphs == TEXT
