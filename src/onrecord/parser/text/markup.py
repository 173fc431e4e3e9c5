"""The text as it is read: without markdown, spoilt characters mended, lines joined; and offsets that lead back.

The plain text is what all later stages read; `Plain.span` turns its spans into spans of the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text import spoilt, wrapping
from onrecord.parser.text.spoilt import Change
from onrecord.spans import Span
from onrecord.text import matches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.spans import Attribution

# A backslash before a mark; a link's target, of whose brackets one pair may be its own; a bullet; the bars before a
# quotation. Each alternative is bounded, so that a megabyte of brackets costs one pass.
_MARKUP = re.compile(
    r"\\(?=[\\`*_{}\[\]()#+\-.!$<>|~])"
    r"|\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)"
    r"|^[ \t]{0,3}\*(?=[ \t])"
    r"|^[ \t]{0,3}>(?:[ \t]?>){0,9}[ \t](?=[\"“”„«‘'])",
    re.MULTILINE,
)
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=\n)")
_LINK = re.compile(r"!?\[(?=[^\[\]\n]{1,500}\]\()")
# Runs of stars or underscores at a word's edge open and close emphasis. "f***ing" and "2 * 3" have none.
_EMPHASIS = re.compile(
    r"(?P<closes>(?<=[^\s*\\])\*{1,3}(?![\w*])|(?<=[^\s_\\])_{1,3}(?!\w))"
    r"|(?P<opens>(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<![\w\\])_{1,3}(?=[^\s_]))"
    r"|(?P<ends>\n[ \t]*\n)"
)
_BEGINS_EMPHASIS = re.compile(r"[*_\n]")
_OPENS = re.compile(r"(?<![\w*_\\])(?:\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_]))")


class Plain(NamedTuple):
    """Text without markup, the plain offsets of its pieces, and the original offsets that these begin at.

    ``widths`` has the plain offset of each character that stands for several of the original, and how many.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    widths: Mapping[int, int]
    emphasised: tuple[Span, ...]

    def kept(self) -> list[Span]:
        """Return the stretches of the original that are read, in order; none where all of it is."""
        ends = [*self.starts[1:], len(self.text)] if self.starts else []
        pieces = zip(self.starts, ends, self.origins, strict=True)
        return [Span(origin, origin + self.widths.get(start, end - start)) for start, end, origin in pieces]

    def origin(self, at: int) -> int:
        """Return the offset in the original of the plain character at `at`."""
        if not self.starts:
            return at
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]

    def span(self, span: Span) -> Span:
        """Return the original span of a plain, non-empty span."""
        if not self.starts:
            return span
        last = span.end - 1
        return Span(self.origin(span.start), self.origin(last) + self.widths.get(last, 1))

    def plain_at(self, at: int) -> int:
        """Return the plain offset of the original's offset `at`; within markup, that of what stands behind it."""
        if not self.starts:
            return at
        piece = max(bisect_right(self.origins, at) - 1, 0)
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(max(self.starts[piece] + at - self.origins[piece], 0), following)

    def plain_span(self, span: Span) -> Span:
        """Return the plain span of a span of the original."""
        return Span(self.plain_at(span.start), self.plain_at(span.end))

    def attribution(self, found: Attribution) -> Attribution:
        """Return an attribution of the plain text in places of the body."""
        if not self.starts:
            return found
        return found._replace(
            source=self.span(found.source) if found.source else None,
            cue=self.span(found.cue) if found.cue else None,
            contents=tuple(map(self.span, found.contents)),
        )


def strip(body: str) -> Plain:
    """Return `body` as it is read, with whole paragraphs in bold italics told (pull quotes)."""
    changes = [*_markup(body), *spoilt.changes(body), *wrapping.joins(body)]
    if not changes:
        return Plain(body, (), (), {}, ())
    plain = _changed(body, sorted(changes))
    return plain._replace(emphasised=tuple(_emphasised(body, plain)))


def _markup(body: str) -> list[Change]:
    spans: list[tuple[int, int]] = []
    if "\\" in body or "](" in body or "*" in body or ">" in body:
        spans += [match.span() for match in _MARKUP.finditer(body)]
    if "](" in body:
        spans += [match.span() for match in _LINK.finditer(body)]
    if "*" in body or "_" in body:
        spans += _emphasis(body)
    if " \n" in body or "\t\n" in body:
        spans += [
            match.span() for match in _TRAILING.finditer(body)
        ]  # a line of blanks parts paragraphs as an empty one
    return [Change(start, end, "") for start, end in spans]


def _changed(body: str, changes: Sequence[Change]) -> Plain:
    """Return `body` with `changes` made; of two that overlap the second is only cut out."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    widths: dict[int, int] = {}
    at = length = 0
    for start, end, text in [*changes, Change(len(body), len(body), "")]:
        for piece, origin in ((body[at:start], at), (text if start >= at else "", start)):
            if piece:
                starts.append(length)
                origins.append(origin)
                pieces.append(piece)
                length += len(piece)
        if text and start >= at and end > start + 1:
            widths[length - 1] = end - start
        at = max(at, end)
    return Plain("".join(pieces), tuple(starts), tuple(origins), widths, ())


def _emphasis(body: str) -> list[tuple[int, int]]:
    """Return the places of marks that open emphasis and close it in the same paragraph; a censored word has no pair."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, tuple[int, int]]] = []
    waiting = Counter[str]()
    for match in matches(_EMPHASIS, _BEGINS_EMPHASIS, body):
        mark = match.group()
        if match["ends"]:
            opened.clear()
            waiting.clear()
        elif match["closes"] and waiting[mark]:
            while opened[-1][0] != mark:
                waiting[opened.pop()[0]] -= 1
            waiting[mark] -= 1
            pairs += [opened.pop()[1], match.span()]
        elif _OPENS.match(body, match.start()):  # between two marks a run may open as well as close
            opened.append((mark, match.span()))
            waiting[mark] += 1
    return pairs


_BOLD_PARAGRAPH = re.compile(r"^[ \t]*(\*{2,3}|_{2,3})(?=\S)([^\n]+)\1[ \t]*$", re.MULTILINE)


def _emphasised(body: str, plain: Plain) -> list[Span]:
    """Return the plain spans of paragraphs that stand wholly in bold."""
    if not plain.starts:
        return []
    spans = (plain.plain_span(Span(*match.span(2))) for match in _BOLD_PARAGRAPH.finditer(body))
    return [span for span in spans if span.start < span.end]
