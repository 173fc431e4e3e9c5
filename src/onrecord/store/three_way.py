"""Two versions of a ledger, and the one from which both come, into one: claim by claim, each as its person wrote it.

A ledger's text is cut into parts that are known by a name: each claim with its comments, each mark of a coded article,
each line of a key; what stands between belongs to the part below it. A part that one side changed is taken from that
side, byte for byte. One that both changed in different ways is a conflict, unless one of them is a draft, which is
nobody's word. Own variables of a claim are merged one by one, for who sets one says nothing of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord import textfile
from onrecord.errors import OnrecordError
from onrecord.store import blocks, conflicts, edits, ledger
from onrecord.store.changes import OWN
from onrecord.store.form import fields_of
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.models import Claim
    from onrecord.own import OwnValue
    from onrecord.store.ledger import Ledger
    from onrecord.yaml.tree import Document, Value

Key = tuple[str, str]
"""What a part is, and its name."""
_CLAIM = "claim"


class NoPartsError(OnrecordError):
    """A ledger that cannot be cut into parts with names of their own, or whose parts do not fit together again."""


class Part(NamedTuple):
    """A part of a ledger's text with what stands above it, the claim that it is, and the comments on that."""

    above: str
    text: str
    claim: Claim | None = None
    comments: tuple[str, ...] = ()


class Clash(NamedTuple):
    """Two texts between which a person has to choose."""

    ours: str
    theirs: str


class Merged(NamedTuple):
    """The text of a merged ledger, with marks of conflicts where there are any, and each of these in words."""

    text: str
    conflicts: tuple[str, ...]


class _Cut(NamedTuple):
    """A ledger in parts, and what stands below the last one."""

    ledger: Ledger
    parts: Mapping[Key, Part]
    tail: str


