"""Sides that speak in the articles and are not in the codebook: countries, peoples, parties, by their adjectives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.suggest.name_statistics import ends_like_a_people
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from onrecord.models import Codebook
    from onrecord.suggest.name_statistics import Census

FEW = 2
"""An adjective or abbreviation of a party that occurs less often than this is there by chance."""
OFTEN = 4
"""So often a group is named for its members before it is taken for a side, where no mark says so."""


@dataclass(slots=True)
class Tally:
    """How many statements, in which articles, and the first of them."""

    statements: int = 0
    articles: dict[str, None] = field(default_factory=dict[str, None])
    reported: int = 0  # with a cue by which outlets pass on
    labels: int = 0  # in a transcript
    example: str = ""

    def add(self, article: str, mention: str, cue: str) -> None:
        """Count one more."""
        self.statements += 1
        self.labels += cue.endswith(":")
        self.reported += fold(cue).startswith(("report", "cite", "quote"))
        words = (cue, mention) if fold(cue).startswith("according") else (mention, cue)
        example = cue if mention and cue.startswith(mention) else " ".join(filter(None, words))
        self.articles.setdefault(article)
        self.example = self.example or f"{article}: {example}"


@dataclass(frozen=True, slots=True)
class Side:
    """A side that speaks: the name of a country or group, and its adjective."""

    key: str
    name: str
    speaks_as: tuple[str, ...]
    demonyms: tuple[str, ...]
    count: int  # statements of the name, and times the adjective stands before an office


def sides_of(
    named: Mapping[str, Tally], known: Census, codebook: Codebook, labels: Collection[str] = ()
) -> tuple[tuple[Side, ...], set[str]]:
    """Pair adjectives of peoples with the names of countries; return the sides, and the names that they took."""
    listed = {fold(word) for side in codebook.parties.values() for word in (*side.demonyms, *side.speaks_as, side.name)}
    sides: dict[str, Side] = {}
    taken: set[str] = set()
    related = _index(name for name in known.seen if name not in listed)
    for adjective, before in _adjectives(known):
        if fold(adjective) in listed or fold(adjective) in labels:
            continue
        names = {name for key in _beginnings(fold(adjective)) for name in related.get(key, ())}
        names = [
            name
            for name in names
            if _related(name, fold(adjective)) and not known.is_person(name) and not set(name.split()) & _bodies()
        ]
        best = max(names, key=lambda name: (known.seen[name].count, name), default=None)
        name = known.usual(best) if best else adjective
        speaks = {each for each in (name, adjective) if each in named}
        if not speaks and adjective not in known.demonyms:
            continue  # two letters that are short for some name: "TF"
        taken |= speaks
        count = before + sum(named[each].statements for each in speaks)
        side = Side(_key(name, codebook), name, (name,) if best else (), (adjective,), count)
        sides[side.key] = _joined(sides[side.key], side) if side.key in sides else side
    listed |= {fold(word) for side in sides.values() for word in (*side.speaks_as, *side.demonyms)}
    for side in _parties(named, known, codebook, listed):
        sides[side.key] = side
        taken |= {*side.speaks_as, *side.demonyms}
    return tuple(sorted(sides.values(), key=lambda side: (-side.count, side.key))), taken


def _parties(named: Mapping[str, Tally], known: Census, codebook: Codebook, listed: set[str]) -> Iterator[Side]:
    """Yield groups that are named for their members, "Lefties": of marks such as "(L-Norshire)", or met often."""
    both = {
        name: known.seen[name].count + known.seen[f"{name}s"].count
        for name in list(known.seen)
        if f"{name}s" in known.seen and name not in listed and not known.is_person(name)
    }
    for letter in sorted({name[0] for name in both}):
        best = max((name for name in both if name[0] == letter), key=lambda name: (both[name], name))
        marks = known.marks[letter.upper()]
        one, many = known.usual(best), known.usual(f"{best}s")
        if not marks and not (ends_like_a_people(one) and both[best] >= OFTEN):
            continue
        adjectives = [known.usual(name) for name in known.seen if _related(name, best) and name.endswith("ic")]
        count = marks + sum(named[each].statements for each in (one, many) if each in named)
        yield Side(_key(many, codebook), many, (many,), (one, *adjectives), count)


def _adjectives(known: Census) -> list[tuple[str, int]]:
    """Return the words that may be adjectives of a side, most frequent first, abbreviations of its name among them."""
    found = {word: count for word, count in known.demonyms.items() if count >= FEW}
    initials = {"".join(word[0] for word in name.split()) for name in known.seen if " " in name}
    for key, seen in known.seen.items():
        if len(key.replace(".", "")) == 2 and key.replace(".", "") in initials and seen.count >= FEW:
            found.setdefault(known.usual(key), seen.count)
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _bodies() -> frozenset[str]:
    return lexicon.speakers("body") - {"states", "kingdom", "republic", "nations", "republicans", "democrats"}


def _joined(side: Side, more: Side) -> Side:
    speaks = tuple(dict.fromkeys((*side.speaks_as, *more.speaks_as)))
    return Side(side.key, side.name, speaks, (*side.demonyms, *more.demonyms), side.count + more.count)


def _index(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the names by what an adjective of theirs begins with: four letters, or the initials of their words."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        found[name[:4] if len(words) == 1 else "".join(word[0] for word in words)].append(name)
    return found


def _beginnings(adjective: str) -> tuple[str, str]:
    return adjective[:4], adjective.replace(".", "")


def _related(name: str, adjective: str) -> bool:
    """True for a country and its adjective: they begin alike, or one is the other's first letters."""
    words = name.split()
    letters = adjective.replace(".", "")
    if len(words) > 1:
        return len(letters) > 1 and letters == "".join(word[0] for word in words)
    return name != adjective and (
        min(len(name), len(adjective)) >= 4 and name[:4] == adjective[:4] and not name.endswith(("n", "ish", "ese"))
    )


def _key(name: str, codebook: Codebook) -> str:
    """Return a key that the codebook has not taken."""
    key = "-".join("".join(c if c.isalnum() else " " for c in fold(name).replace(".", "")).split()) or "side"
    while key in codebook.parties:
        key += "-2"
    return key
