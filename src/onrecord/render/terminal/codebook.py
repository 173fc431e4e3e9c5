"""The trials of a codebook's examples, and the statements that are in no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from onrecord.explain.trials import stances
from onrecord.render import rules, wording
from onrecord.render.terminal import palette
from onrecord.render.wording import counted
from onrecord.store.examples import NONE
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.explain.coverage import Uncovered
    from onrecord.explain.trials import Trial
    from onrecord.render.answers import Tried
    from onrecord.render.screen import Screen


def tried(answer: Tried) -> str:
    """Return the failures, each with its place, what came out and why; then the totals."""
    return "\n".join(_lines(*answer))


def _lines(found: Sequence[Trial], path: str, issues: Sequence[str]) -> Iterator[str]:
    for trial in found:
        if not trial.passed:
            yield from _failure(trial, path)
    failed = sum(not trial.passed for trial in found)
    if not found:
        yield f"{printable(path)} has no examples: write them under a phrase or an issue, as docs/codebook.md says."
        return
    yield f"{counted(len(found), 'example')}: {len(found) - failed} passed, {failed} failed."
    if issues:
        yield f"Without an example: {', '.join(map(printable, issues))}."


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


def uncovered(rows: Sequence[Uncovered], screen: Screen) -> RenderableType:
    """Return the statements that are no claim, by article; where the screen has no width, a line each."""
    width = screen.width
    if not rows:
        return Text("No such statements.", palette.MUTED)
    table = palette.rows("why", "speaker", "words")
    table.expand = width is not None
    table.columns[0].no_wrap = True
    table.columns[1].max_width = None if width is None else max(width // 3, 20)
    blocks: list[RenderableType] = []
    before = ""
    for found in rows:
        if found.article.id != before:
            before = found.article.id
            table.add_row(Text(""), Text(""), Text(wording.plain(before), palette.HEADING))
        table.add_row(Text(found.why), _speaker(found), Text(_words(found, width)))
    blocks.append(table)
    total = wording.counted(len(rows), "statement")
    blocks.append(Text(f"\n{total} in no claim · ? speaker not in the codebook", palette.MUTED))
    return Group(*blocks)


def _speaker(found: Uncovered) -> Text:
    mention = wording.plain(found.mention) or "-"
    name = wording.plain(found.actor or "")
    tried = Text(name or mention)
    if not found.known:
        tried.append(" ?", palette.WARNING)
    return tried


def _words(found: Uncovered, width: int | None) -> str:
    words = wording.plain(" ".join(part for part in (found.cue, found.words) if part))
    issues = f" ({wording.plain(', '.join(found.issues))})" if found.issues else ""
    return (words if width is None else wording.shorten(words, SNIPPET)) + issues
