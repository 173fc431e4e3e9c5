import pytest

from onrecord.intake.documents import articles, plain, single
from onrecord.intake.found import Asked, UnreadableError

TEXT = "The port board on Tuesday rejected the plan.\n\n“We were shown a drawing,” Lena Varga said."
BODY = tuple(TEXT.split("\n\n"))
TITLE = "Board rejects dredging plan"


@pytest.mark.parametrize(
    ("head", "outlet", "byline", "day", "url"),
    [
        (f"{TITLE}\n\nBy Ada Quill\n\n7 July 2026\n\n", "", "Ada Quill", "2026-07-07", ""),
        (f"{TITLE}\nBy Ada Quill and Ben Rook, Ports Reporters\nJuly 7, 2026\n\n", "", "Ada Quill and Ben Rook", "2026-07-07", ""),
        (f"{TITLE}\n\nThe Harbour Gazette, 7 July 2026\n\n", "The Harbour Gazette", "", "2026-07-07", ""),
        (f"{TITLE}\n\nThe Harbour Gazette | Tuesday, July 7, 2026\nBy ADA QUILL\n\n", "The Harbour Gazette", "Ada Quill", "2026-07-07", ""),
        (f"Title: {TITLE}\nSource: The Harbour Gazette\nAuthor: Ada Quill\nDate: 2026-07-07\nURL: https://gazette.example/plan\n\n",
         "The Harbour Gazette", "Ada Quill", "2026-07-07", "https://gazette.example/plan"),
        (f"{TITLE}\n\nPublished: 7 July 2026\n\nUpdated: 9 July 2026\n\n", "", "", "2026-07-07", ""),
        (f"{TITLE}\n\nUpdated: 9 July 2026\n\nhttps://gazette.example/plan\n\n", "", "", "", "https://gazette.example/plan"),
        (f"{TITLE}\n\n*By Ada Quill*\n\n**7 July 2026**\n\n", "", "Ada Quill", "2026-07-07", ""),
        (f"{TITLE}\n\nBy Ada Quill | 7 July 2026\n\n", "", "Ada Quill", "2026-07-07", ""),
        (f"{TITLE}\n\nBy Ada Quill\nThe Harbour Gazette\nJuly 7, 2026\n\n", "The Harbour Gazette", "Ada Quill", "2026-07-07", ""),
        (f"{TITLE}\n\nAda Quill, The Harbour Gazette, 7 July 2026\n\n", "The Harbour Gazette", "Ada Quill", "2026-07-07", ""),
        (f"{TITLE}\n\nHarbour News, Westside, 7 July 2026\n\n", "Harbour News, Westside", "", "2026-07-07", ""),
        (f"{TITLE}\n\n03/05/2026\n\nBy Ada Quill\n\n", None, None, "", ""),
        (f"{TITLE}\n\n", "", "", "", ""),
    ],
)  # fmt: skip
def test_heads(head, outlet, byline, day, url):
    article = single.article(head + TEXT)
    assert article.title == TITLE
    assert (article.day.edtf if article.day else "") == day
    if outlet is not None:
        assert (article.outlet, article.byline, article.url) == (outlet, byline, url)
        assert article.paragraphs == BODY


def test_where_the_day_stood():
    assert single.article(f"{TITLE}\n\nPublished: 7 July 2026\n\n{TEXT}").day.words == "page 7 July 2026"


@pytest.mark.parametrize(
    "first",
    [
        "By the time the board met, on 7 July 2026, the plan was dead.", "By Tuesday the plan was dead", "Von hier sah man das Meer.",
        "Source: unknown. That is what the police said.", "Tuesday", "In Harven, 7 July 2026 was a day like no other.",
    ],
)  # fmt: skip
def test_sentences_that_look_like_a_head_stay(first):
    article = single.article(f"{TITLE}\n\n{first}\n\n{TEXT}")
    assert article.paragraphs == (first, *BODY)


def test_a_text_without_title_is_told():
    article = single.article(TEXT.replace("\n\n", " It met for three hours. ", 1) + "\n\nThe end.")
    assert article.title == ""
    assert "no title" in article.check[0]
    assert "first line was taken" in single.article(f"{TITLE}\n\n{TEXT}").check[0]


@pytest.mark.parametrize(("head", "title"), [("# ", TITLE), ("**", TITLE), ("#MeToo: ", f"#MeToo: {TITLE}")])
def test_a_title_has_no_marks_of_markdown(head, title):
    assert single.article(f"{head}{TITLE}{'**' * (head == '**')}\n\n7 July 2026\n\n{TEXT}").title == title


