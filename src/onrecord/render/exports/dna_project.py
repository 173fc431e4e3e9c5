"""A dossier as a project of Discourse Network Analyzer 3: articles as documents, claims as statements in their text.

A concept is an issue's proposition, an organization the voice, agreement the sign of the stance. DNA counts a statement
on the day of its document, and its agreement is yes or no: what that costs is counted (`lacks`).
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord import exchange
from onrecord.exchange import LONGEST, PASSWORD, Document, Places, Project, Statement
from onrecord.render import position_words, wording
from onrecord.render.exports.dna import who
from onrecord.reports.entries import publication_day
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.models import Article, Codebook
    from onrecord.render.answers import Record
    from onrecord.reports.entries import Entry


def record(answer: Record) -> bytes:
    """Return a record as the bytes of a project."""
    return exchange.written(_Made(answer).project)


def lacks(answer: Record) -> str:
    """Tell what DNA cannot hold, and what opens the project."""
    made = _Made(answer)
    told = [wording.counted(made.counts[name], *words) + "." for name, words in _TOLD.items() if made.counts[name]]
    opens = f'DNA asks for a password: the coder Admin has "{PASSWORD}".'
    return " ".join(filter(None, (*told, position_words.banner(answer.trust), opens)))


_TOLD = {
    "undated-article": ("article left out: it has no day", "articles left out: they have no day"),
    "interval": (
        "article may be of several days, and is given the last",
        "articles may be of several days, and are given the last",
    ),
    "noncommittal": ("noncommittal statement left out", "noncommittal statements left out"),
    "undated": ("statement without a date left out", "statements without a date left out"),
    "no-article": (
        "statement left out: its article is left out, or its words are not in it",
        "statements left out: their articles are left out, or their words are not in them",
    ),
    "other-day": (
        "statement was made on another day than its document's, on which DNA counts it",
        "statements were made on other days than their documents', on which DNA counts them",
    ),
    "leaning": ("leaning is given as a full yes or no", "leanings are given as a full yes or no"),
    "parts": (
        "quote in parts is given from its first to its last word",
        "quotes in parts are given from their first to their last words",
    ),
    "via": (
        "statement is told by somebody else, whom DNA does not name",
        "statements are told by others, whom DNA does not name",
    ),
    "cut": (f"text cut to {LONGEST} characters", f"texts cut to {LONGEST} characters"),
}
"""What is counted, in words."""


class _Made:
    """A project in the making, and what could not be carried into it."""

    def __init__(self, answer: Record) -> None:
        self.counts: Counter[str] = Counter()
        self._answer = answer
        self._documents = self._numbered()
        self._concepts = _concepts(answer.codebook)
        documents = tuple(self._document(*each) for each in self._documents.values())
        statements = tuple(self._statements())
        self.project = Project(documents=documents, statements=statements, attributes=self._sides(statements))

    def _numbered(self) -> dict[str, tuple[int, Article]]:
        dated = [article for article in self._answer.articles if publication_day(article)]
        self.counts["undated-article"] = len(self._answer.articles) - len(dated)
        return {article.id: (number, article) for number, article in enumerate(dated, 1)}

    def _document(self, number: int, article: Article) -> Document:
        day = publication_day(article)
        assert day  # noqa: S101 - those without are no documents
        self.counts["interval"] += f"{day}" != article.published
        return Document(
            number=number,
            title=self._short(article.title or article.id),
            text=article.body,
            date=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
            author=self._short(article.byline),
            source=self._short(article.outlet),
            section=self._short(article.section),
            type=self._short(article.type),
            notes=_notes(article),
        )

    def _statements(self) -> Iterator[Statement]:
        """Yield the statements in the order of their documents and words, copies in their own."""
        every = [each for entry in self._answer.said for each in (entry, *entry.copies)]
        by_article: dict[str, list[Entry]] = {}
        for entry in sorted(every, key=lambda entry: entry.place):
            if self._fits(entry):
                by_article.setdefault(entry.claim.article, []).append(entry)
        number = 0
        for entries in by_article.values():
            document, article = self._documents[entries[0].claim.article]
            places = Places(article.body)
            for entry in entries:
                number += 1
                yield self._statement(number, document, entry, places)

    def _fits(self, entry: Entry) -> bool:
        claim = entry.claim
        if claim.article not in self._documents or not entry.anchored or not claim.spans:
            self.counts["no-article"] += 1
        elif claim.score == 0 and self._answer.noncommittal is None:
            self.counts["noncommittal"] += 1
        elif entry.day is None and not self._answer.undated:
            self.counts["undated"] += 1
        else:
            return True
        return False

    def _statement(self, number: int, document: int, entry: Entry, places: Places) -> Statement:
        claim = entry.claim
        self.counts["other-day"] += entry.day not in (None, entry.article_day)
        self.counts["leaning"] += abs(claim.score) == 1
        self.counts["parts"] += len(claim.spans) > 1
        self.counts["via"] += bool(claim.via)
        person, organization = who(entry, self._answer.codebook)
        agreement = bool(self._answer.noncommittal) if claim.score == 0 else claim.score > 0
        return Statement(
            number=number,
            document=document,
            start=places.to_units(claim.spans[0].start),
            stop=places.to_units(claim.spans[-1].end),
            person=self._short(person),
            organization=self._short(organization),
            concept=self._short(self._concepts.get(claim.issue, claim.issue)),
            agreement=agreement,
        )

    def _sides(self, statements: Sequence[Statement]) -> Mapping[tuple[str, str], Mapping[str, str]]:
        """Return the party of everybody who has one, as an attribute."""
        book = self._answer.codebook
        names = {key: party.name or key for key, party in book.parties.items()}
        told: dict[tuple[str, str], Mapping[str, str]] = {}
        for statement in statements:
            for variable, name in (("person", statement.person), ("organization", statement.organization)):
                side = names.get(book.party_of(name) or "")
                if name and side:
                    told[variable, name] = {"party": self._short(side)}
        return told

    def _short(self, text: str) -> str:
        """Return a text on one line, as long as DNA's tables take."""
        text = printable(text)
        if len(text) <= LONGEST:
            return text
        self.counts["cut"] += 1
        return f"{text[: LONGEST - 1]}…"


def _notes(article: Article) -> str:
    """Return the notes on an article, and its address, for which DNA has no place."""
    return "\n".join(dict.fromkeys(filter(None, (article.notes, wording.address(article)))))


def _concepts(codebook: Codebook) -> Mapping[str, str]:
    """Return what each issue is called in DNA: its proposition; where several would be called alike, with its key."""
    called = {key: printable(issue.proposition)[:LONGEST] or key for key, issue in codebook.issues.items()}
    often = Counter(called.values())
    return {
        key: f"{called[key][: LONGEST - len(key) - 3]} ({key})"
        if often[called[key]] > 1
        else printable(issue.proposition) or key
        for key, issue in codebook.issues.items()
    }
