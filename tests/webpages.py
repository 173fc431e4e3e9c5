"""Pages for tests, of our own invention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.intake import prose
from onrecord.intake.found import Found, Refused
from onrecord.intake.pages import page

if TYPE_CHECKING:
    from collections.abc import Iterable

TITLE = "Board closes eastern quay in Lindmoor"
TEXT = (
    "The harbour board of Lindmoor voted on Tuesday to close the eastern quay for eleven months while divers repair the wall.",
    "“We looked for a cheaper way and there is none,” board chair Petra Olander told the meeting, which lasted four hours.",
    "The mayor, Ivo Castellan, said the town would ask the state to pay half of the bill of 31 million crowns.",
    "Shopkeepers on the quay said that they had not been asked. “Nobody came to my door,” said Mina Abara, who sells nets.",
    "The work is to begin in the second week of September, when the herring season has ended.",
)


def paragraphs(texts: Iterable[str] = TEXT) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def made(body: str = "", head: str = "", *, title: str = TITLE, before: str = "") -> str:
    return f"<!doctype html><html lang=en>{before}<head><title>{title}</title>{head}</head><body>{body}</body></html>"


def article(inner: str = "", head: str = "", *, title: str = TITLE, texts: Iterable[str] = TEXT) -> str:
    """Return a page of one article with something between its title and its text."""
    return made(f"<article><h1>{TITLE}</h1>{inner}{paragraphs(texts)}</article>", head, title=title)


def ld(**fields: object) -> str:
    """Return JSON-LD of an article; a value that is no text stands as it is written."""
    pairs = {"type": "NewsArticle", "headline": TITLE} | fields
    written = ", ".join(
        f'"{"@type" if key == "type" else key}": '
        + (f'"{value}"' if isinstance(value, str) and value[:1] not in "[{" else str(value))
        for key, value in pairs.items()
    )
    return f'<script type="application/ld+json">{{"@context": "https://schema.org", {written}}}</script>'


def found(markup: str, url: str = "") -> Found:
    got = page.of(markup, url)
    assert isinstance(got, Found), got
    return prose.cleaned(got)


def refused(markup: str, url: str = "") -> str:
    got = page.of(markup, url)
    assert isinstance(got, Refused), got
    return got.why
