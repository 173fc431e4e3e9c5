"""What the guides show is so; what a benchmark needs and lacks, it says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
import shell
from onrecord.models import Article
from onrecord.store import codebook

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)
ROWS = [[cell.strip() for cell in row.split("|")] for row in re.findall(r"^\|(.+\. .+)\|$", GUIDE, re.MULTILINE)]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    file = tmp_path_factory.mktemp("guide") / "codebook.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    return codebook.load(file)


def test_the_complete_codebook_loads_without_problems(book):
    assert book[1] == ()
    assert len(EXAMPLE.splitlines()) == 30
    assert len(ROWS) == 5


@pytest.mark.parametrize(("sentence", "actor", "stance", "position"), ROWS)
def test_what_the_complete_codebook_finds(book, sentence, actor, stance, position):
    claims = onrecord.parse(Article(id="a", published="2023-03-08", body=sentence), book[0])
    expected = [(actor, stance, position)] if actor else []
    assert [(claim.actor, claim.stance, claim.position) for claim in claims] == expected


def test_the_way_to_a_first_dossier(tmp_path):
    """The commands of the guide, one after another, in a clone."""
    for name in ("data", "examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    walk = GUIDE.partition("## From nothing")[2].partition("## A complete one")[0]
    commands = re.findall(r"^\$ (.+)$", walk, re.MULTILINE)
    assert len(commands) == 17
    exported, said = {}, ""
    for line in commands:
        if line.startswith("export "):
            exported |= [line.removeprefix("export ").split("=")]
            continue
        done = shell.run(line, tmp_path, **exported)
        assert (done.code, done.stderr) == (0, ""), line
        said += done.stdout
    assert exported == {"ONRECORD_DATA": "toll"}
    assert "No problems." in said
    assert "claims.yaml saved." in said
    found, _ = codebook.load(tmp_path / "toll" / "codebook.yaml")
    assert {"Celia Marchbank", "Raymond Achterberg", "Sauquet Business Federation"} <= found.actor_by_name.keys()
    assert {"harbor-toll", "referendum", "exemption"} <= found.issues.keys()


def test_the_examples_in_the_guide_are_so(book):
    (shown,) = re.findall(r"```text\n(    examples:.+?)```", GUIDE, re.DOTALL)
    assert [stance for stance in ("opposes", "none") if f"{stance}:" in shown] == ["opposes", "none"]
    for sentence, stances in (
        ("X rejected the night ferry.", ["opposes"]),
        ("X said the night ferry had left on time.", []),
    ):
        assert sentence in shown
        claims = onrecord.parse(Article(id="a", body=sentence.replace("X", "Jonas Fjeld")), book[0])
        assert [claim.stance for claim in claims] == stances


def test_the_bench_says_that_it_has_no_scorer(tmp_path):
    command = [sys.executable, str(ROOT / "bench" / "against_ledger.py"), str(ROOT / "data"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}: no scorer there")
    assert len(done.stderr.splitlines()) == 1
