"""HTML of databases -> blocks of text, with what the class of their element says; nothing is run, fetched or nested.

The standard library's parser takes a time that grows with the square of unclosed comments; this one does not.
"""

from __future__ import annotations

import html
import re
from collections import Counter

_BLOCK = frozenset(
    "p div tr table section header footer article ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre body aside figure "
    "center hr form tbody thead".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset("script style title template noscript svg select button".split())
_NAME = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?=[\s/>]|$)")
_CLASS = re.compile(r"""\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TAG = 4000
"""Characters of a tag in which its class is looked for."""
_QUOTED = 4
"""Signs ">" that may stand in the quoted values of one tag."""


class Blocks:
    """A reader that gathers, article by article, (role, text) of each block of text.

    A role is that of the innermost element with a class in `roles`, "" outside; an article begins with the tag `tag`,
    or with a class of two letters and `suffix` ("enArticle"). Cells of a row are parted by " | "; all work is linear in
    the markup.
    """

    def __init__(self, roles: tuple[tuple[str, str], ...], *, tag: str = "", suffix: str = "") -> None:
        """Take the classes to look for, the first that fits first."""
        self._articles: list[list[tuple[str, str]]] = []
        self._roles, self._tag = roles, tag
        self._suffix = re.compile(rf"[a-z]{{2}}{suffix}") if suffix else None
        self._open: list[tuple[str, str]] = []
        self._count: Counter[str] = Counter()
        self._silent = 0
        self._text: list[str] = []
        self._cells = 0

    def read(self, text: str) -> list[list[tuple[str, str]]]:
        """Return the blocks of markup, by article; what stands before the first article is one too."""
        first, *pieces = text.split("<")
        self._shown(first)
        comment = False
        for piece in pieces:
            if comment or piece.startswith("!--"):
                _, closed, shown = piece.partition("-->")
                comment = not closed
                self._shown(shown)
                continue
            name = _NAME.match(piece)
            tag, data = _parted(piece)
            if name:
                (self._end if name[1] else self._start)(name[2].lower(), tag)
            elif piece[:1] not in ("!", "?", "/"):
                data = f"<{piece}"
            self._shown(data)
        self._flush()
        return self._articles

    def _start(self, tag: str, markup: str) -> None:
        """Begin a block, a cell, an article, or a role."""
        if tag == "br":
            self._text.append("\n")
            return
        if tag in _BLOCK:
            self._flush()
        if tag == "tr":
            self._cells = 0
        elif tag in ("td", "th"):
            self._cells += 1
            self._text.append(" | " if self._cells > 1 else "")
        match = _CLASS.search(markup)
        classes = (match[1] or match[2] or match[3] or "").split() if match else []
        if tag == self._tag or (self._suffix and any(map(self._suffix.fullmatch, classes))):
            self._flush()
            self._articles.append([])
        if tag in _VOID:
            return
        outer = self._open[-1][1] if self._open else ""
        role = next((role for name, role in self._roles if name in classes), outer)
        if role != outer:
            self._flush()
        self._open.append((tag, role))
        self._count[tag] += 1
        self._silent += tag in _SILENT

    def _end(self, tag: str, _markup: str) -> None:
        """End an element and those left open in it; an end without a begin is none."""
        if tag in _BLOCK:
            self._flush()
        if not self._count[tag]:
            return
        while self._open:
            name, role = self._open.pop()
            self._count[name] -= 1
            self._silent -= name in _SILENT
            if role != (self._open[-1][1] if self._open else ""):
                self._flush(role)
            if name == tag:
                return

    def _shown(self, data: str) -> None:
        if data and not self._silent:
            self._text.append(html.unescape(data.replace("\n", " ")))

    def _flush(self, role: str | None = None) -> None:
        text = "".join(self._text).strip(" \n\t")
        self._text = []
        if not text:
            return
        if not self._articles:
            self._articles.append([])
        self._articles[-1].append((role if role is not None else self._open[-1][1] if self._open else "", text))


def _parted(piece: str) -> tuple[str, str]:
    """Return a tag (without its "<") and the text behind it; a ">" in a quoted value ends no tag."""
    end = piece.find(">")
    for _ in range(_QUOTED):
        if end < 0 or end > _TAG or piece.count('"', 0, end) % 2 == 0:
            break
        end = piece.find(">", end + 1)
    return (piece[: min(end, _TAG)], piece[end + 1 :]) if end >= 0 else (piece[:_TAG], "")


def lines(text: str, *, suffix: str) -> str:
    r"""Return the text of markup, a blank line between blocks and a line of "\x1e" before each article.

    >>> lines('<div class="article enArticle"><tr><td><b>HD</b></td><td>Vote</td></tr></div>', suffix="Article")
    '\n\n\x1e\n\nHD | Vote'
    """
    articles = Blocks((), suffix=suffix).read(text)
    return "".join(f"\n\n{part}" for article in articles for part in ("\x1e", *(block for _, block in article)))
