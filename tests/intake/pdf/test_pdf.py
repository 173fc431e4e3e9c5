"""PDFs as browsers print pages and papers set them."""

import sys

import pytest

import pdfs
from onrecord.errors import MissingExtraError
from onrecord.intake import pdf
from onrecord.intake.found import ENDS_EARLY, Asked, Found, UnreadableError
from pdfs import Words

PIER = (
    "The harbour board said on Friday that the pier would stay open through the winter.",
    "“We have counted the boats, and there is money enough,” chairwoman Petra Lindqvist told reporters.",
    "The company that runs the ferries declined to comment.",
    "About 4,500 people cross the bay on a working day, according to the ministry of transport in the capital.",
    "The vote was close.",
    "Crews from the northern villages had asked for a quarter of the berths, and will get a tenth of them.",
)
TOLLS = (
    "The council will talk about tolls again in June, its clerk said on Saturday.",
    "Two motions are on the list, one for a toll on lorries and one against any toll.",
    "Neither has a majority, by the count of those who brought them.",
)


def read(*pages, **made):
    return list(pdf.read(pdfs.made(*pages, **made), Asked()))


def test_a_print_of_a_browser():
    edges = [
        [Words("11/29/26, 9:14 PM", 30, 775, 8), Words("Pier stays open | Quay News", 240, 775, 8), Words("https://quay.example/2026/05/02/pier", 30, 20, 8), Words(f"{n}/2", 570, 20, 8)]
        for n in (1, 2)
    ]  # fmt: skip
    menu = [Words("Home", 50, 745), Words("The Quay News", 50, 730, 12, "regular")]
    head = [Words("Pier stays open", 50, 700, 22, "bold"), Words("By Hilde Marr and Otto Prynne", 50, 680, 9), Words("Published May 2, 2026 | Updated May 4, 2026", 50, 668, 9), Words("ADVERTISEMENT", 50, 650)]  # fmt: skip
    first, y = pdfs.column(PIER[:3], 50, 630, letters=80, gap=8)
    caption = [Words("The pier on a winter morning. Photo: L. Berg", 50, y, 7)]
    last, y = pdfs.column(PIER[3:], 50, 740, letters=80, gap=8)
    foot = [Words("Related stories", 50, y - 20, 13, "bold"), Words("Ferry fares to rise", 50, y - 40), Words("© 2026 The Quay News", 50, y - 60, 8)]  # fmt: skip
    (found,) = read(
        [*edges[0], *menu, *head, *first, *caption], [*edges[1], *last, *foot], title="Pier stays open | Quay News"
    )
    assert (found.title, found.byline, found.outlet) == (
        "Pier stays open",
        "Hilde Marr and Otto Prynne",
        "The Quay News",
    )
    assert (found.day.edtf, found.day.words) == ("2026-05-02", "page Published May 2, 2026 | Updated May 4, 2026")
    assert (found.url, found.paragraphs, found.cut) == ("https://quay.example/2026/05/02/pier", PIER, "")
    assert {"Home", "ADVERTISEMENT", "Ferry fares to rise", "The pier on a winter morning. Photo: L. Berg"} <= {
        *found.left_out
    }
    assert found.check == ('its outlet is named by the title of the print alone, "Pier stays open | Quay News"',)


def test_the_day_of_printing_is_none_of_publication():
    head = [Words("29.11.2026, 21:14", 30, 775, 8), Words("Pier stays open", 240, 775, 8), Words("https://quay.example/2026/05/02/pier", 30, 20, 8), Words("1/1", 570, 20, 8)]  # fmt: skip
    text, _ = pdfs.column(PIER, 50, 660, gap=8)
    for line, day, check in (
        ("Updated May 4, 2026", ("2026-05-02", "url /2026/05/02/"), ()),
        ("May 3, 2026", ("2026-05-03", "page May 3, 2026"), ("the page says 2026-05-03, its address 2026-05-02",)),
        (
            "03/05/2026",
            ("2026-05-02", "url /2026/05/02/"),
            ('"03/05/2026" may be two days: which is meant is not said',),
        ),
    ):
        (found,) = read([*head, Words("Pier stays open", 50, 700, 22), Words(line, 50, 680, 9), *text])
        assert (found.day, found.check, found.paragraphs) == (day, check, PIER)


