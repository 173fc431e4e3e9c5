"""What changed in claims, in words: one line a claim, the old value before the new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Claim
    from onrecord.store.changes import Change, Difference
    from onrecord.store.form import Written


WIDTH = 60
"""Characters of a value that are shown."""


def lines(changes: Iterable[Change]) -> list[str]:
    """Return for each claim what was done to it."""
    return [line(change) for change in changes]


def line(change: Change) -> str:
    """Return what was done to a claim: ``k3x9q2ma  Anna Berg on night-ferry: stance opposes -> leans-against``."""
    claim = change.after
    if change.before is None:
        return f"{about(claim)}: added as {claim.status}; stance {claim.stance}; position {value(claim.position)}"
    if not change.differences:
        return f"{about(claim)}: {claim.status} already, nothing to change"
    return f"{about(claim)}: {listed(change.differences)}"


def about(claim: Claim) -> str:
    """Return by what a person knows a claim."""
    return f"{printable(claim.id)}  {wording.plain(claim.actor)} on {wording.plain(claim.issue)}"


def summary(claim: Claim) -> str:
    """Return a claim in one line, with its position and the beginning of its quote."""
    quote = wording.shorten(wording.quote(claim), WIDTH)
    return f"{about(claim)} · {claim.stance} · {wording.plain(claim.position)} · {quote}"


def listed(differences: Iterable[Difference]) -> str:
    """Return fields in one line: ``stance opposes -> leans-against; note (none) -> seen``.

    Long texts that look the same where they are cut are left out; that they differ is told by their spans.
    """
    values = ((found.field, value(found.before), value(found.after)) for found in differences)
    return "; ".join(f"{field} {before} -> {after}" for field, before, after in values if before != after)


def value(value: Written | None) -> str:
    """Return the value of a field in one line."""
    if not value:
        return "(none)"
    if isinstance(value, str):
        text = wording.shorten(wording.plain(value), WIDTH)
        return f'"{text}"' if " " in text else text
    if isinstance(value, Mapping):
        return wording.shorten("; ".join(wording.own(value)), WIDTH)
    parts = [part if isinstance(part, str) else f"[{part[0]}, {part[1]}]" for part in value]
    return f"[{wording.shorten(wording.plain(', '.join(parts)), WIDTH)}]"
