import contextlib
import time

import pytest

from onrecord.intake.documents import plain
from onrecord.intake.found import Asked, UnreadableError

PAGE = "<html>DocPublicationName titreArticle"
NUMBER = "AN  Document NORFWR0020260707em770002p\n"
TEXTS = {
    "blank lines": "\n" * 500_000 + "x", "spaces": " " * 1_000_000 + "x", "one word": "a" * 2_000_000, "words": "word " * 400_000,
    "marks": "1 of 3 DOCUMENTS\n" * 50_000, "ends": "Body\nEnd of Document\n" * 20_000,
    "captions": "Length: 1 words\n\nBody\n\nx\n\n" + "Graphic\n\n" * 50_000 + "Load-Date: July 9, 2026\nEnd of Document",
    "labels": "Length: 1 words\nBody\n" + "Subject: a\n" * 80_000, "codes": "HD  x\n" * 50_000 + "PD  x\n" + NUMBER, "numbers": ("HD  x\nPD  x\n" + NUMBER) * 15_000,
    "rules": ("_" * 60 + "\nDatabase: x\nDocument URL: y\nFull text: z\n") * 10_000,
    "fields": "_" * 60 + "\nFull text: a\n" + "Subject: a\n\nLocation: b\n\n" * 30_000 + "Database: x\nDocument URL: y\n",
    "comments": PAGE + "<!--" * 200_000, "tags": PAGE + '<div class="docOcurrContainer"' * 50_000, "open": PAGE + "<article><b>x" * 60_000 + "</i></b>" * 60_000,
    "quotes": PAGE + '<a b="' + ">" * 1_000_000, "byline": "Title\n\nBy " + "A@" * 1_000_000, "dates": "Title\n\n" + "14 March 2026\n\n" * 40_000, "short": "a.\nb.\n" * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_time_grows_with_the_text_alone(text):
    before = time.process_time()
    with contextlib.suppress(UnreadableError):
        list(plain.read(text.encode(), Asked()))
    assert time.process_time() - before < 4
