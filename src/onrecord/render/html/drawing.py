"""Draws the charts: what their layout has placed, in the order in which it lies on the page, with leather's axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.render.html.chart import PHONE
from onrecord.render.html.elements import Share, element, written
from onrecord.render.html.shapes import HIT, days, links, stances
from onrecord.render.html.voice_names import names
from onrecord.reports.timeline import event_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from markupsafe import Markup

    from onrecord.models import Event
    from onrecord.render.html.chart import Mark, Panel, Row, Segment
    from onrecord.render.html.guide import Guide
    from onrecord.render.html.ticks import Scale, Tick
    from onrecord.render.html.voice_names import Name
    from onrecord.reports.entries import Entry


FLAG, FLAGS = 15, 10
"""Pixels of the height of an event, and how many rows of events there are at most."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An event, the `at`-th of the page, and its place: `x` in per cent of the width, `y` in pixels."""

    at: int
    event: Event
    x: float
    y: float


def flags(numbered: Iterable[tuple[int, Event]], shown: Scale) -> list[Flag]:
    """Place events on their days, those that are near on a phone below each other while there are rows."""
    placed: list[Flag] = []
    ends = [float("-inf")] * FLAGS
    for at, event in sorted(numbered, key=lambda pair: event_day(pair[1])):
        x = shown.at(event_day(event))
        row = next((row for row, end in enumerate(ends) if end <= x), ends.index(min(ends)))
        ends[row] = x + 100 * 2 * HIT / PHONE
        placed.append(Flag(at, event, x, FLAG * (row + 0.5)))
    return placed


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the chart of one issue, which shares its days with the others of the page."""

    guide: Guide
    days: Sequence[Tick]
    flags: Sequence[Flag]

    @property
    def height(self) -> float:
        """Pixels of the rows of events."""
        return max((flag.y for flag in self.flags), default=0) + FLAG / 2

    def events(self) -> Markup:
        """Draw the events, each a link to its place in the timeline."""
        return written(links(self.flags, _flag))

    def axis(self) -> Markup:
        """Draw the names of the days."""
        return written(days(self.days, 0, "line", "text"))

    def panel(self, panel: Panel) -> Markup:
        """Draw one party's statements, each a link to its evidence, and the lines of its voices."""
        return written(
            *(_row(at, row) for at, row in enumerate(panel.rows)),
            stances(panel.rows, panel.height),
            days(self.days, panel.height, "line"),
            *(element("line", "evl", x1=Share(flag.x), x2=Share(flag.x), y2="100%") for flag in self.flags),
            *(
                element("rect", "split", x=Share(band.x), width=Share(band.width), height="100%")
                for band in panel.splits
            ),
            *(_line(piece) for piece in panel.segments),
            links(panel.marks, self._statement),
            *(_name(name) for name in names(panel)),
        )

    def _statement(self, mark: Mark, x: Share, y: float) -> Element:
        claim = mark.entry.claim
        look = f"m{self.guide.look(mark.entry)}"
        made = element("a", look, href=self.guide.to_claim(claim.id), aria_label=_told(mark.entry))
        if mark.start is not None:
            bar = "bar open" if mark.open else "bar"
            made.append(element("line", bar, x1=Share(mark.start), x2=x, y1=y, y2=y))
        made.append(element("use", href=f"#{self.guide.mark(mark.entry, mark.entry.party)}", x=x, y=y))
        return made


def _told(entry: Entry) -> str:
    """Return a statement in the words of a screen reader."""
    claim = entry.claim
    speaker = wording.speaker(entry) + ("" if entry.own_words else f", {wording.relay(entry)}")
    draft = ", draft" if claim.is_draft else ""
    stance = claim.stance.replace("-", " ")
    return f"{wording.day(claim.date)}, {speaker}, {stance}, position: {wording.plain(claim.position)}{draft}"


def _flag(flag: Flag, x: Share, y: float) -> Element:
    shape = element("use", "evm", href="#ev", x=x, y=y)
    label = f"Event, {wording.day(flag.event.date)}: {wording.plain(flag.event.text)}"
    return element("a", "em", shape, href=f"#e-{flag.at}", aria_label=label)


def _row(at: int, row: Row) -> Element:
    return element("rect", f"r r{at}", width="100%", y=row.top, height=row.height)


def _line(piece: Segment) -> Element:
    """Draw a piece of a voice's line; where marks of others lie in its way, around them."""
    if piece.around:
        path = element("path", "seg turn", d=f"M0 {piece.y1}H9V{piece.y2}H0")
        return element("svg", "around", path, x=Share(piece.x2))
    look = "seg turn" if piece.change else "seg"
    return element("line", look, x1=Share(piece.x1), x2=Share(piece.x2), y1=piece.y1, y2=piece.y2)


def _name(name: Name) -> Element:
    look = " ".join(("voice", *(["end"] if name.end else []), *(["minor"] if name.minor else [])))
    place = {"x": Share(name.x), "dx": name.dx, "y": round(name.y, 1)}
    return element("text", look, text=wording.plain(name.voice), aria_hidden="true", **place)
