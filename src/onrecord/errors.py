"""Errors that name the thing, the place and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Self

from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class OnrecordError(Exception):
    """Base of every error a user can meet; its text is one complete sentence."""


_LISTED = {
    "claim": " onrecord claims lists them.",
    "article": " onrecord articles lists them.",
    "actor": " onrecord actors --all lists them.",
}
"""Where nothing is near: how to see what there is."""


class UnknownNameError(OnrecordError):
    """A name that is not in the dossier, with the nearest ones that are.

    >>> print(UnknownNameError("party", "nort", ["south", "north"]))
    No party "nort" in the codebook. Did you mean "north"?
    """

    def __init__(
        self,
        what: str,
        name: str,
        known: Iterable[str],
        *,
        where: str = "the codebook",
        key: Callable[[str], str] = str.lower,
        remedy: str = "",
    ) -> None:
        """State what kind of name is missing, where it was looked for, what is near, and what else to do."""
        known = tuple(known)
        near = did_you_mean(name, known, key=key) or _begun(key(name), known, key) or _LISTED.get(what, "")
        super().__init__(one_line(f'No {what} "{name}" in {where}.{near}{remedy and f" {remedy}"}'))


class MissingExtraError(OnrecordError):
    """A library of an optional part is not installed.

    >>> print(MissingExtraError("report", "jinja2"))
    The report needs jinja2, which is not installed: pip install 'onrecord[report]'
    """

    def __init__(self, extra: str, library: str) -> None:
        """Name the part, the library, and the command that brings it."""
        self._told = extra, library
        super().__init__(f"The {extra} needs {library}, which is not installed: pip install 'onrecord[{extra}]'")

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Come out of another process as it was."""
        return type(self), self._told


class FileProblemError(OnrecordError):
    """A file that cannot be read or written at all; ``problem`` is the same as an entry for a list.

    >>> print(FileProblemError("data/codebook.yaml", "is not YAML", "Close the quote.", line=4))
    data/codebook.yaml:4: is not YAML. Close the quote.
    """

    def __init__(self, path: object, what: str, remedy: str = "", *, line: int = 0) -> None:
        """Name the file (with the line, from 1, where there is one), what happened, and what to do."""
        self.problem = Problem(str(path), line, f"{what}." + (f" {remedy}" if remedy else ""))
        super().__init__(str(self.problem))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the file, as entries for a list."""
        return (self.problem,)


class LedgerChangedError(OnrecordError):
    """The ledger on disk is not the one that was read: someone else wrote it meanwhile."""

    def __init__(self, path: object) -> None:
        """Name the ledger and say that nothing was written."""
        super().__init__(
            f"{one_line(str(path))}: changed on disk since it was read; nothing was written. Run the command again."
        )


class LedgerBusyError(OnrecordError):
    """Another onrecord process writes the ledger and does not come to an end."""

    def __init__(self, path: object, seconds: float) -> None:
        """Name the ledger, and say that nothing was written."""
        super().__init__(
            f"{one_line(str(path))}: another onrecord has been writing here for {seconds:.0f} seconds; "
            "nothing was written. Run the command again when that one is done."
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (or, with ``note``, worth knowing) in a file of the dossier.

    ``line`` counts from 1; 0 where the problem has no line. ``text`` is one line, whatever the names in it hold.
    """

    path: str
    line: int
    text: str
    note: bool = False
    rule: str = ""

    def __post_init__(self) -> None:
        """Put the text on one line."""
        object.__setattr__(self, "text", one_line(self.text))

    def __str__(self) -> str:
        """``data/claims.yaml:12: text``, the form that editors jump to."""
        path = one_line(self.path)
        place = f"{path}:{self.line}" if self.line else path
        return f"{place}: {self.text}"


def _begun(wanted: str, known: Iterable[str], key: Callable[[str], str]) -> str:
    """Return `` Did you mean "x"?`` for the names, two at most, that begin with these characters."""
    near = [each for each in known if len(wanted) >= _BEGINNING and key(each).startswith(wanted)]
    quoted = " or ".join(f'"{one_line(each)}"' for each in near)
    return f" Did you mean {quoted}?" if 0 < len(near) <= _FEW_NEAR else ""


_BEGINNING, _FEW_NEAR = 3, 2


def did_you_mean(name: str, known: Iterable[str], *, key: Callable[[str], str] = str.lower) -> str:
    """Return `` Did you mean "x"?`` for the nearest known names, or an empty string; names are compared by `key`."""
    by_key = {key(k): k for k in known}
    near = get_close_matches(key(name), by_key, n=2, cutoff=0.6)
    quoted = " or ".join(f'"{one_line(by_key[n])}"' for n in near)
    return f" Did you mean {quoted}?" if near else ""
