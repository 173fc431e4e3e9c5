"""The few styles of the terminal, and the signs that carry them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.render import position_words, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Stance
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Role

# Of the 256 colours these have a contrast of about 4 : 1 or more on black and on white alike.
GREEN, RED, BLUE, VIOLET, GREY = "color(28)", "color(160)", "color(27)", "color(128)", "color(243)"

MUTED = GREY
HEADING = "bold"
WARNING = f"bold {VIOLET}"
DRAFT = VIOLET
STANCES: dict[Stance, str] = {
    "supports": f"bold {GREEN}",
    "leans-for": GREEN,
    "noncommittal": f"bold {GREY}",
    "leans-against": RED,
    "opposes": f"bold {RED}",
}
ROLES: dict[Role, str] = {"source": f"bold {BLUE}", "cue": f"italic {VIOLET}", "content": "underline"}


def stance(name: Stance) -> Text:
    """Return a stance as sign and words."""
    return Text(wording.stance(name), STANCES[name])


def held(entry: Entry) -> Text:
    """Return a claim's stance as sign and words; the sign is hollow where it is reported."""
    return Text(wording.held(entry), STANCES[entry.claim.stance])


def sign_of(entry: Entry) -> Text:
    """Return the sign of a claim's stance alone, hollow where it is reported."""
    return Text(wording.sign(entry), STANCES[entry.claim.stance])


def sign(name: Stance) -> Text:
    """Return the sign of a stance alone."""
    return Text(wording.GLYPHS[name], STANCES[name])


def speaker(entry: Entry) -> Text:
    """Return who spoke, for whom and who reported it."""
    actor = wording.plain(entry.claim.actor)
    text = Text().append(actor, HEADING).append(wording.speaker(entry).removeprefix(actor))
    return text if entry.own_words else text.append(f", {wording.relay(entry)}", MUTED)


def voiced(entry: Entry) -> Text:
    """Return who spoke, for whom, and whose words that is: own ones, or of who reported it."""
    return speaker(entry).append(f", {position_words.whose(entry)}", MUTED) if entry.own_words else speaker(entry)


def draft(entry: Entry) -> Text:
    """Return a mark where no person has looked at the claim, or one has rejected it."""
    status = entry.claim.status
    return Text(f" · {status}", DRAFT) if status in ("draft", "rejected") else Text()


def legend(entries: Iterable[Entry] = ()) -> Text:
    """Return what the signs of the stances mean, and the hollow ones where such a one is among `entries`."""
    hollow = any(not entry.own_words for entry in entries)
    signs = Text("  ").join(map(stance, STANCES))
    return signs.append(f"\n{wording.HOLLOW}", MUTED) if hollow else signs


def rule(title: str) -> Rule:
    """Return a heading with a line behind it."""
    return Rule(Text(wording.plain(title), HEADING), align="left", style=MUTED, characters="─")


def grid(*widths: int | None) -> Table:
    """Return a table without lines whose columns have these widths; None takes what is left."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for width in widths:
        table.add_column(width=width, no_wrap=width is not None, ratio=None if width else 1, overflow="fold")
    return table


def rows(*headings: str) -> Table:
    """Return a table with a muted heading over each column and no lines."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=MUTED, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
