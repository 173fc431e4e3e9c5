"""Exports of Factiva: with codes ("HD", "LP", "AN") or as they are displayed, as text or as lines of RTF and HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake import bylines, days, prose
from onrecord.intake.exports import texts
from onrecord.intake.found import Announced, Found, Refused
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD = (
    "SE",
    "HD",
    "CR",
    "BY",
    "WC",
    "PD",
    "ET",
    "SN",
    "SC",
    "ED",
    "PG",
    "VOL",
    "LA",
    "CY",
    "CLM",
    "NGC",
    "GC",
    "DLN",
    "CX",
)
_BODY = ("LP", "TD")
_FOOT = ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CX", "DOC")
_CODED = re.compile(r"\s*(SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CLM|NGC|GC|DLN|CX|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC"
    r"|IPD|PUB|AN)(?:\s*\|\s*|[ \xa0]{2,}|\xa0|[ \xa0]*\t\s*|[ \xa0]*$)(.*)", re.DOTALL)  # fmt: skip
_SPACED = re.compile(r"\s*(SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|CO|IN|NS|RE|IPD|PUB|AN) (\S.*)", re.DOTALL)
_INDEXED = re.compile(r"[\w.-]+\s*:\s*\S")
_NUMBER = re.compile(
    r"\s*(?:Document|Dokument|Documento)\s+([A-Z][A-Za-z0-9]{1,9}0{1,4}\d{8}\w{4,16}|[A-Z]{2,8}\w{14,30})\s*"
)
_WORDS = re.compile(
    r"\s*[\d,.\s]{1,9}(?:words|mots|wörter|worte|palabras|parole|palavras|woorden|kelime)\s*", re.IGNORECASE
)
_TIME = re.compile(r"\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AP]M)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}))?\s*", re.IGNORECASE)
_SIGN = re.compile(r"\s*(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,8}\s*")
_LANGUAGES = frozenset(
    "english french german spanish italian dutch portuguese turkish russian chinese japanese korean arabic polish "
    "swedish norwegian danish finnish czech hungarian englisch französisch deutsch anglais français allemand".split()
)
_RESULTS = re.compile(
    r"\b(?:Results Found|Résultats trouvés|Gefundene Ergebnisse|Ergebnisse gefunden)[\s|:\xa0]{1,40}(\d[\d,.]{0,8})\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"\s*(?:Search Summary|Résumé de la recherche|Suchzusammenfassung)\s*", re.IGNORECASE)
_CLOSING = re.compile(r"\s*\(END\)")
_SECTIONS = frozenset(
    "news opinion business world sport sports features feature comment editorial metro national politics front "
    "main local finance economy international letters general home arts review money markets a b c d".split()
)
_BEFORE = "\x1e"
"""A line that says that an article begins here: what a page's markup knows and a text does not."""
_LONG_TITLE = 40
_SUMMARY_LINE = 2000


def recognised(text: str) -> bool:
    """Return whether a text is an export of Factiva."""
    lines = _tabbed(text.split("\n"))
    if not any("ocument" in line or "okument" in line for line in lines) or not any(map(_number, lines)):
        return False
    codes = {match[1] for line in lines if (match := _CODED.match(line))}
    return {"HD", "PD", "AN"} <= codes or any(_WORDS.fullmatch(line) for line in lines)


def read(text: str) -> Iterator[Found | Refused | Announced]:
    """Yield the articles of an export, after what its summary of the search says of their number."""
    lines = _tabbed(text.split("\n"))
    for line in lines:
        if len(line) < _SUMMARY_LINE and (match := _RESULTS.search(line)):
            yield Announced(int(re.sub(r"\D", "", match[1]) or 0), prose.line(match[0]))
            break
    for part in _parts(lines):
        yield _coded(part) if part.coded else _displayed(part)


