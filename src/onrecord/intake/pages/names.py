"""Whom a page gives as its author: names, by `bylines`; never the outlet itself; a role only where it names nobody."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from onrecord.intake import bylines
from onrecord.intake.prose import line
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

BY = re.compile(
    r"(?:(?:written|reported|words|story|report|analysis|opinion|text|posted|published)\s+)?by\b[\s:]+", re.IGNORECASE
)
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|staff|columnists?|bureau|contributors?|desk|team|newsroom"
    r"|journalists?)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "admin administrator webmaster author unknown anonymous anon none null undefined user guest editor "
    "staff n/a".split()
)
_MOST = 12
_LONGEST = 600


def byline(given: Iterable[str], outlets: Iterable[str] = ()) -> str:
    """Return the names in what a page gives as its author; empty where it is the outlet itself, or nobody.

    >>> byline(["By JONAS PETRAKIS, Transport Correspondent"]), byline(["Ann Cole, Bo Berg & Cy Dunn"])
    ('Jonas Petrakis', 'Ann Cole, Bo Berg and Cy Dunn')
    >>> byline(["The Ledger"], ["Ledger"]), byline(["Liddle, Hanne"]), byline(["Staff Reporter"])
    ('', 'Hanne Liddle', 'Staff Reporter')
    """
    own = {_bare(outlet) for outlet in outlets if outlet}
    words = [line(html.unescape(each)[:_LONGEST]) for each in given]
    people = [name for each in words for name in re.split(r", | and ", bylines.names(each))]
    found = {fold(name): name for name in people if name and _bare(name) not in own | _NOBODY}
    return bylines.joined(list(found.values())[:_MOST]) or _role(words, own)


def _role(words: list[str], own: set[str]) -> str:
    """Return the first role that is given as an author: "Staff Reporter"; none that is the outlet's name."""
    said = [by.split(by_, maxsplit=1)[-1] if (by_ := _begin(by)) else by for by in words]
    return next((each for each in said if is_role(each) and _bare(each) not in own | _NOBODY and len(each) < 60), "")


def _begin(text: str) -> str:
    match = BY.match(text)
    return match[0] if match else ""


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").removesuffix(".com")


def is_role(name: str) -> bool:
    """True for a byline that names no person: "Staff Reporter"."""
    return bool(_ROLE.search(name))
