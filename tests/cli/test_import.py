"""Drafts of others in a ledger: proved like all drafts, and never a person's word."""

import json

import pytest

import dna_files
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


def test_a_project_of_dna(run, dossier, tmp_path):
    project = (
        dna_files.Made()
        .document(1, "<html><p>no</p></html>")
        .document(2, "The port said it was for the group.", 86_401)
        .statement(2, "it was for the group", "", "Port", "Groups \x1b[2J are good", 1)
        .statement(2, "it was for the group", "", "Port", "working-group", 1)
        .statement(2, "it was for the group", "", "", "working-group", 1)
        .statement(2, "port", kind=2)
        .save(tmp_path / "theirs.dna")
    )
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    dry = run("import", str(project), "--dry-run", data=dossier).stdout
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before
    told = run("import", str(project), data=dossier).stdout
    assert dry.splitlines()[:-1] == told.splitlines()[:-1]
    assert told.splitlines() == [
        "2 documents: 1 new, 0 there already.",
        "document 1: is no plain text, but HTML. Move it out of the folder, and take it in with: onrecord add FILE",
        "2 drafts read, as import:theirs.",
        "new          1",
        "shared       0",
        "decided      0",
        "refused      1",
        "statement 3: it names neither a person nor an organization",
        "waiting      1  1 statement is on concepts that the codebook has not",
        "Not carried:",
        '  1 statement of another type: "Annotation"',
        "  1 time of day of a document",
        f"# {dossier / 'codebook.yaml'} has not: 1 issue, 1 actor. Paste what you want, and import again.",
        "actors:",
        "- {name: Port}",
        "issues:",
        "  groups-2j-are-good:",
        "    proposition: Groups \ufffd[2J are good",
        f"{dossier / 'claims.yaml'} saved.",
    ]
    assert (
        "--party is for projects of DNA"
        in run("import", str(dossier / "claims.yaml"), "--party", "x", data=dossier, code=2).stderr
    )
    (tmp_path / "no.dna").write_text("no project")
    assert "is no project of DNA 3" in run("import", str(tmp_path / "no.dna"), data=dossier, code=1).stderr


def test_a_project_of_dna_out(run, dossier, tmp_path):
    file = tmp_path / "p.dna"
    assert "name a file: -o FILE" in run("export", "--format", "dna", data=dossier, code=2).stderr
    assert "are for --format dna" in run("export", "--format", "graphml", "--undated", data=dossier, code=2).stderr
    said = run("export", "--format", "dna", "-o", str(file), data=dossier).stderr
    assert "2 statements without a date left out." not in said
    assert "1 draft left out" in said
    documents, statements = dna_files.told(file.read_bytes())
    assert len(documents) == 2
    assert [row[3] for row in statements] == ["Eric Pahon", "Mevlüt Çavuşoğlu", "Donald Trump"]
    run(
        "export",
        "--format",
        "dna",
        "--undated",
        "--article",
        "ahval-phone-call",
        "-o",
        str(file),
        "--force",
        data=dossier,
    )
    documents, statements = dna_files.told(file.read_bytes())
    assert ([row[0] for row in documents], len(statements)) == (["A phone call"], 2)
