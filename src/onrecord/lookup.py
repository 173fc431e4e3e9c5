"""Names as people write them -> what they mean in a dossier: an article, a claim, an issue, a party, an actor.

An exact name wins; one that is equal but for accents and case will do where it is the only one. A name that stands for
nothing is an UnknownNameError that offers the nearest ones, a name that stands for several an AmbiguousNameError.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.models import NO_PARTY
from onrecord.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from onrecord.errors import Problem
    from onrecord.models import Article, Codebook

FEW = 12
"""Where a codebook has at most so many issues or parties and none is meant, all are listed."""
T = TypeVar("T")


class AmbiguousNameError(UnknownNameError):
    """A name that stands for several things."""

    def __init__(self, what: str, name: str, names: str) -> None:
        """State the name, and for what it could stand."""
        more = "id" if what == "claim" else "name"
        told = f'"{name}" could be more than one {what}: {names}. Give more of the {more}.'
        OnrecordError.__init__(self, one_line(told))


def find_article(name: str, articles: Sequence[Article], where: Path, *, problems: Iterable[Problem] = ()) -> Article:
    """Return the article with this id, or whose file has this path.

    `problems` are those of the files in the folder `where`: one of a file that is meant, but cannot be read, is raised.
    """
    stem = Path(name).stem if Path(name).suffix.lower() in (".md", ".txt") else name
    by_id = {article.id: article for article in articles}
    exact = by_id.get(name) or by_id.get(stem)
    found = [exact] if exact else [article for article in articles if fold(article.id) == fold(stem)]
    if not found:
        for problem in problems:
            if Path(problem.path).stem == stem:
                raise OnrecordError(str(problem))
        raise UnknownNameError("article", name, [article.id for article in articles], where=str(where), key=fold)
    return _only(found, "article", name, lambda article: article.id)


def find_claim(name: str, ids: Collection[str], unreadable: Collection[str], where: Path) -> str:
    """Return the id of the claim with this id; the beginning of an id will do where only one begins so.

    `unreadable` are ids of claims that stand in the ledger but cannot be read.
    """
    found = [known for known in ids if known == name]
    if not found:
        wanted = fold(name)
        folded = [(fold(known), known) for known in ids]
        found = [known for begin, known in folded if begin == wanted] or [
            known for begin, known in folded if wanted and begin.startswith(wanted)
        ]
    if not found and name in unreadable:
        told = f'{where}: claim "{name}" is there, but cannot be read; onrecord check says why.'
        raise OnrecordError(one_line(told))
    if not found:
        raise UnknownNameError("claim", name, ids, where=str(where), key=fold)
    return _only(found, "claim", name, str)


def find_issue(name: str, codebook: Codebook, where: Path) -> str:
    """Return the key of an issue, found by key or label, with blanks or underscores for hyphens."""
    keys = [(key, key) for key in codebook.issues]
    labels = [(issue.label, key) for key, issue in codebook.issues.items() if issue.label]
    found = _meant(name, _hyphened, keys, labels)
    if not found:
        raise UnknownNameError("issue", name, codebook.issues, where=_listing(where, codebook.issues), key=fold)
    return _only(found, "issue", name, str)


def _listing(where: Path, keys: Collection[str]) -> str:
    """Return where a key was looked for, with the keys that are there where they are few."""
    has = f"which has {', '.join(keys)}" if keys else "which has none yet"
    return f"{where}, {has}" if len(keys) <= FEW else str(where)


def find_party(name: str, codebook: Codebook, where: Path) -> str:
    """Return the key of a party, found by key, name, capital or demonym; "none" is those of no side."""
    parties = codebook.parties.items()
    keys = [*((key, key) for key in codebook.parties), (NO_PARTY, NO_PARTY)]
    names = [(party.name, key) for key, party in parties if party.name]
    words = [(word, key) for key, party in parties for word in (*party.speaks_as, *party.demonyms)]
    found = _meant(name, fold, keys, names, words)
    if not found:
        known = [*(party.name for party in codebook.parties.values() if party.name), *codebook.parties]
        raise UnknownNameError(
            "party", name, known, where=_listing(where, codebook.parties), key=fold, remedy=_side_of(name, codebook)
        )
    return _only(found, "party", name, str)


def _side_of(name: str, codebook: Codebook) -> str:
    """Return that a name is a speaker's, and of which party; nothing where it is nobody's or several people's."""
    words = set(fold(name).split())
    meant = [actor for actor in codebook.actors if words and words <= set(fold(actor.name).split())]
    if len(meant) != 1:
        return ""
    side = f"of the party {meant[0].party}" if meant[0].party else "of no party"
    return f'"{meant[0].name}" is a speaker, {side}.'


