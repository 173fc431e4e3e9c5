"""Who may ask: only a browser on this machine that was given the key, and changes only from its own pages.

The guard stands before everything else. It hands on a change only with the form that it has checked, so no page can
forget to check.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
_HOSTS = (HOST, "localhost")
LARGEST = 1_000_000
"""Bytes of a form."""
_FIELDS = 100
_FORM, _TOKEN = "onrecord.form", "onrecord.token"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
    " img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: by that a browser would hide the origin of our own forms, which is what they are known by.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NO_KEY = "Open the address that onrecord has printed: it carries the key."
_NOT_HERE = "This address is not the one that onrecord has printed."
_NOT_OURS = "Nothing was changed: this did not come from a page of onrecord. Open the page again."


class Guard:
    """Stands before an application that is reached at a port of this machine."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app, self._port = app, port
        self.key = secrets.token_urlsafe(24)
        """What the address carries."""
        self.token = secrets.token_urlsafe(24)
        """What every form carries."""
        self._known = secrets.token_urlsafe(24)
        self._once: set[str] = set()
        # A page may be asked for by these names alone: one that somebody else has made to mean this machine is refused.
        self._hosts = [f"{host}:{port}" for host in _HOSTS]
        self.cookie = f"onrecord-{port}"  # cookies know no ports: two dossiers must not take each other's

    def address(self) -> str:
        """Return the address for people, with the key."""
        return f"http://{HOST}:{self._port}/?key={self.key}"

    def address_once(self) -> str:
        """Return an address that opens once: who starts a browser shows its address to the others on the machine."""
        key = secrets.token_urlsafe(24)
        self._once.add(key)
        return f"http://{HOST}:{self._port}/?key={key}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            raise RuntimeError("only HTTP is served here")

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        request = Request(scope, receive)
        answer = self._answer(request)
        if answer is None and request.method == "POST":
            form = await _form(request)
            if not _is(form.get("token", ""), self.token):
                answer = _refused(_NOT_OURS)
            scope[_FORM] = form
        scope[_TOKEN] = self.token
        await (answer or self._app)(scope, receive, protected)

    def _answer(self, request: Request) -> Response | None:
        """Return what is answered without asking the application; None for who may ask it."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return _refused(_NOT_HERE)
        if request.method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("No such method.", 405, {"Allow": "GET, HEAD, POST"})
        if request.method == "GET" and request.url.path == "/" and "key" in request.query_params:
            return self._admitted(request.query_params["key"])
        if not _is(request.cookies.get(self.cookie, ""), self._known):
            return _refused(_NO_KEY)
        if request.method == "POST" and not self._is_ours(request):
            return _refused(_NOT_OURS)
        return None

    def _admitted(self, key: str) -> Response:
        """Exchange the key for a cookie."""
        once = next((known for known in self._once if _is(key, known)), None)
        if once is None and not _is(key, self.key):
            return _refused(_NO_KEY)
        self._once.discard(once or "")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self._known, httponly=True, samesite="strict", path="/")
        return answer

    def _is_ours(self, request: Request) -> bool:
        """True for a form that a page of ours sends: browsers say where a form comes from, and no page can lie."""
        head = request.headers
        return (
            head.get("origin") == f"http://{head['host']}"
            and head.get("sec-fetch-site", "same-origin") == "same-origin"
            and head.get("content-type", "").partition(";")[0].strip() == "application/x-www-form-urlencoded"
        )


def form_of(request: Request) -> dict[str, str]:
    """Return the form that the guard has checked."""
    return request.scope[_FORM]


def token_of(request: Request) -> str:
    """Return what a form has to carry."""
    return request.scope[_TOKEN]


async def _form(request: Request) -> dict[str, str]:
    """Return the fields of a form; none of one that is too large, or no form at all."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return {}
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
    except ValueError:
        return {}
    return dict(fields)


def _is(given: str, known: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), known.encode())


def _refused(why: str) -> Response:
    return PlainTextResponse(why, 403)
