"""Claims as a workbook, read back by another library: texts stay texts."""

import io

import openpyxl
import pytest

from onrecord.errors import MissingExtraError
from onrecord.render.answers import Claims
from onrecord.render.xlsx import claims as xlsx

FORMULAS = [
    "=1+1",
    "@x",
    "+1",
    "-1+2",
    "{=1+1}",
    '=HYPERLINK("http://x","y")',
    "http://example.org/",
    "\t=1",
    "＝1",
    "1e5",
]


def _sheet(entries):
    return openpyxl.load_workbook(io.BytesIO(xlsx.claims(Claims(entries, 0)))).active


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula_or_a_link(tell, words):
    (entry,) = tell("a Trump 2019-05-01 2")
    claim = entry.claim.model_copy(update={"position": words, "note": words, "quote": (words,)})
    import dataclasses

    sheet = _sheet([dataclasses.replace(entry, claim=claim)])
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    names = [cell.value for cell in sheet[1]]
    assert sheet[2][names.index("position")].data_type == "s"
    assert sheet[2][names.index("position")].value == words.strip()


def test_what_is_in_it(tell):
    sheet = _sheet(tell("a Trump 2019-05-01 2\nb Kalin - -1"))
    names = [cell.value for cell in sheet[1]]
    assert names[:3] == ["id", "article", "title"]
    rows = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert [(row["id"], row["score"], row["date"], row["party_name"]) for row in rows] == [
        ("a", 2, "2019-05-01", None),
        ("b", -1, None, None),
    ]
    assert sheet.freeze_panes == "B2"


def test_no_claims():
    assert _sheet([]).max_row == 1


def test_the_same_claims_give_the_same_file(tell):
    answer = Claims(tell("a Trump 2019-05-01 2"), 0)
    assert xlsx.claims(answer) == xlsx.claims(answer)


def test_a_cell_holds_so_much(tell):
    (entry,) = tell("a Trump 2019-05-01 2")
    import dataclasses

    long = dataclasses.replace(entry, claim=entry.claim.model_copy(update={"note": "x" * 40_000 + "\x00"}))
    sheet = _sheet([long])
    (note,) = [cell.value for cell in sheet[2] if str(cell.value).startswith("xxx")]
    assert len(note) == xlsx.MAX_CELL
    assert note.endswith("…")


def test_without_the_library(tell, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[xlsx\]"):
        xlsx.claims(Claims(tell("a Trump 2019-05-01 2"), 0))


def test_own_variables_are_columns_of_numbers_and_texts(tell):
    import dataclasses

    (entry,) = tell("a Trump 2019-05-01 2")
    claim = entry.claim.model_copy(update={"extra": {"n": "0.5", "frame": "=1+1", "list": ("-1", "b")}})
    sheet = _sheet([dataclasses.replace(entry, claim=claim)])
    assert [cell.value for cell in sheet[1]][-3:] == ["extra.frame", "extra.list", "extra.n"]
    assert [(cell.value, cell.data_type) for cell in sheet[2]][-3:] == [("=1+1", "s"), ("-1 | b", "s"), (0.5, "n")]
