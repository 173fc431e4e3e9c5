"""Text exports of ProQuest: articles between lines of underscores, fields with labels, "Full text:" among them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.intake import bylines, prose
from onrecord.intake.exports import texts
from onrecord.intake.found import Day, Found, Refused
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RULE = re.compile(r"\s*_{30,}\s*")
_LABELS = texts.Labels(
    {
        "author": "author authors byline",
        "text": "full_text fulltext",
        "info": "publication_info",
        "outlet": "publication_title source_title",
        "date": "publication_date",
        "year": "publication_year",
        "title": "title",
        "url": "document_url",
        "id": "proquest_document_id",
        "language": "language_of_publication language",
        "credit": "credit",
        "caption": "caption illustration photograph",
        "abstract": "abstract",
        "correction": "correction",
        "updated": "last_updated",
        "database": "database",
        "other": "subject location company_/_organization company people business_indexing_term identifier_/_keyword "
        "keyword links pages number_of_pages volume issue first_page section publisher place_of_publication "
        "country_of_publication publication_subject issn eissn e-issn source source_type document_type "
        "document_feature copyright publication_frequency dateline column subtitle alternate_title series "
        "classification product_name supplement edition publication_note accession_number updates figures_and_tables",
    }
)
_SURE = ("outlet", "date", "year", "url", "id", "updated", "database")
"""Labels that no sentence of an article begins with."""
_LINK = re.compile(r"\s*ProQuest document link\s*", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?:(FULL ?TEXT)|(ABSTRACT)(?: \([^()]{2,30}\))?|(DETAILS)|LINKS)\s*")
"""The newer platform has headings in capitals where the older one has labels."""
_DETAILS = "\x1e"
"""A line that says that a text ends above it."""
_COUNTED = re.compile(r"\s*Document \d+ of \d+\s*", re.IGNORECASE)
_PICTURE = re.compile(r"\s*(?:illustration|photograph|photo|image)s?\s*", re.IGNORECASE)
_NONE = re.compile(r"\s*(?:full text (?:is )?)?(?:not available|unavailable|none available|none)[. ]*", re.IGNORECASE)
_EDITION = re.compile(r":? ?\[[^\[\]]{0,60}\bedition\b[^\[\]]{0,40}\]$", re.IGNORECASE)
_NUMBER = re.compile(r"/docview/(\d+)")


def recognised(text: str) -> bool:
    """Return whether a text is an export of ProQuest."""
    lines = _labelled(text.split("\n"))
    fields = {label.field for line in lines if len(line) < 300 and (label := _LABELS.read(line))}
    ruled = any(map(_RULE.fullmatch, lines))
    return len(fields.intersection(_SURE)) >= (2 if ruled or "text" in fields else 4)


def read(text: str) -> Iterator[Found | Refused]:
    """Yield the articles of an export; what has no full text is refused."""
    records = [record for part in _parts(_labelled(text.split("\n"))) if (record := _record(part))]
    ids = Counter(record.get("id", "") for record in records)
    for number, record in enumerate(records, 1):
        yield _article(record, _place(record, ids, f"#{number}" if len(records) > 1 else ""))


def _labelled(lines: list[str]) -> list[str]:
    """Return lines with a label for each heading of the newer platform."""
    headings = [_HEADING.fullmatch(line) for line in lines]
    if not any(match and match[1] for match in headings):
        return lines
    named = (
        "Full text:" if match[1] else "Abstract:" if match[2] else _DETAILS if match[3] else ""
        for match in headings
        if match
    )
    return [next(named) if match else line for line, match in zip(lines, headings, strict=True)]


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between rules, without report's head, table of contents and foot: these have no fields."""
    part: list[str] = []
    for line in [*lines, "_" * 60]:
        if _RULE.fullmatch(line):
            if any((label := _LABELS.read(each)) and label.field in _SURE for each in part if len(each) < 300):
                yield part
            part = []
        else:
            part.append(line)


def _record(part: Sequence[str]) -> dict[str, str]:
    """Return the fields of an article: those before its text, the text, and those behind it."""
    at = next((at for at, line in enumerate(part) if (label := _LABELS.read(line)) and label.field == "text"), -1)
    head = part if at < 0 else part[:at]
    heading = next((prose.line(line) for line in head if line.strip() and not _COUNTED.fullmatch(line)), "")
    record = {"heading": "" if _LABELS.read(heading) else heading, "cited": _cited(head), **_fields(head)}
    if at >= 0:
        text = part[at:]
        end = _behind(text)
        label = _LABELS.read(text[0])
        record |= _fields(text[end:])
        record["text"] = "\n".join((label.value if label else "", *text[1:end]))
    return record