def merge(path: Path, base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge the bytes of two versions of a ledger; `path` names them in errors.

    NoPartsError where that cannot be done by claims; FileProblemError where one of them is no ledger at all.
    """
    text = textfile.decode(ours, path)
    newline = textfile.newline_of(text)
    old, mine, other = (
        _cut(path, each) for each in (_laid_out(path, base, newline), text, _laid_out(path, theirs, newline))
    )
    pieces: list[str | Clash] = []
    told: list[str] = []
    for key in _order(mine, other):
        trio = [side.parts.get(key) for side in (old, mine, other)]
        found = _part(*trio)
        if found is None:
            continue
        pieces += found
        if any(isinstance(piece, Clash) for piece in found):
            told.append(_in_words(key, *trio[1:]))
    last = _text(old.tail, mine.tail, other.tail)
    if last is not None:
        pieces.append(last)
    if isinstance(last, Clash):
        told.append("both sides changed the end of the file")
    _refuse_other(path, pieces, (mine, other))
    return Merged(_joined(pieces, newline), tuple(told))


def _laid_out(path: Path, data: bytes, newline: str) -> str:
    """Return a text with the line ends of ours."""
    return textfile.decode(data, path).replace("\r\n", "\n").replace("\n", newline)


# -- parts


def _cut(path: Path, text: str) -> _Cut:
    book = ledger.from_bytes(path, text.encode("utf-8"))
    found = book.tree
    if found is None or found.broken or (found.root is not None and found.root.flow):
        raise NoPartsError(f"{path} cannot be merged claim by claim.")
    places = sorted(_places(found))
    keys = [key for *_, key in places]
    if len(set(keys)) < len(keys) or ("claim", "") in keys:
        raise NoPartsError(f"{path} has a claim without an id of its own.")
    claims = {claim.id: claim for claim in book.claims}
    comments = {block.lead: blocks.comments(found.document, block) for block in found.blocks}
    parts: dict[Key, Part] = {}
    done = 0
    for start, end, key in places:
        claim, said = (claims.get(key[1]), comments[start]) if key[0] == _CLAIM else (None, ())
        parts[key] = Part(text[done:start], text[start:end], claim, said)
        done = end
    return _Cut(book, parts, text[done:])


def _places(found: ledger.Tree) -> Iterator[tuple[int, int, Key]]:
    """Yield where the parts of a ledger stand, and what they are."""
    document = found.document
    for block in found.blocks:
        value = tree.value_of(block.node)
        yield block.lead, block.end, (_CLAIM, str(value.get("id", "")) if isinstance(value, dict) else "")
    for entry in found.root.entries if found.root else ():
        name, value = entry.key.value, entry.value
        start = document.line_start(entry.key.start)
        if isinstance(value, tree.Text) or value.flow:
            yield start, _below(document, entry), ("key", name)
            continue
        yield start, document.next_line(entry.key.end - 1), ("key", name)
        if name == "coded" and isinstance(value, tree.Map):
            for mark in value.entries:
                yield document.line_start(mark.key.start), _below(document, mark), ("mark", mark.key.value)


def _below(document: Document, entry: tree.Entry) -> int:
    """Return the start of the line below an entry."""
    start, end = entry.key.start, max(entry.key.end, entry.value.end)
    return document.next_line(start + len(document.text[start:end].rstrip()) - 1)


def _order(ours: _Cut, theirs: _Cut) -> Iterator[Key]:
    """Yield the names of all parts: ours in their order, each followed by those that only theirs has there."""
    after: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in theirs.parts:
        if key in ours.parts:
            last = key
        else:
            after.setdefault(last, []).append(key)
    yield from after.get(None, ())
    for key in ours.parts:
        yield key
        yield from after.get(key, ())


# -- what becomes of a part


def _part(base: Part | None, ours: Part | None, theirs: Part | None) -> list[str | Clash] | None:
    """Return a part with what stands above it; where it goes, what one side has newly written there, or None."""
    text = _text(*(part.text if part else None for part in (base, ours, theirs)))
    if isinstance(text, Clash) and (ours or theirs):
        text = _claim_text(base, ours, theirs, text)
    if text is None:
        return _written_above(base, ours or theirs)
    above = _text(*(part.above if part else None for part in (base, ours, theirs)))
    if isinstance(above, Clash) and above.ours.split() == above.theirs.split():
        above = above.ours
    if above is None:  # one side deleted the part, and the other has decided on it
        above = next(part.above for part in (ours, theirs) if part)
    if isinstance(above, Clash) and not (ours and theirs):
        above = above.ours or above.theirs
    return [above, text]


def _written_above(base: Part | None, left: Part | None) -> list[str | Clash] | None:
    """Return the comments that the side which still has a part wrote above it: who deleted it never saw them."""
    if left is None:
        return None
    old = base.above.split("\n") if base else []
    new = [line for line in left.above.split("\n") if line.lstrip().startswith("#") and line not in old]
    return ["\n".join([*new, ""]) + textfile.newline_of(left.above)] if new else None


def _text(base: str | None, ours: str | None, theirs: str | None) -> str | Clash | None:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else Clash(ours or "", theirs or "")


def _claim_text(base: Part | None, ours: Part | None, theirs: Part | None, clash: Clash) -> str | Clash | None:
    """Return which text stands where both sides changed a part, with the own variables that either has set."""
    parts = [part for part in (ours, theirs) if part]
    if len(parts) == 1 and not _is_persons(parts[0]) and parts[0].claim and parts[0].claim.extra:
        return parts[0].text  # a draft that one side no longer has, and on which the other has noted something
    if not any(part.claim and part.claim.extra for part in (base, *parts) if part) or not (ours and theirs):
        return _chosen(base, ours, theirs, clash)
    extra = _extra(base, ours, theirs)
    if extra is None:
        return clash
    one, two = (_with_extra(part, extra) for part in (ours, theirs))
    before = _with_extra(base, extra) if base else None
    text = _text(before and before.text, one.text, two.text)
    return _chosen(before, one, two, text) if isinstance(text, Clash) else text


def _extra(base: Part | None, ours: Part, theirs: Part) -> dict[str, OwnValue] | None:
    """Return the own variables of a claim, each from who changed it; None where both did, in different ways."""
    old, mine, other = (part.claim.extra if part and part.claim else {} for part in (base, ours, theirs))
    merged: dict[str, OwnValue] = {}
    for name in {**mine, **other}:
        before, one, two = old.get(name), mine.get(name), other.get(name)
        if before not in (one, two) and one != two:
            return None
        value = two if one == before else one
        if value is not None:
            merged[name] = value
    return merged


def _with_extra(part: Part, extra: Mapping[str, OwnValue]) -> Part:
    """Return a part with such own variables, as it is where its text does not allow that."""
    if part.claim is None or part.claim.extra == extra:
        return part
    claim = part.claim.model_copy(update={"extra": extra})
    text = edits.edit(part.text, part.claim, claim, newline=textfile.newline_of(part.text))
    return part if text is None else part._replace(text=text, claim=claim)


def _chosen(base: Part | None, ours: Part | None, theirs: Part | None, clash: Clash) -> str | Clash | None:
    """Return which text stands where both sides changed a part: that of a person, if only one of them is one."""
    persons = [part for part in (ours, theirs) if part and _is_persons(part)]
    if not persons:
        return ours.text if ours else None  # drafts: the next `parse` makes them anew
    if len(persons) == 1 and not (base and _is_persons(base)):
        return persons[0].text
    if ours and theirs and _same_word(ours, theirs):
        kept = [part.text for part, less in ((ours, theirs), (theirs, ours)) if {*less.comments} <= {*part.comments}]
        return kept[0] if kept else clash
    return clash


def _is_persons(part: Part) -> bool:
    return part.claim is None or not part.claim.is_draft


def _same_word(ours: Part, theirs: Part) -> bool:
    """True where two persons decided alike: the claim says the same but for whose word it is."""
    if ours.claim is None or theirs.claim is None:
        return False
    one, two = (fields_of(part.claim.model_copy(update={"by": ""})) for part in (ours, theirs) if part.claim)
    return one == two


def _in_words(key: Key, ours: Part | None, theirs: Part | None) -> str:
    kind, name = key
    mine, other = (part.claim if part else None for part in (ours, theirs))
    if kind == _CLAIM and (mine or other) and (said := conflicts.twice(name, mine, other)):
        return said
    what = {"mark": f'the mark on "{name}"', "key": f'the line "{name}:"'}.get(kind, f'claim "{name}"')
    return f"both sides changed {what}, or what stands above it"


# -- the text


def _joined(pieces: list[str | Clash], newline: str) -> str:
    """Return pieces as one text, conflicts between git's marks."""
    done: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if done and not done[-1].endswith(("\n", "\r")):
            done.append(newline)
        done.append(_marked(piece, newline) if isinstance(piece, Clash) else piece)
    return "".join(done)


def _marked(clash: Clash, newline: str) -> str:
    sides = (text if not text or text.endswith(("\n", "\r")) else text + newline for text in clash)
    ours, theirs = sides
    marks = (f"{conflicts.OURS} ours", conflicts.THEIRS, f"{conflicts.END} theirs")
    return f"{marks[0]}{newline}{ours}{marks[1]}{newline}{theirs}{marks[2]}{newline}"


def _refuse_other(path: Path, pieces: list[str | Clash], sides: tuple[_Cut, _Cut]) -> None:
    """Refuse a merge that does not read back as claims that one of the two sides has, whatever is chosen."""
    ours, theirs = (side.ledger for side in sides)
    for at in (0, 1):
        chosen: list[str | Clash] = [piece[at] if isinstance(piece, Clash) else piece for piece in pieces]
        text = _joined(chosen, "\n")
        book = ledger.from_bytes(path, text.encode("utf-8"))
        odd = (
            name
            for name, fields in book.fields.items()
            if not _is_of(fields, [side.fields.get(name, {}) for side in (ours, theirs)])
        )
        if next(odd, None) or book.unreadable - ours.unreadable - theirs.unreadable:
            raise NoPartsError(f"{path} would not read back as it was meant.")


def _is_of(fields: Mapping[str, Value], sides: Sequence[Mapping[str, Value]]) -> bool:
    """True for a claim that one of the sides has, its own variables from either."""
    plain = {name: value for name, value in fields.items() if name != OWN}
    told = [side.get(OWN, {}) for side in sides]
    extra = fields.get(OWN, {})
    same = any(plain == {name: value for name, value in side.items() if name != OWN} for side in sides)
    if not isinstance(extra, dict):
        return same and extra in told
    return same and all(any(isinstance(s, dict) and s.get(key) == value for s in told) for key, value in extra.items())
