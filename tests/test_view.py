"""What a question is answered from the index is what the files say: on shipped and generated dossiers, and after changes."""

import os
import shutil
import sqlite3
from pathlib import Path

import many
import pytest
from click.testing import CliRunner

import kept
import small
from onrecord import indexing
from onrecord.articles import reader
from onrecord.cli import main
from onrecord.dossier import Dossier
from onrecord.filed import whole as whole_of
from onrecord.store import cache, index, index_rows, index_writer, inputs, ledger
from onrecord.view import View

ROOT = Path(__file__).parents[1]
FILE = Path(".cache") / "index.sqlite3"


def told(path, *words):
    done = CliRunner().invoke(main, ["--data", str(path), *words], env={"COLUMNS": "100"})
    assert done.exit_code in (0, 2), done.output
    return done.stdout, done.stderr, done.exit_code


@pytest.fixture
def no_index(monkeypatch):
    def without(path, *words):
        with monkeypatch.context() as patch:
            patch.setattr(View, "_index", None)
            patch.setattr(index, "_opened", lambda _: None)
            return told(path, *words)

    return without


@pytest.fixture
def from_files(no_index):
    """As `no_index`, for many questions of one dossier: of the same bytes, the same records are read once."""

    def without(path, *words):
        with pytest.MonkeyPatch.context() as patch:
            kept.patch(patch)
            return no_index(path, *words)

    return without


@pytest.fixture
def settled(monkeypatch):
    """Every file counts as changed long ago: nothing is in doubt."""
    monkeypatch.setattr(inputs, "TICK", -(10**18))


@pytest.fixture
def path(tmp_path):
    small.build(tmp_path)
    shutil.rmtree(tmp_path / ".cache", ignore_errors=True)
    return tmp_path


def from_index(path):
    """True where the next question needs no file read."""
    return index.of(inputs.look(path)) is not None


SHIPPED = {
    "data": (
        ["claims"],
        ["claims", "--actor", "cavusoglu"],
        ["claims", "--actor", "Bloomberg"],
        ["claims", "--actor", "Pentagon", "--format", "json"],
        ["claims", "--party", "us", "--stance", "opposes", "--format", "csv"],
        ["claims", "--party", "none"],
        ["claims", "--issue", "working-group", "--since", "2019-05", "--format", "markdown"],
        ["claims", "--text", "TECHNICAL working"],
        ["claims", "--text", "no"],
        ["claims", "--text", '" OR NEAR('],
        ["claims", "--text", "%_*'"],
        ["claims", "--status", "all", "--coder", "rules"],
        ["claims", "--article", "ahval-pentagon-repeats-objection"],
        ["claims", "--actor", "nobody at all"],
        ["history", "working-group"],
        ["history", "working-group", "--format", "json", "--party", "us"],
        ["history", "s400-purchase", "--reviewed"],
        ["diff", "us", "turkey"],
        ["diff", "us", "turkey", "--issue", "working-group", "--format", "json"],
        ["diff", "us", "turkey", "--between", "2019-04-30", "2019-06-01"],
        ["show", "ymz3intn"],
        ["show", "ymz3", "--format", "json"],
        ["show", "zzzzzzzz"],
        ["timeline", "--actor", "cavusoglu", "--since", "2019-05"],
        ["timeline", "--party", "us", "--format", "json"],
        ["articles", "--format", "json"],
        ["check"],
    ),
    "examples/harbor-toll": (
        ["claims", "--party", "city", "--since", "2023-04", "--format", "csv"],
        ["claims", "--format", "json"],
        ["history", "toll", "--format", "json"],
        ["diff", "city", "state", "--on", "2023-05-31"],
        ["report", "--issue", "toll", "--drafts", "-o", "-"],
    ),
}


@pytest.mark.parametrize("name", SHIPPED)
def test_answers_on_a_shipped_dossier(tmp_path, from_files, name):
    path = tmp_path / "copy"
    shutil.copytree(ROOT / name, path, ignore=shutil.ignore_patterns(".cache"))
    first, *others = SHIPPED[name]
    assert told(path, *first) == from_files(path, *first)
    for words in (first, *others):
        assert from_index(path)
        assert told(path, *words) == from_files(path, *words)


