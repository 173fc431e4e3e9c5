"""Projects of Discourse Network Analyzer 3 as its own program makes them, by the published schema."""

import sqlite3
from contextlib import closing

COLOURS = "Red INTEGER NOT NULL DEFAULT 0, Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0"
SCHEMA = f"""
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS(ID INTEGER NOT NULL PRIMARY KEY, Name TEXT NOT NULL CHECK (LENGTH(Name) < 191), {COLOURS},
  Refresh INTEGER NOT NULL DEFAULT 0, FontSize INTEGER NOT NULL DEFAULT 14, Password TEXT NOT NULL,
  PopupWidth INTEGER DEFAULT 300, ColorByCoder INTEGER NOT NULL DEFAULT 0);
CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, Title TEXT NOT NULL CHECK (LENGTH(Title) < 191),
  Text TEXT NOT NULL, Coder INTEGER REFERENCES CODERS(ID) ON DELETE CASCADE,
  Author TEXT NOT NULL DEFAULT '', Source TEXT NOT NULL DEFAULT '', Section TEXT NOT NULL DEFAULT '',
  Notes TEXT NOT NULL DEFAULT '', Type TEXT NOT NULL DEFAULT '', Date INTEGER NOT NULL);
CREATE TABLE STATEMENTTYPES(ID INTEGER NOT NULL PRIMARY KEY, Label TEXT NOT NULL, {COLOURS});
CREATE TABLE VARIABLES(ID INTEGER NOT NULL PRIMARY KEY, Variable TEXT NOT NULL,
  DataType TEXT NOT NULL DEFAULT 'short text'
    CHECK (DataType = 'boolean' OR DataType = 'integer' OR DataType = 'long text' OR DataType = 'short text'),
  StatementTypeId INTEGER REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE, UNIQUE (Variable, StatementTypeId));
CREATE TABLE VARIABLELINKS(ID INTEGER NOT NULL PRIMARY KEY, SourceVariableId INTEGER, TargetVariableId INTEGER);
CREATE TABLE REGEXES(Label TEXT PRIMARY KEY, {COLOURS});
CREATE TABLE CODERRELATIONS(ID INTEGER NOT NULL PRIMARY KEY, Coder INTEGER, OtherCoder INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER NOT NULL PRIMARY KEY,
  StatementTypeId INTEGER REFERENCES STATEMENTTYPES(ID) ON DELETE CASCADE,
  DocumentId INTEGER REFERENCES DOCUMENTS(ID) ON DELETE CASCADE,
  Start INTEGER NOT NULL CHECK (Start >= 0), Stop INTEGER NOT NULL CHECK (Stop >= 0),
  Coder INTEGER REFERENCES CODERS(ID) ON DELETE CASCADE, CHECK (Start < Stop));
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value INTEGER NOT NULL DEFAULT 1, UNIQUE (StatementId, VariableId));
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value INTEGER NOT NULL DEFAULT 0, UNIQUE (StatementId, VariableId));
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,
  Value TEXT NOT NULL DEFAULT '' CHECK (LENGTH(Value) < 191), Red INTEGER, Green INTEGER, Blue INTEGER,
  ChildOf INTEGER CHECK (ChildOf > 0), UNIQUE (VariableId, Value));
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Entity INTEGER NOT NULL REFERENCES ENTITIES(ID) ON DELETE CASCADE, UNIQUE (StatementId, VariableId));
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY NOT NULL, StatementId INTEGER NOT NULL, VariableId INTEGER NOT NULL,
  Value TEXT DEFAULT '', UNIQUE (StatementId, VariableId));
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY NOT NULL, VariableId INTEGER NOT NULL,
  AttributeVariable TEXT NOT NULL, UNIQUE (VariableId, AttributeVariable));
CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY NOT NULL, EntityId INTEGER NOT NULL,
  AttributeVariableId INTEGER NOT NULL, AttributeValue TEXT NOT NULL DEFAULT '', UNIQUE (EntityId, AttributeVariableId));
INSERT INTO SETTINGS VALUES ('version', '3.0.11'), ('date', '2023-06-01');
INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', 'x');
INSERT INTO STATEMENTTYPES (ID, Label) VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
  (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
INSERT INTO ENTITIES (VariableId, Value) VALUES (1, ''), (2, ''), (3, '');
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 2, 'Type'), (3, 3, 'Type');
"""
DAY = 86_400


class Made:
    """A project to be filled, and its bytes."""

    def __init__(self):
        self.database = sqlite3.connect(":memory:")
        self.database.executescript(SCHEMA)
        self.texts = {}

    def run(self, script):
        """Run SQL."""
        self.database.executescript(script)
        return self

    def document(self, number, text, date=0, **more):
        """Add a document; `more` are its other columns."""
        self.texts[number] = text
        row = {"ID": number, "Title": f"Document {number}", "Text": text, "Coder": 1, "Date": date} | more
        marks = ", ".join("?" * len(row))
        self.database.execute(f"INSERT INTO DOCUMENTS ({', '.join(row)}) VALUES ({marks})", [*row.values()])
        return self

    def statement(self, document, words, *values, kind=1, coder=1, at=None):
        """Add a statement on words of a document, or at a place; values are person, organization, concept, agreement."""
        start = units(self.texts[document][: self.texts[document].index(words)]) if at is None else at[0]
        stop = start + units(words) if at is None else at[1]
        query = "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?)"
        number = self.database.execute(query, (kind, document, start, stop, coder)).lastrowid
        for variable, value in enumerate(values[:3], 1):
            self.database.execute("INSERT OR IGNORE INTO ENTITIES (VariableId, Value) VALUES (?, ?)", (variable, value))
            find = "SELECT ?, ?, ID FROM ENTITIES WHERE VariableId = ? AND Value = ?"
            into = f"INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) {find}"
            self.database.execute(into, (number, variable, variable, value))
        for agreement in values[3:]:
            into = "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)"
            self.database.execute(into, (number, agreement))
        return self

    def bytes(self):
        """Return the file's bytes."""
        self.database.commit()
        return self.database.serialize()

    def save(self, path):
        """Write the file."""
        path.write_bytes(self.bytes())
        return path


def units(text):
    """Return how long Java takes a text for."""
    return len(text.encode("utf-16-le")) // 2


DOCUMENTS = "SELECT Title, Text, Author, Source, Section, Notes, Type, Date FROM DOCUMENTS ORDER BY Date, Title"
STATEMENTS = """
SELECT D.Title, S.Start, S.Stop, P.Value, O.Value, C.Value, B.Value FROM STATEMENTS S
JOIN DOCUMENTS D ON D.ID = S.DocumentId
JOIN DATASHORTTEXT P1 ON P1.StatementId = S.ID AND P1.VariableId = 1 JOIN ENTITIES P ON P.ID = P1.Entity
JOIN DATASHORTTEXT O1 ON O1.StatementId = S.ID AND O1.VariableId = 2 JOIN ENTITIES O ON O.ID = O1.Entity
JOIN DATASHORTTEXT C1 ON C1.StatementId = S.ID AND C1.VariableId = 3 JOIN ENTITIES C ON C.ID = C1.Entity
JOIN DATABOOLEAN B ON B.StatementId = S.ID AND B.VariableId = 4
WHERE S.StatementTypeId = 1 ORDER BY D.Date, D.Title, S.Start, P.Value, O.Value, C.Value
"""


def told(data):
    """Return what a project says, asked as DNA asks it: its documents, and its statements with all four variables."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return [database.execute(query).fetchall() for query in (DOCUMENTS, STATEMENTS)]
