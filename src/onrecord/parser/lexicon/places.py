"""Where in a table's file a thing stands, and whether the file keeps one entry a line."""

from __future__ import annotations

import json
import re
import tomllib
from typing import cast

_LINE = re.compile(
    r"\s*(?:\#.*)?"  # nothing, or a comment
    r"|\[[^\[\]]+\]"  # [group.name]
    r"|[\w-]+ = (?:\[|true)"  # entries = [
    r'|  "(?:[^"\\]|\\.)*",(?:\s*\#.*)?'  # "one entry",
    r"|\]"
    r'|(?:"[^"]+"|[\w-]+) = \{.*\}'  # "say" = { ... }
)


def line_of(text: str, path: tuple[str, ...], key: str = "", entry: str | None = None) -> int:
    """Return the line (from 1) of a group, of a key in it, or where an entry under that key stands last; 0 for none."""
    if not path and not key:
        return 0
    group: tuple[str, ...] = ()
    under = ""
    best = place = 0
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.fullmatch(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?", line):
            group, under = _names(header.group(1)), ""
        elif pair := re.match(r"\s*(\"[^\"]+\"|[\w-]+)\s*=", line):
            under = pair.group(1).strip('"')
        if group[: len(path)] != path and (*group, under) != path:
            continue
        depth = (
            1
            + (not key or under == key)
            + (entry is not None and line.strip().startswith(json.dumps(entry, ensure_ascii=False)))
        )
        if depth > best or (depth == best == 3):
            best, place = depth, number
    return place


def _names(header: str) -> tuple[str, ...]:
    """Return the parts of a header: ``thing.supports."calls for"``."""
    try:
        inner: object = tomllib.loads(f"[{header}]")
    except tomllib.TOMLDecodeError:
        return ()
    names: list[str] = []
    while isinstance(inner, dict) and inner:
        name, inner = next(iter(cast("dict[str, object]", inner).items()))
        names.append(name)
    return tuple(names)


def crowded(text: str) -> list[int]:
    """Return the lines that hold more or less than one entry, one header or one comment."""
    return [number for number, line in enumerate(text.split("\n"), 1) if not _LINE.fullmatch(line)]
