"""Claims and the rows of lists as plain lists and maps, under names that scripts can rely on (described in docs/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.render import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.errors import Problem
    from onrecord.explain.explanation import Explanation
    from onrecord.render.answers import Actors, Claims, Read, Shown
    from onrecord.reports.entries import Entry
    from onrecord.reports.overview import ActorRow, ArticleRow, Counts, IssueRow, State
    from onrecord.spans import Attribution
    from onrecord.store.changes import Change
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan

Form = dict[str, Any]


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
        "sha256": article.sha256 if article else None,
        "prefix": entry.prefix,
        "suffix": entry.suffix,
    }


def statement(entry: Entry) -> Form:
    """Return a claim with the outlets that printed it, and its copies: their ids, where and through whom they stand."""
    also = [
        {"id": copy.claim.id, "article": copy.claim.article, "outlet": copy.outlet, "via": list(copy.claim.via)}
        for copy in entry.copies
    ]
    return {**claim(entry), "outlets": list(entry.outlets), "copies": [copy["id"] for copy in also], "also_in": also}


def attributions(article: str, found: Iterable[Attribution]) -> Form:
    """Return what the parser sees in a text; these names are fixed."""
    return {
        "article": article,
        "attributions": [
            {
                "source": list(a.source) if a.source else None,
                "cue": list(a.cue) if a.cue else None,
                "contents": [list(span) for span in a.contents],
                "kind": a.kind,
                "rule": a.rule,
            }
            for a in found
        ],
    }


def explanation(told: Explanation) -> Form:
    """Return why a claim says what it says."""
    chain = told.publication
    return {
        "id": told.entry.claim.id,
        "reasons": [
            {
                "field": reason.field,
                "value": reason.value,
                "rule": rules.told(reason.by),
                "words": reason.words,
                "other": reason.other,
            }
            for reason in told.reasons
        ],
        "publication": chain
        and {
            "published": chain.published,
            "contradiction": chain.contradiction,
            "reasons": [
                {"span": list(reason.span), "text": reason.text, "days": sorted(map(str, reason.days))}
                for reason in chain.reasons
            ],
        },
        "differences": [found._asdict() for found in told.differences],
    }


def counts(found: Counts) -> Form:
    """Return how many claims there are of each status."""
    return {"draft": found.draft, "accepted": found.accepted, "edited": found.edited, "rejected": found.rejected}


def article(row: ArticleRow) -> Form:
    """Return an article with the number of its claims."""
    found = row.article
    return {
        "article": found.id,
        "title": found.title,
        "outlet": found.outlet,
        "byline": found.byline,
        "url": found.url,
        "published": found.published,
        "published_basis": found.published_basis if found.published else None,
        "sha256": found.sha256,
        "claims": row.counts.total,
        **counts(row.counts),
    }


def actor(row: ActorRow) -> Form:
    """Return a speaker."""
    return {
        "actor": row.name,
        "party": row.party,
        "voice": row.voice,
        "aliases": list(row.aliases),
        "listed": row.listed,
        "claims": row.claims,
        "first": row.first,
        "last": row.last,
    }


def issue(row: IssueRow) -> Form:
    """Return a question in dispute, with the stances that each party has taken."""
    return {
        "issue": row.issue,
        "proposition": row.proposition,
        "claims": row.claims,
        "drafts": row.drafts,
        "first": row.first,
        "last": row.last,
        "parties": [{"party": tally.party, "name": tally.name, "stances": tally.stances} for tally in row.parties],
    }


def state(found: State) -> Form:
    """Return the state of the work."""
    return {
        "articles": len(found.articles),
        "undated": [article.id for article in found.undated],
        "without_claims": [article.id for article in found.silent],
        "claims": counts(found.claims),
        "statements": found.statements,
        "drafts": {row.article.id: row.counts.draft for row in found.drafts},
    }


def merged(found: Merge, lost: Iterable[Orphan]) -> Form:
    """Return what a run of the parser means for the ledger: ids, and the fields that differ, before and after."""
    return {
        "new": [claim.id for claim in found.new],
        "kept": [claim.id for claim in found.kept],
        "updated": [_change(change) for change in found.updated],
        "gone": [claim.id for claim in found.gone],
        "differs": [_change(change) for change in found.differs],
        "orphans": [
            {
                "id": orphan.claim.id,
                "article": orphan.claim.article,
                "article_there": orphan.article_there,
                "found_in": list(orphan.found_in),
                "moved_to": orphan.moved_to,
            }
            for orphan in lost
        ],
    }


def _change(change: Change) -> Form:
    fields = {found.field: {"before": found.before, "after": found.after} for found in change.readings}
    return {"id": change.after.id, "fields": fields}


def problem(found: Problem) -> Form:
    """Return one thing that `check` has found."""
    return {"path": found.path, "line": found.line or None, "text": found.text, "note": found.note, "rule": found.rule}


def claims(answer: Claims) -> list[Form]:
    """Return a list of claims."""
    return [claim(entry) for entry in answer.entries]


def articles(rows: Iterable[ArticleRow]) -> list[Form]:
    """Return the list of articles."""
    return [article(row) for row in rows]


def actors(answer: Actors) -> list[Form]:
    """Return the list of speakers."""
    return [actor(row) for row in answer.rows]


def issues(rows: Iterable[IssueRow]) -> list[Form]:
    """Return the list of issues."""
    return [issue(row) for row in rows]


def shown(answer: Shown) -> list[Form]:
    """Return claims as `statement` does."""
    return [statement(entry) for entry, _ in answer.found]


def explanations(found: Iterable[Explanation]) -> list[Form]:
    """Return for each claim why it says what it says."""
    return [explanation(told) for told in found]


def read(texts: Iterable[Read]) -> list[Form]:
    """Return what the parser sees in texts."""
    return [attributions(text.name, text.found) for text in texts]


def problems(found: Iterable[Problem]) -> list[Form]:
    """Return all that `check` has found."""
    return [problem(each) for each in found]
