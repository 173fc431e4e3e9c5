"""Changes of positions in words: what each kind is called, what moved how far, what is new in a digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.reports.digest import Change, Digest
    from onrecord.reports.history import ChangeKind, ChangePoint, PartyHistory
    from onrecord.reports.movement import IssueMovement, Movement
    from onrecord.reports.positions import Distance


CHANGE_KINDS: dict[ChangeKind, str] = {
    "reversal": "one voice changes sides",
    "shift": "one voice stays on its side, more or less firmly than before",
    "fell silent": "one voice took a side and is now noncommittal; its earlier side still counts",
    "reported": "others report that a voice is on the other side than before; it has not said so itself",
    "split": "two voices of a party on opposite sides within {window} days",
    "another voice": "two voices of a party on opposite sides, more than {window} days apart",
    "order uncertain": "one voice takes two different positions, and the dates do not tell which came first",
}


_CHANGE_WORDS: Mapping[str, str] = {"fell silent": "takes no side any more"}
"""What people read for a kind whose name misleads: who "fell silent" is quoted, and takes no side."""


def news(answer: Digest) -> list[tuple[str, tuple[Change, ...]]]:
    """Return what has changed under its headings, those without any left out."""
    titled = [
        ("Change points", answer.turns),
        ("Splits, and changes reported by others", answer.others),
        ("Takes no side any more", answer.silent),
    ]
    return [(title, found) for title, found in titled if found]


def change_points(told: PartyHistory) -> list[tuple[str, tuple[ChangePoint, ...]]]:
    """Return a party's change points under their headings, those without any left out."""
    titled = [
        ("Changes", told.changes),
        ("Takes no side any more, or a change reported by others", told.moves),
        ("Other voices", told.splits),
        ("Order uncertain", told.uncertain),
    ]
    return [(title, found) for title, found in titled if found]


def change_kind(kind: ChangeKind) -> str:
    """Return a kind of change in words."""
    return _CHANGE_WORDS.get(kind, kind)


def legend(change_points: Iterable[ChangePoint], window: int) -> list[tuple[str, str]]:
    """Return the kinds of change points that occur, in words, each with what it means."""
    kinds = {change.kind for change in change_points}
    return [(change_kind(kind), text.format(window=window)) for kind, text in CHANGE_KINDS.items() if kind in kinds]


def moved(side: Movement) -> str:
    """Return in words whether a party stands where it stood, and who speaks for it."""
    if side.after is None:
        return "has not spoken"
    if side.undated:
        return wording.listed(
            (_undated(side), wording.counted(side.statements, "statement") + " in between" if side.statements else "")
        )
    if side.before is None:
        first = "reported for the first time" if side.reported else "speaks for the first time"
        return wording.listed((first, wording.counted(side.statements, "statement") if side.statements else ""))
    between = (
        f"{wording.counted(side.statements, 'statement')} in between" if side.statements else "nothing said in between"
    )
    voice = "a different speaker" if side.another_voice else ""
    reported = "differs from what was reported" if side.differs and side.reported else ""
    return wording.listed((reported or ("moved" if side.moved else "as before"), voice, between))


def _undated(side: Movement) -> str:
    """Return in words how two positions differ of which one is standing or both are."""
    if side.before is None:
        return "has a position without a date"
    if not side.differs:
        return "as before (position without a date)"
    both = side.after and side.after.standing
    return f"differs, but {'neither position has a date' if both else 'one of the positions has no date'}"


def apart(gap: Distance | None) -> str:
    """Return how far apart two positions are; a dash where one of them is missing."""
    return str(gap) if gap else "–"


def apart_between(row: IssueMovement) -> str:
    """Return how far apart two parties were and are: ``4 → 1``; a dash where a position was missing on both days."""
    if not (row.before or row.after):
        return apart(None)
    return f"{apart(row.before)} → {apart(row.after)}" + (" (counting positions without a date)" if row.undated else "")


def voices(change: ChangePoint) -> str:
    """Return the voices of a change in the order in which they spoke: ``Harbour Board, then Council``."""
    return ", then ".join(dict.fromkeys((wording.plain(change.before.voice), wording.plain(change.after.voice))))


def new(answer: Digest) -> str:
    """Return how much is new: ``3 articles · 12 statements · 1 change point``, and what counts by its article."""
    counts = (
        wording.counted(len(answer.articles), "article"),
        wording.statements(len(answer.said), sum(entry.claim.is_draft for entry in answer.said)),
        wording.counted(len(answer.turns), "change point"),
        wording.counted(len(answer.others), "split or report", "splits or reports") if answer.others else "",
        wording.counted(len(answer.silent), "takes no side any more", "take no side any more") if answer.silent else "",
        _by_article(answer.undated),
        _without_any_day(answer.unplaced),
    )
    return wording.listed(counts)


def _by_article(number: int) -> str:
    """Return how many statements count on their article's day; nothing where none does."""
    if not number:
        return ""
    has, counts = ("has", "counts") if number == 1 else ("have", "count")
    return f"{wording.counted(number, 'statement')} {has} no date and {counts} on the article's day"


def _without_any_day(number: int) -> str:
    """Return how many statements no day can be told of; nothing where there is none."""
    whose = "it and its article have" if number == 1 else "they and their articles have"
    return f"{wording.counted(number, 'statement')} left out: {whose} no date" if number else ""
