"""Where the words of a finding stand in the article: verbatim, or rejected with a reason.

Exactly first; else with blanks, quotation marks, dashes, the case of the first letter and markdown folded. Never fuzzy
beyond that: the claim holds the article's own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text import document as documents
from onrecord.parser.text import markup, quotations
from onrecord.spans import Span
from onrecord.text import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.coders.finding import Finding
    from onrecord.parser.text.document import Document

MAX_QUOTE = 20_000
"""Characters of a quote, beyond which it is no quotation but an attack."""
MAX_PARTS = 20
"""Parts of a quote, beyond which it is none either."""
MAX_PLACES = 1_000
"""So many places of the same words are looked at."""
MAX_COMPARED = 100
"""So many of them, equally near the paragraph that is named, are compared by what stands around them."""

Spans = tuple[Span, ...]


class Reason(StrEnum):
    """Why a finding is rejected."""

    MALFORMED = "malformed"
    NO_WORDS = "no-words"
    TOO_LONG = "too-long"
    NOT_IN_ARTICLE = "not-in-article"
    UNKNOWN_ISSUE = "unknown-issue"
    UNKNOWN_STANCE = "unknown-stance"
    NO_SPEAKER = "no-speaker"
    OUTLET = "outlet"
    TWICE = "twice"


class Rejected(NamedTuple):
    """A finding that cannot be proved or resolved, and why."""

    finding: Finding
    reason: Reason
    coder: str = ""


@dataclass(frozen=True, eq=False)
class Anchorage:
    """A document ready for looking up words: folded once for all findings."""

    document: Document

    def moved(self, finding: Finding) -> Finding:
        """Return what a person coded with the places of its words in a text that was edited since.

        They move as a whole: of several places of the same words to the one nearest to where they stood.
        """
        if not (finding.coded and finding.spans and finding.quote) or self._proved(finding) is not None:
            return finding
        was = finding.spans[0].start
        at = min(_occurrences(self.document.article.body, finding.quote[0]), key=lambda at: abs(at - was), default=was)
        return replace(finding, spans=tuple(Span(start + at - was, end + at - was) for start, end in finding.spans))

    def place(self, finding: Finding) -> Spans | Reason:
        """Return where the quote of a finding stands, in places of the document's text; or why it is rejected."""
        parts = tuple(part.strip() for part in finding.quote)
        if not any(c.isalnum() for part in parts for c in part) or not all(parts):
            return Reason.NO_WORDS
        if len(parts) > MAX_PARTS or sum(map(len, parts)) > MAX_QUOTE:
            return Reason.TOO_LONG
        best = self._proved(finding) if finding.spans else self._nearest(parts, finding)
        if best is None:
            return Reason.NOT_IN_ARTICLE
        kept = tuple(span for span in map(self._trimmed, best) if span.end > span.start)
        return kept or Reason.NO_WORDS

    def _proved(self, finding: Finding) -> Spans | None:
        """Return the places that a coder knows, None where its words do not stand there, one part after the other."""
        body, spans = self.document.article.body, finding.spans
        if len(spans) != len(finding.quote) or any(
            span.start < 0 or span.of(body) != part for span, part in zip(spans, finding.quote, strict=True)
        ):
            return None
        if any(span.end > following.start for span, following in pairwise(spans)):
            return None
        return tuple(map(self.document.plain.plain_span, spans))

    def _nearest(self, parts: Sequence[str], finding: Finding) -> Spans | None:
        others = tuple(map(self._of, parts[1:]))
        for firsts in self._by_paragraph(parts[0], finding.paragraph):
            places = [spans for spans in islice(_places(firsts, others), MAX_COMPARED) if self._is_of_words(spans)]
            if places:
                found = min(places, key=lambda spans: (self._distance(spans, finding), spans))
                return tuple(quotations.unquoted(self.document.text, span) for span in found)
        return None

    def _is_of_words(self, spans: Spans) -> bool:
        """False for a part of a word: "e" of "bridge" is no quotation."""
        return not any(_cuts(self.document.text, at) for span in spans for at in span)

    def _by_paragraph(self, words: str, paragraph: int | None) -> Iterator[list[Span]]:
        """Yield the places of words, those in the paragraph that is named first, then those nearest to it."""
        if paragraph is None:
            yield self._of(words)
            return
        found: dict[int, list[Span]] = {}
        for span in self._of(words):
            number = bisect_right(self._line_starts, self.document.plain.origin(span.start))
            found.setdefault(abs(number - paragraph), []).append(span)
        for off in sorted(found):
            yield found[off]

    def _trimmed(self, span: Span) -> Span:
        """Return a span without the blanks that markdown has left at its ends."""
        words = span.of(self.document.text)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def find(self, words: str, near: Span, within: Span) -> Span | None:
        """Return where words stand, of several places the one nearest to `near`, inside `within`; exact or folded."""
        wanted = words.strip()
        if not wanted or len(wanted) > MAX_QUOTE:
            return None
        places = self._of(wanted)
        first, last = bisect_left(places, (within.start,)), bisect_right(places, within.end, key=lambda span: span.end)
        at = bisect_left(places, (near.start,), first, max(first, last))
        # In their order, the nearest is the last one before or the first one from there on.
        return min(
            places[max(first, at - 1) : min(at + 1, last)], key=lambda span: (_gap(span, near), span), default=None
        )

    def paragraph(self, span: Span) -> Span:
        """Return the line of the text that holds the beginning of a span."""
        text = self.document.text
        end = text.find("\n", span.start)
        return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)

    def _of(self, words: str) -> list[Span]:
        """Return the places of words in order: as they stand in the body, else without its markup, else folded."""
        if words not in self._known:
            plain, body = self.document.plain, self.document.article.body
            found = [plain.plain_span(Span(at, at + len(words))) for at in _occurrences(body, words)]
            found = found or [Span(at, at + len(words)) for at in _occurrences(plain.text, words)]
            self._known[words] = found or sorted(self._folded.span(*place) for place in self._folded.places(words))
        return self._known[words]

    @cached_property
    def _known(self) -> dict[str, list[Span]]:
        return {}

    @cached_property
    def _folded(self) -> _Folded:
        return _Folded.of(self.document.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in documents.lines(self.document.article.body)]

    def _distance(self, spans: Spans, finding: Finding) -> int:
        """Rank places in equally near paragraphs by the nearness of all parts, mention and cue."""
        around = self.paragraph(spans[0])
        beside = [self.find(words, spans[0], around) for words in (finding.mention, finding.cue) if words]
        apart = sum(_gap(one, following) for one, following in pairwise(spans))
        return apart + sum(_gap(place, spans[0]) if place else len(self.document.text) for place in beside)


