"""Who codes which article: the coders that read it now, and the models by the answers that the dossier keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.coders.rules import Rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.coders.finding import Coder, Finding
    from onrecord.coders.model.kept import Answers
    from onrecord.models import Article
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document


@dataclass(frozen=True)
class Panel:
    """The coders of a dossier."""

    answers: Answers | None = None
    coders: Sequence[Coder] = (Rules(),)

    def of(self, article: Article) -> tuple[Coder, ...]:
        """Return the coders of an article: a model only where its answer still fits."""
        return (*self.coders, *(self.answers.of(article).models if self.answers else ()))

    def asked(self, article: Article) -> frozenset[str]:
        """Return the names of those who count as asked about an article: their drafts are what they say now, or go."""
        kept = self.answers.of(article).asked if self.answers else frozenset[str]()
        return kept | {coder.name for coder in self.coders}

    def code(self, document: Document, codebook: CompiledCodebook) -> Mapping[str, Sequence[Finding]]:
        """Return what each coder finds in an article, by its name."""
        return {coder.name: coder.code(document, codebook) for coder in self.of(document.article)}
