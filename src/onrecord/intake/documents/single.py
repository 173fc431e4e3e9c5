"""One article as a person kept it: a title, perhaps a byline, a date, an outlet, an address, then the text.

Little is taken for granted: what is not labelled, and does not look like nothing else, stays in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake import bylines, days, prose
from onrecord.intake.exports import texts
from onrecord.intake.found import Day, Found, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABELS = texts.Labels(
    {
        "title": "title headline titel titre",
        "outlet": "source outlet publication newspaper publisher published_in medium quelle zeitung journal bron krant",
        "byline": "author authors byline by autor autorin auteur",
        "date": "date published published_on publication_date posted posted_on datum veröffentlicht publié_le",
        "url": "url link address retrieved_from web",
        "other": "updated last_updated modified last_modified accessed accessed_on retrieved retrieved_on printed "
        "printed_on saved saved_on section length words language",
    }
)
_BY = re.compile(r"(?:by|von|par|door)\s", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+")
"""How markdown marks a headline; "#MeToo" is none."""
_URL = re.compile(r"https?://\S+")
_DAY_SAID = re.compile(
    r"(?:published|posted|publié le|veröffentlicht am|geplaatst op)\s*(?:on|at)?:?\s+", re.IGNORECASE
)
_HEAD = 8
"""Lines below a title in which byline, date and outlet are looked for."""
_TITLE = 250
_SHORT = 120


def article(text: str) -> Found:
    """Return the one article of a text; what stands above its text is taken where it is plainly that."""
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if line.strip()), -1)
    if at < 0:
        raise UnreadableError("has no text")
    fields: dict[str, str] = {}
    start = at
    first = prose.line(lines[at])
    if _LABELS.read(first) is None and not days.is_date(first) and not _URL.fullmatch(first):
        title, start = _title(lines, at)
        title = title[marked.end() :] if (marked := _HEADING.match(title)) else title.strip("*_ ")
        fields = {"title": title} if title else {}
    seen = 0
    for number in range(start, len(lines)):
        line = prose.line(lines[number]).strip("*_ ")  # "*By Ada Roe*", as markdown has it
        if not line:
            continue
        taken = _taken(line) if seen < _HEAD else {}
        if not taken and seen < _HEAD and not fields.get("outlet") and _is_outlet(line, lines[number + 1 :]):
            taken = {"outlet": line}
        if not taken:
            break
        fields |= {name: value for name, value in taken.items() if not fields.get(name)}
        seen, start = seen + 1, number + 1
    end = _foot(lines, start, fields)
    return _found(fields, lines[start:end], told=seen > 0)


def _foot(lines: Sequence[str], start: int, fields: dict[str, str]) -> int:
    """Return where the text ends above lines that say where it is from, and take what the head did not say."""
    end = len(lines)
    for number in range(len(lines) - 1, start, -1):
        line = prose.line(lines[number])
        if not line:
            continue
        taken = _taken(line)
        if not taken or not taken.keys() <= {"outlet", "url", "date"} or taken.keys() & fields.keys():
            break
        fields |= taken
        end = number
    return end


def _title(lines: Sequence[str], at: int) -> tuple[str, int]:
    """Return the title and where it ends: the first line, or the first block where that is a wrapped headline."""
    end = at
    while end < len(lines) and lines[end].strip():
        end += 1
    block = [prose.line(line) for line in lines[at:end]]
    rest = any(line.strip() for line in lines[end:])
    first = block[0]
    wrapped = 1 < len(block) <= 3 and rest and not any(map(_is_head, block[1:])) and max(map(len, block)) < _SHORT
    if wrapped and not _is_text(" ".join(block)):
        return " ".join(block), end
    alone = len(block) == 1 or any(map(_is_head, block[1:4])) or (len(first) <= _SHORT < max(map(len, block)))
    if alone and (rest or len(block) > 1) and not _is_text(first):
        return first, at + 1
    return "", at


def _is_text(line: str) -> bool:
    """Return whether a first line is a paragraph and no title: it is long, or several sentences."""
    ends = len(re.findall(r"[.!?][”\"’']?(?=\s+[A-Z“\"]|$)", line))
    return len(line) > _TITLE or ends > 2 or (len(line) > _SHORT and line.rstrip("”\"’'").endswith("."))


def _is_head(line: str) -> bool:
    return bool(_taken(line))


def _taken(line: str) -> dict[str, str]:
    """Return the fields that a line of the head gives; none where it belongs to the text."""
    if len(line) > _SHORT + 80:
        return {}
    if label := _LABELS.read(line):
        return _labelled(label)
    if days.is_date(line):
        return {"date": line}
    if _URL.fullmatch(line):
        return {"url": line}
    if _BY.match(line) and len(line) <= _SHORT and not re.search(r"[.!?]$", line) and _named(line):
        said = _split_day(line)
        return {"byline": said[0], "date": said[1]} if said else {"byline": line}
    if (said := _DAY_SAID.match(line)) and days.is_date(line[said.end() :]):
        return {"date": line}
    if said := _split_day(line):
        return {"outlet": said[0], "date": said[1]}
    return {}


def _is_outlet(line: str, below: Sequence[str]) -> bool:
    """Return whether a line is the name of an outlet: capitals, no sentence, and the line below it is the day."""
    following = next((prose.line(each) for each in below if each.strip()), "")
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    small = sum(word[0].islower() and word not in ("of", "the", "and", "de", "la") for word in words)
    return (
        0 < len(words) <= 8
        and line[0].isupper()
        and not small
        and not re.search(r"[.!?:;“”\"]", line)
        and "date" in _taken(following)
        and "outlet" not in _taken(following)
    )


def _named(line: str) -> bool:
    """Return whether a line that begins with "By" names people: each with capitals, no sentence."""
    head = re.split(r"[,|·•]|\s[–—-]\s", line)[0]
    words = re.findall(r"[^\W\d_][\w'’.-]*", head)[1:]
    small = sum(word[0].islower() for word in words)
    return bool(words) and len(words) <= 12 and small * 2 < len(words) and bool(bylines.names(line))


def _labelled(label: texts.Labelled) -> dict[str, str]:
    value = label.value
    good = {
        "date": bool(days.edtf(value)) and len(value) < _SHORT,
        "url": bool(_URL.match(value)),
        "byline": bool(bylines.names(value)) or len(value) < 40,
        "outlet": 0 < len(value) < 80 and not value.endswith("."),
        "title": 0 < len(value) < _TITLE,
        "other": len(value) < 60 and not value.endswith("."),
    }[label.field]
    if label.field == "outlet" and _URL.fullmatch(value):
        return {"url": value}
    if good and label.field == "outlet" and (said := _split_day(value)):
        return {"outlet": said[0], "date": said[1]}
    return {label.field: value} if good else {}


def _split_day(line: str) -> tuple[str, str] | None:
    """Return what stands before a date at a line's end, and the date: "The Ledger, 14 March 2026"."""
    if len(line) > _SHORT:
        return None
    for match in re.finditer(r" ?(?:[,|·•(]| [–—-]) ?", line):
        before, after = line[: match.start()], line[match.end() :].rstrip(") ")
        if before and days.is_date(after):
            named = (
                before[0].isupper()
                and not before.endswith(",")
                and len(before.split()) <= 12
                and not re.search(r"[.!?:;“”\"]", before)
            )
            return (before, after) if named else None
    return None


