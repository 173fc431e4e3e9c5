"""A dossier as those see it who only ask: by its index, else by its files. What is answered is the same."""

from __future__ import annotations

import gc
import json
import sqlite3
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord import lookup
from onrecord.collector import collector_paused
from onrecord.errors import FileProblemError, Problem
from onrecord.filed import Filed
from onrecord.models import NO_PARTY
from onrecord.reports import entries
from onrecord.reports.entries import Part, bodies_of, side
from onrecord.reports.positions import last_day
from onrecord.reports.select import Filter
from onrecord.store import decision_log, index, inputs, values
from onrecord.store.index_rows import ALL, Wanted
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from onrecord.dossier import Dossier
    from onrecord.models import Article, Codebook
    from onrecord.store.index_rows import Index

T = TypeVar("T")
_SOURCES = (inputs.CODEBOOK, inputs.LEDGER, inputs.ARTICLES, inputs.ANSWERS, inputs.IMPORTS)


class View:
    """The dossier at `path`, to be asked and not to be changed: the same names and claims as of a Dossier.

    FileProblemError where codebook or ledger cannot be read at all.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.ledger_path = self.path / inputs.LEDGER
        self.decisions_path = self.path / decision_log.FILE
        self._codebook_path = self.path / inputs.CODEBOOK
        self._articles_path = self.path / inputs.ARTICLES

    @cached_property
    def _dossier(self) -> Dossier:
        from onrecord.dossier import Dossier  # noqa: PLC0415 - not needed where there is an index

        return Dossier(self.path)

    @cached_property
    def _index(self) -> Index | None:
        seen = inputs.look(self.path)
        found = index.of(seen)
        if found is None:
            from onrecord import indexing  # noqa: PLC0415 - as above

            found = indexing.renewed(self._dossier, seen)
        return found

    def renew(self) -> None:
        """Bring the index up to date; where that cannot be, nothing is said of it."""
        with suppress(FileProblemError):
            _ = self._index

    def _asked(self, ask: Callable[[Index], T], instead: Callable[[], T]) -> T:
        """Return what the index says; where there is none, or its file is spoilt, what the files say."""
        if self._index is not None:
            try:
                return ask(self._index)
            except (sqlite3.Error, ValueError, TypeError, LookupError):
                vars(self)["_index"] = None
        return instead()

    @cached_property
    def codebook(self) -> Codebook:
        """The coding scheme."""
        return self._asked(lambda index: values.read_codebook(index.part("codebook")), lambda: self._dossier.codebook)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files; without notes."""
        return self._asked(self._kept_problems, self._found_problems)

    def _kept_problems(self, index: Index) -> tuple[Problem, ...]:
        rows = [row for name in _SOURCES for row in json.loads(index.part(f"problems of {name}"))]
        return tuple(Problem(str(self.path / path), line, text, rule=rule) for path, line, text, rule in rows)

    def _found_problems(self) -> tuple[Problem, ...]:
        _ = self._dossier.codebook, self._dossier.ledger  # either of them unreadable is the end of it
        return tuple(problem for problem in self._dossier.problems if not problem.note)

    def about(self, wanted: Wanted = ALL) -> Part:
        """Return the claims that a question is about; there may be more, and never less."""
        return self._asked(
            lambda index: self._part(index, wanted),
            lambda: Part(self._dossier.claims, self._dossier.articles, self.codebook),
        )

    def _part(self, index: Index, wanted: Wanted) -> Part:
        with collector_paused():
            claims = tuple(index.claims(wanted))
            part = Part(claims, self._articles(index, {claim.article for claim in claims}), self.codebook)
            gc.freeze()  # it stays until the answer is out: the collector need not go through it again and again
        return part

    def _articles(self, index: Index, ids: Collection[str]) -> list[Article]:
        if "articles" in vars(self):
            return [article for article in self.articles if article.id in ids]
        return [Filed.of(self._articles_path, head) for _, head in index.heads(ids)]

    def about_what(self, wanted: Filter) -> Part:
        """Return the claims that pass a filter, those of others that its actors relay, and what is linked with them."""
        book = self.codebook
        speakers, of_parties = frozenset[str](), frozenset[str]()
        if wanted.actors:
            speakers = {actor for actor in self.actors if not wanted.actors.isdisjoint(bodies_of(actor, book))}
        if wanted.parties:
            of_parties = {actor for actor in self.actors if side(None, actor, book) in wanted.parties}
        return self.about(
            Wanted(
                actors=speakers,
                relays=wanted.actors,
                parties=[NO_PARTY if party is None else party for party in wanted.parties],
                of_parties=of_parties,
                issues=wanted.issues,
                stances=wanted.stances,
                statuses=wanted.statuses,
                articles=wanted.articles,
                text=fold(wanted.text),
                extra=wanted.extra,
            )
        )

    def about_parties(self, parties: Collection[str], issues: Collection[str] = ()) -> Part:
        """Return the claims of parties, on all issues or on `issues` alone, and what is linked with them."""
        return self.about_what(Filter(parties=frozenset(parties), issues=frozenset(issues)))

    @cached_property
    def last_day(self) -> date | None:
        """The day on which the record ends (see reports.positions.last_day)."""
        return self._asked(self._kept_day, lambda: last_day(entries.of(self._dossier), self._dossier.articles))

    def _kept_day(self, index: Index) -> date | None:
        day = index.part("last day")
        return date.fromisoformat(day) if day else None

    @cached_property
    def coders(self) -> frozenset[str]:
        """The coders that have drafted a claim."""
        return self._asked(lambda index: frozenset(json.loads(index.part("coders"))), lambda: self._dossier.coders)

    @property
    def marks(self) -> int:
        """How many articles have a mark that they are fully coded, whether it still holds or not."""
        return self._asked(lambda index: int(index.part("marks")), lambda: len(self._dossier.ledger.coded))

    @cached_property
    def own_variables(self) -> Sequence[str]:
        """The names of the own variables that claims have."""
        return self._asked(lambda index: index.own_variables(), lambda: self._dossier.own_variables)

    @cached_property
    def actors(self) -> Sequence[str]:
        """The speakers of all claims, in the order in which they first come."""
        return self._asked(
            lambda index: index.actors(), lambda: [*dict.fromkeys(claim.actor for claim in self._dossier.claims)]
        )

    @cached_property
    def articles(self) -> Sequence[Article]:
        """All articles in the order of the dossier."""
        return self._asked(
            lambda index: [Filed.of(self._articles_path, head) for _, head in index.heads()],
            lambda: self._dossier.articles,
        )

    def find_article(self, name: str) -> Article:
        """Return the article with this id; the path of its file will do as well (see lookup)."""
        return self._asked(lambda _: self._kept_article(name), lambda: self._dossier.find_article(name))

    def _kept_article(self, name: str) -> Article:
        return lookup.find_article(name, self.articles, self._articles_path, problems=self.problems)

    def find_claim(self, name: str) -> str:
        """Return the id of the claim with this id; its beginning will do where only one begins so."""
        return self._asked(lambda index: self._kept_claim(index, name), lambda: self._dossier.find_claim(name).id)

    def _kept_claim(self, index: Index, name: str) -> str:
        return lookup.find_claim(name, index.ids(), json.loads(index.part("unreadable")), self.ledger_path)

    def find_issue(self, name: str) -> str:
        """Return the key of an issue (see lookup)."""
        return lookup.find_issue(name, self.codebook, self._codebook_path)

    def find_party(self, name: str) -> str:
        """Return the key of a party; "none" is those of no side (see lookup)."""
        return lookup.find_party(name, self.codebook, self._codebook_path)

    def find_actor(self, name: str) -> str:
        """Return the canonical name of a speaker in codebook or ledger (see lookup)."""
        return self._asked(lambda index: self._kept_actor(index, name), lambda: self._dossier.find_actor(name))

    def _kept_actor(self, index: Index, name: str) -> str:
        return lookup.Actors(self.codebook, self.actors, index.relays).find(name)
