"""An index that was brought up to date, file by file and claim by claim, is the one that would be made anew."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import small
from onrecord import articles, indexing
from onrecord.articles import reader
from onrecord.dossier import Dossier
from onrecord.errors import LedgerChangedError
from onrecord.store import index, index_writer, inputs, ledger
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
    with closing(sqlite3.connect(path / ".cache" / index_writer.FILE)) as database:
        database.execute("INSERT INTO word(word, rank) VALUES ('integrity-check', 1)")
        assert (
            database.execute("SELECT count(*) FROM said").fetchone()
            == database.execute("SELECT count(*) FROM claim").fetchone()
        )
        return [database.execute(query).fetchall() for query in ROWS]


def told(book):
    """What a ledger says, but for how it is written."""
    lines = {name: place.line for name, place in book.places.items()}
    return book.claims, lines, book.problems, book.unreadable, book.coded, book.coded_lines, book.sha256


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
        assert told(Dossier(path).ledger) == told(ledger.load(path / "claims.yaml"))
        (path / ".cache" / index_writer.FILE).rename(path / "renewed")
        assert View(path)._index is not None
        assert renewed == rows(path)
        (path / "renewed").rename(path / ".cache" / index_writer.FILE)


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
    monkeypatch.setattr(articles, "read_all", lambda *_, **__: pytest.fail("read again"))
    Dossier(path).save(put=[small.claim("more", "Mike Pence")])
    assert index.of(inputs.look(path)) is None
    assert "more" in {claim.id for claim in View(path).about().claims}


def test_words_are_looked_up_in_an_index_of_them(path):
    View(path).about()
    with closing(sqlite3.connect(path / ".cache" / index_writer.FILE)) as database:
        assert database.execute("SELECT value FROM part WHERE name = 'words'").fetchone() == ("yes",)
        plan = "EXPLAIN QUERY PLAN SELECT rowid FROM word WHERE words MATCH 'for it'"
        assert "VIRTUAL TABLE INDEX" in database.execute(plan).fetchone()[3]


@pytest.fixture
def noted(path):
    """A dossier with an article that is worth two notes."""
    other = "Die Nachtfähre ist eine Lebensader, sagte die Bürgermeisterin.\n\n" * 15
    (path / "articles" / "noted.md").write_text(f"---\ntitle: x\nwhat: y\n---\n\n{other}", "utf-8")
    View(path).about()
    yield path
    (path / "articles" / "noted.md").unlink()


def test_articles_that_are_as_they_were_are_not_read_by_those_who_decide(noted, monkeypatch):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_opened", lambda _: None)
        articles_then, problems = Dossier(noted).articles, Dossier(noted).check()
    assert any("not in English" in problem.text for problem in problems)
    real, read = reader.read_with_notes, []
    monkeypatch.setattr(reader, "read_with_notes", lambda file: read.append(file.name) or real(file))
    assert Dossier(noted).articles == articles_then
    assert Dossier(noted).check() == problems
    assert {*read} <= {"empty.md"}


def test_what_the_index_knows_of_a_claim_can_be_changed(path):
    blocks = [block(claim) for claim in CLAIMS]
    do(path, blocks, ("lay", 1, "{}  note: so  # mine\n"))
    View(path).about()
    before = (path / "claims.yaml").read_text("utf-8")
    made = Dossier(path)
    assert made.ledger.tree is None
    made.save(put=[made.find_claim("id1").model_copy(update={"note": "else"})])
    assert (path / "claims.yaml").read_text("utf-8") == before.replace("note: so", "note: else")
    assert made.ledger.tree is not None


def test_a_ledger_that_changed_on_disk_meanwhile_is_not_overwritten(path):
    do(path, [block(claim) for claim in CLAIMS], ("drop", 99, ""))
    View(path).about()
    made = Dossier(path)
    changed = made.claims[0].model_copy(update={"note": "mine"})
    do(path, [block(claim) for claim in CLAIMS], ("lay", 3, "{}  note: theirs\n"))
    with pytest.raises(LedgerChangedError):
        made.save(put=[changed])
    made.refresh()
    made.save(put=[changed])
    assert [claim.note for claim in Dossier(path).claims] == ["mine", "", "", "theirs", "", ""]


def test_rows_that_are_spoilt_are_read_from_the_files(path):
    do(path, [block(claim) for claim in CLAIMS], ("drop", 99, ""))
    View(path).about()
    expected = Dossier(path).claims, Dossier(path).articles
    with closing(sqlite3.connect(path / ".cache" / index_writer.FILE)) as database, database:
        database.execute("UPDATE claim SET value = '{'")
        database.execute("UPDATE article SET notes = '{'")
    assert (Dossier(path).claims, Dossier(path).articles) == expected
