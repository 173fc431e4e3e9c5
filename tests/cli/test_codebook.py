"""codebook test, suggest, uncovered."""

import csv
import functools
import io
import json

import pytest


def examples(dossier, text):
    file = dossier / "codebook.yaml"
    old = file.read_text(encoding="utf-8")
    file.write_text(old.replace("""opposes: ["isn't necessary"]\n""", text), encoding="utf-8")


def test_a_failing_example_is_told_with_its_place(run, dossier):
    examples(
        dossier,
        """opposes: [{phrase: "isn't necessary", examples: ["X said it isn't necessary.", "X said it is."]}]\n""",
    )
    told = run("codebook", "test", data=dossier, code=1).stdout
    path = dossier / "codebook.yaml"
    told, directions = told.split("Where", 1)[0], "Where" + told.split("Where", 1)[1]
    assert told.splitlines() == [
        f'{path}:16: working-group: opposes "isn\'t necessary"',
        "  example  X said it is.",
        "  wanted   opposes",
        "  got      no claim on this issue",
        "  why      the statement has neither a phrase of the issue nor a general word for or against",
        "",
        f'{path}:16: the phrase "isn\'t necessary" is not in its own example.',
        "2 examples: 1 passed, 1 failed.",
        "Without an example: patriot-offer.",
    ]
    assert "Where no phrase decides" in directions
    form = json.loads(run("codebook", "test", "--format", "json", data=dossier, code=1).stdout)
    assert (form["examples"], form["passed"], form["failed"], form["without_examples"]) == (2, 1, 1, ["patriot-offer"])
    assert [(trial["line"], trial["passed"], trial["got"]) for trial in form["trials"]] == [
        (16, True, ["opposes"]),
        (16, False, []),
    ]


def test_nothing_left(run):
    assert run("codebook", "uncovered").stdout == "No statements of this kind: all that were found are in claims.\n"


def test_a_codebook_without_examples_says_so(run):
    assert "has no examples" in run("codebook", "test").stdout


@pytest.fixture
def unparsed(dossier):
    (dossier / "claims.yaml").unlink()
    return dossier


def test_what_is_left_is_listed_with_its_reason(run, unparsed):
    run = functools.partial(run, data=unparsed)
    rows = json.loads(run("codebook", "uncovered", "--format", "json").stdout)
    counts = json.loads(run("status", "--format", "json").stdout)["coverage"]
    assert [row["why"] for row in rows].count("no issue") == counts["no_issue"] > 0
    assert len(rows) == counts["statements"] - counts["in_claims"]
    some = list(
        csv.DictReader(io.StringIO(run("codebook", "uncovered", "--why", "no-issue", "--format", "csv").stdout))
    )
    assert len(some) == counts["no_issue"]
    unknown = json.loads(run("codebook", "uncovered", "--unknown", "--format", "json").stdout)
    assert unknown == [row for row in rows if not row["known"]]
    one = json.loads(run("codebook", "uncovered", "--article", "copy-of-a-call", "--format", "json").stdout)
    assert one == [row for row in rows if row["article"] == "copy-of-a-call"]


@pytest.mark.parametrize("columns", ["", "80", "140"])
def test_the_table_fits_its_screen(run, unparsed, columns):
    told = run("codebook", "uncovered", data=unparsed, env={"COLUMNS": columns} if columns else {}).stdout
    assert "no issue" in told
    assert "\x1b" not in told
    assert all(len(line) <= int(columns or 1000) for line in told.splitlines())


def test_coverage_is_told_by_parse_and_status(run, unparsed):
    for command in (("parse", "--dry-run"), ("status",)):
        told = run(*command, data=unparsed).stdout
        assert "reporting words" in told
        assert "on no issue" in told
        assert "codebook uncovered" in told
    form = json.loads(run("parse", "--dry-run", "--format", "json", data=unparsed).stdout)["coverage"]
    assert form["statements"] == form["in_claims"] + form["no_issue"] + form["no_position"] + form["no_speaker"]


def test_an_unknown_command_of_the_group(run):
    assert 'No command "sugest". Did you mean "suggest"' in run("codebook", "sugest", code=2).stderr


def test_what_never_fires_is_listed(run, dossier):
    file = dossier / "codebook.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("topic: [", "topic: [submarine cable, ", 1), encoding="utf-8"
    )
    rows = json.loads(run("codebook", "unused", "--format", "json", data=dossier).stdout)
    cable = {"issue": "working-group", "kind": "topic", "stance": None, "words": "submarine cable"}
    assert {**cable, "why": "in no article"} in rows
    assert "working group" not in {row["words"] for row in rows}
    told = run("codebook", "unused", data=dossier).stdout
    assert "submarine cable" in told
    assert "unused in these articles" in told


def test_guidance_is_shown_with_the_issues(run, dossier):
    file = dossier / "codebook.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "  working-group:\n", "  working-group:\n    guidance: Time is no.\n", 1
    )
    file.write_text(text, encoding="utf-8")
    assert "Time is no." in run("issues", data=dossier).stdout
    rows = json.loads(run("issues", "--format", "json", data=dossier).stdout)
    assert [row["guidance"] for row in rows if row["issue"] == "working-group"] == ["Time is no."]
