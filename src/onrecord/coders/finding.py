"""What a coder asserts before the program has proved it, and what every coder can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.models import Stance
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document
    from onrecord.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Words of the article, an issue and a stance; the rest are hints of who, when and where, never trusted alone."""

    quote: tuple[str, ...]
    """Words of the article; several parts where a cue interrupts them."""
    issue: str
    """The key of an issue of the codebook."""
    stance: Stance
    mention: str = ""
    """The article's words for the speaker, near the quote; empty where there are none."""
    cue: str = ""
    """The article's reporting words."""
    party: str = ""
    """The speaker's side: a party's key, or none."""
    actor: str = ""
    """The coder's own reading of who it is."""
    via: tuple[str, ...] = ()
    """Who relays it, outermost first."""
    date: str = ""
    """When it was said (EDTF)."""
    position: str = ""
    """The stance in two to eight words."""
    paragraph: int | None = None
    """The number of the body's line that holds the quote, from 1, for words that stand more than once."""
    spans: tuple[Span, ...] = ()
    """Where the parts of the quote stand in the body, from a coder that knows; proved like the words."""
    probability: float | None = None
    """How sure the coder is, 0 to 1; never written to the ledger."""
    coded: bool = False
    """True where a person coded it, elsewhere: who spoke and which words are as told, and no hints. See `resolve`."""
    malformed: bool = False
    """True for an entry that has not the form of a finding; its quote is what the coder sent. It is always rejected."""


class Coder(Protocol):
    """Somebody who codes an article. ``name`` stands in the ledger beside what it found."""

    @property
    def name(self) -> str:
        """``rules``, ``learned``, ``model:NAME``."""
        ...

    def code(self, document: Document, codebook: CompiledCodebook) -> Sequence[Finding]:
        """Return what the coder finds in a document."""
        ...