def _tabbed(lines: list[str]) -> list[str]:
    """Return lines with a tab behind each code, where a file has but one blank there: then "IN " may begin a sentence.

    Codes that words of a text may be are taken with what they always say alone.
    """
    codes = {match[1] for line in lines if (match := _CODED.match(line))}
    spaced = {match[1] for line in lines if (match := _SPACED.match(line))}
    if "HD" in codes or not {"HD", "PD", "SN"} <= spaced:
        return lines
    return [_with_tab(line) for line in lines]


def _with_tab(line: str) -> str:
    match = _SPACED.match(line)
    if not match or (match[1] in ("CO", "IN", "NS", "RE") and not _INDEXED.match(match[2])):
        return line
    return f"{match[1]}\t{match[2]}"


class _Part(NamedTuple):
    """The lines of one article, its accession number, and whether they have codes."""

    lines: list[str]
    number: str
    coded: bool


def _parts(lines: Sequence[str]) -> Iterator[_Part]:
    """Yield what stands before each accession number, without a summary of the search that stands first."""
    start = 0
    for at, line in enumerate(lines):
        if number := _number(line):
            part = list(lines[start:at])
            if _BEFORE in part:
                part = part[len(part) - part[::-1].index(_BEFORE) :]
            heads = [
                each for each, found in enumerate(part) if (code := _CODED.match(found)) and code[1] in ("HD", "SE")
            ]
            coded = any((code := _CODED.match(each)) and code[1] == "HD" for each in part)
            yield _Part(part[heads[0] :] if coded else part, number, coded)
            start = at + 1


def _number(line: str) -> str:
    """Return the accession number that ends an article ("AN  Document ABC0000020260315em3f0001")."""
    if len(line) > 120:
        return ""
    code = _CODED.match(line)
    match = _NUMBER.fullmatch(code[2] if code and code[1] == "AN" else line)
    return match[1] if match else ""


def _coded(part: _Part) -> Found | Refused:
    """Return an article from its codes; the text is LP and TD, up to a code that belongs behind it."""
    fields: dict[str, list[str]] = {}
    now: list[str] = fields.setdefault("", [])
    behind = in_body = False
    for line in part.lines:
        code = _CODED.match(line)
        if code and _is_code(code[1], code[2], in_body=in_body, behind=behind):
            in_body, behind = code[1] in _BODY, behind or (in_body and code[1] not in _BODY)
            now = fields.setdefault(code[1], [])
            now += ["", code[2]] if now else [code[2]]
        else:
            now.append(line)
    values = {code: prose.line("\n".join(lines)) for code, lines in fields.items() if code not in _BODY}
    body = _body([*fields.get("LP", ()), "", *fields.get("TD", ())])
    words = " ".join(filter(None, (values.get("PD", ""), values.get("ET", ""))))
    return _found(
        part.number,
        Found(
            title=values.get("HD", ""),
            outlet=values.get("SN", ""),
            byline=bylines.names(values.get("BY", ""), outlet=values.get("SN", "")),
            day=texts.day(words),
            language=values.get("LA", ""),
            paragraphs=texts.corrected(body, values.get("CX", "")),
            check=texts.utc_note(words),
            left_out=tuple(filter(None, (values.get("ART", ""), values.get("CT", "")))),
        ),
    )


def _is_code(code: str, value: str, *, in_body: bool, behind: bool) -> bool:
    """Return whether a code is one where it stands: in a text, "IN  the ..." is a sentence."""
    if in_body and not behind:
        if code in ("CO", "IN", "NS", "RE"):
            return not value.strip() or bool(_INDEXED.match(value))
        return code in _BODY or code in _FOOT
    return code in _FOOT if behind else True


