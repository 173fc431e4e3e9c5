"""Marks of fully coded articles into the text of a ledger, by slices as the claims: a line a mark, above the claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.collector import collector_paused
from onrecord.errors import FileProblemError
from onrecord.store import blocks, write
from onrecord.store.form import flow_field
from onrecord.store.scalars import scalar
from onrecord.store.slices import Slice, apply
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.models import Coded
    from onrecord.store.ledger import Ledger
    from onrecord.yaml.tree import Document, Entry, Map

_WHITE = "\r\n \t"


def save(book: Ledger, marks: Mapping[str, Coded | None]) -> Ledger:
    """Set marks, by the ids of their articles, take out those that are None, and return the ledger as it is then.

    Errors are those of `write.save`; whatever one is raised, the file is as it was.
    """
    with collector_paused():
        coded = {name: mark for name, mark in {**book.coded, **marks}.items() if mark is not None}
        text = apply(book.text, _slices(_sheet(book), marks))
        return write.replace(book, text, {claim.id: claim for claim in book.claims}, coded)


@dataclass(frozen=True)
class _Sheet:
    """The text of a ledger, and where its marks stand."""

    ledger: Ledger
    document: Document
    root: Map | None
    entry: Entry | None
    """The key "coded" with what stands behind it."""
    newline: str

    @property
    def text(self) -> str:
        return self.ledger.text

    @property
    def marks(self) -> tuple[Entry, ...]:
        return self.entry.value.entries if self.entry and isinstance(self.entry.value, tree.Map) else ()

    def indent(self, offset: int) -> str:
        """Return what stands before the first word of a line."""
        return self.text[self.line_start(offset) : offset]

    def line_start(self, offset: int) -> int:
        """Return the start of a line; a byte order mark is no part of it."""
        return max(self.document.line_start(offset), len(textfile.BOM) if self.text.startswith(textfile.BOM) else 0)

    def end(self, entry: Entry) -> int:
        """Return the end of an entry's last character."""
        start = entry.key.start
        return start + len(self.text[start : max(entry.key.end, entry.value.end)].rstrip(_WHITE))

    def below(self, entry: Entry) -> int:
        """Return the start of the line below an entry."""
        return self.document.next_line(self.end(entry) - 1)

    def comments(self, start: int, end: int, entry: Entry) -> tuple[str, ...]:
        return blocks.comments_between(self.text, start, end, tree.Map((entry,), start, end, flow=False))

    def refusal(self, entry: Entry) -> FileProblemError:
        what = f'"{entry.key.value}" is written in a form that cannot be changed here'
        remedy = "Write each mark on a line of its own, as ARTICLE: {day: ..., sha256: ..., issues: [...]}."
        return FileProblemError(self.ledger.path, what, remedy, line=self.document.line(entry.key.start))


def _sheet(book: Ledger) -> _Sheet:
    found = write.tree_of(book)
    root = found.root
    if root is not None and root.flow:
        raise write.in_braces(book)
    entry = next((entry for entry in root.entries if entry.key.value == "coded"), None) if root else None
    sheet = _Sheet(book, found.document, root, entry, textfile.newline_of(book.text))
    if (
        entry
        and not isinstance(entry.value, tree.Map)
        and not (isinstance(entry.value, tree.Text) and entry.value.absent)
    ):
        raise sheet.refusal(entry)
    if entry and sheet.marks and isinstance(entry.value, tree.Map) and entry.value.flow:
        raise sheet.refusal(entry)
    return sheet


def _slices(sheet: _Sheet, marks: Mapping[str, Coded | None]) -> Iterator[Slice]:
    written = {entry.key.value: entry for entry in sheet.marks}
    gone = [written[name] for name, mark in marks.items() if mark is None and name in written]
    new = {name: mark for name, mark in marks.items() if mark is not None and name not in written}
    for name, mark in marks.items():
        if mark is not None and name in written and sheet.ledger.coded.get(name) != mark:
            yield _replaced(sheet, written[name], mark)
    if gone and len(gone) == len(written) and not new and (whole := _whole(sheet)):
        yield whole
    else:
        yield from (_removed(sheet, entry) for entry in gone)
    if new:
        yield from _added(sheet, new)