def test_a_headline_on_two_lines():
    assert (
        single.article(f"{TITLE} by nine\nvotes to two\n\n7 July 2026\n\n{TEXT}").title
        == f"{TITLE} by nine votes to two"
    )


def test_articles_with_headline_byline_and_date_are_taken_apart():
    second = f"Ferry dies\nBy Tom Hall\n8 July 2026\n\n{TEXT} {TEXT}"
    first = f"{TITLE}\nBy Ada Roe\n7 July 2026\n\n{TEXT} {TEXT}\n\n"
    found = [*articles(first + second)]
    assert [(each.title, each.byline, each.day.edtf, each.place) for each in found] == [
        (TITLE, "Ada Roe", "2026-07-07", "#1"), ("Ferry dies", "Tom Hall", "2026-07-08", "#2"),
    ]  # fmt: skip
    (one,) = articles(f"{TITLE}\n\n{TEXT} {TEXT}\n\n{second}")  # the first has no day
    assert "“Ferry dies” begins a second headline" in one.check[-1]


def test_several_articles_in_one_document_are_told():
    text = (
        f"{TITLE}\n\n7 July 2026\n\n{TEXT}\n\nFerry dies\n\n8 July 2026\n\n{TEXT}\n\nPier dies\n\n9 July 2026\n\n{TEXT}"
    )
    assert "several articles" in single.article(text).check[0]


@pytest.mark.parametrize("text", ["", " \n\n ", TITLE, f"{TITLE}\n\nBy Ada Quill\n\n7 July 2026\n"])
def test_no_text(text):
    if text == TITLE:
        assert single.article(text).title == ""
        return
    with pytest.raises(UnreadableError, match="no text"):
        list(articles(text))


@pytest.mark.parametrize("last", ["https://gazette.example/plan", "Source: https://gazette.example/plan"])
def test_an_address_below_the_text(last):
    article = single.article(f"{TITLE}\n\n7 July 2026\n\n{TEXT}\n\n{last}")
    assert (article.url, article.paragraphs) == ("https://gazette.example/plan", BODY)


@pytest.mark.parametrize("border", ["\n\f", "\n-----\n", "\n\n* * *\n\n"])
def test_several_articles_in_one_text(border):
    data = f"{TITLE}\n\n7 July 2026\n\n{TEXT}\n{border}Pier to open\n\n8 July 2026\n\n{TEXT}\n".encode()
    first, second = plain.read(data, Asked())
    assert (first.title, second.title, second.place) == (TITLE, "Pier to open", "#2")
    assert first.paragraphs == second.paragraphs == BODY
    (one,) = plain.read(f"{TITLE}\n\n7 July 2026\n\n{TEXT}\n{border}That was all.\n".encode(), Asked())
    assert one.paragraphs[0] == BODY[0]


@pytest.mark.parametrize("border", ["\n\f", "\n-----\n", "\n-----\n-----\n", "\n\n* * *\n\n", "\n-----"])
def test_a_border_above_the_first_article_and_below_the_last_parts_nothing(border):
    one, two = f"{TITLE}\n\n7 July 2026\n\n{TEXT}\n", f"Pier to open\n\n8 July 2026\n\n{TEXT}\n"
    for data in (f"{one}\n-----\n{two}{border}", f"{border.lstrip()}\n{one}\n-----\n{two}"):
        first, second = plain.read(data.encode(), Asked())
        assert (first.title, second.title) == (TITLE, "Pier to open")
        assert first.paragraphs == second.paragraphs == BODY


def test_a_cover_without_a_text_leaves_a_note():
    text = f"My clippings\n\n9 July 2026\n-----\n{TITLE}\n\n7 July 2026\n\n{TEXT}\n-----\nPier to open\n\n8 July 2026\n\n{TEXT}\n"
    (one,) = plain.read(text.encode(), Asked())
    assert "it may hold several articles: 2 of its 3 parts have a day of their own" in one.check


def test_where_it_is_from_below_the_text():
    article = single.article(f"{TITLE}\n\n{TEXT}\n\nSource: Quay News, July 7, 2026\nhttps://quay.example/plan\n")
    assert (article.outlet, article.day.edtf, article.url) == ("Quay News", "2026-07-07", "https://quay.example/plan")
    assert article.paragraphs == BODY


@pytest.mark.parametrize("last", ["Source: unknown. That is what the police said.", "By Tuesday the plan was dead."])
def test_a_last_line_that_is_text_stays(last):
    assert single.article(f"{TITLE}\n\n7 July 2026\n\n{TEXT}\n\n{last}").paragraphs == (*BODY, last)
