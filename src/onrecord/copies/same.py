"""When two claims in different articles are one statement: on the evidence of words and days.

Claims that read alike are compared as one group, so that a thousand copies of a statement cost one comparison.
Thresholds err on the side of two statements: a copy that is missed counts twice, a false one hides a statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.models import is_unnamed
from onrecord.parser import lexicon
from onrecord.parser.text import markup
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from onrecord.models import Article, Claim, Codebook

RUN = 6
"""Other wordings of one statement have at least this many words in a row in common."""
RUN_BEARING = 3
"""Of the words in such a row, at least this many are bearing: no function words, no words of issues and parties."""
PHRASE = 200
"""A row of words that more wordings of one speaker on one issue have in common is a phrase, and no evidence."""
OVERLAP = 0.6
"""Other wordings of one statement share at least this part of their bearing words (Jaccard)."""
HELD = 8
"""A quote of at least this many words that stands inside a longer one is the same statement."""
HELD_BEARING = 3
"""A quote inside a longer one has at least this many bearing words: a noun phrase about the issue is said every day."""
EQUAL_BEARING = 2
"""Equal quotes that are not direct speech have at least this many bearing words."""
SHORT, EQUAL, UNDATED = 3, 6, 8
"""Equal quotes have at least this many words: direct speech on one stated day, on overlapping days, without a day."""
STEM = 5
"""Words that begin with the same letters, this many, are forms of one word."""
NEAR = 0.8
"""Of unnamed speakers, who may be two persons, the shorter quote is at least this part of the longer one."""
REPRINT = timedelta(3)
"""A claim without a date was said at most this long before it was printed: slogans are repeated for years."""

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
    """What is compared of a claim: its words, and the first and last day on which it may have been said."""

    words: tuple[str, ...]
    bearing: frozenset[str]  # the words that say what is said
    days: tuple[date, date]
    dated: bool  # the claim has a date; else the days are those of its article
    direct: bool
    unnamed: bool  # nobody says who spoke
    text: str = ""  # the article of which its own is a copy, or that itself; empty where no copy is known

    @property
    def day(self) -> date | None:
        """The day on which it was said, where exactly one is meant."""
        return self.days[0] if self.dated and self.days[0] == self.days[1] else None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Claims of one actor on one side of an issue that read alike, and the articles in which they stand."""

    reading: Reading
    claims: list[Claim] = field(default_factory=list["Claim"])
    articles: set[str] = field(default_factory=set[str])


class Match(NamedTuple):
    """Two groups, or one with itself, of which claims in different articles are one statement, and the rule for it."""

    one: Group
    other: Group
    rule: str


def matches(claims: Iterable[Claim], articles: Mapping[str, Article], codebook: Codebook) -> Iterator[Match]:
    """Yield the groups of claims that are one statement: one actor, one issue, one side, at least two articles.

    Only claims that have words and days in common are compared, so that a large ledger takes no longer than its copies.
    """
    for groups in _grouped(claims, articles, codebook):
        for pair in _candidates(groups):
            one, other = sorted(pair, key=lambda group: group.reading.words)  # whatever the order of the ledger
            rule = same(one.reading, other.reading) if len(one.articles | other.articles) > 1 else None
            if rule:
                yield Match(one, other, rule)


def _grouped(
    claims: Iterable[Claim], articles: Mapping[str, Article], codebook: Codebook
) -> Iterable[Collection[Group]]:
    """Return the groups of each actor on each side of each issue; claims that no day is known of are left out."""
    said_again = _topic(codebook) | _function_words()
    texts = _texts(articles)
    sides: dict[tuple[str, str, int], dict[tuple[object, ...], Group]] = defaultdict(dict)
    for claim in claims:
        days = _days(claim, articles.get(claim.article))
        if days is None:
            continue
        groups = sides[claim.actor, claim.issue, claim.sign]
        text = texts.get(claim.article, "")
        key = _words(claim.quote), days, bool(claim.date), claim.kind == "direct", text
        if key not in groups:
            bearing = frozenset(key[0]) - said_again
            groups[key] = Group(Reading(key[0], bearing, *key[1:4], unnamed=is_unnamed(claim.actor), text=text))
        groups[key].claims.append(claim)
        groups[key].articles.add(claim.article)
    return [groups.values() for groups in sides.values()]


