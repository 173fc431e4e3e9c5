"""Why a claim says what it says: a line for each reason, and the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import claim_lines, rules, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.marked import legend, marked
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.explain.explanation import Explanation, Reason
    from onrecord.render.screen import Screen


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
    for name, line in (*_reasons(told), *_publication(told), *_differences(told)):
        lines.add_row(Text(name, palette.MUTED), line)
    return Padding(Group(*parts, lines), (0, 0, 1, 0))


def _reasons(told: Explanation) -> Iterator[tuple[str, Text]]:
    if not told.reasons:
        yield "parser", Text("finds no statement in these words; the claim comes from a person", palette.WARNING)
    for reason in told.reasons:
        yield reason.field, _reason(reason)


def _reason(reason: Reason) -> Text:
    line = Text(wording.plain(reason.value) or "none", palette.HEADING)
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
        said = Text(f"{wording.day(chain.published)}, inferred:", palette.HEADING)
    yield "published", said
    for reason in chain.reasons:
        first, last = min(reason.days), max(reason.days)
        allowed = f"on {first}" if first == last else f"on one of {len(reason.days)} days from {first} to {last}"
        yield "", Text(f"· {wording.plain(reason.text)}").append(f" → published {allowed}", palette.MUTED)


def _differences(told: Explanation) -> Iterator[tuple[str, Text]]:
    name = "yours"
    for found in told.differences:
        line = Text(f"{found.field}: {claim_lines.value(found.before)}")
        yield name, line.append(f" · the parser: {claim_lines.value(found.after)}", palette.MUTED)
        name = ""
