"""An index that was brought up to date, file by file and claim by claim, is the one that would be made anew."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import small
from onrecord import indexing
from onrecord.dossier import Dossier
from onrecord.store import index, inputs
from onrecord.store.form import block
from onrecord.view import View

CLAIMS = tuple(
    small.claim(f"id{number}", actor).model_copy(update={"via": via, "date": day, "article": article, "coders": coders})
    for number, (actor, via, day, article, coders) in enumerate([
        ("Mike Pence", (), "2019-05-01", "late", ("rules",)),
        ("Mike Pompeo", ("Reuters",), "2019-07/..", "late", ()),
        ("State Department", ("Reuters", "AP"), None, "early", ("rules", "model:x")),
        ("Mike Pence", ("AP",), "../2019-01-02", "never", ()),
        ("unnamed official", (), "2018", "gone", ()),
        ("Mevlüt Çavuşoğlu", (), "2019-05-02/2019-05-04", "late", ()),
    ])
)  # fmt: skip
ROWS = (
    "SELECT * FROM part WHERE name NOT IN ('values', 'stamp', 'doubts') ORDER BY name",
    "SELECT * FROM file ORDER BY name",
    "SELECT place, slice, id, actor, party, issue, stance, status, article, same_as, date, value FROM claim ORDER BY place",
    "SELECT place, name FROM via JOIN claim ON number = claim ORDER BY place, via.rowid",
    "SELECT place, words FROM said JOIN claim USING (number) ORDER BY place",
    "SELECT * FROM article ORDER BY file",
)


def rows(path):
    with closing(sqlite3.connect(path / ".cache" / index.FILE)) as database:
        database.execute("INSERT INTO word(word, rank) VALUES ('integrity-check', 1)")
        assert (
            database.execute("SELECT count(*) FROM said").fetchone()
            == database.execute("SELECT count(*) FROM claim").fetchone()
        )
        return [database.execute(query).fetchall() for query in ROWS]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("indexed")
    small.build(path)
    return path


def ledger_of(blocks):
    return "version: 1\nclaims:\n" + "".join(blocks)


BLOCKS = st.permutations([block(claim) for claim in CLAIMS])
AT = st.integers(0, 7)
OTHERWISE = (
    "# mine\n{}",
    "{}\n",
    "{}  note: so\n",
    "{}  party: us\n",
    "{}  stance: x\n",
    "{}{}",
    "{}  : '\n",
    "- x\n{}",
)
CHANGE = st.one_of(
    st.tuples(st.just("lay"), AT, st.sampled_from(OTHERWISE)),
    st.tuples(st.just("drop"), AT, st.just("")),
    st.tuples(st.just("new"), AT, st.sampled_from(["one", "two"])),
    st.tuples(st.just("article"), st.just(0), st.sampled_from(["late.md", "new.md", "-never.md", "empty.md"])),
    st.tuples(
        st.just("codebook"), st.just(0), st.sampled_from(["", "actors: 3\n", "events:\n- {date: 2019, text: x}\n"])
    ),
)


def do(path, blocks, change):
    """Make a change on disk."""
    what, at, how = change
    if what == "article":
        file = path / "articles" / how.removeprefix("-")
        file.unlink(missing_ok=True) if how.startswith("-") else file.write_text(f"---\npublished: 2020\n---\n{how}")
    elif what == "codebook":
        (path / "codebook.yaml").write_text(small.CODEBOOK + how, "utf-8")
    elif what == "new":
        blocks.insert(at, block(small.claim(f"new-{how}", "Somebody")))
    elif at < len(blocks):
        blocks[at : at + 1] = [how.replace("{}", blocks[at])] if what == "lay" else []
    (path / "claims.yaml").write_text(ledger_of(blocks), "utf-8")


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(BLOCKS, st.lists(CHANGE, min_size=1, max_size=4))
def test_what_was_brought_up_to_date_is_what_is_made_anew(path, laid_out, changes):
    shutil.rmtree(path / ".cache", ignore_errors=True)
    blocks = [*laid_out]
    for change in (("drop", 99, ""), *changes):
        do(path, blocks, change)
        assert View(path)._index is not None
        renewed = rows(path)
        (path / ".cache" / index.FILE).rename(path / "renewed")
        assert View(path)._index is not None
        assert renewed == rows(path)
        (path / "renewed").rename(path / ".cache" / index.FILE)


def test_of_a_claim_that_changes_alone_its_row_is_written(path, monkeypatch):
    blocks = [block(claim) for claim in CLAIMS]
    do(path, blocks, ("drop", 99, ""))
    View(path).about()
    written = []
    words = indexing.words_of
    monkeypatch.setattr(indexing, "words_of", lambda claim: written.append(claim.id) or words(claim))
    do(path, blocks, ("lay", 2, "{}  note: so\n"))
    assert [claim.note for claim in View(path).about().claims] == ["", "", "so", "", "", ""]
    assert written == ["id2"]


def test_a_folder_of_articles_that_is_as_it_was_is_not_read_again(path, monkeypatch):
    View(path).about()
    monkeypatch.setattr(indexing.reader, "read_all", lambda *_, **__: pytest.fail("read again"))
    Dossier(path).save(put=[small.claim("more", "Mike Pence")])
    assert index.of(inputs.look(path)) is None
    assert "more" in {claim.id for claim in View(path).about().claims}


def test_words_are_looked_up_in_an_index_of_them(path):
    View(path).about()
    with closing(sqlite3.connect(path / ".cache" / index.FILE)) as database:
        assert database.execute("SELECT value FROM part WHERE name = 'words'").fetchone() == ("yes",)
        plan = "EXPLAIN QUERY PLAN SELECT rowid FROM word WHERE words MATCH 'for it'"
        assert "VIRTUAL TABLE INDEX" in database.execute(plan).fetchone()[3]
