"""RSS and Atom: each entry is an article, or the teaser of one. A library reads the structure, and none of the days."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from onrecord.errors import MissingExtraError
from onrecord.intake import addresses, decoding
from onrecord.intake.found import TEASER, Asked, Day, Found, Refused, UnreadableError
from onrecord.intake.pages import dating, furniture, names, pieces
from onrecord.intake.prose import count_words, line

if TYPE_CHECKING:
    from collections.abc import Iterator

Entry = Mapping[str, Any]
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_MORE = re.compile(
    r"(?:read (?:more|on|the (?:full|rest)\b.{0,40})|continue reading\b.{0,200}"
    r"|full (?:story|article)|more|weiterlesen|lire la suite)\W*\Z",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.)\s*\Z")
_WHOLE = 150
"""Words from which on a description without an end mark is a text, not a teaser."""
_MOST = 10_000


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused]:
    """Yield each entry of a feed, once."""
    feed, entries = _parsed(decoding.decode(data, asked.charset), asked.url)
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    for number, entry in enumerate(entries[:_MOST], 1):
        found = _article(entry, feed, number)
        if isinstance(found, Found):
            key = (found.url, found.title, found.paragraphs)
            if key in seen:
                found = Refused(found.place, "stands in the feed twice")
            seen.add(key)
        yield found
    if len(entries) > _MOST:
        yield Refused(f"#{_MOST + 1}", f"and what follows was not read: a feed of more than {_MOST} entries")


def _parsed(text: str, url: str) -> tuple[Entry, list[Entry]]:
    try:
        import feedparser  # noqa: PLC0415 - an optional part  # pyright: ignore[reportMissingTypeStubs]
    except ImportError as error:
        raise MissingExtraError("feeds", "feedparser") from error
    text = _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)
    if _has_dtd(text):
        raise UnreadableError("declares a DTD or entities, which are not read", "Take the declaration out of the file.")
    # Text that we decoded, as bytes of a known encoding; a file, for a string may be taken for an address.
    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": url} if url else {})
    file = io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + text.encode("utf-8", "replace"))
    parsed = cast("Any", feedparser).parse(file, response_headers=headers, sanitize_html=False)
    entries = cast("list[Entry]", list(parsed.get("entries", ())))
    if not entries and not parsed.get("version"):
        raise UnreadableError("is no feed that can be read", "")
    return {**cast("Entry", parsed.get("feed", {})), "version": str(parsed.get("version", ""))}, entries


def _has_dtd(text: str) -> bool:
    """True for a declaration outside CDATA: what stands in there is text."""
    at = 0
    while begin := _DOCTYPE.search(text, at):
        opened = text.rfind("<![CDATA[", 0, begin.start())
        if opened < 0 or text.rfind("]]>", opened, begin.start()) >= 0:
            return True
        at = text.find("]]>", begin.end())
        if at < 0:
            return False
    return False


def _article(entry: Entry, feed: Entry, number: int) -> Found | Refused:
    url = addresses.unwrapped(_text(entry, "feedburner_origlink") or _text(entry, "link"))
    place = url or _text(entry, "id") or f"#{number}"
    paragraphs, left, cut = _body(entry)
    if not paragraphs:
        return Refused(place, "has no text")
    outlet, check = _outlet(entry, feed, url)
    day, doubts = _day(entry, feed, url)
    return Found(
        title=_title(entry, outlet),
        outlet=outlet,
        byline=names.byline(_authors(entry), [outlet, _text(feed, "title")]),
        day=day,
        url=url,
        language=_text(entry, "language") or _text(feed, "language"),
        paragraphs=tuple(paragraphs),
        place=place,
        cut=cut,
        check=(*check, *doubts),
        left_out=tuple(left),
    )


def _text(entry: Entry, key: str) -> str:
    value = dict(entry).get(key)  # a plain look-up: theirs gives one field for another
    return value.strip() if isinstance(value, str) else ""


def _title(entry: Entry, outlet: str) -> str:
    title = " ".join(piece.text for piece in pieces.of(_text(entry, "title"))) or line(_text(entry, "title"))
    return title.removesuffix(f" - {outlet}") if outlet else title


def _authors(entry: Entry) -> list[str]:
    if addressed := _ADDRESSED.fullmatch(_text(entry, "author")):
        return [addressed[1]]
    listed = cast("Iterable[Entry]", entry.get("authors") or ())
    return [name for each in listed if (name := _text(each, "name"))] or [_text(entry, "author")]


_ADDRESSED = re.compile(r"\S{1,200}@\S{1,200}\s*\(([^()]+)\)")
"""An author as RSS has it: the address, and the name in brackets."""


def _outlet(entry: Entry, feed: Entry, url: str) -> tuple[str, list[str]]:
    """Return the outlet: of an entry that was taken over, the one that it names as its source."""
    source = cast("Entry", entry.get("source") or {})
    for given in (_text(source, "title"), _text(source, "value"), _text(feed, "title")):
        if given:
            return line(" ".join(piece.text for piece in pieces.of(given)) or given), []
    domain = addresses.domain(url)
    return "", [f"no outlet is named: {domain} is its domain"] if domain else []


def _day(entry: Entry, feed: Entry, url: str) -> tuple[Day | None, list[str]]:
    published = _text(entry, "published") or _text(entry, "issued")
    changed = _text(entry, "updated") or _text(entry, "modified")
    if not published and changed and str(feed.get("version", "")).startswith("rss"):
        published, changed = changed, ""
    day, doubts = dating.decide(None, [dating.Seen("feed", published)] if published else [], url)
    if not published and changed:
        doubts.append(f"the feed tells only when it was changed last ({changed}), not when it was published")
    return day, doubts


def _body(entry: Entry) -> tuple[list[str], list[str], str]:
    """Return the paragraphs of an entry, what was left out, and whether it is a teaser."""
    contents = [_text(each, "value") for each in cast("Iterable[Entry]", entry.get("content") or ())]
    content, summary = max(contents, key=len, default=""), _text(entry, "summary")
    is_content = len(content) >= len(summary)
    kept, left, ends = _prose(pieces.of(content if is_content else summary))
    words = count_words(kept)
    ends = ends or any(_CUT.search(each) for each in kept[-1:])
    is_teaser = words < 2 * _WHOLE if ends else words < _WHOLE and not is_content
    return kept, left, TEASER if is_teaser else ""


def _prose(found: list[pieces.Piece]) -> tuple[list[str], list[str], bool]:
    """Return the text of an entry, the furniture in it, and whether it ends with a call to read more."""
    kept: list[str] = []
    left: list[str] = []
    more = False
    for piece in found:
        text = piece.text
        if (
            piece.links
            and (call := _MORE.search(text))
            and any(link and text.endswith(link) for link, _ in piece.links)
        ):
            more = True
            left.append(call[0])
            text = text[: call.start()].rstrip()
        elif call := _MORE.fullmatch(text):
            more = True
            left.append(text)
            continue
        if not text:
            continue
        if piece.shown and not furniture.is_line(text):
            kept.append(text)
        else:
            left.append(text)
    return kept, left, more
