import pytest

from onrecord.intake import exports
from onrecord.intake.found import Announced, Found, Refused

BODY = (
    "HARBOUR CITY — The port board on Tuesday rejected the dredging plan by nine votes to two, its chair said.",
    "“We were asked for money and shown a drawing,” Lena Varga told reporters.",
    "Body: that is what the engineers call the hull, she said.",
)


def uni(title="Board rejects dredging plan", outlet="The Harbour Gazette", date="July 7, 2026 Tuesday", *, head="", body=BODY,  # noqa: PLR0913
        labels="Section:\xa0NEWS; Pg. 4\n\nLength:\xa0120 words\n\nByline:\xa0Ada Quill and Ben Rook\n\n", word="Body",
        tail="Load-Date:\xa0July 9, 2026\n\n", end="End of Document"):  # fmt: skip
    text = "\n\n".join(body)
    return (
        f"{head}{title}\n\n{outlet}\n\n{date}\n\nFinal Edition\n\nCopyright 2026 Gazette Media Ltd.\nAll Rights Reserved\n\n"
        f"{labels}{word}\n\n{text}\n\n{tail}{end}\n\n"
    )


def found(text):
    return list(exports.parts(text) or ())


def only(text):
    (article,) = [part for part in found(text) if isinstance(part, Found)]
    return article


def test_a_document_of_nexis_uni():
    article = only(uni())
    assert (article.title, article.outlet, article.byline) == (
        "Board rejects dredging plan", "The Harbour Gazette", "Ada Quill and Ben Rook",
    )  # fmt: skip
    assert article.day == ("2026-07-07", "database July 7, 2026 Tuesday")
    assert article.paragraphs == BODY


def test_the_day_of_loading_is_no_day_of_publication():
    assert only(uni(date="Undated")).day is None


COVER = (
    "User Name: Ada\n\nDate and Time: Monday, November 30, 2026 9:14:00 PM EST\n\nJob Number: 1\n\nDocuments (2)\n\n"
    "1. Board rejects dredging plan\n\nClient/Matter: -None-\n\nSearch Terms: port w/5 board\n\n"
    "Search Type: Terms and Connectors\n\nNarrowed by:\n\nContent Type | Narrowed by\n\nNews | Sources: The Harbour Gazette\n\n"
    "2. March 3 killed the ferry, and with it the pier\n\nClient/Matter: -None-\n\n"
)


def test_two_documents_behind_a_cover():
    text = uni(head=COVER) + uni(
        "March 3 killed the ferry, and with it the pier", "Northern Star", "2 July 2026 Thursday"
    )
    announced, first, second = found(text)
    assert announced == Announced(2, "Documents (2)")
    assert (first.title, first.place) == ("Board rejects dredging plan", "#1")
    assert (second.title, second.outlet, second.place) == (
        "March 3 killed the ferry, and with it the pier", "Northern Star", "#2",
    )  # fmt: skip
    assert second.day.edtf == "2026-07-02"


@pytest.mark.parametrize(
    "title",
    [
        "March 3 killed the ferry, and with it the pier", "14 April 2025: the day the dam broke", "September 11, 2001",
        "Date: the fruit that feeds a valley", "Section: a thriller", "1. FC Harven wins", "Body", "Copyright law is dead, says judge",
        "Documents show minister knew", "News", "Search terms: how a firm found its spies",
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", ["", COVER])
def test_headlines_that_look_like_something_else(title, head):
    article = only(
        uni(title, head=head.replace("Board rejects dredging plan", title).replace("Documents (2)", "Document (1)"))
    )
    assert (article.title, article.outlet, article.day.edtf) == (title, "The Harbour Gazette", "2026-07-07")


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("March 14, 2026 Saturday 11:58 PM GMT", "2026-03-14"), ("2 July 2026 Thursday", "2026-07-02"),
        ("July 2026", "2026-07"), ("zaterdag 14 maart 2026", "2026-03-14"), ("14 maart 2026 zaterdag 01:00 AM", "2026-03-14"),
        ("Samstag 14. März 2026", "2026-03-14"), ("14. März 2026 Samstag", "2026-03-14"), ("samedi 14 mars 2026", "2026-03-14"),
        ("jeudi 1er octobre 2026 10:15 AM GMT+2", "2026-10-01"), ("July 7, 2026 Tuesday, Late Edition - Final", "2026-07-07"),
    ],
)  # fmt: skip
def test_date_lines(date, day):
    assert only(uni(date=date)).day == (day, f"database {date}")


def test_a_time_in_utc_at_night_is_told():
    assert "another day" in only(uni(date="March 14, 2026 Saturday 11:58 PM GMT")).check[0]
    assert only(uni(date="March 14, 2026 Saturday 11:58 AM GMT")).check == ()
    assert only(uni(date="March 14, 2026 Saturday 11:58 PM EST")).check == ()


