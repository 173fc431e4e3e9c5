"""Files into the dossier, one article at a time: read, compare with what is there, write, tell.

Killed at any point, what is written is whole; run again, what is there is the same and not written again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from onrecord.errors import MissingExtraError
from onrecord.intake import kinds, language, library, naming, prose, shingles, writing
from onrecord.intake.child import Here
from onrecord.intake.found import Announced, Asked, Day, Found, Refused, UnreadableError, Within
from onrecord.intake.prose import count_words
from onrecord.intake.readers import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from onrecord.intake.found import Part

Status = Literal["added", "same", "new version", "copy", "reference", "refused"]
Near = Literal["link", "skip", "keep"]
DEEPEST = 3
"""Files in files in files: a mail in a ZIP that has a ZIP."""
_RELATED = 0.2
"""With less in common, two texts at one address are no versions of each other: the address is that of a list."""


class Got(NamedTuple):
    """Bytes to be read, and what is known of them."""

    data: bytes
    asked: Asked
    retrieved: str = ""
    """The day on which they were fetched."""


class Source(NamedTuple):
    """Something to be added."""

    name: str
    """As it was given: a path, an address, "-"."""
    read: Callable[[], Got]
    """UnreadableError where it cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person asks for."""

    kind: str = ""
    """A key of `readers.READERS`, where the bytes are not to be asked."""
    assigned: Mapping[str, str] | None = None
    """Fields that a person gives for the one article of a file: title, outlet, byline, published, url."""
    near: Near = "link"
    originals: bool = True
    dry_run: bool = False
    added: str = ""
    """The day of today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one article, of a part that is none, or of a file."""

    status: Status
    source: str
    place: str = ""
    id: str = ""
    found: Found = field(default_factory=Found)
    """Without its text, once it is written."""
    words: int = 0
    language: str = ""
    of: str = ""
    """The article that it is the same as, a copy of, or a new version of."""
    containment: float = 0.0
    changed: tuple[tuple[str, str], ...] = ()
    """Of a new version: ("-", a sentence that is gone) and ("+", a new one)."""
    why: str = ""
    remedy: str = ""
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Short:
    """A file that says it holds another number of articles than were found in it."""

    source: str
    announced: int
    words: str
    counted: int


class Readers(Protocol):
    """Where readers run: `child.Child` or `child.Here`."""

    def read(self, module: str, data: bytes, asked: Asked) -> Iterator[Part]:
        """Yield what the reader of a module finds."""
        ...


@dataclass(slots=True)
class Intake:
    """A run of `add` on a dossier; `articles` yields a line for each article, in order."""

    dossier: Path
    options: Options
    library: library.Library
    readers: Readers
    """Where files of foreign kinds are read."""
    references: Mapping[str, Found] = field(default_factory=dict[str, "Found"])
    """By address: what libraries of references say of articles that come with the same run."""

    def articles(self, sources: Iterable[Source]) -> Iterator[Line | Short]:
        """Read sources and write what is new. FileProblemError where the dossier cannot be written."""
        for source in sources:
            try:
                got = source.read()
            except UnreadableError as error:
                yield Line(status="refused", source=source.name, why=error.what, remedy=error.remedy)
                continue
            except MissingExtraError as error:
                yield Line(status="refused", source=source.name, why=str(error))
                continue
            yield from self._file(source, got)

    def _file(self, source: Source, got: Got) -> Iterator[Line | Short]:
        keep = self.options.originals and not self.options.dry_run
        origin = _Origin(self.dossier, source.name, got, keep=keep)
        told: list[Announced] = []
        counted = 0
        for line in self._parts(origin, got.data, got.asked, "", told):
            counted += line.status != "reference"
            yield line
        told = [each for each in told if each.is_whole] or told
        if told and sum(each.number for each in told) != counted:
            yield Short(source.name, sum(each.number for each in told), told[0].words, counted)

    def _parts(
        self, origin: _Origin, data: bytes, asked: Asked, within: str, told: list[Announced], depth: int = 0
    ) -> Iterator[Line]:
        """Yield the lines of a file, or of a file inside it."""
        name = origin.name
        try:
            kind = self.options.kind if self.options.kind and not depth else _kind(data)
            origin.kind = origin.kind or kind
            for part in _alone(self._read(kind, data, asked), self.options.assigned):
                if isinstance(part, Announced):
                    told.append(part)
                elif isinstance(part, Within):
                    place = "/".join(filter(None, (within, part.name)))
                    if depth >= DEEPEST:
                        yield Line(status="refused", source=name, place=place, why="lies too deep: files in files")
                    else:
                        inner = replace(asked, name=part.name, url="", charset="")
                        yield from self._parts(origin, part.data, inner, place, told, depth + 1)
                elif isinstance(part, Refused):
                    yield Line(status="refused", source=name, place=_place(within, part.place), why=part.why)
                else:
                    yield self._article(origin, part, _place(within, part.place))
        except UnreadableError as error:
            yield Line(status="refused", source=name, place=within, why=error.what, remedy=error.remedy)
        except MissingExtraError as error:
            yield Line(status="refused", source=name, place=within, why=str(error))

    def _read(self, kind: str, data: bytes, asked: Asked) -> Iterator[Part]:
        readers = self.readers if READERS[kind].slow else Here()
        return readers.read(f"onrecord.intake.{READERS[kind].module}", data, asked)

    def _article(self, origin: _Origin, part: Found, place: str) -> Line:
        found = part if part.as_is else self._completed(prose.cleaned(part), origin.got.retrieved)
        line = Line(status="added", source=origin.name, place=place, found=found)
        if found.metadata_only:
            return replace(line, status="reference", why="a reference without a text", remedy=_page_of(found))
        if not any(any(map(str.isalnum, each)) for each in found.paragraphs):
            return replace(line, status="refused", why="has no text", remedy=_page_of(found))
        key = f"{origin.digest}#{place.removeprefix('#')}"
        body = library.digest(found.paragraphs)
        there = self.library.original(key) or self._same_words(found, body)
        if there:
            return replace(line, status="same", of=there.id, found=replace(found, paragraphs=(), as_is=""))
        line = self._compared(line)
        if line.status == "same":
            return replace(line, found=replace(found, paragraphs=(), as_is=""))
        if line.status == "copy" and self.options.near == "skip":
            return replace(line, why="not written, as --near-duplicates skip asks")
        return self._written(line, origin, key, body)

    def _completed(self, found: Found, retrieved: str) -> Found:
        """Return an article with what a person assigns, and what a library of references says of its address."""
        reference = self.references.get(found.url)
        if reference and not found.metadata_only:
            found = replace(
                found,
                title=found.title or reference.title,
                outlet=found.outlet or reference.outlet,
                byline=found.byline or reference.byline,
                day=found.day or reference.day,
            )
        given = dict(self.options.assigned or {})
        day = Day(given.pop("published"), "given by a person") if "published" in given else found.day
        return replace(found, **given, day=day, retrieved=found.retrieved or retrieved)

    def _same_words(self, found: Found, body: str) -> library.Known | None:
        """Return the article of the same outlet that has the same words; at another outlet they are a copy."""
        there = self.library.body(body, found.outlet)
        if there is None:
            return None
        name = naming.slug(found.title)
        return there if not name or found.as_is or name[:40] in there.id or there.id.endswith(name[-20:]) else None

    def _compared(self, line: Line) -> Line:
        """Return whether an article is a new version of one at its address, or a copy of another."""
        found = line.found
        rows = shingles.of(found.paragraphs)
        before = self.library.url(found.url)
        if before:
            text = self.library.text(before)
            share = shingles.containment(rows, shingles.of(text))
            if share >= _RELATED:
                changed = [*library.sentences_changed(text, found.paragraphs)]
                new = any(sign == "+" for sign, _ in changed)
                if not changed or (found.cut and not new):
                    return replace(line, status="same", of=before.id)
                return replace(line, status="new version", of=before.id, containment=share, changed=tuple(changed))
        near = self.library.near(rows) if self.options.near != "keep" else None
        if near:
            return replace(line, status="copy", of=near.known.id, containment=near.containment)
        return line

    def _written(self, line: Line, origin: _Origin, key: str, body: str) -> Line:
        found = line.found
        spoken = language.of(found.paragraphs, found.language)
        unsure = (*found.check, *_unsure(line), *_not_used(found, self.options.assigned or {}))
        facts = writing.Facts(
            added=self.options.added,
            original=f"{origin.kept()}#{line.place.removeprefix('#')}" if line.place else origin.kept(),
            language=spoken,
            copy_of=line.of if line.containment >= shingles.COPY and self.options.near != "keep" else "",
            assigned="published" in (self.options.assigned or {}),
            check=unsure,
        )
        text = writing.text(found, facts)
        base = name = origin.stem if found.as_is else naming.name(found)
        number = 2 if line.status != "new version" else 1
        while True:
            path = None if self.library.has(name) else self._put(name, text)
            if path:
                break
            name = f"{base}-{number}" if line.status != "new version" else f"{base}-v{number + 1}"
            number += 1
        row = (key, found.url, body, found.outlet, found.day.edtf if found.day else "")
        if self.options.dry_run:
            self.library.expect(name, row, found.paragraphs)
        else:
            self.library.add(path)
        words = count_words(found.paragraphs)
        told = replace(found, paragraphs=(), as_is="")
        return replace(
            line, id=name, found=told, words=words, language=spoken, unsure=(*unsure, *_lacks(found, spoken))
        )

    def _put(self, name: str, text: str) -> Path | None:
        folder = self.dossier / "articles"
        return folder / f"{name}.md" if self.options.dry_run else writing.write(folder, name, text)


class _Origin:
    """The bytes that articles come from, kept once the first article of them is written."""

    def __init__(self, dossier: Path, name: str, got: Got, *, keep: bool) -> None:
        self.digest = hashlib.sha256(got.data).hexdigest()
        self.name, self.got = name, got
        self.kind = ""
        self._dossier, self._keep = dossier, keep
        self._kept = ""

    @property
    def stem(self) -> str:
        """What an article file is called: its id, which claims cite."""
        return self.got.asked.name.rpartition(".")[0] or self.got.asked.name or "article"

    def kept(self) -> str:
        """Return where the original lies; its digest alone where it is not kept."""
        if not self._keep:
            return self.digest
        if not self._kept:
            self._kept = writing.keep(self._dossier, self.got.data, READERS[self.kind].suffix)
        return self._kept


def _place(within: str, place: str) -> str:
    return " ".join(filter(None, (within, place)))


def _kind(data: bytes) -> str:
    """Return the kind of a file; UnreadableError for one that nobody here reads."""
    kind = kinds.of(data)
    if not kind:
        raise UnreadableError("is empty")
    return kind


def _page_of(found: Found) -> str:
    return f"Add its page: onrecord add {found.url}" if found.url else ""


def _alone(found: Iterable[Part], assigned: Mapping[str, str] | None) -> Iterator[Part]:
    """Yield parts; UnreadableError where there are two articles, and a person gives fields that one alone can have."""
    if not assigned or not assigned.keys() - {"outlet"}:
        yield from found
        return
    held: list[Part] = []
    for part in found:
        held.append(part)
        if sum(isinstance(each, Found | Refused) for each in held) > 1:
            options = ", ".join(f"--{name}" for name in assigned if name != "outlet")
            what = f"holds several articles, and {options} can be true of one alone"
            raise UnreadableError(what, "Add it without, and edit the files.")
    yield from held


def _unsure(line: Line) -> Iterator[str]:
    if line.status == "new version":
        count = Counter(sign for sign, _ in line.changed)
        yield f"a new version of {line.of}: {count['-']} of its sentences gone, {count['+']} new"
    if line.status == "copy" and line.containment < _SURE:
        yield f"has {line.containment:.0%} of its words in common with {line.of}: see whether it is a copy"


def _not_used(found: Found, assigned: Mapping[str, str]) -> Iterator[str]:
    """Yield that an article with a front matter keeps it, whatever a person gives beside it."""
    if found.as_is and assigned:
        yield f"{', '.join(f'--{name}' for name in assigned)} not used: the file has a front matter, and keeps it"


_SURE = 0.8


def _lacks(found: Found, spoken: str) -> Iterator[str]:
    """Yield what an article lacks; it stands in no front matter, for there it can be seen."""
    if found.day is None:
        yield "no day of publication"
    if not found.outlet:
        yield "no outlet"
    if not found.title:
        yield "no title"
    if found.cut:
        yield f"not whole ({found.cut})"
    if spoken != language.ENGLISH:
        called = f" ({spoken})" if spoken != language.UNKNOWN else ""
        yield f"not in English{called}: the rules do not read it"