def _texts(articles: Mapping[str, Article]) -> dict[str, str]:
    """Return for each article that is a copy, or of which there is one, the article whose text it has."""
    copies = {name: article.copy_of for name, article in articles.items() if article.copy_of}
    found: dict[str, str] = {}
    for name in copies:
        root, seen = name, {name}
        while (of := copies.get(root)) and of not in seen:
            root = of
            seen.add(of)
        found |= {name: root, root: root}
    return found


@lru_cache
def _words(quote: Sequence[str]) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(markup.strip(" ".join(quote)).text)))


def same(one: Reading, other: Reading) -> str | None:
    """Return the first rule by which two readings of one actor, issue and side are one statement."""
    return next((name for name, rule in RULES if rule(one, other)), None) if overlap((one, other)) else None


def overlap(readings: Iterable[Reading]) -> bool:
    """True where all may have been said on one day."""
    days = [reading.days for reading in readings]
    return max(first for first, _ in days) <= min(last for _, last in days)


def _days(claim: Claim, article: Article | None) -> tuple[date, date] | None:
    printed = edtf.parse(article.published) if article and article.published else None
    last = printed.latest if printed else date.max
    said = edtf.parse(claim.date) if claim.date else None
    if said and said.earliest > date.min:
        return said.earliest, max(said.earliest, min(said.latest, last))
    last = min(last, said.latest) if said else last
    if printed is None:
        return None
    first = printed.earliest - min(REPRINT, printed.earliest - date.min)
    return (first, last) if first <= last else None


def _equal(one: Reading, other: Reading) -> bool:
    """The same words, whatever the quote marks, blanks, case and emphasis."""
    if one.words != other.words:
        return False
    direct = one.direct and other.direct
    if one.unnamed or not (one.dated and other.dated):
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


def _copied(one: Reading, other: Reading) -> bool:
    """In an article that is a copy: the same words however few, a part of them, or most of them and no other turn."""
    if not one.text or one.text != other.text:
        return False
    short, long = sorted((one.words, other.words), key=len)
    starts = range(len(long) - len(short) + 1)
    if short and any(long[at : at + len(short)] == short for at in starts):
        return _turning(one)[0] == _turning(other)[0]
    common, every = one.bearing & other.bearing, one.bearing | other.bearing
    return bool(every) and len(common) >= OVERLAP * len(every) and _turning(one) == _turning(other)


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
    ("a copied article", _copied),
)


def _candidates(groups: Iterable[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield the pairs, each group with itself too, that have days in common and all words, or a row of bearing ones."""
    wordings: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        wordings[group.reading.words].append(group)
    for alike in wordings.values():
        yield from ((group, group) for group in alike)
        yield from _meeting(alike)
    for one, other in _with_common_runs(wordings):
        met = _meeting([*wordings[one], *wordings[other]])
        yield from (pair for pair in met if pair[0].reading.words != pair[1].reading.words)
    texts: dict[str, list[Group]] = defaultdict(list)
    for group in (group for alike in wordings.values() for group in alike if group.reading.text):
        texts[group.reading.text].append(group)
    for copied in texts.values():
        yield from _meeting(copied)


def _with_common_runs(wordings: Mapping[tuple[str, ...], Sequence[Group]]) -> set[tuple[tuple[str, ...], ...]]:
    """Return the pairs of wordings that have a row of words in common which says something."""
    having: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words, groups in wordings.items():
        bearing = groups[0].reading.bearing
        for run in {words[start : start + RUN] for start in range(len(words) - RUN + 1)}:
            if len(bearing.intersection(run)) >= RUN_BEARING - 1:
                having[run].append(words)
    together = {tuple(found) for found in having.values() if 1 < len(found) <= PHRASE}
    return {pair for found in together for pair in combinations(found, 2)}


def _meeting(groups: Iterable[Group]) -> Iterator[tuple[Group, Group]]:
    """Yield the pairs of groups whose days overlap."""
    begun: list[Group] = []
    for group in sorted(groups, key=lambda group: group.reading.days):
        begun = [before for before in begun if before.reading.days[1] >= group.reading.days[0]]
        yield from ((before, group) for before in begun)
        begun.append(group)


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
