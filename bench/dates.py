"""Score the dates of statements on sentences that were written without the rules, in two halves.

usage: python bench/dates.py [--misses]
The parser reads each sentence as an article of its own. *exact*: the expected date, or one that is as defensible;
*in range*: days that overlap the expected ones; *week*: none is expected, and the answer only says the week of
publication, as for every report without date words; *wrong*: an answer that excludes the expected days, or a day where
none is expected; *missing*: none where one is expected; *not found*: the statement itself was missed. The half `held`
was never looked at while the rules were written: it has totals alone.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from onrecord import edtf
from onrecord.models import Article, Codebook
from onrecord.parser import prepare
from onrecord.parser.compiled import Scheme
from onrecord.parser.dates import statements
from onrecord.parser.reading import Reading, Reported, date_of

OUTCOMES = ("exact", "in range", "week", "wrong", "missing", "not found")
CASES = Path(__file__).with_name("date_expressions.yaml")
SEASON = re.compile(r"\d{4}-[23]\d")
"""A season or quarter of EDTF level 2, as some cases accept; the parser writes none."""
HABIT = {
    "day-first": " The register was closed on 27/12/2005.",
    "month-first": " The register was closed on 12/27/2005.",
}
"""A numeric date that can be read in one way only tells the outlet's order, as elsewhere in an article."""


def answer(case: dict[str, Any], scheme: Scheme) -> str | None:
    """Return the date that the parser gives the case's statement; KeyError where it finds no such statement."""
    body = case["sentence"] + HABIT.get(case.get("outlet_order") or "", "")
    article = Article(id="case", title="", body=body, published=case["published"])
    reading = Reading(article, scheme)
    quote = body.index(case["quote"])
    end = quote + len(case["quote"])

    def shared(item: Reported) -> tuple[int, int]:
        contents = item.attribution.contents
        both = sum(max(0, min(c.end, end) - max(c.start, quote)) for c in contents)
        return both, -sum(c.end - c.start for c in contents)

    best = max(reading.reported, key=shared, default=None)
    if best is None or shared(best)[0] * 2 < end - quote:
        raise KeyError(case["id"])
    return date_of(best, reading.holder(best))[0]


def outcome(case: dict[str, Any], got: str | None) -> str:
    """Return which of OUTCOMES an answer is."""
    wanted = [case["date"], *case.get("also", [])]
    if got in wanted:
        return "exact"
    days = [edtf.parse(text) for text in wanted if text and not SEASON.fullmatch(text)]
    if got is None:
        return "missing"
    found = edtf.parse(got)
    if any(found.overlaps(day) for day in days):
        return "in range"
    published = edtf.parse(case["published"]) if case["published"] else None
    if None in wanted and published and (found.earliest, found.latest) == statements.week(published.latest):
        return "week"
    return "wrong"


def run(cases: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str, str | None]]:
    """Return each case with its outcome and the parser's answer."""
    scheme = prepare(Codebook())
    results: list[tuple[dict[str, Any], str, str | None]] = []
    for case in cases:
        try:
            got = answer(case, scheme)
            results.append((case, outcome(case, got), got))
        except KeyError:
            results.append((case, "not found", None))
    return results


def main() -> None:
    """Print the outcomes of each half, and of each kind of the half that may be looked at."""
    cases = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    results = run(cases)
    print(f"{'':28}{'cases':>6}" + "".join(f"{name:>11}" for name in OUTCOMES))
    tune = [r for r in results if r[0]["half"] == "tune"]
    rows = [(half, [r for r in results if r[0]["half"] == half]) for half in ("tune", "held")]
    rows += [
        (f"  {kind}", [r for r in tune if r[0]["kind"] == kind]) for kind in dict.fromkeys(r[0]["kind"] for r in tune)
    ]
    for name, part in rows:
        counts = Counter(result for _, result, _ in part)
        print(f"{name:28}{len(part):6}" + "".join(f"{counts[o]:11}" for o in OUTCOMES))
    if "--misses" in sys.argv:
        for case, result, got in tune:
            if result not in {"exact", "week"}:
                print(
                    f"{result:9} {case['id']} {case['published']} wanted {case['date']} got {got}: {case['sentence']}"
                )


if __name__ == "__main__":
    main()
