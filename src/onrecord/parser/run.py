"""The order of the stages; the only module that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser.attribution import select
from onrecord.parser.dates import publication as undated
from onrecord.parser.text import markup, quotations, sentences

if TYPE_CHECKING:
    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser.compiled import Scheme
    from onrecord.parser.dates.publication import Events, Inference
    from onrecord.parser.drafts import Statement
    from onrecord.parser.reading import Reading
    from onrecord.spans import Attribution


def find_attributions(text: str, nested: bool = False) -> tuple[Attribution, ...]:  # noqa: FBT001, FBT002 - public API
    """Return the attributed statements of `text` in order; spans are code points of `text`.

    With `nested`, statements inside the content of others are returned too. Never raises; linear in the text's length.
    """
    plain = markup.strip(text)
    marks = quotations.find(plain.text)
    paragraphs = sentences.find(plain.text, marks, plain.emphasised)
    found = select.find(plain.text, paragraphs, nested=nested)
    return tuple(map(plain.attribution, found))


def publication(article: Article, events: Events) -> Inference:
    """Return when an article that does not say so was published, as its words and dated events allow, and why."""
    plain = markup.strip(article.body)
    paragraphs = sentences.find(plain.text, quotations.find(plain.text), plain.emphasised)
    return undated.infer(plain.text, paragraphs, events)


def prepare(codebook: Codebook) -> Scheme:
    """Compile a codebook once, for `parse` of many articles."""
    from onrecord.parser import compiled  # noqa: PLC0415 - attributions alone need no pydantic

    return compiled.prepare(codebook)


def read(article: Article, codebook: Codebook | Scheme) -> Reading:
    """Return an article read once, for its claims, its statements and its survey."""
    from onrecord.parser import compiled, reading  # noqa: PLC0415

    return reading.Reading(article, codebook if isinstance(codebook, compiled.Scheme) else compiled.prepare(codebook))


def parse(article: Article, codebook: Codebook | Scheme) -> tuple[Claim, ...]:
    """Return the claim drafts of `article`: a pure function of article and codebook."""
    from onrecord.parser import drafts  # noqa: PLC0415

    return drafts.find(read(article, codebook))


def statements(article: Article, scheme: Scheme) -> tuple[Statement, ...]:
    """Return every attributed statement of `article`, those on no issue too, with who said it and when."""
    from onrecord.parser import drafts  # noqa: PLC0415

    return drafts.statements(read(article, scheme))
