"""What the coders make of articles is kept, and never trusted over what it comes from."""

from __future__ import annotations

import json
import shutil
import sqlite3

import pytest
from click.testing import CliRunner

from onrecord import Dossier, outcomes, pipeline
from onrecord.cli import main
from onrecord.coders import Panel

CODEBOOK = """\
parties:
  north: {name: Norland}
actors:
- {name: Anna Berg, party: north}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge]}
"""


@pytest.fixture
def path(tmp_path):
    (tmp_path / "articles").mkdir()
    for name, verb in (("one", "backed"), ("two", "rejected")):
        text = f"---\npublished: 2019-05-15\n---\n\nAnna Berg {verb} the bridge on Monday. Ole Strand said that fish is cheap.\n"
        (tmp_path / "articles" / f"{name}.md").write_text(text, "utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    return tmp_path


@pytest.fixture
def read(monkeypatch):
    """The ids of the articles that are read by the rules."""
    ids = []
    real = Panel.code

    def code(self, document, codebook):
        ids.append(document.article.id)
        return real(self, document, codebook)

    monkeypatch.setattr(Panel, "code", code)
    return ids


def told(path):
    found = outcomes.of(Dossier(path), Dossier(path).articles)
    return [(each.article.id, [*map(str, each.claims)], each.seen, each.failure) for each in found]


def test_an_article_is_read_once_until_something_of_it_changes(path, read):
    first = told(path)
    assert read == ["one", "two"]
    assert told(path) == first
    assert len(read) == 2
    (path / "articles" / "two.md").write_text("Anna Berg backed the bridge.", "utf-8")
    told(path)
    assert read[2:] == ["two"]
    (path / "codebook.yaml").write_text(CODEBOOK.replace("topic: [bridge]", "topic: [bridge, fish]"), "utf-8")
    told(path)
    assert sorted(read[3:]) == ["one", "two"]


def test_parse_status_and_coverage_share_what_is_kept(path, read):
    pipeline.parse(Dossier(path))
    ledger = (path / "claims.yaml").read_bytes()
    run = pipeline.parse(Dossier(path))
    assert (len(read), run.merged.changes, (path / "claims.yaml").read_bytes()) == (2, False, ledger)
    assert outcomes.coverage_of(Dossier(path), Dossier(path).articles) == run.coverage
    assert len(read) == 2


def test_codings_by_several_coders_live_side_by_side_until_what_was_read_changes(path, read):
    def kept():
        with sqlite3.connect(path / ".cache" / "kept.sqlite3") as database:
            rows = database.execute("SELECT kind, count(*) FROM kept WHERE kind LIKE 'outcome%' GROUP BY kind")
            return sorted(number for _, number in rows)

    def coded(panel):
        return [*outcomes.of(Dossier(path), Dossier(path).articles, panel)]

    for panel in (Panel(), Panel(coders=()), Panel(), Panel(coders=())):
        coded(panel)
    assert (len(read), kept()) == (4, [2, 2])
    (path / "articles" / "two.md").write_text("Anna Berg backed the bridge.", "utf-8")
    coded(Panel())
    assert (len(read), kept()) == (5, [1, 2])  # what the others made of the words that are gone is gone
    (path / "codebook.yaml").write_text(CODEBOOK.replace("topic: [bridge]", "topic: [bridge, fish]"), "utf-8")
    coded(Panel())
    assert kept() == [2]


def test_what_is_kept_may_be_deleted_or_spoilt(path, read):
    first = told(path)
    kept = path / ".cache" / "kept.sqlite3"
    kept.write_bytes(b"no database at all" * 100)
    assert told(path) == first
    shutil.rmtree(path / ".cache")
    assert told(path) == first
    assert len(read) == 6


@pytest.mark.parametrize(
    "change",
    [
        {"quote": ["the ferry"]},
        {"issue": "ferry"},
        {"article": "two"},
        {"status": "accepted"},
        {"spans": [[0, 5]]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_claim_that_somebody_has_put_there_is_worked_out_anew(path, read, change):
    first = told(path)
    with sqlite3.connect(path / ".cache" / "kept.sqlite3") as database:
        for key, value in database.execute("SELECT key, value FROM kept WHERE kind LIKE 'outcome %'").fetchall():
            kept = json.loads(value)
            kept["claims"][0].update(change)
            database.execute("UPDATE kept SET value = ? WHERE key = ?", (json.dumps(kept), key))
    assert told(path) == first
    assert len(read) >= 3


def test_a_link_is_not_followed(path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (path / ".cache").symlink_to(outside)
    told(path)
    assert not any(outside.iterdir())


def test_a_dry_run_keeps_nothing(path):
    pipeline.parse(Dossier(path), dry_run=True)
    assert not (path / ".cache").exists()


def test_an_article_on_which_the_program_fails_costs_only_itself(path, monkeypatch):
    pipeline.parse(Dossier(path))
    before = (path / "claims.yaml").read_bytes()
    shutil.rmtree(path / ".cache")
    real = Panel.code

    def failing(self, document, codebook):
        if document.article.id == "two":
            raise IndexError("list index out of range")
        return real(self, document, codebook)

    monkeypatch.setattr(Panel, "code", failing)
    done = CliRunner().invoke(main, ["--data", str(path), "parse"])
    assert done.exit_code == 1
    told = "two: onrecord failed on this article (IndexError: list index out of range). Its drafts stay as they are"
    assert told in done.stderr
    assert (path / "claims.yaml").read_bytes() == before
    assert CliRunner().invoke(main, ["--data", str(path), "status"]).exit_code == 0
