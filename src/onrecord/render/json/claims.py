"""Claims as plain maps, under names that scripts can rely on (described in docs/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import own

if TYPE_CHECKING:
    from onrecord.render.answers import Claims
    from onrecord.render.json import Form
    from onrecord.reports.entries import Entry


def claim(entry: Entry) -> Form:
    """Return one claim; these names are fixed."""
    claim, article = entry.claim, entry.article
    return {
        "id": claim.id,
        "article": claim.article,
        "title": article.title if article else "",
        "outlet": article.outlet if article else "",
        "published": article.published if article else None,
        "published_basis": article.published_basis if article and article.published else None,
        "actor": claim.actor,
        "party": entry.party,
        "voice": entry.voice,
        "via": list(claim.via),
        "issue": claim.issue,
        "stance": claim.stance,
        "score": claim.score,
        "position": claim.position,
        "quotes": list(claim.quote),
        "spans": [list(span) for span in claim.spans],
        "kind": claim.kind,
        "cue": claim.cue,
        "mention": claim.mention,
        "date": claim.date,
        "date_basis": claim.date_basis,
        "status": claim.status,
        "note": claim.note,
        "same_as": claim.same_as,
        "coders": list(claim.coders),
        "by": claim.by or None,
        "extra": {name: own.typed(told) for name, told in claim.extra.items()},
        "sha256": article.sha256 if article else None,
        "prefix": entry.prefix,
        "suffix": entry.suffix,
    }


def statement(entry: Entry) -> Form:
    """Return a claim with whose words it is, the outlets that printed it, and its copies.

    Of the copies: their ids, where and through whom they stand.
    """
    also = [
        {"id": copy.claim.id, "article": copy.claim.article, "outlet": copy.outlet, "via": list(copy.claim.via)}
        for copy in entry.copies
    ]
    return {
        **claim(entry),
        "own_words": entry.own_words,
        "outlets": list(entry.outlets),
        "copies": [copy["id"] for copy in also],
        "also_in": also,
    }


def claims(answer: Claims) -> list[Form]:
    """Return a list of claims."""
    return [claim(entry) for entry in answer.entries]
