"""Words -> a day of publication, in the forms that exports, pages and mail print it, in seven languages.

A day that could be two ("03/05/2026") is none: what cannot be known is not guessed.
"""

from __future__ import annotations

import re
from datetime import date

from onrecord.text import fold

_MONTHS = (
    "january jan januari januar janvier janv enero ene gennaio gen janeiro ocak",
    "february feb februari februar febr fevrier fevr febrero febbraio fevereiro fev subat",
    "march mar maart maerz marz mars marzo marco mrt mart",
    "april apr avril avr abril abr aprile nisan",
    "may mei mai mayo maggio maio mag mayis",
    "june jun juni juin junio giugno giu junho haziran",
    "july jul juli juillet juil julio luglio lug julho temmuz",
    "august aug augustus aout agosto ago ag agustos",
    "september sep sept septembre septiembre settembre set setembro eylul",
    "october oct oktober okt octobre octubre ottobre ott outubro out ekim",
    "november nov novembre noviembre novembro kasim",
    "december dec dezember dez decembre diciembre dic dicembre dezembro aralik",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WORD = r"([^\W\d_]{3,10})\.?"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])")
_MONTH_FIRST = re.compile(rf"\b{_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?{_WORD},?\s+(?:de\s+)?(\d{{4}})\b", re.IGNORECASE
)
_DASHED = re.compile(rf"\b(\d{{1,2}})-{_WORD}-(\d{{4}})\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"\b{_WORD},?\s+(?:de\s+)?(\d{{4}})\b", re.IGNORECASE)
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<![\d/])(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?![\d/])")
_PACKED = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)")


def edtf(words: str) -> str:
    """Return the first day that words give, as EDTF (a day, else a month); empty where they give none, or two.

    >>> [edtf(words) for words in ("March 14, 2026 Saturday 11 PM", "14. März 2026", "March 2026", "03/05/2026")]
    ['2026-03-14', '2026-03-14', '2026-03', '']
    """
    found = [(match.start(), name, match) for name, pattern in _FORMS.items() if (match := pattern.search(words))]
    for _, name, match in sorted(found, key=lambda each: (each[1] == "month", each[0])):
        if day := _of(name, match):
            return day
    return ""


def is_date(words: str) -> bool:
    """Return whether words are a date and nothing else: a weekday, a time, a zone, an edition may stand beside it.

    >>> [is_date(each) for each in ("14. März 2026 Samstag", "May 3, 2026 Sunday Final Edition", "March 3 killed 12")]
    [True, True, False]
    """
    if len(words) > _DATE_LINE or not edtf(words):
        return False
    letters = _LETTERS.findall(fold(words))
    known = [word.replace("ı", "i") in _BESIDE or word in MONTHS for word in letters]
    if all(known):
        return True
    others = [word for word, each in zip(letters, known, strict=True) if not each]
    return not _EDITIONS.isdisjoint(letters) and len(others) <= 3 and _begins_as_date(words, letters)


def _begins_as_date(words: str, letters: list[str]) -> bool:
    return (
        words.lstrip()[:1].isdigit() or letters[0] in MONTHS or (letters[0] in _BESIDE and len(letters[0]) >= _WEEKDAY)
    )


_DATE_LINE = 90
_WEEKDAY = 4
_LETTERS = re.compile(r"[^\W\d_]+")
_EDITIONS = frozenset("edition final ausgabe editie edicion edizione".split())
_BESIDE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi sabato "
    "segunda terca quarta quinta sexta feira "
    "pazartesi sali carsamba persembe cuma cumartesi pazar "
    "the of at on um uhr om le a de den der uur utc gmt z bst cet cest est edt et cst cdt ct mst mdt mt pst pdt pt "
    "am pm h st nd rd th er t aest aedt ist jst sast hkt wib eet eest msk eastern central mountain pacific time "
    "standard "
    "daylight".split()
)
"""Words that stand in a line that is a date: weekdays, zones, "at"."""


_FORMS = {
    "iso": _ISO, "month-first": _MONTH_FIRST, "day-first": _DAY_FIRST, "dashed": _DASHED, "dotted": _DOTTED,
    "slashed": _SLASHED, "year-first": _YEAR_FIRST, "packed": _PACKED, "month": _MONTH_ALONE,
}  # fmt: skip


def _of(form: str, match: re.Match[str]) -> str:
    first, second, *rest = match.groups()
    match form:
        case "iso" | "packed" | "year-first":
            return _checked(first, second, rest[0])
        case "month-first":
            return _checked(rest[0], _month(first), second)
        case "day-first" | "dashed":
            return _checked(rest[0], _month(second), first)
        case "dotted":
            return _checked(rest[0], second, first)
        case "slashed":
            return _slashed(int(first), int(second), rest[0])
        case _:
            return _checked(second, _month(first), None)


def _slashed(first: int, second: int, year: str) -> str:
    """Return the one day that 14/3 or 3/14 can be; 3/5 is two days, and 5/5 one."""
    ways = {_checked(year, month, day) for day, month in ((first, second), (second, first))} - {""}
    return ways.pop() if len(ways) == 1 else ""


def _month(name: str) -> int:
    return MONTHS.get(fold(name).replace("ı", "i"), 0)


def _checked(year: str | int, month: str | int, day: str | int | None) -> str:
    try:
        at = date(int(year), int(month), int(day or 1))
    except ValueError:
        return ""
    return at.isoformat() if day else f"{at:%Y-%m}"
