import csv
import io
import json

import pytest

NAMES = """
id article title outlet published published_basis actor party voice via issue stance score position quotes spans
kind cue mention date date_basis status note same_as coders by extra sha256 prefix suffix
"""


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ("", "cavusogl k3x9q2ma trumpyes nothing2 samewire ankarays"),
        ("--actor cavusoglu", "cavusogl"),
        ("--actor Pentagon", "k3x9q2ma nothing2"),
        ("--actor pahon --actor trump", "k3x9q2ma trumpyes samewire"),
        ("--party turkey", "cavusogl ankarays"),
        ("--party Ankara --until 2019-05", "cavusogl"),
        ("--party none --status rejected", "wrongone"),
        ("--stance Opposes", "k3x9q2ma"),
        ("--since 2019-05", "trumpyes nothing2 samewire"),
        ("--until 2019-04-03", "cavusogl"),
        ("--status draft", "nothing2"),
        ("--status draft --status edited", "cavusogl nothing2"),
        ("--article rt-pentagon-rejects", "cavusogl k3x9q2ma"),
        ("--article data/articles/copy-of-a-call.md", "samewire"),
        ("--text NECESSARY", "k3x9q2ma"),
    ],
)
def test_filters(run, filters, ids):
    rows = json.loads(run("claims", *filters.split(), "--format", "json").stdout)
    assert sorted(row["id"] for row in rows) == sorted(ids.split())


def test_the_json_form_of_a_claim(run):
    (row,) = json.loads(run("claims", "--actor", "pahon", "--format", "json").stdout)
    assert list(row) == NAMES.split()
    assert row["quotes"] == ["A technical working group at this stage isn't necessary,"]
    assert (row["score"], row["voice"], row["party"], row["via"], row["same_as"]) == (-2, "Pentagon", "us", [], None)
    assert (row["prefix"], row["suffix"]) == ('*"', '"* said Pentagon spokesman Eric ')
    assert len(row["sha256"]) == 64


def test_json_keeps_quotes_exact_even_where_it_must_escape(run):
    text = run("claims", "--party", "turkey", "--format", "json").stdout
    assert {quote for row in json.loads(text) for quote in row["quotes"]} == {
        "a joint technical panel, with \\$1 from each",
        "the group is \x1b[31mneeded <b>now</b>",
    }


def test_csv_cells_are_no_formulas(run):
    rows = list(csv.DictReader(io.StringIO(run("claims", "--party", "turkey", "--format", "csv").stdout)))
    assert [row["position"] for row in rows] == ["proposes a panel", "'=calls it needed"]
    assert [row["score"] for row in rows] == ["2", "2"]


def test_jsonl_has_a_row_a_line(run):
    lines = run("claims", "--format", "jsonl").stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == 6


def test_csv_has_what_a_spreadsheet_needs(run):
    rows = list(csv.DictReader(io.StringIO(run("claims", "--party", "turkey", "--format", "csv").stdout)))
    proposes, calls = rows
    assert (proposes["date"], proposes["earliest"], proposes["latest"]) == ("2019-04-03",) * 3
    assert (calls["date"], calls["earliest"], calls["latest"]) == ("", "", "")
    assert proposes["quotes"] == "a joint technical panel, with $1 from each"
    assert {"url", "issue_label", "party_name", "own_words"} <= rows[0].keys()
    assert (calls["party_name"], calls["own_words"]) == ("Turkey", "True")


def test_a_narrow_list_has_quote_outlet_and_party(run):
    printed = " ".join(run("claims", "--actor", "pahon", env={"COLUMNS": "80"}).stdout.split())
    assert "Eric Pahon (United States) · working-group rejects the working group “A technical working group" in printed
    assert "” · RT " in printed


def test_status_counts_what_claims_counts(run):
    listed = json.loads(run("claims", "--format", "json").stdout)
    told = json.loads(run("status", "--format", "json").stdout)
    assert told["counted"] == told["coverage"]["claims"] == len(listed)
    assert f" · {len(listed)} claims, 1 of them a copy of another · " in run("status").stdout
    assert f"\n{len(listed)} claims" in run("claims").stdout


