"""Bylines -> names alone: "By JONAS PETRAKIS, Transport Correspondent" is "Jonas Petrakis"."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from onrecord.intake.prose import line
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

BY = re.compile(r"(?:(?:written|reported|words|story|report|analysis|opinion|text|posted|published)\s+)?by\s*:?\s+", re.IGNORECASE)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S+|\b[\w.+-]{1,64}@[\w.-]{1,200}")
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_PART = re.compile(r"[|•·/\n\t]|\s++[-–—]\s++")
_SEVERAL = re.compile(r"\s*+;\s*+")
_AND = re.compile(r"\s*+,\s*+and\s+|\s++(?:and|&)\s+|\s*+,\s*+", re.IGNORECASE)
_WHERE = re.compile(r"\s+(?:in|at|for|of|from|with)\s+(?=the\b|[A-Z\u00c0-\u00de])")
_ROLE = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|staff|columnists?|bureau|chief|contributors?|producers?|agency"
    r"|desk|team|newsroom|journalists?|politics|business|sports?|news|photographers?|analysts?|professor|director"
    r"|associated press|reuters|afp|updated|published|min(?:ute)?s? read|senior|deputy|ph\.?d)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset("admin administrator webmaster author unknown anonymous anon none null undefined user guest editor n/a".split())  # fmt: skip
_MOST = 12
_LONGEST = 200


def byline(given: Iterable[str], outlets: Iterable[str] = ()) -> str:
    """Return the names in what a page gives as its author; empty where it is the outlet itself, or nobody.

    >>> byline(["By JONAS PETRAKIS, Transport Correspondent"]), byline(["Ann Cole, Bo Berg & Cy Dunn"])
    ('Jonas Petrakis', 'Ann Cole, Bo Berg and Cy Dunn')
    >>> byline(["The Ledger"], ["Ledger"]), byline(["Liddle, Hanne"]), byline(["Staff Reporter"])
    ('', 'Hanne Liddle', 'Staff Reporter')
    """
    own = {_bare(outlet) for outlet in outlets if outlet}
    found: dict[str, str] = {}
    for each in given:
        for part in _SEVERAL.split(html.unescape(each)[: _LONGEST * 5]):
            for name in _names(part):
                if _bare(name) not in own and fold(name) not in _NOBODY and any(map(str.isalpha, name)):
                    found.setdefault(fold(name), name)
    names = list(found.values())[:_MOST]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").removesuffix(".com")


def _names(text: str) -> list[str]:
    text = _ASIDE.sub("", _ADDRESS.sub("", text)).strip()
    if by := BY.match(text):
        text = text[by.end() :]
    text = line(_PART.split(text, maxsplit=1)[0]).strip(" ,.;:")
    if not text or len(text) > _LONGEST:
        return []
    pieces = [piece.strip(" ,:") for piece in _AND.split(text)]
    if len(pieces) == 2 and "," in text and all(len(piece.split()) == 1 for piece in pieces):
        return [_cased(f"{pieces[1]} {pieces[0]}")]
    names = [_WHERE.split(piece, maxsplit=1)[0] for piece in pieces if piece and not _ROLE.search(piece)]
    return [_cased(name) for name in names or pieces[:1] if name]


def _cased(name: str) -> str:
    """Return a name that is all in capitals as names are written; short ones (AFP) are no names of people."""
    words = name.split()
    return name.title() if name.isupper() and len(words) > 1 and max(map(len, words)) > 3 else name


def is_role(name: str) -> bool:
    """True for a byline that names no person: "Staff Reporter"."""
    return bool(_ROLE.search(name))
