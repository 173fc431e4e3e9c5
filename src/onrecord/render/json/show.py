"""Claims with their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render.json.claims import statement

if TYPE_CHECKING:
    from onrecord.render.answers import Shown
    from onrecord.render.json import Form


def shown(answer: Shown) -> list[Form]:
    """Return claims as `statement` does."""
    return [statement(entry) for entry, _ in answer.found]
