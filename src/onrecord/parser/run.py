"""The order of the stages; the only module that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import attributions, markup, quotations, sentences, undated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser.claims import Statement
    from onrecord.parser.reading import Reading
    from onrecord.parser.scheme import Scheme
    from onrecord.parser.undated import Events, Inference
    from onrecord.spans import Attribution


def find_attributions(text: str, nested: bool = False) -> tuple[Attribution, ...]:  # noqa: FBT001, FBT002 - public API
    """Return the attributed statements of `text` in order; spans are code points of `text`.

    With `nested`, statements inside the content of others are returned too. Never raises; linear in the text's length.
    """
    plain = markup.strip(text)
    marks = quotations.find(plain.text)
    paragraphs = sentences.find(plain.text, marks, plain.emphasised)
    found = attributions.find(plain.text, paragraphs, nested=nested)
    return tuple(map(plain.attribution, found))


def publication(article: Article, events: Events) -> Inference:
    """Return when an article that does not say so was published, as its words and dated events allow, and why."""
    plain = markup.strip(article.body)
    paragraphs = sentences.find(plain.text, quotations.find(plain.text), plain.emphasised)
    return undated.infer(plain.text, paragraphs, events)


def prepare(codebook: Codebook) -> Scheme:
    """Compile a codebook once, for `parse` of many articles."""
    from onrecord.parser import scheme  # noqa: PLC0415 - attributions alone need no pydantic

    return scheme.prepare(codebook)


def read(article: Article, codebook: Codebook | Scheme) -> Reading:
    """Return an article read once, for its claims, its statements and its survey."""
    from onrecord.parser import reading, scheme  # noqa: PLC0415

    return reading.Reading(article, codebook if isinstance(codebook, scheme.Scheme) else scheme.prepare(codebook))


def parse(article: Article, codebook: Codebook | Scheme) -> tuple[Claim, ...]:
    """Return the claim drafts of `article`: a pure function of article and codebook."""
    from onrecord.parser import claims  # noqa: PLC0415

    return claims.find(read(article, codebook))


def statements(article: Article, scheme: Scheme) -> tuple[Statement, ...]:
    """Return every attributed statement of `article`, those on no issue too, with who said it and when."""
    from onrecord.parser import claims  # noqa: PLC0415

    return claims.statements(read(article, scheme))


def link(claims: Sequence[Claim], articles: Iterable[Article], codebook: Codebook) -> dict[str, str]:
    """Return for each claim that is a copy, by its id, the id of its origin: see `origins.link`."""
    from onrecord.parser import origins  # noqa: PLC0415 - attributions alone need no comparison

    return origins.link(claims, articles, codebook)
