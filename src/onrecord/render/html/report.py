"""The page as one text that loads nothing: what its templates are given, and what the browser may do."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from typing import TYPE_CHECKING

from onrecord.render import position_words
from onrecord.render.html import chart
from onrecord.render.html.date_legend import legend
from onrecord.render.html.drawing import Drawing, flags
from onrecord.render.html.guide import guide
from onrecord.render.html.templating import asset, environment, tight
from onrecord.render.html.ticks import scale, ticks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.render.answers import Paper
    from onrecord.render.html.chart import Panel
    from onrecord.render.html.guide import Guide
    from onrecord.reports.drafts import Trust
    from onrecord.reports.page import Page

LARGE = 500
"""A page of more statements draws those out of sight only when they come near; pictures of a whole page miss them."""


def document(
    page: Page, title: str, selection: Sequence[str] = (), trust: Trust | None = None, measured: str = ""
) -> str:
    """Return the page as HTML; `selection` says in words to which claims it is limited, `trust` stands on top.

    How good drafts are, as `measured`, stands at its foot. The same answers give the same bytes.
    """
    named = guide(page)
    drawn = list(charts(page, named))
    style, script = asset("page.css"), f"{asset('page.js')}\n{asset('chart.js')}"
    text = (
        environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            title=title,
            selection=selection,
            banner=position_words.banner(trust),
            measured=measured,
            guide=named,
            charts=drawn,
            large=page.statements > LARGE,
            dating=legend(page),
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )
    return tight(text)


def paper(answer: Paper) -> str:
    """Return the page as `document` does."""
    return document(*answer)


def charts(page: Page, named: Guide) -> Iterable[tuple[Drawing, list[Panel]]]:
    """Yield for each issue what draws it, with the events that fall between its claims, and its parties' panels."""
    days = scale(_days(page))
    shown = ticks(days)
    numbers = {event: at for at, event in enumerate(named.events)}
    for story in page.histories:
        near = [(numbers[event], event) for event in story.events if event in numbers]
        yield Drawing(named, shown, flags(near, days)), [chart.panel(told, days) for told in story.parties]


def _policy(style: str, script: str) -> str:
    """Return what the browser may do: run and apply what we wrote, word for word, and load nothing at all."""
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    style_src, script_src = (f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; style-src {style_src}; script-src {script_src}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _days(page: Page) -> Iterable[date]:
    """Yield the days that the charts must show: those of the statements, and where their intervals begin."""
    for entry in (entry for story in page.histories for entry in story.entries):
        if entry.when and entry.day:
            yield entry.day
            if entry.when.earliest != date.min:
                yield min(entry.when.earliest, entry.day)
