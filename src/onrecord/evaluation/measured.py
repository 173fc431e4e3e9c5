"""What the coders get right in each coded article, as scores; the costly part, kept while no decision changes."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from onrecord import diskfile, drafting
from onrecord.coders import Panel
from onrecord.coders.learned.trial import Score, score, total, trial
from onrecord.explain import unused
from onrecord.models import LEARNED, RULES
from onrecord.store import cache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.coders.learned import Decided
    from onrecord.dossier import Dossier
    from onrecord.models import Codebook

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told before each step how many are done, of how many, and what comes next; and at the end, with no name."""
TOGETHER = "rules and learned"
"""The name under which both are told."""
_PARTS = 20
"""At most so many times the coder learns anew: up to here each article is left out alone."""
_QUARTERS = 8
"""Fewer coded articles than this are not cut in four for the learning curve."""


class Silent(NamedTuple):
    """A topic term, or a phrase with its stance, that never fired on articles from which it was not written."""

    issue: str
    stance: str | None
    words: str


class Measured(NamedTuple):
    """Scores of the coders, article by article."""

    scores: Mapping[str, tuple[Score, ...]]
    """Coder -> a score for each coded article that it has read."""
    curve: tuple[tuple[int, float], ...]
    """Coded articles that teach, and the F1 of right claims that rules and learned coder then reach."""
    apart: tuple[bool, ...]
    """For each coded article, whether phrases of the codebook were written from it."""
    topics: int
    """Topic terms of the codebook."""
    phrases: int
    """Phrases of the codebook."""
    silent: tuple[Silent, ...]
    """Those of them that never fired."""


def measure(dossier: Dossier, progress: Progress | None = None) -> Measured:
    """Return how the coders do on the fully coded articles, of which there are some."""
    answers, kept = dossier.answers(), cache.Cache(dossier.path, "evaluation")
    coded = [article for article in dossier.articles if article.id in dossier.coded]
    given = [answers.of(article).digest for article in coded]
    given += [each.digest(article.id) for each in dossier.imported for article in coded]
    scheme = cache.key(diskfile.digest_now(dossier.codebook_path), *given)
    key = dossier.school().key(scheme)
    found = _read(kept.load([key]).get(key, ""))
    if found is None:
        school = dossier.school()
        steps = _Steps(progress, len(school), len(coded))
        found = _measured(
            tuple(map(steps.read, school.decided(dossier.compiled))), Panel(answers, dossier.imported), steps
        )
        steps.end()
        kept.save({key: _written(found)}, only=[key])
    return found


class _Steps:
    """Tells how far it is: each article that is read, and each time that the coder learns anew, is a step."""

    def __init__(self, progress: Progress | None, articles: int, coded: int) -> None:
        self._progress, self._done = progress, 0
        self._total = articles + sum(min(parts, articles) for parts in (_PARTS, *_cuts(coded)))

    def read(self, each: Decided) -> Decided:
        """Tell of an article, and return it as it is."""
        self._tell(each.reading.document.article.id)
        return each

    def learn(self) -> None:
        """Tell that the coder learns."""
        self._tell("learning")

    def end(self) -> None:
        """Tell the end."""
        if self._progress:
            self._progress(self._total, self._total, "")

    def _tell(self, name: str) -> None:
        if self._progress:
            self._progress(self._done, self._total, name)
        self._done += 1


def _measured(decided: Sequence[Decided], panel: Panel, steps: _Steps) -> Measured:
    whole = [each for each in decided if each.whole]
    tried = trial(decided, _PARTS, tell=steps.learn)
    scores = {RULES: tried.rules, LEARNED: tried.learned, TOGETHER: tried.both, **_others(whole, panel)}
    curve = (*_curve(decided, len(whole), steps), (len(whole) - 1, total(tried.both).correct))
    book = whole[0].reading.codebook
    new = [each.reading.document.article for each in whole if not each.apart]
    silent = tuple(Silent(each.issue, each.stance, each.words) for each in unused.of(new, book))
    return Measured(scores, curve, tried.apart, *_entries(book.codebook), silent)


def _others(whole: Sequence[Decided], panel: Panel) -> dict[str, tuple[Score, ...]]:
    """Return the scores of those of whom the dossier keeps what they found: models, and what was imported."""
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    for each in whole:
        document, book = each.reading.document, each.reading.codebook
        for coder in panel.of(document.article):
            drafted = drafting.draft(document, book, {coder.name: coder.code(document, book)})
            scores[coder.name].append(score(each.claims, [draft.claim for draft in drafted.drafts]))
    return {name: tuple(some) for name, some in scores.items()}


def _curve(decided: Sequence[Decided], number: int, steps: _Steps) -> Iterator[tuple[int, float]]:
    """Yield what a quarter of the coded articles teaches, and a half, on the others."""
    for parts in _cuts(number):
        yield number // parts, total(trial(decided, parts, teaching=1, tell=steps.learn).both).correct


def _cuts(number: int) -> tuple[int, ...]:
    """Return into how many parts so many coded articles are cut for the learning curve."""
    return (4, 2) if number >= _QUARTERS else (2,)


def _entries(codebook: Codebook) -> tuple[int, int]:
    issues = codebook.issues.values()
    return sum(len(issue.topic) for issue in issues), sum(sum(map(len, issue.phrases.values())) for issue in issues)


def _written(found: Measured) -> str:
    return json.dumps(found._asdict())


def _read(text: str) -> Measured | None:
    try:
        kept = json.loads(text or "0")
        scores = {name: tuple(Score(*each) for each in some) for name, some in kept["scores"].items()}
        curve = tuple((number, right) for number, right in kept["curve"])
        silent = tuple(Silent(*each) for each in kept["silent"])
        return Measured(scores, curve, tuple(kept["apart"]), kept["topics"], kept["phrases"], silent)
    except (ValueError, TypeError, KeyError):
        return None
