from __future__ import annotations

import gzip
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from onrecord.intake import fetch, robots

if TYPE_CHECKING:
    from collections.abc import Iterator

PUBLIC = "93.184.216.34"
PAGE = "<html><body><p>“No,” said the mayor.</p></body></html>".encode()


class _Server(BaseHTTPRequestHandler):
    """Misbehaves as its paths say."""

    seen: list[tuple[str, str, str]] = []  # noqa: RUF012
    rules = b"User-agent: *\nDisallow: /closed\n"

    def do_GET(self) -> None:
        self.seen.append((self.headers["Host"], self.path, self.headers["User-Agent"]))
        name = self.path.strip("/").split("?")[0].replace("-", "_").replace(".", "_")
        getattr(self, f"on_{name}", self.on_missing)()

    def answer(self, data: bytes = PAGE, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(data))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def on_robots_txt(self) -> None:
        self.answer(self.rules, Content_Type="text/plain") if self.rules else self.answer(b"", 500)

    def on_missing(self) -> None:
        self.answer(PAGE, 404)

    def on_page(self) -> None:
        self.answer()

    def on_closed(self) -> None:
        self.answer()

    def on_latin(self) -> None:
        self.answer("“No”".encode("cp1252"), Content_Type='text/html; charset="ISO-8859-1"')

    def on_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def on_broken(self) -> None:
        self.answer(b"\x1f\x8b\x08 this is no gzip", Content_Encoding="gzip")

    def on_half(self) -> None:
        self.answer(gzip.compress(PAGE * 100)[:-20], Content_Encoding="gzip")

    def on_bomb(self) -> None:
        self.answer(gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")

    def on_brotli(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def on_large(self) -> None:
        self.answer(b"a" * (fetch.LARGEST + 1))

    def on_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(20_000):
            self.wfile.write(b"a" * 1000)

    def on_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"a")
            time.sleep(0.1)

    def on_slow_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(50):
            self.wfile.write(f"X-{number}: a\r\n".encode())
            time.sleep(0.1)

    def on_garbage(self) -> None:
        self.wfile.write(b"\x00\x01 this is no answer\r\n\r\n")

    def on_wall(self) -> None:
        self.answer(PAGE, 403)

    def on_paid(self) -> None:
        self.answer(PAGE, 402)

    def on_busy(self) -> None:
        self.answer(PAGE, 503)

    def on_empty(self) -> None:
        self.answer(b"")

    def on_moved(self) -> None:
        self.answer(b"", 302, Location="/page")

    def on_circle(self) -> None:
        self.answer(b"", 302, Location="/circle")

    def on_long(self) -> None:
        self.answer(b"", 302, Location=f"/long?{len(self.seen)}")

    def on_inside(self) -> None:
        self.answer(b"", 302, Location="http://inside.example/secret")

    def on_loopback(self) -> None:
        self.answer(b"", 302, Location="http://127.0.0.1/secret")

    def on_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def on_to_closed(self) -> None:
        self.answer(b"", 302, Location="/closed")

    def on_wayback_available(self) -> None:
        self.answer(b'{"archived_snapshots": {"closest": {"available": true, "timestamp": "20260315010203"}}}')

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    _Server.seen = []
    _Server.rules = b"User-agent: *\nDisallow: /closed\n"
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    running.daemon_threads = True
    running.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def resolve(host: str, port: int) -> list[str]:
    return {"inside.example": ["10.0.0.7"], "two.example": [PUBLIC, "127.0.0.1"], "127.0.0.1": ["127.0.0.1"]}.get(
        host, [PUBLIC]
    )


def client(server: ThreadingHTTPServer, seconds: float = 3) -> tuple[fetch.Client, list[tuple[str, int]], list[float]]:
    """Return a client whose connections to the checked address end at the local server."""
    dialled: list[tuple[str, int]] = []
    slept: list[float] = []

    def dial(address: str, port: int, left: float) -> socket.socket:
        dialled.append((address, port))
        return socket.create_connection(("127.0.0.1", server.server_port), timeout=left)

    return (
        fetch.Client("desk@news.example", resolve=resolve, dial=dial, seconds=seconds, sleep=slept.append),
        dialled,
        slept,
    )


def test_a_page_comes_from_the_address_that_was_checked(server: ThreadingHTTPServer) -> None:
    made, dialled, _ = client(server)
    page = made.get("http://post.example/page?a=1")
    assert (page.data, page.url, page.kind) == (PAGE, "http://post.example/page?a=1", "text/html")
    assert set(dialled) == {(PUBLIC, 80)}
    assert [(host, path) for host, path, _ in _Server.seen] == [
        ("post.example", "/robots.txt"),
        ("post.example", "/page?a=1"),
    ]
    assert all(agent.startswith("onrecord/") and "desk@news.example" in agent for *_, agent in _Server.seen)


def test_one_request_a_host_and_second(server: ThreadingHTTPServer) -> None:
    made, _, slept = client(server)
    made.get("http://post.example/page")
    made.get("http://other.example/page")
    made.get("http://post.example/page")
    assert len(slept) == 3
    assert all(0.5 < each <= fetch.PAUSE for each in slept)


@pytest.mark.parametrize(
    ("path", "data", "charset"),
    [("moved", PAGE, ""), ("packed", PAGE, ""), ("latin", "“No”".encode("cp1252"), "ISO-8859-1")],
)
def test_what_comes(server: ThreadingHTTPServer, path: str, data: bytes, charset: str) -> None:
    page = client(server)[0].get(f"http://post.example/{path}")
    assert (page.data, page.charset) == (data, charset)


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("http://post.example/nowhere", "is not there (it answers 404)"),
        ("http://post.example/wall", "is not open to us (it answers 403: a log-in, or no programs)"),
        ("http://post.example/paid", "is not open to us (it answers 402: a payment)"),
        ("http://post.example/busy", "asks us to wait (it answers 503)"),
        ("http://post.example/empty", "is empty"),
        ("http://post.example/closed", "is closed to programs by its site (robots.txt)"),
        ("http://post.example/to-closed", "is closed to programs by its site (robots.txt)"),
        ("http://post.example/broken", "is packed wrongly"),
        ("http://post.example/half", "ends early"),
        ("http://post.example/bomb", "is larger than 5 MB"),
        ("http://post.example/brotli", "is packed in a way that we did not ask for (br)"),
        ("http://post.example/large", "is larger than 5 MB"),
        ("http://post.example/endless", "is larger than 5 MB"),
        ("http://post.example/circle", "leads in a circle"),
        ("http://post.example/long", "leads on more than 5 times"),
        ("http://post.example/inside", "leads to an address that is not of the open internet (inside.example)"),
        ("http://post.example/loopback", "leads to an address that is not of the open internet (127.0.0.1)"),
        ("http://post.example/file", "is no address of the web (file)"),
        ("http://two.example/page", "leads to an address that is not of the open internet (two.example)"),
        ("ftp://post.example/page", "is no address of the web (ftp)"),
        ("http://me:secret@post.example/page", "has a name or password in its address"),
        ("http:///page", "is an address without a host"),
        ("http://[::1", "is no address that can be read"),
    ],
)
def test_what_cannot_be_had_is_told(server: ThreadingHTTPServer, url: str, what: str) -> None:
    made, dialled, _ = client(server)
    with pytest.raises(fetch.UnfetchedError) as caught:
        made.get(url)
    assert caught.value.what == what
    assert caught.value.remedy
    assert {address for address, _ in dialled} <= {PUBLIC}


