"""Exports of Nexis Uni, Lexis+ and the LexisNexis before them, in the languages of their screens."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake import bylines, days, prose
from onrecord.intake.exports import texts
from onrecord.intake.found import Announced, Found, Refused
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = texts.Labels(
    {
        "byline": "byline by-line autor autorin autoren auteur auteurs author authors verfasser autore auteur(s)",
        "length": "length länge longueur lengte longitud lunghezza omfang",
        "section": "section rubrik rubrique rubriek sectie ressort sección sezione seite page pagina",
        "dateline": "dateline ort ort/datum lieu plaats datumzeile",
        "highlight": "highlight highlights hervorhebung samenvatting résumé zusammenfassung samenvatting_van_artikel",
        "title": "headline title titel titre überschrift kop",
        "date": "date datum",
        "outlet": "source quelle bron publication_title",
        "other": "series column distribution ticker name names serie type edition ausgabe editie édition load_date",
        "load": "load-date ladedatum",
        "url": "url",
        "language": "language sprache langue taal",
    }
)
_TAIL = texts.Labels(
    {
        "load": "load-date ladedatum laaddatum date_de_chargement upload-date update aktualisierung "
        "aktualisierungsdatum date-chargement mise_à_jour laad-datum datum-geladen",
        "language": "language sprache langue taal idioma",
        "type": "publication-type publication_type publikationstyp zeitungstyp type-publication type_de_publication "
        "type_publicatie publicatietype medientyp document-type pub-type pubtype doc-type",
        "subject": "subject subjects company organization organisation industry person geographic city state country "
        "ticker journal-code acc-no accession_number copyright sic region industrie unternehmen sujet thema onderwerp "
        "onderwerpen bedrijf",
        "graphic": "graphic graphics grafik graphique grafiek illustration photo bild abbildung",
        "correction": "correction",
        "corrected": "correction-date",
        "url": "url",
        "notes": "notes",
    }
)
_BODY = frozenset(("body", "text", "textkorper", "corps", "corps de texte", "volledige tekst", "tekst", "volltext"))
_GRAPHIC = frozenset(("graphic", "graphics", "grafik", "graphique", "grafiek"))
_CLASSES = frozenset(("classification", "klassifizierung", "klassifikation", "classificatie", "clasificacion"))
_END = re.compile(
    r"\s*(?:end of document|ende des dokuments?|einde van (?:het )?document|fin du document)\s*", re.IGNORECASE
)
_MARK = re.compile(
    r"\s*(?:FOCUS - )?(?:(?:Dokument|Document)\s+(?=\d))?(\d{1,6})\s+(?:of|von|van|de|sur)\s+(\d{1,6})"
    r"(?:\s+(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTEN))?\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"docum|dokum", re.IGNORECASE)
_STATED = re.compile(r"\s*((?:Documents?|Dokumente?|Documenten)\s*\(\s*(\d{1,6})\s*\))\s*", re.IGNORECASE)
_COVER_SIGN = re.compile(
    r"(?:(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by"
    r"|Benutzername|Datum und Uhrzeit|Auftragsnummer|Suchbegriffe|Suchtyp|Gebruikersnaam|Datum en tijd|Taaknummer"
    r"|Zoektermen|Zoektype|Nom d.utilisateur|Date et heure|Numéro de tâche|Termes de recherche|Type de recherche"
    r"|Kunde/Mandat|Client/mandant)\s*:|(?:Documents?|Dokumente?|Documenten)\s*\(\s*\d)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*\d{1,4}\.\s+(\S.*)", re.DOTALL)
_LINK = re.compile(
    r"\s*(?:link to (?:image|pdf|original|full text)|link zum (?:bild|pdf)\S*|lien vers .{0,30}|view original\b.{0,40}"
    r"|bearbeitet|no headline in original|print request\b.*|about lexisnexis\b.*|copyright © \d{4} lexisnexis\b.*)\s*",
    re.IGNORECASE,
)
_ERROR = re.compile(r"\bsorry\b.{0,40}\berror\b.{0,40}\bdocument\b", re.IGNORECASE | re.DOTALL)
_WORDS = re.compile(
    r"^[ \t\xa0]*(?:LENGTH|LÄNGE|LONGUEUR|LENGTE)\s*:[\s\xa0]*[\d,.]+\s*\w+", re.MULTILINE | re.IGNORECASE
)
_NAME = re.compile(r"[A-ZÀ-Ý][\w/-]+(?:(?:; ?|, ?| )[A-ZÀ-Ý][\w/-]*){0,4}|")
_ERROR_LINES = 14
_CAPTIONS = 14
"""Lines that a block of captions has at most: a "Graphic:" further from the end belongs to the text."""


def recognised(text: str) -> bool:
    """Return whether a text is an export of Nexis, or one article of it."""
    lines = [line for line in text.split("\n") if line.strip()]
    marks = any(_is_mark(line) for line in lines)
    words = bool(_WORDS.search(text))
    ends = any(_END.fullmatch(line) for line in lines)
    loaded = any((label := _TAIL.read(line)) and label.field == "load" for line in lines if len(line) < 80)
    bodies = any(_is_body(line) for line in lines)
    if _is_list(lines):
        return True
    return (marks and (words or loaded)) or (ends and (words or loaded or bodies)) or sum((words, loaded, bodies)) > 1


def read(text: str) -> Iterator[Found | Refused | Announced]:
    """Yield the articles of an export, after what it says of their number."""
    lines = text.split("\n")
    if _is_list([line for line in lines if line.strip()]):
        stated = next(match for line in lines if (match := _STATED.fullmatch(line)))
        yield Announced(int(stated[2]), prose.line(stated[1]), is_whole=True)
        return
    parts = _parts(lines)
    if announced := _announced(lines, parts):
        yield announced
    alone = len(parts) == 1
    for number, part in enumerate(parts, 1):
        yield _article(part, "" if alone else f"#{number}")


def _is_list(lines: Sequence[str]) -> bool:
    """Return whether lines are a cover alone: what was searched for, and the titles of files that came with it."""
    signs = sum(bool(_COVER_SIGN.match(line.strip())) for line in lines[:40])
    if signs < _SIGNS or not any(map(_STATED.fullmatch, lines[:40])):
        return False
    return not any(
        _END.fullmatch(line) or _is_body(line) or _is_mark(line) or days.is_date(line.strip()) for line in lines
    )


_SIGNS = 3
"""Lines of a cover that no article has together."""


class _Part(NamedTuple):
    """The lines of one article, and whether they begin with its title (new form) or its outlet (old form)."""

    lines: list[str]
    old: bool
    number: int = 0
    of: int = 0
    first: bool = False


def _parts(lines: Sequence[str]) -> list[_Part]:
    """Return the articles between the marks "1 of 3 DOCUMENTS" or "End of Document"; a file without any is one."""
    marks = [at for at, line in enumerate(lines) if _is_mark(line)]
    if marks:
        bounds = [*marks, len(lines)]
        found: list[_Part] = []
        for at, end in itertools.pairwise(bounds):
            number, of = _numbers(lines[at])
            part = [line for line in lines[at + 1 : end] if not _END.fullmatch(line)]
            found.append(_Part(part, old=not any(map(_is_body, part)), number=number, of=of))
        return found
    parts: list[_Part] = []
    start = 0
    for at in [*(at for at, line in enumerate(lines) if _END.fullmatch(line)), len(lines)]:
        part = list(lines[start:at])
        if any(line.strip() for line in part) and (at < len(lines) or not parts or _has_head(part)):
            old = not parts and not start and at == len(lines) and not any(map(_is_body, part)) and _is_old(part)
            parts.append(_Part(part, old=old, first=not parts))
        start = at + 1
    return parts


def _has_head(part: Sequence[str]) -> bool:
    """Return whether the lines behind the last mark are an article of their own, and no foot of the file."""
    return any((label := _HEAD.read(line)) and label.field == "length" for line in part)


def _is_old(part: Sequence[str]) -> bool:
    """Return whether an article without marks is in the old order: its date stands before its title."""
    head = texts.chunks(part)
    dated = next((at for at, block in enumerate(head[:6]) if days.is_date(block[0].strip())), -1)
    if dated < 0 or dated + 1 >= len(head):
        return False
    return dated <= 1 and not (_HEAD.read(head[dated + 1][0]) or texts.is_copyright(head[dated + 1][0]))


def _is_mark(line: str) -> bool:
    return len(line) < 160 and bool(_NAMED.search(line)) and bool(_MARK.fullmatch(line))


def _numbers(line: str) -> tuple[int, int]:
    match = _MARK.fullmatch(line)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def _is_body(line: str) -> bool:
    return len(line) < 40 and fold(line).strip(" :") in _BODY and line.strip()[:1].isupper()


def _announced(lines: Sequence[str], parts: Sequence[_Part]) -> Announced | None:
    """Return the number of articles that the file states: on its cover, in its marks, else by the ends it has."""
    for line in lines[:400]:
        if match := _STATED.fullmatch(line):
            return Announced(int(match[2]), prose.line(match[1]))
    if numbered := [part for part in parts if part.of]:
        first = numbered[0]
        mark = next(line for line in lines if _is_mark(line))
        return Announced(max(first.of - first.number + 1, 1), prose.line(mark))
    ends = sum(bool(_END.fullmatch(line)) for line in lines)
    return Announced(ends, f"{ends} × End of Document") if ends else None


def _article(part: _Part, place: str) -> Found | Refused:
    head, body, tail = _split(part)
    title, outlet, date = _top(head, part)
    fields = _fields(head, _HEAD)
    title, outlet = title or prose.line(fields.get("title", "")), outlet or prose.line(fields.get("outlet", ""))
    date = date or fields.get("date", "")
    ends = _fields(tail, _TAIL)
    text = texts.corrected(texts.paragraphs(texts.without_pages(body, title)), ends.get("correction", ""))
    if sum(bool(line.strip()) for line in part.lines) < _ERROR_LINES and _ERROR.search(" ".join(part.lines)):
        return Refused(place, "is an error page of the database, which did not deliver the article")
    if not text:
        return Refused(place, f"has no text ({title or 'no title'})")
    url = ends.get("url", fields.get("url", ""))
    return Found(
        title=title,
        outlet=outlet,
        byline=bylines.names(fields.get("byline", ""), outlet=outlet),
        day=texts.day(date),
        url=url if url.startswith("http") else "",
        language=prose.line(ends.get("language", fields.get("language", ""))).split(";")[0].strip(),
        paragraphs=text,
        place=place,
        check=texts.utc_note(date),
        left_out=tuple(filter(None, (fields.get("highlight", ""), ends.get("graphic", "")))),
    )


def _split(part: _Part) -> tuple[list[str], list[str], list[str]]:
    """Return the lines before the text, the text, and what stands behind it."""
    lines = [line for line in part.lines if not _LINK.fullmatch(line)]
    start, end = _start(lines)
    if end < 0:
        start = end = _after_labels(lines, old=part.old)
    head, rest = lines[:start], lines[end:]
    cut = _tail(rest)
    return head, rest[:cut], rest[cut:]


def _start(lines: Sequence[str]) -> tuple[int, int]:
    """Return where the word "Body" stands in the head, and the line after it; -1 where it does not."""
    seen = False
    for at, line in enumerate(lines):
        label = _HEAD.read(line)
        seen = seen or bool(label) or days.is_date(line.strip())
        if seen and _is_body(line):
            return at, at + 1
    return 0, -1


def _after_labels(lines: Sequence[str], *, old: bool) -> int:
    """Return where the text begins in an article without the word "Body": behind its block of labels."""
    last, at, labelled = -1, 0, False
    dated = False
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        block = lines[at:end]
        if block:
            label = _HEAD.read(block[0])
            if label:
                labelled, last = True, end
            elif labelled:
                return last
            elif dated and not texts.is_copyright(block[0]) and not _labels_follow(lines, end):
                return end if old else at
            dated = dated or any(days.is_date(line.strip()) for line in block)
        at = end + 1
    return last if last >= 0 else len(lines)


def _labels_follow(lines: Sequence[str], at: int) -> bool:
    """Return whether labels come within the next few blocks."""
    return any(_HEAD.read(line) for block in texts.chunks(lines[at : at + 14])[:3] for line in block[:1])


def _top(head: Sequence[str], part: _Part) -> tuple[str, str, str]:
    """Return title, outlet and the words of the date from what stands before the labels."""
    units = _units(head[: _first_label(head)])
    dates = [at for at, (unit, _) in enumerate(units) if days.is_date(unit)]
    if not part.old:
        dates = [at for at in dates if at] or dates
    if not dates:
        least = 1 if part.old else 2
        dates = [at for at, (unit, _) in enumerate(units) if at >= least and _begins_with_day(unit)]
    if not dates:
        first, second = ([unit for unit, _ in units] + ["", ""])[:2]
        return (second, first, "") if part.old else (first, second, "")
    at = dates[0] if part.old else dates[-1]
    words, block = units[at]
    before = [unit for unit, _ in units[:at]]
    after = [unit for unit, number in units[at + 1 :] if number != block and not _is_edition(unit)]
    if part.old and after and before:
        return after[0], before[0], words
    return _title(before[:-1], covered=part.first), before[-1] if before else "", words


def _first_label(head: Sequence[str]) -> int:
    """Return where the labels begin: behind the line with the date, for a headline can begin like a label."""
    dated = next((at for at, line in enumerate(head) if days.is_date(line.strip())), -1)
    if dated < 0:
        dated = next((at for at, line in enumerate(head) if line.strip()), -1)
    return next((at for at, line in enumerate(head) if at > dated and _HEAD.read(line)), len(head))


def _title(before: Sequence[str], *, covered: bool) -> str:
    """Return the title among what stands before the outlet: the first, or behind a cover the last, as it is listed."""
    if not before:
        return ""
    if not (covered and any(map(_COVER_SIGN.match, before))):
        return before[0]
    listed = {fold(match[1]) for unit in before if (match := _NUMBERED.fullmatch(unit))}
    joined = (" ".join(before[-many:]) for many in (1, 2, 3))
    return next((each for each in joined if fold(each) in listed), before[-1])


def _units(lines: Sequence[str]) -> list[tuple[str, int]]:
    """Return the lines of a head with the number of their block: a wrapped title in one, all of a dated block apart."""
    units: list[tuple[str, int]] = []
    for number, block in enumerate(texts.chunks(lines)):
        stripped = [line.strip() for line in texts.without_pages(block)]
        stripped = [line for line in stripped if line and not texts.is_copyright(line)]
        if texts.is_copyright(block[0]) or not stripped:
            continue
        apart = any(days.is_date(line) for line in stripped) or any(map(_COVER_SIGN.match, stripped))
        units += [(prose.line(line), number) for line in (stripped if apart else [" ".join(stripped)])]
    return units


def _begins_with_day(unit: str) -> bool:
    words = unit.split()
    return len(unit) < 100 and bool(days.edtf(" ".join(words[:4])) or days.edtf(" ".join(words[1:5])))


def _is_edition(unit: str) -> bool:
    return len(unit) < 60 and bool(
        re.search(r"\b(?:edition|final|ausgabe|editie|édition|edición)\b", unit, re.IGNORECASE)
    )


def _tail(lines: Sequence[str]) -> int:
    """Return where the text ends: at its captions, or at what the database adds."""
    end = next((at for at, _ in enumerate(lines) if _ends(lines, at)), len(lines))
    between = 0
    for at in range(end - 1, -1, -1):
        if _opens(lines[at]):
            end, between = at, 0
        elif lines[at].strip():
            between += 1
        if between > _CAPTIONS:
            break
    return end


def _opens(line: str) -> bool:
    """Return whether captions or a correction begin at a line."""
    if len(line) > 1000:
        return False
    label = _TAIL.read(line)
    return fold(line[:30]).strip(" :") in _GRAPHIC or bool(
        label and label.field in ("graphic", "correction", "corrected")
    )


def _ends(lines: Sequence[str], at: int) -> bool:
    """Return whether a line begins what the database adds behind a text."""
    line = lines[at]
    if len(line) > 400:
        return False
    if fold(line).strip(" :") in _CLASSES:
        following = next((each for each in lines[at + 1 :] if each.strip()), "")
        return _TAIL.read(following) is not None or not following
    label = _TAIL.read(line)
    if label is None:
        return False
    capitals = line.split(":", maxsplit=1)[0].strip().isupper()
    if label.field == "load":
        return days.is_date(label.value) or (not label.value and capitals)
    if label.field in ("language", "type"):
        return bool(_NAME.fullmatch(label.value)) and (
            capitals or label.field == "language" or "-" in line.split(":")[0]
        )
    return label.field == "subject" and (capitals or "%)" in label.value) and at > 0


def _fields(lines: Sequence[str], labels: texts.Labels) -> dict[str, str]:
    """Return the values of labels, each with the lines of its block that follow; of "Graphic", all up to the next."""
    fields: dict[str, list[str]] = {}
    now: list[str] | None = None
    captions = False
    for line in lines:
        label = labels.read(line)
        if label:
            now, captions = fields.setdefault(label.field, []), label.field == "graphic"
            now.append(label.value)
        elif fold(line[:30]).strip(" :") in _GRAPHIC | _CLASSES:
            captions = fold(line).strip(" :") in _GRAPHIC
            now = fields.setdefault("graphic", []) if captions else None
        elif not line.strip() and not captions and now is not None and any(now):
            now = None
        elif now is not None:
            now.append(line.strip())
    return {field: "\n".join(filter(None, values)) for field, values in fields.items()}
