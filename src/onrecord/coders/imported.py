"""Drafts of others as a coder: what a file of theirs says of articles of the dossier, as findings to be proved.

JSON lines and tables (CSV) name quote, issue, stance and actor, and the article by its id or by its text; the JSON
lines of LangExtract, and those that `claims` writes, are read as they are. All of it is text from elsewhere, and
nothing is trusted.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from onrecord.coders.model import answer
from onrecord.errors import FileProblemError, Problem, did_you_mean
from onrecord.models import IMPORT
from onrecord.spans import Span
from onrecord.store.imported import MAX_DRAFTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.coders.finding import Finding
    from onrecord.models import Article
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document

_UNSAID: tuple[object, ...] = ("", (), None, False)
_MIN_TEXT = 40
"""Characters of a text, below which it tells no article."""


@dataclass(frozen=True)
class Imported:
    """A coder that finds what a file has of each article."""

    name: str
    findings: Mapping[str, Sequence[Finding]]
    """By the articles' ids."""

    def code(self, document: Document, codebook: CompiledCodebook) -> Sequence[Finding]:
        """Return the findings of the file; what they are worth is proved where drafts are made of them."""
        del codebook
        return self.findings.get(document.article.id, ())

    def reads(self, article: str) -> bool:
        """True for an article of which the file has a draft: of others nobody knows whether it was read."""
        return article in self.findings

    def digest(self, article: str) -> str:
        """Return the digest of what is found in an article, for keys of what is kept."""
        told = repr((self.name, self.findings.get(article, ())))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class Row(NamedTuple):
    """What a line of the file says: of which article, and what; `why` is a reason for which that cannot be told."""

    line: int
    article: str = ""
    finding: Finding | None = None
    why: str = ""


def read(path: Path, data: bytes, articles: Sequence[Article], *, kept: bool = False) -> Iterator[Row]:
    """Yield what a file says; FileProblemError where it is none of the kinds that are read.

    Of a `kept` file, which `lines` has written, all is taken over that findings hold.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblemError(path, f"is not UTF-8 (byte {error.start})", "Save the file as UTF-8.") from error
    found = _Articles(articles)
    rows = _json_lines(text) if kept or text.lstrip()[:1] == "{" else _table(path, text)
    for number, (line, entry) in enumerate(rows):
        if number >= MAX_DRAFTS:
            raise FileProblemError(path, f"has more than {MAX_DRAFTS:,} drafts", "Split it.")
        row = _row(line, entry, found)
        yield _exact(row, entry) if kept and isinstance(entry, dict) else row


def of(name: str, path: Path, data: bytes, articles: Sequence[Article]) -> tuple[Imported | None, tuple[Problem, ...]]:
    """Return the coder of a kept file, and as a note how many of its lines say nothing; None where it is no such file.

    An article that is no longer there is worth the note alone: its drafts go with it.
    """
    findings: dict[str, list[Finding]] = {}
    silent: list[Row] = []
    try:
        for row in read(path, data, articles, kept=True):
            if row.finding is None or row.finding.malformed:
                silent.append(row)
            else:
                findings.setdefault(row.article, []).append(row.finding)
    except FileProblemError as error:
        return None, (error.problem,)
    if not silent:
        return Imported(IMPORT + name, findings), ()
    first, why = silent[0], silent[0].why or "it is not in the form of a claim"
    drafts = "1 of its drafts is" if len(silent) == 1 else f"{len(silent):,} of its drafts are"
    note = Problem(str(path), first.line, f"{drafts} not used. The first: {why}", note=True, rule="imports")
    return Imported(IMPORT + name, findings), (note,)


def lines(coder: Imported) -> Iterator[str]:
    """Yield what a coder finds as the lines of a file that is kept."""
    for article in sorted(coder.findings):
        for finding in (each for each in coder.findings[article] if not each.malformed):
            told = {each.name: getattr(finding, each.name) for each in fields(finding)}
            said = {name: value for name, value in told.items() if value not in _UNSAID}
            yield json.dumps({"article": article, **said})


def others(data: bytes, coder: Imported) -> Iterator[str]:
    """Yield the lines of a kept file that are of articles of which a coder says nothing, be they there or not."""
    for _, entry in _json_lines(data.decode("utf-8-sig", "replace")):
        if isinstance(entry, dict) and not coder.reads(str(entry.get("article"))):
            yield json.dumps(entry)


def _exact(row: Row, entry: dict[str, Any]) -> Row:
    """Return a row with what no file from elsewhere may say: where the words stand, and how they were coded."""
    if row.finding is None or row.finding.malformed:
        return row
    spans = entry.get("spans", ())
    good = isinstance(spans, list) and all(
        isinstance(pair, list) and [type(each) for each in cast("list[object]", pair)] == [int, int]
        for pair in cast("list[object]", spans)
    )
    flags = {each.name: True for each in fields(row.finding) if each.type == "bool" and entry.get(each.name) is True}
    placed = tuple(Span(*pair) for pair in cast("list[tuple[int, int]]", spans)) if good else ()
    return row._replace(finding=replace(row.finding, spans=placed, **flags))


# -- kinds of file


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """Yield the entries of JSON lines with their lines; a text is the reason why one is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            told: object = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "is not JSON"
            continue
        if not isinstance(told, dict):
            yield number, "is not a JSON object"
        elif isinstance(told.get("extractions"), list):  # pyright: ignore[reportUnknownMemberType]
            yield from ((number, entry) for entry in _extractions(cast("dict[str, Any]", told)))
        else:
            yield number, cast("dict[str, Any]", told)


