"""Files for DNA: what is written is what DNA asks for."""

import sqlite3
from contextlib import closing
from pathlib import Path

import dna_files
from onrecord import exchange
from onrecord.exchange import Document, Project, Statement
from onrecord.exchange.password import encrypted

PROJECT = Project(
    documents=(Document(number=1, title="T", text="One 😀 two", date=86_400, author="A", notes="N"),),
    statements=(
        Statement(number=1, document=1, start=0, stop=3, coder="Admin", person="P", concept="C", agreement=True),
        Statement(number=2, document=1, start=4, stop=6, coder="Admin", organization="O", concept="C", agreement=False),
    ),
    attributes={("organization", "O"): {"party": "left"}},
)


def test_what_is_written_is_read_as_it_was():
    data = exchange.written(PROJECT)
    assert exchange.read(Path("p.dna"), data) == PROJECT
    assert data == exchange.written(PROJECT)
    assert dna_files.told(data) == [
        [("T", "One 😀 two", "A", "", "", "N", "", 86_400)],
        [("T", 0, 3, "P", "", "C", 1), ("T", 4, 6, "", "O", "C", 0)],
    ]


def test_dna_finds_its_tables_and_a_coder_who_can_log_in():
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(exchange.written(Project(documents=(), statements=())))
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        published = {line.split()[2].split("(")[0] for line in dna_files.SCHEMA.splitlines() if "CREATE TABLE" in line}
        assert tables == published
        kept = database.execute("SELECT ID, Name, Password FROM CODERS").fetchall()
        assert database.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0].startswith("3.0")
    assert kept == [(1, "Admin", encrypted(exchange.PASSWORD, b"onrecord........"))]