def paper(*, indent=2, gap=0, second=50):
    """Return a page of a paper: a head, an article in two columns, and another one below."""
    words = [Words("The Quay News", 50, 765, 8), Words("Sunday, May 3, 2026", 250, 765, 8), Words("A3", 550, 765, 8)]
    words += [
        Words("Pier stays open, board says after", 50, 735, 24, "bold"),
        Words("two long nights", 50, 708, 24, "bold"),
    ]
    left, low = pdfs.column(["By HILDE MARR", "Staff Writer"], 50, 690)
    more, low = pdfs.column(PIER[:3], 50, low, indent=indent, gap=gap)
    right, low_right = pdfs.column(PIER[3:], 320, 690, indent=indent, gap=gap)
    y = min(low, low_right) - 20
    below = [Words("Tolls return to the council", second, y, 18, "bold")]
    text, _ = pdfs.column(["By Otto Prynne"], 50, y - 20)
    one, _ = pdfs.column(TOLLS[:2], 50, y - 32, indent=indent, gap=gap)
    other, y = pdfs.column([*TOLLS[2:], "Continued on Page A6"], 320, y - 20, indent=indent, gap=gap)
    return [*words, *left, *more, *right, *below, *text, *one, *other]


@pytest.mark.parametrize("set_as", [{"indent": 2}, {"indent": 0, "gap": 6}, {"indent": 0, "gap": 6, "second": 200}])
def test_a_page_of_a_paper_with_columns(set_as):
    one, other = read(paper(**set_as), title="A3_0503_v7.indd")
    assert (one.title, one.byline, one.outlet, one.place) == (
        "Pier stays open, board says after two long nights",
        "Hilde Marr",
        "The Quay News",
        "#1",
    )
    assert (one.day, one.paragraphs, one.cut) == (("2026-05-03", "page Sunday, May 3, 2026"), PIER, "")
    assert (other.title, other.byline, other.outlet, other.day) == (
        "Tolls return to the council",
        "Otto Prynne",
        one.outlet,
        one.day,
    )
    assert (other.paragraphs, other.cut, other.place) == (TOLLS, ENDS_EARLY, "#2")
    assert one.check == ("2 articles were told apart by their headlines: one may have a part of another",)
    assert "it goes on on another page, which is not read as a part of it" in other.check


def test_a_document_called_as_its_headline_is_that_article():
    head = [Words("Pier stays open", 50, 735, 24, "bold")]
    text, y = pdfs.column(PIER, 50, 700, gap=8)
    part = [Words("How it came about", 50, y - 20, 18, "bold")]
    more, y = pdfs.column(TOLLS, 50, y - 50, gap=8)
    (found,) = read([*head, *text, *part, *more], title="Pier stays open")
    assert found.paragraphs == (*PIER, "How it came about", *TOLLS)
    first, second = read([*head, *text, *part, *more])
    assert (first.paragraphs, second.paragraphs) == (PIER, TOLLS)


def test_an_article_that_begins_in_the_middle_of_a_column():
    head = [Words("Pier stays open, board says", 50, 735, 24, "bold")]
    left, _ = pdfs.column(PIER, 50, 700, gap=6)
    right, y = pdfs.column(PIER[:2], 320, 700, gap=6)
    below = [Words("Tolls return", 320, y - 20, 16, "bold")]
    text, _ = pdfs.column(TOLLS, 320, y - 40, gap=6)
    one, other = read([*head, *left, *right, *below, *text])
    assert (one.paragraphs, other.title, other.paragraphs) == ((*PIER, *PIER[:2]), "Tolls return", TOLLS)


