"""Take the pictures of the docs: the page of the shipped dossier. Run by `make pictures`; needs Chromium."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from onrecord.cli import main

ROOT = Path(__file__).parent.parent


def page(picture: Path) -> None:
    """Take the first chart of the report, a mark in focus."""
    with TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder, "report.html")
        CliRunner().invoke(main, ["--data", str(ROOT / "data"), "report", "-o", str(file)], catch_exceptions=False)
        browser = play.chromium.launch(
            executable_path=os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        seen = browser.new_page(viewport={"width": 1120, "height": 760}, color_scheme="light", reduced_motion="reduce")
        seen.goto(file.as_uri())
        seen.locator("section.issue").first.evaluate("(part) => part.scrollIntoView({ block: 'start' })")
        seen.locator("a.m").nth(1).focus()
        seen.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    page(ROOT / "docs" / "img" / "report.png")
