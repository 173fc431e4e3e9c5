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
    saved = (dossier / "claims.yaml").read_bytes()
    run("parse", data=dossier)  # what was kept of it is asked again
    assert (dossier / "claims.yaml").read_bytes() == saved
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


def test_what_was_imported_is_kept(enter, run, dossier):
    elsewhere = GOOD | {"article": "rt-pentagon-rejects", "quote": "a joint technical panel", "stance": "supports"}
    refused = GOOD | {"quote": "it was never said"}
    enter(elsewhere, GOOD, refused, "no json", {"article": "ahval-phone-call"}, more=["--dry-run"])
    assert not (dossier / "imports").exists()
    enter(elsewhere, GOOD, refused, "no json", {"article": "ahval-phone-call"})
    kept = dossier / "imports" / "desk.jsonl"
    rows = [json.loads(line) for line in kept.read_text(encoding="ascii").splitlines()]
    assert [(row["article"], row["quote"]) for row in rows] == [
        ("ahval-phone-call", [GOOD["quote"]]),
        ("ahval-phone-call", ["it was never said"]),
        ("rt-pentagon-rejects", ["a joint technical panel"]),
    ]
    assert "import:desk 2" in run("status", data=dossier).stdout
    enter(GOOD | {"stance": "opposes"})  # it replaces what it had of one article, and of no other
    rows = [json.loads(line) for line in kept.read_text(encoding="ascii").splitlines()]
    assert [(row["article"], row["stance"]) for row in rows] == [
        ("rt-pentagon-rejects", "supports"),
        ("ahval-phone-call", "opposes"),
    ]


def test_an_imported_coder_is_compared(enter, run, dossier):
    enter(GOOD)
    theirs = {
        "quote": "isn't necessary",
        "article": "rt-pentagon-rejects",
        "issue": "working-group",
        "actor": "Eric Pahon",
    }
    enter(theirs | {"stance": "opposes"}, GOOD | {"stance": "supports"}, name="other")
    found = json.loads(run("agree", "rules", "import:other", "--format", "json", data=dossier).stdout)
    assert (found["measures"][0]["here"], found["measures"][0]["there"]) == (1, 2)
    told = json.loads(run("agree", "import:desk", "import:other", "--format", "json", data=dossier).stdout)
    assert next((m["here"], m["there"], m["both"]) for m in told["measures"]) == (1, 1, 1)  # in the one that both name
    assert 'Did you mean "import:other"' in run("agree", "rules", "import:othr", data=dossier, code=2).stderr


def test_it_is_proved_again(enter, run, dossier):
    enter(GOOD, GOOD | {"article": "rt-pentagon-rejects", "quote": "a joint technical panel"})
    article = dossier / "articles" / "ahval-phone-call.md"
    article.write_text(article.read_text(encoding="utf-8").replace("nothing", "no news"), encoding="utf-8")
    run("parse", data=dossier)
    mine = [claim for claim in Dossier(dossier).claims if "import:desk" in claim.coders]
    assert [claim.article for claim in mine] == ["rt-pentagon-rejects"]
    (dossier / "imports" / "desk.jsonl").unlink()
    run("parse", data=dossier)  # nobody can ask it any more
    assert mine == [claim for claim in Dossier(dossier).claims if "import:desk" in claim.coders]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a b", b"", "is not named as onrecord names"),
        ("a%1B", b"", "is not named as onrecord names"),
        ("desk", b"\xff", "is not UTF-8"),
        ("desk", b'{"quote": "x"}\nno json\n', "2 of its drafts are not used. The first: it names no article"),
        ("desk", b'{"article": "none", "spans": [["a"]]}\n', "1 of its drafts is not used. The first: the dossier has no"),
        ("desk", json.dumps(GOOD | {"spans": [[0, 9**9]]}).encode(), ""),
        ("desk", json.dumps(GOOD | {"spans": {"a": 1}, "malformed": True, "probability": "x"}).encode(), "not used"),
    ],
)  # fmt: skip
def test_what_stands_there_is_not_trusted(run, dossier, name, data, told):
    (dossier / "imports").mkdir()
    (dossier / "imports" / f"{name}.jsonl").write_bytes(data)
    assert told in run("check", data=dossier, code=None).stdout
    run("parse", data=dossier)
    assert not [claim for claim in Dossier(dossier).claims if "import:desk" in claim.coders]
    again = run("claims", data=dossier)
    assert ("is not" in again.stderr) is (told.startswith("is not"))


def test_what_a_person_coded_without_a_place_is_found_by_its_words(run, dossier):
    (dossier / "imports").mkdir()
    (dossier / "imports" / "desk.jsonl").write_text(json.dumps(GOOD | {"coded": True}), encoding="utf-8")
    run("parse", data=dossier)
    (claim,) = [claim for claim in Dossier(dossier).claims if "import:desk" in claim.coders]
    assert claim.quote == (GOOD["quote"],)


def test_no_link_is_followed(enter, run, dossier, tmp_path_factory):
    (dossier / "imports").symlink_to(tmp_path_factory.mktemp("elsewhere"), target_is_directory=True)
    file = dossier / "theirs.jsonl"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    assert "link" in run("import", str(file), data=dossier, code=1).stderr


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
        "document 1: is HTML, not plain text. Move it out of the folder, and take it in with: onrecord add FILE",
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


def test_nothing_is_entered_that_could_not_be_kept(enter, run, dossier, monkeypatch):
    before = (dossier / "claims.yaml").read_bytes()
    file = dossier / "theirs.jsonl"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    told = run("import", str(file), "--name", "Ж" * 40, data=dossier, code=1).stderr
    assert "is too long for a file" in told
    monkeypatch.setattr("onrecord.store.imported.MAX_DRAFTS", 0)
    assert "more than 0 drafts" in run("import", str(file), data=dossier, code=1).stderr
    assert (dossier / "claims.yaml").read_bytes() == before
    assert not (dossier / "imports").exists()


def test_what_was_kept_is_not_replaced_where_it_cannot_be_read(enter, run, dossier, monkeypatch):
    enter(GOOD | {"article": "rt-pentagon-rejects"})
    kept = (dossier / "imports" / "desk.jsonl").read_bytes()
    monkeypatch.setattr("onrecord.store.imported.MAX_FILE", len(kept) - 1)
    file = dossier / "theirs.jsonl"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    assert "is not read" in run("import", str(file), "--name", "desk", data=dossier, code=1).stderr
    assert (dossier / "imports" / "desk.jsonl").read_bytes() == kept
