"""claims.yaml into claims, each with its place in the text; one bad claim never hides the others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord import diskfile, own, textfile
from onrecord.collector import collector_paused
from onrecord.errors import FileProblemError, Problem
from onrecord.models import Claim
from onrecord.store import blocks, coded, conflicts, records, recover, reread
from onrecord.store.reread import Earlier, Known
from onrecord.store.seal import seal
from onrecord.yaml import tree
from onrecord.yaml.text import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from onrecord.models import Coded
    from onrecord.store.blocks import Block
    from onrecord.store.recover import Broken
    from onrecord.yaml.tree import Document, Value

KEYS = ("version", "claims", "coded")
MAX_TOLD = 1_000
"""At most this many problems are listed."""
_OPTIONAL = ("party", "date", "date_basis", "same_as", "draft", "status")
"""Fields for which an empty text says that there is no value."""


class Place(NamedTuple):
    """Where a claim stands in the ledger: its line in the file, from 1, and its characters [start, end)."""

    line: int
    start: int
    end: int


class Tree(NamedTuple):
    """A ledger's text as read, kept so that a change need not read it again."""

    document: Document
    root: tree.Map | None
    blocks: tuple[Block, ...]
    broken: tuple[Broken, ...]
    """Claims that had to be left out for the rest to be YAML."""


@dataclass(frozen=True)
class Ledger:
    """The claims of a file in its order, with what is needed to change it by slices."""

    path: Path
    text: str = field(default="", repr=False)
    claims: tuple[Claim, ...] = ()
    places: dict[str, Place] = field(default_factory=dict[str, Place], repr=False)
    problems: tuple[Problem, ...] = ()
    fields: dict[str, Mapping[str, Value]] = field(default_factory=dict[str, "Mapping[str, Value]"], repr=False)
    """The fields of each claim as written: texts, lists and maps, without types."""
    unreadable: frozenset[str] = frozenset()
    """Ids that stand in the file in claims that could not be read; nothing new may take them."""
    coded: dict[str, Coded] = field(default_factory=dict[str, "Coded"], repr=False)
    """The marks on articles that are fully coded, by the articles' ids."""
    coded_lines: dict[str, int] = field(default_factory=dict[str, int], repr=False)
    """The line of each mark."""
    sha256: str = ""
    """Digest of the file's bytes as they were read; empty where there was no file."""
    tree: Tree | None = field(default=None, repr=False, compare=False)
    known: dict[str, Known] = field(default_factory=dict[str, Known], repr=False, compare=False)
    """Claims in which nothing is wrong, by their slices of the text (see `reread`)."""
    values: int = field(default=0, repr=False, compare=False)
    """At most so many values are in the file."""


@dataclass(frozen=True)
class _Item:
    """One block of the file, read: a claim or none, and what is wrong with it."""

    id: str
    place: Place
    claim: Claim | None
    fields: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


class _Parts(NamedTuple):
    """A ledger's text, read: its document, the claims in their order, each with its slice and block, and the rest."""

    document: Document
    items: list[_Item]
    blocks: tuple[Block | None, ...]
    slices: list[str]
    broken: tuple[Broken, ...]
    values: int


def load(path: Path, earlier: Earlier | None = None) -> Ledger:
    """Read a ledger; where there is no such file, it is empty. Of `earlier` see `from_bytes`.

    FileProblemError where the file as a whole is not a ledger in YAML, or one of a newer version.
    """
    try:
        data = textfile.read_bytes(path)
    except textfile.NoFileError:
        if path.is_symlink():  # a broken link is not an empty ledger
            raise
        return Ledger(path)
    return from_bytes(path, data, earlier)


def from_bytes(path: Path, data: bytes, earlier: Earlier | None = None) -> Ledger:
    """Read the bytes of a ledger; see `load`.

    Of `earlier`, what other readings know, the claims are taken over whose text is still the same. Where it knows a
    claim without its block, the ledger has no tree, and cannot be changed.
    """
    with collector_paused():
        text = textfile.decode(data, path)
        parts = (_again(text, path, earlier) if earlier else None) or _whole(text, path, earlier)
        return _ledger(path, text, diskfile.digest(data), parts)


