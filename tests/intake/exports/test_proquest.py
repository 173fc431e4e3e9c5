from onrecord.intake import exports
from onrecord.intake.found import Refused

RULE = "_" * 60
BODY = (
    "The port board on Tuesday rejected the dredging plan, its chair said.",
    "Title: that is what the deed lacks, Lena Varga said.",
    "Location: the old pier. Time: noon. “We were shown a drawing,” she said.",
)


def record(title="Board rejects dredging plan", number="31", *, author="Quill, Ada; Rook, Ben", body=BODY, full="Full text: ", outlet="The Harbour Gazette; Harbour City",  # noqa: PLR0913
           url="https://www.proquest.example/docview/{number}?accountid=12", credit="CREDIT: Ada Quill; Ben Rook; Gazette Staff\n\n"):  # fmt: skip
    text = full + "\n\n".join(body) + "\n\n" if full else ""
    return f"""{RULE}

{title}

Author: {author}

Publication info: {outlet} [Harbour City]. Jul 7, 2026: A.4.

ProQuest document link

Abstract: The board rejected...

{text}{credit}Subject: Ports; Boards of directors;
Dredging

Location: Harbour City

Company / organization: Name: Port Board; NAICS: 488310

Title: {title}

Publication title: {outlet}

Pages: A.4

Publication year: 2026

Publication date: Jul 7, 2026

Section: News

Publisher: Gazette Media

Language of publication: English

ProQuest document ID: {number}

Document URL: {url.format(number=number)}

Copyright: Copyright Gazette Media Jul 7, 2026

Last updated: 2026-07-09

Database: ProQuest Global Newsstream

"""


FOOT = f"{RULE}\n\nContact ProQuest\n\nCopyright © 2026 ProQuest LLC. All rights reserved. - Terms and Conditions\n"
HEAD = f"{RULE}\n\nReport Information from ProQuest\n\n30 November 2026 09:14\n\n{RULE}\n\nTable of contents\n\n1. Board rejects dredging plan\n\n"


def found(text):
    assert exports.looks_like_export(text) == "proquest"
    return list(exports.parts(text))


def test_a_file_of_two():
    first, second = found(
        HEAD + record() + record("March 3: the ferry dies", "32", author="Anonymous", credit="") + FOOT
    )
    assert (first.title, first.outlet, first.byline, first.place, first.language) == (
        "Board rejects dredging plan", "The Harbour Gazette", "Ada Quill and Ben Rook", "31", "English",
    )  # fmt: skip
    assert first.url == "https://www.proquest.example/docview/31"
    assert first.day == ("2026-07-07", "database Jul 7, 2026")
    assert first.paragraphs == second.paragraphs == BODY
    assert (second.title, second.byline) == ("March 3: the ferry dies", "")


def test_no_full_text_is_refused():
    parts = found(HEAD + record(full="") + record(number="32") + record(number="33", body=("Not available.",)) + FOOT)
    assert parts[0] == Refused("31", "has no full text, only an abstract (Board rejects dredging plan)")
    assert parts[1].paragraphs == BODY
    assert isinstance(parts[2], Refused)


def test_one_number_on_several_documents_is_no_place():
    parts = found(record() + record(url="https://www.proquest.example/docview/77") + record(url="") + FOOT)
    assert [part.place for part in parts] == ["31", "77", "#3"]


def test_edition_in_a_title_and_day_from_the_information():
    text = record("Board rejects dredging plan: [FINAL Edition]").replace("Publication date: Jul 7, 2026\n\n", "")
    (article,) = found(text)
    assert article.title == "Board rejects dredging plan"
    assert article.day.edtf == "2026-07-07"
    assert article.place in ("31", "")


def test_hard_wrapped_lines():
    (article,) = found(
        record(body=("The port board on Tuesday rejected the dredging plan, its\nchair said.", "It was late."))
    )
    assert article.paragraphs == (BODY[0], "It was late.")


def test_a_text_with_a_colon_is_no_export():
    assert exports.looks_like_export("Title: A deed\n\nAuthor: Ada Quill\n\nFull text: none") == ""


def test_headings_that_count_and_captions():
    text = record(body=(*BODY, "Credit: it went to the mayor.", "Illustration\nCaption: The mayor."), credit="")
    text = text.replace(
        "Board rejects dredging plan\n\nAuthor", "Document 1 of 2\n\nBoard rejects dredging plan\n\nAuthor"
    ).replace("Title: Board rejects dredging plan\n\n", "")
    (article,) = found(text)
    assert (article.title, article.paragraphs[:3]) == ("Board rejects dredging plan", BODY)
    assert "The mayor." in article.left_out
    assert not any("mayor." in each and "Caption" in each for each in article.paragraphs)


def test_the_newer_platform_with_headings_for_labels():
    body = "\n\n".join(BODY)
    (article,) = found(
        "Board rejects dredging plan\n\nQuill, Ada; Rook, Ben. The Harbour Gazette; Harbour City [Harbour City]. 07 Jul 2026: A.4.\n\n"
        f"ProQuest document link\n\nABSTRACT (ENGLISH)\n\nThe board rejected...\n\nFULL TEXT\n\n{body}\n\nDETAILS\n\n"
        "Subject: Ports\n\nPublication title: The Harbour Gazette; Harbour City\n\nPublication date: Jul 7, 2026\n\n"
        "ProQuest document ID: 31\n\nDatabase: Newsstream\n\nLINKS\n\nDatabase copyright 2026 ProQuest LLC."
    )
    assert (article.title, article.byline, article.outlet) == (
        "Board rejects dredging plan", "Ada Quill and Ben Rook", "The Harbour Gazette",
    )  # fmt: skip
    assert (article.day.edtf, article.paragraphs) == ("2026-07-07", BODY)
