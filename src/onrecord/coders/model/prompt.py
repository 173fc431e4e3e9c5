"""What a model is asked: the instruction, what the codebook says of sides and issues, and an article's paragraphs."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text import document as documents
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.models import Article, Codebook, Issue
    from onrecord.spans import Span

VERSION = 1
"""The version of the instruction; an answer to another one is stale."""
PIECE = 24_000
"""Characters of an article that are asked for at once, about 6,000 tokens: models lose claims in longer texts."""
OVERLAP = 3
"""Paragraphs that a piece repeats from the one before, as far as they are short: who "he" is stands there."""
REPEATED = PIECE // 4
"""Characters that they have at most."""
EXAMPLES = 2
"""Examples of the codebook that an issue shows."""
CHARACTERS_PER_TOKEN = 4
"""English in the vocabularies of the large models, about; for the estimate alone."""


class Prompt(NamedTuple):
    """One request: the whole text, and the numbers of the first and the last paragraph in it."""

    text: str
    first: int
    last: int

    @property
    def tokens(self) -> int:
        """About how many tokens the text has."""
        return len(self.text) // CHARACTERS_PER_TOKEN + 1


def of(article: Article, codebook: Codebook) -> tuple[Prompt, ...]:
    """Return what is asked about an article: one request, several where it is long, none where it is empty."""
    head = f"{instruction()}\n{scheme(codebook)}\n{_about(article)}\nARTICLE\n"
    lines = documents.lines(article.body)
    return tuple(_prompt(head, article.body, lines, first, last) for first, last in _pieces(lines))


def _prompt(head: str, body: str, lines: Sequence[Span], first: int, last: int) -> Prompt:
    paragraphs = (f"[{number}] {lines[number - 1].of(body)}\n" for number in range(first, last + 1))
    return Prompt(head + "".join(paragraphs), first, last)


def _pieces(lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of the paragraphs of each piece, from 1."""
    sizes = [line.end - line.start for line in lines]
    first, size = 1, 0
    for number, more in enumerate(sizes, 1):
        size += more
        if size > PIECE and number > first:
            yield first, number - 1
            earliest, first, repeated = max(first + 1, number - OVERLAP), number, 0
            while first > earliest and (repeated := repeated + sizes[first - 2]) <= REPEATED:
                first -= 1
            size = sum(sizes[first - 1 : number])
    if lines:
        yield first, len(lines)


@cache
def instruction() -> str:
    """Return the instruction: the same for every codebook."""
    return resources.files("onrecord.coders.model").joinpath("instruction.md").read_text("utf-8")


def scheme(codebook: Codebook) -> str:
    """Return what a model is told of a codebook: sides and issues. Never the actors: names are resolved here."""
    parties = [f"- {printable(key)}: {printable(party.name)}" for key, party in codebook.parties.items()]
    issues = [line for key, issue in codebook.issues.items() for line in _issue(key, issue)]
    return "\n".join(("PARTIES", *parties, "", "ISSUES", *issues, ""))


def digest(codebook: Codebook) -> str:
    """Return the digest of what a codebook puts into the prompt: an answer to another one is stale."""
    return hashlib.sha256(scheme(codebook).encode("utf-8", "surrogatepass")).hexdigest()


def _issue(key: str, issue: Issue) -> Iterator[str]:
    yield f"- {printable(key)}: {printable(issue.proposition)}"
    if issue.guidance:
        yield f"  {printable(issue.guidance)}"
    shown = [(stance, printable(text)) for stance, texts in issue.examples.items() for text in texts[:1]]
    for stance, text in shown[:EXAMPLES]:
        yield f'  Example, {stance}: "{text}"'


def _about(article: Article) -> str:
    """Return what is known of the article beside its text, each on one line."""
    facts = {
        "Title": article.title,
        "Published": article.published or "unknown",
        "Genre": article.genre,
        "Author": article.byline if article.genre == "opinion" else "",
    }
    return "".join(f"{name}: {printable(value)}\n" for name, value in facts.items() if value)
