"""One page from the web, as a guest behaves: slowly, by name, within limits, and never to an address of this house.

The address that a name resolves to is checked, and the connection goes to the address that was checked: nothing is
resolved twice. No log-in, no cookie, no script, no proxy; a page behind a wall is for a person to save.
"""

from __future__ import annotations

import ipaddress
import json
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from http.client import HTTPException
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import quote, urlencode, urljoin, urlsplit

from onrecord.errors import MissingExtraError
from onrecord.intake import addresses, decoding, robots
from onrecord.intake.found import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from urllib3.response import BaseHTTPResponse

NAME = "onrecord"
LARGEST = 5_000_000
"""Bytes of a page, unpacked."""
SECONDS = 20.0
"""For one page with all its redirects."""
PAUSE = 1.0
"""Seconds between two requests to one host."""
REDIRECTS = 5
SAVE = "Open it in your browser, save the page, and add the file."
"""What a person can do where we cannot."""

_PORTS = {"http": 80, "https": 443}
_REDIRECT = (301, 302, 303, 307, 308)
_CAPTURE = re.compile(r"(https?://web\.archive\.org/web/)(\d{4,14})(?:[a-z]{2}_)?(/.+)", re.IGNORECASE)
_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (NAT64)."""


class UnfetchedError(UnreadableError):
    """A page that cannot be had: why, as the end of a sentence, and what to do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page from the web."""

    url: str
    """Where it came from, after redirects."""
    data: bytes
    charset: str = ""
    kind: str = ""
    """The media type that the server gave."""
    capture: str = ""
    """The address in an archive, for a copy from there."""
    captured: str = ""
    """The day of that copy."""


class _Target(NamedTuple):
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses of a host, as the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def dialled(address: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to an address."""
    return socket.create_connection((address, port), timeout=seconds)


def is_public(address: str) -> bool:
    """True for an address of the open internet; all else is refused, also where IPv6 hides it.

    >>> [is_public(each) for each in ("93.184.216.34", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "::1")]
    [True, False, False, False, False]
    """
    try:
        at = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner: list[ipaddress.IPv4Address | None] = []
    if isinstance(at, ipaddress.IPv6Address):
        inner = [at.ipv4_mapped, at.sixtofour, *(at.teredo or ())]
        if at in _EMBEDDING or int(at) >> 32 == 0:
            inner.append(ipaddress.IPv4Address(int(at) & 0xFFFFFFFF))
    return all(
        each.is_global and not (each.is_multicast or each.is_reserved or each.is_unspecified)
        for each in (*(each for each in inner if each), *(() if _is_mapped(at) else (at,)))
    )


