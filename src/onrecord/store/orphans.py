"""Reviewed claims that have lost their words: the article is gone, or no longer has the quote.

They are named, with the articles that do have the quote; which of these is meant is for a person to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from onrecord.models import Article, Claim

MAX_SOUGHT = 1_000
"""Orphans beyond this number are named without a search through all articles."""


class Orphan(NamedTuple):
    """A reviewed claim whose quote is not in its article."""

    claim: Claim
    article_there: bool
    found_in: tuple[str, ...]
    """Other articles that have all parts of the quote, verbatim and in order."""
    moved_to: str | None
    """The one article to which it has moved, by all evidence."""


def find(
    claims: Iterable[Claim], articles: Mapping[str, Article], unreadable: Collection[str] = ()
) -> tuple[Orphan, ...]:
    """Return the orphans among claims; claims of `unreadable` articles are none."""
    lost = [claim for claim in claims if not claim.is_draft and claim.article not in unreadable]
    lost = [
        claim for claim in lost if claim.article not in articles or not _has(articles[claim.article].body, claim.quote)
    ]
    sought = [*zip(lost, _found_in(lost, articles), strict=True)]
    renamed = _renamed([(claim, found) for claim, found in sought if claim.article not in articles])
    return tuple(
        Orphan(claim, claim.article in articles, found, renamed.get(claim.article) or _only(found))
        for claim, found in sought
    )


def _found_in(lost: Sequence[Claim], articles: Mapping[str, Article]) -> list[tuple[str, ...]]:
    """Return for each claim the articles that have its quote; each article is read once, for all claims."""
    names: list[list[str]] = [[] for _ in lost]
    for name, article in articles.items() if lost else ():
        body = article.body
        for claim, found in zip(lost[:MAX_SOUGHT], names, strict=False):
            if _has(body, claim.quote):
                found.append(name)
    return [*map(tuple, names)]


def _has(body: str, quote: tuple[str, ...]) -> bool:
    """True where a body has all parts of a quote, one after the other."""
    at = 0
    for part in quote:
        at = body.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return bool(quote)


def _only(found: tuple[str, ...]) -> str | None:
    return found[0] if len(found) == 1 else None


def _renamed(sought: list[tuple[Claim, tuple[str, ...]]]) -> dict[str, str]:
    """Return for articles that are gone the one that has the quotes of all their claims, where there is just one."""
    common: dict[str, set[str]] = {}
    for claim, found in sought:
        common[claim.article] = common.get(claim.article, {*found}) & {*found}
    return {gone: names.pop() for gone, names in common.items() if len(names) == 1}
