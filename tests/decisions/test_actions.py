"""Accept, reject, edit, add."""

from __future__ import annotations

import pytest

from onrecord import Dossier
from onrecord.decisions import Wanted, accept, add, edit, reject
from onrecord.drafting.claims import identity
from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.store.form import block


def status(dossier):
    return {claim.id: claim.status for claim in Dossier(dossier.path).claims}


def changed_lines(before, after):
    old, new = before.splitlines(), after.splitlines()
    return [line.strip() for line in new if line not in old], [line.strip() for line in old if line not in new]


@pytest.mark.parametrize("field", ["note", "actor", "position", "via"])
def test_what_is_no_text_is_refused_by_its_name(dossier, text, field):
    before, said = text(), "caf\udce9"
    wanted = Wanted(**{field: (said,) if field == "via" else said}, unlisted=True)
    with pytest.raises(OnrecordError, match=f"The {field} is not text in UTF-8"):
        edit(dossier, ["aaaa"], wanted)
    with pytest.raises(OnrecordError, match="The note is not text in UTF-8"):
        reject(dossier, ["aaaa"], note=said)
    assert text() == before


def test_a_draft_that_nobody_has_touched_is_accepted(dossier, text):
    untouched = dossier.claims[0].model_copy(update={"id": "dddd5555", "status": "draft"})
    dossier.save(put=[untouched])
    before = text()
    (change,) = accept(dossier, ["dddd"])
    assert [tuple(found) for found in change.differences] == [("status", "draft", "accepted")]
    added, gone = changed_lines(before, text())
    assert (added, [line[:6] for line in gone]) == (["status: accepted"], ["draft:"])
    assert status(dossier)["dddd5555"] == "accepted"


def test_a_draft_edited_by_hand_stays_edited_and_its_seal_goes(dossier, text):
    before = text()
    (change,) = accept(dossier, ["aaaa"])
    assert change.differences == ()
    assert text() == before.replace("draft: 000000", "status: edited")


def test_a_person_may_think_again(dossier, text):
    before = text()
    reject(dossier, ["bbbb2222"], note="a question")
    assert status(dossier)["bbbb2222"] == "rejected"
    assert ", status: rejected, note: a question}" in text()
    accept(dossier, ["bbbb2222"])
    assert status(dossier)["bbbb2222"] == "accepted"
    edit(dossier, ["bbbb2222"], Wanted(note=""))
    assert text() == before.replace("[[54, 74]]}", "[[54, 74]], status: edited}")


def test_several_at_once_are_one_save(dossier, monkeypatch):
    saves = []
    monkeypatch.setattr(Dossier, "save", lambda _, put: saves.append([claim.id for claim in put]))
    changes = reject(dossier, ["cccc", "aaaa", "cccc4444"])
    assert [change.after.id for change in changes] == ["cccc4444", "aaaa1111"]
    assert saves == [["cccc4444", "aaaa1111"]]


@pytest.mark.parametrize("decide", [accept, reject, lambda d, names: edit(d, names, Wanted(note="x"))])
def test_one_name_that_is_not_there_stops_all(dossier, text, decide):
    before = text()
    with pytest.raises(UnknownNameError, match='No claim "zzzz"'):
        decide(dossier, ["cccc", "zzzz"])
    with pytest.raises(OnrecordError, match=r'"bbbb" could be more than one claim: "bbbb2222", "bbbb3333"'):
        decide(dossier, ["cccc", "bbbb"])
    assert text() == before


def test_a_claim_that_cannot_be_read_is_told_so(dossier, text):
    dossier.ledger_path.write_text(text().replace("stance: opposes", "stance: oposes", 1))
    with pytest.raises(OnrecordError, match=r'claim "bbbb3333" is there, but cannot be read; onrecord check says why'):
        accept(Dossier(dossier.path), ["bbbb3333"])


def test_a_dry_run_says_the_same_and_writes_nothing(dossier, text):
    before = text()
    wanted = Wanted(article="second", quote=("others say",), actor="dahl", issue="toll", stance="opposes", position="p")
    edited = Wanted(stance="opposes", note="x")
    dry = [accept(dossier, ["bbbb3"], dry_run=True), reject(dossier, ["cccc"], note="n", dry_run=True)]
    dry += [edit(dossier, ["aaaa"], edited, dry_run=True), add(dossier, wanted, dry_run=True)]
    assert text() == before
    wet = [accept(dossier, ["bbbb3"]), reject(dossier, ["cccc"], note="n"), edit(dossier, ["aaaa"], edited)]
    assert [*wet, add(dossier, wanted)] == dry
    assert text() != before


def test_an_edit_changes_its_lines_and_makes_the_claim_edited(dossier, text):
    before = text()
    edit(dossier, ["bbbb2222"], Wanted(stance="opposes", position="says: never", date="2019-04"))
    assert text() == before.replace(
        "leans-against, position: 'says: wait',",
        'opposes, position: "says: never", date: 2019-04, date_basis: assigned,',
    ).replace("[[54, 74]]}", "[[54, 74]], status: edited}")


