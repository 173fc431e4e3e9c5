"""What tells whether a statement is a claim on an issue, and on which side.

Its words and place, its cue and speaker, and what the rules make of it.

A feature is named for all issues alike ("its own words name the issue"), or for one issue alone ("bridge: backed"), so
that a few coded articles teach the first kind and many the second.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import SCORES
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser import Judgement, Reading, Statement

_WORD = re.compile(r"[\w'’-]+")
_STEM = 6
"""So many letters of a word count: "opposes" and "opposition" are one."""
_OWN, _AROUND, _HEADLINE = 0.3, 0.15, 0.3
"""What a word counts: of the statement, of its paragraph, of the headline."""
_SIGN = 1.0
"""What the rules' sign counts beside single words."""


class Row(NamedTuple):
    """A statement beside an issue."""

    statement: Statement
    issue: str
    claim: dict[str, float]
    """What tells whether it is a claim."""
    side: dict[str, float]
    """What tells on which side."""


def rows(reading: Reading) -> Iterator[Row]:
    """Yield each statement that has a speaker and words in the article, with each issue."""
    page = _Page(reading)
    for number, statement in enumerate(reading.statements):
        if statement.speakers and statement.spans:
            yield from page.rows(number, statement)


class _Page:
    """An article, with the issues that its parts name."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._issues = reading, reading.codebook.issues
        article = reading.document.article
        self._body = article.body
        self._headline = self._issues.named_in(fold(article.title))
        self._headline_words = dict.fromkeys(f"h {word}" for word in _stems(article.title))
        self._named: dict[tuple[int, int], tuple[frozenset[str], tuple[str, ...]]] = {}
        often = Counter(issue for statement in reading.statements for issue in sorted(statement.issues))
        self._main = often.most_common(1)[0][0] if often else ""

    def rows(self, number: int, statement: Statement) -> Iterator[Row]:
        """Yield one statement with each issue."""
        words = self._words(statement)
        around, around_words = self._paragraph(statement.spans[0].start)
        before = self._reading.statements[number - 1].issues if number else frozenset[str]()
        general = tuple(_general(statement))
        speaker = statement.speakers[0]
        for issue in self._reading.codebook.codebook.issues:
            judged = next((each for each in statement.judgements if each.issue == issue), None)
            named = {
                "own": issue in statement.issues,
                "around": issue in around,
                "headline": issue in self._headline,
                "before": issue in before,
                "main": issue == self._main,
                "elsewhere": bool(statement.issues) and issue not in statement.issues,
            }
            claim = dict.fromkeys((name for name, holds in named.items() if holds), 1.0)
            claim |= dict.fromkeys((f"{name} {one}" for name in tuple(claim) for one in general), 1.0)
            claim |= dict.fromkeys(general, 1.0)
            claim |= {f"own of {min(len(statement.issues), 3)}": 1.0} if named["own"] else {}
            claim |= {f"around of {min(len(around), 3)}": 1.0} if named["around"] else {}
            claim |= dict.fromkeys(_judged(judged), 1.0)
            claim[f"{issue}: party {speaker.party}"] = 1.0
            claim |= {f"{issue}: {word}": _OWN for word in words}
            claim |= {f"{issue}: {word}": _AROUND for word in around_words}
            claim |= {f"{issue}: {word}": _HEADLINE for word in self._headline_words}
            yield Row(statement, issue, claim, _side(statement, issue, judged, words))

    def _words(self, statement: Statement) -> tuple[str, ...]:
        """Return words and pairs of words of a statement, its cue and its speaker."""
        stems = [*_stems(" ".join(statement.contents))]
        pairs = [f"{one} {other}" for one, other in pairwise(stems)]
        cue = " ".join(_stems(statement.cue))
        return tuple(dict.fromkeys((*stems, *pairs, f"cue {cue}", f"actor {statement.speakers[0].actor}")))

    def _paragraph(self, at: int) -> tuple[frozenset[str], tuple[str, ...]]:
        """Return which issues the paragraph at a place of the body names, and its words."""
        start = self._body.rfind("\n\n", 0, at) + 1
        end = self._body.find("\n\n", at)
        place = start, end if end >= 0 else len(self._body)
        if place not in self._named:
            text = self._body[slice(*place)]
            words = tuple(dict.fromkeys(f"p {word}" for word in _stems(text)))
            self._named[place] = self._issues.named_in(fold(text)), words
        return self._named[place]


def _general(statement: Statement) -> Iterator[str]:
    """Yield what a statement is, whatever its issue."""
    attribution, speaker = statement.attribution, statement.speakers[0]
    yield f"implies {attribution.implies}"
    yield f"kind {attribution.kind}"
    yield f"sided {bool(speaker.party)}"
    yield f"inside {statement.inside is not None}"
    yield f"length {min(len(' '.join(statement.contents).split()) // 5, 6)}"


def _judged(judged: Judgement | None) -> Iterator[str]:
    """Yield what the rules made of it."""
    if judged is not None:
        yield "judged"
        yield f"judged by {judged.rule}"
        yield f"judged by words of {judged.kind}"
        yield f"judged noncommittal {SCORES[judged.stance] == 0}"


def _side(statement: Statement, issue: str, judged: Judgement | None, words: tuple[str, ...]) -> dict[str, float]:
    speaker = statement.speakers[0]
    found = {f"{issue}: {word}": _OWN for word in words} | dict.fromkeys(words, _AROUND)
    found |= {issue: 0.5, f"{issue}: implies {statement.attribution.implies}": 0.5}
    found |= {f"{issue}: party {speaker.party}": 1.0, f"{issue}: by {speaker.actor}": 1.0}
    score = SCORES[judged.stance] if judged else 0
    if judged and score:
        sign = _SIGN if score > 0 else -_SIGN
        found |= {"judged": sign, f"judged by {judged.rule}": sign}
    return found


def _stems(text: str) -> Iterator[str]:
    return (word[:_STEM] for word in _WORD.findall(fold(text)))
