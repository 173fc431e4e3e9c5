"""What others may do: nothing. Each row is an attack."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import PAGES
from onrecord.web.guard import LARGEST

from .conftest import HERE, PORT, Reviewer, admitted

EVERYWHERE = [*PAGES, "/version", "/style.css", "/script.js"]


def stranger(guard):
    return TestClient(guard, base_url=HERE)


@pytest.mark.parametrize("at", [*EVERYWHERE, "/nothing", "/?key=", "/?key=wrong", "/claims?key={key}", "/?key=%C3%A9"])
def test_without_the_key_there_is_nothing(served, at):
    answer = stranger(served[0]).get(at.format(key=served[0].key))
    assert (answer.status_code, "Open the address" in answer.text) == (403, True)
    assert "set-cookie" not in answer.headers


def test_the_key_becomes_a_strict_cookie(served):
    browser = stranger(served[0])
    answer = browser.get("/", params={"key": served[0].key}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("httponly", "samesite=strict", "path=/", f"onrecord-{PORT}="))
    assert served[0].key.lower() not in cookie
    assert browser.get("/").status_code == 200


def test_a_cookie_of_another_dossier_opens_nothing(served, path):
    from onrecord.web.app import application

    other = application(path, PORT + 1)[0]
    browser = admitted(other, PORT + 1)
    (value,) = [cookie.value for cookie in browser.cookies.jar]
    answer = stranger(served[0]).get("/", headers={"cookie": f"onrecord-{PORT}={value}"})
    assert answer.status_code == 403


def test_the_address_of_the_opened_browser_opens_once(served):
    address = served[0].address_once()
    assert stranger(served[0]).get(address).status_code == 200
    assert stranger(served[0]).get(address).status_code == 403


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", f"127.0.0.1.evil.example:{PORT}",
        f"localhost.:{PORT}", f"[::1]:{PORT}", f"0.0.0.0:{PORT}", f"127.0.0.2:{PORT}", f"user@127.0.0.1:{PORT}", "",
    ],
)  # fmt: skip
def test_a_name_that_somebody_made_to_mean_this_machine_is_refused(served, browser, host):
    for at in ("/", f"/?key={served[0].key}", "/version"):
        answer = browser.get(at, headers={"host": host}, follow_redirects=False)
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_localhost_will_do(served):
    assert TestClient(served[0], base_url=f"http://localhost:{PORT}").get(f"/?key={served[0].key}").status_code == 200


@pytest.mark.parametrize(
    "heads",
    [
        {}, {"origin": "null"}, {"origin": "http://evil.example"}, {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"https://127.0.0.1:{PORT}"}, {"origin": f"http://localhost:{PORT}"}, {"origin": "http://127.0.0.1"},
        {"origin": HERE, "sec-fetch-site": "cross-site"}, {"origin": HERE, "sec-fetch-site": "same-site"},
        {"origin": HERE, "content-type": "text/plain"}, {"origin": HERE, "content-type": "application/json"},
        {"origin": HERE, "content-type": "multipart/form-data; boundary=x"},
    ],
)  # fmt: skip
def test_a_form_from_elsewhere_changes_nothing(reviewer, heads, path):
    before = (path / "claims.yaml").read_bytes()
    for does in ("accept", "reject", "coded", "undo"):
        answer = reviewer.browser.post("/review", data=reviewer.form(does), headers=heads)
        assert answer.status_code == 403
    assert (path / "claims.yaml").read_bytes() == before


@pytest.mark.parametrize("token", [None, "", "wrong", "\udce9"])
def test_a_form_without_the_token_changes_nothing(reviewer, token, path):
    before = (path / "claims.yaml").read_bytes()
    form = {name: value for name, value in {**reviewer.form("accept"), "token": token}.items() if value is not None}
    form["token" if token else "other"] = (token or "").encode("utf-8", "surrogateescape").decode("latin-1")
    assert reviewer.send(form).status_code == 403
    assert (path / "claims.yaml").read_bytes() == before


def test_a_form_that_is_too_large_or_no_form_changes_nothing(reviewer, path):
    before = (path / "claims.yaml").read_bytes()
    heads = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}
    token = reviewer.form("")["token"]
    for body in (
        f"token={token}&x={'x' * LARGEST}",
        f"token={token}" + "&a=b" * 200,
        b"\xff\xfe",
        f"token={token}&x=%ff",
    ):
        assert reviewer.browser.post("/review", content=body, headers=heads).status_code == 403
    assert (path / "claims.yaml").read_bytes() == before


def test_no_address_changes_anything_by_being_looked_at(reviewer, path):
    before = (path / "claims.yaml").read_bytes()
    form = reviewer.form("accept")
    for at in ("/review", "/", "/claims"):
        reviewer.browser.get(at, params=form)
    assert (path / "claims.yaml").read_bytes() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_methods(browser, method):
    assert browser.request(method, "/review").status_code == 405


@pytest.mark.parametrize("at", [at for at in EVERYWHERE if at != "/review"])
def test_only_the_review_takes_forms(browser, served, at):
    answer = browser.post(at, data={"token": served[0].token}, headers={"origin": HERE})
    assert answer.status_code == 405


PATHS = [
    "../claims.yaml", "../../../../etc/passwd", "/etc/passwd", "..%2f..%2fetc%2fpasswd", "file:///etc/passwd",
    "first/../second", "articles/first.md", "first.md", "./first", "C:\\boot.ini", "first\x00", "", "%00", "~root",
]  # fmt: skip


@pytest.mark.parametrize("name", PATHS)
def test_no_name_in_an_address_is_a_path(browser, name):
    for at, key in (("/article", "id"), ("/claim", "id"), ("/review", "article"), ("/history", "issue")):
        answer = browser.get(at, params={key: name})
        assert answer.status_code in (400, 404) or (at == "/review" and not name)
        assert "root:" not in answer.text
    for at in (f"/{quote(name)}", f"/style.css/{quote(name)}", f"//{quote(name, safe='')}"):
        answer = browser.get(HERE + at)
        assert (answer.status_code, "root:" in answer.text) in ((200, False), (404, False))


@pytest.mark.parametrize("at", [*EVERYWHERE, "/nothing"])
def test_every_answer_says_what_a_browser_may_do(browser, served, at):
    for answer in (browser.get(at), stranger(served[0]).get(at)):
        policy = answer.headers["content-security-policy"]
        assert all(
            word in policy
            for word in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        )
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "access-control-allow-origin" not in answer.headers


def test_no_page_loads_anything_from_elsewhere_or_has_script_of_its_own(browser):
    Reviewer(browser)
    for at in PAGES:
        text = browser.get(at).text
        assert text.count("<script") == 1
        assert '<script src="/script.js" defer></script>' in text
        assert not re.search(' style=|<style|src="http', text)
        assert '<link rel="stylesheet" href="/style.css">' in text
