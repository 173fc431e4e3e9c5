"""Time and size of the web page for 100, 1,000 and 10,000 claims of an invented dispute.

usage: python bench/report.py [--keep DIR] [--browser]
"""

import argparse
import shutil
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from onrecord.dossier import Dossier
from onrecord.models import STANCES, Actor, Article, Claim, Codebook, Event, Issue, Party
from onrecord.render.html.report import document
from onrecord.reports.entries import join
from onrecord.reports.page import page

SIZES = (100, 1_000, 10_000)
PER_ARTICLE, PER_PARAGRAPH = 16, 2
SIDES = ("north", "south", "coast")
ISSUES = ("bridge", "ferry", "toll", "tunnel", "harbour", "depot")
WORDS = "the ministry sees no reason to build a bridge before the ferry has shown what it can do in winter".split()


def dispute(size: int) -> tuple[list[Article], list[Claim], Codebook]:
    """Return articles, claims and codebook; the same for the same size."""
    dice = Random(size)  # noqa: S311 - no secrets here
    people = [
        Actor(name=f"{side} speaker {at}", party=side, body=f"{side} ministry") for side in SIDES for at in range(9)
    ]
    bodies = [Actor(name=f"{side} ministry", party=side) for side in SIDES]
    codebook = Codebook(
        parties={side: Party(name=side.title()) for side in SIDES},
        actors=(*people, *bodies),
        issues={key: Issue(proposition=f"The {key} should be built.") for key in ISSUES},
        events=tuple(Event(date=f"2021-{month:02}-15", text=f"Round {month} of talks") for month in range(1, 13)),
    )
    articles: list[Article] = []
    claims: list[Claim] = []
    for number in range(-(-size // PER_ARTICLE)):
        day = date(2021, 1, 1) + timedelta(dice.randrange(365))
        body = ""
        for at in range(min(PER_ARTICLE, size - len(claims))):
            actor = dice.choice(people)
            quote = " ".join(dice.choice(WORDS) for _ in range(24))
            body += f"{actor.name} said: " if at % PER_PARAGRAPH else f"\n\n{actor.name} said: "
            span = (len(body) + 1, len(body) + 1 + len(quote))
            body += f"“{quote}.” "
            claims.append(
                Claim.model_validate(
                    {
                        "id": f"x{number}y{at}",
                        "actor": actor.name,
                        "issue": dice.choice(ISSUES),
                        "stance": dice.choice(STANCES),
                        "position": "sees no reason before winter",
                        "date": str(day - timedelta(dice.randrange(3))),
                        "quote": quote,
                        "article": f"a{number}",
                        "spans": (span,),
                        "kind": "direct",
                        "mention": actor.name,
                        "cue": "said",
                        "status": dice.choice(("accepted", "draft")),
                    }
                )
            )
        articles.append(
            Article(id=f"a{number}", title=f"Report {number}", outlet="Post", published=str(day), body=body)
        )
    return articles, claims, codebook


def main() -> None:
    """Print a row for each size; with --browser, also how long Chromium takes to load, to filter, and to jump."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        keep = asked.keep or Path(folder)
        shipped = Dossier(Path(__file__).parent.parent / "data")
        rows = [("shipped", (shipped.articles, shipped.claims, shipped.codebook))]
        for name, (articles, claims, codebook) in [*rows, *((f"{size:,}", dispute(size)) for size in SIZES)]:
            start = time.perf_counter()
            answers = page(articles, join(claims, articles, codebook), codebook)
            answered = time.perf_counter()
            text = document(answers, "Who said what")
            written = time.perf_counter()
            file = keep / f"report-{len(claims)}.html"
            file.write_text(text, encoding="utf-8")
            told = f"{name:>8} claims {file.stat().st_size / 1e6:7.2f} MB"
            told += f"  answers {answered - start:6.2f} s  page {written - answered:6.2f} s"
            print(told + (f"  {_seen(file)}" if asked.browser else ""))


def _seen(file: Path) -> str:
    """Return how long a browser takes."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is asked for

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        seen = browser.new_page(viewport={"width": 390, "height": 844})
        start = time.perf_counter()
        seen.goto(file.as_uri())
        loaded = time.perf_counter()
        took = seen.evaluate(
            """async () => {
              const next = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
              const box = document.querySelector("#filters select"), start = performance.now();
              box.value = "1"; box.dispatchEvent(new Event("input", { bubbles: true }));
              await new Promise((done) => setTimeout(done, 121)); await next();
              const filtered = performance.now() - start - 121;
              const before = performance.now();
              [...document.querySelectorAll("svg.plot a.m")].at(-1).focus(); await next();
              return [filtered, performance.now() - before];
            }"""
        )
        browser.close()
    return f"load {loaded - start:5.2f} s  filter {took[0]:5.0f} ms  focus a mark {took[1]:5.0f} ms"


if __name__ == "__main__":
    main()
