"""Which statements in no claim are nearest to an issue: by what was learned, else by the words that they share."""

from __future__ import annotations

import pickle
import re
import sqlite3
from collections import Counter
from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.explain.coverage import Uncovered
    from onrecord.models import Article, Claim, Codebook

_WORD = re.compile(r"[^\W_]{4,}")
_STEM = 6
"""So many letters of a word count: "opposes" and "opposition" are one."""
_SEVERAL = 2
_FEW = 0.5
_STEPS = 10
"""Statements that are about as near come in the order of their speakers."""


def nearest_first(
    found: Iterable[Uncovered], articles: Iterable[Article], claims: Sequence[Claim], codebook: Codebook
) -> Collection[Uncovered]:
    """Return statements with the issue to which each is nearest; the nearest first, of main actors before others.

    They may come one by one, and any number of them takes no memory: they wait in a file.
    """
    words = _Words(articles, claims, codebook)
    near = (
        replace(each, near=each.heard.near, nearness=each.heard.probability) if each.heard.near else words.placed(each)
        for each in found
    )
    said = Counter(claim.actor for claim in claims if claim.status != "rejected")
    return _InOrder((int(each.nearness * _STEPS), said[each.heard.actor or ""], each) for each in near)


class _InOrder(Collection["Uncovered"]):
    """Statements from the nearest down, those of most claims before others, in a file that goes when this does."""

    def __init__(self, rows: Iterable[tuple[int, int, Uncovered]]) -> None:
        self._file = sqlite3.connect("")  # SQLite's word for a temporary file of its own
        self._file.execute("CREATE TABLE found (near INTEGER, said INTEGER, row BLOB)")
        kept = ((near, said, pickle.dumps(row)) for near, said, row in rows)
        self._number = self._file.executemany("INSERT INTO found VALUES (?, ?, ?)", kept).rowcount

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Uncovered]:
        with closing(self._file.execute("SELECT row FROM found ORDER BY near DESC, said DESC, rowid")) as rows:
            for (row,) in rows:
                yield pickle.loads(row)  # noqa: S301 - what this process has written into a file without a name

    def __contains__(self, each: object) -> bool:
        return any(row == each for row in self)


class _Words:
    """The words of each issue: of its codebook entry, and those that several of its claims have.

    A word counts less the more articles have it, and not at all where most of several issues have it.
    """

    def __init__(self, articles: Iterable[Article], claims: Iterable[Claim], codebook: Codebook) -> None:
        self._issues = {
            key: _stems(" ".join((*issue.topic, issue.label, issue.proposition)))
            for key, issue in codebook.issues.items()
        }
        said = {key: Counter[str]() for key in self._issues}
        for claim in claims:
            if claim.status != "rejected" and claim.issue in said:
                said[claim.issue].update(_stems(" ".join(claim.quote)))
        for key, words in said.items():
            self._issues[key] |= {word for word, number in words.items() if number >= _SEVERAL}
        shared = Counter(word for words in self._issues.values() for word in words)
        everywhere = {word for word, number in shared.items() if number >= _SEVERAL and 2 * number > len(self._issues)}
        self._issues = {key: words - everywhere for key, words in self._issues.items()}
        self._common = Counter(word for article in articles for word in _stems(article.body))

    def placed(self, each: Uncovered) -> Uncovered:
        """Return a statement with its nearest issue."""
        words = _stems(each.heard.words)
        whole = self._weight(words) + _FEW  # a statement of one word tells little
        shares = {key: self._weight(both) / whole for key, known in self._issues.items() if (both := words & known)}
        near = max(shares, key=lambda key: shares[key], default="")
        return replace(each, near=near, nearness=round(shares[near], 3)) if near else each

    def _weight(self, words: Iterable[str]) -> float:
        total = 0.0
        for word in sorted(words):
            total += 1 / sqrt(self._common[word] or 1)
        return total


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text))}
