"""Which language a text is in: English or not by its words; others by what their file calls them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser.text.language import is_english
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGLISH, UNKNOWN = "en", "und"
"""As BCP 47 has them: "und" is a language that nobody has told."""
_CALLED = {
    "english": "en", "anglais": "en", "englisch": "en", "ingles": "en", "german": "de", "deutsch": "de",
    "allemand": "de", "french": "fr", "francais": "fr", "turkish": "tr", "turkce": "tr", "spanish": "es",
    "espanol": "es", "dutch": "nl", "nederlands": "nl", "italian": "it", "italiano": "it", "portuguese": "pt",
    "russian": "ru", "arabic": "ar", "polish": "pl", "swedish": "sv", "danish": "da", "norwegian": "no",
    "finnish": "fi", "greek": "el", "chinese": "zh", "japanese": "ja", "korean": "ko", "ukrainian": "uk",
    "czech": "cs", "hebrew": "he", "persian": "fa",
}  # fmt: skip
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,8})*")


def of(paragraphs: Sequence[str], called: str = "") -> str:
    """Return the language of a text; its words overrule what its file calls it ("en-GB", "ENGLISH").

    A text too short to be told by its words is what it is called, else English.
    """
    told = code(called)
    if not is_english("\n\n".join(paragraphs)):
        return told if told and told != ENGLISH else UNKNOWN
    return told if told and len(" ".join(paragraphs)) < _SHORT else ENGLISH


_SHORT = 400
"""Characters below which `is_english` lets everything pass."""


def code(called: str) -> str:
    """Return the code of a language by its code or name; empty where it is neither.

    >>> code("en-GB"), code("ENGLISH"), code("Deutsch"), code("Klingon")
    ('en', 'en', 'de', '')
    """
    name = fold(called.strip())
    if name in _CALLED:
        return _CALLED[name]
    found = _CODE.fullmatch(called.strip())
    return found[1].lower() if found else ""
