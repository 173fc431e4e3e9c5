"""What the readers of exports share: lines, labels, the parts of a text that a database puts around an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake import days, prose
from onrecord.intake.found import Day
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_COPYRIGHT = re.compile(
    r"\s*(?:copyright\b(?:\s+(?:\(c\)|©|\d{4}|by\b|the\b)|[^.]{0,60}\d{4})|©|\(c\)\s*(?:copyright\s*)?\d{4}"
    r"|all rights reserved|tous droits réservés|alle rechte vorbehalten|alle rechten voorbehouden)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*(?:page|seite|pagina)\s+\d+\s+(?:of|de|von|van|sur)\s+\d+\s*", re.IGNORECASE)
_CORRECTION = re.compile(
    r"\s*(?:correction|corrections|clarification|corrections and clarifications)\s*:?\s*", re.IGNORECASE
)
_UTC = re.compile(
    r"\b(\d{1,2})[:.](\d\d)(?::\d\d)?\s*([AP]\.?M\.?)?\s*(?:GMT|UTC|Z|[+-]00:?00)(?![\w:+-]|\s*[+-]\d)", re.IGNORECASE
)
_LATE, _EARLY = 20, 8
"""Hours in UTC between which the day is the same nearly everywhere that newspapers in English are printed."""


class Labelled(NamedTuple):
    """A line that begins with a label: what the label means to us, and the rest of the line."""

    field: str
    value: str


class Labels:
    """Labels of a database in the languages of its screens, compared without case, accents and kinds of blank."""

    def __init__(self, names: Mapping[str, str], *, longest: int = 40) -> None:
        """Take the field of each space-separated list of labels, whose own blanks are written as "_"."""
        self._fields = {
            fold(label.replace("_", " ")): field for field, labels in names.items() for label in labels.split()
        }
        self._pattern = re.compile(rf"\s*([^\W\d_][\w /.&()'’-]{{0,{longest}}}?)\s*:(?:[^\S\n]+|$)(.*)", re.DOTALL)

    def read(self, line: str) -> Labelled | None:
        """Return what a line that begins with one of the labels and a colon says."""
        match = self._pattern.match(line.replace("\xa0", " "))
        if match and (field := self._fields.get(fold(match[1]))):
            return Labelled(field, match[2].strip())
        return None


def chunks(lines: Iterable[str]) -> list[list[str]]:
    """Return the blocks of lines that blank lines part."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def is_copyright(line: str) -> bool:
    """Return whether a line states who owns the text."""
    return len(line) < 400 and bool(_COPYRIGHT.match(line))


def without_pages(lines: Sequence[str], title: str = "") -> list[str]:
    """Return lines without "Page 2 of 5", and where there were such, without the title that stands at a page's head."""
    kept = [line for line in lines if not _PAGE.fullmatch(line)]
    return [line for line in kept if prose.line(line) != title] if title and len(kept) < len(lines) else kept


def paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs of an article's lines, without the copyright at their end, a correction as the last."""
    found = list(prose.blocks("\n".join(lines)))
    while found and is_copyright(found[-1]):
        found.pop()
    for at, text in enumerate(found[-3:], max(len(found) - 3, 0)):
        if _CORRECTION.fullmatch(text) and at + 1 < len(found):
            correction = " ".join(found[at + 1 :])
            return (*found[:at], f"Correction: {correction}")
    return tuple(found)


def corrected(found: tuple[str, ...], correction: str) -> tuple[str, ...]:
    """Return paragraphs with a correction as the last."""
    text = prose.line(correction)
    if not text:
        return found
    return (*found, text if fold(text).startswith("correction:") else f"Correction: {text}")


def day(words: str) -> Day | None:
    """Return the day in a database's words for it."""
    edtf = days.edtf(words)
    return Day(edtf, f"database {prose.line(words)}") if edtf else None


def utc_note(words: str) -> tuple[str, ...]:
    """Return a note where a time in UTC is so early or late that the outlet's own day may be another.

    >>> utc_note("March 21, 2026 Saturday 12:04 AM GMT"), utc_note("6 April 2026 17:10 GMT")
    (('the database gives 12:04 AM GMT: where the outlet is, it may have been another day',), ())
    """
    match = _UTC.search(words)
    if not match:
        return ()
    hour = int(match[1]) % 12 + 12 * (match[3][0] in "pP") if match[3] else int(match[1])
    if _EARLY <= hour < _LATE:
        return ()
    return (f"the database gives {prose.line(match[0])}: where the outlet is, it may have been another day",)
