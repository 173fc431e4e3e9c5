"""The template engine, and the guard through which every text on its way into a template passes."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.models import STANCES, STATUSES
from onrecord.render import change_words, position_words, wording
from onrecord.render.html.passage import passage

if TYPE_CHECKING:
    from onrecord.reports.entries import Entry

PACKAGE = "onrecord.render.html"
SNIPPET = 400
"""Characters of a quote where it is repeated, in the table and at a change: few are longer."""
_DATE = re.compile(r"(\d{4}-[\d-]+(?:\.\.(?:\d\d(?![\d-]))?)?|\d\d-\d\d(?!\d))")
# What no page may hold, or what turns text around.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@cache
def environment(*packages: str) -> Environment:
    """Return the engine, made once: every text is made safe, then escaped, except what is `Markup` already.

    Templates are those of `packages`, and those of this one.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*packages, PACKAGE)]),
        autoescape=True,
        finalize=safe,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {  # pyright: ignore[reportUnknownMemberType]
        "plain": wording.plain,
        "bdi": bdi,
        "raw": Markup,
        "quote": _quote,
        "short": _short,
        "stance": wording.held,
        "day": wording.day,
        "passage": passage,
        "dates": dates,
        "percent": percent,
    }
    words = {"wording": wording, "change_words": change_words, "position_words": position_words}
    made.globals |= words | {"STANCES": STANCES, "STATUSES": STATUSES}  # pyright: ignore[reportUnknownMemberType]
    return made


def asset(name: str, package: str = PACKAGE) -> str:
    """Return our own style or script."""
    return tight(resources.files(package).joinpath("templates", name).read_text("utf-8"))


def tight(text: str) -> str:
    """Return `text` without empty lines and indents, which templates leave; foreign text holds no line breaks here."""
    return re.sub(r"(?<![ \t\n])[ \t\n]*\n[ \t\n]*", "\n", text).strip()


def safe(value: object) -> object:
    """Return `value` without what no page may hold; a lone half of a character cannot even be written to a file."""
    return _UNSAFE.sub("\ufffd", value) if type(value) is str else value


def bdi(text: str) -> Markup:
    """Return foreign text, escaped, in a box that its writing direction does not leave."""
    return Markup("<bdi>{}</bdi>").format(safe(text))


def dates(text: str) -> Markup:
    """Return text, escaped, with its dates in boxes that no line break enters; one may follow ``..``."""
    parts = _DATE.split(str(safe(text)))
    return Markup().join(_unbroken(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def _unbroken(day: str) -> Markup:
    box = Markup('<span class="n">{}</span>').format(day)
    return box + Markup("<wbr>") if day.endswith("..") else box


def percent(part: int, whole: int) -> int:
    """Return a share rounded down: 999 of 1000 are not all."""
    return 100 * part // whole if whole else 0


def _quote(entry: Entry) -> str:
    return wording.quote(entry.claim)


def _short(entry: Entry) -> str:
    return wording.shorten(wording.quote(entry.claim), SNIPPET)
