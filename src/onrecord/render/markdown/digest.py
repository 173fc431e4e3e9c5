"""What is new in some days, to paste into a message."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.render import change_words, position_words, wording
from onrecord.render.markdown.escapes import code, escape, plain
from onrecord.render.markdown.parts import change_point, legend, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.models import Article
    from onrecord.reports.digest import Change, Digest


def digest(answer: Digest) -> str:
    """Return what is new, under a heading each."""
    top = position_words.banner(answer.trust) or position_words.unread(answer.said)
    words = legend([change.found for change in (*answer.changes, *answer.silent)], answer.window)
    blocks = [
        f"**{top.rstrip('.')}.**" if top else "",
        f"# What is new, {answer.days.first} to {answer.days.last}",
        escape(change_words.new(answer)),
        *_titled("Articles", [_article(article) for article in answer.articles]),
        *(block for title, found in change_words.news(answer) for block in _titled(title, _changes(found))),
        *_claims(answer),
        *_titled("Words", [words] if words else []),
    ]
    return "\n\n".join(block for block in blocks if block)


def _titled(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "\n".join(lines)] if lines else []


def _article(article: Article) -> str:
    known = plain(article.outlet), escape(wording.published(article)), code(article.id)
    return f"- {plain(article.title) or escape(article.id)} · {wording.listed(known)}"


def _changes(found: Sequence[Change]) -> list[str]:
    return [f"{change_point(change.found)}\n  - on {escape(change.issue)}" for change in found]


def _claims(answer: Digest) -> Iterator[str]:
    names = dict(answer.parties)
    for party, entries in groupby(answer.said, key=lambda entry: wording.party(entry, names)):
        yield f"## {escape(party)}"
        yield "\n".join(f"- {escape(entry.claim.issue)} · {short(entry)}" for entry in entries)
