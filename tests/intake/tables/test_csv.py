"""Tables with marks between their cells."""

import pytest

from onrecord.intake.found import Asked, Found, Refused, UnreadableError
from onrecord.intake.tables import csv, is_csv

ROWS = 'date,headline,content\n2026-05-02,"Pier, again","“One.”\n\nTwo."\n2026-05-03,Quay,Three.\n'


def read(data, **asked):
    return list(csv.read(data if isinstance(data, bytes) else data.encode(), Asked(**asked)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_encodings_and_line_ends(encoding, ends):
    first, second = read(ROWS.replace("\n", ends).encode(encoding))
    assert (first.title, first.paragraphs, first.day.edtf, first.place) == (
        "Pier, again",
        ("“One.”", "Two."),
        "2026-05-02",
        "#1",
    )
    assert (second.title, second.place) == ("Quay", "#2")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("before", ["", "sep={}\n"])
def test_marks(mark, before):
    rows = f'id{mark}title{mark}text\n1{mark}Pier{mark}"A{mark} b"\n'
    (found,) = read(before.format(mark) + rows)
    assert (found.title, found.paragraphs) == ("Pier", (f"A{mark.replace(chr(9), ' ')} b".replace("  ", " "),))


@pytest.mark.parametrize(
    ("cell", "paragraph"),
    [('"He said ""no"" twice"', 'He said "no" twice'), ('"He said \\"no\\", twice"', 'He said "no", twice'), ('5" pipe', '5" pipe')],
)  # fmt: skip
def test_quotation_marks(cell, paragraph):
    (found,) = read(f"title,text\nPier,{cell}\n")
    assert found.paragraphs == (paragraph,)


def test_a_long_cell_is_read_and_a_longer_one_refused():
    first, second, third = read(f"title,text\na,{'x ' * 90_000}\nb,{'y' * 300_000}\nc,z\n")
    assert len(first.paragraphs[0]) == 179_999
    assert second == Refused("#2", "its text has 300,000 characters, and no article has more than 200,000")
    assert third.title == "c"


def test_a_bad_row_costs_itself():
    parts = read("title,text\na,b,c\nd,e\nf\n\ntitle,text\ng,\nh,i\n")
    assert [type(part) for part in parts] == [Refused, Found, Refused, Refused, Found]
    assert [part.place for part in parts] == ["#1", "#2", "#3", "#4", "#5"]
    assert parts[0].why.startswith("its cells are 3, and the columns 2")


def test_a_quotation_mark_that_is_never_closed():
    found, refused = read('title,text\na,b\nc,"d\ne,f\n')
    assert found.title == "a"
    assert refused == Refused("#2", "begins a quotation mark that is never closed: where it ends cannot be told")


def test_media_cloud_has_no_text():
    parts = read(
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n1,2026-11-29,en,Quay News,quay.example,2026-05-02,Pier,https://quay.example/p\n"
    )
    assert parts == [Refused("#1", "has no text, but an address, which can be added: https://quay.example/p")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title,text\n", True),
        ("\ufeffid;Headline;Body\n1;", True),
        ("url\ttitle\tsource\n", True),
        ("The title, the text and the date were missing.\n", False),
        ("title\ntext\n", False),
        ("", False),
        ("a,b,c\n1,2,3\n", False),
    ],
)
def test_what_a_table_looks_like(text, expected):
    assert is_csv(text) is expected


def test_a_table_of_something_else():
    with pytest.raises(UnreadableError, match="has no column for the text of articles, but a, b"):
        read("a,b\n1,2\n")
    assert [found.title for found in read("a,b\n1,2\n", columns={"text": "b", "title": "a"})] == ["1"]


def test_many_rows_come_one_by_one():
    rows = csv.read(("title,text\n" + "a,b\n" * 20_000).encode(), Asked())
    assert next(rows).place == "#1"
    assert sum(1 for _ in rows) == 19_999
