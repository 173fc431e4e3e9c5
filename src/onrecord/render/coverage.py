"""Coverage in words and as rows: what was seen in the articles, and the statements that are no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from onrecord.render import jsonforms, wording
from onrecord.render.terminal import palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from onrecord.explain.coverage import Coverage, Uncovered
    from onrecord.render.answers import Work
    from onrecord.render.screen import Screen

COMMAND = "onrecord codebook uncovered"
SNIPPET = 110


def lines(found: Coverage) -> Iterator[str]:
    """Yield what was seen, and what of it is no claim yet, as two or three sentences."""
    statements = wording.counted(found.statements, "statement")
    yield (
        f"Seen: {wording.counted(found.cues, 'reporting word')}, {statements}; {found.covered} of these are in "
        f"{wording.counted(found.claims, 'claim')}."
    )
    parts = {
        "on no issue": found.without("no issue"),
        "on an issue without a position": found.without("no position"),
        "on an issue by nobody who is named": found.without("no speaker"),
    }
    left = [f"{number} {what}" for what, number in parts.items() if number]
    if left:
        yield f"In no claim: {', '.join(left)} ({COMMAND} lists them)."
    if found.unknown:
        yield f"Said by nobody whom the codebook knows: {found.unknown} of {statements}."


def form(found: Coverage) -> dict[str, Any]:
    """Return the counts for programs."""
    return {
        "reporting_words": found.cues,
        "statements": found.statements,
        "in_claims": found.covered,
        "claims": found.claims,
        "no_issue": found.without("no issue"),
        "no_position": found.without("no position"),
        "no_speaker": found.without("no speaker"),
        "unknown_speaker": found.unknown,
    }


def work(answer: Work) -> dict[str, Any]:
    """Return the state of the work with its coverage, for programs."""
    return {**jsonforms.state(answer.state), "coverage": form(answer.coverage)}


def row(found: Uncovered) -> dict[str, Any]:
    """Return a statement that is no claim, for programs."""
    return {
        "article": found.article.id,
        "why": found.why,
        "mention": found.mention,
        "actor": found.actor,
        "known": found.known,
        "issues": list(found.issues),
        "cue": found.cue,
        "words": found.words,
        "spans": [list(span) for span in found.spans],
    }


def rows(found: Iterable[Uncovered]) -> list[dict[str, Any]]:
    """Return the statements that are no claim, for programs."""
    return [row(each) for each in found]


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
    blocks.append(Text(f"\n{total} in no claim · ? not in the codebook", palette.MUTED))
    return Group(*blocks)


def _speaker(found: Uncovered) -> Text:
    mention = wording.plain(found.mention) or "-"
    name = wording.plain(found.actor or "")
    text = Text(name or mention)
    if not found.known:
        text.append(" ?", palette.WARNING)
    return text


def _words(found: Uncovered, width: int | None) -> str:
    words = wording.plain(" ".join(part for part in (found.cue, found.words) if part))
    issues = f" ({', '.join(found.issues)})" if found.issues else ""
    return (words if width is None else wording.shorten(words, SNIPPET)) + issues
