import pytest

from onrecord.intake import exports
from onrecord.intake.found import Announced, Found, Refused

LEAD = "KESTREL BAY, July 7 (Norfolk Wire) - The port board rejected the dredging plan on Tuesday, its chair said."
BODY = (
    LEAD,
    "“We were asked for money and shown a drawing,” Lena Varga said.",
    "IN ALL, nine members said no.",
    "The board meets again in May.",
)
FIRST, SECOND = "NORFWR0020260707em770002p", "NORFWR0020260707em770002q"


def coded(
    title="Board rejects dredging plan",
    number=FIRST,
    *,
    gap="  ",
    extra="",
    byline="By Ada Quill",
    body=BODY,
    day="7 July 2026",
):
    rows = {"SE": "News", "HD": title, "BY": byline, "WC": "1,120 words", "PD": day, "ET": "11:05", "SN": "Norfolk Wire",
            "SC": "NORFWR", "ED": "Final", "PG": "A6", "LA": "English", "CY": "(c) 2026 Norfolk Wire. All rights reserved"}  # fmt: skip
    head = "\n\n".join(f"{code}{gap}{value}" for code, value in rows.items() if value)
    foot = "\n\n".join((f"CO{gap}nrfk : Norfolk plc", f"IN{gap}i7902 : Ports", f"NS{gap}gpol : Domestic Politics", f"RE{gap}kest : Kestrel Bay",
                        f"IPD{gap}Service Code", f"PUB{gap}Norfolk Wire Ltd", f"AN{gap}Document {number}"))  # fmt: skip
    body = tuple(text.replace("IN ", "IN  ") for text in body)
    lead, rest = body[:1], body[1:]
    text = f"LP{gap}\n\n{lead[0]}\n\n" + (f"TD{gap}\n\n" + "\n\n".join(rest) + "\n\n" if rest else "") if body else ""
    return f"{head}\n\n{extra}{text}{foot}\n\n"


SUMMARY = "Search Summary\n\nText                dredg*\n\nResults Found       2\n\nTimestamp           30 November 2026 9:14\n"


def found(text):
    return list(exports.parts(text) or ())


@pytest.mark.parametrize("gap", ["  ", "\t", " \t", "\xa0\xa0", " | ", " "])
def test_codes(gap):
    article = found(coded(gap=gap))[0]
    assert (article.title, article.outlet, article.byline, article.language, article.place) == (
        "Board rejects dredging plan", "Norfolk Wire", "Ada Quill", "English", FIRST,
    )  # fmt: skip
    assert article.day == ("2026-07-07", "database 7 July 2026 11:05")
    assert article.paragraphs == BODY


def test_takes_of_one_story_stay_apart_and_are_counted():
    announced, first, second = found(coded() + coded("UPDATE 1-Board rejects dredging plan", SECOND) + SUMMARY)
    assert announced == Announced(2, "Results Found 2")
    assert (first.place, second.place, second.title) == (FIRST, SECOND, "UPDATE 1-Board rejects dredging plan")
    assert not any("Search Summary" in text or "Results" in text for text in second.paragraphs)


def test_a_correction_is_the_last_paragraph():
    (article,) = found(coded(extra="CX  Corrects name of chair in second paragraph\n\n"))
    assert article.paragraphs == (*BODY, "Correction: Corrects name of chair in second paragraph")


def test_an_article_without_text_is_refused():
    (part,) = found(coded(body=()))
    assert part == Refused(FIRST, "has no text (Board rejects dredging plan)")


def test_what_an_agency_adds_behind_its_end_is_left_out():
    (article,) = found(coded(body=(*BODY, "(END) Norfolk Wire Newswires", "July 07, 2026 07:05 ET (11:05 GMT)")))
    assert article.paragraphs == BODY


def display(title="Board rejects dredging plan", number=FIRST, *, section="", byline="By Ada Quill", time="11:05\n\n", body=BODY,  # noqa: PLR0913
            rights="Copyright 2026. Norfolk Wire. All rights reserved.\n\n", page="A6\n\nFinal\n\n", sep="\n\n"):  # fmt: skip
    by = f"{byline}\n\n" if byline else ""
    text = "\n\n".join(body)
    whole = f"{section}{title}\n\n{by}1,120 words\n\n7 July 2026\n\n{time}Norfolk Wire\n\nNORFWR\n\n{page}English\n\n{rights}{text}\n\nDocument {number}\n\n"
    return whole.replace("\n\n", sep) + "\n"


