"""A project of Discourse Network Analyzer as records: documents, and who agrees in them with which concept."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSON, ORGANIZATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
"""The variables of DNA's own statement type."""


class Lost(StrEnum):
    """What a project holds beside what is carried; each is counted by its name."""

    STATEMENT_TYPE = "statement-type"
    VARIABLE = "variable"
    ATTRIBUTE = "attribute"
    REGEX = "regex"
    PARENT = "parent"
    TIME = "time"
    BLANK_LINES = "blank-lines"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document. `text` has its lines ended by LF, as DNA shows it and counts in it."""

    number: int
    title: str
    text: str
    date: int
    """Seconds since 1970 in UTC."""
    author: str = ""
    source: str = ""
    section: str = ""
    type: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement: places in UTF-16 code units of the document's text, as Java counts; empty where nothing is told."""

    number: int
    document: int
    start: int
    stop: int
    coder: str = ""
    person: str = ""
    organization: str = ""
    concept: str = ""
    agreement: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A whole project, and how much of it is not carried, by kind and name."""

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    attributes: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """(variable, entity) -> the name of an attribute -> its value; empty values are left out."""
    lost: Mapping[tuple[Lost, str], int] = field(default_factory=lambda: MappingProxyType({}))


class Places:
    """Places in a text, counted in code points as here and in UTF-16 code units as in Java."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._wide = [at for at, char in enumerate(text) if char > "\uffff"]
        """The characters that are two units, of which there are few."""

    def from_units(self, place: int) -> int | None:
        """Return a place in code points; None where it is outside of the text, or inside a character."""
        before = 0
        for at in self._wide:
            if at + before >= place:
                break
            before += 1
            if at + before == place:
                return None
        place -= before
        return place if 0 <= place <= len(self._text) else None

    def to_units(self, place: int) -> int:
        """Return a place in UTF-16 code units."""
        return place + sum(at < place for at in self._wide)
