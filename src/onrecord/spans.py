"""Places in a text, and what stands there: the records of the parser's first half.

Plain tuples, because a large text holds tens of thousands of them; offsets are code points, start inclusive,
end exclusive.
"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

Kind = Literal["direct", "indirect", "mixed"]


class Span(NamedTuple):
    """``text[start:end]``, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` at this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end


def size(spans: Iterable[Span]) -> int:
    """Return the number of characters of spans."""
    return sum(max(0, end - start) for start, end in spans)


def in_common(one: Iterable[Span], other: Sequence[Span]) -> int:
    """Return the number of characters that two lists of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def named(record: type[T]) -> Callable[[tuple[object, ...]], T]:
    """Return what makes a named tuple of a plain one; its own `_make` runs a line of Python for each."""
    return partial(cast("Any", tuple).__new__, record)


class AttributionRule(StrEnum):
    """The rules that find attributions, by the construction that each knows (`parser.attribution.rules`)."""

    # at a reporting verb
    QUOTED_AS = "quoted-as"
    PASSIVE_BY = "passive-by"
    PASSIVE = "passive"
    PASSIVE_WITHOUT_AGENT = "passive-without-agent"
    AFTER_CONTENT = "after-content"
    INVERTED = "inverted"
    CITING = "citing"
    BEFORE_CONTENT = "before-content"
    WITHOUT_SUBJECT = "without-subject"
    # at another word or mark
    ACCORDING_TO_FIRST = "according-to-first"
    ACCORDING_TO_LAST = "according-to-last"
    SPEAKER_LABEL = "speaker-label"
    REPORTING_NOUN = "reporting-noun"
    SIGNATURE = "signature"
    # by the place of a paragraph or of a quotation
    TRANSCRIPT = "transcript"
    SIGNED = "signed"
    ANNOUNCED_BLOCK = "announced-block"
    SET_OFF_BLOCK = "set-off-block"
    QUOTATION_AFTER_REPORT = "quotation-after-report"
    QUOTATION_AFTER_SPEAKER = "quotation-after-speaker"
    QUOTATION_OF_SAME_SPEAKER = "quotation-of-same-speaker"
    # by the genre of the article
    BYLINE = "byline"
    # by another coder
    CODED = "coded"


class Attribution(NamedTuple):
    """One reported statement: who (source), the reporting words (cue), what (contents), and the rule that found it.

    A content interrupted by its cue has several spans. Source or cue is None where the text prints none
    (a pull quote, a quotation that goes on). ``implies`` is what the cue says of its holder's position
    ("neutral", "refusing", ...; the groups of the lexicon).
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    kind: Kind
    rule: AttributionRule
    implies: str = ""
