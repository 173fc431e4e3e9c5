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
    [b"{\\field{\\*\\fldinst{" * 30_000, b"{" * 300_000, b"}" * 300_000, b"{\\*" * 200_000, b"{\\fonttbl" + b"\\f1 " * 50_000, b"\\bin99999999 x"],
    ids=["fields", "open", "close", "stars", "fonts", "bin"],
)  # fmt: skip
def test_hostile_text_is_linear(body):
    assert spent(HEAD + body + b"x\\par}")[0] < 4


@pytest.mark.parametrize("data", [b"no rtf", HEAD + rb"\u99999999999? x}"])
def test_what_cannot_be_read(data):
    with pytest.raises(UnreadableError):
        rtf.text(data)
