"""agree as it is typed."""

import csv
import io
import json
import shutil

import pytest


@pytest.fixture
def second(tmp_path, pristine):
    """The same dossier as another person left it."""
    other = tmp_path / "other"
    shutil.copytree(pristine, other)
    file = other / "claims.yaml"
    text = file.read_text(encoding="utf-8").replace("actor: Eric Pahon", "actor: pahon")
    start = text.index("- id: cavusogl")
    text = text[:start] + text[start:].replace("stance: supports", "stance: leans-for", 1)
    file.write_text(text, encoding="utf-8")
    return other


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_format_tells_the_one_disagreement(run, second, form):
    out = run("agree", str(second), "--format", form).stdout
    assert "leans-for" in out
    assert out.count("cavusogl") == {"table": 1, "json": 2, "csv": 2, "markdown": 1}[form]
    assert "\x1b" not in out


def test_figures(run, second):
    found = json.loads(run("agree", str(second / "claims.yaml"), "--format", "json").stdout)
    assert [(m["both"], m["f1"]) for m in found["measures"]] == [(6, 1), (6, 1), (6, 1)]
    assert [f["same"] for f in found["fields"]] == [6, 6, 5, 6]
    assert found["fields"][1]["alpha"] == 1  # "pahon" is a name the codebook resolves


def test_a_spreadsheet_runs_nothing(run, second):
    rows = list(csv.DictReader(io.StringIO(run("agree", str(second), "--format", "csv").stdout)))
    assert [(row["kind"], row["fields"], row["here_says"], row["there_says"]) for row in rows] == [
        ("differs", "stance", "stance supports", "stance leans-for")
    ]


def test_the_parser_is_measured_without_the_drafts_that_nobody_has_read(run):
    found = json.loads(run("agree", "--parser", "--format", "json").stdout)
    assert found["drafts_not_counted"] == 1
    assert found["measures"][0]["here"] == 5
    assert "1 draft not counted" in run("agree", "--parser").stdout


def test_agreement_with_itself(run, pristine):
    assert "No disagreements." in run("agree", str(pristine)).stdout


@pytest.mark.parametrize(
    ("args", "code", "sentence"),
    [
        ([], 2, "Name another ledger to compare with, or two coders, or give --parser alone."),
        (["x", "--parser"], 2, "Name another ledger to compare with, or two coders, or give --parser alone."),
        (["nowhere"], 1, "nowhere: no such file. Name another claims.yaml, or the folder of a dossier."),
        (["--parser", "--article", "ahval"], 2, 'No article "ahval"'),
    ],
)
def test_one_clear_sentence(run, args, code, sentence):
    assert sentence in run("agree", *args, code=code).stderr


def test_nothing_is_compared_with_what_nobody_has_read(run, pristine, tmp_path):
    shutil.copytree(pristine, tmp_path / "unread", ignore=shutil.ignore_patterns("claims.yaml", "decisions.jsonl"))
    told = run("agree", "--parser", data=tmp_path / "unread", code=1).stderr
    assert "no claim is reviewed yet" in told
    assert "onrecord review" in told
