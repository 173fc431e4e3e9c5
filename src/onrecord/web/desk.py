"""The dossier behind the pages: as it is on disk at each request, and one person's hand at a time."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from onrecord.dossier import Dossier
from onrecord.explain.reasons import Readings
from onrecord.store import inputs
from onrecord.text import printable
from onrecord.view import View

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

PATIENCE = 3.0
"""Seconds that a page waits for another onrecord to finish writing."""


class Work(NamedTuple):
    """The dossier, to be decided on, and what its coders make of it."""

    dossier: Dossier
    readings: Readings


class Desk:
    """The dossier at `path`; `by` is who decides, as the environment says where it is empty."""

    def __init__(self, path: Path, by: str = "") -> None:
        self.path, self._by = path, printable(by).strip()
        self._alone = RLock()
        self._work: Work | None = None
        self._seen: dict[str, str] = {}

    @property
    def name(self) -> str:
        """What to call the dossier."""
        return self.path.resolve().name

    def version(self) -> str:
        """Return by what to know that no file has changed: no file is read for it."""
        return inputs.look(self.path).digest[:16]

    @contextmanager
    def view(self) -> Generator[View]:
        """Give the dossier to be asked."""
        try:
            yield View(self.path)
        finally:
            gc.unfreeze()  # a view freezes what it has read, for a process that ends with its answer

    @contextmanager
    def work(self) -> Generator[Work]:
        """Give the dossier to decide on, to one request at a time: read anew where its files have changed.

        Of the ledger that is seen by every decision itself.
        """
        with self._alone:
            seen = {name: known for name, known in inputs.look(self.path).seen.items() if name != inputs.LEDGER}
            if self._work is None or seen != self._seen:
                self._work = None  # should one of them not be readable now
                dossier = Dossier(self.path)
                dossier.refuse_archive()
                dossier.by = self._by or dossier.by
                dossier.patience = PATIENCE
                self._work, self._seen = Work(dossier, Readings(dossier.codebook, dossier.panel())), seen
            self._work.dossier.refresh()
            yield self._work
