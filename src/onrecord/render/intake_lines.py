"""What became of an article that was added, in a line, and of all of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.render.wording import counted
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.intake.run import Line, Short

_WIDTH = 12
_SHOWN = 3
"""Of a new version, so many changed sentences are shown."""
_ORDER = ("added", "new version", "copy", "same", "reference", "refused")


def line(told: Line) -> str:
    """Return what became of one article, with what is unsure below it."""
    return "\n".join([f"{told.status:{_WIDTH}}{printable(_what(told))}", *map(_below, _details(told))])


def _what(told: Line) -> str:
    where = " ".join(filter(None, (told.source, told.place)))
    match told.status:
        case "same":
            return f"{where} is in the dossier already, as {told.of}"
        case "copy":
            done = f"{told.id}  from {where}" if told.id else where
            return f"{done}: {told.containment:.0%} of it is in {told.of}" + (f"; {told.why}" if told.why else "")
        case "new version":
            return f"{told.id}  from {where}; {told.of} stays as it is"
        case "refused" | "reference":
            return f"{where}: {told.why}." + (f" {told.remedy}" if told.remedy else "")
        case _:
            return f"{told.id}  from {where}"


def _details(told: Line) -> Iterator[str]:
    yield from (f"? {each}" for each in told.unsure)
    yield from (f"{sign} {each}" for sign, each in told.changed[:_SHOWN])
    if len(told.changed) > _SHOWN:
        yield f"... and {len(told.changed) - _SHOWN} more sentences"


def _below(text: str) -> str:
    return " " * _WIDTH + printable(text)


def named(told: Line) -> str:
    """Return which article is meant, in words."""
    return printable(told.found.title or f"{told.source} {told.place}")


def left_out(told: Line) -> str:
    """Return what of an article's file was not taken as its text."""
    return "\n".join(_below(f"| {each}") for each in told.found.left_out)


def short(told: Short) -> str:
    """Return that a file holds another number of articles than it says."""
    says = f'{told.source} says that it holds {told.announced:,} ("{told.words}"), and {told.counted:,}'
    return printable(f"{says} were found. Look what is missing before you rely on it.")


def sum_up(lines: Iterable[Line], *, dry_run: bool) -> str:
    """Return how many articles came to what."""
    return summed(Counter(line.status for line in lines), dry_run=dry_run)


def summed(counts: Counter[str], *, dry_run: bool) -> str:
    """Return the counts of what became of articles."""
    told = [_number(status, counts[status]) for status in _ORDER if counts[status]]
    total = f"{counted(counts.total(), 'article')} found"
    written = " Nothing was written." if dry_run else ""
    return f"{total}: {', '.join(told)}.{written}" if told else f"No article.{written}"


_NAMES = {
    "same": ("already there", "already there"),
    "copy": ("copy", "copies"),
    "new version": ("new version", "new versions"),
    "reference": ("reference without a text", "references without a text"),
}


def _number(status: str, number: int) -> str:
    return f"{number:,} {_NAMES.get(status, (status, status))[number > 1]}"
