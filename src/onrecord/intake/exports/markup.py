"""HTML of databases -> blocks of text, with what the class of their element says; nothing is run, fetched or nested."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

_BLOCK = frozenset(
    "p div tr table section header footer article ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre body aside figure "
    "center hr form tbody thead".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SILENT = frozenset("script style title template noscript svg select button".split())


class Blocks(HTMLParser):
    """A parser that gathers, article by article, (role, text) of each block of text.

    A role is that of the innermost element with a class in `roles`, "" outside; `apart` is the tag, or a part of the
    class, that an article begins with. Cells of a row are parted by " | "; all work is linear in the markup.
    """

    def __init__(self, roles: tuple[tuple[str, str], ...], *, apart: str) -> None:
        """Take the classes to look for, the first that fits first."""
        super().__init__(convert_charrefs=True)
        self.articles: list[list[tuple[str, str]]] = []
        self._roles, self._apart = roles, apart
        self._open: list[tuple[str, str]] = []
        self._count: Counter[str] = Counter()
        self._text: list[str] = []
        self._cells = 0
        self._kept: list[tuple[str, str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell, an article, or a role."""
        classes = next((value or "" for name, value in attrs if name == "class"), "").split()
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
        if tag == self._apart or any(self._apart in each and each != self._apart for each in classes):
            self._flush()
            self.articles.append([])
        if tag in _VOID:
            return
        outer = self._open[-1][1] if self._open else ""
        role = next((role for name, role in self._roles if name in classes), outer)
        if role != outer:
            self._flush()
        self._open.append((tag, role))
        self._count[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element and those left open in it; an end without a begin is none."""
        if tag in _BLOCK:
            self._flush()
        if not self._count[tag]:
            return
        while self._open:
            name, role = self._open.pop()
            self._count[name] -= 1
            if role != (self._open[-1][1] if self._open else ""):
                self._flush(role)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not any(self._count[tag] for tag in _SILENT):
            self._text.append(data.replace("\n", " "))

    def close(self) -> None:
        """End the last block."""
        super().close()
        self._flush()

    def _flush(self, role: str | None = None) -> None:
        text = "".join(self._text).strip(" \n\t")
        self._text = []
        if not text:
            return
        if not self.articles:
            self.articles.append([])
        self.articles[-1].append((role if role is not None else self._open[-1][1] if self._open else "", text))


def lines(text: str, *, apart: str) -> str:
    r"""Return the text of markup, a blank line between blocks and a line of "\f" before each article.

    >>> lines('<div class="article enArticle"><table><tr><td><b>HD</b></td><td>Vote</td></tr></table>', apart="Article")
    '\n\n\x0c\n\nHD | Vote'
    """
    blocks = Blocks((), apart=apart)
    blocks.feed(text)
    blocks.close()
    parts = [part for article in blocks.articles for part in ("\f", *(block for _, block in article))]
    return "".join(f"\n\n{part}" for part in parts)
