import contextlib
import time

import pytest

from onrecord.intake.documents import plain
from onrecord.intake.found import Asked, UnreadableError

pytestmark = pytest.mark.slow

PAGE = "<html>DocPublicationName titreArticle"
NUMBER = "AN  Document NORFWR0020260707em770002p\n"
TEXTS = {
    "blank lines": "\n" * 62_500 + "x", "spaces": " " * 125_000 + "x", "one word": "a" * 250_000, "words": "word " * 50_000,
    "marks": "1 of 3 DOCUMENTS\n" * 6_250, "ends": "Body\nEnd of Document\n" * 2_500,
    "captions": "Length: 1 words\n\nBody\n\nx\n\n" + "Graphic\n\n" * 6_250 + "Load-Date: July 9, 2026\nEnd of Document",
    "labels": "Length: 1 words\nBody\n" + "Subject: a\n" * 10_000, "codes": "HD  x\n" * 6_250 + "PD  x\n" + NUMBER, "numbers": ("HD  x\nPD  x\n" + NUMBER) * 2_000,
    "rules": ("_" * 60 + "\nDatabase: x\nDocument URL: y\nFull text: z\n") * 1_250,
    "fields": "_" * 60 + "\nFull text: a\n" + "Subject: a\n\nLocation: b\n\n" * 3_750 + "Database: x\nDocument URL: y\n",
    "comments": PAGE + "<!--" * 25_000, "tags": PAGE + '<div class="docOcurrContainer"' * 25_000, "open": PAGE + "<article><b>x" * 7_500 + "</i></b>" * 7_500,
    "quotes": PAGE + '<a b="' + ">" * 125_000, "byline": "Title\n\nBy " + "A@" * 125_000, "dates": "Title\n\n" + "14 March 2026\n\n" * 5_000, "short": "a.\nb.\n" * 25_000,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_time_grows_with_the_text_alone(text):
    before = time.process_time()
    with contextlib.suppress(UnreadableError):
        list(plain.read(text.encode(), Asked()))
    assert time.process_time() - before < 1.2
