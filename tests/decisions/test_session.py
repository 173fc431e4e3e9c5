"""A review as a machine: what a decision does to the ledger, what undo puts back, what comes again."""

from __future__ import annotations

import pytest

from onrecord import Dossier, pipeline
from onrecord.decisions import Wanted, answered, edit, reject, session
from onrecord.decisions.review_state import Course, Decision
from onrecord.decisions.session import SEEN, ChangedMeanwhileError, Session
from onrecord.errors import FileProblemError, LedgerBusyError, OnrecordError
from onrecord.explain.reasons import Readings
from onrecord.reports import entries
from onrecord.store import lock

CODEBOOK = """\
version: 1
parties:
  north: {name: North}
actors:
- {name: Anna Berg, party: north}
- {name: Carl Dahl}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge], phrases: {supports: [must be built], opposes: [must wait]}}
  toll: {proposition: There should be a toll., topic: [toll]}
"""
FIRST = """\
“The bridge must be built,” Anna Berg said. The bridge must wait, said Carl Dahl.

Anna Berg said the weather was fine.
"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    for name, text in (
        ("a-first", FIRST),
        ("b-dull", "The weather was fine.\n"),
        ("c-second", "Anna Berg said the bridge must be built.\n"),
    ):
        (tmp_path / "articles" / f"{name}.md").write_text(
            f"---\npublished: 2019-05-02\n---\n\n{text}", encoding="utf-8"
        )
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    found = Dossier(tmp_path)
    pipeline.parse(found)
    assert [claim.status for claim in found.claims] == ["draft"] * 3
    return found


@pytest.fixture
def text(dossier):
    return lambda: dossier.ledger_path.read_text(encoding="utf-8")


def begin(dossier, *, drafts=True, differs=False, missed=False):
    found, readings = entries.of(dossier), Readings(dossier.codebook)
    chosen = [entry for entry in found if entry.claim.status == "draft"] if drafts else []
    reviewed = [entry for entry in found if entry.claim.status in ("accepted", "edited")]
    fresh = pipeline.drafts(dossier, dossier.articles) if differs else None
    names = [article.id for article in dossier.articles] if missed else None
    return Session(dossier, session.steps(dossier, chosen, reviewed, readings, drafts=fresh, missed=names), readings)


def statuses(dossier):
    return [claim.status for claim in sorted(Dossier(dossier.path).claims, key=lambda c: (c.article, c.spans))]


def test_from_top_to_bottom_and_each_decision_is_on_disk_before_the_next(dossier):
    found = begin(dossier)
    assert found.step.article.id == "a-first"
    for number, decide in enumerate((found.accept, found.reject, found.accept), 1):
        assert found.step is not None
        decide()
        assert statuses(dossier)[:number] == ["accepted", "rejected", "accepted"][:number]
    assert found.step is None
    assert (dict(found.tally), found.reviewed) == ({"accepted": 2, "rejected": 1}, 3)
    assert begin(dossier).course.steps == ()


def test_undo_gives_the_ledger_back_byte_for_byte_however_often(dossier, text):
    found = begin(dossier)
    before = [text()]
    actions = (
        found.accept,
        lambda: found.edit(Wanted(stance="supports", position="says 'yes': at last", note="x")),
        lambda: found.add(
            Wanted(quote=("weather was fine",), actor="Anna Berg", issue="toll", stance="noncommittal", position="p")
        ),
        found.reject,
        found.accept,
    )
    for act in actions:
        assert found.step is not None
        act()
        before.append(text())
    assert len(set(before)) == 6
    for expected in reversed(before[:-1]):
        found.undo()
        assert text() == expected
    assert found.step.id == found.course.steps[0].id
    with pytest.raises(OnrecordError, match="Nothing to undo"):
        found.undo()


def test_an_edited_claim_stays_until_it_is_accepted(dossier):
    found = begin(dossier)
    first = found.step
    found.edit(Wanted(stance="leans-for"))
    assert found.step == first
    found.accept()
    assert found.step != first
    assert statuses(dossier)[0] == "edited"
    assert found.reviewed == 1


def test_a_note_alone_makes_an_accepted_claim_no_edited_one(dossier):
    found = begin(dossier)
    assert found.step
    found.edit(Wanted(note="seen twice"))
    assert found.step
    found.accept()
    assert statuses(dossier)[0] == "accepted"
    found.undo()
    assert statuses(dossier)[0] == "edited"
    found.undo()
    assert statuses(dossier)[0] == "draft"


def test_what_is_skipped_comes_again_and_back_returns(dossier):
    found = begin(dossier)
    first = found.step
    found.skip()
    assert found.step != first
    found.back()
    assert found.step == first
    found.accept()
    found.back()
    assert (found.step, found.claim.status) == (first, "accepted")  # decided, and shown as it is now
    found.accept()
    assert found.reviewed == 1  # nothing changed by it
    assert len(begin(dossier).course.steps) == 2


def test_a_decision_by_another_hand_is_never_lost(dossier, text):
    found = begin(dossier)
    first = found.step
    other = Dossier(dossier.path)
    edit(other, [first.id], Wanted(position="by another hand"))
    with pytest.raises(ChangedMeanwhileError, match="has changed in the file meanwhile"):
        found.reject()
    assert found.step == first
    assert found.claim.position == "by another hand"
    found.reject()
    assert "by another hand" in text()
    second = found.step
    reject(Dossier(dossier.path), [second.id])
    assert found.step not in (first, second)  # already decided elsewhere
    edit(Dossier(dossier.path), [first.id], Wanted(note="again"))
    with pytest.raises(ChangedMeanwhileError, match="changed since, so it is left as it is"):
        found.undo()
    assert "again" in text()


def test_a_comment_of_another_hand_survives_decision_and_undo(dossier, text):
    found = begin(dossier)
    assert found.step
    dossier.ledger_path.write_text("# mine\n" + text(), encoding="utf-8")
    found.accept()
    found.undo()
    assert text().startswith("# mine\n")


def test_a_claim_that_is_gone_is_passed_by(dossier):
    found = begin(dossier)
    gone = found.step.id
    found.edit(Wanted(note="x"))
    Dossier(dossier.path).save(drop=[gone])
    assert found.step.id != gone


def test_another_process_that_writes_is_named(dossier):
    found = begin(dossier)
    assert found.step
    found.dossier.patience = 0.05
    with lock.held(dossier.ledger_path), pytest.raises(LedgerBusyError, match="another onrecord"):
        found.accept()
    found.accept()
    assert statuses(dossier)[0] == "accepted"


def test_statements_without_a_claim_and_articles_without_any(dossier):
    found = begin(dossier, drafts=False, missed=True)
    assert [(step.kind, step.article.id) for step in found.course.steps] == [
        ("statement", "a-first"),
        ("article", "b-dull"),
    ]
    assert found.step.statement.speakers[0].actor == "Anna Berg"
    found.add(
        Wanted(
            quote=("the weather was fine",),
            actor="berg",
            issue="toll",
            stance="noncommittal",
            position="talks of the weather",
        )
    )
    assert found.step.article.id == "b-dull"
    found.back()
    assert found.step.article.id == "a-first"
    found.accept()
    assert not (dossier.path / SEEN).exists()  # the claim itself says that the question is answered
    assert found.step.article.id == "b-dull"
    found.accept()
    assert len(answered.load(dossier.path / SEEN)) == 1
    assert begin(dossier, drafts=False, missed=True).course.steps == ()
    found.undo()
    assert answered.load(dossier.path / SEEN) == frozenset()
    (step,) = begin(dossier, drafts=False, missed=True).course.steps
    assert step.article.id == "b-dull"
    (dossier.path / "articles" / "b-dull.md").write_text("The weather was fine. Today.\n", encoding="utf-8")
    assert begin(Dossier(dossier.path), drafts=False, missed=True).course.steps[0].mark != step.mark


def test_where_the_parser_differs_one_keeps_or_takes(dossier, text):
    first, second, third = (claim.id for claim in dossier.claims)
    edit(dossier, [first], Wanted(stance="leans-against", note="my word"))
    edit(dossier, [second], Wanted(stance="noncommittal"))
    edit(dossier, [third], Wanted(position="put otherwise"))  # wording alone is no question
    found = begin(dossier, differs=True)
    assert sorted(step.id for step in found.course.steps) == sorted([first, second])
    before = text()
    assert found.step
    kept = found.step.id
    found.accept()
    assert text() == before
    assert found.step.kind == "differs"
    found.take()
    taken = next(claim for claim in dossier.claims if claim.id != kept and claim.id in (first, second))
    assert (taken.status, taken.stance != "noncommittal" or taken.note == "my word") == ("accepted", True)
    assert begin(dossier, differs=True).course.steps == ()
    found.undo()
    assert text() == before
    found.undo()
    assert len(begin(dossier, differs=True).course.steps) == 2


@pytest.mark.parametrize("act", ["reject", "take", "edit"])
def test_what_a_step_has_no_claim_for(dossier, act):
    found = begin(dossier, drafts=False, missed=True)
    assert found.step
    with pytest.raises(OnrecordError):
        getattr(found, act)(*([Wanted(note="x")] if act == "edit" else []))


def test_the_course_is_pure():
    course = Course(steps=(None, None))  # pyright: ignore[reportArgumentType]
    done = course.decided(Decision("accepted", 0), stays=False)
    assert (done.at, done.stays, len(done.done)) == (1, False, 1)
    assert done.undone().at == 0
    assert (course.back().at, course.on().on().on().at, course.on().on().step) == (0, 2, None)
    again = done.back().decided(Decision("edited", 0), stays=True)
    assert [decision.first for decision in again.done] == [True, False]


@pytest.mark.parametrize("junk", ["", "\n\n", "# only\n", "one  claim x\nno newline"])
def test_marks_in_a_file_that_a_person_wrote(tmp_path, junk):
    path = tmp_path / "seen.txt"
    path.write_text(junk, encoding="utf-8")
    answered.add(path, "abc", "claim \x1b[31mx\n")
    assert "abc" in answered.load(path)
    assert "\x1b" not in path.read_text(encoding="utf-8")
    answered.remove(path, "abc")
    assert "abc" not in answered.load(path)
    assert path.read_text(encoding="utf-8").rstrip("\n") == (junk or answered.HEADER).rstrip("\n")


def test_a_list_of_answers_that_is_a_link_is_left_alone(tmp_path):
    path, other = tmp_path / SEEN, tmp_path / "profile"
    path.symlink_to(other)
    for write in (lambda: answered.add(path, "abc", "claim x"), lambda: answered.remove(path, "abc")):
        with pytest.raises(FileProblemError, match="is a link"):
            write()
    assert not other.exists()
