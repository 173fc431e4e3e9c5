"""The application: which address is answered by which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.web import asking, checking, reviewing
from onrecord.web.desk import Desk
from onrecord.web.guard import Guard
from onrecord.web.pages import desk_of, page, script, style
from onrecord.web.reviews import Windows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

PAGES: dict[str, Callable[[Request], Response]] = {
    "/": asking.overview,
    "/review": reviewing.shown,
    "/claims": asking.claims,
    "/claim": asking.claim,
    "/issues": asking.issues,
    "/history": asking.history,
    "/diff": asking.diff,
    "/timeline": asking.timeline,
    "/actors": asking.actors,
    "/articles": asking.articles,
    "/article": asking.article,
    "/codebook": checking.codebook,
    "/uncovered": checking.uncovered,
    "/evaluate": checking.evaluate,
    "/check": checking.check,
}
"""No address holds a name: names are values after the question mark, which are looked up in what was read."""


def _as_it_was(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Note how the files are before an answer reads them: what is written while it works is seen by its page."""

    def answered(request: Request) -> Response:
        request.state.version = desk_of(request).version()
        return answer(request)

    return answered


def _version(request: Request) -> Response:
    return PlainTextResponse(desk_of(request).version())


def _style(request: Request) -> Response:
    del request
    return style()


def _script(request: Request) -> Response:
    del request
    return script()


def _told(request: Request, error: Exception) -> Response:
    """Tell what could not be answered, in a sentence."""
    if isinstance(error, HTTPException):
        return page(request, "error.html.j2", "Nothing here", error.status_code, told=f"{error.detail}.")
    missing = isinstance(error, UnknownNameError)
    return page(request, "error.html.j2", "This could not be answered", 404 if missing else 400, told=str(error))


def application(path: Path, port: int, by: str = "") -> tuple[Guard, Desk]:
    """Return the application for a dossier behind its guard, and the dossier; `by` is who decides there."""
    routes = [Route(at, _as_it_was(answer)) for at, answer in PAGES.items()]
    routes += [Route("/review", _as_it_was(reviewing.decided), methods=["POST"])]
    routes += [Route("/version", _version), Route("/style.css", _style), Route("/script.js", _script)]
    app = Starlette(routes=routes, exception_handlers={OnrecordError: _told, HTTPException: _told})
    app.state.desk, app.state.windows = Desk(path, by), Windows()
    return Guard(app, port), app.state.desk
