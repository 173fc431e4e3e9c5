"""The order of the stages; the only module that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import attributions, markup, quotations, sentences, undated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Article, Claim, Codebook
    from onrecord.parser.claims import Scheme, Statement
    from onrecord.parser.markup import Plain
    from onrecord.parser.sentences import Paragraph
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
    return tuple(
        a._replace(
            source=plain.span(a.source) if a.source else None,
            cue=plain.span(a.cue) if a.cue else None,
            contents=tuple(plain.span(c) for c in a.contents),
        )
        for a in found
    )


def publication(article: Article, events: Events) -> Inference:
    """Return when an article that does not say so was published, as its words and dated events allow, and why."""
    plain = markup.strip(article.body)
    paragraphs = sentences.find(plain.text, quotations.find(plain.text), plain.emphasised)
    return undated.infer(plain.text, paragraphs, events)


def prepare(codebook: Codebook) -> Scheme:
    """Compile a codebook once, for `parse` of many articles."""
    from onrecord.parser import claims  # noqa: PLC0415 - attributions alone need no pydantic

    return claims.prepare(codebook)


def parse(article: Article, codebook: Codebook | Scheme) -> tuple[Claim, ...]:
    """Return the claim drafts of `article`: a pure function of article and codebook."""
    from onrecord.parser import claims  # noqa: PLC0415

    scheme = codebook if isinstance(codebook, claims.Scheme) else claims.prepare(codebook)
    return claims.find(*stages(article, scheme))


def statements(article: Article, scheme: Scheme) -> tuple[Statement, ...]:
    """Return every attributed statement of `article`, those on no issue too, with who said it and when."""
    from onrecord.parser import claims  # noqa: PLC0415

    return claims.statements(*stages(article, scheme))


def stages(article: Article, scheme: Scheme) -> tuple[Article, Plain, list[Paragraph], list[Attribution], Scheme]:
    """Return an article, dated, with its plain text, its sentences and its attributions: all that later stages need."""
    plain = markup.strip(article.body)
    paragraphs = sentences.find(plain.text, quotations.find(plain.text), plain.emphasised)
    if article.published is None:
        article = article.inferred(undated.infer(plain.text, paragraphs, scheme.events).published)
    return article, plain, paragraphs, attributions.find(plain.text, paragraphs, nested=True), scheme


def link(claims: Sequence[Claim], articles: Iterable[Article], codebook: Codebook) -> dict[str, str]:
    """Return for each claim that is a copy, by its id, the id of its origin: see `origins.link`."""
    from onrecord.parser import origins  # noqa: PLC0415 - attributions alone need no comparison

    return origins.link(claims, articles, codebook)
