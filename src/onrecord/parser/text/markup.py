"""Markdown that the parser looks through: emphasis, links and escapes leave the text, and offsets lead back.

The plain text is what all later stages read; `Plain.span` turns its spans into spans of the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.spans import Attribution

# A backslash before a mark; a link's target, of whose brackets one pair may be its own; a bullet. Each alternative is
# bounded, so that a megabyte of brackets costs one pass.
_MARKUP = re.compile(
    r"\\(?=[\\`*_{}\[\]()#+\-.!$<>|~])"
    r"|\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)"
    r"|^[ \t]{0,3}\*(?=[ \t])",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[(?=[^\[\]\n]{1,500}\]\()")
# Runs of stars or underscores at a word's edge open and close emphasis. "f***ing" and "2 * 3" have none.
_EMPHASIS = re.compile(
    r"(?P<closes>(?<=[^\s*\\])\*{1,3}(?![\w*])|(?<=[^\s_\\])_{1,3}(?!\w))"
    r"|(?P<opens>(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<![\w\\])_{1,3}(?=[^\s_]))"
    r"|(?P<ends>\n[ \t]*\n)"
)
_OPENS = re.compile(r"(?<![\w*_\\])(?:\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_]))")
_ANY = re.compile(r"[*_\\]|\]\(")


class Plain(NamedTuple):
    """Text without markup. ``kept`` maps pieces back: plain offsets and the original offsets they begin at."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    emphasised: tuple[Span, ...]

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
        return Span(self.origin(span.start), self.origin(span.end - 1) + 1)

    def attribution(self, found: Attribution) -> Attribution:
        """Return an attribution of the plain text in places of the body."""
        return found._replace(
            source=self.span(found.source) if found.source else None,
            cue=self.span(found.cue) if found.cue else None,
            contents=tuple(map(self.span, found.contents)),
        )


def strip(body: str) -> Plain:
    """Return `body` without its markdown, with whole paragraphs in bold italics told (pull quotes)."""
    if not _ANY.search(body):
        return Plain(body, (), (), ())
    cuts = sorted([m.span() for m in (*_MARKUP.finditer(body), *_LINK.finditer(body))] + _emphasis(body))
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    at = length = 0
    for start, end in [*cuts, (len(body), len(body))]:
        if start > at:
            starts.append(length)
            origins.append(at)
            pieces.append(body[at:start])
            length += start - at
        at = max(at, end)
    plain = Plain("".join(pieces), tuple(starts), tuple(origins), ())
    return plain._replace(emphasised=tuple(_emphasised(body, plain)))


def _emphasis(body: str) -> list[tuple[int, int]]:
    """Return the places of marks that open emphasis and close it in the same paragraph; a censored word has no pair."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, tuple[int, int]]] = []
    waiting = Counter[str]()
    for match in _EMPHASIS.finditer(body):
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

    def to_plain(at: int) -> int:
        piece = max(bisect_right(plain.origins, at) - 1, 0)
        following = plain.starts[piece + 1] if piece + 1 < len(plain.starts) else len(plain.text)
        return min(max(plain.starts[piece] + at - plain.origins[piece], 0), following)

    spans = (Span(to_plain(m.start(2)), to_plain(m.end(2))) for m in _BOLD_PARAGRAPH.finditer(body))
    return [span for span in spans if span.start < span.end]