def _ledger(path: Path, text: str, sha256: str, parts: _Parts) -> Ledger:
    document, items = parts.document, list(_within_columns(parts.items, parts.document))
    parts = parts._replace(items=items)
    root, problems = records.load_root(document, KEYS)
    claims, twice = _unique(items, document)
    marks = coded.read(document, root, most=MAX_TOLD)
    problems = [
        *problems,
        *marks.problems,
        *(block.problem for block in parts.broken),
        *(p for item in items for p in item.problems),
    ]
    found = tuple(block for block in parts.blocks if block is not None)
    return Ledger(
        path,
        text,
        tuple(claim for item in claims.values() if (claim := item.claim)),
        {name: item.place for name, item in claims.items()},
        _told(document, [*problems, *twice]),
        {name: item.fields for name, item in claims.items()},
        frozenset({*(item.id for item in items), *(block.id for block in parts.broken)} - {"", *claims}),
        marks.coded,
        marks.lines,
        sha256,
        Tree(document, root, found, parts.broken) if len(found) == len(items) else None,
        _known(parts, root),
        parts.values,
    )


def _whole(text: str, path: Path, earlier: Earlier | None) -> _Parts:
    """Read all of a text."""
    try:
        document, broken = recover.load(text, path)
    except ConflictError as error:
        told = conflicts.error(path, text, lambda side: from_bytes(path, side.encode("utf-8")))
        raise told or error from error
    root, _ = records.load_root(document, KEYS)
    listed = claims_list(document, root)
    found = blocks.find(document, listed) if listed else ()
    _refuse_faults(document, found)
    _refuse_other_lists(document, found)
    ends = [*(block.lead for block in found[1:]), len(text)]
    slices = [text[block.lead : end] for block, end in zip(found, ends, strict=False)]
    items = list(_read_all(document, found, [earlier.find(part) if earlier else None for part in slices]))
    return _Parts(document, items, found, slices, broken, document.values)


def _again(text: str, path: Path, earlier: Earlier) -> _Parts | None:
    """Read what has changed since earlier readings; None where the whole is to be read."""
    again = reread.read(text, path, earlier)
    if again is None:
        return None
    items: list[_Item] = []
    found: list[Block | None] = []
    for number, (lead, start, part, known, document) in enumerate(again.slices, 1):
        block = known.block if known else None
        if document is not None and isinstance(document.root, tree.List):
            (block,) = blocks.find(document, document.root)
            item = _read(document, block, number, None, most=records.MAX_ERRORS)
            items.append(replace(item, place=Place(item.place.line, item.place.start + lead, item.place.end + lead)))
        elif known is not None:
            end = lead + (block.end if block else len(part))
            items.append(_Item(known.claim.id, Place(again.document.line(start), start, end), *known[:2]))
        found.append(block and block.moved(lead))
    slices = [each.text for each in again.slices]
    return _Parts(again.document, items, tuple(found), slices, (), again.values)


def _known(parts: _Parts, root: tree.Map | None) -> dict[str, Known]:
    """Return the claims in which nothing is wrong, by their slices, as later readings may know them."""
    if parts.broken:
        return {}
    whole = zip(parts.slices, parts.items, parts.blocks, strict=True)
    found = {
        part: Known(item.claim, item.fields, block and block.moved(-block.lead))
        for part, item, block in whole
        if item.claim and not item.problems
    }
    if parts.slices and root and root.entries[-1].key.value != "claims":
        found.pop(parts.slices[-1], None)  # it ends with something else
    return found


def _read_all(document: Document, found: Iterable[Block], earlier: Iterable[Known | None]) -> Iterator[_Item]:
    """Yield the blocks, read; beyond MAX_TOLD problems only the first one of each."""
    told = 0
    for number, (block, known) in enumerate(zip(found, earlier, strict=True), 1):
        item = _read(document, block, number, known, most=1 if told > MAX_TOLD else records.MAX_ERRORS)
        told += len(item.problems)
        yield item


def _within_columns(items: Iterable[_Item], document: Document) -> Iterator[_Item]:
    """Yield the blocks, those without their claims that bring more own variables than a table can have columns."""
    names: set[str] = set()
    for item in items:
        new = item.claim.extra.keys() - names if item.claim else frozenset[str]()
        if new and len(names) + len(new) > own.MAX_COLUMNS:
            text = (
                f'claim "{item.id}": extra: {min(new)} is one too many:'
                f" a ledger has up to {own.MAX_COLUMNS} own variables"
            )
            yield replace(item, claim=None, problems=(document.problem(item.place.start, text, rule="value"),))
            continue
        names |= new
        yield item


