"""What can be asked: something with a name that takes a prompt and gives an answer, or says why not."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from onrecord.errors import OnrecordError


class Reply(NamedTuple):
    """An answer as it came, with the tokens that were counted; None where nobody counted."""

    text: str
    tokens_in: int | None = None
    tokens_out: int | None = None


class Client(Protocol):
    """A model that can be asked. ``name`` and ``options`` are kept with its answers."""

    @property
    def name(self) -> str:
        """The name by which its findings stand in the ledger."""
        ...

    @property
    def options(self) -> dict[str, str]:
        """Its options as they were given."""
        ...

    def ask(self, prompt: str) -> Reply:
        """Return the answer to a prompt.

        UnavailableError where asking again may help, UnusableError where nothing can be asked at all, and another
        OnrecordError where this prompt cannot be answered.
        """
        ...

    def stop(self) -> None:
        """End what is under way: nobody waits for it any more."""
        ...


class UnavailableError(OnrecordError):
    """The model cannot answer now: it is overloaded, limits its rate, takes too long, or the connection broke."""

    def __init__(self, reason: str, *, pause: float | None = None) -> None:
        """State why, and how many seconds the server wants to be left alone."""
        super().__init__(reason)
        self.pause = pause


class UnusableError(OnrecordError):
    """The model cannot be asked at all: no key, an unknown option, no such command."""
