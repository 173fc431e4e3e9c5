"""Claims into the text of a ledger, slice by slice: what a person wrote elsewhere stays byte for byte."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from onrecord import diskfile, textfile
from onrecord.collector import collector_paused
from onrecord.errors import FileProblemError
from onrecord.store import blocks, edits, ledger
from onrecord.store.form import block, fields_of, sort_key
from onrecord.store.reread import Earlier
from onrecord.store.slices import Slice, apply
from onrecord.yaml.text import TooLargeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from onrecord.models import Claim, Coded
    from onrecord.store.blocks import Block
    from onrecord.store.ledger import Ledger, Tree
    from onrecord.yaml.tree import Document, Map

__all__ = ["block", "save"]

HEADER = "# onrecord ledger: who said what, on the record. Edit freely; `onrecord check` reads it over.\n"


@dataclass(frozen=True)
class _Sheet:
    """The text of a ledger with its blocks (and their ids), and how a person laid it out."""

    ledger: Ledger
    document: Document
    root: Map | None
    blocks: tuple[Block, ...]
    ids: tuple[str, ...]
    column: int
    newline: str
    spaced: bool

    @property
    def text(self) -> str:
        return self.ledger.text


def save(book: Ledger, *, put: Sequence[Claim], drop: Collection[str] = ()) -> Ledger:
    """Write claims into the ledger's file and return the ledger as it is then.

    A claim whose id is there replaces that claim, another is inserted before the first that sorts after it (by date,
    article, place in the text); claims of the ids in `drop` are deleted. LedgerChangedError when the file is no longer
    the one that was read; FileProblemError when it cannot be written, or would not read back as meant. In both cases
    the file is as it was.
    """
    with collector_paused():
        return _save(book, put, drop)


def _save(book: Ledger, put: Sequence[Claim], drop: Collection[str]) -> Ledger:
    _refuse_clashes(book, put, drop)
    sheet = _sheet(book)
    text = apply(book.text, [*_replaced(sheet, put), *_dropped(sheet, drop), *_inserted(sheet, put, drop)])
    wanted = {claim.id: claim for claim in book.claims if claim.id not in drop}
    return replace(book, text, wanted | {claim.id: claim for claim in put}, book.coded)


def replace(book: Ledger, text: str, claims: Mapping[str, Claim], coded: Mapping[str, Coded]) -> Ledger:
    """Put a text in the place of the ledger's, if it reads back as these claims and marks; see `save`."""
    if text == book.text:
        return book
    data = text.encode("utf-8")
    after = _read_back(book, data, claims, coded)
    diskfile.replace(book.path, data, book.sha256)
    return after


def _refuse_clashes(book: Ledger, put: Sequence[Claim], drop: Collection[str]) -> None:
    ids = {claim.id for claim in put}
    if len(ids) != len(put) or not ids.isdisjoint(drop):
        raise ValueError("one id twice among the claims to write and to delete")
    for name in sorted(ids & book.unreadable):
        what = f'claim "{name}" is in the file, but cannot be read'
        raise FileProblemError(book.path, what, "Mend it first; onrecord check says where.")


def _read_back(before: Ledger, data: bytes, wanted: Mapping[str, Claim], coded: Mapping[str, Coded]) -> Ledger:
    """Return the ledger that `data` is; FileProblemError where that is not what it should be."""
    try:
        after = ledger.from_bytes(before.path, data, Earlier(before.known.get, before.values))
    except TooLargeError as error:
        what = f"would be too large with that: it {error.bound}; nothing was written"
        raise FileProblemError(before.path, what, error.REMEDY) from error
    except FileProblemError as error:
        raise _unlike(before, "the file") from error
    found = {claim.id: claim for claim in after.claims}
    wrong = [name for name in (*wanted, *found) if not _same(wanted.get(name), found.get(name))]
    for name in (*wrong, *(before.unreadable ^ after.unreadable)):
        raise _unlike(before, f'claim "{name}"')
    if after.coded != coded:
        raise _unlike(before, '"coded"')
    return after


