"""A position in a few words of good English, from its stance and the issue's label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.models import Stance

_VERBS: dict[Stance, str] = {
    "supports": "supports", "leans-for": "is open to", "noncommittal": "is noncommittal on",
    "leans-against": "has doubts about", "opposes": "opposes",
}  # fmt: skip
_IMPLIED: dict[tuple[str, Stance], str] = {
    ("proposing", "supports"): "proposes",
    ("committing", "supports"): "is committed to",
    ("committing", "leans-for"): "threatens",
    ("refusing", "opposes"): "rejects",
    ("opposing", "opposes"): "objects to",
    ("supporting", "supports"): "backs",
    ("asking", "supports"): "calls for",
    ("asking", "leans-for"): "asks for",
    ("wanting", "leans-for"): "wants",
    ("declining", "noncommittal"): "does not comment on",
}
_OF_VALUE: dict[Stance, str] = {
    "supports": "stands by", "leans-for": "sees grounds for", "noncommittal": "is noncommittal on",
    "leans-against": "plays down", "opposes": "disputes",
}  # fmt: skip
_DELAY = re.compile(r"\b(?:delay|postpon|put off|paus|defer)")


def position(stance: Stance, label: str, implies: str, evidence: str, *, evaluative: bool) -> str:
    """Return "rejects the working group": `evaluative` for an issue that says how good or bad a thing is."""
    if evaluative:
        return f"{_OF_VALUE[stance]} the {label}"
    if stance == "leans-against" and _DELAY.search(evidence):
        return f"asks for a delay of the {label}"
    return f"{_IMPLIED.get((implies, stance), _VERBS[stance])} the {label}"
