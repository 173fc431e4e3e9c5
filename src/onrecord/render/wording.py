"""Words and signs that all layouts for people share. Article text leaves here without its markdown and escapes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord import edtf
from onrecord.models import candidates_of, is_unnamed
from onrecord.parser.text import markup
from onrecord.reports.positions import OLD
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.models import Article, Claim, DateBasis, Stance
    from onrecord.own import OwnValue
    from onrecord.reports.entries import Entry

_NO_ADDRESS = re.compile(r"[\s<>\"'`|\\^{}\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
GLYPHS: dict[Stance, str] = {
    "supports": "▲▲",
    "leans-for": "▲",
    "noncommittal": "●",
    "leans-against": "▼",
    "opposes": "▼▼",
}
REPORTED: dict[Stance, str] = {
    "supports": "△△",
    "leans-for": "△",
    "noncommittal": "○",
    "leans-against": "▽",
    "opposes": "▽▽",
}
"""The signs, hollow, of what is reported and not said in own words."""
HOLLOW = "△ hollow: reported by others, not in own words"
GAP = " … "
"""Stands between the parts of a quote that its cue interrupts; nothing is left out there."""
TITLE = 40
"""Characters of a title that stands for an outlet."""
TOWARD = "Each stance is for or against the proposition of its issue"
BASES: Mapping[DateBasis, str] = {
    "stated": "stated in the text",
    "relative": "counted from the day of the article",
    "reported": "the day of the report that passes it on",
    "assigned": "set by a person",
}
"""How the date of a claim is known."""


def stance(name: Stance) -> str:
    """Return a stance as a sign and in words: ``▼ leans against``."""
    return f"{GLYPHS[name]} {stance_words(name)}"


def stance_words(name: Stance) -> str:
    """Return a stance in words: ``leans against``."""
    return name.replace("-", " ")


def says(name: Stance) -> str:
    """Return a stance as what somebody does: ``leans against``, ``is noncommittal``."""
    return f"is {name}" if name == "noncommittal" else stance_words(name)


def sign(entry: Entry) -> str:
    """Return the sign of a claim's stance, hollow where it is reported."""
    return (GLYPHS if entry.own_words else REPORTED)[entry.claim.stance]


def held(entry: Entry) -> str:
    """Return a claim's stance as a sign, hollow where it is reported, and in words."""
    return f"{sign(entry)} {stance_words(entry.claim.stance)}"


def plain(text: str) -> str:
    """Return article text for people: no markdown emphasis or links, nothing that a terminal obeys, on one line."""
    return printable(markup.strip(text).text)


def quote(claim: Claim) -> str:
    """Return the quote; only a direct one stands in quotation marks, for the others are the article's words."""
    parts = [plain(part).rstrip(",") for part in claim.quote]  # the comma before "he said" is not the quote's
    return GAP.join(f"“{part}”" if claim.kind == "direct" else part for part in parts)


def quote_text(claim: Claim) -> str:
    """Return the words of the quote without marks around them, on one line."""
    return GAP.join(plain(part).rstrip(",") for part in claim.quote)


def shorten(text: str, width: int) -> str:
    """Cut `text` after the last word that fits, with an ellipsis; a quotation mark that is cut off is closed."""
    if len(text) <= width:
        return text
    closing = "”" if text.startswith("“") and text.endswith("”") else ""
    room = max(width - 1 - len(closing), 1)
    head = (text[: room + 1].rpartition(" ")[0] or text[:room]).rstrip(" ,;:.…“")
    return f"{head}…{closing if head.count('“') > head.count('”') else ''}"


def day(text: str | None) -> str:
    """Return an EDTF date for reading: ``2019-05-27..31``, ``by 2019-05-31``; a plain date stays as it is.

    >>> [day(d) for d in ("2019-04-04", "[2019-05-27..2019-05-31]", "2019-05-27/2019-06-02", "../2019-05-31")]
    ['2019-04-04', '2019-05-27..31', '2019-05-27 to 06-02', 'by 2019-05-31']
    """
    if text is None:
        return "no date"
    when = edtf.parse(text)
    if when.earliest == date.min and when.latest == date.max:
        return "no date"
    if when.earliest == date.min:
        return f"by {when.latest}"
    if when.latest == date.max:
        return f"since {when.earliest}"
    if text[0] != "[" and "/" not in text:
        return text
    last = _tail(when.earliest, when.latest)
    return f"{when.earliest}..{last}" if text[0] == "[" else f"{when.earliest} to {last}"


def bound(text: str, *, end: bool) -> str:
    """Return the first day of an EDTF date, or with `end` its last; a date that is open there as it is told.

    >>> bound("[2019-05-27..2019-05-31]", end=True), bound("2019-05", end=False)
    ('2019-05-31', '2019-05-01')
    """
    when = edtf.parse(text)
    known = when.latest if end else when.earliest
    return day(text) if known in (date.min, date.max) else str(known)


def dated(entry: Entry, article: str = "in an article of") -> str:
    """Return when it was said; of a standing position, the day of its article after the words `article`."""
    published = entry.article and entry.article.published
    return day(entry.claim.date) if entry.claim.date or not published else f"{article} {day(published)}"


def age(entry: Entry, on: date | None) -> str:
    """Return how long before `on` an old position was taken: ``179 days before 2019-11-26``."""
    days = (on - entry.day).days if on and entry.day else 0
    return f"{days} days before {on}" if days > OLD else ""


