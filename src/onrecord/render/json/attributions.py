"""What the parser sees in texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.render.answers import Read
    from onrecord.render.json import Form
    from onrecord.spans import Attribution


def read(texts: Iterable[Read]) -> list[Form]:
    """Return what the parser sees in texts."""
    return [attributions(text.name, text.found) for text in texts]


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
