import io
import zipfile

import pytest

from onrecord.intake.documents import docx
from onrecord.intake.found import Asked, UnreadableError

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body, *, head="", space=SPACE, name="word/document.xml"):
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}" xmlns:mc="http://x/mc" xmlns:m="http://x/math"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return stream.getvalue()


def p(text):
    return f"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p("One.") + p("Two."), "One.\n\nTwo."),
        ("<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>He</w:t></w:r><w:r><w:t>ad</w:t><w:br/><w:t>line</w:t><w:tab/><w:t>x</w:t></w:r></w:p>", "Head\nline\tx"),
        ("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>", "link"),
        (f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}{p('c')}</w:tc></w:tr><w:tr><w:tc>{p('')}</w:tc></w:tr></w:tbl>", "a | b\n\nc\n\n"),
        (f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{p('in')}</w:tc><w:tc>{p('ner')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>", "in | ner"),
        ("<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>away</w:t></w:r></w:moveFrom></w:p>", "new"),
        (f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p('box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{p('box')}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>out</w:t></w:r></w:p>", "box\n\nout"),
        ("<w:p><m:t>no</m:t><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br w:type='page'/></w:r></w:p>", "a\u2011b\n\f\n"),
    ],
)  # fmt: skip
def test_text(body, text):
    assert docx.text(document(body)) == text
    assert docx.text(document(body, space="http://purl.oclc.org/ooxml/wordprocessingml/main")) == text


def test_one_article():
    data = document(
        p("Board rejects plan")
        + p("By Ada Quill")
        + p("7 July 2026")
        + p("")
        + p("The board said no.")
        + p("“Never,” she said.")
    )
    (article,) = docx.read(data, Asked(name="a.docx"))
    assert (article.title, article.byline, article.day.edtf) == ("Board rejects plan", "Ada Quill", "2026-07-07")
    assert article.paragraphs == ("The board said no.", "“Never,” she said.")


DTD = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (document(p("&b;"), head=DTD), "document type"),
        (document(p("x"), name="word/other.xml"), "no text part"),
        (b"PK\x03\x04 broken", "broken"),
        (document("<w:p>"), "broken"),
        (document(p("a" * 20_000_000)), "unpacks to 20 MB"),
        (document(p("One."))[:-40], "broken"),
    ],
    ids=["dtd", "part", "zip", "xml", "bomb", "cut"],
)  # fmt: skip
def test_what_cannot_be_read(data, what):
    with pytest.raises(UnreadableError, match=what):
        docx.text(data)


def test_deep_nesting_is_no_recursion():
    deep = "<w:tbl><w:tr><w:tc>" * 20_000
    assert "x" in docx.text(document(deep + p("x") + "</w:tc></w:tr></w:tbl>" * 20_000))


def test_a_wrapped_text_that_was_opened_in_a_word_processor():
    block = ["The port board on Tuesday rejected the dredging plan by nine votes to two,", "its chair said.", ""]
    assert docx.text(document("".join(map(p, block * 6)))).startswith(
        "The port board on Tuesday rejected the dredging plan by nine votes to two,\nits"
    )


def head(text, style="Heading1"):
    return f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def two(second="Quay News, 8 July 2026", style="Heading1"):
    return (
        p("") + head("Board rejects plan", style) + p("By Ada Quill") + p("7 July 2026") + p("The board said no.")
        + head("Pier to open in May", style) + p(second) + p("“Never in April,” she said.")
    )  # fmt: skip


@pytest.mark.parametrize("style", ["Heading1", "Title", "berschrift1", "Titre1"])
def test_several_articles_below_headings_of_one_style(style):
    first, second = docx.read(document(two(style=style)), Asked())
    assert (first.title, first.byline, first.day.edtf, first.place) == (
        "Board rejects plan", "Ada Quill", "2026-07-07", "#1",
    )  # fmt: skip
    assert (second.title, second.outlet, second.paragraphs, second.place) == (
        "Pier to open in May", "Quay News", ("“Never in April,” she said.",), "#2",
    )  # fmt: skip


@pytest.mark.parametrize("body", [two("Nobody knows when."), two(style="Heading2")])
def test_headings_without_days_below_are_sections(body):
    (one,) = docx.read(document(body), Asked())
    assert (one.title, one.paragraphs[-1]) == ("Board rejects plan", "“Never in April,” she said.")


def test_headings_of_which_most_have_days_are_told():
    third = head("Late herring") + p("Nobody knows when.")
    (one,) = docx.read(document(two() + third), Asked())
    assert "it may hold several articles: 2 of its 3 parts have a day of their own" in one.check


def bold(text):
    return f"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("border", ["", p("*****"), "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"])
def test_several_articles_below_titles_in_bold(border):
    first = (
        bold("Board rejects plan")
        + p("Quay News")
        + p("7 July 2026")
        + p("The board said no.")
        + bold("What follows")
        + p("Nothing.")
    )
    second = bold("Pier to open in May") + p("Quay News") + p("8 July 2026") + p("“Never in April,” she said.")
    one, other = docx.read(document(first + border + second), Asked())
    assert (one.title, one.outlet, one.paragraphs[:3]) == (
        "Board rejects plan",
        "Quay News",
        ("The board said no.", "What follows", "Nothing."),
    )
    assert (other.title, other.paragraphs) == ("Pier to open in May", ("“Never in April,” she said.",))
