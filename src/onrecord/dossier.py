"""A dossier: the folder with articles, codebook and ledger, read when asked for, and written."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import articles, diskfile, inferred, lookup, own
from onrecord.errors import FileProblemError, Problem
from onrecord.filed import Filed
from onrecord.models import IMPORT, LEARNED, Codebook
from onrecord.store import answers as kept_answers
from onrecord.store import (
    archived,
    cache,
    checks,
    codebook,
    decision_log,
    examples,
    index,
    ledger,
    lock,
    write,
    write_coded,
)
from onrecord.store import imported as kept_imports
from onrecord.store.reread import Earlier
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
    from os import PathLike

    from onrecord.coders import Coder, Panel
    from onrecord.coders.imported import Imported
    from onrecord.coders.learned import School, Taught
    from onrecord.coders.model.kept import Answers
    from onrecord.models import Article, Claim, Coded
    from onrecord.parser import CompiledCodebook, Events
    from onrecord.store.answers import Answer
    from onrecord.store.archived import Archived
    from onrecord.store.ledger import Ledger


_NOT_ENGLISH = (
    "is not in English, to judge by its small words, and the rules read English alone. Put an English text in its"
    " place, or enter its claims with onrecord add-claim."
)


class Dossier:
    """The dossier at `path`. Nothing is read before it is asked for, and each file once.

    Of articles all but their bodies is held; a body is read again where its words are asked for.

    A codebook or ledger that cannot be read at all raises FileProblemError; single bad entries are left out and
    told in `problems`.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self.path = Path(path)
        self._is_locked = False
        self._earlier: Earlier | None = None
        self.by = printable(os.environ.get("ONRECORD_BY", ""))
        """Who decides, written beside each decision."""
        self.jobs = 1
        """How many processes may read articles. The command line lets one for each core; from a program of your own,
        more than one needs the guard ``if __name__ == "__main__"`` around what it does."""
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
        return self.dated(self._articles[0])

    def dated(self, found: Sequence[Article]) -> tuple[Article, ...]:
        """Return articles in this order, those without a date with the one that is inferred."""
        return inferred.dated(found, self.path, lambda: self.events)

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook, ready for coders."""
        from onrecord import parser  # noqa: PLC0415 - who only reads the ledger needs no parser

        return parser.prepare(self.codebook)

    @cached_property
    def events(self) -> Events:
        """The codebook's dated events, ready for dating articles."""
        from onrecord.parser import Events  # noqa: PLC0415 - as above

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
        """The claims with their places in the file; those of an archive have none."""
        if self._archive:
            return self._archive.ledger
        return ledger.load(self.ledger_path, self._earlier or index.earlier(self.path))

    @cached_property
    def _archive(self) -> Archived | None:
        """What `onrecord archive` has written here, where it has: to be read alone."""
        if not archived.is_there(self.path):
            return None
        from onrecord.copies import origins  # noqa: PLC0415 - a ledger has its links

        found = archived.load(self.path, self.codebook)
        return found.linked(origins.link(found.ledger.claims, found.articles, self.codebook))

    def refuse_archive(self) -> None:
        """FileProblemError for an archive, whose claims are read alone."""
        archived.refuse(self.path)

    @property
    def answers_path(self) -> Path:
        """The folder of the answers of models."""
        return self.path / kept_answers.FOLDER

    @cached_property
    def _answers(self) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
        return kept_answers.load(self.answers_path)

    def panel(self, coders: Sequence[Coder] | None = None, models: Sequence[str] = ()) -> Panel:
        """Return who codes the articles: `coders`, and models by kept answers.

        Where None is given these are the rules, what the analyst's decisions teach where it pays, and what was
        imported.

        Those named in `models` come first, in that order.
        """
        from onrecord.coders import Panel, Rules  # noqa: PLC0415 - who only reads the ledger needs no coder

        if coders is not None:
            return Panel(self.answers(models), coders)
        others = self._imported[0]
        if (taught := self.taught) and taught.trial.pays:
            return Panel(self.answers(models), (Rules(), taught.learned, *others))
        return Panel(self.answers(models), (Rules(), *others), silent=frozenset({LEARNED}))

    @cached_property
    def taught(self) -> Taught | None:
        """What the analyst's decisions teach a coder; None where too few articles are fully coded."""
        if not self.coded:
            return None
        scheme = diskfile.digest_now(self.codebook_path)
        return self.school().taught(scheme, lambda: self.compiled, cache.Cache(self.path, "learned"))

    def school(self) -> School:
        """Return the decisions from which a coder learns."""
        from onrecord.coders.learned import School  # noqa: PLC0415 - as above

        written = [example.text for example in examples.load(self.codebook_path)]
        return School(self.articles, self.claims, self.coded, written)

    def answers(self, models: Sequence[str] = ()) -> Answers:
        """Return the kept answers of models, held against articles and codebook."""
        from onrecord.coders.model.kept import Answers  # noqa: PLC0415 - as above

        return Answers(self._answers[0], self.codebook, models)

    @property
    def imports_path(self) -> Path:
        """The folder of the drafts of others."""
        return self.path / kept_imports.FOLDER

    @property
    def imported(self) -> tuple[Imported, ...]:
        """Those whose drafts were imported, as coders of the articles that their files name."""
        return self._imported[0]

    @property
    def import_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files of drafts of others."""
        return self._imported[1]

    @cached_property
    def _imported(self) -> tuple[tuple[Imported, ...], tuple[Problem, ...]]:
        kept, problems = kept_imports.load(self.imports_path)
        if not kept:
            return (), problems
        from onrecord.coders import imported  # noqa: PLC0415 - as above

        found = [imported.of(each.name, each.path, each.data, self.articles) for each in kept]
        coders = tuple(coder for coder, _ in found if coder)
        return coders, (*problems, *(problem for _, told in found for problem in told))

    def keep_imported(self, new: Imported) -> None:
        """Keep the drafts of others, those of articles that `new` does not name as they were."""
        from onrecord.coders import imported  # noqa: PLC0415 - as above

        with self._lock():
            name = new.name.removeprefix(IMPORT)
            old = kept_imports.there(self.imports_path, name)
            kept_imports.write(self.imports_path, name, (*imported.others(old, new), *imported.lines(new)))
        for name in ("_imported", "problems"):
            self.__dict__.pop(name, None)

    def forget_answers(self) -> None:
        """Read the answers again when they are next asked for."""
        for name in ("_answers", "problems"):
            self.__dict__.pop(name, None)

    def save(self, *, put: Sequence[Claim] = (), drop: Collection[str] = ()) -> None:
        """Write claims to the ledger and take ids out of it; what a person wrote elsewhere stays as it is.

        LedgerChangedError where the ledger on disk is not the one that was read, unless that was read under `locked`.
        """
        self._save(lambda book: write.save(book, put=put, drop=drop))

    def mark_coded(self, marks: Mapping[str, Coded | None]) -> None:
        """Write marks of fully coded articles to the ledger, by the articles' ids; None takes one out."""
        self._save(lambda book: write_coded.save(book, marks))

    def _save(self, write_to: Callable[[Ledger], Ledger]) -> None:
        with self._lock():
            saved = write_to(self._to_write())
        self._forget_ledger()
        self.ledger = saved

    def _to_write(self) -> Ledger:
        """Return the ledger with all that is needed to change it, which an index does not know."""
        book = self.ledger
        if book.tree or not book.text:
            return book
        return replace(ledger.from_bytes(book.path, book.text.encode("utf-8")), sha256=book.sha256)

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
            self._earlier = Earlier(self.ledger.known.get, self.ledger.values)
            self._forget_ledger()

    def _forget_ledger(self) -> None:
        for name in ("ledger", "problems", "taught", "_actors"):
            self.__dict__.pop(name, None)

    @contextmanager
    def _lock(self) -> Generator[None, None, None]:
        if self._is_locked:
            yield
            return
        self.refuse_archive()
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

    @property
    def coded(self) -> tuple[str, ...]:
        """The ids of the articles that are fully coded, by a mark that still holds, in the order of `articles`."""
        marks = self.ledger.coded
        return tuple(
            article.id
            for article in (self.articles if marks else ())
            if article.id in marks and marks[article.id].holds(article, self.codebook)
        )

    @property
    def coders(self) -> frozenset[str]:
        """The coders that have drafted a claim."""
        return frozenset(coder for claim in self.claims for coder in claim.coders)

    @property
    def own_variables(self) -> tuple[str, ...]:
        """The names of the own variables that claims have."""
        return own.names(claim.extra for claim in self.claims)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong in the files, a whole file that cannot be read included."""
        parts: tuple[Callable[[], Iterable[Problem]], ...] = (
            lambda: self._codebook[1],
            lambda: self.ledger.problems,
            lambda: self._articles[1],
            lambda: self._answers[1],
            lambda: self._imported[1],
        )
        found: list[Problem] = []
        for part in parts:
            try:
                found += part()
            except FileProblemError as error:
                found += error.problems
        return tuple(found)

    def check(self) -> tuple[Problem, ...]:
        """Return all problems and notes: those of the files, and where they do not fit together."""
        found = self.problems
        if not {"ledger", "_codebook"} <= self.__dict__.keys():  # one cannot be read at all: told among the problems
            return found
        from onrecord.drafting import proofs  # noqa: PLC0415 - as above

        answers = self.answers()
        lost = proofs.without_answer(self.claims, answers, str(self.ledger_path))
        found = (*found, *proofs.check(answers, self.articles, self.compiled), *lost)
        return checks.check(self.ledger, self.codebook, self.articles, found=found)

    @cached_property
    def _articles(self) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
        if self._archive:
            return self._archive.articles, self._archive.problems
        folder = self.articles_path

        def filed(article: Article, notes: tuple[Problem, ...], file: str) -> articles.Noted:
            from onrecord import parser  # noqa: PLC0415 - as above

            if not parser.is_english(article):
                notes = (*notes, Problem(str(folder / file), 0, _NOT_ENGLISH, note=True, rule=articles.NOT_READ))
            return Filed.of(folder, Filed.head(article, file, notes=notes)), notes

        known: dict[str, articles.Noted] = {}
        with suppress(ValueError, TypeError, AttributeError):  # an index that is spoilt
            known.update((head.file, Filed.noted(folder, head)) for head in index.heads(self.path))
        return articles.read_all(folder, known, keep=filed)

    @property
    def article_problems(self) -> tuple[Problem, ...]:
        """What is wrong with files of articles, and what is worth a note."""
        return self._articles[1]

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
        """Return the article with this id; the path of its file will do as well (see lookup)."""
        return lookup.find_article(name, self.articles, self.articles_path, problems=self._articles[1])

    def find_claim(self, name: str) -> Claim:
        """Return the claim with this id; the beginning of the id will do where only one begins so."""
        by_id = {claim.id: claim for claim in self.claims}
        return by_id[lookup.find_claim(name, by_id, self.ledger.unreadable, self.ledger_path)]

    def find_issue(self, name: str) -> str:
        """Return the key of an issue, found by key or label, with blanks or underscores for hyphens."""
        return lookup.find_issue(name, self.codebook, self.codebook_path)

    def find_party(self, name: str) -> str:
        """Return the key of a party, found by key, name, capital or demonym; "none" is those of no side."""
        return lookup.find_party(name, self.codebook, self.codebook_path)

    def find_actor(self, name: str, *, remedy: str = "") -> str:
        """Return the canonical name of a speaker in codebook or ledger, found by name, alias, capital or surname.

        `remedy` is what to do where there is none, beside writing it right.
        """
        return self._actors.find(name, remedy=remedy)

    def known_actor(self, name: str) -> str | None:
        """Return the canonical name of a speaker that has exactly this name or alias, None where there is none."""
        return self._actors.known(name)

    @cached_property
    def _actors(self) -> lookup.Actors:
        actors = (claim.actor for claim in self.claims)
        return lookup.Actors(self.codebook, actors, lambda: (via for claim in self.claims for via in claim.via))
