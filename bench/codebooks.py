"""Show that an article costs the same whatever the size of the codebook: 1, 4 and 16 times the actors, phrases, issues.

usage: python bench/codebooks.py [SHARED]
The codebook of data/ grows by invented people with titles, and by phrases, topic terms and issues made of words of
real news: of examples/harbor-toll, with SHARED of 200 texts of PolNeAR. Read are the articles of data/ and,
with SHARED, 40 texts of PolNeAR of which no phrase was made, and those of them that name an issue as it is: a larger
codebook makes others name one, and these are then read. Milliseconds of processor time an article, best of three
passes, and how many times the first row; prepare is the time of compiling the codebook.
"""

from __future__ import annotations

import re
import sys
import time
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import readings

import onrecord
from onrecord.models import STANCES, Actor, Article, Codebook, Issue, Phrase, Role
from onrecord.parser import document, may_judge, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.parser import CompiledCodebook

ROOT = Path(__file__).parent.parent
TIMES = (1, 4, 16)
SYLLABLES = "ba chi do fa gre hu ji ka lo mi no pe qua ro sa ti u vo wi ya ze".split()
TITLES = "minister|deputy minister|spokesman|chief of staff|general|senator|head of department|director|envoy|secretary"


def actors(codebook: Codebook, times: int) -> Codebook:
    """Return a codebook with so many times the actors: invented people with titles, of the same sides."""
    dice, sides = Random(times), cycle([*codebook.parties, None])  # noqa: S311 - no secrets here
    fields = "water trade health labour energy schools forests harbours prisons culture".split()
    more = [
        Actor(
            name=" ".join("".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).capitalize() for _ in range(2)),
            party=next(sides),
            roles=(Role(title=f"{dice.choice(fields)} {dice.choice(TITLES.split('|'))}", since="2001", until="2030"),),
        )
        for _ in range((times - 1) * len(codebook.actors))
    ]
    unlike = {actor.name: actor for actor in more if actor.name not in codebook.actor_by_name}
    return codebook.model_copy(update={"actors": (*codebook.actors, *unlike.values())})


def phrases(codebook: Codebook, times: int, texts: Sequence[str]) -> Codebook:
    """Return a codebook with so many times the phrases and topic terms in each of its issues."""
    grams = _grams(texts, times)
    grown = {key: _grown(issue, times, grams) for key, issue in codebook.issues.items()}
    return codebook.model_copy(update={"issues": grown})


def issues(codebook: Codebook, times: int, texts: Sequence[str]) -> Codebook:
    """Return a codebook with so many times the issues, each as large as one of its own."""
    grams = _grams(texts, times)
    more = {
        f"{key}-{number}": _grown(issue.model_copy(update={"topic": (), "phrases": {}}), 2, grams, like=issue)
        for number in range(times - 1)
        for key, issue in codebook.issues.items()
    }
    return codebook.model_copy(update={"issues": {**codebook.issues, **more}})


def _grown(issue: Issue, times: int, grams: Iterator[str], like: Issue | None = None) -> Issue:
    like = like or issue
    topic = (*issue.topic, *(next(grams) for _ in range((times - 1) * len(like.topic))))
    stances = {
        stance: (
            *issue.phrases.get(stance, ()),
            *(Phrase(phrase=next(grams)) for _ in range((times - 1) * len(like.phrases.get(stance, ())))),
        )
        for stance in STANCES
    }
    return issue.model_copy(update={"topic": tuple(dict.fromkeys(topic)), "phrases": stances})


def _grams(texts: Sequence[str], seed: int) -> Iterator[str]:
    """Yield two to four words of texts, the first and last of five letters at least, some with gap or open ending.

    They are drawn as often as they are printed, but each for itself: the texts have the words and seldom the phrase, so
    that what is measured is the cost of looking and not that of what there is to find.
    """
    dice = Random(seed)  # noqa: S311
    small = [word for text in texts for word in re.findall(r"[a-z][a-z'-]*", text.lower())]
    long = [word for word in small if len(word) >= 5]
    while True:
        gram = [dice.choice(long), *dice.choices(small, k=dice.randint(0, 2)), dice.choice(long)]
        if len(gram) > 2 and dice.random() < 0.2:
            gram[1] = "*"
        yield " ".join(gram) + ("*" if dice.random() < 0.2 else "")


def grown(codebook: Codebook, texts: Sequence[str]) -> dict[str, Callable[[int], Codebook]]:
    """Return what makes a codebook so many times as large, by what there is more of."""
    return {
        "actors": lambda times: actors(codebook, times),
        "phrases": lambda times: phrases(codebook, times, texts),
        "issues": lambda times: issues(codebook, times, texts),
    }


def other_news() -> list[str]:
    """Return texts on other issues than those of data/."""
    return [article.body for article in onrecord.Dossier(ROOT / "examples/harbor-toll").articles]


def measure(articles: Sequence[Article], codebook: Codebook) -> tuple[float, float]:
    """Return the milliseconds of an article with a codebook, and those of preparing it."""
    start = time.process_time()
    compiled = prepare(codebook)
    prepared = time.process_time() - start
    return reading(articles, compiled), 1000 * prepared


def reading(articles: Sequence[Article], compiled: CompiledCodebook, passes: int = 3) -> float:
    """Return the milliseconds of an article, in the best of some passes."""
    took: list[float] = []
    for _ in range(passes):
        start = time.process_time()
        for article in articles:
            onrecord.parse(article, compiled)
        took.append(time.process_time() - start)
    return 1000 * min(took) / len(articles)


def main(shared: str = "") -> None:
    """Print a table a collection."""
    dossier = onrecord.Dossier(ROOT / "data")
    collections = {"data/": list(dossier.articles)}
    texts = other_news()
    if shared:
        news = readings.polnear(Path(shared))
        articles = [Article(id=f"a{at}", body=text, published="2019-06-03") for at, text in enumerate(news[:40])]
        compiled, texts = prepare(dossier.codebook), news[84:284]
        on_topic = [each for each in articles if may_judge(document(each, compiled), compiled.issues)]
        collections |= {"PolNeAR": articles, f"{len(on_topic)} of them": on_topic}
    print(f"| codebook | {' | '.join(collections)} | prepare, ms |\n|---|{'---|' * (len(collections) + 1)}")
    for what, grow in grown(dossier.codebook, texts).items():
        first: list[float] = []
        for times in TIMES:
            found = [measure(articles, grow(times)) for articles in collections.values()]
            first = first or [one for one, _ in found]
            cells = [f"{one:.1f} (x{one / least:.2f})" for (one, _), least in zip(found, first, strict=True)]
            print(f"| {what} x{times} | {' | '.join(cells)} | {found[-1][1]:.0f} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:2])
