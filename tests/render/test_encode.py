import csv
import io
import json

import pytest

from onrecord.render import encode


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_cell_is_a_formula(sign):
    assert encode.neutral(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("a;=cmd", "a;'=cmd"),
        (";=cmd", ";'=cmd"),
        ("a,@SUM(1),-1", "a,'@SUM(1),'-1"),
        ('a;"=1+1"', 'a;"\'=1+1"'),
        ("a\t+1\n=2", "a\t'+1\n'=2"),
        ("=a;＝b", "'=a;'＝b"),
    ],
)
def test_no_part_of_a_cell_is_a_formula_where_another_separator_rules(cell, told):
    assert encode.neutral(cell) == told


@pytest.mark.parametrize("cell", ["", "1 = 1", "a-b", "'=1", "a; b", "well, -1", "x;y=1", "me@x.example"])
def test_other_cells_stay_as_they_are(cell):
    assert encode.neutral(cell) == cell


def test_csv_reads_back():
    row = {
        "n": -2,
        "none": None,
        "true": True,
        "text": 'a "b", c\nd',
        "list": ["=x", "y"],
        "deep": [[1, 2]],
        "esc": "\x1b[",
    }
    (read,) = csv.DictReader(io.StringIO(encode.csv_text([row])))
    assert read == {
        "n": "-2",
        "none": "",
        "true": "True",
        "text": 'a "b", c d',
        "list": "'=x | y",
        "deep": "[[1, 2]]",
        "esc": "\ufffd[",
    }
    assert encode.csv_text([]) == ""


@pytest.mark.parametrize(
    "text", ["a\x1b[31m\x9b\x7f", "\u202eturned", "lone \ud800", "\u2028", "Çavuşoğlu “😀”", "\n\t\x00"]
)
def test_json_is_exact_and_harmless(text):
    for made in (encode.json_text([{"t": text}])[1:-1], encode.jsonl_text([{"t": text}])):
        assert json.loads(made) == {"t": text}
        assert not any(c in made for c in "\x1b\x9b\x7f\u202e\ud800\u2028")
        made.encode()
    assert "\n" not in encode.jsonl_text([{"t": text}])