class Actors:
    """The speakers of codebook and ledger by their names, gathered once."""

    def __init__(self, codebook: Codebook, actors: Iterable[str], relays: Callable[[], Iterable[str]]) -> None:
        """Gather the names of a codebook, of the `actors` of claims, and when they are asked for of those who relay."""
        self._relays = relays
        parties = [party for party in codebook.parties.values() if party.name]
        self._names: tuple[list[tuple[str, str]], ...] = (
            [(actor.name, actor.name) for actor in codebook.actors],
            [(actor, actor) for actor in dict.fromkeys(actors)],
            [(alias, actor.name) for actor in codebook.actors for alias in actor.aliases],
            [(word, party.name) for party in parties for word in (party.name, *party.speaks_as)],
        )
        """Name, canonical name: of the codebook, of the ledger, aliases, of parties; what stands first wins."""

    @cached_property
    def _by_folded(self) -> dict[str, set[str]]:
        """Folded name -> canonical names of those who are called so."""
        found: dict[str, set[str]] = {}
        for known, actor in (pair for pairs in self._names for pair in pairs):
            found.setdefault(fold(known), set()).add(actor)
        return found

    def find(self, name: str, *, remedy: str = "") -> str:
        """Return the canonical name of a speaker, found by name, alias, capital or surname, or a relay's name.

        `remedy` is what to do where there is none, beside writing it right.
        """
        exact = self._meant(name)
        if exact:
            return _only(exact, "actor", name, str)
        words = set(fold(name).split())
        names = [pair for pairs in self._names for pair in pairs]
        found = {actor for known, actor in names if words and words <= set(fold(known).split())}
        if not found:
            relays = {fold(via): via for via in self._relays()}
            if fold(name) in relays:
                return relays[fold(name)]
            actors = dict.fromkeys(actor for _, actor in names)
            known = [*actors, *(word for actor in actors for word in actor.split())]
            raise UnknownNameError("actor", name, known, where="the codebook or the ledger", key=fold, remedy=remedy)
        return _only(sorted(found), "actor", name, str)

    def known(self, name: str) -> str | None:
        """Return the canonical name of a speaker that has exactly this name or alias, None where there is none."""
        found = self._meant(name)
        return found[0] if found else None

    def _meant(self, name: str) -> list[str]:
        called = self._by_folded.get(fold(name), ())
        return _meant(name, fold, *([pair for pair in pairs if pair[1] in called] for pairs in self._names))


def _hyphened(name: str) -> str:
    return "-".join(fold(name.replace("_", " ").replace("-", " ")).split())


def _meant(name: str, key: Callable[[str], str], *kinds: Sequence[tuple[str, str]]) -> list[str]:
    """Return what a name stands for, of pairs of name and thing: the exact names first, then those equal by `key`.

    Of several kinds of names the first that has any wins.
    """
    ways: tuple[Callable[[str], str], ...] = (str, key)
    for way in ways:
        wanted = way(name)
        for kind in kinds:
            found = list(dict.fromkeys(thing for known, thing in kind if way(known) == wanted))
            if found:
                return found
    return []


def _only(found: list[T], what: str, name: str, told: Callable[[T], str]) -> T:
    """Return the one thing found; several are an error that names them."""
    if len(found) > 1:
        names = ", ".join(f'"{told(thing)}"' for thing in found[:4])
        raise AmbiguousNameError(what, name, names)
    return found[0]
