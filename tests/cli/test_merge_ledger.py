"""Two people and git: each decides in a clone, and the ledger is merged claim by claim."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.store import template

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
ONRECORD = f"{shlex.quote(sys.executable)} -m onrecord"


class _Clone:
    """The working copy of one person."""

    def __init__(self, path, name):
        self.path, self.name = path, name

    def onrecord(self, line, code=0):
        """Do a command in this process; the driver, which git starts, is one of its own."""
        with contextlib.chdir(self.path):
            done = CliRunner().invoke(main, shlex.split(line)[1:], env={"ONRECORD_BY": self.name})
        assert done.exit_code == code, (line, done.output, done.exception)
        return done.output

    def do(self, line, code=0):
        if line.startswith("onrecord"):
            return self.onrecord(line, code)
        person = {"NAME": self.name, "EMAIL": f"{self.name}@example.org"}
        env = os.environ | {
            f"GIT_{role}_{key}": said for role in ("AUTHOR", "COMMITTER") for key, said in person.items()
        }
        env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(shlex.split(line), cwd=self.path, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == code, (line, done.stdout, done.stderr)
        return done.stdout + done.stderr


@pytest.fixture
def clones(tmp_path, pristine):
    """The clones of two people, both set up by the line that `init` prints."""
    shutil.copytree(pristine, tmp_path / "anna" / "data")
    (tmp_path / "anna" / "data" / ".gitattributes").write_text(template.GIT_ATTRIBUTES, encoding="utf-8")
    (tmp_path / "anna" / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    anna, ben = (_Clone(tmp_path / name, name) for name in ("anna", "ben"))
    for line in ("git init -q -b main", "git add .", "git commit -qm start"):
        anna.do(line)
    subprocess.run(["git", "clone", "-q", str(anna.path), str(ben.path)], check=True)
    for clone in (anna, ben):
        clone.do(template.GIT_DRIVER.replace("onrecord merge-ledger", f"{ONRECORD} merge-ledger"))
    return anna, ben


def _commit(clone, *lines):
    for line in (*lines, "git commit -qam decided"):
        clone.do(line)
    clone.do("git add -A")
    clone.do("git commit -q --allow-empty -m log")


def test_different_claims_merge_without_a_conflict(clones):
    anna, ben = clones
    _commit(anna, "onrecord accept nothing2")
    _commit(ben, "onrecord reject k3x9q2ma --note 'no position'", "onrecord edit trumpyes --stance leans-for")
    ben.do("git pull -q --no-rebase --no-edit origin main")
    told = ben.do("onrecord show k3x9q2ma nothing2 trumpyes")
    for words in ("accepted by anna", "rejected by ben", "edited by ben"):
        assert words in told
    assert len((ben.path / "data" / "decisions.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert ben.do("git status --porcelain") == ""


def test_the_same_claim_decided_twice_is_told_in_words(clones):
    anna, ben = clones
    _commit(anna, "onrecord accept nothing2", "onrecord edit cavusogl --note seen")
    _commit(ben, "onrecord reject nothing2", "onrecord edit trumpyes --note heard")
    told = ben.do("git pull -q --no-rebase --no-edit origin main", code=1)
    words = 'claim "nothing2" (Pentagon on working-group) was decided twice: ben rejected it, anna accepted it'
    assert words in told
    assert "holds a conflict that git left, lines" in ben.do("onrecord check", code=1)
    for command in ("check", "review"):
        assert words in ben.do(f"onrecord {command}", code=1)
    file = ben.path / "data" / "claims.yaml"
    text = file.read_text(encoding="utf-8")
    before, _, rest = text.partition("<<<<<<< ours\n")
    ours, _, rest = rest.partition("=======\n")
    file.write_text(before + ours + rest.partition(">>>>>>> theirs\n")[2], encoding="utf-8")
    told = ben.do("onrecord show nothing2 cavusogl trumpyes")
    for words in ("rejected by ben", "edited by anna", "edited by ben", "seen", "heard"):
        assert words in told


def test_what_is_no_ledger_is_merged_by_lines(run, tmp_path):
    texts = {"base": "a: [\n1\n2\n3\n4\n5\n", "ours": "a: [\n0\n2\n3\n4\n5\n", "theirs": "a: [\n1\n2\n3\n4\n6\n"}
    paths = []
    for name, text in texts.items():
        paths.append(tmp_path / name)
        paths[-1].write_text(text, encoding="utf-8")
    run("merge-ledger", *map(str, paths))
    assert paths[1].read_text(encoding="utf-8") == "a: [\n0\n2\n3\n4\n6\n"
    paths[1].write_text(texts["base"].replace("5", "7"), encoding="utf-8")
    assert "the lines were merged as git does" in run("merge-ledger", *map(str, paths), code=1).stderr
    assert "<<<<<<< ours" in paths[1].read_text(encoding="utf-8")


def test_who_decides_is_said_by_an_option(run, dossier):
    run("accept", "nothing2", "--by", "Eva B.", data=dossier)
    assert "accepted by Eva B." in run("show", "nothing2", data=dossier).stdout
    run("edit", "nothing2", "--note", "x", "--by", "ben", data=dossier)
    run("reject", "k3x9", "--by", "anna", data=dossier)
    lines = (dossier / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line.count('"by": "') for line in lines] == [1, 1, 1]
    assert ['"by": "ben"' in line for line in lines] == [False, True, False]