def _tail(first: date, last: date) -> str:
    """Return of the last day what differs from the first."""
    if first.year != last.year:
        return str(last)
    return f"{last:%m-%d}" if first.month != last.month else f"{last:%d}"


def published(article: Article) -> str:
    """Return an article's date with its basis: ``2019-05-31 (assigned)``."""
    if article.published is None:
        return "no date"
    basis = "" if article.published_basis == "stated" else f" ({article.published_basis})"
    return day(article.published) + basis


def address(article: Article | None) -> str:
    """Return an article's address where it may be followed and holds no sign of markup; else an empty text."""
    url = article.url if article else ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc and not _NO_ADDRESS.search(url) else ""


def decided(claim: Claim) -> str:
    """Return the status of a claim, and whose word it is where that is known: ``accepted by anna``."""
    return f"{claim.status} by {plain(claim.by)}" if claim.by and not claim.is_draft else claim.status


def own(extra: Mapping[str, OwnValue]) -> list[str]:
    """Return a person's own variables, each as ``frame: security``."""
    told = ((name, value if isinstance(value, str) else ", ".join(value)) for name, value in extra.items())
    return [f"{printable(name)}: {printable(value)}" for name, value in told]


def outlets(entry: Entry) -> str:
    """Return who printed a statement, and who else: ``The Wire, also in: Evening Post (via Harbour Times), Pilot``."""
    also = also_in(entry)
    return f"{outlet(entry)}, {also}" if also else outlet(entry)


def printed_by(entry: Entry) -> str:
    """Return who printed a statement, beside `relay`: without the outlet that is named there already."""
    named = relay(entry).startswith("reported by") and not entry.claim.via
    return also_in(entry) if named else outlets(entry)


def outlet(entry: Entry) -> str:
    """Return who printed a statement: the outlet, else the article's title: ``“Harbour…” (no outlet)``."""
    article = entry.article
    if article is None or article.outlet:
        return plain(entry.outlet)
    title = plain(article.title)
    return f"“{shorten(title, TITLE)}” (no outlet)" if title else "no outlet named"


def also_in(entry: Entry) -> str:
    """Return the other outlets that printed a statement, each with its relay where that is another."""
    others = {copy.outlet: copy for copy in reversed(entry.copies) if copy.outlet != entry.outlet}
    told = [
        outlet(others[name])
        + (f" ({relay(others[name])})" if others[name].claim.via not in ((), entry.claim.via) else "")
        for name in entry.outlets
        if name in others
    ]
    return f"also in: {', '.join(told)}" if told else ""


def copy_of(entry: Entry) -> str:
    """Return of which claim this one is a copy; nothing where it is none."""
    return f"copy of {plain(entry.claim.same_as)}" if entry.claim.same_as else ""


def relay(entry: Entry) -> str:
    """Return who reported what is not said in own words, outermost first: ``reported by the agency and an aide``.

    A speaker who is not named is reported by who prints him.
    """
    if candidates_of(entry.claim.actor) and not entry.claim.via:
        return "the article does not tell which"
    return "" if entry.own_words else f"reported by {reporters(entry)}"


def reporters(entry: Entry) -> str:
    """Return those of whom a reported claim is known: ``the agency and an unnamed aide``."""
    return together([_with_article(plain(name)) for name in entry.claim.via] or [outlet(entry)])


def together(names: Sequence[str]) -> str:
    """Return names as one says them: ``a, b and c``.

    >>> together(["a", "b", "c"]), together(["a"]), together([])
    ('a, b and c', 'a', '')
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _with_article(name: str) -> str:
    one = is_unnamed(name) and not candidates_of(name) and not name.endswith("s")
    return f"an {name}" if one else name


def speaker(entry: Entry) -> str:
    """Return the speaker with the body it speaks for: ``Anna Berg (Harbour Board)``."""
    actor = plain(entry.claim.actor)
    return actor if entry.voice == entry.claim.actor else f"{actor} ({plain(entry.voice)})"


def party(entry: Entry, names: Mapping[str, str]) -> str:
    """Return the side of a statement, by its name in `names` where it stands there: ``Harbour Board``, ``no side``."""
    return plain(names.get(entry.party or "") or entry.party or "no side")


def relayed(entry: Entry) -> str:
    """Return the speaker and who reported it: ``Anna Berg (Harbour Board), reported by the agency``."""
    return ", ".join(filter(None, (speaker(entry), relay(entry))))


def undated(articles: Sequence[str]) -> str:
    """Return that articles without a date leave claims standing; nothing where none does."""
    if not articles:
        return ""
    verb, whose = ("has", "its") if len(articles) == 1 else ("have", "their")
    return f"{counted(len(articles), 'article')} {verb} no date: {whose} claims are listed separately"


def counted(number: int, one: str, many: str = "") -> str:
    """Return ``1 claim``, ``2 claims``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def statements(number: int, drafts: int) -> str:
    """Return ``2 statements``, ``2 statements, 1 of them a draft``."""
    told = counted(number, "statement")
    return f"{told}, {drafts} of them {'a draft' if drafts == 1 else 'drafts'}" if drafts else told


def listed(words: Iterable[str]) -> str:
    """Return words in one line, those that are empty left out."""
    return " · ".join(word for word in words if word)
