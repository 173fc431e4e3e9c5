"""Files of DNA, and files that only look like it: whatever they hold, they are read or refused in a sentence."""

import sqlite3
from pathlib import Path

import pytest

from dna_files import DAY, Made
from onrecord.errors import FileProblemError
from onrecord.exchange import Document, Lost, Statement, read, reading

FILE = Path("nowhere/p.dna")
SAID = ("Ann Cole", "Port", "The ferry should run.", 1)


def made():
    return Made().document(1, "They said so.", DAY, Author="A", Source="S", Section="C", Notes="N", Type="T")


def test_a_project():
    project = read(FILE, made().statement(1, "said so", *SAID).statement(1, "They", "", "Port", SAID[2], 0).bytes())
    (document,) = project.documents
    assert document == Document(
        number=1,
        title="Document 1",
        text="They said so.",
        date=DAY,
        author="A",
        source="S",
        section="C",
        type="T",
        notes="N",
    )
    told = {"coder": "Admin", "organization": "Port", "concept": "The ferry should run.", "document": 1}
    assert project.statements == (
        Statement(number=1, start=5, stop=12, person="Ann Cole", agreement=True, **told),
        Statement(number=2, start=0, stop=4, agreement=False, **told),
    )
    assert not project.lost


def test_line_ends_count_once():
    (document,) = read(FILE, Made().document(1, "a\r\nb\rc\n").bytes()).documents
    assert document.text == "a\nb\nc\n"


def test_what_is_not_carried_is_counted():
    more = """
    INSERT INTO VARIABLES VALUES (6, 'frame', 'short text', 1), (7, 'weight', 'integer', 1), (8, 'why', 'long text', 1);
    INSERT INTO ENTITIES VALUES (90, 6, 'moral', 0, 0, 0, NULL), (91, 6, 'legal', 0, 0, 0, 90);
    INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (1, 6, 90);
    INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (1, 7, 3);
    INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (1, 8, ''), (2, 5, 'a note');
    INSERT INTO REGEXES (Label) VALUES ('ferr(y|ies)');
    INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)
      SELECT ID, 2, 'firm' FROM ENTITIES WHERE Value = 'Port';
    """
    project = read(FILE, made().statement(1, "said so", *SAID).statement(1, "They", kind=2).run(more).bytes())
    assert dict(project.lost) == {
        (Lost.VARIABLE, "frame"): 1,
        (Lost.VARIABLE, "weight"): 1,
        (Lost.STATEMENT_TYPE, "Annotation"): 1,
        (Lost.REGEX, ""): 1,
        (Lost.PARENT, ""): 1,
    }
    assert project.attributes == {("organization", "Port"): {"Type": "firm"}}


def test_a_type_of_ones_own_is_carried_where_it_has_the_variables():
    more = """
    INSERT INTO STATEMENTTYPES (ID, Label) VALUES (3, 'mine'), (4, 'scaled');
    INSERT INTO VARIABLES VALUES (11, 'organization', 'short text', 3), (12, 'concept', 'short text', 3),
      (13, 'agreement', 'boolean', 3), (14, 'organization', 'short text', 4), (15, 'concept', 'short text', 4),
      (16, 'agreement', 'integer', 4);
    INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (50, 11, 'Port'), (51, 12, 'Tolls');
    INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (1, 11, 50), (1, 12, 51);
    INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (1, 13, 0);
    """
    project = read(FILE, made().statement(1, "said", kind=3).statement(1, "They", kind=4).run(more).bytes())
    (statement,) = project.statements
    assert (statement.organization, statement.concept, statement.agreement) == ("Port", "Tolls", False)
    assert dict(project.lost) == {(Lost.STATEMENT_TYPE, "scaled"): 1}


