"""The analyst's own variables on claims: which names and values there may be, and how values are told to programs.

A value is a text, as everything in a ledger is; one that is written as a number is a number to other programs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias, cast

from onrecord.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OwnValue: TypeAlias = "str | tuple[str, ...]"

MAX_LENGTH = 200
MAX_VALUES = 20
MAX_NAMES = 30
MAX_COLUMNS = 100
"""So many names one ledger may have: each is a column of every table."""
MAX_NAME = 40
_NAME = re.compile(rf"[^\W\d_][\w-]{{0,{MAX_NAME - 1}}}")
"""How a name is written: it becomes a column, and stands before "=" on the command line."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?")
_BARE = re.compile(rf"yes|no|true|false|{_NUMBER.pattern}")


def name(text: str) -> str:
    """Return a name; ValueError, with the words that follow it in a sentence, where it is none."""
    if not _NAME.fullmatch(text):
        raise ValueError(f"a name is up to {MAX_NAME} letters, digits, - and _, and begins with a letter")
    return text


def value(given: object) -> OwnValue:
    """Return a value, a text or several; ValueError where it is something else, too long, or of several lines."""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, Sequence) and not isinstance(given, str | bytes):
        parts = cast("Sequence[object]", given)
        if not 0 < len(parts) <= MAX_VALUES:
            raise ValueError(f"a list has 1 to {MAX_VALUES} texts, not {len(parts)}")
        return tuple(map(_text, parts))
    return _text(given)


def plain(told: OwnValue) -> str | list[str]:
    """Return a value as JSON has it: several as a list."""
    return told if isinstance(told, str) else [*told]


def _text(given: object) -> str:
    if isinstance(given, int | float):
        given = str(given)
    if not isinstance(given, str):
        raise ValueError("wants a text, a number, yes or no, or a list of texts")  # noqa: TRY004 - pydantic's own
    if not given:
        raise ValueError("it is empty; leave the line out")
    if len(given) > MAX_LENGTH:
        raise ValueError(f"a text has up to {MAX_LENGTH} characters, not {len(given):,}")
    if printable(given) != given:
        raise ValueError("a text stands on one line, with single blanks and no control characters")
    return given


def few(found: Mapping[str, OwnValue]) -> Mapping[str, OwnValue]:
    """Return the variables of one claim; ValueError where there are too many."""
    if len(found) > MAX_NAMES:
        raise ValueError(f"a claim has up to {MAX_NAMES} variables, not {len(found)}")
    return found


def is_bare(text: str) -> bool:
    """True for what a ledger has without quotes, so that other readers of YAML take it for a number, yes or no."""
    return _BARE.fullmatch(text) is not None


def typed(told: OwnValue) -> object:
    """Return a value as other programs have it: a number where it is written as one.

    >>> typed("3"), typed("-0.5"), typed("03"), typed("yes"), typed(("a", "1"))
    (3, -0.5, '03', 'yes', ['a', '1'])
    """
    if isinstance(told, tuple):
        return list(told)
    if not _NUMBER.fullmatch(told):
        return told
    return float(told) if "." in told else int(told)


def values(told: OwnValue) -> tuple[str, ...]:
    """Return the texts of a value, folded, by which it is found."""
    return tuple(map(fold, (told,) if isinstance(told, str) else told))


def names(found: Iterable[Mapping[str, OwnValue]]) -> tuple[str, ...]:
    """Return all names that claims have, in the order of columns."""
    return tuple(sorted({name for variables in found for name in variables}))
