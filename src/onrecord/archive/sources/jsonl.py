"""Lines of JSON, one article each, also as .gz. A line that is none costs only itself."""

from __future__ import annotations

import gzip
import json
from typing import IO, TYPE_CHECKING, Any, cast

from onrecord.archive.sources.fields import ShardError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.archive.rows import Row
    from onrecord.archive.sources.fields import Fields

_LONGEST = 32 << 20
"""Bytes of a line; what is longer is passed over without being held."""


def articles(path: Path, fields: Fields) -> Iterator[Row]:
    """Yield the articles of a file."""
    with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
        for line in _lines(file):
            if line is None:
                yield fields.broken(f"its line has more than {_LONGEST >> 20} MB")
            elif line.strip():
                yield _article(line, fields)


def _article(line: bytes, fields: Fields) -> Row:
    try:
        told: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return fields.broken(f"its line is not UTF-8 ({error.reason} at byte {error.start})")
    except (ValueError, RecursionError) as error:
        return fields.broken(f"its line is not JSON ({error})")
    if not isinstance(told, dict):
        return fields.broken("its line is no JSON object")
    return fields.article(cast("dict[str, Any]", told))


def _lines(file: IO[bytes] | gzip.GzipFile) -> Iterator[bytes | None]:
    """Yield lines, None for one that is too long."""
    try:
        while line := file.readline(_LONGEST):
            if len(line) < _LONGEST or line.endswith(b"\n"):
                yield line
                continue
            while (rest := file.readline(_LONGEST)) and not rest.endswith(b"\n"):
                pass
            yield None
    except EOFError as error:
        raise ShardError("ends early: it was cut on its way") from error
