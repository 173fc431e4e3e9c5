"""The rules from outside: attributions of any text, a document of an article, a codebook compiled once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.collector import collector_paused
from onrecord.parser.attribution import select
from onrecord.parser.dates import publication as publications
from onrecord.parser.text import document as documents
from onrecord.parser.text import layout as layouts
from onrecord.parser.text import markup
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.models import Article, Codebook
    from onrecord.parser.compiled import CompiledCodebook
    from onrecord.parser.dates.publication import Events, Inference
    from onrecord.parser.reading import Reading
    from onrecord.parser.text.document import Document
    from onrecord.spans import Attribution


@collector_paused()
def find_attributions(text: str, nested: bool = False) -> tuple[Attribution, ...]:  # noqa: FBT001, FBT002 - public API
    """Return the attributed statements of `text` in order; spans are code points of `text`.

    With `nested`, statements inside the content of others are returned too. A text that is not English has
    none. Never raises; linear in the text's length.
    """
    plain = markup.strip(text)
    _, paragraphs = documents.read(plain)
    found = select.find(plain.text, paragraphs, nested=nested, layout=layouts.find(plain.text, paragraphs))
    return tuple(map(plain.attribution, found))


def is_english(article: Article) -> bool:
    """Return False for an article that is surely in another language: the rules find nothing in it."""
    return documents.is_english(article)


def names_issue(title: str, text: str, codebook: CompiledCodebook) -> bool:
    """True where a title or a paragraph of a text names an issue of the codebook; else it holds no claim.

    It costs a small part of a reading: no sentence is cut, nobody is looked for.
    """
    paragraphs = markup.strip(text).text.split("\n\n")
    return any(codebook.issues.named_in(fold(paragraph)) for paragraph in (title, *paragraphs))


def document(article: Article, codebook: CompiledCodebook) -> Document:
    """Return an article as every coder reads it, dated by its words and the codebook's events where it has no date."""
    found = documents.of(article, codebook.vocabulary)
    return found if article.published else found.dated(_inferred(found, codebook.events).published)


def publication(article: Article, events: Events) -> Inference:
    """Return when an article that does not say so was published, as its words and dated events allow, and why."""
    return _inferred(documents.of(article), events)


def _inferred(found: Document, events: Events) -> Inference:
    return publications.infer(found.text, found.paragraphs, events)


def read(article: Article, codebook: Codebook | CompiledCodebook) -> Reading:
    """Return every statement of an article by the rules."""
    from onrecord.parser import reading  # noqa: PLC0415

    compiled = prepare(codebook)
    return reading.read_document(document(article, compiled), compiled)


def prepare(codebook: Codebook | CompiledCodebook) -> CompiledCodebook:
    """Compile a codebook once, for many articles; one that is compiled is returned as it is."""
    from onrecord.parser import compiled  # noqa: PLC0415 - attributions alone need no pydantic

    return codebook if isinstance(codebook, compiled.CompiledCodebook) else compiled.prepare(codebook)