DROP = "DROP TABLE {0};"
REFUSED = {
    "no database": (b"PK\x03\x04 not a database", "is no SQLite database"),
    "empty": (b"", "is no SQLite database"),
    "the sign alone": (b"SQLite format 3\0", "cannot be read as a database"),
    "cut": (made().bytes()[:9_000], "cannot be read as a database"),
    "overwritten": (made().bytes()[:5_000] + b"\xff" * 20_000, "cannot be read as a database"),
    "another database": (Made().run(DROP.format("STATEMENTS")).bytes(), "it has no table STATEMENTS with"),
    "DNA 2": (Made().run("UPDATE SETTINGS SET Value = '2.0 beta 25' WHERE Property = 'version'").bytes(), "of DNA 2"),
    "roles": (Made().run("CREATE TABLE ROLES (ID INTEGER)").bytes(), "with roles"),
    "a view": (
        Made()
        .run(DROP.format("DOCUMENTS") + "CREATE VIEW DOCUMENTS AS SELECT 1 AS ID, 2 AS Title, 3 AS Text, 4 AS Date")
        .bytes(),
        "it has no table DOCUMENTS with",
    ),
    "computed columns": (
        Made()
        .run(
            DROP.format("DOCUMENTS")
            + "CREATE TABLE DOCUMENTS (ID INTEGER, Title TEXT, Date INTEGER, Text TEXT AS (hex(zeroblob(9))))"
        )
        .bytes(),
        "it has no table DOCUMENTS with",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    data, why = REFUSED[name]
    with pytest.raises(FileProblemError, match=r"^nowhere/p\.dna: ") as told:
        read(FILE, data)
    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_cells_may_hold_anything():
    odd = """
    INSERT INTO DOCUMENTS (ID, Title, Text, Date) VALUES (2, x'ff41', x'00416200', 0), (3, 1.5, 7, 'yesterday');
    INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (1, 'x', 0, 'z', 'y'), (x'00', 1, 0, 1, 1);
    INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (1, 4, 'yes'), ('a', 'b', 'c');
    INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (1, 1, 99), (2, 3, 1);
    INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (1, x'00', 1);
    INSERT INTO VARIABLES VALUES (77, x'00', 'boolean', 'none');
    """
    project = read(FILE, made().run(odd).bytes())
    assert [(d.number, d.title, d.text) for d in project.documents] == [
        (1, "Document 1", "They said so."),
        (2, "\ufffdA", "\0Ab\0"),
    ]
    assert project.statements == (Statement(number=1, document=-1, start=0, stop=-1),)
    assert dict(project.lost) == {(Lost.DOCUMENT, ""): 1, (Lost.STATEMENT_TYPE, ""): 1}


def test_a_cell_too_long_ends_it(monkeypatch):
    monkeypatch.setattr(reading, "MAX_CELL", 10_000)
    with pytest.raises(FileProblemError, match="cannot be read as a database"):
        read(FILE, Made().document(1, "a" * 20_000).bytes())


def test_too_many_rows_end_it(monkeypatch):
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    with pytest.raises(FileProblemError, match=r"more than 3 rows in VARIABLES"):
        read(FILE, made().bytes())


def test_too_much_work_ends_it(monkeypatch):
    monkeypatch.setattr(reading, "_STEPS", 10)
    monkeypatch.setattr(reading, "_MAX_CALLS", 3)
    with pytest.raises(FileProblemError, match=r"cannot be read as a database \(interrupted"):
        read(FILE, made().bytes())


def test_a_file_with_triggers_is_not_written(tmp_path):
    file = (
        made().run("CREATE TRIGGER t AFTER DELETE ON DOCUMENTS BEGIN DELETE FROM CODERS; END").save(tmp_path / "p.dna")
    )
    before = file.read_bytes()
    assert read(file, before).documents
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["p.dna"]


def test_a_project_in_wal_mode_is_read_and_one_that_is_open_is_not(tmp_path):
    file = made().save(tmp_path / "p.dna")
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    assert read(file, file.read_bytes()).documents
    (tmp_path / "p.dna-journal").write_bytes(b"x")
    with pytest.raises(FileProblemError, match="Close it in DNA first"):
        read(file, file.read_bytes())
