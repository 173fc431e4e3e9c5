"""The event list of Discourse Network Analyzer (DNA 3, class Exporter, "Event list" to CSV), for rDNA and R.

Semicolons between columns; texts in double quotes, numbers and times without; in texts, semicolons become commas and
double quotes single ones, as DNA writes them. Numbers count from 1 in the order of the file: DNA's ids are numbers.
The last columns are not DNA's: the stance as -2 to 2, the claim's id, through whom the words are known, whether a named
speaker said so in own words (1 or 0), and the status: a file of columns has no top on which to tell of drafts; then the
analyst's own variables.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from onrecord import own
from onrecord.parser import is_person
from onrecord.render import position_words, wording
from onrecord.render.encode import joined, neutral

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.models import Codebook
    from onrecord.render.answers import Record
    from onrecord.reports.entries import Entry

COLUMNS = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
    "person", "organization", "concept", "agreement", "score", "claim", "via", "own words", "status",
)  # fmt: skip


def fits(entry: Entry) -> bool:
    """True when DNA can hold a statement: it has a day, and it agrees or disagrees."""
    return entry.day is not None and entry.claim.score != 0


def event_list(entries: Iterable[Entry], codebook: Codebook) -> str:
    """Return the statements that `fits` lets through, in the order given."""
    kept = [entry for entry in entries if fits(entry)]
    documents = {name: at for at, name in enumerate(dict.fromkeys(entry.claim.article for entry in kept), 1)}
    names = own.names(entry.claim.extra for entry in kept)
    head = ";".join(f'"{name}"' for name in (*COLUMNS, *(f"extra.{name}" for name in names)))
    rows = (
        (*_row(at, documents[entry.claim.article], entry, codebook), *_own(entry, names))
        for at, entry in enumerate(kept, 1)
    )
    return "\n".join((head, *(";".join(row) for row in rows)))


def record(answer: Record) -> str:
    """Return the event list of a record."""
    return event_list(answer.said, answer.codebook)


def lacks(answer: Record) -> str:
    """Tell how many statements DNA cannot hold."""
    number = sum(not fits(entry) for entry in answer.said)
    why = "DNA takes only dated statements that are for or against"
    told = f"{wording.counted(number, 'statement')} left out: {why}." if number else ""
    return " ".join(filter(None, (told, position_words.banner(answer.trust))))


def _row(number: int, document: int, entry: Entry, codebook: Codebook) -> Sequence[str]:
    claim, article = entry.claim, entry.article
    when = datetime.combine(entry.day, time()) if entry.day else None  # DNA counts seconds; onrecord counts days
    person, organization = who(entry, codebook)
    return (
        str(number),
        f"{when:%Y-%m-%d %H:%M:%S}" if when else "",
        str(document),
        _text((article.title if article else "") or claim.article),
        _text(article.byline if article else ""),
        _text(article.outlet if article else ""),
        _text(""),
        _text(""),
        _text(wording.quote(claim)),
        _text(person),
        _text(organization),
        _text(claim.issue),
        str(int(claim.score > 0)),
        str(claim.score),
        _text(claim.id),
        _text(" | ".join(claim.via)),
        str(int(entry.own_words)),
        _text(claim.status),
    )


def _own(entry: Entry, names: Iterable[str]) -> Iterator[str]:
    """Yield the own variables of a claim: numbers as they are, all else as texts."""
    for name in names:
        told = own.typed(entry.claim.extra.get(name, ""))
        yield str(told) if isinstance(told, int | float) else _text(told if isinstance(told, str) else joined(told))


def who(entry: Entry, codebook: Codebook) -> tuple[str, str]:
    """Return person and organization: a body that speaks is no person, and who speaks for none has no body."""
    actor, known = entry.claim.actor, codebook.actor_by_name.get(entry.claim.actor)
    a_party = any(party.name == actor for party in codebook.parties.values())
    if a_party if known is None else not is_person(known):
        return "", entry.voice
    return actor, entry.voice if entry.voice != actor else ""


def _text(value: str) -> str:
    r"""Return a quoted cell: no separator, quote or backslash escape inside, no formula at its beginning.

    >>> _text('=a; "b"')
    '"\'=a, \'b\'"'
    """
    return f'"{neutral(wording.plain(value).replace(";", ",").replace(chr(34), chr(39)))}"'
