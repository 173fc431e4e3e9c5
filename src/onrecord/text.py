"""Folding for comparison: names and words are compared without accents, case or the shape of an apostrophe."""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
"""Soft hyphens and marks without width: they stand inside words of copied text and are none of its letters."""
INSIDE_WORD = rf"\w\u0300-\u036f{INVISIBLE}"
"""What a word is printed with, for a class of a regular expression: also accents that stand behind their letter."""

# The dotless i and the letters that Unicode does not decompose; apostrophes of every shape.
_LETTERS = str.maketrans(
    {"ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE"}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("\u2010\u2011\u2012", "-")
    | dict.fromkeys(INVISIBLE, "")
)


class _Unaccented(dict[int, "int | None"]):
    """A table for ``str.translate`` that takes out what stands above or below a letter; filled as it is used."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_UNACCENTED = _Unaccented()
_LONGEST = 200
_MOST = 16384


class _Kept(dict[str, T]):
    """What is known of texts, by the text; worked out for one that is new. Full, it begins anew."""

    def __init__(self, read: Callable[[str], T], longest: int) -> None:
        super().__init__()
        self._read, self._longest = read, longest

    def __missing__(self, text: str) -> T:
        answer = self._read(text)
        if len(text) < self._longest:
            if len(self) >= _MOST:
                self.clear()
            self[text] = answer
        return answer


def remembered(read: Callable[[str], T], longest: int = _LONGEST) -> Callable[[str], T]:
    """Return what reads a word or a few, with its answers kept, for texts say the same again and again.

    Answers on texts of `longest` characters and more are not kept: what the program holds does not grow with the
    articles. A look at what is kept runs no line of Python: it is asked thousands of times an article.
    """
    return _Kept(read, longest).__getitem__


def _fold(text: str) -> str:
    text = text.replace("`", "'")
    if not text.isascii():
        text = _FOREIGN.sub(_plain, text)
    return " ".join(text.casefold().split())


fold = remembered(_fold)
"""Return a text for comparison: no accents, lower case, straight apostrophes, single blanks, nothing invisible.

"Şükrü’s  İREM Işık" is "sukru's irem isik".
"""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
"""Most characters of an English text are plain as they are; what stands between those few is worked out once."""


def _plain(match: re.Match[str]) -> str:
    return _unaccented(match.group())


@remembered
def _unaccented(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).translate(_UNACCENTED)


_UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE, ""))


def visible(text: str) -> str:
    """Return `text` without soft hyphens and marks without width."""
    return text if text.isascii() else text.translate(_UNSEEN)


def as_printed(name: str) -> str:
    """Return a name from a text as it looks: accents on their letters, nothing invisible, single blanks."""
    return " ".join(unicodedata.normalize("NFC", visible(name)).split())


def matches(
    pattern: re.Pattern[str], begins: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` would, tried only where `begins`, a class of characters, finds one.

    A class is looked for many times as fast as a pattern of several branches.
    """
    begin = begins.search(text, start, end)
    while begin:
        match = pattern.match(text, begin.start(), end)
        if match:
            yield match
        begin = begins.search(text, match.end() if match else begin.end(), end)


_POSSESSIVE = re.compile(r"'s?$")


def fold_word(word: str) -> str:
    """Fold one word and drop a possessive ending: ``Norland’s`` and ``allies'`` compare as ``norland``, ``allies``."""
    return _POSSESSIVE.sub("", fold(word))


# Control characters that a terminal obeys and the marks that turn text around; then what no file or XML may hold.
_OBEYED = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_BREAK = re.compile("[\t-\r\x1c-\x1e\x85\u2028\u2029]")
_HARMFUL = re.compile(f"[{_OBEYED}]")
_CONTROL = re.compile(f"(?![\u2028\u2029])[{_OBEYED}\ufffe\uffff]")


def printable(text: str) -> str:
    """Return `text` on one line with control and direction-turning characters replaced by U+FFFD.

    Article text is foreign: an escape sequence in it must never reach a terminal.
    """
    return " ".join(_CONTROL.sub("\ufffd", text).split())


def one_line(text: str) -> str:
    r"""Return `text`, its blanks kept, on one line, with what a terminal obeys or what turns text around replaced.

    A name from a file must not begin a line of its own: that line could say anything.

    >>> one_line("a  b\n\x1b[2J")
    'a  b \ufffd[2J'
    """
    return _CONTROL.sub("\ufffd", _BREAK.sub(" ", text))


def harmless(text: str) -> str:
    r"""Return `text`, its lines and tabs kept, with what a terminal obeys or what turns text around replaced by U+FFFD.

    >>> harmless("a\x1b[2J\tb\n")
    'a�[2J\tb\n'
    """
    return _HARMFUL.sub("\ufffd", text)
