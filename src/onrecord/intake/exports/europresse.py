"""HTML exports of Europresse, in French or English.

lxml comes with the extra for web pages alone, and what is wanted here is known by its class: no tree is needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake import bylines, prose
from onrecord.intake.exports import texts
from onrecord.intake.exports.markup import Blocks
from onrecord.intake.found import Found, Refused
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROLES = (
    ("docOcurrContainer", "text"),
    ("DocText", "text"),
    ("docAuthors", "author"),
    ("sm-margin-bottomNews", "author"),
    ("rdp__subtitle", "subtitle"),
    ("titreArticleVisu", "title"),
    ("rdp__articletitle", "title"),
    ("titreArticle", "titles"),
    ("DocPublicationName", "outlet"),
    ("DocHeader", "header"),
    ("DocTitreSousSection", "header"),
)
_NUMBERED = re.compile(r" ?,? (?:no|nos|n°|nº|num|nr|issue|vol)\.? ?\d.*", re.IGNORECASE | re.DOTALL)
_SITE = re.compile(
    r"(?<=\)) [-–] [^()]{3,60}$| [-–] (?:https?://)?(?:[\w-]{1,40}\.){1,4}[a-z]{2,12}(?:/\S{0,80})?$", re.IGNORECASE
)
"""The address, or the name again, behind the name of a site: "Le Quotidien (site web) - quotidien.example"."""
_IDENTITY = re.compile(r"\b[a-z]{3,8}[·•.]\d{8}[·•.]\w{1,12}[·•.]\w{1,24}")
_ADS = re.compile(
    r"\s*(?:à lire aussi|a lire aussi|lire aussi|lire également|voir aussi|read also|read more)\b", re.IGNORECASE
)
_APPEARED = re.compile(r"\s*(?:cet article est paru dans|this article appeared in|note\(s\) ?:)", re.IGNORECASE)


def recognised(text: str) -> bool:
    """Return whether a page is an export of Europresse."""
    return "DocPublicationName" in text and ("titreArticle" in text or "docOcurrContainer" in text)


def read(text: str) -> Iterator[Found | Refused]:
    """Yield the articles of an export."""
    articles = [
        article
        for article in Blocks(_ROLES, tag="article").read(text)
        if any(role in ("outlet", "text") for role, _ in article)
    ]
    for number, article in enumerate(articles, 1):
        yield _article(article, f"#{number}" if len(articles) > 1 else "")


def _article(blocks: Sequence[tuple[str, str]], place: str) -> Found | Refused:
    def of(*roles: str) -> list[str]:
        return [text for role, text in blocks if role in roles]

    title = prose.line(" ".join(of("title") or of("titles")))
    outlet = _SITE.sub("", _NUMBERED.sub("", prose.line(next(iter(of("outlet")), ""))))
    header = prose.line(" ".join(of("header")))
    place = next((match[0] for _, text in reversed(blocks) if (match := _IDENTITY.search(text))), place)
    byline, taken = _byline(blocks, outlet)
    body = [text for text in of("text") if text != taken]
    left = [text for text in body if _is_left(text)]
    found = texts.paragraphs("\n\n".join(text for text in body if not _is_left(text)).split("\n"))
    if not found:
        return Refused(place, f"has no text ({title or 'no title'})")
    return Found(
        title=title,
        outlet=outlet,
        byline=byline,
        day=texts.day(header),
        paragraphs=found,
        place=place,
        check=(*texts.utc_note(header), *([f"a line of its text was taken for the byline: {taken}"] if taken else [])),
        left_out=(*of("subtitle"), *left),
    )


def _is_left(text: str) -> bool:
    return bool(_ADS.match(text) or _APPEARED.match(text))


def _byline(blocks: Sequence[tuple[str, str]], outlet: str) -> tuple[str, str]:
    """Return the byline and the paragraph it was: the line of authors, else one behind the title or the text's last."""
    for role, text in blocks:
        if role == "author" and (found := bylines.names(text, outlet=outlet)):
            return found, ""
    titled = next((at for at, (role, _) in enumerate(blocks) if role in ("title", "titles")), -1)
    behind = [text for role, text in blocks[titled + 1 : titled + 4] if role == ""]
    text = [text for role, text in blocks if role == "text"]
    for candidate in (*behind[:1], *text[-1:], *text[:1]):
        if _is_people(candidate) and (found := bylines.names(candidate, outlet=outlet)) and (len(text) > 1):
            return found, candidate if candidate in text else ""
    return "", ""


def _is_people(text: str) -> bool:
    """Return whether a line is names alone: few words, each with a capital, and no sentence's end."""
    line = re.sub(r"^(?:par|by)\s+", "", prose.line(text), flags=re.IGNORECASE)
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    small = [
        word
        for word in words
        if word[0].islower() and fold(word) not in ("et", "and", "de", "du", "des", "la", "le", "avec")
    ]
    return 2 <= len(words) <= 9 and not small and not re.search(r"[\d?!:;«»“”\"]|[^A-Z]\.$", line)