def test_boxes_beside_the_text_and_what_stands_behind_it():
    head = [Words("Pier stays open", 50, 740, 22), Words("Words: Hilde Marr, harbour correspondent", 50, 720, 10)]
    text, y = pdfs.column(PIER, 50, 700, gap=8)
    box = [
        Words("Most read", 400, 700, 11),
        *pdfs.column(["Ferry fares to rise", "Ten walks", "Who owns the sea?"], 400, 680, letters=25)[0],
    ]
    more, y = pdfs.column(TOLLS, 50, 740, gap=8)
    behind = [Words("Comments (12)", 50, y - 20, 11), Words("mudlark: I told you so.", 50, y - 40)]
    (found,) = read([*head, *text, *box], [*more, *behind])
    assert (found.byline, found.paragraphs) == ("Hilde Marr", (*PIER, *TOLLS))
    assert {"Ten walks", "mudlark: I told you so."} <= {*found.left_out}


def test_headlines_of_two_sizes_beside_each_other():
    wide = [Words("Pier stays open, says board,", 50, 730, 22), Words("after all", 50, 700, 22)]
    left, _ = pdfs.column(PIER, 50, 660, letters=28, indent=2)
    middle, _ = pdfs.column(PIER, 230, 660, letters=28, indent=2)
    head = [Words("Tolls return", 440, 735, 18), Words("By Otto Prynne", 440, 715, 10)]
    right, _ = pdfs.column(TOLLS, 440, 700, letters=25, indent=2)
    one, other = read([*wide, *left, *middle, *head, *right])
    assert (one.title, one.paragraphs) == ("Pier stays open, says board, after all", (*PIER, *PIER))
    assert (other.title, other.byline, other.paragraphs) == ("Tolls return", "Otto Prynne", TOLLS)


def test_a_document_in_letters_of_one_size():
    text, _ = pdfs.column(PIER, 50, 700, letters=70, gap=8)
    head = [
        Words("Pier stays open", 50, 760, 10, "bold"),
        Words("2 May 2026", 50, 740),
        Words("By Hilde Marr", 50, 720),
    ]
    (found,) = read([*head, *text])
    assert (found.title, found.byline, found.day.edtf, found.paragraphs) == (
        "Pier stays open",
        "Hilde Marr",
        "2026-05-02",
        PIER,
    )
    (found,) = read(text)
    assert (found.title, found.paragraphs, found.check) == ("", PIER, ("no headline was found in it",))


def test_a_large_first_letter_and_a_pull_quote():
    text, _ = pdfs.column(PIER, 50, 680, letters=60, gap=8)
    first = text[0]._replace(text=text[0].text[1:], x=80)
    second = text[1]._replace(x=80)
    quote = [Words("“There is money", 420, 640, 18), Words("enough”", 420, 618, 18)]
    (found,) = read(
        [Words("Pier stays open, board says", 50, 735, 24), Words("T", 50, 666, 34), first, second, *text[2:], *quote]
    )
    assert found.paragraphs == PIER
    assert {"“There is money", "enough”"} <= {*found.left_out}


def test_an_export_whose_heads_are_centred():
    head = [Words(each, 300 - 3 * len(each), 700 - 12 * at) for at, each in enumerate(["The Quay News of Harven", "May 2, 2026 Saturday"])]  # fmt: skip
    labels, y = pdfs.column(["Length: 120 words", "Body", *PIER[:2]], 50, 650, letters=80, gap=8)
    end, _ = pdfs.column(["Load-Date: May 4, 2026", "End of Document"], 50, y, letters=80, gap=8)
    title = Words("Pier stays open", 220, 730, 16, "bold")
    (found,) = [part for part in read([title, *head, *labels, *end]) if isinstance(part, Found)]
    assert (found.title, found.outlet, found.day.edtf) == ("Pier stays open", "The Quay News of Harven", "2026-05-02")


