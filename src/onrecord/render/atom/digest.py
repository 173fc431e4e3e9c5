"""What is new as a feed: an entry for each change point, statement and article, the newest first.

The id of an entry is that of its claims or article, so that a reader who follows the feed sees each once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from onrecord.render import change_words, position_words, wording
from onrecord.reports.digest import added_day
from onrecord.reports.entries import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.models import Article
    from onrecord.reports.digest import Change, Digest
    from onrecord.reports.entries import Entry


class _Item(NamedTuple):
    day: date
    id: str
    title: str
    text: str
    link: str = ""


def digest(answer: Digest) -> str:
    """Return what is new as an Atom feed."""
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    SubElement(root, "id").text = "urn:onrecord:digest"
    SubElement(root, "title").text = f"onrecord: what is new, {answer.days.first} to {answer.days.last}"
    SubElement(root, "subtitle").text = wording.listed((position_words.banner(answer.trust), change_words.new(answer)))
    SubElement(root, "updated").text = _moment(answer.days.last)
    SubElement(SubElement(root, "author"), "name").text = "onrecord"
    for item in sorted(_items(answer), key=lambda item: item.day, reverse=True):
        entry = SubElement(root, "entry")
        for name, text in (("id", item.id), ("title", item.title), ("updated", _moment(item.day))):
            SubElement(entry, name).text = text
        if item.link:
            SubElement(entry, "link", href=item.link)
        SubElement(entry, "content", type="text").text = item.text
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _items(answer: Digest) -> Iterator[_Item]:
    yield from (_change(change) for change in (*answer.changes, *answer.silent))
    yield from (_statement(entry) for entry in answer.said)
    yield from (_article(article, answer.days.last) for article in answer.articles)


def _change(change: Change) -> _Item:
    found = change.found
    title = f"{change_words.change_kind(found.kind)}: {change_words.voices(found)} on {wording.plain(change.issue)}"
    text = "\n".join(map(_said, (found.before, found.after)))
    name = f"{found.kind}:{found.before.claim.id}:{found.after.claim.id}"
    return _Item(day_of(found.after), _iri("change", name), title, text, wording.address(found.after.article))


def _statement(entry: Entry) -> _Item:
    claim = entry.claim
    held = f"{wording.relayed(entry)} on {wording.plain(claim.issue)}: {wording.stance(claim.stance)}"
    title = wording.listed((held, "draft" if claim.is_draft else ""))
    day = entry.day or entry.article_day
    if day is None:  # pragma: no cover - such a statement is in no digest
        raise AssertionError
    return _Item(day, _iri("claim", claim.id), title, _said(entry), wording.address(entry.article))


def _article(article: Article, last: date) -> _Item:
    known = wording.listed((wording.plain(article.outlet), wording.published(article)))
    title = wording.plain(article.title) or wording.plain(article.id)
    day = added_day(article) or last
    return _Item(day, _iri("article", article.id), f"New article: {title}", known, wording.address(article))


def _said(entry: Entry) -> str:
    """Return a statement on one line: when, who, which stance, what, in which words, printed where."""
    claim = entry.claim
    words = f"{wording.plain(claim.position)}: {wording.quote(claim)} ({wording.outlets(entry)})"
    who = wording.relayed(entry), wording.stance(claim.stance), wording.dated(entry)
    return f"{wording.listed(who)}. {words}"


def _iri(kind: str, name: str) -> str:
    return f"urn:onrecord:{kind}:{quote(name.encode('utf-8', 'replace'), safe='')}"
