"""When two claims in different articles are one statement: on the evidence of words and days, pair by pair.

Thresholds err on the side of two statements: a copy that is missed counts twice, a false one hides a statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.models import is_unnamed
from onrecord.parser import lexicon
from onrecord.parser.text import markup
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.models import Article, Claim, Codebook

RUN = 6
"""Words in a row that other wordings of one statement have in common,"""
RUN_BEARING = 3
"""of which so many say what is said: neither function words nor words of the issues' topics and of the parties."""
PHRASE = 200
"""Claims of one speaker on one issue that have a run in common, above which it is a phrase and no evidence."""
OVERLAP = 0.6
"""Share of such words that other wordings have in common (Jaccard)."""
HELD = 8
"""Words from which on a quote inside a longer one is the same statement;"""
HELD_BEARING = 3
"""of these, so many say what is said: a noun phrase about the issue alone is said again and again."""
EQUAL_BEARING = 2
"""The same in an equal quote that is not direct speech."""
SHORT, EQUAL, UNDATED = 3, 6, 8
"""Words that an equal quote needs: direct speech on one stated day, on overlapping days, and without a day."""
STEM = 5
"""Letters by which forms of one word are known."""
NEAR = 0.8
"""Share of the longer quote that unnamed speakers, who may be two, must have in common."""
REPRINT = timedelta(3)
"""What has no date is repeated for years, slogans word for word: it is a copy if printed within this time."""

