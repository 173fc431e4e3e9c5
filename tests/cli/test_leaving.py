"""What leaves the desk: reviewed claims alone, or what is to be said of the drafts on top."""

import json

import pytest

LEAVING = {
    "report": ["report", "-o"],
    "timeline": ["timeline", "-o"],
    **{form: ["export", "--format", form, "-o"] for form in ("jsonld", "timelinejs", "graphml", "dna-csv")},
}
SHARE = "1 of 5 statements here are drafts of a program that nobody has read."


def left(run, tmp_path, name, *options, **more):
    target = tmp_path / "out"
    result = run(*LEAVING[name], str(target), *options, "--force", **more)
    return target.read_text(encoding="utf-8") if target.exists() else "", result.stderr


@pytest.mark.parametrize("name", LEAVING)
def test_reviewed_claims_alone_leave_the_desk(run, tmp_path, name):
    text, told = left(run, tmp_path, name)
    assert "nothing to announce" not in text
    assert "accepts the group" in text or "accepted the offer" in text or name == "graphml"
    assert "note: 1 draft left out, which nobody has read; --drafts adds it" in told.replace("adds them", "adds it")


@pytest.mark.parametrize("name", LEAVING)
def test_with_drafts_it_says_on_top_which_share_nobody_has_read(run, tmp_path, name):
    text, told = left(run, tmp_path, name, "--drafts")
    if name == "dna-csv":  # columns have no top
        assert SHARE in told
        assert '"status"' in text.splitlines()[0]
        return
    assert SHARE in text
    assert "one draft in three on the right issue had the wrong speaker or side" in text
    before = text[: text.index(SHARE)]
    assert "rejects the working group" not in before
    assert SHARE not in left(run, tmp_path, name)[0]


def test_a_timeline_in_the_terminal_holds_the_drafts(run):
    assert "has nothing to announce" in run("timeline").stdout


@pytest.mark.parametrize("name", LEAVING)
def test_nothing_reviewed_is_an_error_with_the_next_step(run, tmp_path, name):
    options = [*LEAVING[name], str(tmp_path / "out"), "--text", "nothing to announce"]
    told = run(*options, code=1).stderr
    assert "Nothing was written: the claim asked for is a draft that nobody has reviewed." in told
    assert "onrecord review" in told
    assert "--drafts" in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [*LEAVING.values(), ["network", "-o"]], ids=" ".join)
@pytest.mark.parametrize("drafts", [(), ("--drafts",)])
def test_nothing_found_is_told_and_only_a_list_is_written(run, tmp_path, options, drafts):
    target, is_list = tmp_path / "out", options[0] == "timeline"
    told = run(*options, str(target), "--text", "nowhere", *drafts, code=0 if is_list else 1).stderr
    assert ("no statement" in told, target.exists()) == (True, is_list)


def test_a_list_of_no_claims_is_told(run, tmp_path):
    told = run("claims", "--format", "csv", "-o", str(tmp_path / "out"), "--text", "nowhere").stderr
    assert "note: no claim" in told


def test_enough_decisions_tell_how_often_drafts_were_wrong(run, tmp_path, dossier):
    decision = {"v": 1, "day": "2026-01-01", "by": "", "article": "a", "sha256": "", "coders": ["rules"]}
    lines = [
        {**decision, "id": f"c{at}", "verb": verb, "offered": {"actor": "X"}, "changed": changed}
        for at, (verb, changed) in enumerate(
            [("accept", {})] * 15
            + [("reject", {})] * 2
            + [("edit", {"stance": ["a", "b"]})]
            + [("edit", {"note": [None, "x"]})] * 2
        )
    ]
    lines += [
        {**decision, "id": "by-hand", "verb": "add", "offered": None, "changed": {}},
        {**decision, "id": "undone", "verb": "undo", "offered": {"actor": "X"}, "changed": {}},
    ]
    (dossier / "decisions.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    text, _ = left(run, tmp_path / "..", "timeline", "--drafts", data=dossier)
    assert "In this dossier 3 of 20 drafts that a person has decided on were wrong" in text