@pytest.mark.parametrize(
    "command", ["claims", "timeline", "report -o -", "export --format jsonld", "export --format graphml"]
)
def test_days_tell_how_many_undated_claims_they_leave_out(run, command):
    note = "note: 2 claims left out by --since or --until: they have no date."
    told = run(*command.split(), "--since", "2019-05").stderr
    assert ("1 claim left out by --since or --until: it has no date." in told) or note in told
    assert "no date" not in run(*command.split(), "--party", "us", "--since", "2019-05").stderr
    assert "left out by" not in run(*command.split()).stderr


def test_a_workbook_goes_to_a_file(run, tmp_path):
    import openpyxl

    file = tmp_path / "claims.xlsx"
    assert "name a file: -o FILE" in run("claims", "--format", "xlsx", code=2).stderr
    run("claims", "--format", "xlsx", "-o", str(file))
    assert openpyxl.load_workbook(file).active.max_row == 7
    assert "is there already" in run("claims", "--format", "xlsx", "-o", str(file), code=1).stderr
    run("claims", "--format", "jsonl", "-o", str(file), "--force")
    assert len(file.read_text(encoding="utf-8").splitlines()) == 6
    assert "name it with --format" in run("claims", "-o", str(file), code=2).stderr


@pytest.fixture
def noted(run, dossier):
    """The dossier with own variables on three claims, one of them a draft, and a way to ask it."""
    for line in (
        "k3x9 --extra frame=Sécurité --extra n=-2",
        "nothing2 --extra n=10 --extra topics=a --extra topics==1+1",
    ):
        run("edit", *line.split(), data=dossier)
    run("edit", "ankarays", "--extra", "frame=the economy", data=dossier)
    return lambda *words, **more: run("claims", *words, data=dossier, **more)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (["frame"], "k3x9q2ma ankarays"),
        (["frame=securite"], "k3x9q2ma"),
        (["frame=securite", "frame=THE economy"], "k3x9q2ma ankarays"),
        (["frame", "frame=securite"], "k3x9q2ma ankarays"),
        (["frame", "n"], "k3x9q2ma"),
        (["topics=a"], "nothing2"),
        (["topics==1+1"], "nothing2"),
        (["n=1"], ""),
        (["frame="], ""),
    ],
)
def test_own_variables_are_found(noted, filters, ids):
    words = [word for each in filters for word in ("--extra", each)]
    asked = [noted(*words, "--format", "json").stdout for _ in range(2)]  # by the files, then by the index
    assert [[row["id"] for row in json.loads(text)] for text in asked] == [sorted(ids.split(), key=ids.index)] * 2


def test_an_own_variable_that_no_claim_has(noted):
    told = noted("--extra", "farme=x", code=2).stderr
    assert 'No own variable "farme"' in told
    assert 'Did you mean "frame"?' in told


def test_own_variables_are_columns(noted):
    rows = {row["id"]: row for row in json.loads(noted("--format", "json").stdout)}
    assert rows["k3x9q2ma"]["extra"] == {"frame": "Sécurité", "n": -2}
    assert (rows["nothing2"]["extra"], rows["nothing2"]["status"]) == ({"n": 10, "topics": ["a", "=1+1"]}, "draft")
    assert (rows["k3x9q2ma"]["status"], rows["cavusogl"]["extra"]) == ("accepted", {})
    table = list(csv.DictReader(io.StringIO(noted("--format", "csv").stdout)))
    assert [name for name in table[0] if name.startswith("extra")] == ["extra.frame", "extra.n", "extra.topics"]
    cells = {row["id"]: [row[f"extra.{name}"] for name in ("frame", "n", "topics")] for row in table}
    assert (cells["k3x9q2ma"], cells["nothing2"]) == (["Sécurité", "-2", ""], ["", "10", "a | =1+1"])
    assert cells["cavusogl"] == ["", "", ""]