def _told(document: Document, problems: list[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of the file's lines, no more than a person can use."""
    found = sorted(problems, key=lambda problem: problem.line)
    if len(found) > MAX_TOLD:
        found[MAX_TOLD:] = [
            Problem(document.path, 0, f"more than {MAX_TOLD:,} problems: the others are not told", rule="more")
        ]
    return tuple(found)


def claims_list(document: Document, root: tree.Map | None) -> tree.List | None:
    """Return the list of claims, None where there is none yet; FileProblemError where something else stands there."""
    node = root.get("claims") if root else None
    if node is None or (isinstance(node, tree.List) and not node.items):
        return None
    line = document.line(node.start)
    if not isinstance(node, tree.List):
        raise FileProblemError(document.path, '"claims" is no list', 'Begin each claim with "- id:".', line=line)
    if node.flow:
        remedy = 'Write each claim on lines of its own, the first beginning with "- id:".'
        raise FileProblemError(document.path, "the claims are one list in brackets", remedy, line=line)
    return node


def _refuse_faults(document: Document, found: tuple[Block, ...]) -> None:
    """Refuse what YAML would resolve in silence outside of the claims, where it may hide a second list of them."""
    inside = {fault for block in found for fault in document.faults_in(block.start, block.end)}
    for fault in document.faults:
        if fault not in inside:
            raise FileProblemError(document.path, fault.text, line=document.line(fault.start))


def _refuse_other_lists(document: Document, found: tuple[Block, ...]) -> None:
    """Refuse a list of something else, for which there is no end of problems to tell."""
    others = [block for block in found if not isinstance(block.node, tree.Map)]
    if len(others) > MAX_TOLD:
        what = f'more than {MAX_TOLD:,} items of "claims" are no "key: value" lines'
        raise FileProblemError(document.path, what, line=document.line(others[0].start))


def _read(
    document: Document,
    block: Block,
    number: int,
    known: Known | None,
    *,
    most: int,
) -> _Item:
    """Read one block into a claim; `known` is what an earlier reading made of the same text.

    Of its problems only the first `most` are told.
    """
    node = block.node
    place = Place(document.line(block.start), block.start, block.end)
    if known:
        return _Item(known.claim.id, place, *known[:2])
    value = tree.value_of(node)
    fields = value if isinstance(value, dict) else {}
    name = str(fields.get("id", ""))
    said = f'claim "{name}"' if name else f"claim {number}"
    faults = document.faults_in(block.start, block.end)
    if faults:
        problems = tuple(document.problem(fault.start, f"{said}: {fault.text}") for fault in faults)
        return _Item(name, place, None, fields, problems)
    status = _status(fields, commented=bool(blocks.comments(document, block)))
    values = {key: value for key, value in fields.items() if value != "" or key not in _OPTIONAL} | status
    claim, problems = records.build(Claim, node, said, document, values, most=most)
    if claim is not None and not name:
        claim, problems = None, (*problems, document.problem(node.start, f"{said} has no id", rule="value"))
    if claim is not None and fields.get("status") == "draft":
        text = (
            f"{said}: a draft is written by the parser; it counts as edited. Write status: accepted, edited or rejected"
        )
        problems = (*problems, document.problem(node.start, text, note=True, rule="value"))
    return _Item(name, place, claim, fields, problems)


def _status(fields: Mapping[str, Value], *, commented: bool) -> dict[str, str]:
    """Return the status that counts, where it is not the one written.

    A person's word stands. A draft that a person changed or commented on is that person's.
    """
    status: str | None = None
    if fields.get("status"):
        status = "edited" if fields["status"] == "draft" else None
    elif fields.get("draft"):
        status = "draft" if fields["draft"] == seal(fields) and not commented else "edited"
    return {"status": status} if status else {}


def _unique(items: list[_Item], document: Document) -> tuple[dict[str, _Item], list[Problem]]:
    """Keep the first claim of each id."""
    kept: dict[str, _Item] = {}
    twice: list[Problem] = []
    for item in items:
        if item.claim is None:
            continue
        first = kept.setdefault(item.id, item)
        if first is not item:
            text = f'claim "{item.id}": the id is already used in line {first.place.line}; give one of the two another'
            twice.append(document.problem(item.place.start, text, rule="id-twice"))
    return kept, twice