@pytest.mark.parametrize(
    ("below", "outlet", "byline"),
    [
        (["The Quay News, May 2, 2026"], "The Quay News", ""),
        (["By Hilde Marr", "Quay News | 2 May 2026"], "Quay News", "Hilde Marr"),
        (["HILDE MARR — HARVEN", "OTTO PRYNNE — THE BAY", "May 2, 2026"], "", "Hilde Marr and Otto Prynne"),
    ],
)
def test_what_stands_below_a_headline(below, outlet, byline):
    head = [Words("Pier stays open", 50, 740, 22, "bold"), *(Words(each, 50, 715 - 12 * at) for at, each in enumerate(below))]  # fmt: skip
    text, _ = pdfs.column(PIER, 50, 650, letters=80, gap=8)
    (found,) = read([*head, *text])
    assert (found.outlet, found.byline, found.day.edtf, found.paragraphs) == (outlet, byline, "2026-05-02", PIER)


def test_an_export_of_a_database():
    head = ["Pier stays open", "Quay News", "May 2, 2026 Saturday", "Copyright 2026 Quay Media All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 120 words", "Byline: Hilde Marr", "Body"]  # fmt: skip
    first, y = pdfs.column([*head, *PIER[:2]], 50, 740, letters=80, gap=8)
    end, _ = pdfs.column(["Load-Date: May 4, 2026", "End of Document"], 50, y, letters=80, gap=8)
    found = [part for part in read([*first, *end]) if isinstance(part, Found)]
    assert [(one.title, one.outlet, one.byline, one.day.edtf, one.paragraphs) for one in found] == [
        ("Pier stays open", "Quay News", "Hilde Marr", "2026-05-02", PIER[:2])
    ]


@pytest.mark.parametrize(
    "edges",
    [
        [Words("Pier stays open - Quay News", 30, 775, 8), Words("https://quay.example/pier", 400, 775, 8), Words("1 of 1", 30, 20, 8), Words("11/29/2026, 9:14 PM", 480, 20, 8)],
        [Words("Pier stays open - Quay News", 30, 775, 8), Words("29/11/2026, 21:14", 480, 775, 8), Words("https://quay.example/pier", 30, 20, 8), Words("Page 1 of 1", 520, 20, 8)],
    ],
)  # fmt: skip
def test_what_other_browsers_print(edges):
    text, _ = pdfs.column(PIER, 50, 690, gap=8)
    (found,) = read([*edges, Words("Pier stays open", 50, 730, 22), Words("2 May 2026", 50, 710, 9), *text])
    assert (found.title, found.outlet, found.url, found.day.edtf) == (
        "Pier stays open",
        "Quay News",
        "https://quay.example/pier",
        "2026-05-02",
    )
    assert found.paragraphs == PIER


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (pdfs.made([]), "has no text in it: it is a scan", "Run OCR over it first, for example with ocrmypdf."),
        (pdfs.made([Words("Scanned 3 May 2026", 30, 20)]), "has no text in it: it is a scan", "Run OCR over it first, for example with ocrmypdf."),
        (pdfs.made([], trailer=f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"), "is encrypted: it opens with a password alone", "Open it with its password, print it to a PDF without one, and add that."),
        (b"%PDF-1.4\nnothing", "is a PDF that is cut or broken", "Fetch or print it again."),
        (pdfs.made(*[[]] * 201), "has 201 pages, and no more than 200 are read", "Print the pages that matter."),
    ],
    ids=["scan", "stamp", "encrypted", "broken", "long"],
)  # fmt: skip
def test_what_cannot_be_read(data, what, remedy):
    with pytest.raises(UnreadableError) as caught:
        list(pdf.read(data, Asked()))
    assert (caught.value.what, caught.value.remedy) == (what, remedy)


def test_a_page_without_text_is_told():
    text, _ = pdfs.column(PIER, 50, 700, gap=8)
    (found,) = read([Words("Pier stays open", 50, 735, 24), *text], [])
    assert found.check == ("page 2 has no text: a picture, or a scan",)


def test_without_pypdfium2(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match="onrecord\\[pdf\\]"):
        read([])
