"""A dossier: the folder with articles, codebook and ledger, read when asked for, and names found in it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord import articles, diskfile, edtf, parser
from onrecord.errors import FileProblemError, OnrecordError, UnknownNameError
from onrecord.models import NO_PARTY, Codebook
from onrecord.parser.dates.publication import Events
from onrecord.store import checks, codebook, decision_log, ledger, lock, write
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Sequence
    from os import PathLike

    from onrecord.errors import Problem
    from onrecord.models import Article, Claim
    from onrecord.parser.compiled import CompiledCodebook
    from onrecord.store.ledger import Ledger


FEW = 12
"""So many names are listed where one of them is meant and none is found."""


class AmbiguousNameError(UnknownNameError):
    """A name that stands for several things."""

    def __init__(self, what: str, name: str, names: str) -> None:
        """State the name, and for what it could stand."""
        more = "id" if what == "claim" else "name"
        OnrecordError.__init__(self, f'"{name}" could be more than one {what}: {names}. Give more of the {more}.')


class Dossier:
    """The dossier at `path`. Nothing is read before it is asked for, and each file once.

    A codebook or ledger that cannot be read at all raises FileProblemError; single bad entries are left out and
    told in `problems`.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        self._is_locked = False
        self.by = os.environ.get("ONRECORD_BY", "")
        """Who decides, written beside each decision."""
        self.patience: float | None = None
        """How many seconds to wait for another onrecord that writes; None is as long as a command should."""

    @property
    def articles_path(self) -> Path:
        """The folder of the articles."""
        return self.path / "articles"

    @property
    def codebook_path(self) -> Path:
        """The analyst's coding scheme."""
        return self.path / "codebook.yaml"

    @property
    def ledger_path(self) -> Path:
        """The claims."""
        return self.path / "claims.yaml"

    @property
    def decisions_path(self) -> Path:
        """The log of what persons decided."""
        return self.path / decision_log.FILE

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles in order of publication, undated ones first, then by id; dates that none states are inferred."""
        dated = (article if article.published else self._inferred(article) for article in self._articles[0])
        return tuple(sorted(dated, key=lambda article: (_published(article), article.id)))

    def _inferred(self, article: Article) -> Article:
        return article.inferred(parser.publication(article, self.events).published)

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook, ready for coders."""
        return parser.prepare(self.codebook)

    @cached_property
    def events(self) -> Events:
        """The codebook's dated events, ready for dating articles."""
        try:
            return Events(self.codebook)
        except FileProblemError:  # told where the codebook is asked for
            return Events(Codebook())

    @cached_property
    def codebook(self) -> Codebook:
        """The coding scheme."""
        return self._codebook[0]

    @cached_property
    def ledger(self) -> Ledger:
        """The claims with their places in the file."""
        return ledger.load(self.ledger_path)

    def save(self, *, put: Sequence[Claim] = (), drop: Collection[str] = ()) -> None:
        """Write claims to the ledger and take ids out of it; what a person wrote elsewhere stays as it is.

        LedgerChangedError where the ledger on disk is not the one that was read, unless that was read under `locked`.
        """
        book = self.ledger
        with self._lock():
            saved = write.save(book, put=put, drop=drop)
        self._forget_ledger()
        self.ledger = saved

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Keep other onrecord processes from writing, from a fresh look at the ledger to its saving.

        LedgerBusyError where another one does not come to an end.
        """
        with self._lock():
            self.refresh()
            yield

    def refresh(self) -> None:
        """Read the ledger again when it is next asked for, if it has changed on disk."""
        if "ledger" in self.__dict__ and diskfile.digest_now(self.ledger_path) != self.ledger.sha256:
            self._forget_ledger()

    def _forget_ledger(self) -> None:
        for name in ("ledger", "problems", "_actor_names", "_by_folded"):
            self.__dict__.pop(name, None)

    @contextmanager
    def _lock(self) -> Generator[None, None, None]:
        if self._is_locked:
            yield
            return
        with lock.held(self.ledger_path, self.patience) as alone:
            self._is_locked = True
            try:
                if alone:
                    diskfile.sweep(self.ledger_path)
                yield
            finally:
                self._is_locked = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in the order of the file."""
        return tuple(self.ledger.claims)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong in the files, a whole file that cannot be read included."""
        parts: tuple[Callable[[], Iterable[Problem]], ...] = (
            lambda: self._codebook[1],
            lambda: self.ledger.problems,
            lambda: self._articles[1],
        )
        found: list[Problem] = []
        for part in parts:
            try:
                found += part()
            except FileProblemError as error:
                found.append(error.problem)
        return tuple(found)

    def check(self) -> tuple[Problem, ...]:
        """Return all problems and notes: those of the files, and where they do not fit together."""
        found = self.problems
        if not {"ledger", "_codebook"} <= self.__dict__.keys():  # one cannot be read at all: told among the problems
            return found
        return checks.check(self.ledger, self.codebook, self.articles, found=found)

    @cached_property
    def _articles(self) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
        return articles.read_all(self.articles_path)

    @cached_property
    def _codebook(self) -> tuple[Codebook, tuple[Problem, ...]]:
        return codebook.load(self.codebook_path)

    @property
    def unread_files(self) -> tuple[str, ...]:
        """The names of article files that are there, but cannot be read."""
        return tuple(Path(problem.path).name for problem in self._articles[1] if not problem.note)

    @property
    def unreadable_articles(self) -> frozenset[str]:
        """Ids of articles whose files are there, but cannot be read."""
        return frozenset(Path(name).stem for name in self.unread_files) - {article.id for article in self.articles}

    def find_article(self, name: str) -> Article:
        """Return the article with this id; the path of its file will do as well.

        An exact id wins; one that is equal but for accents and case will do where it is the only one.
        """
        stem = Path(name).stem if Path(name).suffix.lower() in (".md", ".txt") else name
        by_id = {article.id: article for article in self.articles}
        exact = by_id.get(name) or by_id.get(stem)
        found = [exact] if exact else [article for article in self.articles if fold(article.id) == fold(stem)]
        if not found:
            for problem in self._articles[1]:
                if Path(problem.path).stem == stem:  # there, but not to be read
                    raise OnrecordError(str(problem))
            known = [article.id for article in self.articles]
            raise UnknownNameError("article", name, known, where=str(self.articles_path), key=fold)
        return _only(found, "article", name, lambda article: article.id)

    def find_claim(self, name: str) -> Claim:
        """Return the claim with this id; the beginning of the id will do where only one begins so."""
        found = [claim for claim in self.claims if claim.id == name]
        if not found:
            wanted = fold(name)
            ids = [(fold(claim.id), claim) for claim in self.claims]
            found = [claim for known, claim in ids if known == wanted] or [
                claim for known, claim in ids if wanted and known.startswith(wanted)
            ]
        if not found and name in self.ledger.unreadable:
            text = f'{self.ledger_path}: claim "{name}" is there, but cannot be read; onrecord check says why.'
            raise OnrecordError(text)
        if not found:
            raise UnknownNameError(
                "claim", name, (claim.id for claim in self.claims), where=str(self.ledger_path), key=fold
            )
        return _only(found, "claim", name, lambda claim: claim.id)

    def find_issue(self, name: str) -> str:
        """Return the key of an issue, found by key or label, with blanks or underscores for hyphens."""
        keys = [(key, key) for key in self.codebook.issues]
        labels = [(issue.label, key) for key, issue in self.codebook.issues.items() if issue.label]
        found = _meant(name, _hyphened, keys, labels)
        if not found:
            few = 0 < len(self.codebook.issues) <= FEW
            where = f"{self.codebook_path}{', which has ' + ', '.join(self.codebook.issues) if few else ''}"
            raise UnknownNameError("issue", name, self.codebook.issues, where=where, key=fold)
        return _only(found, "issue", name, str)

    def find_party(self, name: str) -> str:
        """Return the key of a party, found by key, name, capital or demonym; "none" is those of no side."""
        parties = self.codebook.parties.items()
        keys = [*((key, key) for key in self.codebook.parties), (NO_PARTY, NO_PARTY)]
        names = [(party.name, key) for key, party in parties if party.name]
        words = [(word, key) for key, party in parties for word in (*party.speaks_as, *party.demonyms)]
        found = _meant(name, fold, keys, names, words)
        if not found:
            known = [*(party.name for party in self.codebook.parties.values() if party.name), *self.codebook.parties]
            raise UnknownNameError("party", name, known, where=str(self.codebook_path), key=fold)
        return _only(found, "party", name, str)

    def find_actor(self, name: str, *, remedy: str = "") -> str:
        """Return the canonical name of a speaker in codebook or ledger, found by name, alias, capital or surname.

        `remedy` is what to do where there is none, beside writing it right.
        """
        exact = self._actors_meant(name)
        if exact:
            return _only(exact, "actor", name, str)
        words = set(fold(name).split())
        names = [pair for pairs in self._actor_names for pair in pairs]
        found = {actor for known, actor in names if words and words <= set(fold(known).split())}
        if not found:
            relays = {fold(via): via for claim in self.claims for via in claim.via}
            if fold(name) in relays:
                return relays[fold(name)]
            actors = dict.fromkeys(actor for _, actor in names)
            known = [*actors, *(word for actor in actors for word in actor.split())]
            raise UnknownNameError("actor", name, known, where="the codebook or the ledger", key=fold, remedy=remedy)
        return _only(sorted(found), "actor", name, str)

    def known_actor(self, name: str) -> str | None:
        """Return the canonical name of a speaker that has exactly this name or alias, None where there is none."""
        found = self._actors_meant(name)
        return found[0] if found else None

    def _actors_meant(self, name: str) -> list[str]:
        key = fold(name)
        near = [[pair for pair in pairs if pair[1] in self._by_folded.get(key, ())] for pairs in self._actor_names]
        return _meant(name, fold, *near)

    @cached_property
    def _by_folded(self) -> dict[str, set[str]]:
        """Folded name -> canonical names of those who are called so."""
        found: dict[str, set[str]] = {}
        for known, actor in (pair for pairs in self._actor_names for pair in pairs):
            found.setdefault(fold(known), set()).add(actor)
        return found

    @cached_property
    def _actor_names(self) -> tuple[list[tuple[str, str]], ...]:
        """Name, canonical name: of the codebook, of the ledger, aliases, of parties; what stands first wins."""
        parties = [party for party in self.codebook.parties.values() if party.name]
        return (
            [(actor.name, actor.name) for actor in self.codebook.actors],
            [(actor, actor) for actor in dict.fromkeys(claim.actor for claim in self.claims)],
            [(alias, actor.name) for actor in self.codebook.actors for alias in actor.aliases],
            [(word, party.name) for party in parties for word in (party.name, *party.speaks_as)],
        )


def _published(article: Article) -> date:
    return edtf.parse(article.published).latest if article.published else date.min


def _hyphened(name: str) -> str:
    return "-".join(fold(name.replace("_", " ").replace("-", " ")).split())


T = TypeVar("T")


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
