"""What the guides show is so; what a benchmark needs and lacks, it says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import parser
from onrecord.models import Article
from onrecord.store import codebook

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
    claims = parser.parse(Article(id="a", published="2023-03-08", body=sentence), book[0])
    expected = [(actor, stance, position)] if actor else []
    assert [(claim.actor, claim.stance, claim.position) for claim in claims] == expected


def test_the_bench_says_that_it_has_no_scorer(tmp_path):
    command = [sys.executable, str(ROOT / "bench" / "against_ledger.py"), str(ROOT / "data"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path}: no scorer there")
    assert len(done.stderr.splitlines()) == 1
