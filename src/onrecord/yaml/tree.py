"""A YAML text as a tree of texts, lists and maps, in which every node knows where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onrecord.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What an unquoted value may be to say "nothing here"."""
_LINE_END = re.compile(r"\r\n|\r|\n")


class Text(NamedTuple):
    """A scalar: its value, its characters [start, end) in the source, and whether it stands there without quotes."""

    value: str
    start: int
    end: int
    plain: bool

    @property
    def absent(self) -> bool:
        """True for an empty value, ``~`` or ``null``: written by hand, they say that there is no value."""
        return self.plain and self.value in NULLS


class List(NamedTuple):
    """A sequence, in block style or (``flow``) in brackets."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool


class Entry(NamedTuple):
    """One key of a map with its value."""

    key: Text
    value: Node


class Map(NamedTuple):
    """A mapping, in block style or (``flow``) in braces; of keys that come twice only the first is here."""

    entries: tuple[Entry, ...]
    start: int
    end: int
    flow: bool

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None where the key is not there or has no value."""
        value = next((value for name, value in self.entries if name.value == key), None)
        return None if isinstance(value, Text) and value.absent else value


Node: TypeAlias = Text | List | Map
Value: TypeAlias = "str | list[Value] | dict[str, Value]"


class Fault(NamedTuple):
    """Something legal in YAML that is refused here: a key that comes twice, an anchor, an alias, a tag."""

    start: int
    text: str


@dataclass(frozen=True)
class Document:
    """A YAML text as a tree (`root` is None for an empty one), with the faults that do not hide the rest."""

    path: str
    text: str = field(repr=False)
    root: Node | None = None
    faults: tuple[Fault, ...] = ()
    first_line: int = 1
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)
    values: int = 0
    """How many nodes it has."""

    def line(self, offset: int) -> int:
        """Return the number of the line, from 1, of a character offset."""
        return bisect_right(self.line_starts, offset) - 1 + self.first_line

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of `offset` begins."""
        return self.line_starts[bisect_right(self.line_starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return the offset at which the next line begins; in the last line, the end of the text."""
        at = bisect_right(self.line_starts, offset)
        return self.line_starts[at] if at < len(self.line_starts) else len(self.text)

    def faults_in(self, start: int, end: int) -> tuple[Fault, ...]:
        """Return the faults among the characters [start, end)."""
        return self.faults[bisect_left(self.faults, (start,)) : bisect_left(self.faults, (end,))]

    def problem(self, offset: int, text: str, *, note: bool = False, rule: str = "yaml") -> Problem:
        """Return a Problem at a character offset."""
        return Problem(self.path, self.line(offset), text, note=note, rule=rule)

    def problems(self) -> Iterator[Problem]:
        """Yield the faults as problems."""
        for fault in self.faults:
            yield self.problem(fault.start, fault.text)


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which the lines of a text begin, as an editor counts them."""
    if "\r" not in text:  # a quarter of the time
        return tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def value_of(node: Node) -> Value:
    """Return a node as texts, lists and dicts; keys without a value are left out."""
    if isinstance(node, Text):
        return "" if node.absent else node.value
    if isinstance(node, List):
        return [value_of(item) for item in node.items]
    return {key.value: value_of(value) for key, value in node.entries if not (isinstance(value, Text) and value.absent)}


def moved(node: Node, by: int) -> Node:
    """Return a node as it stands so many characters further on."""
    start, end = node.start + by, node.end + by
    if isinstance(node, Text):
        return node._replace(start=start, end=end)
    if isinstance(node, List):
        return List(tuple(moved(item, by) for item in node.items), start, end, node.flow)
    entries = (
        Entry(key._replace(start=key.start + by, end=key.end + by), moved(value, by)) for key, value in node.entries
    )
    return Map(tuple(entries), start, end, node.flow)


def texts_of(node: Node) -> Iterator[Text]:
    """Yield all scalars of a tree, keys included, in the order of the text."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, List):
        for item in node.items:
            yield from texts_of(item)
    else:
        for key, value in node.entries:
            yield key
            yield from texts_of(value)


def last_text(node: Node) -> Text | None:
    """Return the last scalar of a tree, None where there is none."""
    while not isinstance(node, Text):
        parts = node.entries if isinstance(node, Map) else node.items
        if not parts:
            return None
        last = parts[-1]
        node = last.value if isinstance(last, Entry) else last
    return node
