"""What is said beside a party's position: whose words it is, what kind of position, and what came after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.evaluation import Evaluation, Interval
    from onrecord.reports.drafts import Trust
    from onrecord.reports.entries import Entry
    from onrecord.reports.positions import Kind, PartyPosition

KINDS: dict[Kind, str] = {
    "side": "",
    "noncommittal": "no side taken",
    "standing": "no date",
    "reported": "reported",
    "standing reported": "reported, no date",
}
NOT_CONFIRMED = "not confirmed"


BENCHMARK = "one draft in three on the right issue had the wrong speaker or side"
"""What docs/benchmarks.md has measured on articles that the codebook's author had not read."""


def marks(position: PartyPosition) -> tuple[str, ...]:
    """Return what a reader must know beside a party's position."""
    told = {"split": position.split, KINDS[position.kind]: True, "long ago": position.last_heard}
    return tuple(word for word, true in told.items() if word and true)


def whose(entry: Entry) -> str:
    """Return whose words tell a position: ``in own words``, or who reported it."""
    return wording.relay(entry) or "in own words"


def since(position: PartyPosition) -> tuple[str, ...]:
    """Return what came after a position and did not replace it: who was noncommittal, and what was reported.

    ``since then noncommittal: Anna Berg (Harbour Board), 2019-05-31``;
    ``reported since by the agency, not confirmed: Anna Berg (Harbour Board) supports, 2019-06-02``.
    """
    silent = [f"{wording.speaker(entry)}, {_when(entry)}" for entry in position.since if entry.own_words]
    told = [f"since then noncommittal: {'; '.join(silent)}"] if silent else []
    when = "reported" if position.standing else "reported since"  # nobody knows since when a position stands
    return (*told, *(f"{when} {_reported(entry)}" for entry in position.since if not entry.own_words))


def _reported(entry: Entry) -> str:
    held = f"{wording.speaker(entry)} {wording.says(entry.claim.stance)}, {_when(entry)}"
    return f"by {wording.reporters(entry)}, {NOT_CONFIRMED}: {held}"


def _when(entry: Entry) -> str:
    return f"{wording.dated(entry)}, draft" if entry.claim.is_draft else wording.dated(entry)


def unread(entries: Iterable[Entry]) -> str:
    """Return how many of these statements are drafts that nobody has read; nothing where none is."""
    counted = [entry.claim.is_draft for entry in entries]
    drafts, all_of = sum(counted), wording.counted(len(counted), "statement")
    if not drafts:
        return ""
    verb, what = ("is", "a draft") if drafts == 1 else ("are", "drafts")
    return f"{drafts} of {all_of} {verb} {what} that nobody has read"


def measured(found: Evaluation) -> str:
    """Return how good the drafts of the program are on the coded articles of a dossier, as one sentence."""
    best = found.best
    return (
        f"On {wording.counted(found.articles, 'article')} of this dossier that a person has coded in full, with"
        f" {wording.counted(found.claims, 'claim')}, drafts by {wording.plain(best.coder)} find claims with an F1 of"
        f" {_figure(best.found)}, and {_figure(best.right)} with speaker and side right; of those found,"
        f" {best.actor.value:.0%} have the right speaker, {best.side.value:.0%} the right side, {best.date.value:.0%}"
        " the right day (onrecord evaluate; in brackets the range for other such articles)."
    )


def _figure(one: Interval) -> str:
    return f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


def banner(told: Trust | None) -> str:
    """Return what stands above statements that nobody has read: their share, and how often drafts were wrong.

    Nothing where all were read.
    """
    if told is None or not told.drafts:
        return ""
    share = f"{told.drafts} of {wording.counted(told.statements, 'statement')} here are drafts"
    if told.imported == told.drafts:
        return f"{share} that were imported, and on which nobody has decided in this dossier."
    share += " of a program" if not told.imported else f", {told.imported} of them imported,"
    if told.known:
        measured = f"In this dossier {told.wrong} of {told.decided} drafts that a person has decided on were wrong"
        return f"{share} that nobody has read. {measured} (rejected, or another speaker, stance or issue)."
    return f"{share} that nobody has read. On articles new to the program, {BENCHMARK} (docs/benchmarks.md)."
