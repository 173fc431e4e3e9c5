"""Who passed a statement on: "quoted by", "in remarks carried by", "the outlet reported, citing an official"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.models import is_unnamed
from onrecord.parser import lexicon
from onrecord.parser.speakers.first_mentions import is_title
from onrecord.parser.speakers.names import folded_words
from onrecord.spans import Span
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import DiscourseState
    from onrecord.parser.speakers.names import Names
    from onrecord.spans import Attribution

_CARRIED = r"(?:carried|published|broadcast|aired|reported|quoted|cited|posted|relayed|distributed)"
_BY = re.compile(
    rf"\b(?:cited|quoted)\s+by\s+(?P<by>.+)$"
    rf"|\bin (?:remarks|comments|an interview|a statement|a speech) {_CARRIED} (?:by|in|on) (?P<carried>.+)$"
)
_AFTER = re.compile(
    r"\W*+(?:as (?:saying|having said)\s+)?(?:on \w+\s+)?by\s+"
    r"(?P<by>[^,.;:\"”\n]+?)(?=\s+(?:as|that|on \w+day)\b|[,.;:\"”\n]|$)"
)
_CARRIED_AFTER = re.compile(
    rf"[^.;:\"“”\n]{{0,60}}?\bin (?:remarks|comments|an interview|a statement|a speech) {_CARRIED} (?:by|in|on)\s+"
    r"(?P<by>(?:the )?[^,.;:\"”]+?)(?=\s+(?:that|on \w+day|as)\b|[,.;:\"”\n]|$)"
)
_CITING = re.compile(
    r"\s*+(?:on \w+day\s*+)?(?:,\s*+)?(?:citing|quoting|referring to|based on)\s+"
    r"(?:(?:a|the) statements? (?:by|from|of)\s+)?"
    r"(?P<who>(?:[^.;:\"“”\n]|\.(?=\w|\s[a-z])){3,90})"
)
_REACH = 160
"""So many characters after the reporting words are read."""


def relayed(mention: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """Split "officials cited by the Herald" into the speaker's words and the relay's name."""
    match = _BY.search(mention)
    if match is None:
        return mention, ()
    by = match.group("by") or match.group("carried")
    return mention[: match.start()].strip(" ,"), (relay_name(by, names),)


_CITED = re.compile(r"\b(?:quoted|cited)\b")
_IS = re.compile(r"\b(?:was|were|is|been|are)\b")


def after_cue(state: DiscourseState, attribution: Attribution) -> tuple[str, ...]:
    """Return who relays by the words behind the cue: "was quoted as saying by X", "said in remarks carried by X"."""
    if attribution.cue is None or attribution.source is None:
        return ()
    end = max(attribution.cue.end, attribution.source.end)
    cue = fold(attribution.cue.of(state.text))
    passive = _CITED.search(cue) and _IS.search(cue)
    if attribution.source.start < attribution.cue.start and passive:
        inside = re.search(r"\bby\s+(\S.*?)(?:\s{1,20}as\s+\w+)?$", attribution.cue.of(state.text))
        if inside:
            return (relay_name(inside.group(1), state.names),)
        match = _AFTER.match(state.text, end, end + _REACH)
        if match:
            return (relay_name(match.group("by"), state.names),)
    match = _CARRIED_AFTER.match(state.text, end, end + _REACH)
    if match is None or fold(match.group("by").split()[0]) in lexicon.words("time"):
        return ()
    return (relay_name(match.group("by"), state.names),)


def cited_after(state: DiscourseState, attribution: Attribution) -> Span | None:
    """Return the words for whom an outlet cites behind its cue: "the Herald reported, citing two officials"."""
    if attribution.cue is None or attribution.source is None:
        return None
    end = max(attribution.cue.end, attribution.source.end)
    match = _CITING.match(state.text, end, end + _REACH)
    if match is None or any(c.start < match.end("who") and match.start("who") < c.end for c in attribution.contents):
        return None
    who = re.split(r"\s{1,20}(?:that|as|for|in a|on \w+day)\b|,\s", match.group("who"))[0].rstrip()
    start = match.start("who")
    return Span(start, start + len(who)) if who else None


def quoting(state: DiscourseState, cue: Span) -> tuple[str, ...]:
    """Return who quotes: the last name before the cue, in its clause."""
    clause = re.split(r"[,;.”\"]", state.text[max(0, cue.start - 120) : cue.start])[-1]
    known = next((hit.name for hit in reversed(list(state.names.find(clause))) if hit.name), "")
    if known:
        return (known,)
    name = re.search(r"[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]*(?:\s+[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]*)*", clause)
    if name:
        return (name.group(),)
    return (relay_name(clause, state.names),) if "media" in clause.split() else ()


def without_carriers(state: DiscourseState, via: tuple[str, ...]) -> tuple[str, ...]:
    """Return the relays of a named speaker without outlets: who prints or sends his own words is none.

    An actor whom neither codebook nor article knows as a person or a body is an outlet: "the Herald quoted X".
    """
    return tuple(name for name in via if not _is_carrier(state, name))


def _is_carrier(state: DiscourseState, name: str) -> bool:
    codebook = state.names.codebook
    if state.names.is_outlet(name):
        return True
    if name in codebook.actor_by_name or any(name == party.name for party in codebook.parties.values()):
        return False
    if is_unnamed(name):
        return name.rsplit(maxsplit=1)[-1] in lexicon.speakers("outlet") | _PRESS
    last = folded_words(name)[-1:]
    person = name in state.printed or is_title(name.split(maxsplit=1)[0])
    return not person and not lexicon.speakers("body").issuperset(last)


_PRESS = frozenset({"media", "reports", "reporters", "journalists", "press"})


def relay_name(printed: str, names: Names) -> str:
    """Return a relay's name: the codebook's, else as printed; one without a name by its head noun."""
    known = next((hit.name for hit in names.find(printed) if hit.name), "")
    if known:
        return known
    name = printed.strip().rstrip(".,")
    keys = folded_words(name)
    plain = lexicon.speakers("people", "person", "outlet")
    if name.islower() and keys and keys[-1] in plain:
        return f"unnamed {keys[-1]}"
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
