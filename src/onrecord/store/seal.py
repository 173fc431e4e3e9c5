"""The seal of a draft: whoever changes the draft without it has edited the draft."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import cast

_NOT_SAID = ("draft", "extra")
"""The seal itself, and what a person notes of a draft that stays one."""
_EMPTY: tuple[object, ...] = ("", [], {}, None)


def seal(fields: Mapping[str, object]) -> str:
    """Return 6 hex digits over the fields of a claim as written, without its ``draft`` and a person's own variables.

    The order of the fields, empty ones, quotes around a text and the layout do not count: only what is said.

    >>> seal({"id": "k3x9q2ma", "spans": [[1104, 1213]]}) == seal({"spans": [["1104", "1213"]], "id": "k3x9q2ma"})
    True
    """
    said = {key: plain(value) for key, value in fields.items() if key not in _NOT_SAID}
    said = {key: value for key, value in said.items() if value not in _EMPTY}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:6]


def plain(value: object) -> object:
    """Return a value as YAML without types gives it: texts, lists and maps alone."""
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return {str(key): plain(item) for key, item in pairs.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in cast("list[object]", value)]
    return value if value is None else str(value)