def _same(wanted: Claim | None, found: Claim | None) -> bool:
    """True when two claims are written in the same fields."""
    return wanted is found or (wanted is not None and found is not None and fields_of(wanted) == fields_of(found))


def _unlike(book: Ledger, what: str) -> FileProblemError:
    what = f"{what} would not read back as it was meant; nothing was written"
    return FileProblemError(book.path, what, "Mend what onrecord check finds; if it finds nothing, please report this.")


def tree_of(book: Ledger) -> Tree:
    """Return the tree of a ledger's text, also of one for which there is no file yet."""
    tree = book.tree or ledger.from_bytes(book.path, book.text.encode()).tree
    if tree is None:  # pragma: no cover - what was read has a tree
        raise AssertionError
    return tree


def _sheet(book: Ledger) -> _Sheet:
    tree = tree_of(book)
    found, listed = tree.blocks, ledger.claims_list(tree.document, tree.root)
    if tree.broken and not found:
        what, remedy = "no claim in the file can be read", "Mend it first; onrecord check says where."
        raise FileProblemError(book.path, what, remedy, line=tree.broken[0].problem.line)
    names = {place.start: name for name, place in book.places.items()}
    gaps = [blocks.is_blank_line(book.text, block.end) for block in found[:-1]]
    return _Sheet(
        book,
        tree.document,
        tree.root,
        found,
        tuple(names.get(block.start, "") for block in found),
        column=listed.start - tree.document.line_start(listed.start) if listed else 0,
        newline=textfile.newline_of(book.text),
        spaced=bool(gaps) and all(gaps),
    )


def _replaced(sheet: _Sheet, put: Sequence[Claim]) -> Iterator[Slice]:
    """Yield the claims that are there already in their new form."""
    known = {claim.id: claim for claim in sheet.ledger.claims}
    for claim in put:
        old = known.get(claim.id)
        if old is None or (_same(old, claim) and _settled(sheet, claim)):
            continue
        place = sheet.ledger.places[claim.id]
        source = sheet.text[place.start : place.end]
        if old.status == claim.status == "draft":  # all of it is the parser's
            text = _laid_out(sheet, claim)
            text = text if source.endswith(("\n", "\r")) else text.removesuffix(sheet.newline)
        else:
            text = edits.edit(source, old, claim, newline=sheet.newline)
        if text is None:
            what = f'claim "{claim.id}" is written in a form that cannot be changed here'
            remedy = 'Write each of its fields as "key: value" on a line of its own.'
            raise FileProblemError(sheet.ledger.path, what, remedy, line=place.line)
        yield Slice(place.start, place.end, text)


def _settled(sheet: _Sheet, claim: Claim) -> bool:
    """True where the status that counts is the one written, and not one that follows from a broken seal."""
    written = sheet.ledger.fields[claim.id]
    return claim.status == "draft" or not ("draft" in written or written.get("status") == "draft")


def _dropped(sheet: _Sheet, drop: Collection[str]) -> Iterator[Slice]:
    for at, (found, name) in enumerate(zip(sheet.blocks, sheet.ids, strict=True)):
        if not name or name not in drop:
            continue
        start, end = found.lead, found.end
        if sheet.spaced and at + 1 < len(sheet.blocks):
            end = sheet.document.next_line(end)
        elif sheet.spaced:
            above = sheet.document.line_start(start - 1)
            start = above if blocks.is_blank_line(sheet.text, above) else start
        if at and blocks.takes_what_follows(sheet.document, sheet.blocks[at - 1]):
            while blocks.is_blank_line(sheet.text, end):
                end = sheet.document.next_line(end)
        yield Slice(start, end, "")