def _is_mapped(at: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return isinstance(at, ipaddress.IPv6Address) and at.ipv4_mapped is not None


def checked(host: str, port: int, resolve: Callable[[str, int], list[str]] = resolved) -> list[str]:
    """Return the addresses of a host; UnfetchedError where one of them is not of the open internet."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise UnfetchedError(f"is at a host that is not found ({host})", "Look at the address.") from error
    if not found:
        raise UnfetchedError(f"is at a host that is not found ({host})", "Look at the address.")
    if not all(map(is_public, found)):
        raise UnfetchedError(f"leads to an address that is not of the open internet ({host})", SAVE)
    return found


class Client:
    """Fetches pages, and keeps what it must keep to be a good guest: rules by host, and when it last asked."""

    def __init__(
        self,
        contact: str = "",
        *,
        resolve: Callable[[str, int], list[str]] = resolved,
        dial: Callable[[str, int, float], socket.socket] = dialled,
        seconds: float = SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take what it says of itself; `resolve` and `dial` are the system's, or a test's. The check stays."""
        try:
            own = version(NAME)
        except PackageNotFoundError:
            own = "0"
        reach = f"; {re.sub(r'[^ -~]|[()]', '', contact)[:100]}" if contact else ""
        self._agent = f"{NAME}/{own} (fetches single pages that a person names{reach})"
        self._resolve, self._dial, self._seconds, self._sleep = resolve, dial, seconds, sleep
        self._rules: dict[str, robots.Rules] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str) -> Fetched:
        """Return a page; UnfetchedError says why it cannot be had."""
        capture = _CAPTURE.fullmatch(url.strip())
        if not capture:
            return self._get(url, is_ruled=True)
        raw = f"{capture[1]}{capture[2]}id_{capture[3]}"
        return replace(self._get(raw, is_ruled=True), url=addresses.clean(url), capture=raw, captured=_day(capture[2]))

    def archived(self, url: str, day: str = "") -> Fetched:
        """Return the copy of a page in the Wayback Machine that is nearest to a day (2026-03-14)."""
        asked = {"url": url} | ({"timestamp": re.sub(r"\D", "", day)} if day else {})
        answer = self._get(f"https://archive.org/wayback/available?{urlencode(asked)}", is_ruled=True)
        stamp = _nearest(answer.data)
        if not stamp:
            raise UnfetchedError("has no copy in the Wayback Machine", SAVE)
        capture = f"https://web.archive.org/web/{stamp}id_/{url}"
        return replace(
            self._get(capture, is_ruled=True), url=addresses.clean(url), capture=capture, captured=_day(stamp)
        )

    def _get(self, url: str, *, is_ruled: bool, largest: int = LARGEST, exact: bool = True) -> Fetched:
        deadline = time.monotonic() + self._seconds
        seen: set[str] = set()
        for _ in range(REDIRECTS + 1):
            if url in seen:
                raise UnfetchedError("leads in a circle", SAVE)
            seen.add(url)
            target = _target(url)
            if is_ruled and not self._may(target):
                raise UnfetchedError("is closed to programs by its site (robots.txt)", SAVE)
            if is_ruled:
                self._wait(target.host)
                deadline = max(deadline, time.monotonic() + self._seconds / 2)
            with self._answer(target, deadline) as answer:
                place = answer.headers.get("location", "")
                if answer.status in _REDIRECT and place:
                    url = urljoin(url, place.strip())
                    continue
                _refuse(answer.status)
                data = _read(answer, largest, exact=exact)
                kind, charset = _media(answer.headers.get("content-type", ""))
            if not data and exact:
                raise UnfetchedError("is empty", SAVE)
            return Fetched(url, data, charset, kind)
        raise UnfetchedError(f"leads on more than {REDIRECTS} times", SAVE)

    def _may(self, target: _Target) -> bool:
        """True where the robots.txt of a site does not close a path; one that cannot be read closes all."""
        rules = self._rules.get(target.origin)
        if rules is None:
            self._wait(target.host)
            rules = self._rules[target.origin] = self._read_rules(target)
        return rules.allow(target.path)

    def _read_rules(self, target: _Target) -> robots.Rules:
        shown = f"[{target.host}]" if ":" in target.host else target.host
        try:
            found = self._get(
                f"{target.scheme}://{shown}:{target.port}/robots.txt",
                is_ruled=False,
                largest=robots.LARGEST,
                exact=False,
            )
        except _MissingError:
            return robots.Rules()
        return robots.parse(decoding.decode(found.data, "utf-8"), NAME)

    def _wait(self, host: str) -> None:
        """Wait until a host was left alone for a second."""
        last = self._asked.get(host)
        if last is not None and (left := last + PAUSE - time.monotonic()) > 0:
            self._sleep(left)
        self._asked[host] = time.monotonic()

    @contextmanager
    def _answer(self, target: _Target, deadline: float) -> Generator[BaseHTTPResponse]:
        """Yield the answer to one request; what takes too long is cut off, wherever it is."""
        try:
            from urllib3.connection import HTTPConnection  # noqa: PLC0415 - an optional part
            from urllib3.exceptions import HTTPError  # noqa: PLC0415 - as above
        except ImportError as error:
            raise MissingExtraError("web", "urllib3") from error
        address = checked(target.host, target.port, self._resolve)[0]
        left = max(deadline - time.monotonic(), 0.01)
        cut = threading.Event()
        try:
            with closing(self._socket(target, address, left)) as connected, _cut_after(left, connected, cut):
                connection = HTTPConnection(target.host, target.port, timeout=left)
                connection.sock = connected
                with closing(connection):
                    connection.request(
                        "GET", target.path, headers=self._headers(target), preload_content=False, decode_content=False
                    )
                    with closing(connection.getresponse()) as answer:
                        yield answer
            if cut.is_set():
                raise self._late()
        except UnfetchedError as error:
            # What was cut off looks like an end, or like a body that is packed wrongly.
            raise self._late() if cut.is_set() else error from error
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if cut.is_set() or isinstance(error, TimeoutError):
                raise self._late() from error
            raise UnfetchedError(f"could not be fetched ({_short(error)})", SAVE) from error

    def _late(self) -> UnfetchedError:
        return UnfetchedError(f"did not come within {self._seconds:.0f} seconds", SAVE)

    def _socket(self, target: _Target, address: str, left: float) -> socket.socket:
        connected = self._dial(address, target.port, max(min(left, 10.0), 0.01))
        connected.settimeout(max(left, 0.01))
        if target.scheme == "http":
            return connected
        try:
            return ssl.create_default_context().wrap_socket(connected, server_hostname=target.host)
        except BaseException:
            connected.close()
            raise

    def _headers(self, target: _Target) -> dict[str, str]:
        shown = f"[{target.host}]" if ":" in target.host else target.host
        host = shown if target.port == _PORTS[target.scheme] else f"{shown}:{target.port}"
        accepted = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
        return {
            "Host": host,
            "User-Agent": self._agent,
            "Accept": accepted,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }


