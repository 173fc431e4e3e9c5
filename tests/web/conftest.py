"""A small dossier with drafts, and browsers that ask its application: no network, no port."""

from __future__ import annotations

import re
import shutil
from html import unescape

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")
pytest.importorskip("httpx2", reason="the extra `test` is not installed")

from anyio.from_thread import start_blocking_portal
from starlette.testclient import TestClient

from onrecord import Dossier
from onrecord.models import Claim
from onrecord.web.app import application

PORT = 8000
HERE = f"http://127.0.0.1:{PORT}"
CODEBOOK = """\
version: 1
parties:
  north: {name: North, speaks_as: [North]}
  south: {name: South}
actors:
- {name: Anna Berg, party: north}
- {name: Carl Dahl, party: south}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge], label: the bridge}
  toll: {proposition: There should be a toll., topic: [toll]}
events:
- {date: 2019-05-01, text: They meet}
"""
FIRST = """\
---
title: The bridge
outlet: Wire
published: 2019-05-02
---

“The bridge must be built,” Anna Berg said on Monday. The bridge must wait, said Carl Dahl.

She called the *new* toll "unfair" and the bridge a must. Nobody spoke of the weather.
"""
SECOND = (
    "---\npublished: 2019-06-02\n---\n\nCarl Dahl told Wire the toll is dead. The bridge must be built, others say.\n"
)


@pytest.fixture(scope="module", autouse=True)
def _one_loop():
    """All requests of a module go through one loop, and not each through a thread and a loop of its own."""
    with pytest.MonkeyPatch.context() as patch, start_blocking_portal() as portal:
        patch.setattr(TestClient, "portal", portal)
        yield


@pytest.fixture(scope="module")
def _written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    (folder / "articles").mkdir()
    (folder / "articles" / "first.md").write_text(FIRST, encoding="utf-8")
    (folder / "articles" / "second.md").write_text(SECOND, encoding="utf-8")
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    Dossier(folder).save(put=[
        claim("aaaa1111", "Anna Berg", ("bridge", "supports"), "The bridge must be built,", "first"),
        claim("bbbb2222", "Carl Dahl", ("bridge", "opposes"), "The bridge must wait", "first"),
        claim("cccc3333", "Carl Dahl", ("toll", "opposes"), "the toll is dead", "second"),
    ])  # fmt: skip
    return folder


@pytest.fixture
def path(tmp_path, _written):
    return shutil.copytree(_written, tmp_path, dirs_exist_ok=True)


def claim(name, actor, about, quote, article, status="draft", **more):
    issue, stance = about
    text = {"first": FIRST, "second": SECOND}[article]
    at = text.partition("---\n\n")[2].index(quote)
    known = {"id": name, "actor": actor, "issue": issue, "stance": stance, "position": f"says {name}", "quote": quote}
    where = {"article": article, "spans": ((at, at + len(quote)),), "date": "2019-05-02", "date_basis": "assigned"}
    return Claim.model_validate({**known, **where, "status": status, **more})


@pytest.fixture
def served(path):
    """The guard and the desk of the dossier."""
    return application(path, PORT)


@pytest.fixture
def browser(served):
    """A browser that has the key."""
    return admitted(served[0])


def admitted(guard, port=PORT):
    found = TestClient(guard, base_url=f"http://127.0.0.1:{port}")
    answer = found.get("/", params={"key": guard.key}, follow_redirects=False)
    assert answer.is_redirect
    return found


def hidden(text, name):
    """A hidden field of the page's first form."""
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', text)[1])


class Reviewer:
    """A window in which somebody reviews."""

    def __init__(self, browser, **about):
        self.browser = browser
        self.show(f"/review?{'&'.join(f'{k}={v}' for k, v in about.items())}")

    def show(self, address=None):
        answer = self.browser.get(address or self.address)
        assert answer.status_code == 200
        self.address, self.text = str(answer.url), answer.text
        return self

    def form(self, does, **fields):
        kept = {name: hidden(self.text, name) for name in ("token", "w", "seen")}
        return {**kept, "does": does, **fields}

    def press(self, does, status=200, **fields):
        answer = self.send(self.form(does, **fields))
        assert answer.status_code == status, answer.text
        self.text = answer.text
        return self

    def send(self, form):
        return self.browser.post("/review", data=form, headers={"origin": HERE})

    @property
    def told(self):
        found = re.search(r'id="told"[^>]*><p class="note">(.*?)</p>', self.text)
        return unescape(re.sub("<[^>]+>", "", found[1])) if found else ""

    @property
    def asked(self):
        """The id of the claim that is asked about."""
        found = re.search(r"draft · \w+ · (\w{8})|(?:accepted|edited|rejected) · \w+ · (\w{8})", self.text)
        return found and (found[1] or found[2])


@pytest.fixture
def reviewer(browser):
    return Reviewer(browser)


@pytest.fixture
def claims(path):
    """The claims as they are on disk."""
    return lambda: {claim.id: claim for claim in Dossier(path).claims}