def _cited(head: Sequence[str]) -> str:
    """Return what stands between title and link: "Roe, Ada. The Ledger; Port Corran [Port Corran]. 14 Mar 2026"."""
    link = next((at for at, line in enumerate(head) if _LINK.fullmatch(line)), 0)
    lines = [prose.line(line) for line in head[:link] if line.strip() and not _COUNTED.fullmatch(line)]
    return " ".join(lines[1:])


def _authors(record: dict[str, str], outlet: str) -> str:
    """Return the authors of a record: its field, else what stands before the outlet where it is cited."""
    before, found, _ = record["cited"].partition(outlet) if outlet else ("", "", "")
    return record.get("author", "") or (before.rstrip(". ") if found and len(before) < 300 else "")


def _behind(text: Sequence[str]) -> int:
    """Return where the fields behind a text begin: its last blocks that begin with labels, each label once."""
    sure = next(
        (at for at, line in enumerate(text) if at and (label := _LABELS.read(line)) and label.field in _SURE), len(text)
    )
    if _DETAILS in text[:sure]:
        return text.index(_DETAILS)
    end, seen = sure, set[str]()
    for at in range(sure - 1, 0, -1):
        line = text[at]
        if not line.strip():
            continue
        label = _LABELS.read(line)
        if label is None:
            if _PICTURE.fullmatch(line):
                end = at
                continue
            if text[at - 1].strip() and at + 1 == end:
                continue
            if not _continues(text, at):
                break
            continue
        name = fold(line.split(":", maxsplit=1)[0])
        if label.field == "text" or name in seen:
            break
        seen.add(name)
        end = at
    return end


def _continues(text: Sequence[str], at: int) -> bool:
    """Return whether a line goes on with a field that began above it, in the same block."""
    for above in range(at - 1, max(at - _WRAPPED, 0), -1):
        if not text[above].strip():
            return False
        if (label := _LABELS.read(text[above])) and label.field != "text":
            return True
    return False


_WRAPPED = 12
"""Lines that the value of a field has at most."""


def _fields(lines: Sequence[str]) -> dict[str, str]:
    fields: dict[str, list[str]] = {}
    now: list[str] | None = None
    for line in lines:
        label = _LABELS.read(line)
        if label:
            now = fields.setdefault(label.field, [])
            now.append(label.value)
        elif not line.strip() or _LINK.fullmatch(line):
            now = None if now and any(now) else now
        elif now is not None:
            now.append(line.strip())
    return {field: "\n".join(filter(None, values)) for field, values in fields.items()}


def _place(record: dict[str, str], ids: Counter[str], number: str) -> str:
    """Return the document's number at ProQuest, unless several have the same; then that of its address."""
    own = prose.line(record.get("id", ""))
    if own and ids[record["id"]] == 1:
        return own
    address = _NUMBER.search(record.get("url", ""))
    return address[1] if address else number


def _article(record: dict[str, str], place: str) -> Found | Refused:
    title = _EDITION.sub("", prose.line(record.get("title", "") or record["heading"]))
    text = record.get("text", "")
    if "text" not in record or not text.strip() or _NONE.fullmatch(text.strip()):
        kind = "an abstract" if record.get("abstract") else "a reference"
        return Refused(place, f"has no full text, only {kind} ({title or 'no title'})")
    outlet = prose.line(record.get("outlet", "") or record.get("info", "")).split(";")[0].strip()
    credit = record.get("credit", "")
    return Found(
        title=title,
        outlet=outlet,
        byline=bylines.names(_authors(record, outlet), last_first=True, outlet=outlet)
        or bylines.names(credit, outlet=outlet),
        day=_day(record),
        url=_url(record.get("url", "")),
        language=prose.line(record.get("language", "")),
        paragraphs=texts.corrected(
            texts.paragraphs(texts.without_pages(text.split("\n"))), record.get("correction", "")
        ),
        place=place,
        left_out=tuple(filter(None, (credit, record.get("caption", "")))),
    )


def _day(record: dict[str, str]) -> Day | None:
    year = prose.line(record.get("year", ""))
    day = texts.day(record.get("date", "")) or texts.day(record.get("info", ""))
    return day or (Day(year, f"database publication year {year}") if re.fullmatch(r"\d{4}", year) else None)


def _url(words: str) -> str:
    """Return the document's address without the account of whoever saved it."""
    url = "".join(words.split())
    return re.sub(r"\?accountid=.*", "", url) if url.startswith("http") else ""
