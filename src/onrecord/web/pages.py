"""Pages: templates, shared with those of the page that `report` writes, and what all of them are given."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.render import date_forms, evaluation_words, marking, otherwise, rules
from onrecord.render.html.templating import asset, environment
from onrecord.reports.passages import paragraphs
from onrecord.web.guard import token_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment
    from starlette.requests import Request

    from onrecord.reports.passages import Mark, Role
    from onrecord.web.desk import Desk

PACKAGE = "onrecord.web"
ROOMS = {
    "/": "Overview",
    "/review": "Review",
    "/claims": "Claims",
    "/issues": "Issues",
    "/diff": "Compare",
    "/timeline": "Timeline",
    "/actors": "Actors",
    "/articles": "Articles",
    "/codebook": "Codebook",
    "/check": "Check",
}
"""What the head of each page leads to."""
_WITHIN = {
    "/claim": "/claims",
    "/history": "/issues",
    "/article": "/articles",
    "/uncovered": "/codebook",
    "/evaluate": "/codebook",
}
"""In which of them the other pages stand."""
_BREAK = re.compile(r"[\s*_-]+")
"""What a line across the page is written with."""


def desk_of(request: Request) -> Desk:
    """Return the dossier that is served."""
    return request.app.state.desk


def address(path: str, **query: str) -> str:
    """Return an address of ours; every name in it is a value that is looked up, and no path."""
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path


def page(request: Request, template: str, title: str, status: int = 200, **given: object) -> HTMLResponse:
    """Return a page."""
    desk = desk_of(request)
    version = getattr(request.state, "version", "") or desk.version()
    given = {"wide": False, "told": "", "version": version, **given}
    text = (
        _engine()
        .get_template(template)
        .render(
            title=title,
            dossier=desk.name,
            rooms=ROOMS,
            here=request.url.path,
            room=_WITHIN.get(request.url.path, request.url.path),
            token=token_of(request),
            **given,
        )
    )
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def to(path: str, **query: str) -> RedirectResponse:
    """Send the browser to another page of ours."""
    return RedirectResponse(address(path, **query), 303)


@cache
def _engine() -> Environment:
    made = environment(PACKAGE)
    named = {"address": address, "date_forms": date_forms, "otherwise": otherwise, "rules": rules}
    made.globals |= {**named, "words": evaluation_words}  # pyright: ignore[reportUnknownMemberType]
    return made


@cache
def style() -> Response:
    """Return the style: that of the report's page, and ours."""
    return Response(f"{asset('page.css')}\n{asset('app.css', PACKAGE)}", media_type="text/css")


@cache
def script() -> Response:
    """Return the script: that of the charts, and ours."""
    return Response(f"{asset('chart.js')}\n{asset('app.js', PACKAGE)}", media_type="text/javascript")


class Piece(NamedTuple):
    """Words, the roles that cover them, and those of the roles that begin with them."""

    words: str
    roles: str
    begun: str


class Paragraph(NamedTuple):
    """A paragraph of an article: where it begins in the body, and its words in pieces."""

    at: int
    pieces: Sequence[Piece]


def whole(body: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Return an article in paragraphs, with its marks."""
    found = sorted(marks)
    told: list[Paragraph] = []
    before: frozenset[Role] = frozenset()
    for span in paragraphs(body):
        if _BREAK.fullmatch(span.of(body)):
            continue
        pieces: list[Piece] = []
        for words, roles in marking.segments(body, span, [mark for mark in found if mark.span.overlaps(span)]):
            pieces.append(Piece(words, " ".join(sorted(roles)), ", ".join(sorted(roles - before))))
            before = roles
        told.append(Paragraph(span.start, pieces))
    return told