def _extractions(told: Mapping[str, Any]) -> Iterator[dict[str, Any] | str]:
    """Yield what LangExtract has extracted from a document: the words, where they stand, and their attributes."""
    for each in told["extractions"]:
        if not isinstance(each, dict):
            yield "is no extraction"
            continue
        entry = cast("dict[str, Any]", each)
        attributes, place = entry.get("attributes"), entry.get("char_interval")
        said = dict(cast("dict[str, Any]", attributes)) if isinstance(attributes, dict) else {}
        said |= {"quote": entry.get("extraction_text"), "article": told.get("document_id"), "text": told.get("text")}
        if isinstance(place, dict):
            said["start"] = cast("dict[str, Any]", place).get("start_pos")
        yield said


def _table(path: Path, text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="")
    try:
        names = {(name or "").strip().lower() for name in reader.fieldnames or ()}
        missing = [name for name in ("quote", "issue", "stance") if name not in names]
        if missing or names.isdisjoint({"article", "text"}):
            what = "is neither JSON lines nor a table with the columns quote, article (or text), issue, stance, actor"
            raise FileProblemError(path, what, line=1)
        line = reader.line_num + 1
        for row in reader:
            entry: dict[str, Any] = {(name or "").strip().lower(): value for name, value in row.items() if name}
            yield line, entry
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileProblemError(path, f"is no table in CSV ({error})", line=reader.line_num) from error


# -- entries


def _row(line: int, entry: dict[str, Any] | str, articles: _Articles) -> Row:
    if isinstance(entry, str):
        return Row(line, why=entry)
    found = articles.find(entry.get("article"), entry.get("text"))
    if isinstance(found, str):
        return Row(line, why=found)
    paragraph = articles.paragraph(found, entry.get("text"), entry.get("start"))
    told = {name: value for name, value in entry.items() if name not in ("article", "text", "start")}
    if paragraph is not None and told.get("paragraph") is None:
        told["paragraph"] = paragraph
    if told.get("paragraph") == "":
        del told["paragraph"]
    told.setdefault("quote", told.get("quotes"))  # as `claims` calls them
    (finding,) = answer.read(json.dumps([told]))
    return Row(line, found.id, finding)


class _Articles:
    """The articles of the dossier by id and by their text."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_id = {article.id: article for article in articles}
        self._by_text: dict[str, Article | str] = {}

    def find(self, name: object, text: object) -> Article | str:
        """Return the article that is meant, or in words why none is."""
        if isinstance(name, str) and name.strip() in self._by_id:
            return self._by_id[name.strip()]
        if isinstance(text, str) and len(text.strip()) >= _MIN_TEXT:
            wanted = _plain(text)
            if wanted not in self._by_text:
                self._by_text[wanted] = self._holding(wanted)
            return self._by_text[wanted]
        if isinstance(name, str) and name.strip():
            return f'the dossier has no article "{name.strip()}".{did_you_mean(name.strip(), self._by_id)}'
        return "it names no article, and has no text by which one could be found"

    @cached_property
    def _by_body(self) -> dict[str, list[Article]]:
        """The articles by digests of their bodies: most texts are whole ones, and no body is held for them."""
        found: dict[str, list[Article]] = {}
        for article in self._by_id.values():
            found.setdefault(_digest(_plain(article.body)), []).append(article)
        return found

    def _holding(self, text: str) -> Article | str:
        whole = self._by_body.get(_digest(text), ())
        if len(whole) == 1:
            return whole[0]
        bodies = ((article, _plain(article.body)) for article in self._by_id.values())
        found = [article for article, body in bodies if body and (text in body or body in text)]
        if len(found) == 1:
            return found[0]
        return "several articles have its text" if found else "no article of the dossier has its text"

    def paragraph(self, article: Article, text: object, start: object) -> int | None:
        """Return the number of the body's line, from 1, of a place in a text that is the body or part of it."""
        if not isinstance(text, str) or type(start) is not int or not 0 <= start <= len(text):
            return None
        text, start = text.replace("\r\n", "\n"), start - text.count("\r\n", 0, start)
        at = article.body.find(text.strip())
        begins = at - (len(text) - len(text.lstrip())) if at >= 0 else -text.find(article.body.strip())
        if at < 0 and begins > 0:
            return None
        return article.body.count("\n", 0, max(0, begins + start)) + 1


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
