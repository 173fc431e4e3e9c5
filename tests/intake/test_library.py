"""The articles that a dossier has."""

import pytest

from onrecord.intake import library, shingles
from onrecord.intake.library import Known, Library

LONG = "The council of Harven put off its decision on the tidal barrage for the third time on Saturday, saying that it needed one more study of the silt before the harbour could be closed."
HASH = "ab" * 32


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    article(tmp_path, "one", f"outlet: Ledger\noriginal: originals/{HASH}.html#2\nurl: https://a.example/1", LONG)
    return tmp_path


def article(dossier, name, keys, body):
    (dossier / "articles" / f"{name}.md").write_text(f"---\n{keys}\n---\n\n{body}\n", "utf-8")


ONE = Known("one", "Ledger", "")


@pytest.mark.parametrize("keep", [True, False])
def test_what_it_has(dossier, keep):
    has = Library(dossier, keep=keep)
    assert has.original(f"{HASH}#2") == ONE
    assert has.original(f"{HASH}#1") is None
    assert has.url("https://a.example/1") == ONE
    assert has.url("") is None
    assert has.body(library.digest([LONG.replace("council", "Council").replace(",", " –")]), "Ledger") == ONE
    assert has.body(library.digest([LONG]), "Courier") is None
    assert has.near(shingles.of([LONG + " And more was said after that, by others."])).known == ONE
    assert has.near(shingles.of(["Quite another text about a ferry that will not cross the picket line at the pier of Brannock today."])) is None  # fmt: skip
    has.close()
    assert (dossier / ".cache" / library.FILE).exists() == keep


def test_it_follows_the_files(dossier):
    Library(dossier).close()
    article(dossier, "two", "url: https://a.example/2", "Another text.")
    article(dossier, "one", "outlet: Ledger", "An edited text that is now of a quite different length.")
    has = Library(dossier)
    assert has.url("https://a.example/2").id == "two"
    assert has.url("https://a.example/1") is None
    assert has.near(shingles.of([LONG])) is None
    (dossier / "articles" / "two.md").unlink()
    has.close()
    assert Library(dossier).url("https://a.example/2") is None


@pytest.mark.parametrize("broken", [b"no database", b""])
def test_a_broken_cache_is_made_anew(dossier, broken):
    (dossier / ".cache").mkdir()
    (dossier / ".cache" / library.FILE).write_bytes(broken)
    for _ in range(2):
        has = Library(dossier)
        assert has.url("https://a.example/1") == ONE
        has.close()


def test_a_cache_that_lies_elsewhere_is_not_written(dossier, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("else") / "file"
    (dossier / ".cache").mkdir()
    (dossier / ".cache" / library.FILE).symlink_to(elsewhere)
    has = Library(dossier)
    assert has.url("https://a.example/1") == ONE
    has.close()
    assert not elsewhere.exists()


def test_which_sentences_changed():
    before = ["It opens. “No,” he said. It stays.", "End."]
    after = ["It opens. “Yes,” he said. It stays.", "End."]
    assert [*library.sentences_changed(before, after)] == [("-", "“No,” he said."), ("+", "“Yes,” he said.")]
