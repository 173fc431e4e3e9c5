"""Why a claim says what it says: a line for each reason, and the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.models import RULES
from onrecord.render import claim_lines, rules, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.marked import legend, marked
from onrecord.store.form import fields_of
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from onrecord.explain.explanation import Explanation, Reason
    from onrecord.render.screen import Screen
    from onrecord.store.form import Written


NAMES = {
    "date_basis": "how the date is known",
    "spans": "place in the article",
    "mention": "words for the speaker",
    "cue": "reporting word",
    "via": "passed on by",
    "same_as": "copy of",
}
"""Fields of the ledger whose names are no plain English."""


def explain(found: Sequence[Explanation], screen: Screen) -> RenderableType:
    """Return claims, each in its paragraph with the reasons below."""
    return Group(*(_explained(each, colour=screen.colour) for each in found), legend(colour=screen.colour))


def _explained(told: Explanation, *, colour: bool) -> RenderableType:
    claim = told.entry.claim
    head = Text.assemble(
        (f"{printable(claim.id)}  ", palette.MUTED), palette.held(told.entry), f" · {wording.plain(claim.issue)} · "
    ).append_text(palette.speaker(told.entry))
    parts: list[RenderableType] = [head]
    if told.passage is not None and told.entry.article is not None:
        parts.append(Padding(marked(told.entry.article.body, told.passage, colour=colour), (1, 0, 1, 2)))
    lines = palette.grid(11, None)
    for name, line in (*_reasons(told), *_publication(told), *_coders(told), *_differences(told)):
        lines.add_row(Text(name, palette.MUTED), line)
    return Padding(Group(*parts, lines), (0, 0, 1, 0))


def _reasons(told: Explanation) -> Iterator[tuple[str, Text]]:
    if not told.reasons:
        yield "parser", Text("finds no statement in these words; the claim comes from a person", palette.WARNING)
    lines = [(reason.field, _reason(reason)) for reason in told.reasons]
    yield from {(name, line.plain): (name, line) for name, line in lines}.values()  # two of one name are told once


def _reason(reason: Reason) -> Text:
    value = wording.day(reason.value) if reason.field == "date" and reason.value else wording.plain(reason.value)
    line = Text(value or "none", palette.HEADING)
    if reason.words:
        line.append(f' · "{wording.shorten(wording.plain(reason.words), 60)}"')
    by = wording.plain(rules.told(reason.by))
    if by:
        line.append(f" · {by}", palette.MUTED)
    return line.append(f" · {wording.plain(reason.other)}", palette.MUTED) if reason.other else line


def _publication(told: Explanation) -> Iterator[tuple[str, Text]]:
    chain = told.publication
    article = told.entry.article
    if chain is None:
        if article is not None and article.published and article.published_basis == "assigned":
            yield "published", Text(f"{wording.day(article.published)}, set by hand in the article's file")
        return
    if chain.contradiction:
        said = Text("not dated: the reasons contradict each other", palette.WARNING)
    elif chain.published is None:
        said = Text("not dated: it prints no date, and no dated event of the codebook is tied to it")
    else:
        said = Text(f"{wording.day(chain.published)}, inferred: the day that fits all of these", palette.HEADING)
    yield "published", said
    for reason in chain.reasons:
        yield "", Text(f"· {wording.plain(reason.text)}").append(f" → published {_allowed(reason.days)}", palette.MUTED)


def _allowed(days: Collection[date]) -> str:
    """Return days in words: ``on 2019-04-05 or 2019-05-04``, ``between 2019-04-03 and 2019-04-09``."""
    first, last, number = min(days), max(days), len(days)
    if number <= 2:
        return f"on {first}" if first == last else f"on {first} or {last}"
    whole = (last - first).days + 1 == number
    return f"between {first} and {last}" if whole else f"on one of {number} days from {first} to {last}"


def _coders(told: Explanation) -> Iterator[tuple[str, Text]]:
    """Yield who found a claim, where that is more than the rules, and what each says otherwise than it."""
    coders = told.entry.claim.coders
    if coders not in ((), (RULES,)):
        sure = "" if told.probability is None else f" · probability {told.probability:.2f}"
        yield "found by", Text(wording.plain(wording.together(coders)), palette.HEADING).append(sure, palette.MUTED)
    for said in told.dissent:
        values = ", ".join(f"{NAMES.get(f, f)} {_value(f, fields_of(said.claim).get(f))}" for f in said.fields)
        yield "", Text(f"by {wording.plain(said.coder)} alone: {values}", palette.WARNING)


def _differences(told: Explanation) -> Iterator[tuple[str, Text]]:
    name = "yours"
    differ = {found.field for found in told.differences}
    for found in told.differences:
        if found.field == "spans" and "quote" in differ:
            continue
        line = Text(f"{NAMES.get(found.field, found.field)}: {_value(found.field, found.before)}")
        yield name, line.append(f" · the parser: {_value(found.field, found.after)}", palette.MUTED)
        name = ""


def _value(field: str, value: Written | None) -> str:
    if field == "date" and isinstance(value, str):
        return wording.day(value)
    if field == "date_basis" and isinstance(value, str):
        return next((words for basis, words in rules.BASES.items() if basis == value), value)
    if field == "via" and isinstance(value, tuple):
        return wording.shorten(wording.plain(", ".join(map(str, value))), claim_lines.WIDTH)
    return claim_lines.value(value) if value else "none"