SCREENS = {
    "de": ("Rubrik:\xa0POLITIK; S. 4\n\nLänge:\xa0120 Wörter\n\nAutor:\xa0Von Ada Quill\n\n", "Text", "Ladedatum:\xa09. Juli 2026\n\n", "Ende des Dokuments"),
    "fr": ("Rubrique:\xa0POLITIQUE\n\nLongueur:\xa0120 mots\n\nAuteur:\xa0Ada Quill\n\n", "Corps", "Load-Date:\xa09 juillet 2026\n\n", "Fin du document"),
    "nl": ("Sectie:\xa0NIEUWS; blz. 4\n\nLengte:\xa0120 woorden\n\nByline:\xa0Ada Quill\n\n", "Body", "Load-Date:\xa09 juli 2026\n\n", "Einde van document"),
    "mixed": ("LÄNGE: 120 Wörter\n\nByline: ADA QUILL\n\n", "Body", "Load-Date: July 9, 2026\n\n", "End of Document"),
}  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_screens_in_other_languages(screen):
    labels, word, tail, end = screen
    article = only(uni(date="Dienstag, 7. Juli 2026", labels=labels, word=word, tail=tail, end=end))
    assert (article.byline, article.day.edtf, article.paragraphs) == ("Ada Quill", "2026-07-07", BODY)


def test_a_date_behind_a_label():
    text = uni(date="", labels="Datum: 7. Juli 2026\n\nLÄNGE: 120 Wörter\n\n")
    assert only(text).day.edtf == "2026-07-07"


@pytest.mark.parametrize(
    "tail",
    [
        "Graphic\n\nThe board at work.\n\nBen Rook/Gazette\n\nLoad-Date:\xa0July 9, 2026\n\n",
        "Graphic:\xa0The board at work.\n\nLoad-Date:\xa0July 9, 2026\n\n",
        "Classification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nSubject: PORTS (90%); BOARDS (80%)\n\nLoad-Date: July 9, 2026\n\n",
        "Load-Date: July 9, 2026\n\nThe board at work.\n\n", "",
    ],
)  # fmt: skip
def test_what_the_database_adds_behind_a_text_is_left_out(tail):
    assert only(uni(tail=tail)).paragraphs == BODY


def test_captions_are_left_out_and_not_lost():
    assert (
        "The board at work."
        in only(uni(tail="Graphic:\xa0The board at work.\n\nLoad-Date:\xa0July 9, 2026\n\n")).left_out[0]
    )


def test_a_correction_stays_as_the_last_paragraph():
    tail = "Correction:\xa0The vote was nine to three.\n\nCorrection-Date:\xa0July 8, 2026\n\nLoad-Date:\xa0July 9, 2026\n\n"
    assert only(uni(tail=tail)).paragraphs == (*BODY, "Correction: The vote was nine to three.")


def test_labels_inside_a_text_are_text():
    body = (*BODY, "Graphic: the film spares nobody.", "Language: a weapon, he said.", "Section: nine of the law says no.",
            "Body", "Classification", "The club did not go down.", *(f"It was play number {each} of the night." for each in range(20)))  # fmt: skip
    assert only(uni(body=body)).paragraphs == body


def test_highlight_is_no_author_and_no_text():
    labels = "Length:\xa0120 words\nByline:\xa0Ada Quill\nHighlight:\xa0Nine members said no.\n\n"
    article = only(uni(labels=labels))
    assert (article.byline, article.left_out, article.paragraphs) == ("Ada Quill", ("Nine members said no.",), BODY)


def test_one_article_without_any_mark():
    text = uni(end="")
    assert exports.looks_like_export(text) == "nexis"
    article = only(text)
    assert (article.title, article.place, article.paragraphs) == ("Board rejects dredging plan", "", BODY)


def test_an_article_whose_lines_have_no_blank_ones_between():
    text = "\n".join(line for line in uni().split("\n") if line.strip())
    article = only(text)
    assert (article.title, article.outlet, article.day.edtf) == (
        "Board rejects dredging plan",
        "The Harbour Gazette",
        "2026-07-07",
    )
    assert article.byline == "Ada Quill and Ben Rook"


def test_an_article_without_text_is_refused_and_counted():
    announced, first, second = found(uni(body=()) + uni())
    assert announced.number == 2
    assert first == Refused("#1", "has no text (Board rejects dredging plan)")
    assert second.paragraphs == BODY


def test_pages_of_a_print_are_no_text():
    article = only(uni(body=(BODY[0], "Page 2 of 3", "Board rejects dredging plan", BODY[1])))
    assert article.paragraphs == BODY[:2]


