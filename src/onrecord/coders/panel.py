"""Who codes which article: the coders that read it now, and models and others by what the dossier keeps of theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coders.imported import Imported
from onrecord.coders.model.kept import MODEL, Shelf
from onrecord.coders.rules import Rules
from onrecord.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.coders.finding import Coder, Finding
    from onrecord.coders.model.kept import Answers, Stale
    from onrecord.models import Article
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document


class Reader(NamedTuple):
    """What one coder has read: of how many articles its word counts, and which of its answers no longer fit."""

    coder: str
    articles: int
    stale: tuple[tuple[str, Stale], ...] = ()


@dataclass(frozen=True)
class Panel:
    """The coders of a dossier."""

    answers: Answers | None = None
    coders: Sequence[Coder] = (Rules(),)
    silent: frozenset[str] = frozenset()
    """The names of coders that belong here and find nothing now: what they once drafted goes."""

    def alone(self, name: str) -> Panel:
        """Return the panel of the coder of one name; UnknownNameError where no article has been read by one."""
        coders = tuple(coder for coder in self.coders if coder.name == name)
        kept = self.answers.kept if self.answers else ()
        mine = tuple(answer for answer in kept if MODEL + answer.model == name)
        if not coders and not mine:
            known = (*(coder.name for coder in self.coders), *sorted({MODEL + answer.model for answer in kept}))
            off = "What was learned is not used here: onrecord status says why." if name in self.silent else ""
            raise UnknownNameError("coder", name, known, where="this dossier", remedy=off)
        return Panel(replace(self.answers, kept=mine) if self.answers else None, coders)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all who code some article."""
        kept = self.answers.kept if self.answers else ()
        models = sorted({MODEL + answer.model for answer in kept})
        return (*(coder.name for coder in self.coders), *models)

    def of(self, article: Article) -> tuple[Coder, ...]:
        """Return the coders of an article: a model only where its answer still fits."""
        return (*self._reading(article), *(self.answers.of(article).models if self.answers else ()))

    def _reading(self, article: Article) -> tuple[Coder, ...]:
        """Return the coders that read an article: what was imported says nothing of one that is not in its file."""
        return tuple(c for c in self.coders if not isinstance(c, Imported) or c.reads(article.id))

    def asked(self, article: Article) -> frozenset[str]:
        """Return the names of those who count as asked about an article: their drafts are what they say now, or go."""
        kept = self.answers.of(article).asked if self.answers else frozenset[str]()
        return kept | self.silent | {coder.name for coder in self._reading(article)}

    def readers(self, articles: Sequence[Article]) -> tuple[Reader, ...]:
        """Return what each coder has read of some articles, in the order in which their word counts."""
        read: dict[str, int] = {coder.name: 0 for coder in self.coders}
        stale: dict[str, list[tuple[str, Stale]]] = {}
        for article in articles:
            for coder in self._reading(article):
                read[coder.name] += 1
            shelf = self.answers.of(article) if self.answers else Shelf()
            for model in shelf.models:
                read[model.name] = read.get(model.name, 0) + 1
            for answer, why in shelf.stale:
                read.setdefault(MODEL + answer.model, 0)
                stale.setdefault(MODEL + answer.model, []).append((article.id, why))
        return tuple(Reader(name, number, tuple(stale.get(name, ()))) for name, number in read.items())

    def code(self, document: Document, codebook: CompiledCodebook) -> Mapping[str, Sequence[Finding]]:
        """Return what each coder finds in an article, by its name."""
        return {coder.name: coder.code(document, codebook) for coder in self.of(document.article)}