class _MissingError(UnfetchedError):
    """There is nothing at an address."""


@contextmanager
def _cut_after(seconds: float, connected: socket.socket, cut: threading.Event) -> Generator[None]:
    """Cut a connection off after some seconds, whatever is being read from it: each byte of a drip is in time."""

    def end() -> None:
        cut.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _short(error: Exception) -> str:
    return re.sub(r"<[^<>]*>:? ?", "", str(error))[:120] or type(error).__name__


def _target(url: str) -> _Target:
    """Return where an address leads; UnfetchedError for one that is not of the web, or that has a password in it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii") if parts.hostname else ""
    except (ValueError, UnicodeError) as error:
        raise UnfetchedError("is no address that can be read", "Look at it again.") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise UnfetchedError(
            f"is no address of the web ({scheme or 'no scheme'})", "Give one that begins with https://."
        )
    if parts.username is not None or parts.password is not None:
        raise UnfetchedError("has a name or password in its address", SAVE)
    if not host:
        raise UnfetchedError("is an address without a host", "Look at it again.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return _Target(scheme, host, port or _PORTS[scheme], f"{path}?{query}" if query else path)


def _refuse(status: int) -> None:
    if status in (401, 402, 403, 407, 451):
        wants = {402: "a payment", 451: "that it is not shown here, by law"}.get(status, "a log-in, or no programs")
        raise (_MissingError if status != 407 else UnfetchedError)(
            f"is not open to us (it answers {status}: {wants})", SAVE
        )
    if status in (404, 410):
        raise _MissingError(f"is not there (it answers {status})", "Look at the address, or ask for an archived copy.")
    if status in (429, 503):
        raise UnfetchedError(
            f"asks us to wait (it answers {status})", "Try again later, or save the page and add the file."
        )
    if 400 <= status < 500:
        raise _MissingError(f"cannot be had (it answers {status})", SAVE)
    if status != 200:
        raise UnfetchedError(f"cannot be had (it answers {status})", SAVE)


def _read(answer: BaseHTTPResponse, largest: int, *, exact: bool) -> bytes:
    """Return the body of an answer, unpacked, within a limit; the begin of it where the whole is not asked for."""
    packing = answer.headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise UnfetchedError(f"is packed in a way that we did not ask for ({packing[:20]})", SAVE)
    unpacker = zlib.decompressobj(47) if packing not in ("", "identity") else None
    found = bytearray()
    came = 0
    while len(found) <= largest:
        raw = answer.read1(65_536, decode_content=False)
        if not raw:
            break
        came += len(raw)
        try:
            found += unpacker.decompress(raw, largest + 1 - len(found)) if unpacker else raw
        except zlib.error as error:
            raise UnfetchedError("is packed wrongly", SAVE) from error
    if len(found) > largest:
        if exact:
            raise UnfetchedError(f"is larger than {largest // 1_000_000} MB", SAVE)
        return bytes(found[:largest])
    length = answer.headers.get("content-length", "")
    if (unpacker and not unpacker.eof and found) or (length.isdecimal() and came < int(length[:20])):
        raise UnfetchedError("ends early", "Try again.")
    return bytes(found)


def _media(said: str) -> tuple[str, str]:
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", said, re.IGNORECASE)
    return said.partition(";")[0].strip().lower(), charset[1] if charset else ""


def _nearest(answer: bytes) -> str:
    """Return the time of the copy that the Wayback Machine names; empty where it has none."""
    try:
        loaded: Any = json.loads(answer)
        nearest = cast("dict[str, Any]", loaded["archived_snapshots"]["closest"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    stamp = str(nearest.get("timestamp", ""))
    return stamp if nearest.get("available", True) and re.fullmatch(r"\d{4,14}", stamp) else ""


def _day(stamp: str) -> str:
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}" if len(stamp) >= 8 else stamp[:4]
