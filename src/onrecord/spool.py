"""Many values, to be gone through more than once: in a file without a name, not in memory."""

from __future__ import annotations

import pickle
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class Spool(Generic[T]):
    """Values in their order, kept until the end of a ``with``. They are gone through by one at a time."""

    def __init__(self, values: Iterable[T]) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed in the end
        self._number = 0
        for value in values:
            pickle.dump(value, self._file, pickle.HIGHEST_PROTOCOL)
            self._number += 1

    def __enter__(self) -> Self:
        """Return this."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the file go."""
        self._file.close()

    def __len__(self) -> int:
        """Return the number of values."""
        return self._number

    def __iter__(self) -> Iterator[T]:
        """Yield the values."""
        self._file.seek(0)
        for _ in range(self._number):
            yield pickle.load(self._file)  # noqa: S301 - nobody else can reach this file