@pytest.mark.parametrize(
    "options",
    [
        {}, {"section": "News\n\n"}, {"section": "Opinion & Comment\n\n"}, {"byline": "Ada Quill"}, {"byline": "ADA QUILL, Norfolk Wire"},
        {"time": ""}, {"page": ""}, {"rights": ""}, {"rights": "(c) 2026 Norfolk Wire Ltd\n\n"}, {"section": "News\n\n", "byline": "Ada Quill, Ports Reporter"},
        {"sep": "\n"},
    ],
    ids=str,
)  # fmt: skip
def test_display_without_codes(options):
    (article,) = found(display(**options))
    assert (article.title, article.outlet, article.byline, article.language, article.place) == (
        "Board rejects dredging plan", "Norfolk Wire", "Ada Quill", "English", FIRST,
    )  # fmt: skip
    assert article.day.edtf == "2026-07-07"
    assert article.paragraphs == BODY


def test_display_without_an_author():
    for title in ("Board rejects dredging plan", "March 3 killed the ferry", "Board says no: “Not a penny”"):
        (article,) = found(display(title, byline="", section="News\n\n"))
        assert (article.title, article.byline) == (title, "")


def test_two_in_display_form_with_the_summary():
    announced, first, second = found(display() + display("March 3 killed the ferry", SECOND, byline="") + SUMMARY)
    assert announced.number == 2
    assert (first.place, second.title, second.place, second.paragraphs) == (
        FIRST,
        "March 3 killed the ferry",
        SECOND,
        BODY,
    )


def page(articles):
    return f"<html><head><title>Factiva</title><style>.x {{}}</style></head><body><p>Dow Jones Factiva</p>{articles}</body></html>"


def paragraphs(body=BODY):
    return "".join(
        f'<p class="articleParagraph enarticleParagraph">{text.replace("nine", "<b>nine</b>")}</p>' for text in body
    )


DISPLAYED = f"""<div class="article enArticle"><div id="hd"><span class="enHeadline">Board rejects dredging plan</span></div>
<div class="author">By Ada Quill</div><div>1,120 words</div><div>7 July 2026</div><div>11:05</div><div>Norfolk Wire</div><div>NORFWR</div>
<div>A6</div><div>English</div><div>(c) 2026 Norfolk Wire</div>{paragraphs()}<p>Document {FIRST}</p></div>"""
IN_TABLE = f"""<div class="article enArticle"><table>
<tr><td class="index"><b>HD</b></td><td><div>Board rejects dredging plan</div></td></tr><tr><td><b>BY</b>&nbsp;</td><td>By Ada Quill</td></tr>
<tr><td><b>WC</b></td><td>1,120 words</td></tr><tr><td><b>PD</b></td><td>7 July 2026</td></tr><tr><td><b>ET</b></td><td>11:05</td></tr>
<tr><td><b>SN</b></td><td>Norfolk Wire</td></tr><tr><td><b>SC</b></td><td>NORFWR</td></tr><tr><td><b>LA</b></td><td>English</td></tr>
<tr><td><b>CY</b></td><td>(c) 2026</td></tr><tr><td><b>LP</b></td><td>{paragraphs(BODY[:1])}</td></tr><tr><td><b>TD</b></td><td>{paragraphs(BODY[1:])}</td></tr>
<tr><td><b>NS</b></td><td>gpol : Domestic Politics | gcat : General</td></tr><tr><td><b>AN</b></td><td>Document {FIRST}</td></tr></table></div>"""


@pytest.mark.parametrize("article", [DISPLAYED, IN_TABLE], ids=["display", "table"])
def test_pages(article):
    text = page(
        article
        + '<div class="article deArticle">'
        + article.split(">", 1)[1].replace(FIRST, SECOND)
        + "<table><tr><td>Results Found</td><td>2</td></tr></table>"
    )
    assert exports.looks_like_export(text) == "factiva"
    announced, first, second = found(text)
    assert announced.number == 2
    assert (first.title, first.outlet, first.byline, first.day.edtf, first.place, second.place) == (
        "Board rejects dredging plan", "Norfolk Wire", "Ada Quill", "2026-07-07", FIRST, SECOND,
    )  # fmt: skip
    assert first.paragraphs == tuple(" ".join(text.split()) for text in BODY)


def test_a_page_break_in_an_article():
    (article,) = found(coded(body=(BODY[0], "\f", *BODY[1:])))
    assert article.paragraphs == BODY


def test_no_factiva():
    for text in (
        "Document shows minister knew\n\nHD",
        "HD\n\nIN  all",
        page("<p>HD</p>"),
        "A Document ABCD said so.\n\n12 words\n\n7 July 2026",
    ):
        assert exports.looks_like_export(text) == ""


def test_an_end_in_a_text_is_not_the_end_of_the_file():
    (article,) = found(coded(body=(*BODY, "Document in hand, she left.")))
    assert isinstance(article, Found)
    assert article.paragraphs[-1] == "Document in hand, she left."
