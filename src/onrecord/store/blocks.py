"""Where the claims stand in the text of a ledger, so that one can be changed and the rest left alone.

A claim's block reaches from the line of its dash to its last line, comments that are indented under it included.
Comment lines directly above the dash belong to it too, as a reader would think: they are never rewritten, and go only
where the claim goes. An empty line parts a heading from the claim below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import FileProblemError
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.yaml.tree import Document, List, Node

_COMMENT_LINE = re.compile(r"([ \t]*)(#[^\r\n]*)")
_BLANK_LINE = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_COMMENT = re.compile(r"#[^\r\n]*")
_BEFORE_DASH = re.compile(r"\ufeff?[ \t]*-(?=[ \t\r\n]|\Z)")


class Block(NamedTuple):
    """One item of the list of claims; ``lead`` is where the comment lines directly above it begin."""

    lead: int
    start: int
    end: int
    read: Node
    """The item, as it stood where it was read."""
    by: int = 0
    """So many characters further on it stands now."""

    @property
    def node(self) -> Node:
        """The item."""
        return tree.moved(self.read, self.by) if self.by else self.read

    def moved(self, by: int) -> Block:
        """Return the block so many characters further on."""
        return Block(self.lead + by, self.start + by, self.end + by, self.read, self.by + by)


def find(document: Document, items: List) -> tuple[Block, ...]:
    """Return the blocks of a list in block style, in the order of the text."""
    found: list[Block] = []
    column = items.start - document.line_start(items.start)
    free = 0  # where the block before ends
    for node in items.items:
        start = _dash_line(document, node, column, free)
        lead = _lead(document, start, column, free)
        free = _end(document, node, column)
        found.append(Block(lead, start, free, node))
    return tuple(found)


def comments(document: Document, block: Block) -> tuple[str, ...]:
    """Return the comments of a block, those directly above it first."""
    if document.text.find("#", block.lead, block.end) < 0:
        return ()
    return tuple(_comments(document.text, block.lead, block.end, tree.texts_of(block.node)))


def comments_between(text: str, start: int, end: int, node: Node) -> tuple[str, ...]:
    """Return the comments from `start` to `end` that are not part of a text of `node`."""
    return tuple(_comments(text, start, end, tree.texts_of(node)))


def is_comment_line(text: str, line_start: int) -> bool:
    """True when a line holds a comment and nothing else."""
    return _COMMENT_LINE.match(text, line_start) is not None


def is_blank_line(text: str, line_start: int) -> bool:
    """True when a line holds nothing; the end of the text is no line."""
    return line_start < len(text) and _BLANK_LINE.match(text, line_start) is not None


def _comments(text: str, start: int, end: int, texts: Iterator[tree.Text]) -> Iterator[str]:
    """Yield what begins with # outside of the scalars."""
    at = start
    for scalar in texts:
        if not start <= scalar.start < end:
            continue
        yield from _COMMENT.findall(text, at, scalar.start)
        # A block scalar's first line ("|  # so") may carry a comment; the lines below are its text.
        if text[scalar.start : scalar.start + 1] in ("|", ">"):
            yield from _COMMENT.findall(text, scalar.start, _first_line_end(text, scalar))
        at = scalar.end
    yield from _COMMENT.findall(text, at, end)


def _first_line_end(text: str, scalar: tree.Text) -> int:
    ends = [
        at for at in (text.find("\n", scalar.start, scalar.end), text.find("\r", scalar.start, scalar.end)) if at >= 0
    ]
    return min(ends, default=scalar.end)


def _dash_line(document: Document, node: Node, column: int, free: int) -> int:
    """Return the start of the line whose dash opens a node: its own line, or one above it."""
    line = document.line_start(node.start)
    while line >= free:
        dash = _BEFORE_DASH.match(document.text, line)
        if dash is not None and dash.end() - 1 - line == column:
            return line
        if line == 0:
            break
        line = document.line_start(line - 1)
    # For instance a U+2028 before the dash: a new line for YAML, but not for an editor.
    raise FileProblemError(
        document.path, 'holds a claim whose "-" does not begin a line', line=document.line(node.start)
    )


def _lead(document: Document, start: int, column: int, free: int) -> int:
    lead = start
    while lead > free:
        above = document.line_start(lead - 1)
        comment = _COMMENT_LINE.match(document.text, above)
        if above < free or comment is None or len(comment[1]) > column:
            break
        lead = above
    return lead


def _end(document: Document, node: Node, column: int) -> int:
    """Return the end of a block's last line, comments indented deeper than its dash included."""
    text = document.text
    end = _content_end(document, node)
    at = end
    while at < len(text):
        comment = _COMMENT_LINE.match(text, at)
        if comment is not None and len(comment[1]) <= column:
            break
        if comment is None and not is_blank_line(text, at):
            break
        at = document.next_line(at)
        end = at if comment is not None else end
    return end


def takes_what_follows(document: Document, block: Block) -> bool:
    """True where empty lines put behind a block would change its last text: a block scalar that keeps them.

    So would a newline at the end of a file that has none, where such a text is its last.
    """
    last = _last_block_scalar(document, block.node)
    return last is not None and (_keeps(document.text, last) or not document.text.endswith(("\n", "\r"), 0, block.end))


def _content_end(document: Document, node: Node) -> int:
    text = document.text
    last = _last_block_scalar(document, node)
    if last is None:
        return document.next_line(max(node.end - 1, node.start))
    # A block scalar ends where the line after it begins. Empty lines under it count only where it says "+".
    end = last.end
    if text[end - 1] not in "\r\n":
        return document.next_line(end - 1)
    if _keeps(text, last):
        return end
    while is_blank_line(text, above := document.line_start(end - 1)):
        end = above
    return end


def _last_block_scalar(document: Document, node: Node) -> tree.Text | None:
    """Return the block scalar with which a node ends."""
    last = tree.last_text(node)
    if last is None or document.text[last.start : last.start + 1] not in ("|", ">") or node.end > last.end:
        return None
    return last


def _keeps(text: str, scalar: tree.Text) -> bool:
    """True where a block scalar keeps the empty lines below it."""
    return "+" in text[scalar.start : _first_line_end(text, scalar)].partition("#")[0]
