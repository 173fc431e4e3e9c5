"""Shapes and scales for leather: time as shares of the width, rows of stances, marks that are links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from leather import Axis, Scale, Series, Shape

from onrecord.render.html.elements import Share, element

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.models import Stance
    from onrecord.render.html.chart import Row
    from onrecord.render.html.ticks import Tick

WHOLE = Share(100)
HIT = 6.5
"""Pixels around a mark that answer to a finger."""
_STYLED = ("fill", "stroke", "stroke-width", "font-family", "font-size", "text-anchor")
"""What leather's axes set themselves; here the page's style does, for light and dark."""


class _Days(Scale):
    """Time across the width; the layout has found each day's share of it."""

    def project(self, value: float, range_min: float, range_max: float) -> Share:  # noqa: ARG002  leather's signature
        return Share(value)


class _Stances(Scale):
    """The rows of a panel, each named at its middle."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._middles = {row.stance: round(row.top + row.height / 2, 1) for row in rows}

    def project(self, value: Stance, range_min: float, range_max: float) -> float:  # noqa: ARG002  leather's signature
        return self._middles[value]


class _Links(Shape):
    """Draws each of a series as a link that answers to the pointer, a finger and the keyboard."""

    def __init__(self, link: Callable[[Any, Share, float], Element]) -> None:
        self._link = link

    def validate_series(self, series: Series[Any]) -> None:
        """Accept any."""

    def to_svg(
        self,
        width: float,
        height: float,  # noqa: ARG002  leather's signature
        x_scale: Scale,
        y_scale: Scale,  # noqa: ARG002  the same
        series: Series[Any],
        palette: object,  # noqa: ARG002  the same
    ) -> Element:
        group = Element("g")
        for datum in series.data():
            x, y = x_scale.project(datum.x, 0, width), datum.y
            link = self._link(datum.row, x, y)
            link.append(element("circle", "hit", cx=x, cy=y, r=HIT))
            group.append(link)
        return group


def days(ticks: Sequence[Tick], height: float, *parts: str) -> Element:
    """Return the axis of time: of its `parts`, each named day's ``line`` and its name, a ``text``."""
    axis = Axis([tick.x for tick in ticks], lambda _x, at, _of: ticks[at].name)
    drawn = _bare(axis.to_svg(WHOLE, height, _Days(), "bottom"), parts)
    for tick, group in zip(ticks, drawn, strict=True):
        if tick.minor:
            group.set("class", "minor")
    return drawn


def stances(rows: Sequence[Row], height: float) -> Element:
    """Return the axis of stances, left of its chart: their names, which each statement says itself."""
    axis = Axis([row.stance for row in rows], lambda stance, _at, _of: stance.replace("-", " "))
    drawn = _bare(axis.to_svg(WHOLE, height, _Stances(rows), "left"), ("text",))
    drawn.set("aria-hidden", "true")
    return drawn


def links(told: Sequence[Any], link: Callable[[Any, Share, float], Element]) -> Element:
    """Return what has a place (`x` in shares of the width, `y` in pixels) as links: those that `link` makes of each."""
    if not told:
        return Element("g")
    series = Series(told, x=lambda row, _: row.x, y=lambda row, _: row.y)
    return _Links(link).to_svg(WHOLE, 0, _Days(), _Days(), series, None)


def _bare(axis: Element, parts: Sequence[str]) -> Element:
    for tick in axis:
        for part in list(tick):
            if part.tag not in parts:
                tick.remove(part)
            for name in _STYLED:
                part.attrib.pop(name, None)
    return axis
