"""A change of the codebook costs the articles that it touches; the others keep what the rules made of them."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from onrecord import Dossier, outcomes
from onrecord.coders import Panel

ARTICLES = {
    "on-bridge": "Anna Berg backed the bridge on Monday.",
    "on-ferry": 'Ole Strand said the ferry was dear. "The bridge, no," he said.',
    "on-fish": "Anna Berg said that fish was cheap and the ferry slow.",
    "on-nothing": "Ole Strand said that it rained.",
    "by-headline": "Anna Berg said that it would be built.",
}
ASKED = """\
parties:
  north: {name: Norland}
actors:
- {name: Anna Berg, party: north}
issues:
  ferry: {proposition: The ferry should stay., topic: [ferry]}
  phones: {proposition: Phones should be banned., topic: [should * banned]}
"""
HEADLINES = {"by-headline": "A new bridge"}
CODEBOOK = """\
parties:
  north: {name: Norland}
actors:
- {name: Anna Berg, party: north}
issues:
  bridge:
    proposition: The bridge should be built.
    topic: [bridge]
    phrases: {supports: [backed the bridge]}
  ferry: {proposition: The ferry should stay., topic: [ferry]}
"""
_BRIDGE, _, _FERRY = CODEBOOK.partition("issues:\n")[2].partition("  ferry:")
SWAPPED = f"  ferry:{_FERRY}{_BRIDGE}"
BRIDGE, FERRY = {"on-bridge", "on-ferry", "by-headline"}, {"on-ferry", "on-fish"}
CHANGES = [
    ("a comment", "issues:", "# The dispute.\nissues:", set()),
    ("a term that no article has", "topic: [ferry]", "topic: [ferry, steamer]", FERRY),
    ("a term of an article that named no issue", "topic: [ferry]", "topic: [ferry, rained]", FERRY | {"on-nothing"}),
    ("a term less", "topic: [bridge]", "topic: [span]", BRIDGE),
    ("a phrase", "[backed the bridge]", "[backed the bridge, would be built]", BRIDGE),
    ("a phrase less", "    phrases: {supports: [backed the bridge]}\n", "", BRIDGE),
    ("a proposition", "should stay", "should go", FERRY),
    ("an issue that no article names", "  ferry:", "  tax: {proposition: Tax it., topic: [tax]}\n  ferry:", set()),
    ("an issue less", "  ferry: {proposition: The ferry should stay., topic: [ferry]}\n", "", FERRY),
    ("another key", "  ferry:", "  boat:", FERRY),
    ("another order", CODEBOOK.partition("issues:\n")[2], SWAPPED, {"on-ferry"}),
    ("an actor", "actors:", "actors:\n- {name: Ole Strand}", set(ARTICLES)),
    ("a party", "name: Norland", "name: Norway", set(ARTICLES)),
]


@pytest.fixture
def path(tmp_path):
    dossier = tmp_path / "dossier"
    (dossier / "articles").mkdir(parents=True)
    for name, body in ARTICLES.items():
        head = f"---\ntitle: {HEADLINES.get(name, 'Talks')}\npublished: 2019-05-15\n---\n\n"
        (dossier / "articles" / f"{name}.md").write_text(f"{head}{body}\n", "utf-8")
    (dossier / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    return dossier


@pytest.fixture
def read(monkeypatch):
    """The ids of the articles that are read by the rules."""
    ids = set()
    real = Panel.code

    def code(self, document, codebook):
        ids.add(document.article.id)
        return real(self, document, codebook)

    monkeypatch.setattr(Panel, "code", code)
    return ids


def told(path):
    found = outcomes.of(Dossier(path), Dossier(path).articles)
    return [(each.article.id, [*map(str, each.claims)], each.rejected, each.seen, each.failure) for each in found]


@pytest.mark.parametrize(("old", "new", "touched"), [change[1:] for change in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_change_costs_what_it_touches_and_tells_what_a_first_run_would(path, read, old, new, touched):
    told(path)
    read.clear()
    assert old in CODEBOOK
    (path / "codebook.yaml").write_text(CODEBOOK.replace(old, new), "utf-8")
    now = told(path)
    assert read == touched
    fresh = path.with_name("fresh")
    shutil.copytree(path, fresh, ignore=shutil.ignore_patterns(".cache"))
    assert now == told(fresh)
    read.clear()
    assert told(path) == now
    assert not read


def test_a_question_names_no_issue_that_its_article_does_not(path, read):
    # "Shouldn't" is read as "should" where it is answered; the term "should * banned" stands nowhere.
    body = "Anna Berg spoke about the ferry.\n\nQ: Shouldn't phones be banned?\n\nAnna Berg: No. Never.\n"
    (path / "articles" / "on-ferry.md").write_text(f"---\npublished: 2019-05-15\n---\n\n{body}", "utf-8")
    told_by = {}
    for verb in ("banned", "allowed"):
        (path / "codebook.yaml").write_text(ASKED.replace("should be banned", f"should be {verb}"), "utf-8")
        told_by[verb] = told(path)
    fresh = path.with_name("fresh")
    shutil.copytree(path, fresh, ignore=shutil.ignore_patterns(".cache"))
    assert told_by["allowed"] == told(fresh)


def test_what_is_kept_of_a_codebook_before_may_be_spoilt(path, read):
    first = told(path)
    read.clear()
    with sqlite3.connect(path / ".cache" / "kept.sqlite3") as database:
        database.execute("UPDATE kept SET value = '{}' WHERE kind LIKE 'outcome%'")
    (path / "codebook.yaml").write_text(f"# A comment.\n{CODEBOOK}", "utf-8")
    assert told(path) == first
    assert read == set(ARTICLES)


def test_an_outcome_that_another_run_kept_under_the_same_key_is_not_taken(path, read):
    """Two runs at once, and a codebook edited between: what is kept under a key may be of the other codebook."""
    first = told(path)
    with sqlite3.connect(path / ".cache" / "kept.sqlite3") as database:
        rows = database.execute("SELECT key, value FROM kept WHERE kind LIKE 'outcome%'").fetchall()
        for key, value in rows:
            other = value.replace('"depends": "', '"depends": "of another codebook ').replace("supports", "opposes")
            database.execute("UPDATE kept SET value = ? WHERE key = ?", (other, key))
    read.clear()
    (path / "codebook.yaml").write_text(f"# A comment.\n{CODEBOOK}", "utf-8")
    assert told(path) == first
    assert read == set(ARTICLES)


def test_nothing_is_kept_of_codebooks_that_are_no_more(path):
    for number in range(3):
        (path / "codebook.yaml").write_text(CODEBOOK.replace("topic: [ferry]", f"topic: [ferry, f{number}]"), "utf-8")
        told(path)
    with sqlite3.connect(path / ".cache" / "kept.sqlite3") as database:
        rows = database.execute("SELECT count(*) FROM kept WHERE kind LIKE 'outcome%' OR kind LIKE 'alike%'")
        assert rows.fetchone() == (2 * len(ARTICLES),)
