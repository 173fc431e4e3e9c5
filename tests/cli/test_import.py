"""Drafts of others in a ledger: proved like all drafts, and never a person's word."""

import json

import pytest

from onrecord import Dossier

GOOD = {
    "quote": "there was nothing to announce",
    "article": "ahval-phone-call",
    "issue": "patriot-offer",
    "stance": "noncommittal",
    "actor": "Pentagon",
    "position": "has nothing to say",
}


@pytest.fixture
def enter(run, dossier, tmp_path):
    def enter(*entries, name="desk", more=()):
        file = tmp_path / f"{name}.jsonl"
        file.write_text("\n".join(e if isinstance(e, str) else json.dumps(e) for e in entries), encoding="utf-8")
        return run("import", str(file), *more, data=dossier).stdout

    return enter


def test_a_draft_of_others_is_a_draft(enter, run, dossier):
    run("parse", data=dossier)
    before = (dossier / "claims.yaml").read_bytes()
    assert "new          1\n" in enter(GOOD, more=["--dry-run"])
    assert (dossier / "claims.yaml").read_bytes() == before
    told = enter(GOOD)
    assert "1 draft read, as import:desk.\nnew          1\n" in told
    (claim,) = [claim for claim in Dossier(dossier).claims if "import:desk" in claim.coders]
    assert (claim.status, claim.coders, claim.by, claim.actor) == ("draft", ("import:desk",), "", "Pentagon")
    assert claim.quote == (GOOD["quote"],)
    assert claim.id in run("claims", "--coder", "import:desk", data=dossier).stdout
    run("parse", data=dossier)  # the file is not asked again, and its drafts stay
    assert claim in Dossier(dossier).claims
    assert run("check", data=dossier, code=None).stdout.count("import:") == 0
    changed = enter(GOOD | {"stance": "supports"})
    assert "new          1\n" in changed
    assert [c.stance for c in Dossier(dossier).claims if "import:desk" in c.coders] == ["supports"]


def test_what_a_person_decided_stays(enter, dossier):
    decided = {claim.id: claim for claim in Dossier(dossier).claims if not claim.is_draft}
    theirs = {
        "quote": "A technical working group at this stage isn't necessary",
        "article": "rt-pentagon-rejects",
        "issue": "working-group",
        "stance": "supports",
        "actor": "Eric Pahon",
    }
    assert "decided      1  claims on which a person has decided" in enter(theirs)
    after = {claim.id: claim for claim in Dossier(dossier).claims}
    assert {name: after[name] for name in decided} == decided


def test_what_is_refused_is_listed_with_its_line_and_why(enter, dossier):
    told = enter(
        GOOD | {"quote": "it was never said"},
        GOOD | {"issue": "nothing"},
        GOOD | {"stance": "likes"},
        GOOD | {"article": "ahval-phone"},
        "no json",
        "",
        {"article": "ahval-phone-call"},
        GOOD,
        GOOD,
    ).splitlines()
    assert "refused      7" in told
    assert [line.partition(" | ")[0] for line in told if line.startswith("line ")] == [
        "line 1: the quote is not in the article",
        "line 2: this issue is not in the codebook",
        "line 3: there is no such stance",
        'line 4: the dossier has no article "ahval-phone". Did you mean "ahval-phone-call"?',
        "line 5: is not JSON",
        "line 7: it is not in the form of a claim",
        "line 9: the same coder has this claim already",
    ]


def test_what_no_file_holds(enter, run, dossier, tmp_path):
    assert "stays as it is" in enter(GOOD | {"article": "none"})
    (tmp_path / "x.csv").write_text("a,b\n", encoding="utf-8")
    assert "neither JSON lines nor a table" in run("import", str(tmp_path / "x.csv"), data=dossier, code=1).stderr
    assert "no such file" in run("import", str(tmp_path / "y.csv"), data=dossier, code=1).stderr
    (tmp_path / "x.csv").write_text("quote,article,issue,stance\n", encoding="utf-8")
    assert "need a name" in run("import", str(tmp_path / "x.csv"), "--name", " ", data=dossier, code=1).stderr