def _places(firsts: Sequence[Span], others: Sequence[Sequence[Span]]) -> Iterator[Spans]:
    """Yield the places of all parts of a quote, each part on its nearest place behind the one before."""
    for span in firsts:
        spans = [span]
        for places in others:
            following = bisect_left(places, (spans[-1].end,))
            if following == len(places):
                return  # nor does it follow on any later first part
            spans.append(places[following])
        yield tuple(spans)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _cuts(text: str, at: int) -> bool:
    """True where a place is inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _occurrences(text: str, words: str) -> Iterator[int]:
    at, left = text.find(words), MAX_PLACES
    while at >= 0 and left:
        yield at
        at, left = text.find(words, at + 1), left - 1


_FOLDED = dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚‛ʼ`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"…": "..."}


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text with blanks, quotation marks and dashes in one form, and for each character the one it comes from."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Folded:
        """Fold a text, character by character."""
        pieces: list[str] = []
        origins: list[int] = []
        blank = True
        for at, char in enumerate(text):
            if char in INVISIBLE:
                continue
            if char.isspace():
                if not blank:
                    pieces.append(" ")
                    origins.append(at)
                blank = True
                continue
            blank = False
            for each in _FOLDED.get(char, char):
                if each == "'" and pieces[-1:] == ["'"]:
                    pieces[-1] = '"'
                elif not (each == "-" and pieces[-1:] == ["-"]):
                    pieces.append(each)
                    origins.append(at)
        return cls("".join(pieces), tuple(origins))

    def places(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand in the folded text and how long they are there; a first letter in either case."""
        wanted = _Folded.of(markup.strip(words).text).text.strip()
        if not wanted:
            return
        forms = dict.fromkeys((wanted, wanted[0].swapcase() + wanted[1:]))
        for form in forms:
            for at in _occurrences(self.text, form):
                yield at, len(form)

    def span(self, at: int, length: int) -> Span:
        """Return the place in the text itself of `length` folded characters from `at` on."""
        return Span(self.origins[at], self.origins[at + length - 1] + 1)
