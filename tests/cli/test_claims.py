import csv
import io
import json

import pytest

NAMES = """
id article title outlet published published_basis actor party voice via issue stance score position quotes spans
kind cue mention date date_basis status note same_as coders by sha256 prefix suffix
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
