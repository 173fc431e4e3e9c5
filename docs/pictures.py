"""Take the pictures of the docs, of the shipped dossier in Chromium. Run by `make pictures`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import uvicorn
from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from onrecord.cli import main
from onrecord.web import serving

ROOT = Path(__file__).parent.parent


def page(picture: Path) -> None:
    """Take the first chart of the report, a mark in focus."""
    with TemporaryDirectory() as folder, _browser() as browser:
        file = Path(folder, "report.html")
        CliRunner().invoke(main, ["--data", str(ROOT / "data"), "report", "-o", str(file)], catch_exceptions=False)
        seen = browser.new_page(viewport={"width": 1120, "height": 760}, color_scheme="light", reduced_motion="reduce")
        seen.goto(file.as_uri())
        seen.locator("section.issue").first.evaluate("(part) => part.scrollIntoView({ block: 'start' })")
        seen.locator("a.m").nth(1).focus()
        seen.screenshot(path=picture)


def review(picture: Path) -> None:
    """Take a question of the review in the browser, as `parse` leaves the dossier."""
    with TemporaryDirectory() as folder, _browser() as browser:
        data = Path(folder, "data")
        shutil.copytree(
            ROOT / "data", data, ignore=shutil.ignore_patterns("claims.yaml", "*.jsonl", "seen.txt", ".cache")
        )
        CliRunner().invoke(main, ["--data", str(data), "parse"], catch_exceptions=False)
        served = serving.prepared(data, 0)
        server = uvicorn.Server(uvicorn.Config(served.guard, log_level="warning", lifespan="off", ws="none"))
        thread = Thread(target=server.run, kwargs={"sockets": [served.door]})
        thread.start()
        seen = browser.new_page(viewport={"width": 1280, "height": 760}, color_scheme="light", reduced_motion="reduce")
        seen.goto(served.guard.address())
        seen.get_by_role("link", name="Review the drafts").click()
        seen.screenshot(path=picture)
        server.should_exit = True
        thread.join()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        path = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    page(ROOT / "docs" / "img" / "report.png")
    review(ROOT / "docs" / "img" / "review.png")
