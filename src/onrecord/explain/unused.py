"""What of a codebook never comes into play in a dossier's articles: topic terms and phrases that do nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from onrecord import parser
from onrecord.parser import Phrases, StanceRule, compile_phrase, read_document
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.models import Article, Codebook, Stance
    from onrecord.parser import CompiledCodebook, Statement


class Why(StrEnum):
    """Why an entry does nothing."""

    NOWHERE = "in no article"
    UNSAID = "in no statement"
    UNDECIDED = "decides nothing"


class _Entry(NamedTuple):
    issue: str
    stance: Stance | None
    words: str


@dataclass(frozen=True, slots=True)
class Unused:
    """A topic term (without a stance) or a phrase of an issue that never fires, and why."""

    issue: str
    stance: Stance | None
    words: str
    why: Why

    @property
    def kind(self) -> str:
        """What it is: "topic" or "phrase"."""
        return "topic" if self.stance is None else "phrase"


def of(articles: Iterable[Article], codebook: CompiledCodebook) -> tuple[Unused, ...]:
    """Return the topic terms and phrases that never fire in articles, in the codebook's order.

    A topic term fires where it stands in a statement, a phrase where it decides a stance. Linear in the articles.
    """
    entries = list(_entries(codebook.codebook))
    index = Phrases((entry.words, entry) for entry in entries)
    printed, said, fired = set[_Entry](), set[_Entry](), set[_Entry]()
    for article in articles:
        document = parser.document(article, codebook)
        printed |= {entry for _, entry in index.find(fold(f"{article.title}\n{document.text}"))}
        for statement in read_document(document, codebook).statements:
            words = fold(" ".join((statement.cue, *statement.contents)))
            here = {entry for _, entry in index.find(words)}
            said |= here
            fired |= {entry for entry in here if entry.stance is None}
            fired |= set(_decided(statement, here))
    printed |= said
    return tuple(
        Unused(*entry, Why.UNDECIDED if entry in said else Why.UNSAID if entry in printed else Why.NOWHERE)
        for entry in dict.fromkeys(entries)
        if entry not in fired
    )


def _entries(codebook: Codebook) -> Iterator[_Entry]:
    for key, issue in codebook.issues.items():
        yield from (_Entry(key, None, term) for term in issue.topic)
        for stance, phrases in issue.phrases.items():
            yield from (_Entry(key, stance, phrase.phrase) for phrase in phrases)


def _decided(statement: Statement, here: Iterable[_Entry]) -> Iterator[_Entry]:
    """Yield the phrases that decide a stance of a statement."""
    won = [(each.issue, each.evidence) for each in statement.judgements if each.rule is StanceRule.PHRASE]
    for entry in here:
        matching = (evidence for issue, evidence in won if issue == entry.issue)
        if entry.stance is not None and any(compile_phrase(entry.words).fullmatch(each) for each in matching):
            yield entry