def _body(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the paragraphs, up to an agency's "(END)"."""
    closed = next((at for at, line in enumerate(lines) if _CLOSING.match(line)), len(lines))
    return texts.paragraphs(texts.without_pages(lines[:closed]))


def _found(number: str, article: Found) -> Found | Refused:
    if not article.paragraphs:
        return Refused(number, f"has no text ({article.title or 'no title'})")
    return Found(**{name: getattr(article, name) for name in _FIELDS}, place=number)


_FIELDS = ("title", "outlet", "byline", "day", "language", "paragraphs", "check", "left_out")


def _displayed(part: _Part) -> Found | Refused:
    """Return an article without codes: title, author, "512 words", date, time, outlet, sign, language, ©, text."""
    lines = part.lines
    counted = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line) and _dated(lines, at)), -1)
    if counted < 0:
        return Refused(part.number, "has no line that counts its words, so where its text begins cannot be told")
    title, byline, check = _top(lines[:counted])
    head, start = _head(lines, counted + 1)
    words = " ".join(filter(None, (head.day, head.time)))
    return _found(
        part.number,
        Found(
            title=title,
            outlet=head.outlet,
            byline=bylines.names(byline, outlet=head.outlet),
            day=texts.day(words),
            language=head.language,
            paragraphs=_body(lines[start:]),
            check=(*texts.utc_note(words), *check),
        ),
    )


def _dated(lines: Sequence[str], at: int) -> bool:
    """Return whether a date is the next line that is not empty."""
    following = next((line for line in lines[at + 1 : at + 6] if line.strip()), "")
    return days.is_date(following.strip())


def _top(lines: Sequence[str]) -> tuple[str, str, tuple[str, ...]]:
    """Return title, byline and what is unsure of a section, a title and an author, of which two may be missing."""
    units = [prose.line(line) for line in lines if line.strip() and not _is_summary(line)]
    if len(units) > 1 and _is_section(units[0]):
        units = units[1:]
    if len(units) < 2:
        return "".join(units), "", ()
    last = units[-1]
    spoken = re.match(r"(?:by|von|par|door)\b", last, re.IGNORECASE)
    if not (spoken or _is_people(last)):
        return units[-1], "", ()
    unsure = (
        () if spoken or len(units[-2]) >= _LONG_TITLE else (f"title and byline were told apart by their looks: {last}",)
    )
    return units[-2], last, unsure


def _is_summary(line: str) -> bool:
    return (
        bool(_SUMMARY.fullmatch(line)) or fold(line) in ("factiva", "dow jones", "dow jones factiva") or line == _BEFORE
    )


def _is_section(unit: str) -> bool:
    words = re.findall(r"\w+", fold(unit))
    return 0 < len(words) <= 3 and words[0] in _SECTIONS


def _is_people(unit: str) -> bool:
    """Return whether a line looks like names and roles alone: capitals, no verb, not long."""
    words = re.findall(r"[^\W\d_][\w'’.-]*", unit)
    small = [
        word for word in words if word[0].islower() and fold(word) not in ("and", "de", "van", "der", "von", "in", "of")
    ]
    return 1 < len(words) <= 12 and not small and not re.search(r"[\d?!:“”\"]", unit) and bool(bylines.names(unit))


class _Display(NamedTuple):
    """What stands between the number of words and the text."""

    day: str = ""
    time: str = ""
    outlet: str = ""
    language: str = ""


def _head(lines: Sequence[str], at: int) -> tuple[_Display, int]:
    """Return the fields behind the number of words, and where the text begins: behind the ©, else the language."""
    head, start = _Display(), at
    for number in range(at, min(at + 40, len(lines))):
        line = lines[number].strip()
        if not line:
            continue
        if texts.is_copyright(line):
            return head, _after_block(lines, number)
        if not head.day:
            head = head._replace(day=line)
        elif not head.outlet and _TIME.fullmatch(line):
            head = head._replace(time=line)
        elif not head.outlet:
            head = head._replace(outlet=prose.line(line))
        elif not head.language and fold(line) in _LANGUAGES:
            head = head._replace(language=line)
            start = number + 1
        elif head.language or len(line) > 60:
            break
        else:
            start = number + 1 if _SIGN.fullmatch(line) or len(line) < 30 else start
    return head, start


def _after_block(lines: Sequence[str], at: int) -> int:
    """Return the line behind a copyright and "All rights reserved" below it."""
    at += 1
    while at < len(lines) and lines[at].strip() and texts.is_copyright(lines[at]):
        at += 1
    return at
