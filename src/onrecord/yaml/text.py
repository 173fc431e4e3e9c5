"""Read YAML as text with places: nothing is typed, nothing is dropped in silence, and hostile input stays cheap.

Every scalar is text (``no`` and ``12:30`` too), every node knows where it stands, so that a file can be edited by
slices. Anchors, aliases, tags, directives and second documents have no use in a dossier and can hide or multiply
content; keys that come twice lose one value in most readers. All of these are refused, with their place.

The tree is built from the parser's events: faster than composing (10k claims: 0.6 s against 2.4 s), and the depth is
bounded while reading, not after. The parser looks ahead of its events, and some versions of it have a bound of their
own: where one stops, how deep the text goes there is counted here, whatever the parser says of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml
from onrecord.errors import FileProblemError
from onrecord.textfile import BOM
from onrecord.yaml.tree import Document, Entry, Fault, List, Map, Text, line_starts

if TYPE_CHECKING:
    from onrecord.yaml.tree import Node

MAX_DEPTH = 50
MAX_CHARACTERS = 100_000_000
MAX_LINES = 4_000_000
MAX_NODES = 4_000_000  # some 120,000 claims; about 1.3 GB
MAX_FAULTS = 1_000
# The C parser where PyYAML was built with it, else the same parser in Python, ten times slower.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What the YAML specification calls not printable, and a byte order mark inside the text.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# Possessive: nothing to try again, so no text can make these slow. YAML also ends lines at U+0085, U+2028, U+2029.
_DIRECTIVE = re.compile("(?:[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?[\r\n\x85\u2028\u2029])*+%")
_COMMENTS_ONLY = re.compile(r"(?:\s+|#[^\r\n]*)*+")

_COLON = (
    'a text that holds ": " wants quotes; or this line, or the one before, is indented wrongly or lacks the blank '
    'behind its ":"'
)
_STAR = "a text that begins with * or & wants quotes"
_LAYOUT = "a line is indented unlike its neighbours, or a text with quotes in it wants other quotes"
_BRACKET = "a bracket is never closed; a text that begins with [ or { wants quotes"
_HINTS = (
    ("mapping values are not allowed", _COLON),
    ("did not find expected alphabetic", _STAR),
    ("expected alphabetic", _STAR),  # the same, in the words of the parser in Python
    ("found character", "a value that begins with @, `, % or a tab wants quotes; indent with blanks, not tabs"),
    ("found a tab", "indent with blanks, not tabs"),
    ("could not find expected ':'", 'this line, or the one before, is not "key: value"; write a blank after the ":"'),
    ("did not find expected key", _LAYOUT),
    ("expected <block end>", _LAYOUT),  # the same, in the words of the parser in Python
    ("did not find expected '-'", 'a line of the list does not begin with "-"'),
    ("did not find expected ','", _BRACKET),
    ("expected ','", _BRACKET),
    ("did not find expected node content", _BRACKET),
    ("expected the node content", _BRACKET),
    ("found unexpected end of stream", "a quotation mark is never closed"),
)
_AHEAD = re.compile(
    r"""
    [\s,]++ | [-?:](?=[\s,\[\]{}]|\Z) | \#[^\r\n]*+
    | '(?:[^']|'')*+' | "(?:[^"\\]|\\.)*+"
    | (?P<open>[\[{]) | (?P<close>[\]}]) | [^\s,\[\]{}'"][^\s,\[\]{}]*+ | .
    """,
    re.VERBOSE | re.DOTALL,
)
"""What a text in brackets consists of, roughly: it only has to count those that are no text."""
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \t\r\n]|\Z)", re.MULTILINE)
"""The lines by which git parts two versions; in a file of ours nothing else begins a line so."""
_EDTF_SET = re.compile(r"[0-9-]{4,10}\.\.[0-9-]{4,10}")
"""Inside brackets, a date with one unknown day: people write it without quotes, and then it is no list for them."""
_NOTICED_LATE = ("while scanning a quoted scalar", "while scanning a simple key")
"""Where the parser sees that something is wrong far from where it is: an open quote, a line without a colon."""


class NotYamlError(FileProblemError):
    """A text that is not YAML at all: offsets of where the parser noticed, and where what broke had begun."""

    def __init__(self, document: Document, what: str, remedy: str = "", *, noticed: int = 0, began: int = -1) -> None:
        """Name the file, the line, what happened, and what to do."""
        super().__init__(document.path, what, remedy, line=document.line(noticed))
        self.noticed = noticed
        self.began = noticed if began < 0 else began


class TooLargeError(FileProblemError):
    """A text that is beyond the bounds of this module: not worth looking for what else is wrong."""

    def __init__(self, document: Document, bound: str) -> None:
        """Name the file and the bound that it breaks."""
        super().__init__(document.path, bound, self.REMEDY)
        self.bound = bound

    REMEDY = "Move a part of it, with its articles, to a dossier of its own (another folder, named with --data)."


class ConflictError(FileProblemError):
    """A text in which git has left both sides of a merge: not to be read before a person has chosen."""

    def __init__(self, document: Document, offset: int) -> None:
        """Name the file, the line of the first mark, and what to do."""
        what = f"holds a conflict that git left (the line {document.text[offset : offset + 7]})"
        remedy = "Keep what is right of the two sides, and delete the lines with <<<<<<<, ======= and >>>>>>>."
        super().__init__(document.path, what, remedy, line=document.line(offset))


def load(text: str, path: object, *, first_line: int = 1, inside: int = 0) -> Document:
    """Read a YAML text; offsets count in `text`, lines from `first_line`. It stands `inside` so many lists and maps.

    NotYamlError says where it is not YAML; TooLargeError, ConflictError: it is not worth looking further.
    """
    document = Document(str(path), text, None, (), first_line)
    refuse_large(document, text)
    document = replace(document, line_starts=line_starts(text))
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        raise ConflictError(document, conflict.start())
    shift = len(BOM) if text.startswith(BOM) else 0
    _refuse_unreadable(document, text, shift)
    tree = _Tree(document, text, shift, MAX_DEPTH - inside)
    return replace(document, root=tree.read(), faults=tuple(sorted(tree.faults)), values=tree.nodes)


def refuse_large(document: Document, text: str) -> None:
    """TooLargeError where a text has too many characters or lines."""
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(document, f"is larger than {MAX_CHARACTERS:,} characters")
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MAX_LINES:
        raise TooLargeError(document, f"is longer than {MAX_LINES:,} lines")


def _refuse_unreadable(document: Document, text: str, shift: int) -> None:
    bad = _FORBIDDEN.search(text, shift)
    if bad is not None:
        what = f"holds the character U+{ord(bad.group()):04X}, which YAML does not allow"
        remedy = f'Remove it, or write it as "\\u{ord(bad.group()):04X}" in double quotes.'
        raise NotYamlError(document, what, remedy, noticed=bad.start())
    directive = _DIRECTIVE.match(text, shift)
    if directive is not None:
        raise NotYamlError(document, "begins with a YAML directive (%)", "Remove it.", noticed=directive.end() - 1)


class _Open:
    """A list or map whose end has not come yet."""

    __slots__ = ("end", "flow", "is_map", "items", "key", "start")

    def __init__(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - PyYAML has no types for events
        self.is_map = isinstance(event, yaml.MappingStartEvent)
        self.flow: bool = event.flow_style
        self.start = start
        self.end = end
        self.items: list[Any] = []
        self.key: Node | None = None


class _Tree:
    """Builds one tree from the events of the parser."""

    def __init__(self, document: Document, text: str, shift: int, room: int) -> None:
        self.document = document
        self.text = text
        self.shift = shift
        self.room = room
        """So many levels may be open."""
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.nodes = 0
        self.words: dict[str, str] = {}
        """Texts that came before, each once: a third of the memory of a ledger is keys and names."""
        self.reached = shift
        """The offset of the end of the last event: what lies behind it only the parser has seen."""

    def read(self) -> Node | None:
        parser = _PARSER(self.text[self.shift :])
        try:
            while self._take(event := parser.get_event()):
                self.reached = event.end_mark.index + self.shift
        except yaml.MarkedYAMLError as error:
            self._refuse_depth_ahead(self._offset(error.problem_mark))
            raise self._not_yaml(error) from error
        except (yaml.YAMLError, RecursionError) as error:
            self._refuse_depth_ahead(len(self.text))
            raise NotYamlError(self.document, f"is not YAML: {error}") from error
        finally:
            parser.dispose()
        return self.root

    def _take(self, event: Any) -> bool:  # noqa: ANN401
        """Use one event; False when the document is complete."""
        if type(event) is yaml.ScalarEvent:  # most of them: one look, and done
            self._scalar(event)
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            self._refuse_more(self._offset(event.end_mark))
            return False
        return not isinstance(event, yaml.StreamEndEvent)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401
        self._count(event)
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        value = event.value
        self._put(Text(self.words.setdefault(value, value), start, end, event.implicit[0]))

    def _node(self, event: Any) -> None:  # noqa: ANN401
        self._count(event)
        start, end = event.start_mark.index + self.shift, event.end_mark.index + self.shift
        if isinstance(event, yaml.AliasEvent):
            self._put(Text("", start, end, plain=True))
            return
        if len(self.open) >= self.room:
            raise self._too_deep(start)
        self.open.append(_Open(event, start, end))

    def _too_deep(self, offset: int) -> NotYamlError:
        return NotYamlError(self.document, f"is nested deeper than {MAX_DEPTH} levels", noticed=offset)

    def _refuse_depth_ahead(self, end: int) -> None:
        """Refuse a text that is nested too deep between the last event and where the parser stopped."""
        depth = len(self.open)
        for found in _AHEAD.finditer(self.text, self.reached, end):
            depth += (found.lastgroup == "open") - (found.lastgroup == "close")
            if depth > self.room:
                raise self._too_deep(found.start())

    def _count(self, event: Any) -> None:  # noqa: ANN401
        """Count a node, and note what is refused about it."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise TooLargeError(self.document, f"holds more than {MAX_NODES:,} values")
        if event.anchor is None and event.tag is None:  # an alias always has the first
            return
        start = event.start_mark.index + self.shift
        if isinstance(event, yaml.AliasEvent):
            self._fault(
                start, f'the alias "*{event.anchor}" is not followed here; a text that begins with * wants quotes'
            )
            return
        if event.anchor is not None:
            self._fault(start, f'the anchor "&{event.anchor}" has no use here; remove it')
        if event.tag is not None:
            self._fault(start, f'the tag "{event.tag}" has no use here; every value is text')

    def _fault(self, start: int, text: str) -> None:
        self.faults.append(Fault(start, text))
        if len(self.faults) > MAX_FAULTS:
            what = f"holds more than {MAX_FAULTS:,} anchors, aliases, tags or keys that come twice"
            raise NotYamlError(self.document, what, "None of them has a use here.", noticed=start)

    def _close(self, event: Any) -> None:  # noqa: ANN401
        done = self.open.pop()
        # The end of a block collection is known to the parser only at the next token: take the last value's.
        end = event.end_mark.index + self.shift if done.flow else done.end
        items = tuple(done.items)
        if done.is_map:
            self._put(self._map(items, done.start, end, done.flow))
        elif len(items) == 1 and done.flow and isinstance(items[0], Text) and _EDTF_SET.fullmatch(items[0].value):
            self._put(Text(f"[{items[0].value}]", done.start, end, plain=False))
        else:
            self._put(List(items, done.start, end, done.flow))

    def _map(self, entries: tuple[Entry, ...], start: int, end: int, flow: bool) -> Map:  # noqa: FBT001
        seen: dict[str, int] = {}
        kept: list[Entry] = []
        for entry in entries:
            key = entry.key
            if key.value not in seen:
                seen[key.value] = key.start
                kept.append(entry)
                continue
            first = self.document.line(seen[key.value])
            missing = '; or a "-" is missing before it' if self.open and not self.open[-1].is_map else ""
            self._fault(key.start, f'the key "{key.value}" comes twice, first in line {first}{missing}')
        return Map(tuple(kept), start, end, flow)

    def _put(self, node: Node) -> None:
        """Hang a finished node where it belongs."""
        if not self.open:
            self.root = None if isinstance(node, Text) and node.absent else node
            return
        parent = self.open[-1]
        parent.end = node.end
        if not parent.is_map:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            self._entry(parent, parent.key, node)
            parent.key = None

    def _entry(self, parent: _Open, key: Node, value: Node) -> None:
        if isinstance(key, Text):
            parent.items.append(Entry(key, value))
        else:
            self._fault(key.start, "a list or map stands where a key belongs")

    def _refuse_more(self, end: int) -> None:
        # Asked for more, the parser would read further documents and their directives; only comments may follow.
        rest = _COMMENTS_ONLY.match(self.text, end)
        if rest is not None and rest.end() < len(self.text):
            what = "holds a second YAML document"
            raise NotYamlError(self.document, what, 'Remove the line "---" or "...".', noticed=rest.end())

    def _not_yaml(self, error: yaml.MarkedYAMLError) -> NotYamlError:
        said = error.problem or "is not understood"
        hint = next((hint for words, hint in _HINTS if said.startswith(words)), said)
        noticed = self._offset(error.problem_mark)
        began = self._offset(error.context_mark) if error.context_mark else noticed
        if error.context in _NOTICED_LATE:
            noticed = began
        return NotYamlError(self.document, f"is not YAML: {hint}", noticed=noticed, began=began)

    def _offset(self, mark: Any) -> int:  # noqa: ANN401
        return min(mark.index + self.shift, len(self.text)) if mark else 0
