"""One claim changed within its block: only the lines of the fields that change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import FileProblemError
from onrecord.store.blocks import comments_between
from onrecord.store.form import FIELDS, Written, block, field_lines, fields_of, flow_field
from onrecord.store.seal import plain
from onrecord.yaml import text as yamltext
from onrecord.yaml import tree

if TYPE_CHECKING:
    from onrecord.models import Claim
    from onrecord.yaml.tree import Document, Entry, Map

_WHITE = "\r\n \t"


class _Parsed(NamedTuple):
    """A block read on its own: a list of one map."""

    document: Document
    map: Map
    newline: str

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def column(self) -> int:
        """The indentation of the fields."""
        return self.map.start - self.document.line_start(self.map.start)

    def find(self, name: str) -> Entry | None:
        return next((entry for entry in self.map.entries if entry.key.value == name), None)

    def comments(self) -> tuple[str, ...]:
        return tuple(comment.rstrip() for comment in comments_between(self.text, 0, len(self.text), self.map))

    def fields(self) -> dict[str, object]:
        value = tree.value_of(self.map)
        return {**value} if isinstance(value, dict) else {}


def edit(source: str, old: Claim, new: Claim, *, newline: str) -> str | None:
    """Return the text of a block, `source`, in which `old` has become `new`, with all of its comments.

    Fields that do not change, and keys that are no fields, stay as they are written. Where that cannot be done the
    block is laid out anew; None where that would lose something.
    """
    parsed = _parse(source, newline)
    if parsed is None:
        return None
    changes = _changes(parsed.fields(), old, new)
    wanted = {name: value for name, value in (parsed.fields() | changes).items() if value is not None}
    text = _apply(parsed, changes)
    if _says(text, wanted, parsed):
        return text
    text = _laid_out(parsed, new)
    return text if _says(text, {**fields_of(new)}, parsed) else None


def _parse(source: str | None, newline: str) -> _Parsed | None:
    try:
        document = yamltext.load(source or "", "")
    except FileProblemError:
        return None
    root = document.root
    if document.faults or not isinstance(root, tree.List) or len(root.items) != 1:
        return None
    item = root.items[0]
    return _Parsed(document, item, newline) if isinstance(item, tree.Map) else None


def _says(text: str | None, wanted: dict[str, object], before: _Parsed) -> bool:
    """True when a block reads back as wanted and has lost no comment."""
    after = _parse(text, before.newline)
    kept = after is not None and Counter(after.comments()) == Counter(before.comments())
    return after is not None and kept and after.fields() == {name: plain(value) for name, value in wanted.items()}


def _changes(written: dict[str, object], old: Claim, new: Claim) -> dict[str, Written | None]:
    """Return the new values of the fields that change, None for those that go.

    What counted so far (`old`) may differ from what is written: an edited draft still has its seal, a claim with no
    status is accepted. A field that says the same as before stays as it is.
    """
    have, want = fields_of(old), fields_of(new)
    changes = {name: want.get(name) for name in FIELDS if have.get(name) != want.get(name)}
    if "draft" in written or written.get("status") == "draft":
        changes = {name: value for name, value in changes.items() if name not in ("draft", "status")}
        changes |= {name: want.get(name) for name in ("status", "draft") if written.get(name) != want.get(name)}
    return changes


def _apply(parsed: _Parsed, changes: dict[str, Written | None]) -> str | None:
    """Change one field after the other; None where one of them cannot be changed in place."""
    changes = dict(changes)
    done: _Parsed | None = parsed
    if changes.get("status") and changes.get("draft", "") is None and parsed.find("status") is None:
        # The status comes where the seal was, and so keeps a comment on that line.
        del changes["draft"]
        done = _parse(_replace(parsed, "draft", "status", changes.pop("status") or ""), parsed.newline)
    for name, value in changes.items():
        if done is not None:
            done = _parse(_set(done, name, value), parsed.newline)
    return done and done.text


def _set(parsed: _Parsed, name: str, value: Written | None) -> str | None:
    if value is None:
        return _remove(parsed, name)
    return _insert(parsed, name, value) if parsed.find(name) is None else _replace(parsed, name, name, value)


def _replace(parsed: _Parsed, old: str, name: str, value: Written) -> str | None:
    """Put a field where another, or the same, stands; what follows on the line stays."""
    entry = parsed.find(old)
    if entry is None:
        return None
    start, end = entry.key.start, _end(parsed, entry)
    lost = comments_between(parsed.text, start, end, parsed.map)
    if parsed.map.flow:
        return None if lost else parsed.text[:start] + flow_field(name, value) + parsed.text[end:]
    lines = [*field_lines(name, value), *lost]
    return parsed.text[:start] + _joined(parsed, lines) + parsed.text[end:]


def _insert(parsed: _Parsed, name: str, value: Written) -> str | None:
    """Put a new field behind the one that it follows in the order of fields."""
    before = [entry for entry in parsed.map.entries if _rank(entry.key.value) < _rank(name)]
    if not before:
        return None
    after = max(before, key=lambda entry: (_rank(entry.key.value), entry.key.start))
    if parsed.map.flow:
        return f"{parsed.text[: after.value.end]}, {flow_field(name, value)}{parsed.text[after.value.end :]}"
    at = parsed.document.next_line(max(_end(parsed, after) - 1, after.key.start))
    new = " " * parsed.column + _joined(parsed, field_lines(name, value))
    if parsed.text[:at].endswith(("\n", "\r")):
        return parsed.text[:at] + new + parsed.newline + parsed.text[at:]
    return parsed.text[:at] + parsed.newline + new + parsed.text[at:]


def _remove(parsed: _Parsed, name: str) -> str | None:
    """Take a field out with its line; comments on the line stay as lines of their own."""
    entry = parsed.find(name)
    if entry is None:
        return parsed.text
    if parsed.map.flow or entry.key.start == parsed.map.start:
        return _remove_from_line(parsed, entry)
    start = parsed.document.line_start(entry.key.start)
    end = parsed.document.next_line(max(_end(parsed, entry) - 1, entry.key.start))
    lost = comments_between(parsed.text, start, end, parsed.map)
    kept = "".join(" " * parsed.column + comment + parsed.newline for comment in lost)
    return parsed.text[:start] + kept + parsed.text[end:]


def _remove_from_line(parsed: _Parsed, entry: Entry) -> str | None:
    """Take a field out of braces, or from behind the dash: the next one moves up."""
    at = parsed.map.entries.index(entry)
    if at > 0:
        return parsed.text[: parsed.map.entries[at - 1].value.end] + parsed.text[entry.value.end :]
    if len(parsed.map.entries) > 1:
        return parsed.text[: entry.key.start] + parsed.text[parsed.map.entries[1].key.start :]
    return None


def _laid_out(parsed: _Parsed, claim: Claim) -> str | None:
    """Return the block written anew, its comments under it; None where it has keys that are no fields."""
    if not parsed.fields().keys() <= {*FIELDS}:
        return None
    dash = parsed.text.index("-")
    indent = " " * (dash - parsed.document.line_start(dash))
    lines = [*block(claim).removesuffix("\n").split("\n"), *(f"  {comment}" for comment in parsed.comments())]
    ends = parsed.newline if parsed.text.endswith(("\n", "\r")) else ""
    return parsed.newline.join(indent + line for line in lines) + ends


def _end(parsed: _Parsed, entry: Entry) -> int:
    """Return the end of an entry's last character; a block scalar's value also has the newlines below it."""
    return entry.key.start + len(parsed.text[entry.key.start : entry.value.end].rstrip(_WHITE))


def _joined(parsed: _Parsed, lines: list[str]) -> str:
    return (parsed.newline + " " * parsed.column).join(lines)


def _rank(name: str) -> int:
    return FIELDS.index(name) if name in FIELDS else -1
