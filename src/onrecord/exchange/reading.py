"""A file of DNA 3 -> Project.

The file comes from elsewhere: it is read into memory, never written, and nothing in it runs.

Of the database only tables are read (no view, no virtual table), by columns that this program names; SQLite may call no
function for it, and stops where a file makes it work for too long.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import FileProblemError
from onrecord.exchange.project import (
    AGREEMENT,
    CONCEPT,
    ORGANIZATION,
    PERSON,
    Document,
    Lost,
    Project,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SIGN = b"SQLite format 3\0"
MAX_CELL = 20_000_000
"""Bytes of the longest cell that is read."""
MAX_ROWS = 5_000_000
"""Rows of one table; more are no coding."""
_STEPS = 100_000
_MAX_CALLS = 100_000
"""So many times `_STEPS` instructions of SQLite's machine are enough for MAX_ROWS."""
_NEEDED = {
    "DOCUMENTS": "ID Title Text Date",
    "STATEMENTTYPES": "ID Label",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop",
    "ENTITIES": "ID VariableId Value",
    "DATASHORTTEXT": "StatementId VariableId Entity",
    "DATABOOLEAN": "StatementId VariableId Value",
}
"""The tables without which a file is no project, and their columns."""
_OWN = {PERSON: "short text", ORGANIZATION: "short text", CONCEPT: "short text", AGREEMENT: "boolean"}
_NAMES = {name.lower() for name in _NEEDED} | {
    "settings", "coders", "datainteger", "datalongtext", "attributevariables", "attributevalues", "regexes",
    "roles",
}  # fmt: skip


def is_database(data: bytes) -> bool:
    """True for the bytes of a SQLite database."""
    return data.startswith(SIGN)


def read(path: Path, data: bytes) -> Project:
    """Read a project; FileProblemError where the file is none, or one of another version of DNA."""
    if not is_database(data):
        raise FileProblemError(path, "is no project of DNA 3: it is no SQLite database")
    _refuse_open(path)
    try:
        with closing(_opened(data)) as database:
            return _project(_Tables(database, path))
    except (sqlite3.Error, OverflowError, MemoryError) as error:
        remedy = "Open it in DNA; if that works, save a copy from there."
        raise FileProblemError(path, f"cannot be read as a database ({error})", remedy) from error


def _refuse_open(path: Path) -> None:
    """FileProblemError while another program writes the file: what it has written last stands in a file beside it."""
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        if beside.is_file() and beside.stat().st_size:
            raise FileProblemError(path, f"is being written: {beside.name} stands beside it", "Close it in DNA first.")


def _opened(data: bytes) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    try:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL)
        database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        # A file in WAL mode wants other files beside it, which memory has none of; its pages are the same.
        database.deserialize(data[:18] + b"\x01\x01" + data[20:])
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA query_only = ON")
        database.execute("PRAGMA cell_size_check = ON")
        database.text_factory = _decoded
        database.set_progress_handler(_Patience(), _STEPS)
        database.set_authorizer(_allowed)
    except BaseException:
        database.close()
        raise
    return database


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


class _Patience:
    """Ends what takes SQLite too long."""

    def __init__(self) -> None:
        self.left = _MAX_CALLS

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


_HARMLESS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ})
_PRAGMAS = ("table_list", "table_xinfo")


def _allowed(action: int, one: str | None, two: str | None, _schema: str | None, _by: str | None) -> int:
    del two
    fine = action in _HARMLESS or (action == sqlite3.SQLITE_PRAGMA and one in _PRAGMAS)
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY


