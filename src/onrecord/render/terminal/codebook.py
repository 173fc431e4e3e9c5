"""The trials of a codebook's examples, and the statements that are in no claim."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.explain.trials import stances
from onrecord.render import rules, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.lines import Lines
from onrecord.render.wording import counted
from onrecord.store.examples import NONE
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.explain.coverage import Uncovered
    from onrecord.explain.trials import Direction, Trial
    from onrecord.explain.unused import Unused
    from onrecord.render.answers import Tried
    from onrecord.render.screen import Screen


def tried(answer: Tried) -> str:
    """Return the failures, each with its place, what came out and why; then the totals."""
    return "\n".join(_lines(*answer))


def _lines(found: Sequence[Trial], path: str, issues: Sequence[str], directions: Sequence[Direction]) -> Iterator[str]:
    for trial in found:
        if not trial.passed:
            yield from _failure(trial, path)
    for trial in found:
        if not trial.stands:
            phrase = printable(trial.example.phrase)
            yield f'{printable(path)}:{trial.example.line}: the phrase "{phrase}" is not in its own example.'
    failed = sum(not trial.passed for trial in found)
    if not found:
        yield f"{printable(path)} has no examples: write them under a phrase or an issue, as docs/codebook.md says."
    else:
        yield f"{counted(len(found), 'example')}: {len(found) - failed} passed, {failed} failed."
    if found and issues:
        yield f"Without an example: {', '.join(map(printable, issues))}."
    yield from _directions(directions)


def _directions(found: Sequence[Direction]) -> Iterator[str]:
    """Yield which way the topic terms are read, a line for each way of an issue."""
    ways = [
        (issue, way, terms)
        for issue, *both in found
        for way, terms in zip(("for", "against"), both, strict=True)
        if terms
    ]
    if ways:
        yield "Where no phrase decides, a word for one of these terms counts for or against the proposition:"
    for issue, way, terms in ways:
        head = f"{printable(issue)}, {way}: "
        yield from wrap(head + ", ".join(map(printable, terms)), WIDTH, initial_indent="  ", subsequent_indent="    ")


def _failure(trial: Trial, path: str) -> Iterator[str]:
    example = trial.example
    under = f' "{printable(example.phrase)}"' if example.phrase else ""
    yield f"{printable(path)}:{example.line}: {printable(example.issue)}: {example.stance}{under}"
    yield f"  example  {printable(example.text)}"
    yield f"  wanted   {example.stance if example.stance != NONE else 'no claim on this issue'}"
    yield f"  got      {' and '.join(stances(trial.claims)) or 'no claim on this issue'}"
    yield f"  why      {printable(rules.why(trial))}"
    yield ""


SNIPPET = 110
WIDTH = 80
"""Lists of terms are broken here: a codebook may have a hundred on one issue."""


def unused(rows: Sequence[Unused], screen: Screen) -> RenderableType:
    """Return the topic terms and phrases that do nothing, by issue."""
    if not rows:
        return Text("No unused topic terms or phrases.", palette.MUTED)
    table = palette.rows("why", "kind", "words")
    table.columns[2].max_width = None if screen.width is None else max(screen.width - 40, 20)
    before = ""
    for found in rows:
        if found.issue != before:
            before = found.issue
            table.add_row(Text(""), Text(""), Text(wording.plain(before), palette.HEADING))
        table.add_row(Text(found.why), Text(found.stance or found.kind), Text(wording.plain(found.words)))
    phrases = sum(found.stance is not None for found in rows)
    told = (wording.counted(len(rows) - phrases, "topic term"), wording.counted(phrases, "phrase"))
    return Group(table, Text(f"\n{' and '.join(told)} unused in these articles", palette.MUTED))


def uncovered(rows: Collection[Uncovered], screen: Screen) -> RenderableType:
    """Return the statements that are no claim, in their order; where the screen has no width, a line each."""
    if not rows:
        return Text("No statements of this kind: all that were found are in claims.", palette.MUTED)
    headings = ("why", "speaker", "words (issue)")
    if screen.width is None:
        table = Lines(headings, _cells(rows, None))
    else:
        table = palette.rows(*headings)
        table.expand = table.columns[0].no_wrap = True
        table.columns[1].max_width = max(screen.width // 3, 20)
        for cells in _cells(screen.shown(rows), screen.width):
            table.add_row(*cells)
    return Group(table, Text(f"\n{_legend(rows)}", palette.MUTED))


def _legend(rows: Collection[Uncovered]) -> str:
    """Return how many statements these are, and what the signs beside them mean, where they occur."""
    return wording.listed(
        (
            f"{wording.counted(len(rows), 'statement')} in no claim",
            "" if all(found.heard.known for found in rows) else "? speaker not in the codebook",
            "near: the nearest issue, and how near, 0 to 1" if any(found.near for found in rows) else "",
        )
    )


def uncovered_left_out(rows: Collection[Uncovered], screen: Screen) -> str:
    """Return a sentence on the statements that are not shown."""
    return screen.left_out(rows)


def _cells(rows: Iterable[Uncovered], width: int | None) -> Iterator[tuple[Text, ...]]:
    """Yield the cells of the table, those of each article below its id."""
    before = ""
    for found in rows:
        if found.article != before:
            before = found.article
            yield Text(""), Text(""), Text(wording.plain(before), palette.HEADING)
        yield Text(found.heard.why), _speaker(found), Text(_words(found, width))


def _speaker(found: Uncovered) -> Text:
    mention = wording.plain(found.heard.mention) or "nobody named"
    name = wording.plain(found.heard.actor or "")
    tried = Text(name or mention)
    if not found.heard.known and (name or found.heard.mention):
        tried.append(" ?", palette.WARNING)
    return tried


def _words(found: Uncovered, width: int | None) -> str:
    words = wording.plain(" ".join(part for part in (found.heard.cue, found.heard.words) if part))
    near = f"near {found.near} {found.nearness:.2f}" if found.near and found.near not in found.heard.issues else ""
    listed = "; ".join(filter(None, (", ".join(found.heard.issues), near)))
    issues = f" ({wording.plain(listed)})" if listed else ""
    return (words if width is None else wording.shorten(words, SNIPPET)) + issues
