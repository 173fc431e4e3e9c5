"""People whom the beginning of a sentence calls by a description alone: "The mayor shook his head."."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.speakers.by_title import by_title
from onrecord.parser.speakers.discourse import Mention
from onrecord.parser.speakers.first_mentions import gender_told, is_agent
from onrecord.parser.speakers.names import words
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import DiscourseState

_BEGINS = re.compile(r"(?:\A|[.!?][\"”’]?\s{1,9}|\n\s{0,9})((?:The|A|An|Another|One|His|Her|Their|Its|This|That)\s)")
_SOMEBODY = frozenset({"A", "An", "Another", "One", "His", "Her", "Their"})
_WORDS = 9
"""So many words a description has at most."""
_LONGEST = 160
_REACH = 600
"""Characters before a pronoun in which a description is looked for."""


class Described(NamedTuple):
    """A description that begins a sentence, where it stands, and whom it means; nobody known where `name` is empty."""

    start: int
    name: str
    gender: str


def last(state: DiscourseState, since: int, at: int) -> Described | None:
    """Return the last person between two places with whose description a sentence begins."""
    since = max(since, at - _REACH)
    for found in reversed(list(_BEGINS.finditer(state.text, max(0, since - 2), at))):
        if found.start(1) < since:
            continue
        described = _at(state, found.start(1), found.end(1), at)
        if described is not None:
            return described
    return None


def _at(state: DiscourseState, start: int, first: int, stop: int) -> Described | None:
    """Return whom the words from `first` describe: up to the one that a verb or a comma follows."""
    text = state.text[first : min(stop, first + _LONGEST)]
    found = words(text)[:_WORDS]
    for here, after in itertools.pairwise(found):
        between = text[here.end : after.start]
        if between not in (" ", ", "):
            return None
        if _is_verb(after.key) or between == ", ":
            return _described(state, Span(start, first + here.end), _head([w.key for w in found if w.end <= here.end]))
    return None


def _head(keys: list[str]) -> str:
    """Return the noun that a description is about: the last word before a preposition."""
    closed = lexicon.words("preposition") | lexicon.speakers("ends-noun")
    return next((before for before, key in itertools.pairwise(keys) if key in closed), keys[-1])


def _described(state: DiscourseState, span: Span, head: str) -> Described | None:
    told = span.of(state.text)
    mention = Mention.of(told, span)
    meant = by_title(state, mention)
    if len(meant) == 1 and meant[0].person:
        return Described(span.start, meant[0].actor, state.gender(meant[0].actor))
    noun = head.rsplit("-", maxsplit=1)[-1]
    somebody = told.split()[0] in _SOMEBODY and is_agent(noun)
    if somebody or noun in lexicon.speakers("person", "she", "he"):
        return Described(span.start, "", gender_told([noun]))
    return None


def _is_verb(word: str) -> bool:
    return word.endswith("ed") or word in lexicon.words("past") or word in lexicon.words("auxiliary")
