"""The conflicts that git left in a ledger, in words: which claim was decided twice, by whom, and how.

git keeps both sides of what it cannot merge, between lines of marks. The text of either side alone is a ledger again,
and what differs between the two in the lines of a conflict is what a person has to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import FileProblemError, Problem
from onrecord.store.form import fields_of
from onrecord.yaml.tree import line_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.models import Claim
    from onrecord.store.form import Written
    from onrecord.store.ledger import Ledger

OURS, BASE, THEIRS, END = "<" * 7, "|" * 7, "=" * 7, ">" * 7
REMEDY = f"Keep what is right of the two sides, and delete the lines with {OURS}, {THEIRS} and {END}."
RULE = "conflict"
"""The rule by which `check` names a conflict."""
MOST = 5
"""So many conflicts are told in one sentence; `check` lists all."""
_LONGEST = 60
_NOT_TOLD = frozenset({"id", "status", "draft", "by", "coders"})
"""Fields that say nothing of what was decided."""


class LedgerConflictError(FileProblemError):
    """A ledger in which git has left both sides of a merge: not to be read before a person has chosen."""

    def __init__(self, path: object, found: tuple[Problem, ...]) -> None:
        """Tell the conflicts found, at least one, in one sentence; `found` has each with its line."""
        what = "a conflict" if len(found) == 1 else f"{len(found)} conflicts"
        more = f"; and {len(found) - MOST} more, see onrecord check" if len(found) > MOST else ""
        told = "; ".join(problem.text for problem in found[:MOST])
        super().__init__(path, f"holds {what} that git left, {told}{more}", REMEDY, line=found[0].line)
        self._found = tuple(
            Problem(each.path, each.line, f"holds a conflict that git left, {each.text}. {REMEDY}", rule=RULE)
            for each in found
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Each conflict."""
        return self._found


class Conflict(NamedTuple):
    """The lines of a conflict, from 1, its marks included, and the places of its sides in the texts of the sides."""

    first: int
    last: int
    ours: tuple[int, int]
    theirs: tuple[int, int]


class Sides(NamedTuple):
    """A text with conflicts as the two texts that it was."""

    ours: str
    theirs: str
    conflicts: tuple[Conflict, ...]


def sides(text: str) -> Sides | None:
    """Return the two texts in which git's conflicts are decided one way; None where its marks are not in order."""
    wanted: dict[str, tuple[str, ...]] = {"": (OURS,), OURS: (BASE, THEIRS), BASE: (THEIRS,), THEIRS: (END,)}
    kept: dict[str, list[str]] = {OURS: [], THEIRS: []}
    length = {OURS: 0, THEIRS: 0}
    within, first, begin = "", 0, (0, 0)
    found: list[Conflict] = []
    for number, line in enumerate(_lines(text), 1):
        mark = line[:7] if line[:7] in (OURS, BASE, THEIRS, END) and line[7:8] in ("", " ", "\t", "\r", "\n") else ""
        if not mark:
            for side in (OURS, THEIRS):
                if within in ("", side):
                    kept[side].append(line)
                    length[side] += len(line)
            continue
        if mark not in wanted[within]:
            return None
        if mark == OURS:
            first, begin = number, (length[OURS], length[THEIRS])
        if mark == END:
            found.append(Conflict(first, number, (begin[0], length[OURS]), (begin[1], length[THEIRS])))
        within = "" if mark == END else mark
    return None if within or not found else Sides("".join(kept[OURS]), "".join(kept[THEIRS]), tuple(found))


def _lines(text: str) -> Iterator[str]:
    starts = line_starts(text)
    return (text[start:end] for start, end in zip(starts, (*starts[1:], len(text)), strict=True) if start < end)


def error(path: object, text: str, read: Callable[[str], Ledger]) -> LedgerConflictError | None:
    """Return what is wrong with the text of a ledger that holds conflicts; None where their marks are not in order.

    `read` reads a text as a ledger.
    """
    split = sides(text)
    if split is None:
        return None
    ours, theirs = _read(split.ours, read), _read(split.theirs, read)
    found = (Problem(str(path), each.first, _told(each, ours, theirs)) for each in split.conflicts)
    return LedgerConflictError(path, tuple(found))


def _read(text: str, read: Callable[[str], Ledger]) -> Ledger | None:
    try:
        return read(text)
    except FileProblemError:
        return None


def _told(conflict: Conflict, ours: Ledger | None, theirs: Ledger | None) -> str:
    lines = f"lines {conflict.first} to {conflict.last}"
    if ours is None or theirs is None:
        return f"{lines}: both sides changed them"
    names = dict.fromkeys((*_ids_in(ours, conflict.ours), *_ids_in(theirs, conflict.theirs)))
    mine, other = _by_id(ours.claims), _by_id(theirs.claims)
    words = [said for name in names if (said := twice(name, mine.get(name), other.get(name)))]
    return f"{lines}: {'; '.join(words) or 'both sides changed them'}"


def _ids_in(book: Ledger, place: tuple[int, int]) -> Iterator[str]:
    """Yield the ids of the claims that have a character in a place."""
    return (name for name, at in book.places.items() if at.start < place[1] and place[0] < at.end)


def _by_id(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    return {claim.id: claim for claim in claims}


def twice(name: str, ours: Claim | None, theirs: Claim | None) -> str:
    """Return in words how two sides decided one claim; empty where they say the same of it."""
    have, want = (fields_of(claim) if claim else {} for claim in (ours, theirs))
    if have == want:
        return ""
    known = ours or theirs
    about = f" ({known.actor} on {known.issue})" if known else ""
    # Where a side has no such claim, what the other one says of it is no difference of opinion.
    differ = [field for field in {**have, **want} if have.get(field) != want.get(field)] if ours and theirs else []
    said = (
        _decided(claim, [(field, fields.get(field)) for field in differ if field not in _NOT_TOLD], side)
        for claim, fields, side in ((ours, have, "one side"), (theirs, want, "the other side"))
    )
    return f'claim "{name}"{about} was decided twice: {", ".join(said)}'


def _decided(claim: Claim | None, differing: list[tuple[str, Written | None]], side: str) -> str:
    if claim is None:
        return f"{side} deleted it"
    if claim.is_draft:
        return f"{side} left it a draft"
    fields = ", ".join(f"{name}: {_value(value)}" for name, value in differing)
    return f"{claim.by or side} {claim.status} it{fields and f' ({fields})'}"


def _value(value: Written | None) -> str:
    if isinstance(value, Mapping):
        value = tuple(f"{name}={' '.join((told,) if isinstance(told, str) else told)}" for name, told in value.items())
    text = "none" if value is None else value if isinstance(value, str) else " ".join(map(str, value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
