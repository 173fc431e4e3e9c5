"""Answers as plain lists and maps, under names that scripts can rely on (the JSON forms are described in docs/)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.errors import Problem
    from onrecord.models import Event
    from onrecord.reports.diff import Diff, IssueDiff
    from onrecord.reports.entries import Entry
    from onrecord.reports.explanation import Explanation
    from onrecord.reports.history import History, PartyHistory, Turn, VoiceHistory
    from onrecord.reports.movement import Between, Movement
    from onrecord.reports.overview import ActorRow, ArticleRow, Counts, IssueRow, State
    from onrecord.reports.positions import Distance, PartyPosition
    from onrecord.reports.timeline import Timeline
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
        "reasons": [reason._asdict() for reason in told.reasons],
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


def position(held: PartyPosition | None) -> Form | None:
    """Return a party's position: no score in a split, for there is none."""
    if held is None:
        return None
    return {
        "score": None if held.split else held.scores[0],
        "split": held.split,
        "standing": held.standing,
        "last_heard": held.last_heard,
        "claims": [statement(entry) for entry in held.entries],
    }


def diff(answer: Diff) -> Form:
    """Return two parties side by side."""
    return {
        "parties": list(answer.parties),
        "on": answer.on.isoformat() if answer.on else None,
        "window": answer.window,
        "issues": [_issue_diff(row, answer.parties) for row in answer.issues],
    }


def _issue_diff(row: IssueDiff, parties: tuple[str, str]) -> Form:
    return {
        "issue": row.issue,
        "proposition": row.proposition,
        "positions": {parties[0]: position(row.left), parties[1]: position(row.right)},
        "distance": _distance(row.distance),
    }


def between(answer: Between) -> Form:
    """Return two parties on two days, and what lies between."""
    return {
        "parties": list(answer.parties),
        "since": answer.since.isoformat(),
        "until": answer.until.isoformat(),
        "window": answer.window,
        "issues": [
            {
                "issue": row.issue,
                "proposition": row.proposition,
                "distance": {"before": _distance(row.before), "after": _distance(row.after), "undated": row.undated},
                "moves": {
                    party: _movement(side) for party, side in zip(answer.parties, (row.left, row.right), strict=True)
                },
            }
            for row in answer.issues
        ],
        "events": [event(found) for found in answer.events],
    }


def _movement(side: Movement) -> Form:
    return {
        "before": position(side.before),
        "after": position(side.after),
        "moved": side.moved,
        "undated": side.undated,
        "another_voice": side.another_voice,
        "statements": side.heard,
        "turns": [_turn(turn) for turn in side.turns],
    }


def _distance(gap: Distance | None) -> Form | None:
    return {"low": gap.low, "high": gap.high, "split": gap.split} if gap else None


def event(found: Event) -> Form:
    """Return a public event of the codebook."""
    return {"date": found.date, "text": found.text, "actors": list(found.actors)}


def history(answer: History) -> Form:
    """Return one issue over time."""
    return {
        "issue": answer.issue,
        "proposition": answer.proposition,
        "window": answer.window,
        "on": answer.on.isoformat() if answer.on else None,
        "events": [event(found) for found in answer.events],
        "parties": [_party(party) for party in answer.parties],
    }


def _party(told: PartyHistory) -> Form:
    return {
        "party": told.party,
        "name": told.name,
        "position": position(told.position),
        "voices": [_voice(voice) for voice in told.voices],
        "claims": [statement(entry) for entry in told.entries],
        "standing": [statement(entry) for entry in told.standing],
        "changes": [_turn(turn) for turn in told.changes],
        "splits": [_turn(turn) for turn in told.splits],
        "uncertain": [_turn(turn) for turn in told.uncertain],
    }


def _voice(voice: VoiceHistory) -> Form:
    """Return a voice's claims, and those of them that are its position on each day on which it spoke."""
    ids = {"claims": voice.entries, "positions": voice.positions}
    return {"voice": voice.voice, **{name: [entry.claim.id for entry in found] for name, found in ids.items()}}


def _turn(turn: Turn) -> Form:
    return {"kind": turn.kind, "before": _side(turn.before), "after": _side(turn.after)}


def _side(entry: Entry) -> Form:
    """Return of a claim what tells a change; the rest stands under its id."""
    names = ("id", "actor", "voice", "via", "date", "stance", "score", "position", "quotes", "status")
    full = claim(entry)
    return {name: full[name] for name in names}


def timeline(answer: Timeline) -> Form:
    """Return statements and events by date, and apart from them the positions without one."""
    return {
        "issues": dict(answer.propositions),
        "parties": dict(answer.parties),
        "moments": [
            {
                "date": moment.date,
                "events": [{"text": event.text, "actors": list(event.actors)} for event in moment.events],
                "claims": [statement(entry) for entry in moment.entries],
            }
            for moment in answer.moments
        ],
        "standing": [statement(entry) for entry in answer.standing],
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
