"""Lists in a terminal: claims, articles, actors, issues, and the state of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import coverage, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.columns import Columns
from onrecord.reports.entries import fold_copies
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from onrecord.errors import Problem
    from onrecord.render.answers import Actors, Claims, Work
    from onrecord.render.screen import Screen
    from onrecord.reports.entries import Entry
    from onrecord.reports.overview import ArticleRow, Counts, IssueRow, State, Tally

ROOMY = 110
"""Columns from which on a list of claims has room for quotes."""
SNIPPET = 90


def claims(answer: Claims, screen: Screen) -> RenderableType:
    """Return a list of claims; where the screen has no width, one line a claim, as long as it gets."""
    entries, width, relays = answer.entries, screen.width, answer.relays
    if not entries:
        passed_on = f" Relays {wording.counted(relays, 'claim')} of others (via)." if relays else ""
        return Text(f"No claims.{passed_on}", palette.MUTED)
    table = _one_line_each(entries) if width is None else _with_quotes(entries) if width >= ROOMY else _brief(entries)
    total = Text(f"\n{wording.listed((wording.counted(len(entries), 'claim'), _once(entries)))}", palette.MUTED)
    return Group(table, total, *([palette.legend()] if width and width < ROOMY else []))


def _once(entries: Sequence[Entry]) -> str:
    """Return as how many statements claims count, where some of them are copies of others in the list."""
    number = len(fold_copies(entries))
    return f"counted as {wording.counted(number, 'statement')}" if number < len(entries) else ""


def _one_line_each(entries: Sequence[Entry]) -> Table:
    table = palette.rows("id", "date", "stance", "speaker", "issue", "position", "quote")
    for entry in entries:
        claim = entry.claim
        words = (wording.plain(claim.issue), wording.plain(claim.position), _quote(entry))
        table.add_row(*_start(entry), palette.stance(claim.stance), _who(entry), *map(Text, words))
    return _whole(table)


def _with_quotes(entries: Sequence[Entry]) -> Table:
    table = palette.rows("id", "date", "stance", "speaker, position", "quote")
    table.columns[3].ratio = table.columns[4].ratio = 1
    table.expand = True
    for entry in entries:
        table.add_row(*_start(entry), palette.stance(entry.claim.stance), _said(entry), Text(_quote(entry)))
    return _whole(table)


def _whole(table: Table) -> Table:
    """Return the table with ids, dates and stances that are never cut."""
    for column in table.columns[:3]:
        column.no_wrap = True
    return table


def _brief(entries: Sequence[Entry]) -> Columns:
    starts = [_start(entry) for entry in entries]
    table = Columns(*(max(start[at].cell_len for start in starts) for at in range(2)), 2)
    for entry, start in zip(entries, starts, strict=True):
        table.add_row(*start, palette.sign(entry.claim.stance), _said(entry))
    return table


def _start(entry: Entry) -> tuple[Text, Text]:
    return Text(printable(entry.claim.id), palette.MUTED), Text(wording.day(entry.claim.date))


def _who(entry: Entry) -> Text:
    return palette.speaker(entry).append_text(palette.draft(entry)).append(_elsewhere(entry), palette.MUTED)


def _said(entry: Entry) -> Text:
    """Return who spoke on what, and below it the position; for whom is in `actors`, to save the room."""
    position, issue = wording.plain(entry.claim.position), wording.plain(entry.claim.issue)
    about = f" {wording.relay(entry)} · {issue}" if entry.claim.via else f" · {issue}"
    who = Text.assemble((wording.plain(entry.claim.actor), palette.HEADING), (about, palette.MUTED))
    who.append_text(palette.draft(entry)).append(_elsewhere(entry), palette.MUTED)
    return who.append(f"\n{position}")


def _elsewhere(entry: Entry) -> str:
    """Return where else a statement stands, or of which claim it is a copy."""
    return "".join(f" · {word}" for word in (wording.also_in(entry), wording.copy_of(entry)) if word)


def _quote(entry: Entry) -> str:
    return wording.shorten(wording.quote(entry.claim), SNIPPET)


def articles(rows: Iterable[ArticleRow], screen: Screen) -> RenderableType:
    """Return the list of articles; with room for it, outlet and title stand beside the id."""
    beside = screen.width is None or screen.width >= ROOMY
    table = palette.rows("published", "claims", "drafts", "article", *(["outlet", "title"] if beside else []))
    table.columns[1].justify = table.columns[2].justify = "right"
    table.columns[0].no_wrap = True
    for row in rows:
        article = row.article
        day = Text(wording.published(article), palette.WARNING if article.published is None else "")
        numbers = str(row.counts.counted), str(row.counts.draft or "")
        about = wording.plain(article.outlet), wording.plain(article.title)
        name = Text.assemble((printable(article.id), palette.HEADING))
        if beside:
            table.add_row(day, *numbers, name, *map(Text, about))
        else:
            table.add_row(day, *numbers, name.append(f"\n{wording.listed(about)}" if any(about) else ""))
    return table


def actors(answer: Actors) -> RenderableType:
    """Return the list of speakers."""
    rows, silent = answer
    table = palette.rows("actor", "party", "speaks for", "claims", "last heard")
    table.columns[3].justify = "right"
    table.columns[4].no_wrap = True
    for row in rows:
        mark = "" if row.listed else "? "  # before the name: behind it a line might break
        name = Text.assemble((mark, palette.WARNING), (wording.plain(row.name), palette.HEADING if row.claims else ""))
        voice = "" if row.voice == row.name else wording.plain(row.voice)
        last = wording.day(row.last) if row.last else ""
        table.add_row(
            name, Text(printable(row.party or "")), Text(voice), str(row.claims or ""), Text(last, palette.MUTED)
        )
    notes = Text()
    if not all(row.listed for row in rows):
        notes.append("\n?", palette.WARNING).append(" not in the codebook", palette.MUTED)
    if silent:
        notes.append(f"\n{silent} more in the codebook, not quoted: --all lists them", palette.MUTED)
    return Group(table, notes) if notes else table


def issues(rows: Iterable[IssueRow]) -> RenderableType:
    """Return the issues, each with its proposition and what the parties said of it."""
    blocks: list[RenderableType] = []
    for row in rows:
        heard = " to ".join(dict.fromkeys(wording.day(day) for day in (row.first, row.last) if day))
        extent = wording.listed((wording.statements(row.claims, row.drafts), heard))
        head = Text.assemble((wording.plain(row.issue), palette.HEADING), (f"  {extent}", palette.MUTED))
        table = palette.grid(18, None)
        for tally in row.parties:
            table.add_row(Text(wording.shorten(wording.plain(tally.name), 18)), _tally(tally))
        blocks.append(Group(head, Text(wording.plain(row.proposition)), Padding(table, (0, 0, 1, 2))))
    return Group(*blocks, palette.legend())


def _tally(tally: Tally) -> Text:
    counted = [Text.assemble(palette.sign(stance), f" {number}") for stance, number in tally.stances.items() if number]
    return Text("   ").join(counted)


def work(answer: Work) -> RenderableType:
    """Return how far the work is, and how much of what the articles report is in it."""
    return Group(state(answer.state), "", *coverage.lines(answer.coverage))


def state(found: State) -> RenderableType:
    """Return how far the work is."""
    total = wording.listed(
        (
            wording.counted(len(found.articles), "article"),
            wording.counted(found.claims.total, "claim"),
            wording.counted(found.copies, "copy of another", "copies of others") if found.copies else "",
            wording.counted(found.claims.draft, "draft left to review", "drafts left to review"),
        )
    )
    blocks: list[RenderableType] = [Text(total, palette.HEADING), _bars(found.claims)]
    if found.drafts:
        table = palette.rows("drafts", "article")
        table.columns[0].justify = "right"
        for row in found.drafts:
            table.add_row(str(row.counts.draft), printable(row.article.id))
        blocks.append(Padding(table, (1, 0, 0, 0)))
    undated = "Without a date, so that claims stand apart" if found.adrift else "Without a date"
    for title, missing in ((undated, found.undated), ("Without claims", found.silent)):
        if missing:
            names = ", ".join(printable(article.id) for article in missing)
            blocks.append(Text.assemble((f"\n{title}: ", palette.WARNING), names))
    return Group(*blocks)


_BAR = 30


def _bars(counts: Counts) -> RenderableType:
    table = palette.grid(10, 5, None)
    table.columns[1].justify = "right"
    for status, style in (
        ("accepted", palette.GREEN),
        ("edited", palette.GREEN),
        ("draft", palette.VIOLET),
        ("rejected", palette.GREY),
    ):
        number: int = getattr(counts, status)
        length = -(-number * _BAR // max(counts.total, 1))
        table.add_row(status, str(number), Text("█" * length, style))
    return table


def problems(found: Sequence[Problem]) -> RenderableType:
    """Return what `check` has found, notes after problems."""
    if not found:
        return Text("No problems.", palette.GREEN)
    lines = Text()
    for problem in sorted(found, key=lambda problem: problem.note):
        place = str(problem).removesuffix(problem.text)
        lines.append(wording.plain(place), palette.MUTED)
        lines.append(" note:" if problem.note else "", palette.MUTED).append(f" {wording.plain(problem.text)}\n")
    notes = sum(problem.note for problem in found)
    total = wording.counted(len(found) - notes, "problem"), wording.counted(notes, "note")
    return lines.append(f"\n{wording.listed(total)}", palette.MUTED)
