"""Articles come in by the command."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import shell
from onrecord.cli import main

GUIDE = (Path(__file__).parents[2] / "docs" / "add.md").read_text(encoding="utf-8")
TEXT = (
    "“A technical working group is not necessary,” said Mayor Ada Roe of Harven on Monday.\n\nThe council meets again."
)
TABLE = f'title,publication,date,text\nGroup,Ledger,2026-03-14,"{TEXT}"\nEmpty,Ledger,2026-03-14,\n'
OLD = """\
                               1 of 2 DOCUMENTS

                               The Ledger

                               May 3, 2026 Sunday

Toll is not needed, mayor says

BYLINE: Ada Hall

LENGTH: 12 words

Mayor Ada Roe said on Sunday that she was against the toll on the bridge.

LOAD-DATE: May 4, 2026


"""


@pytest.fixture
def add(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "table.csv").write_text(TABLE)

    def call(*words, **options):
        return CliRunner().invoke(main, ["add", *words], **options)

    return call


def test_what_is_told(add, tmp_path):
    done = add("table.csv")
    assert done.stdout == (
        "added       2026-03-14-ledger-group from table.csv #1\n"
        "refused     table.csv #2: has no text.\n"
        "2 articles found: 1 added, 1 refused.\n"
    )
    assert done.exit_code == 1
    assert "originals/ in data/.gitignore" in done.stderr
    (tmp_path / "data" / ".gitignore").write_text("originals/\n")
    again = add("table.csv")
    assert "same        table.csv #1 is in the dossier already, as 2026-03-14-ledger-group\n" in again.stdout
    assert again.stderr == ""


def test_a_trial_writes_nothing(add, tmp_path):
    done = add("table.csv", "--dry-run")
    assert "Nothing was written." in done.stdout
    assert not [*(tmp_path / "data" / "articles").iterdir()]
    told = json.loads(add("table.csv", "--dry-run", "--format", "json").stdout)
    assert [(line["status"], line["title"], line["published"]) for line in told["articles"]] == [
        ("added", "Group", "2026-03-14"),
        ("refused", "", None) if not told["articles"][1]["title"] else ("refused", "Empty", "2026-03-14"),
    ]


def test_what_is_piped_in(add):
    done = add("-", "--title", "Group", "--outlet", "Ledger", "--published", "2026-03-14", input=TEXT)
    assert done.stdout.startswith("added       2026-03-14-ledger-group from -\n")
    assert done.exit_code == 0


def test_a_folder_with_all_sorts(add, tmp_path):
    folder = tmp_path / "given" / "deep"
    folder.mkdir(parents=True)
    shutil.copy("table.csv", folder)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    (folder / ".hidden.csv").write_text(TABLE)
    done = add("given")
    assert "picture.png: is a picture (PNG). Run OCR over it" in done.stdout
    assert "3 articles found: 1 added, 2 refused." in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing.csv"], "nothing.csv: is not there"),
        (["table.csv", "--map", "headline=title"], '"headline=title" is not OURS=THEIRS'),
        (["table.csv", "--published", "yesterday"], "yesterday"),
        (["table.csv", "--kind", "csvs"], "csvs"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_done(add, words, said):
    done = add(*words)
    assert said in done.stderr
    assert done.exit_code in (1, 2)


def test_without_a_dossier(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["add", "x.csv"])
    assert "no such folder" in done.stderr
    assert "onrecord init" in done.stderr


def test_columns_are_called_otherwise(add, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE.replace("title,", "what,").replace(",text", ",story of it"))
    done = add("table.csv", "--map", "title=what,text=story of it")
    assert "added       2026-03-14-ledger-group" in done.stdout


def test_the_five_commands_of_the_guide(tmp_path):
    """From an export, two articles of three that it announces, to a history; the codebook is filled in between."""
    commands = re.findall(r"^(onrecord .+?) +#", GUIDE.partition("first history")[2], re.MULTILINE)[:5]
    assert [line.split()[-1] if "--data" not in line else line.split()[3] for line in commands] == ["toll", "add", "codebook", "parse", "history"]  # fmt: skip
    with zipfile.ZipFile(tmp_path / "Files.ZIP", "w") as packed:
        packed.writestr("export.txt", OLD + OLD.replace("1 of 2", "2 of 2").replace("May 3", "May 5").replace("against", "for").replace("Toll is not", "Toll is"))  # fmt: skip
    codebook = (
        "version: 1\nactors:\n- {name: Ada Roe, party: town, roles: [{title: Mayor}]}\nparties:\n  town: {name: Town}\n"
        "issues:\n  toll:\n    proposition: The bridge should have a toll.\n    topic: [toll]\n"
        "    phrases: {opposes: [against the toll], supports: [for the toll]}\n"
    )
    said = []
    for line in commands:
        if " parse" in line:
            (tmp_path / "toll" / "codebook.yaml").write_text(codebook)
        done = shell.run(line, tmp_path)
        assert done.code == 0, (line, done.stderr)
        said.append(done.stdout)
    assert "2 articles found: 2 added." in said[1]
    assert "2 claims found" in said[3]
    assert "toll" in said[4]
