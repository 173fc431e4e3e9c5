"""A model as a coder: it reads nothing anew, its findings are those of the answers that the dossier keeps."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coders.model import answer as answers
from onrecord.coders.model import prompt

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.coders.finding import Finding
    from onrecord.models import Article, Codebook
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document
    from onrecord.store.answers import Answer

MODEL = "model:"
"""How the name of a coder begins that is a model."""


class Stale(StrEnum):
    """Why an answer no longer fits: what it answered has changed since."""

    ARTICLE = "article"
    CODEBOOK = "codebook"
    INSTRUCTION = "instruction"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Model:
    """A model by its kept answer to one article."""

    answer: Answer
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The name by which its findings stand in the ledger."""
        return MODEL + self.answer.model

    def code(self, document: Document, codebook: CompiledCodebook) -> Sequence[Finding]:
        """Return the findings of the answer; what they are worth is proved where drafts are made of them."""
        del document, codebook
        return self.findings


class Shelf(NamedTuple):
    """The answers to one article: the models whose answer fits, and the others with the reason."""

    models: tuple[Model, ...] = ()
    stale: tuple[tuple[Answer, Stale], ...] = ()

    @property
    def digest(self) -> str:
        """The digest of what the models' findings come from, for keys of what is kept."""
        told = [f"{model.name}\n{model.findings!r}" for model in self.models]
        return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest() if told else ""

    @property
    def asked(self) -> frozenset[str]:
        """The names of all models that have been asked: a draft of one whose answer no longer fits goes."""
        return frozenset((*(model.name for model in self.models), *(MODEL + each.model for each, _ in self.stale)))


@dataclass(frozen=True)
class Answers:
    """The answers that a dossier keeps, held against its articles and its codebook."""

    kept: tuple[Answer, ...]
    codebook: Codebook
    first: Sequence[str] = ()
    """Names of models in the order in which they count; all others follow as they were asked."""

    @cached_property
    def _by_article(self) -> dict[str, list[Answer]]:
        found: dict[str, list[Answer]] = {}
        for each in self.kept:
            found.setdefault(each.article, []).append(each)
        return found

    @cached_property
    def _digest(self) -> str:
        return prompt.digest(self.codebook)

    @cached_property
    def _shelves(self) -> dict[tuple[str, str], Shelf]:
        return {}

    def of(self, article: Article) -> Shelf:
        """Return what models have answered about an article: each answer is read once."""
        key = article.id, article.sha256
        if key not in self._shelves:
            self._shelves[key] = self._shelf(article)
        return self._shelves[key]

    def fits(self, article: Article, model: str, options: dict[str, str]) -> bool:
        """True where a model need not be asked: its answer fits, and was given with the same options, if any are."""
        fitting = (each.answer for each in self.of(article).models)
        return any(each.model == model and (not options or each.options == options) for each in fitting)

    def without_article(self, known: Collection[str]) -> tuple[Answer, ...]:
        """Return the answers to articles that are not among those `known`."""
        return tuple(each for each in self.kept if each.article not in known)

    def _shelf(self, article: Article) -> Shelf:
        models: list[Model] = []
        stale: list[tuple[Answer, Stale]] = []
        for each in sorted(self._by_article.get(article.id, ()), key=self._rank):
            findings = self._findings(each, article)
            if isinstance(findings, Stale):
                stale.append((each, findings))
            else:
                models.append(Model(each, findings))
        return Shelf(tuple(models), tuple(stale))

    def order_of(self, model: str) -> int:
        """Return what an answer of a model is to be numbered with: as its others are, else behind all that are kept."""
        mine = [each.order for each in self.kept if each.model == model]
        return min(mine) if mine else 1 + max((each.order for each in self.kept), default=-1)

    def _rank(self, answer: Answer) -> tuple[int, int, str]:
        at = self.first.index(answer.model) if answer.model in self.first else len(self.first)
        return at, answer.order, answer.model

    def _findings(self, answer: Answer, article: Article) -> tuple[Finding, ...] | Stale:
        """Return the findings of an answer, or why it does not fit."""
        why = self._why_stale(answer, article)
        if why:
            return why
        try:
            return tuple(finding for text in answer.texts for finding in answers.read(text))
        except answers.BrokenAnswerError:
            return Stale.BROKEN

    def _why_stale(self, answer: Answer, article: Article) -> Stale | None:
        if answer.sha256 != article.sha256:
            return Stale.ARTICLE
        if answer.instruction != prompt.VERSION:
            return Stale.INSTRUCTION
        return Stale.CODEBOOK if answer.codebook != self._digest else None
