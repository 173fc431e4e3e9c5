"""A document: an article as every coder reads it, in paragraphs and sentences, with the way back to its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.parser.text import language, markup, quotations, sentences
from onrecord.parser.text import layout as layouts
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.models import Article
    from onrecord.parser.lexicon.vocabulary import Vocabulary
    from onrecord.parser.text.layout import Layout
    from onrecord.parser.text.markup import Plain
    from onrecord.parser.text.quotations import Quotation
    from onrecord.parser.text.sentences import Paragraph

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article's text without markup, its quotations and its paragraphs of news with their sentences.

    Spans count in `text`; `plain` leads back to the body. The article has its day of publication, inferred where it
    states none. Sentences are cut when they are first asked for: an article that names no issue needs none.
    """

    article: Article
    plain: Plain
    _parts: _Parts

    @property
    def text(self) -> str:
        """The body without markup."""
        return self.plain.text

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Its quotations, in text order."""
        return self._parts.read[0]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs of news; none where it is not English."""
        return self._parts.read[1]

    @property
    def layout(self) -> Layout:
        """Whose words a paragraph is by a label or a signature."""
        return self._parts.layout

    @property
    def published(self) -> edtf.When | None:
        """When the article was published, None where nobody knows."""
        return edtf.parse(self.article.published) if self.article.published else None

    def dated(self, published: str | None) -> Document:
        """Return the document of the same article with the day of publication that its words allow (EDTF)."""
        return self if published is None else replace(self, article=self.article.inferred(published))


class _Parts:
    """What a text is made of, worked out once for a document and those that only have another date."""

    def __init__(self, article: Article, plain: Plain, vocabulary: Vocabulary | None) -> None:
        self._article, self._plain, self._vocabulary = article, plain, vocabulary

    @cached_property
    def read(self) -> tuple[tuple[Quotation, ...], tuple[Paragraph, ...]]:
        """Quotations and paragraphs."""
        return read(self._plain, self._vocabulary) if is_english(self._article) else ((), ())

    @cached_property
    def layout(self) -> Layout:
        """Labels and signatures."""
        return layouts.find(self._plain.text, self.read[1], self._article.genre, self._article.speakers)


def of(article: Article, vocabulary: Vocabulary | None = None) -> Document:
    """Return the document of an article, read with the words that report in it; linear in the length of its body."""
    plain = markup.strip(article.body)
    return Document(article, plain, _Parts(article, plain, vocabulary))


def is_english(article: Article) -> bool:
    """Return False for an article whose front matter gives another language, or that is surely in one by its words."""
    return article.language in ("", "en") and language.is_english(article.body)


def read(plain: Plain, vocabulary: Vocabulary | None = None) -> tuple[tuple[Quotation, ...], tuple[Paragraph, ...]]:
    """Return the quotations and paragraphs of a text; of one that is not English, which nobody reads here, none."""
    if not language.is_english(plain.text):
        return (), ()
    marks = quotations.find(plain.text)
    return tuple(marks), tuple(sentences.find(plain.text, marks, plain.emphasised, vocabulary))


def lines(body: str) -> list[Span]:
    """Return the lines of a body that hold a character: the paragraphs that a coder may name by number, from 1."""
    return [Span(*match.span()) for match in _LINE.finditer(body)]
