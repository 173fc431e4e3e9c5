"""Names that a person begins to type, and quotes of which a person types the ends: what is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import STANCES
from onrecord.spans import Span
from onrecord.store import anchors
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Article, Claim

FEW = 9
"""At most this many choices have a number, of one digit."""
_GAP = re.compile(r"\s{0,99}(?:\.\.\.|…)\s{0,99}")
_WORD = re.compile(r"[^\W_]+")
"""A word; `_` may be a mark of markdown."""


class Option(NamedTuple):
    """What can be chosen, and under which names besides its own."""

    value: str
    names: tuple[str, ...] = ()


def narrow(typed: str, options: Sequence[Option], *, numbered: int = FEW) -> tuple[Option, ...]:
    """Return the options that are meant: one by its number (from 1, up to `numbered`) or name, else all that begin so.

    >>> [option.value for option in narrow("opp", [Option("opposes"), Option("supports")])]
    ['opposes']
    """
    wanted = fold(typed.replace("_", " ").replace("-", " "))
    if not wanted:
        return ()
    if wanted.isdecimal() and 1 <= int(wanted) <= min(numbered, len(options)):
        return (options[int(wanted) - 1],)
    named = [(option, [fold(name.replace("-", " ")) for name in (option.value, *option.names)]) for option in options]
    for fits in (_is, _begins, _words_begin):
        found = tuple(dict.fromkeys(option for option, names in named if any(fits(wanted, name) for name in names)))
        if found:
            return found
    return ()


def _is(wanted: str, name: str) -> bool:
    return wanted == name


def _begins(wanted: str, name: str) -> bool:
    return name.startswith(wanted)


def _words_begin(wanted: str, name: str) -> bool:
    """True where each word typed begins a word of the name: ``mev cav``."""
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def stances() -> tuple[Option, ...]:
    """Return the stances."""
    return tuple(Option(stance) for stance in STANCES)


def issues(dossier: Dossier) -> tuple[Option, ...]:
    """Return the issues in the order of the codebook."""
    return tuple(Option(key, (issue.label,) if issue.label else ()) for key, issue in dossier.codebook.issues.items())


def parties(dossier: Dossier) -> tuple[Option, ...]:
    """Return the parties in the order of the codebook, and none."""
    known = dossier.codebook.parties.items()
    return *(Option(key, (party.name,) if party.name else ()) for key, party in known), Option("none")


def actors(dossier: Dossier, near: Iterable[str] = ()) -> tuple[Option, ...]:
    """Return the speakers of codebook and ledger: those `near` first, of whom a person will think first."""
    names: dict[str, tuple[str, ...]] = {actor.name: tuple(actor.aliases) for actor in dossier.codebook.actors}
    names |= {party.name: tuple(party.speaks_as) for party in dossier.codebook.parties.values() if party.name}
    for claim in dossier.claims:
        names.setdefault(claim.actor, ())
    order = dict.fromkeys([*(name for name in near if name in names), *names])
    return tuple(Option(name, names[name]) for name in order)


def speakers_in(article: Article, claims: Iterable[Claim], at: int) -> list[str]:
    """Return the speakers of an article, those whose words are nearest to a place first."""
    there = [claim for claim in claims if claim.article == article.id and claim.spans]
    return [claim.actor for claim in sorted(there, key=lambda claim: abs(claim.spans[0].start - at))]


def words(typed: str, body: str, near: int) -> tuple[str, int] | None:
    """Return the exact words that are meant and which occurrence of them in the body (from 1), nearest to `near`.

    Marks, blanks and case need not be right; with ``...`` between them the first words and the last ones will do.
    """
    parts = [_WORD.findall(part) for part in _GAP.split(typed.strip(), maxsplit=1)]
    if not parts[0] or not parts[-1]:
        return None
    first, *rest = (re.compile(r"[\W_]+".join(map(_alone, part)), re.IGNORECASE) for part in parts)
    found = list(_ranges(first, rest[0] if rest else None, body))
    if not found:
        return None
    start, stop = min(found, key=lambda span: (abs(span.start - near), span))
    exact = body[start:stop]
    # What is typed with its last mark is meant with it.
    tail = re.match(r"\W+", body[stop:])
    closing = re.search(r"[^\w\s]+$", typed.strip())
    if tail and closing and tail[0].startswith(closing[0]):
        exact += closing[0]
    return exact, occurrence((exact,), body, start)


def _alone(word: str) -> str:
    return rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"


def _ranges(first: re.Pattern[str], last: re.Pattern[str] | None, body: str) -> Iterator[Span]:
    """Yield where the first words stand, up to the end of the last ones that follow; the body is gone through once."""
    end: re.Match[str] | None = None
    for match in first.finditer(body):
        if last is not None and (end is None or end.start() < match.end()):
            end = last.search(body, match.end())
            if end is None:
                return
        yield Span(match.start(), (end or match).end())


def occurrence(quote: tuple[str, ...], body: str, near: int) -> int:
    """Return which of the places of a quote is nearest to `near`, from 1."""
    found = anchors.places(quote, body)
    return min(range(len(found)), key=lambda number: abs(found[number][0].start - near), default=0) + 1


def places(quote: tuple[str, ...], body: str) -> tuple[tuple[Span, ...], ...]:
    """Return all places of a quote."""
    return anchors.places(quote, body)