@pytest.mark.parametrize(
    ("name", "wanted", "status"),
    [
        ("bbbb2222", Wanted(note="x"), "edited"),
        ("bbbb3333", Wanted(note="x"), "rejected"),
        ("bbbb3333", Wanted(note="x", stance="leans-against"), "edited"),
        ("bbbb2222", Wanted(stance="leans-against", position="says: wait"), "accepted"),
        ("bbbb3333", Wanted(note="who says so?"), "rejected"),
    ],
)
def test_the_status_after_an_edit(dossier, name, wanted, status):
    (change,) = edit(dossier, [name], wanted)
    assert change.after.status == status


def test_what_check_would_find_wrong_is_refused(dossier, text):
    before = text()
    for wanted, said in (
        (Wanted(date="2019-06-01"), "it is dated 2019-06-01, after its article's publication on 2019-05-02. Nothing"),
        (Wanted(same_as="aaaa1111"), "it is named a copy of itself"),
        (Wanted(same_as="bbbb2222"), 'it is a copy of "bbbb2222", but its actor is "Anna Berg", not "Carl Dahl"'),
        (Wanted(date="", date_basis="stated", note="x"), ""),
    ):
        if not said:
            edit(dossier, ["aaaa"], wanted, dry_run=True)
            continue
        with pytest.raises(OnrecordError) as caught:
            edit(dossier, ["aaaa"], wanted)
        assert said in str(caught.value)
    with pytest.raises(OnrecordError, match="it has a date_basis, but no date"):
        edit(dossier, ["cccc"], Wanted(date_basis="stated"))
    assert text() == before


def test_what_was_wrong_before_is_no_hindrance(dossier):
    (dossier.articles_path / "first.md").write_text("Nothing of it.\n")
    edit(Dossier(dossier.path), ["aaaa"], Wanted(note="its article has changed"))
    assert Dossier(dossier.path).claims[0].note == "its article has changed"


def test_an_original_cannot_become_a_copy(dossier, text):
    copy = dossier.claims[1].model_copy(update={"id": "copy1111", "same_as": "bbbb2222", "note": ""})
    dossier.save(put=[copy])
    with pytest.raises(OnrecordError, match='claim "copy1111": it is a copy of "bbbb2222", itself a copy'):
        edit(dossier, ["bbbb2222"], Wanted(same_as="aaaa1111", actor="Anna Berg", stance="supports"))


NEW = Wanted(
    article="second", quote=("The bridge must be built",), actor="others", unlisted=True, issue="Bridge",
    stance="supports", position="wants the bridge", cue="say",
)  # fmt: skip


def test_a_new_claim_stands_where_a_person_would_put_it(dossier, text):
    before = text()
    (change,) = add(dossier, NEW)
    claim = change.after
    assert claim.id == identity("The bridge must be built", 1, "say", "bridge")
    assert (claim.status, claim.party, claim.kind, claim.date, claim.via) == ("accepted", "none", "indirect", None, ())
    assert claim.spans[0].of(dossier.articles[0].body) == "The bridge must be built"
    assert text() == before + block(claim)
    assert Dossier(dossier.path).check() == dossier.check()


@pytest.mark.parametrize("missing", ["article", "quote", "actor", "issue", "stance", "position"])
def test_what_a_new_claim_cannot_do_without(dossier, missing):
    import dataclasses

    with pytest.raises(OnrecordError, match=f"A claim is missing its {missing}"):
        add(dossier, dataclasses.replace(NEW, **{missing: None}))


def test_a_claim_that_is_there_is_not_entered_twice(dossier):
    (change,) = add(dossier, NEW)
    with pytest.raises(
        OnrecordError, match=rf'Claim "{change.after.id}" \(accepted\) has that quote .* edit it instead'
    ):
        add(dossier, NEW)
    reject(dossier, [change.after.id])
    with pytest.raises(OnrecordError, match=r"\(rejected\) has that quote on that issue: accept it instead"):
        add(dossier, NEW)


def test_an_id_that_is_taken_gets_a_number(dossier):
    import dataclasses

    (one,) = add(dossier, NEW)
    (other,) = add(dossier, dataclasses.replace(NEW, actor="Wire"))
    assert other.after.id == f"{one.after.id}-2"


def test_the_parser_knows_an_added_claim_again(dossier):
    import onrecord

    path = dossier.codebook_path
    path.write_text(
        path.read_text().replace(
            "The bridge should be built.}",
            "The bridge should be built., topic: [bridge], phrases: {supports: [must be built]}}",
        )
    )
    found = onrecord.parse(Dossier(dossier.path).find_article("first"), Dossier(dossier.path).codebook)
    parsed = next(claim for claim in found if claim.issue == "bridge" and claim.actor == "Anna Berg")
    dossier.save(drop=["aaaa1111"])
    wanted = Wanted(
        article="first", quote=parsed.quote, actor="Anna Berg", issue="bridge", stance="supports",
        position="p", mention=parsed.mention, cue=parsed.cue,
    )  # fmt: skip
    (change,) = add(dossier, wanted)
    assert change.after.id == parsed.id
    assert change.after.spans == parsed.spans
    assert change.after.kind == parsed.kind == "direct"


def test_a_change_of_the_file_since_it_was_read_is_no_loss(dossier, text):
    _ = dossier.claims
    dossier.ledger_path.write_text(text().replace("who says so?", "Wire says so.").replace("# Second", "# 2nd"))
    accept(dossier, ["bbbb3333"])
    assert "# 2nd thoughts" in text()
    assert "status: accepted\n  note: Wire says so." in text()