_WORD = re.compile(r"\w+(?:'\w+)*")
_CLASSES = ("determiner", "preposition", "auxiliary", "subordinator", "coordinator", "contrast", "relative", "pronoun")
_TURNS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million
    billion half if unless until before after more less fewer only except all some both
    """.split()
)
_NOT = frozenset({"no", "cannot", "without", "nothing"})


class Reading(NamedTuple):
    """A claim as its words, and the first and last day on which it may have been said."""

    claim: Claim
    words: tuple[str, ...]
    bearing: frozenset[str]  # the words that say what is said
    days: tuple[date, date] | None  # None: neither the claim nor its article has a date

    @property
    def day(self) -> date | None:
        """The day on which it was said, where exactly one is meant."""
        return self.days[0] if self.days and self.claim.date and self.days[0] == self.days[1] else None

    @property
    def unnamed(self) -> bool:
        """True where nobody says who spoke."""
        return is_unnamed(self.claim.actor)


class Pair(NamedTuple):
    """Two claims that are one statement, and the rule that says so."""

    one: Reading
    other: Reading
    rule: str


def pairs(claims: Sequence[Claim], articles: Mapping[str, Article], codebook: Codebook) -> Iterator[Pair]:
    """Yield the pairs of claims that are one statement: one actor, one issue, one side, two articles.

    Only claims that have words in common are compared, so that a large ledger takes no longer than its copies.
    """
    topic = _topic(codebook)
    groups: dict[tuple[str, str, int], list[Reading]] = defaultdict(list)
    for claim in claims:
        side = (claim.score > 0) - (claim.score < 0)
        groups[claim.actor, claim.issue, side].append(read(claim, articles.get(claim.article), topic))
    for group in groups.values():
        for at, to in sorted(_with_common_words(group)):
            one, other = group[at], group[to]
            rule = same(one, other)
            if rule:
                yield Pair(one, other, rule)


def same(one: Reading, other: Reading) -> str | None:
    """Return the first rule by which two readings of one actor, issue and side are one statement."""
    if one.claim.article == other.claim.article or not overlap(one, other):
        return None
    return next((name for name, rule in RULES if rule(one, other)), None)


def overlap(one: Reading, other: Reading) -> bool:
    """True where both may have been said on one day."""
    if one.days is None or other.days is None:
        return False
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def read(claim: Claim, article: Article | None, topic: frozenset[str]) -> Reading:
    """Read a claim for comparison; `topic` are words that say nothing of their own."""
    words = tuple(_WORD.findall(fold(markup.strip(" ".join(claim.quote)).text)))
    return Reading(claim, words, frozenset(words) - _function_words() - topic, _days(claim, article))


def _days(claim: Claim, article: Article | None) -> tuple[date, date] | None:
    printed = edtf.parse(article.published) if article and article.published else None
    last = printed.latest if printed else date.max
    said = edtf.parse(claim.date) if claim.date else None
    if said and said.earliest > date.min:
        return said.earliest, max(said.earliest, min(said.latest, last))
    last = min(last, said.latest) if said else last
    if printed is None:
        return None
    return printed.earliest - min(REPRINT, printed.earliest - date.min), last


def _equal(one: Reading, other: Reading) -> bool:
    """The same words, whatever the quote marks, blanks, case and emphasis."""
    if one.words != other.words:
        return False
    direct = one.claim.kind == other.claim.kind == "direct"
    if one.unnamed or not (one.claim.date and other.claim.date):
        least = UNDATED
    else:
        least = SHORT if direct and one.day and one.day == other.day else EQUAL
    return len(one.words) >= least and (direct or len(one.bearing) >= EQUAL_BEARING)


def _held(one: Reading, other: Reading) -> bool:
    """One quote stands, whole, in the other, and no denial right before it there."""
    short, long = sorted((one, other), key=lambda reading: len(reading.words))
    if len(short.words) < HELD or len(short.bearing) < HELD_BEARING:
        return False
    if one.unnamed and len(short.words) < NEAR * len(long.words):
        return False
    starts = range(len(long.words) - len(short.words) + 1)
    at = next((at for at in starts if long.words[at : at + len(short.words)] == short.words), None)
    return at is not None and not any(map(_denies, long.words[max(0, at - RUN) : at]))


def _reworded(one: Reading, other: Reading) -> bool:
    """Another wording: a name, one stated day, most words in common, a run of them verbatim, no contradiction."""
    if one.unnamed or one.day is None or one.day != other.day:
        return False
    common, every = one.bearing & other.bearing, one.bearing | other.bearing
    if len(common) < OVERLAP * len(every) or _turning(one) != _turning(other):
        return False
    aligned = SequenceMatcher(None, one.words, other.words, autojunk=False)
    start, _, length = aligned.find_longest_match()
    if length < RUN or len(one.bearing.intersection(one.words[start : start + length])) < RUN_BEARING:
        return False
    # "open the tower", "close the tower": a word in the place of another may be its opposite, or another thing.
    return not any(
        _own(one.words[a:b], one, other) and _own(other.words[c:d], other, one)
        for kind, a, b, c, d in aligned.get_opcodes()
        if kind == "replace"
    )


def _denies(word: str) -> bool:
    return word in _NOT or word.endswith("n't") or word in lexicon.words("negation")


def _own(words: Sequence[str], mine: Reading, other: Reading) -> list[str]:
    """Return those of `words` that say something, and are not in the other claim in another form."""
    begun = {word[:STEM] for word in other.bearing}
    return [word for word in words if word in mine.bearing and word[:STEM] not in begun]


def _turning(reading: Reading) -> tuple[int, frozenset[str]]:
    """Return what turns a sentence into another one: how often it denies, its figures, days, conditions and degrees."""
    denied = sum(map(_denies, reading.words))
    telling = lexicon.words("time") & reading.bearing | _TURNS.intersection(reading.words)
    return denied, telling | {word for word in reading.bearing if any(map(str.isdigit, word))}


RULES: tuple[tuple[str, Callable[[Reading, Reading], bool]], ...] = (
    ("same words", _equal),
    ("one holds the other", _held),
    ("another wording", _reworded),
)


def _with_common_words(group: Sequence[Reading]) -> set[tuple[int, int]]:
    """Return the pairs, by number, that have all words in common, or a run of them that says something."""
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, reading in enumerate(group):
        equal[reading.words].append(at)
        runs = {reading.words[start : start + RUN] for start in range(len(reading.words) - RUN + 1)}
        for run in runs:
            if len(reading.bearing.intersection(run)) >= RUN_BEARING - 1:
                having[run].append(at)
    told = (found for found in having.values() if len(found) <= PHRASE)
    return {pair for found in (*equal.values(), *told) for pair in combinations(found, 2)}


def _topic(codebook: Codebook) -> frozenset[str]:
    """Return the words that every statement of the dossier may have: its issues' topics, its parties' names."""
    terms = [term for issue in codebook.issues.values() for term in issue.topic]
    for party in codebook.parties.values():
        terms += (party.name, *party.speaks_as, *party.demonyms)
    return frozenset(word for term in terms for word in _WORD.findall(fold(term)))


@cache
def _function_words() -> frozenset[str]:
    lists = (*_CLASSES, "object-pronoun", "negation")
    return frozenset(word for name in lists for word in lexicon.words(name)) | _NOT | {"to", "there", "s"}