def old(number, of, title, outlet="The Harbour Gazette (Harbour City)", date="July 7, 2026 Tuesday \n Late Edition - Final ", *, byline="By ADA QUILL",  # noqa: PLR0913
        text="The port board on Tuesday rejected the dredging plan by nine votes to two, its\nchair said.\n\n“We were asked for money and shown a drawing,” Lena Varga-\nHolt told reporters.\n",
        tail="LOAD-DATE: July 9, 2026\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n     Copyright 2026 Gazette Media\n       All Rights Reserved\n\n\n"):  # fmt: skip
    mark = f"                {number} of {of} DOCUMENTS\n\n\n" if of else ""
    by = f"BYLINE: {byline}\n\n" if byline else ""
    return f"{mark}          {outlet}\n\n     {date}\n\n{title}\n\n{by}SECTION: NEWS; Pg. 4\n\nLENGTH: 120 words\n\nDATELINE: HARBOUR CITY \n\n{text}\n{tail}"


WRAPPED = (
    "The port board on Tuesday rejected the dredging plan by nine votes to two, its chair said.",
    "“We were asked for money and shown a drawing,” Lena Varga-Holt told reporters.",
)


def test_the_old_form_with_its_error_document():
    sorry = "                2 of 3 DOCUMENTS\n\nWe are sorry but there is an error in this document and it is not possible to\ndisplay it.\n\n\n"
    long_title = "March 3 killed the ferry; A long headline goes on so far that it is set on\ntwo lines"
    announced, first, second, third = found(
        old(1, 3, "Board rejects dredging plan") + sorry + old(3, 3, long_title, byline="")
    )
    assert announced == Announced(3, "1 of 3 DOCUMENTS")
    assert (first.title, first.outlet, first.byline, first.day.edtf, first.language) == (
        "Board rejects dredging plan", "The Harbour Gazette (Harbour City)", "Ada Quill", "2026-07-07", "ENGLISH",
    )  # fmt: skip
    assert first.paragraphs == third.paragraphs == WRAPPED
    assert isinstance(second, Refused)
    assert "error page" in second.why
    assert third.title == "March 3 killed the ferry; A long headline goes on so far that it is set on two lines"
    assert third.byline == ""


def test_the_old_form_without_a_mark():
    article = only(old(0, 0, "Board rejects dredging plan"))
    assert (article.title, article.outlet, article.byline, article.day.edtf) == (
        "Board rejects dredging plan", "The Harbour Gazette (Harbour City)", "Ada Quill", "2026-07-07",
    )  # fmt: skip
    assert article.paragraphs == WRAPPED


def test_the_second_file_of_a_large_export_announces_what_it_holds():
    assert found(old(251, 252, "One") + old(252, 252, "Two"))[0].number == 2
    assert found(old(1, 252, "One"))[0].number == 252


def test_old_marks_in_german():
    text = (
        old(1, 1, "Hafenrat lehnt ab")
        .replace("1 of 1 DOCUMENTS", "Dokument 1 von 1")
        .replace("LENGTH: 120 words", "LÄNGE: 120 Wörter")
    )
    announced, article = found(
        text.replace("LANGUAGE: ENGLISH", "SPRACHE: GERMAN; DEUTSCH").replace(
            "LOAD-DATE: July 9, 2026", "UPDATE: 9. Juli 2026"
        )
    )
    assert announced.number == 1
    assert (article.title, article.language, article.paragraphs) == ("Hafenrat lehnt ab", "GERMAN", WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "The committee read 1 of 3 documents.\n\nIt was the end of document reading.", "Body\n\nText of a body.", "",
        "Length: 3 metres\n\nThe boat was long.", "Title\n\nBy Ada Quill\n\n14 March 2026\n\nThe text.",
    ],
)  # fmt: skip
def test_what_is_no_export(text):
    assert exports.looks_like_export(text) == ""
    assert exports.parts(text) is None


def test_a_list_of_documents_is_no_article_and_counts_those_beside_it():
    assert found(COVER) == [Announced(2, "Documents (2)", is_whole=True)]


def markup(number, title):
    spans = "".join(
        f'<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c2">{each}</SPAN></P>\n</DIV>\n'
        for each in (
            f"{number} of 2 DOCUMENTS", "The Harbour Gazette", 'July 7</SPAN><SPAN CLASS="c2">, 2026 Tuesday <BR>Late Edition',
            title, "BYLINE: </SPAN><SPAN>By ADA QUILL", "LENGTH: </SPAN><SPAN>120 words", *BODY,
            "LOAD-DATE: </SPAN><SPAN>July 9, 2026", "Copyright 2026 Gazette<BR>All Rights Reserved",
        )
    )  # fmt: skip
    return f"<DOC NUMBER={number}>\n<DOCFULL> -->\n{spans}<!-- Hide XML section from browser\n</DOCFULL> -->\n"


def test_the_old_form_as_a_page():
    text = f"<HTML><TITLE>LexisNexis Academic: Document</TITLE><BODY><!-- Hide XML\n<DOCS>\n{markup(1, 'Board says no')}{markup(2, 'Pier shut')}"
    assert exports.looks_like_export(text) == "nexis"
    announced, first, second = found(text)
    assert announced.number == 2
    assert (first.title, second.title, first.byline) == ("Board says no", "Pier shut", "Ada Quill")
    assert (first.day.edtf, first.paragraphs) == ("2026-07-07", BODY)
