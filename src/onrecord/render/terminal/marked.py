"""Words in their place: a passage with its source, cue and content marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.render import marking
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from onrecord.reports.passages import Passage, Role


# What marks the roles where there is no colour.
_BRACKETS: dict[Role, tuple[str, str]] = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]")}


_NONE: frozenset[Role] = frozenset()


def marked(text: str, passage: Passage, *, colour: bool) -> Text:
    """Return a passage with its words marked: in the style of their roles, without colour also in brackets."""
    pieces = marking.segments(text, passage.span, passage.marks)
    around = [_NONE, *(roles for _, roles in pieces), _NONE]
    return Text("").join(
        _word(words, roles, *((_NONE, _NONE) if colour else (roles - around[at], roles - around[at + 2])))
        for at, (words, roles) in enumerate(pieces)
    )


def _word(words: str, roles: frozenset[Role], begun: frozenset[Role], ended: frozenset[Role]) -> Text:
    """Return words in the style of their roles, between the brackets of those that begin and end with them."""
    order = [*_BRACKETS]
    opening = "".join(_BRACKETS[role][0] for role in sorted(begun, key=order.index))
    closing = "".join(_BRACKETS[role][1] for role in sorted(ended, key=order.index, reverse=True))
    return Text(f"{opening}{words}{closing}", " ".join(palette.ROLES[role] for role in sorted(roles)))


def legend(*, colour: bool) -> Text:
    """Return what the marks mean."""
    signs: dict[Role, str] = {"source": "speaker", "cue": "reporting words", "content": "what was said"}
    told: list[Text] = []
    for role, words in signs.items():
        mark: frozenset[Role] = frozenset({role})
        around = _NONE if colour else mark
        told.append(_word(words, mark, around, around))
    return Text("  ").join(told)
