"""Words in their place: a passage with its source, cue and content marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.render import wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from onrecord.reports.passages import Passage, Role


# What marks the roles where there is no colour.
_BRACKETS: dict[Role, tuple[str, str]] = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]")}


def marked(text: str, passage: Passage, *, colour: bool) -> Text:
    """Return a passage with its words marked."""
    pieces = wording.segments(text, passage.span, passage.marks)
    return Text("").join(_word(words, roles, colour=colour) for words, roles in pieces)


def _word(words: str, roles: frozenset[Role], *, colour: bool) -> Text:
    """Return words in the style of their roles; without colour, the first and last carry brackets."""
    style = " ".join(palette.ROLES[role] for role in sorted(roles))
    for role in () if colour else sorted(roles):
        words = words.join(_BRACKETS[role])
    return Text(words, style)


def legend(*, colour: bool) -> Text:
    """Return what the marks mean."""
    signs: dict[Role, str] = {"source": "speaker", "cue": "reporting words", "content": "what was said"}
    return Text("  ").join(_word(words, frozenset({role}), colour=colour) for role, words in signs.items())