class _Tables:
    """The tables of a database that are tables, and their rows."""

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database, self.path = database, path
        found = database.execute("PRAGMA table_list").fetchall()
        if not found:  # its own schema is one
            raise FileProblemError(path, "cannot be read: this Python's SQLite is older than 3.37")
        tables = {name.upper(): name for schema, name, kind, *_ in found if schema == "main" and kind == "table"}
        self._columns = {
            upper: {row[1].lower() for row in database.execute(f"PRAGMA table_xinfo({_quoted(name)})") if not row[6]}
            for upper, name in tables.items()
            if upper.lower() in _NAMES
        }
        """By the names of the tables in capitals; columns that are computed are none."""

    def has(self, table: str, *columns: str) -> bool:
        """True where a table is there with all these columns."""
        return table in self._columns and {column.lower() for column in columns} <= self._columns[table]

    def rows(self, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table, without a column that it has not: that is None."""
        if table not in self._columns:
            return
        there = [_quoted(name) if name.lower() in self._columns[table] else "NULL" for name in columns]
        query = f"SELECT {', '.join(there)} FROM {_quoted(table)} ORDER BY rowid"  # noqa: S608 - names of this module
        for number, row in enumerate(self._database.execute(query)):
            if number >= MAX_ROWS:
                raise FileProblemError(self.path, f"has more than {MAX_ROWS:,} rows in {table}")
            yield row


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _project(tables: _Tables) -> Project:
    _refuse_others(tables)
    scheme = _scheme(tables)
    documents, lost = _documents(tables)
    values = _values(tables, scheme, lost)
    attributes = _attributes(tables, scheme)
    lost.update({(Lost.REGEX, ""): sum(1 for _ in tables.rows("REGEXES", "Label"))})
    lost.update({(Lost.PARENT, ""): sum(row[0] is not None for row in tables.rows("ENTITIES", "ChildOf"))})
    statements = tuple(_statements(tables, scheme, values, lost))
    return Project(documents=documents, statements=statements, attributes=attributes, lost=+lost)


def _refuse_others(tables: _Tables) -> None:
    version = next(
        (_text(value) for name, value in tables.rows("SETTINGS", "Property", "Value") if name == "version"), ""
    )
    if version.startswith("2"):
        what, remedy = "is a project of DNA 2", "Import its documents into a new project of DNA 3, then take that one."
        raise FileProblemError(tables.path, what, remedy)
    if tables.has("ROLES"):
        what = "is a project of a development version of DNA, with roles, which onrecord does not read"
        raise FileProblemError(tables.path, what, "Take one of a released DNA 3.")
    for table, columns in _NEEDED.items():
        if not tables.has(table, *columns.split()):
            raise FileProblemError(tables.path, f"is no project of DNA 3: it has no table {table} with {columns}")


class _Scheme(NamedTuple):
    """What the numbers of a project stand for."""

    types: Mapping[int, str]
    """The statement types, by number."""
    carried: frozenset[int]
    """Those whose statements are carried: they have a concept, agreement as yes or no, and somebody who speaks."""
    variables: Mapping[int, str]
    entities: Mapping[int, tuple[int, str]]
    """Number -> the variable of an entity, and its words."""
    coders: Mapping[int, str]


def _scheme(tables: _Tables) -> _Scheme:
    variables: dict[int, str] = {}
    of_type: dict[int, set[str]] = defaultdict(set)
    for number, name, kind, belongs in tables.rows("VARIABLES", "ID", "Variable", "DataType", "StatementTypeId"):
        if isinstance(number, int) and isinstance(belongs, int):
            own = _text(name).strip()
            variables[number] = own
            if _OWN.get(own) == kind:
                of_type[belongs].add(own)
    types = {number: _text(label) for number, label in tables.rows("STATEMENTTYPES", "ID", "Label") if _is(number)}
    fit = {key for key, own in of_type.items() if {CONCEPT, AGREEMENT} <= own and own & {PERSON, ORGANIZATION}}
    entities = {
        number: (variable, _text(value).strip())
        for number, variable, value in tables.rows("ENTITIES", "ID", "VariableId", "Value")
        if _is(number) and _is(variable)
    }
    coders = {number: _text(name).strip() for number, name in tables.rows("CODERS", "ID", "Name") if _is(number)}
    return _Scheme(types, frozenset(fit), variables, entities, coders)


def _documents(tables: _Tables) -> tuple[tuple[Document, ...], Counter[tuple[Lost, str]]]:
    found: list[Document] = []
    lost: Counter[tuple[Lost, str]] = Counter()
    columns = ("ID", "Title", "Text", "Date", "Author", "Source", "Section", "Type", "Notes")
    for number, title, text, date, *others in tables.rows("DOCUMENTS", *columns):
        if not _is(number) or not _is(date):
            lost[Lost.DOCUMENT, ""] += 1
            continue
        author, source, section, kind, notes = (_text(each).strip() for each in others)
        body = _text(text).replace("\r\n", "\n").replace("\r", "\n")
        found.append(
            Document(
                number=number, title=_text(title).strip(), text=body, date=date, author=author, source=source,
                section=section, type=kind, notes=notes,
            )
        )  # fmt: skip
    return tuple(found), lost


def _values(tables: _Tables, scheme: _Scheme, lost: Counter[tuple[Lost, str]]) -> Mapping[int, dict[str, str | bool]]:
    """Return what each statement says under DNA's own variables; what it says under others is counted."""
    values: dict[int, dict[str, str | bool]] = defaultdict(dict)
    types = {number: kind for number, kind in tables.rows("STATEMENTS", "ID", "StatementTypeId") if _is(number)}
    for statement, variable, entity in tables.rows("DATASHORTTEXT", "StatementId", "VariableId", "Entity"):
        name = scheme.variables.get(variable, "") if _is(variable) else ""
        belongs, words = scheme.entities.get(entity, (0, "")) if _is(entity) else (0, "")
        if belongs != variable or not words or not _is(statement):
            continue
        if _OWN.get(name) == "short text":
            values[statement][name] = words
        elif types.get(statement) in scheme.carried:
            lost[Lost.VARIABLE, name] += 1
    for table in ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT"):
        for statement, variable, value in tables.rows(table, "StatementId", "VariableId", "Value"):
            name = scheme.variables.get(variable, "") if _is(variable) else ""
            if table == "DATABOOLEAN" and name == AGREEMENT and _is(statement) and value in (0, 1):
                values[statement][name] = value == 1
            elif name != AGREEMENT and value not in (None, "") and types.get(statement) in scheme.carried:
                lost[Lost.VARIABLE, name] += 1
    return values


def _statements(
    tables: _Tables, scheme: _Scheme, values: Mapping[int, dict[str, Any]], lost: Counter[tuple[Lost, str]]
) -> Iterator[Statement]:
    columns = ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder")
    for number, kind, document, start, stop, coder in tables.rows("STATEMENTS", *columns):
        if kind not in scheme.carried or not _is(number):
            lost[Lost.STATEMENT_TYPE, scheme.types.get(kind, "") if _is(kind) else ""] += 1
            continue
        places = [each if _is(each) else -1 for each in (document, start, stop)]
        yield Statement(
            number=number,
            document=places[0],
            start=places[1],
            stop=places[2],
            coder=scheme.coders.get(coder, "") if _is(coder) else "",
            **values.get(number, {}),
        )


def _attributes(tables: _Tables, scheme: _Scheme) -> Mapping[tuple[str, str], dict[str, str]]:
    names = {number: _text(name) for number, name in tables.rows("ATTRIBUTEVARIABLES", "ID", "AttributeVariable")}
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entity, attribute, value in tables.rows("ATTRIBUTEVALUES", "EntityId", "AttributeVariableId", "AttributeValue"):
        if _is(entity) and entity in scheme.entities and _is(attribute) and _text(value).strip():
            variable, words = scheme.entities[entity]
            found[scheme.variables.get(variable, ""), words][names.get(attribute, "")] = _text(value).strip()
    return dict(found)


def _is(value: object) -> bool:
    """True for a whole number: a cell may hold anything, whatever its column says."""
    return type(value) is int


def _text(value: object) -> str:
    """Return a cell as text; a number or nothing is empty."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value if isinstance(value, str) else ""
