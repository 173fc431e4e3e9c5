"""Project -> a file of DNA 3. The same project gives the same file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.exchange.password import SALT, encrypted
from onrecord.exchange.project import AGREEMENT, CONCEPT, ORGANIZATION, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.exchange.project import Project, Statement

VERSION = "3.0.7"
"""The version of DNA whose tables are written."""
PASSWORD = "onrecord"  # noqa: S105 - known to all: DNA opens no project without one
LONGEST = 190
"""Characters of a short text; DNA's tables refuse more."""
_ADMIN, _TYPE = 1, 1
_VARIABLES = {PERSON: 1, ORGANIZATION: 2, CONCEPT: 3, AGREEMENT: 4}
_ENTITIES = (PERSON, ORGANIZATION, CONCEPT)


def written(project: Project) -> bytes:
    """Return the project as the bytes of a file; its short texts must not be longer than `LONGEST`.

    Its only coder is Admin, with the password `PASSWORD`.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(resources.files("onrecord.exchange").joinpath("schema.sql").read_text("utf-8"))
        with database:
            _fill(database, project)
        return database.serialize()


def _fill(database: sqlite3.Connection, project: Project) -> None:
    _put(database, "SETTINGS (Property, Value)", [("version", VERSION)])
    # The password is known to all, so that its salt need not be drawn.
    hashed = encrypted(PASSWORD, b"onrecord".ljust(SALT, b"."))
    _put(database, "CODERS (ID, Name, Red, Green, Blue, Password)", [(_ADMIN, "Admin", 255, 255, 0, hashed)])
    _put(database, "STATEMENTTYPES (ID, Label, Red, Green, Blue)", [(_TYPE, "DNA Statement", 239, 208, 51)])
    kinds = {AGREEMENT: "boolean"}
    variables = [(number, name, kinds.get(name, "short text"), _TYPE) for name, number in _VARIABLES.items()]
    _put(database, "VARIABLES (ID, Variable, DataType, StatementTypeId)", variables)
    columns = "DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date)"
    documents = (
        (d.number, d.title, d.text, _ADMIN, d.author, d.source, d.section, d.notes, d.type, d.date)
        for d in project.documents
    )
    _put(database, columns, documents)
    entities = _entities(project)
    rows = ((number, _VARIABLES[variable], value) for (variable, value), number in entities.items())
    _put(database, "ENTITIES (ID, VariableId, Value)", rows)
    places = ((s.number, _TYPE, s.document, s.start, s.stop, _ADMIN) for s in project.statements)
    _put(database, "STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder)", places)
    texts = (
        (statement.number, _VARIABLES[variable], entities[variable, value])
        for statement in project.statements
        for variable, value in _texts(statement)
    )
    _put(database, "DATASHORTTEXT (StatementId, VariableId, Entity)", texts)
    agreements = ((s.number, _VARIABLES[AGREEMENT], int(bool(s.agreement))) for s in project.statements)
    _put(database, "DATABOOLEAN (StatementId, VariableId, Value)", agreements)
    _put_attributes(database, project, entities)


def _put_attributes(database: sqlite3.Connection, project: Project, entities: dict[tuple[str, str], int]) -> None:
    names = sorted({(entity[0], name) for entity, values in project.attributes.items() for name in values})
    numbers = {key: number for number, key in enumerate(names, 1)}
    rows = ((number, _VARIABLES[variable], name) for (variable, name), number in numbers.items())
    _put(database, "ATTRIBUTEVARIABLES (ID, VariableId, AttributeVariable)", rows)
    values = (
        (entities[entity], numbers[entity[0], name], value)
        for entity, told in project.attributes.items()
        for name, value in told.items()
    )
    _put(database, "ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)", values)


def _entities(project: Project) -> dict[tuple[str, str], int]:
    """Return a number for each value of each variable; the empty one comes first, as in DNA."""
    found = dict.fromkeys((variable, "") for variable in _ENTITIES)
    found |= dict.fromkeys(text for statement in project.statements for text in _texts(statement))
    found |= dict.fromkeys(project.attributes)
    return {key: number for number, key in enumerate(found, 1)}


def _texts(statement: Statement) -> tuple[tuple[str, str], ...]:
    values = (statement.person, statement.organization, statement.concept)
    return tuple(zip(_ENTITIES, values, strict=True))


def _put(database: sqlite3.Connection, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows into ``TABLE (COLUMN, ...)``."""
    marks = ", ".join("?" * (columns.count(",") + 1))
    database.executemany(f"INSERT INTO {columns} VALUES ({marks})", rows)  # noqa: S608 - names of this module