@pytest.fixture(scope="session")
def generated(tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "dossier"
    many.make(path, many.Size(60, 300))
    told(path, "claims", "--actor", "nobody at all")
    return path


GENERATED = (
    ["claims", "--actor", "Speaker 50", "--format", "json"],
    ["claims", "--actor", "Outlet 3"],
    ["claims", "--issue", "issue-7", "--status", "all", "--format", "json"],
    ["claims", "--party", "side-3", "--format", "json"],
    ["claims", "--party", "none", "--stance", "supports"],
    ["claims", "--text", "number 42", "--format", "json"],
    ["claims", "--text", "harbour council"],
    ["claims", "--article", "report-000007"],
    ["history", "issue-7", "--format", "json"],
    ["diff", "side-1", "side-2"],
    ["diff", "side-1", "side-2", "--format", "json"],
    ["show", "c0000049", "c000049", "--format", "json"],
)


@pytest.mark.parametrize("words", GENERATED, ids=" ".join)
def test_answers_on_a_generated_dossier(generated, from_files, words):
    assert from_index(generated)
    assert told(generated, *words) == from_files(generated, *words)


def test_copies_come_along_whatever_names_them(path):
    dossier = Dossier(path)
    first, second = (small.claim(name, "Mike Pence") for name in ("cccc2222", "dddd2222"))
    other = {"issue": "working-group", "actor": "Mike Pompeo"}
    dossier.save(
        put=[
            first.model_copy(update={"same_as": "gone2222"}),
            second.model_copy(update={"same_as": "gone2222"} | other),
        ]
    )
    found = View(path).about(index_rows.Wanted(ids=["cccc2222"]))
    assert [claim.id for claim in found.claims] == ["cccc2222", "dddd2222"]


def words_of_one(path, text):
    (path / "articles" / "early.md").write_text(f"---\npublished: 2019-05\n---\n\n{text}\n", "utf-8")


CHANGES = {
    "a claim edited by hand": lambda path: (path / "claims.yaml").write_text(
        (path / "claims.yaml").read_text("utf-8").replace("for it", "not so"), "utf-8"
    ),
    "a ledger that is gone": lambda path: (path / "claims.yaml").unlink(),
    "a codebook changed": lambda path: (path / "codebook.yaml").write_text(
        small.CODEBOOK.replace("United States", "United Stakes"), "utf-8"
    ),
    "an article added": lambda path: (path / "articles" / "new.txt").write_text("New\n\nSome text.", "utf-8"),
    "an article deleted": lambda path: (path / "articles" / "late.md").unlink(),
    "an article changed": lambda path: (path / "articles" / "late.md").write_text("Same size", "utf-8"),
    "an article renamed": lambda path: (path / "articles" / "late.md").rename(path / "articles" / "later.md"),
    "the folder of articles gone": lambda path: shutil.rmtree(path / "articles"),
    "an answer that is none": lambda path: [
        (path / "answers").mkdir(),
        (path / "answers" / "late.m.json").write_text("{", "utf-8"),
    ],
}
ASKED = (["claims", "--format", "json"], ["history", "working-group", "--format", "json"], ["show", "aaab3333"])


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("in_doubt", [True, False])
def test_no_change_is_overlooked(path, no_index, monkeypatch, change, in_doubt):
    if not in_doubt:
        monkeypatch.setattr(inputs, "TICK", -(10**18))
    told(path, *ASKED[0])
    assert from_index(path)
    CHANGES[change](path)
    assert not from_index(path)
    for words in ASKED:
        assert told(path, *words) == no_index(path, *words)
    assert from_index(path)


def test_only_what_changed_is_read(path, monkeypatch, settled):
    told(path, *ASKED[0])
    read, ledgers = [], []
    real, load = reader.read_with_notes, ledger.load
    monkeypatch.setattr(reader, "read_with_notes", lambda file: read.append(file.name) or real(file))
    monkeypatch.setattr(ledger, "load", lambda file, known: ledgers.append(file) or load(file, known))
    words_of_one(path, "Another text.")
    told(path, *ASKED[0])
    assert (sorted(read), ledgers) == (["early.md", "empty.md"], [])
    (path / "claims.yaml").write_text((path / "claims.yaml").read_text("utf-8") + "\n", "utf-8")
    told(path, *ASKED[0])
    assert (read[2:], len(ledgers)) == ([], 1)


def same_times(path, before):
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_an_edit_of_the_same_size_with_the_old_date_is_seen(path, settled):
    told(path, *ASKED[0])
    file = path / "claims.yaml"
    before, text = file.stat(), file.read_text("utf-8")
    file.write_text(text.replace("for it", "so now"), "utf-8")
    same_times(file, before)
    assert "so now" in told(path, *ASKED[0])[0]


def test_an_edit_within_the_same_tick_is_seen_by_its_content(path, monkeypatch):
    """Whatever the system tells of the file is as before: only its content is not."""
    told(path, *ASKED[0])
    known = inputs.look(path)
    file = path / "claims.yaml"
    file.write_text(file.read_text("utf-8").replace("for it", "so now"), "utf-8")
    monkeypatch.setattr(inputs, "look", lambda _: known)
    assert index.of(known) is None
    assert "so now" in told(path, *ASKED[0])[0]


def test_what_was_in_doubt_is_settled_when_time_has_passed(path, monkeypatch):
    told(path, *ASKED[0])
    doubts = index.of(inputs.look(path)).part("doubts")
    assert "claims.yaml" in doubts
    monkeypatch.setattr(inputs, "TICK", -(10**18))
    assert from_index(path)
    assert index.of(inputs.look(path)).part("doubts") == "{}"


def test_what_another_has_put_in_its_place_meanwhile_is_not_taken_for_it(path, monkeypatch):
    told(path, *ASKED[0])
    monkeypatch.setattr(inputs, "TICK", -(10**18))
    with monkeypatch.context() as patch:
        patch.setattr(index, "_entered", lambda _: iter(()))  # another version's: nothing of it can be taken over
        assert from_index(path)
    assert index.of(inputs.look(path)).ids()


def test_another_program_makes_it_anew(path, monkeypatch):
    told(path, *ASKED[0])
    monkeypatch.setattr(cache, "_program", lambda: "another")
    assert not from_index(path)


def test_an_index_that_comes_with_a_dossier_is_of_no_file_here(path, tmp_path_factory):
    """Whoever packs a dossier cannot know what number and time its files will have on another disk."""
    told(path, *ASKED[0])
    with sqlite3.connect(path / FILE) as database:
        database.execute("UPDATE claim SET value = replace(value, 'for it', 'planted')")
    database.close()
    assert "planted" in told(path, *ASKED[0])[0]  # it is this disk's own
    received = tmp_path_factory.mktemp("received") / "dossier"
    shutil.copytree(path, received)
    assert not from_index(received)
    assert "planted" not in told(received, *ASKED[0])[0]
    assert from_index(received)
    assert "planted" not in told(received, *ASKED[0])[0]


def test_a_journal_beside_it_is_not_followed(path):
    expected = told(path, *ASKED[0])
    (path / f"{FILE}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 1000)
    (path / f"{FILE}-wal").write_bytes(b"\x37\x7f\x06\x82" + b"\0" * 1000)
    assert from_index(path)
    assert told(path, *ASKED[0]) == expected


@pytest.mark.parametrize("spoilt", [b"no database at all" * 100, b"", b"SQLite format 3\0" + b"\0" * 5000])
def test_an_index_that_is_spoilt_is_made_anew(path, spoilt):
    expected = told(path, *ASKED[0])
    (path / FILE).write_bytes(spoilt)
    assert told(path, *ASKED[0]) == expected
    assert from_index(path)


def test_rows_that_are_spoilt_are_not_asked(path):
    expected = told(path, *ASKED[0])
    for change in (
        "UPDATE claim SET value = '{'",
        "DROP TABLE via",
        "UPDATE part SET value = '[' WHERE name = 'codebook'",
    ):
        with sqlite3.connect(path / FILE) as database:
            database.execute(change)
        database.close()
        for words in (ASKED[0], ["claims", "--actor", "Mike Pence", "--format", "json"]):
            assert told(path, *words)[2] == 0
        assert told(path, *ASKED[0]) == expected


def test_a_link_is_not_followed(path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (path / ".cache").symlink_to(outside)
    assert told(path, *ASKED[0])[2] == 0
    assert not any(outside.iterdir())


@pytest.mark.parametrize("error", [PermissionError(13, "read-only"), sqlite3.OperationalError("disk is full")])
def test_where_it_cannot_be_written_all_is_answered(path, monkeypatch, no_index, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr(index_writer.Writer, "__init__", refuse)
    for words in ASKED:
        assert told(path, *words) == no_index(path, *words)
    assert not (path / FILE).exists()


def test_nothing_is_written_where_there_is_no_dossier(path):
    (path / "codebook.yaml").unlink()
    assert CliRunner().invoke(main, ["--data", str(path), "claims"]).exit_code == 1
    assert CliRunner().invoke(main, ["--data", str(path / "none"), "claims"]).exit_code == 1
    assert {file.name for file in path.iterdir()} == {"articles", "claims.yaml"}


def test_a_kill_leaves_the_old_index_and_nothing_for_long(path, monkeypatch):
    told(path, *ASKED[0])
    old = (path / FILE).read_bytes()
    left = path / ".cache" / "index.new.0123"
    left.write_bytes(b"begun")
    os.utime(left, (0, 0))
    monkeypatch.setattr(index_writer.Writer, "keep", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    words_of_one(path, "Changed.")
    assert CliRunner().invoke(main, ["--data", str(path), *ASKED[0]]).exit_code != 0
    assert (path / FILE).read_bytes() == old
    assert {file.name for file in (path / ".cache").iterdir()} <= {".gitignore", "index.sqlite3", "kept.sqlite3"}


def test_a_file_that_is_written_meanwhile_is_not_kept(path, monkeypatch):
    real = indexing._enter

    def slow(writer, dossier):
        real(writer, dossier)
        words_of_one(path, "Written meanwhile.")

    monkeypatch.setattr(indexing, "_enter", slow)
    assert told(path, *ASKED[0])[2] == 0
    assert not from_index(path)


def test_without_an_index_of_words_all_claims_are_gone_through(path, monkeypatch, no_index):
    monkeypatch.setattr(index_writer, "WORDS", "CREATE VIRTUAL TABLE words USING no_such_module(words)")
    words = ["claims", "--text", "not so", "--format", "json"]
    CHANGES["a claim edited by hand"](path)
    assert told(path, *words) == no_index(path, *words)
    assert from_index(path)
    assert told(path, *words) == no_index(path, *words)
    assert "not so" in told(path, *words)[0]


@pytest.mark.parametrize(
    "file",
    [
        "a\r\n\r\nb\rc",
        "\ufeff---\ntitle: A\n---\n\n  \n Text ü.\n\n",
        "Headline\n\nText of it.",
        "---\npublished: 2019\n---\nOne.\n\nTwo.",
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt", ".TXT"])
def test_the_body_is_the_end_of_its_file(path, file, suffix):
    (path / "articles" / f"new{suffix}").write_bytes(file.encode())
    whole = {article.id: article.body for article in Dossier(path).articles}
    assert View(path).find_article("new").body == whole["new"]
    assert from_index(path)
    assert View(path).find_article("new").body == whole["new"]
    filed = View(path).find_article("late")
    assert whole_of(filed) == whole_of(Dossier(path).find_article("late"))


def test_a_body_that_changes_under_the_hand_is_read_anew(path):
    told(path, *ASKED[0])
    filed = View(path).find_article("early")
    words_of_one(path, "Written just now.")
    assert filed.body == "Written just now.\n"


def test_the_codebook_is_the_same(tmp_path):
    for name in SHIPPED:
        path = tmp_path / Path(name).name
        shutil.copytree(ROOT / name, path, ignore=shutil.ignore_patterns(".cache"))
        told(path, "claims")
        view, dossier = View(path), Dossier(path)
        assert view._index is not None
        assert view.codebook == dossier.codebook
        assert view.about().claims == dossier.claims
        assert [whole_of(article) for article in view.about().articles] == [
            whole_of(article)
            for article in dossier.articles
            if article.id in {claim.article for claim in dossier.claims}
        ]
