from __future__ import annotations

import time

import pytest

from onrecord.intake.found import Asked, Found, UnreadableError
from onrecord.intake.pages import page
from webpages import TEXT, TITLE, article, found, made, paragraphs, refused

SENTENCE = "<p>The board said on Tuesday that “nothing would change” in the year to come, %d times.</p>"


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_curly_quotation_marks_survive_a_wrong_label(charset: str) -> None:
    data = article(head=f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">').encode("cp1252")
    (got,) = page.read(data, Asked())
    assert isinstance(got, Found)
    assert got.paragraphs == TEXT


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (
            made(
                "<h1>Before you continue</h1><p>We and our 812 partners store and access information on a device. Accept all.</p>",
                title="Before you continue",
            ),
            "is a page that asks for consent",
        ),
        (
            made(
                "<h1>Sorry</h1><p>The page you asked for is not here. It may have been moved or deleted.</p>",
                title="Page not found - Lindmoor Post",
            ),
            "is an error page",
        ),
        (
            made(
                "<h1>Just a moment...</h1><p>Checking that you are a person before we let you in to read anything.</p>",
                title="Just a moment...",
            ),
            "is a page that asks whether a person reads it",
        ),
        (made("<nav><a href=/>Home</a></nav>"), "has no text of an article"),
        ("", "has no text of an article"),
        ("<p></p>", "has no text of an article"),
    ],
)
def test_what_is_no_article(markup: str, why: str) -> None:
    assert refused(markup) == why


def test_a_front_page_is_no_article() -> None:
    front = made(
        "".join(f"<h2><a href=/{n}>Story number {n}</a></h2><p>{text}</p>" for n, text in enumerate(TEXT)),
        title="Lindmoor Post",
    )
    assert refused(front, "https://post.example/") == "is a front page, not an article"


def test_an_article_about_an_error_is_one() -> None:
    texts = [f"{text} He said so {n} times." for n in range(3) for text in TEXT]
    assert found(
        made(
            f"<article><h1>Access denied to the eastern quay</h1>{paragraphs(texts)}</article>",
            title="Access denied to the eastern quay",
        )
    ).title


def test_pages_beyond_the_limit_are_told() -> None:
    with pytest.raises(UnreadableError, match="more than 2 MB of markup"):
        page.of("".join(SENTENCE % number for number in range(30_000)))


def test_scripts_and_pictures_do_not_count() -> None:
    filled = article(head=f"<script>{'a' * 3_000_000}</script><style>{'b' * 3_000_000}</style>").replace(
        "</body>", f"<img src='data:image/png;base64,{'A' * 3_000_000}'></body>"
    )
    assert found(filled).paragraphs == TEXT


def test_what_is_nested_too_deep_is_told() -> None:
    got = found(f"<html><body><h1>{TITLE}</h1>{paragraphs()}" + "<div>" * 3000 + paragraphs())
    assert "its elements are nested too deep: the text may end early" in got.check


HOSTILE = {
    "scripts without end": "<script>" * 25_000,
    "comments without end": "<!-- a " * 25_000,
    "deep lists of data": '<script type="application/ld+json">' + "[" * 25_000,
    "many titles": "<title>" + "a b c " * 80 + "</title>" + "<h1>a b c a b c</h1>" * 3000,
    "many lines": "<h1>A title of some words</h1><p>" + "a<br>" * 8_000,
    "many rows": "<table>" + "<tr><td>a</td><td>b</td></tr>" * 3000,
    "many equal paragraphs": SENTENCE % 1 * 2000,
    "many corrections": "<p>Correction: it was not so at all, they said.</p>" * 2000,
    "many names": "<p class='" + "a-b " * 50_000 + "'>text</p>",
    "many times": "<h1>A title of some words</h1>" + "<time datetime=2026-01-01>x</time>" * 3000,
    "nested tables": "<table><tr><td>a</td><td>" * 80 + "x" + "</td></tr></table>" * 80,
    "boxes in boxes": "<div class='a comment related'>" * 250 + SENTENCE % 1,
    "control characters": "<p>\0a\u202eb\ud800</p>" * 1000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_pages_come_to_an_end(what: str) -> None:
    began = time.process_time()
    page.of(HOSTILE[what])
    assert time.process_time() - began < 1  # most take a fifth