def _is_person(words: str) -> bool:
    """Return whether words look like a person's name: two to four with capitals, none that outlets have."""
    people = [each.split() for each in words.split(" and ")]
    capitals = all(part[0].isupper() or part in ("de", "van", "von", "der") for each in people for part in each)
    named = all(2 <= len(each) <= 4 and each[0] != "The" for each in people)
    return named and capitals and bylines.names(words) == words


def _found(fields: dict[str, str], lines: Sequence[str], *, told: bool) -> Found:
    paragraphs = tuple(each for each in texts.paragraphs(texts.without_pages(lines)) if any(map(str.isalnum, each)))
    title = fields.get("title", "")
    if not paragraphs:
        raise UnreadableError(f"has no text below its title ({title})" if title else "has no text")
    notes: list[str] = []
    if not title:
        notes.append("no title was found: its first line reads like the text")
    elif not told:
        notes.append("its first line was taken for the title")
    dated = sum(days.is_date(text) for text in paragraphs)
    if dated > 1:
        notes.append(f"it may hold several articles: {dated} more of its lines are dates")
    outlet = fields.get("outlet", "")
    person, rest = [*re.split(r", | [|·•–—-] ", outlet, maxsplit=1), ""][:2]
    if rest and not fields.get("byline") and _is_person(person):
        fields["byline"], outlet = person, rest
        notes.append(f"“{person}” was taken for its author, “{rest}” for its outlet, by their looks")
    words = fields.get("date", "")
    edtf = days.edtf(words)
    address = _URL.match(fields.get("url", ""))
    return Found(
        title=title,
        outlet=outlet,
        byline=bylines.names(fields.get("byline", ""), outlet=outlet),
        day=Day(edtf, f"page {prose.line(words)}") if edtf else None,
        url=address[0] if address else "",
        paragraphs=paragraphs,
        check=tuple(notes),
    )