@pytest.mark.parametrize("path", ["slow", "slow-head"])
def test_what_drips_is_cut_off(server: ThreadingHTTPServer, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(fetch.UnfetchedError, match="did not come within 1 seconds"):
        client(server, seconds=0.8)[0].get(f"http://post.example/{path}")
    assert time.monotonic() - began < 4


def test_garbage_is_told(server: ThreadingHTTPServer) -> None:
    with pytest.raises(fetch.UnfetchedError):
        client(server)[0].get("http://post.example/garbage")


def test_rules_that_cannot_be_read_close_a_site(server: ThreadingHTTPServer) -> None:
    _Server.rules = b""
    with pytest.raises(fetch.UnfetchedError, match="cannot be had"):
        client(server)[0].get("http://post.example/page")


def test_a_copy_from_the_archive(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _, _ = client(server)
    asked: list[str] = []

    def get(url: str, **_: object) -> fetch.Fetched:
        asked.append(url)
        return fetch.Fetched(
            url, b'{"archived_snapshots": {"closest": {"available": true, "timestamp": "20260315010203"}}}'
        )

    monkeypatch.setattr(made, "_get", get)
    page = made.archived("https://post.example/a?b=1", "2026-03-14")
    assert asked == [
        "https://archive.org/wayback/available?url=https%3A%2F%2Fpost.example%2Fa%3Fb%3D1&timestamp=20260314",
        "https://web.archive.org/web/20260315010203id_/https://post.example/a?b=1",
    ]
    assert (page.url, page.captured) == ("https://post.example/a?b=1", "2026-03-15")
    assert made.get("https://web.archive.org/web/20260315010203/https://post.example/a").url == "https://post.example/a"


def test_no_copy_in_the_archive(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    made, _, _ = client(server)
    monkeypatch.setattr(made, "_get", lambda url, **_: fetch.Fetched(url, b'{"archived_snapshots": {}}'))
    with pytest.raises(fetch.UnfetchedError, match="has no copy"):
        made.archived("https://post.example/a")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.1.2.3", False), ("127.0.0.1", False), ("0.0.0.0", False),  # noqa: S104
        ("169.254.169.254", False), ("172.16.0.1", False), ("192.168.1.1", False), ("100.64.0.1", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("::7f00:1", False), ("no address", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert fetch.is_public(address) is public


@pytest.mark.parametrize(
    ("text", "path", "may"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: other\nUser-agent: onrecord\nDisallow: /a # no", "/a/b", False),
        ("User-agent: *\nDisallow: /\nUser-agent: OnRecord/1.0\nAllow: /", "/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café/x", False),
        ("Disallow: /", "/a", True),
    ],
)
def test_rules_of_a_site(text: str, path: str, may: bool) -> None:
    assert robots.parse(text, "onrecord").allow(path) is may


def test_rules_take_time_in_proportion() -> None:
    began = time.process_time()
    robots.parse("User-agent: *\nDisallow: /" + "*a" * 900 + "b$", "onrecord").allow("/" + "a" * 2000)
    assert time.process_time() - began < 1


def test_nothing_in_the_environment_opens_the_door(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{server.server_port}")
    with pytest.raises(fetch.UnfetchedError, match="not of the open internet"):
        fetch.Client(resolve=lambda *_: ["127.0.0.1"]).get(f"http://post.example:{server.server_port}/page")
    assert _Server.seen == []
