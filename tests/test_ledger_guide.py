"""What docs/ledger.md shows works on the shipped dossier, and the hook for pre-commit does what it says."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import shell
import yaml
from onrecord import Dossier, decisions
from onrecord.decisions import Wanted
from onrecord.store import ledger
from onrecord.yaml import text as yamltext

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
BLOCKS = dict.fromkeys(("yaml", "console", "python"), ())
BLOCKS |= {kind: re.findall(rf"```{kind}\n(.+?)```", GUIDE, re.DOTALL) for kind in BLOCKS}
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_example_is_the_shipped_claim():
    example = ledger.from_bytes(Path("ledger.md"), re.sub(r"  +#.*", "", BLOCKS["yaml"][0]).encode())
    (claim,) = example.claims
    assert example.problems == ()
    assert example.fields[claim.id] == Dossier(ROOT / "data").ledger.fields[claim.id]


@pytest.mark.parametrize("line", [line[2:] for block in BLOCKS["console"] for line in block.splitlines()])
def test_a_command(clone, line):
    file = line.partition(" > ")[2]
    done = shell.run(line, clone)
    assert done.code == 0, done.stderr
    assert not file or json.loads((clone / file).read_text(encoding="utf-8"))


def test_a_claim_is_proved_without_onrecord_and_a_false_one_is_not(clone):
    (code,) = BLOCKS["python"]
    assert "onrecord" not in code
    assert shell.run("onrecord claims --format json > claims.json", clone).code == 0
    proof = [sys.executable, "-I", "-c", code]
    done = subprocess.run(proof, cwd=clone, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.startswith("Eric Pahon | A technical working group")
    claims, file = clone / "claims.json", clone / "data" / "articles" / "rt-pentagon-rejects-any-talks.md"
    for path, old, new, said in (
        (claims, "A technical working group at", "The technical working group at", "the words are not there"),
        (file, "isn't necessary", "isn't needed", "the article has changed"),
    ):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")
        done = subprocess.run(proof, cwd=clone, capture_output=True, text=True, check=False)
        assert (done.returncode, said in done.stderr) == (1, True)
        path.write_text(text, encoding="utf-8")


def test_every_claim_can_be_proved_so(clone):
    (code,) = BLOCKS["python"]
    assert shell.run("onrecord claims --status all --format json > claims.json", clone).code == 0
    for claim in Dossier(clone / "data").claims:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(clone)
            exec(compile(code.replace("ymz3intn", claim.id), "ledger.md", "exec"), {})  # noqa: S102 - our own text


BODY = "The mayor said: “No toll, ever.”\n\nMore text.\n"
FILES = {
    "bom.md": f"\ufeff---\ntitle: T\n---\n\n{BODY}",
    "blanks.md": f"---  \ntitle: T\n--- \t\n \t\n\n{BODY}",
    "crlf.md": f"---\ntitle: T\n---\n\n{BODY}".replace("\n", "\r\n"),
    "cr.md": f"---\ntitle: T\n---\n\n{BODY}".replace("\n", "\r"),
    "above.md": f"\n\n---\ntitle: T\n---\n{BODY}",
    "unseen.md": f"\u200b---\ntitle: T\n---\n{BODY}",
    "leading.md": f"\n \n\u3000\n{BODY}",
    "bare.md": BODY,
    "indented.md": f"   {BODY}",
    "rule.md": f"---\n{BODY}",
    "headline.txt": f"\n1.\nA headline\n\n{BODY}",
    "headline and keys.txt": f"---\noutlet: O\n---\nA headline\n{BODY}",
    "title.TXT": f"---\ntitle: T\n---\n\n{BODY}",
}


@pytest.mark.parametrize("name", FILES)
def test_the_proof_holds_for_every_form_of_file_and_fails_for_a_changed_one(tmp_path, monkeypatch, name):
    folder = tmp_path / "data"
    (folder / "articles").mkdir(parents=True)
    file = folder / "articles" / name
    file.write_text(FILES[name], encoding="utf-8", newline="")
    (folder / "codebook.yaml").write_text(
        "actors: [{name: Mayor}]\nissues: {toll: {proposition: P.}}\n", encoding="utf-8"
    )
    dossier = Dossier(folder)
    (article,) = dossier.articles
    words = "No toll, ever."
    start = article.body.index(words)
    wanted = Wanted(article=article.id, quote=(words,), actor="Mayor", issue="toll", stance="opposes", position="p")
    decisions.add(dossier, wanted)
    (claim,) = Dossier(folder).claims
    assert claim.spans == ((start, start + len(words)),)
    (tmp_path / "claims.json").write_text(shell.run("onrecord claims --format json", tmp_path).stdout, encoding="utf-8")
    (code,) = BLOCKS["python"]
    proof = compile(code.replace("ymz3intn", claim.id), "ledger.md", "exec")
    monkeypatch.chdir(tmp_path)
    exec(proof, {})  # noqa: S102 - our own text
    file.write_text(FILES[name].replace("More text", "More texts"), encoding="utf-8", newline="")
    with pytest.raises(AssertionError, match="the article has changed"):
        exec(proof, {})  # noqa: S102


def test_the_hook_passes_the_shipped_dossier_and_stops_a_wrong_quote(clone):
    assert (HOOK["id"], HOOK["language"], HOOK["pass_filenames"]) == ("onrecord-check", "python", False)
    assert shell.real(HOOK["entry"], clone).code == 0
    file = clone / "data" / "claims.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("spans: [[768, 877]]", "spans: [[768, 876]]"))
    done = shell.run(HOOK["entry"], clone)
    assert done.code == 1
    assert "--reanchor" in done.stdout
    (other,) = re.findall(r"# entry: (onrecord --data )\S+( check)", GUIDE)
    assert shell.run(f"{other[0]}{ROOT / 'data'}{other[1]}", clone).code == 0


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("data/claims.yaml", True),
        ("claims.yaml", True),
        ("dossiers/tolls/codebook.yaml", True),
        ("data/articles/a b.md", True),
        ("data/articles/a.txt", True),
        ("data/articles/scan.pdf", False),
        ("docs/ledger.md", False),
        ("data/old-claims.yaml", False),
    ],
)
def test_the_hook_runs_for_the_files_of_a_dossier(name, wanted):
    assert bool(re.search(HOOK["files"], name)) is wanted


def test_all_yaml_of_the_guide_is_yaml():
    assert len(BLOCKS["yaml"]) == 5
    for block in BLOCKS["yaml"]:
        assert yamltext.load(block, "ledger.md").faults == ()


@pytest.mark.parametrize(
    "said",
    ["changed on disk since it was read; nothing was written. Run the command again.", "Nothing was changed. Make room, then run the command again.", "Make the file and its folder writable", "Use a newer onrecord.", "Join that group, or give the file to one of yours (chgrp)", "holds a conflict that git left"],
)  # fmt: skip
def test_the_messages_are_those_of_the_program(said):
    assert said in " ".join(GUIDE.split())
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    assert said in sources.replace("{_AGAIN}", "Nothing was changed.")
