"""The shipped dossier's page in Debian's Chromium, offline. One browser for each worker."""

import os
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from onrecord.cli._output import MARK
from onrecord.dossier import Dossier
from onrecord.render.html.report import document
from onrecord.reports.entries import join
from onrecord.reports.page import page as answers

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}


class Made(NamedTuple):
    answers: Any
    file: Path


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        pytest.skip("no chromium: apt-get install chromium, or name its path in ONRECORD_CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return _make(tmp_path_factory.mktemp("page"), 1)


@pytest.fixture(scope="session")
def short(tmp_path_factory):
    """A page with all that a page may hold, and few of each: axe reads slowly."""
    return _make(tmp_path_factory.mktemp("short"), 4)


def _make(folder, every):
    """The shipped dossier, every so many of its claims and events, some claims made drafts as while reviewing."""
    shipped = Dossier(ROOT / "data")
    codebook = shipped.codebook.model_copy(update={"events": shipped.codebook.events[::every]})
    kept = [claim for claim in shipped.claims if claim.status != "rejected"][::every]
    claims = [claim.model_copy(update={"status": "draft"}) if at % 7 == 0 else claim for at, claim in enumerate(kept)]
    found = answers(shipped.articles, join(claims, shipped.articles, codebook), codebook)
    file = folder / "report.html"
    file.write_text(f"{MARK}\n\n{document(found, 'A <test> page')}\n", encoding="utf-8")  # as `output.save` does
    return Made(found, file)


@pytest.fixture
def visit(browser, made):
    """Open the page offline; at the end, nothing but the file was asked for, and the console is silent."""
    contexts, asked, told = [], [], []

    def opened(size="desktop", scheme="light", file=None, **options):
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", **options)
        contexts.append(context)
        context.set_offline(True)
        context.set_default_timeout(5000)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto((file or made.file).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert all(url.partition("#")[0].startswith("file:") or url == "data:," for url in asked), asked
    assert len(asked) <= 2 * len(contexts)
    assert told == []