def _inserted(sheet: _Sheet, put: Sequence[Claim], drop: Collection[str]) -> Iterator[Slice]:
    """Yield the new claims, all of one place in one slice."""
    new = sorted((claim for claim in put if claim.id not in sheet.ledger.places), key=sort_key)
    if new and not sheet.blocks:
        yield from _first_claims(sheet, "".join(_laid_out(sheet, claim) for claim in new))
        return
    known = {claim.id: claim for claim in sheet.ledger.claims}
    staying = [(name, found) for name, found in zip(sheet.ids, sheet.blocks, strict=True) if name not in drop]
    pairs = [(sort_key(known[name]), found) for name, found in staying if name]
    # The first claim that sorts after: the running maximum ascends, whatever order a person chose.
    reached = list(accumulate((key for key, _ in pairs), max))
    gap = sheet.newline if sheet.spaced else ""
    for at, claims in groupby(new, key=lambda claim: bisect_right(reached, sort_key(claim))):
        texts = [_laid_out(sheet, claim) for claim in claims]
        if at == len(pairs) and staying and blocks.takes_what_follows(sheet.document, staying[-1][1]):
            place = staying[-1][1].lead
            yield Slice(place, place, _after_comment(sheet, place) + "".join(text + gap for text in texts))
        elif at == len(pairs) and staying:
            place = staying[-1][1].end
            yield Slice(place, place, _after_line(sheet, place) + "".join(gap + text for text in texts))
        else:
            place = pairs[at][1].lead if staying else sheet.blocks[0].lead
            yield Slice(place, place, _after_comment(sheet, place) + "".join(text + gap for text in texts))


def _first_claims(sheet: _Sheet, texts: str) -> Iterator[Slice]:
    """Yield the claims of a ledger that has none, with the lines that have to stand above them."""
    end, newline = len(sheet.text), sheet.newline
    if sheet.root is None:
        header = "" if sheet.text.strip(f"{textfile.BOM} \r\n\t") else HEADER.replace("\n", newline)
        start = f"version: 1{newline}claims:{newline}"
        yield Slice(end, end, _after_line(sheet, end) + header + start + texts)
        return
    if sheet.root.flow:
        raise in_braces(sheet.ledger)
    entry = next((entry for entry in sheet.root.entries if entry.key.value == "claims"), None)
    if entry is None:
        yield Slice(end, end, f"{_after_line(sheet, end)}claims:{newline}{texts}")
        return
    yield Slice(entry.value.start, entry.value.end, "")  # "[]" or "null"
    place = _below_comments(sheet, max(entry.value.end - 1, entry.key.start))
    yield Slice(place, place, _after_line(sheet, place) + _after_comment(sheet, place) + texts)


def in_braces(book: Ledger) -> FileProblemError:
    """Return what is wrong with a ledger that has no lines to put anything between."""
    remedy = 'Write "version: 1" and "claims:" on lines of their own.'
    return FileProblemError(book.path, "is written in braces", remedy, line=1)


def _below_comments(sheet: _Sheet, offset: int) -> int:
    """Return the start of the first line below `offset` that has no comments directly or further below it."""
    at = place = sheet.document.next_line(offset)
    while at < len(sheet.text):
        comment = blocks.is_comment_line(sheet.text, at)
        if not comment and not blocks.is_blank_line(sheet.text, at):
            break
        at = sheet.document.next_line(at)
        place = at if comment else place
    return place


def _laid_out(sheet: _Sheet, claim: Claim) -> str:
    """Return the block of a claim with the indentation and newlines of the file."""
    return "".join(f"{' ' * sheet.column}{line}{sheet.newline}" for line in block(claim).removesuffix("\n").split("\n"))


def _after_line(sheet: _Sheet, place: int) -> str:
    """Return the newline that is missing where the last line of the file has none."""
    begin = len(textfile.BOM) if sheet.text.startswith(textfile.BOM) else 0
    return "" if place <= begin or sheet.text.endswith(("\n", "\r"), begin, place) else sheet.newline


def _after_comment(sheet: _Sheet, place: int) -> str:
    """Return the empty line that parts a new claim from a comment above that is not its own."""
    at = bisect_left(sheet.blocks, place, key=lambda found: found.end)
    if place == 0 or (at < len(sheet.blocks) and sheet.blocks[at].end == place):
        return ""
    above = sheet.document.line_start(place - 1)
    return sheet.newline if blocks.is_comment_line(sheet.text, above) else ""
