"""A person's word that an article is fully coded."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord import Dossier, decisions
from onrecord.decisions import coded
from onrecord.errors import LedgerBusyError, OnrecordError, UnknownNameError
from onrecord.explain.reasons import Readings
from onrecord.store import lock


@pytest.fixture
def drafted(dossier):
    """The dossier with a draft in its first article."""
    draft = dossier.find_claim("bbbb2222").model_copy(update={"id": "dddd5555", "status": "draft"})
    dossier.save(put=[draft])
    return dossier


def article(dossier, name):
    return dossier.find_article(name)


def test_a_mark_says_who_when_and_of_what(dossier, monkeypatch):
    monkeypatch.setenv("ONRECORD_BY", "anna")
    mine = Dossier(dossier.path)
    before = mine.ledger_path.read_bytes()
    assert coded.mark(mine, ["articles/second.md", "second"]) == ("second",)
    mark = mine.ledger.coded["second"]
    assert (mark.day, mark.by) == (date.today().isoformat(), "anna")  # noqa: DTZ011
    assert (mark.sha256, mark.issues) == (article(mine, "second").sha256, ("bridge", "toll"))
    assert Dossier(mine.path).coded == ("second",)
    assert coded.unmark(mine, ["second"]) == ("second",)
    assert mine.ledger_path.read_bytes() == before


def test_an_article_with_unread_drafts_is_refused_and_so_are_those_named_with_it(drafted):
    before = drafted.ledger_path.read_bytes()
    with pytest.raises(OnrecordError) as caught:
        coded.mark(drafted, ["second", "first"])
    assert str(caught.value) == 'Article "first" has a draft that nobody has read. Decide first: onrecord review first'
    assert drafted.ledger_path.read_bytes() == before


def test_a_mark_that_holds_stays_and_one_that_does_not_is_set_anew(dossier):
    coded.mark(dossier, ["second"])
    text = dossier.ledger_path.read_text().replace(dossier.ledger.coded["second"].day, "2001-01-01")
    dossier.ledger_path.write_text(text)
    coded.mark(dossier, ["second"])
    assert dossier.ledger.coded["second"].day == "2001-01-01"
    (dossier.path / "articles" / "second.md").write_text("Another text.\n")
    later = Dossier(dossier.path)
    assert later.coded == ()
    coded.mark(later, ["second"])
    assert later.coded == ("second",)
    assert later.ledger.coded["second"].day != "2001-01-01"


def test_a_new_issue_ends_all_marks(dossier):
    coded.mark(dossier, ["second"])
    with dossier.codebook_path.open("a") as file:
        file.write("  ferry: {proposition: The ferry should go.}\n")
    later = Dossier(dossier.path)
    assert later.coded == ()
    (note,) = (problem for problem in later.check() if problem.rule == "coded")
    assert note.note
    assert '"ferry"' in note.text


def test_the_mark_of_an_article_that_is_gone_can_be_taken_back(dossier):
    coded.mark(dossier, ["second"])
    (dossier.path / "articles" / "second.md").unlink()
    later = Dossier(dossier.path)
    assert later.coded == ()
    with pytest.raises(UnknownNameError):
        coded.mark(later, ["second"])
    assert coded.unmark(later, ["second"]) == ("second",)
    assert later.ledger.coded == {}


def test_what_another_hand_has_written_meanwhile_stays(dossier):
    _ = dossier.ledger
    coded.mark(Dossier(dossier.path), ["second"])
    decisions.reject(dossier, ["bbbb2222"])
    assert dossier.coded == ("second",)
    decisions.accept(dossier, ["bbbb2222"])
    assert Dossier(dossier.path).coded == ("second",)


def test_it_waits_for_the_lock(dossier):
    dossier.patience = 0.05
    with lock.held(dossier.ledger_path), pytest.raises(LedgerBusyError):
        coded.mark(dossier, ["second"])


def test_it_is_worth_asking_for_where_nothing_is_open(dossier, drafted):
    readings = Readings(dossier.codebook)
    assert not coded.is_ready(drafted, article(drafted, "first"), readings)
    (dossier.path / "articles" / "third.md").write_text("The ferry is late.\n")
    fresh = Dossier(dossier.path)
    third = article(fresh, "third")
    assert not coded.is_ready(fresh, third, readings)  # whether it holds a claim at all, nobody has been asked
    step = next(iter(coded.queue.missed([(0, third)], fresh.claims, readings)))
    coded.answered.add(fresh.path / coded.SEEN, step.mark, "article third")
    assert coded.is_ready(fresh, third, readings)
    coded.mark(fresh, ["third"])
    assert not coded.is_ready(fresh, third, readings)
