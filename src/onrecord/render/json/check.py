"""The problems and notes of `check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.errors import Problem
    from onrecord.render.json import Form


def problems(found: Iterable[Problem]) -> list[Form]:
    """Return the problems and notes."""
    return [problem(each) for each in found]


def problem(found: Problem) -> Form:
    """Return one problem or note."""
    return {"path": found.path, "line": found.line or None, "text": found.text, "note": found.note, "rule": found.rule}
