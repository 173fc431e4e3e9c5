import time

import pytest

from onrecord.intake.documents import rtf
from onrecord.intake.found import Asked, UnreadableError

pytest.importorskip("striprtf")

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset238 Arial CE;}}{\colortbl;\red0\green0\blue0;}{\info{\title No}}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"One.\par Two.\par", "One.\n\nTwo.\n\n"),
        (rb"One\line two.\par", "One\ntwo.\n\n"),
        (rb"\ldblquote No,\rdblquote  she said \'93so\'94 \u8220?x\u8221?\par", "“No,” she said “so” “x”\n\n"),
        (rb"{\f1 \'e8}\par", "č\n\n"),
        (rb"\uc0\u8220 x\uc1\u-10179?\u-9216?\par", "“x\U0001f400\n\n"),
        (rb"\trowd HD\cell Title | more\cell\row\pard After\par", "HD | Title | more\n\nAfter\n\n"),
        (rb'{\field{\*\fldinst{HYPERLINK "https://a.example/x"}}{\fldrslt{link}}} text\par', "link text\n\n"),
        (rb"a{\pict\pngblip 89504e47}b{\*\shppict{\pict\bin5 {}}{x}}c\par", "abc\n\n"),
        (b"a{\\header page head\\par}b{\\footer Page 2}c\\par", "abc\n\n"),
        (b"raw \x93curly\x94 bytes\\par", "raw “curly” bytes\n\n"),
        ("“raw UTF-8”\\par".encode(), "“raw UTF-8”\n\n"),
        (rb"brace \{x\} back \\pict\par", "brace {x} back \\pict\n\n"),
    ],
)
def test_text(body, text):
    assert rtf.text(HEAD + body + b"}") == text


def test_one_article():
    body = rb"\b Board rejects plan\b0\par By Ada Quill\par 7 July 2026\par\par The board said no.\par \ldblquote Never,\rdblquote  she said.\par}"
    (article,) = rtf.read(HEAD + body, Asked(name="a.rtf"))
    assert (article.title, article.byline, article.day.edtf) == ("Board rejects plan", "Ada Quill", "2026-07-07")
    assert article.paragraphs == ("The board said no.", "“Never,” she said.")


def spent(data):
    before = time.process_time()
    found = rtf.text(data)
    return time.process_time() - before, found


@pytest.mark.parametrize(
    "picture",
    [
        b"{\\pict\\pngblip " + b"89504e47" * 2_500_000 + b"}",
        b"{\\*\\shppict{\\pict\\bin20000000 " + b"{}\\x" * 5_000_000 + b"}}",
        b"{\\object{\\objdata " + b"00ff\r\n" * 3_000_000 + b"}}",
        b"{\\pict" + b"{\\x}" * 300_000 + b"}",
    ],
    ids=["hex", "bin", "object", "groups"],
)
def test_pictures_of_20_mb_cost_little(picture):
    seconds, found = spent(HEAD + b"One.\\par " + picture + b"Two.\\par}")
    assert found == "One.\n\nTwo.\n\n"
    assert seconds < 4


@pytest.mark.parametrize(
    "body",
    [b"{\\field{\\*\\fldinst{" * 15_000, b"{" * 150_000, b"}" * 150_000, b"{\\*" * 100_000, b"{\\fonttbl" + b"\\f1 " * 25_000, b"\\bin99999999 x"],
    ids=["fields", "open", "close", "stars", "fonts", "bin"],
)  # fmt: skip
def test_hostile_text_is_linear(body):
    assert spent(HEAD + body + b"x\\par}")[0] < 2


@pytest.mark.parametrize("data", [b"no rtf", HEAD + rb"\u99999999999? x}"])
def test_what_cannot_be_read(data):
    with pytest.raises(UnreadableError):
        rtf.text(data)


NEXIS = rb"""
\sectd{\header\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}} of 9\par A running head\par}
\pard User Name: = \~Ada\par Job Number: = \~1\par \b Documents (2)\b0\par
\trowd {1.\~{\field{\*\fldinst HYPERLINK "https://a.example/1"}{\fldrslt 14 May deadline looms for pier: what we know}}}\cell\row
\pard Client/Matter: -None-\par\trowd Content Type\cell Narrowed by\cell\row\trowd News\cell -None-\cell\row
\pard {2.\~Pier toll: board turns}\par Client/Matter: -None-\par\page
{\*\shppict{\pict\pngblip 8950}}\par \b 14 May deadline looms for {\highlight7 pier}: what we know\b0\par
The Harbour Gazette (Harbour City)\par May 12, 2026 Tuesday\par\par Copyright 2026 Gazette Media Ltd.\line All Rights Reserved\par
\b Section:\b0 \~NEWS\par\b Length:\b0 \~41 words\par\b Byline:\b0 \~Ada Quill and Ben Rook in Brannock\par\b Body\b0\par\par
The {\b pier} is late, \ldblquote very late\rdblquote , officials said.\par\par Body language said the rest.\par
\b Graphic\b0\par\par The pier at dusk\par\b Classification\b0\par\b Language:\b0 \~ENGLISH\par\b Load-Date:\b0 \~May 13, 2026\par
\qc\b End of Document\b0\par\page\b Pier toll: board turns\b0\par Northern Star\par 2 July 2026 Thursday\par
\b Length:\b0 \~12 words\par\b Body\b0\par It is over.\par\b Load-Date:\b0 \~July 3, 2026\par\b End of Document\b0\par}"""


def test_an_export_of_nexis():
    announced, first, second = rtf.read(HEAD + NEXIS, Asked())
    assert announced.number == 2
    assert (first.title, first.outlet, first.byline, first.day.edtf) == (
        "14 May deadline looms for pier: what we know", "The Harbour Gazette (Harbour City)", "Ada Quill and Ben Rook", "2026-05-12",
    )  # fmt: skip
    assert first.paragraphs == ("The pier is late, “very late”, officials said.", "Body language said the rest.")
    assert (second.title, second.outlet, second.paragraphs) == (
        "Pier toll: board turns",
        "Northern Star",
        ("It is over.",),
    )