def _replaced(sheet: _Sheet, entry: Entry, mark: Coded) -> Slice:
    """Return a mark anew, behind its name as a person may have written it; what follows on the line stays."""
    start, end = entry.key.start, sheet.end(entry)
    if sheet.comments(start, end, entry):
        raise sheet.refusal(entry)
    return Slice(start, end, f"{sheet.text[start : entry.key.end]}: {_braces(mark)}")


def _removed(sheet: _Sheet, entry: Entry) -> Slice:
    """Return a mark taken out with its lines; a comment on them stays, as a line of its own."""
    start, end = sheet.line_start(entry.key.start), sheet.below(entry)
    kept = (
        f"{sheet.indent(entry.key.start)}{comment.rstrip()}{sheet.newline}"
        for comment in sheet.comments(start, end, entry)
    )
    return Slice(start, end, "".join(kept))


def _whole(sheet: _Sheet) -> Slice | None:
    """Return all marks taken out with the line above them; None where a comment among them would go, too."""
    if sheet.entry is None:
        return None
    start, end = sheet.line_start(sheet.entry.key.start), sheet.below(sheet.entry)
    return None if sheet.comments(start, end, sheet.entry) else Slice(start, end, "")


def _added(sheet: _Sheet, new: Mapping[str, Coded]) -> Iterator[Slice]:
    """Yield new marks below those that are there, else below "version", above "claims" or at the end."""
    entry = sheet.entry
    if entry and sheet.marks:
        last = sheet.marks[-1]
        yield _lines(sheet, sheet.below(last), sheet.indent(last.key.start), new)
        return
    if entry:
        start, end = entry.value.start, entry.value.end  # "{}" or "null"
        if sheet.comments(start, end, entry):
            raise sheet.refusal(entry)
        yield Slice(start, end, "")
        yield _lines(sheet, sheet.below(entry), f"{sheet.indent(entry.key.start)}  ", new)
        return
    yield _section(sheet, new)


def _section(sheet: _Sheet, new: Mapping[str, Coded]) -> Slice:
    """Return the marks of a ledger that has none, with the lines that have to stand above them."""
    end, newline = len(sheet.text), sheet.newline
    if sheet.root is None:
        header = "" if sheet.text.strip(f"{textfile.BOM}{_WHITE}") else write.HEADER.replace("\n", newline)
        return _lines(sheet, end, "  ", new, f"{header}version: 1{newline}coded:{newline}")
    indent = sheet.indent(sheet.root.entries[0].key.start)
    above = f"{indent}coded:{newline}"
    keys = {entry.key.value: entry for entry in sheet.root.entries}
    claims, version = keys.get("claims"), keys.get("version")
    if claims is None:
        return _lines(sheet, end, f"{indent}  ", new, above)
    if version is not None and version.key.start < claims.key.start:
        return _lines(sheet, sheet.below(version), f"{indent}  ", new, above)
    return _lines(sheet, sheet.line_start(claims.key.start), f"{indent}  ", new, above)


def _lines(sheet: _Sheet, place: int, indent: str, new: Mapping[str, Coded], above: str = "") -> Slice:
    """Return marks, a line each, as what begins at a place, which is the start of a line or the end of the text."""
    begin = len(textfile.BOM) if sheet.text.startswith(textfile.BOM) else 0
    first = "" if place <= begin or sheet.text.endswith(("\n", "\r"), begin, place) else sheet.newline
    lines = (f"{indent}{scalar(name)}: {_braces(mark)}{sheet.newline}" for name, mark in new.items())
    return Slice(place, place, f"{first}{above}{''.join(lines)}")


def _braces(mark: Coded) -> str:
    said = {"day": mark.day, "by": mark.by, "sha256": mark.sha256, "issues": mark.issues}
    return f"{{{', '.join(flow_field(name, value) for name, value in said.items() if value or name != 'by')}}}"
