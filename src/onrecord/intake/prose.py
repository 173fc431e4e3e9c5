"""Words as they are, without what nobody sees: the one place where a found text is cleaned."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.intake.found import Found

_BLANK = re.compile(r"[ \t\f\v\x1c-\x1f\x85\xa0\u2028\u2029\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\xad\u200b\u2060\ufeff]")
"""Soft hyphens, blanks without width, marks of byte order: they stand inside words and cannot be searched for."""
_TURNING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # what `text` knows as harmful
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, and the marks that turn text around: they could show other words than a search finds."""


def line(text: str) -> str:
    r"""Return a paragraph on one line: blanks of any kind one blank, composed letters, nothing without width.

    >>> line("a\xa0 b\nc\u200bd")
    'a b cd'
    """
    text = _UNSEEN.sub("", text.replace("\n", " ").replace("\r", " "))
    return unicodedata.normalize("NFC", _BLANK.sub(" ", text)).strip()


_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that set no blanks between words: Japanese, Chinese."""


def count_words(texts: Iterable[str]) -> int:
    """Return the words of texts; where a script has no blanks between them, two letters count as one.

    >>> count_words(["The quay is shut.", "码头关闭"])
    6
    """
    return sum(len(_UNSPACED.sub(" ", text).split()) + (len(_UNSPACED.findall(text)) + 1) // 2 for text in texts)


def _marks(text: str) -> int:
    """Return how many control characters and direction marks a text has (newlines are none)."""
    return len(_TURNING.findall(text.replace("\n", "").replace("\r", "")))


def _clean(text: str) -> str:
    return line(_TURNING.sub("", line(text)))


def blocks(text: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text in which blank lines part them, hard line ends inside one mended.

    A word with a hyphen at a line's end keeps it, and the next line joins it without a blank: whether the hyphen is the
    word's own ("Okonedo-Hart") cannot be seen, and a wrap at a hyphen is what exports have. Where lines are long, or
    the first of a paragraph is set in, they part paragraphs without a blank line.

    >>> blocks("said Okonedo-\nHart on\nFriday.\n\nNo.")
    ('said Okonedo-Hart on Friday.', 'No.')
    """
    parts = [part for part in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", text.strip("\n")) if part.strip()]
    width = _width(parts)
    return _lines(_WRAP_AT_HYPHEN.sub("", each) for part in parts for each in _parted(part, width))


def _width(blocks: list[str]) -> float:
    """Return at how many characters the lines of a text are wrapped; endless where most end anywhere."""
    continued = sorted(len(each.rstrip()) for block in blocks for each in block.split("\n")[:-1] if each.strip())
    if not continued:
        return math.inf
    width = continued[(19 * (len(continued) - 1) + 19) // 20]  # one line in twenty may hold an address that is longer
    full = sum(each >= _FULL * width for each in continued)
    return max(width, _LEAST) if full >= _MANY * len(continued) else math.inf


def is_wrapped(lines: list[str]) -> bool:
    """Return whether the paragraphs of a document are the lines of a text that was wrapped before it got there."""
    width = _width(
        ["\n".join(block) for filled, block in itertools.groupby(lines, lambda each: bool(each.strip())) if filled]
    )
    return len(lines) > _FEW and _NARROW < width < _WRAPPED


_NARROW, _FEW = 50, 12
_LEAST = 30
"""Nobody wraps text at fewer characters."""
_FULL, _MANY = 0.8, 0.4
"""A line is full at so much of the width; a text is wrapped where so many of its lines are."""


def _parted(block: str, width: float) -> list[str]:
    """Return the paragraphs of lines without a blank one between.

    Each long line is one; a line that is set in begins one; a sentence ends one where the next word would have fitted.
    """
    lines = [each for each in block.split("\n") if each.strip()]
    if len(lines) > 1 and any(len(each) - max(map(len, each.split())) > _WRAPPED for each in lines):
        return lines
    set_in = [each[:1].isspace() for each in lines]
    few = any(set_in[1:]) and 2 * sum(set_in) <= len(lines) + 1
    begins = (at for at in range(1, len(lines)) if (few and set_in[at]) or _ends(lines[at - 1], lines[at], width))
    return ["\n".join(lines[start:end]) for start, end in itertools.pairwise([0, *begins, len(lines)])]


def _ends(before: str, after: str, width: float) -> bool:
    """Return whether a paragraph ends between two lines: nobody wraps a line into which the next word fits."""
    before = before.rstrip()
    fitted = len(before) + 1 + len(after.split(maxsplit=1)[0])
    return fitted <= width and (_SENTENCE.search(before) is not None or fitted * 2 < width)


_SENTENCE = re.compile(r"[.!?…][”\"’'»)\]]{0,2}$")


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(kept for text in texts if (kept := line(text)))


_WRAP_AT_HYPHEN = re.compile(r"(?<=\w-)\n\s*(?=\w)")
_WRAPPED = 120
"""Nobody wraps text at more characters than this: lines that are longer are paragraphs."""


def cleaned(found: Found) -> Found:
    """Return an article with all its texts clean, empty paragraphs gone, and a note where marks were taken out.

    Readers need not look for marks: what `line` and `blocks` return still has them, so that they are counted here.
    """
    texts = (found.title, found.outlet, found.byline, *found.paragraphs)
    marks = sum(map(_marks, texts))
    note = f"{marks} control or direction marks were taken out of its text" if marks else ""
    return replace(
        found,
        title=_clean(found.title),
        outlet=_clean(found.outlet),
        byline=_clean(found.byline),
        url=_clean(found.url),
        paragraphs=_all(found.paragraphs),
        left_out=_all(found.left_out),
        check=(*_all(found.check), *([note] if note else [])),
    )


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(kept for text in texts if (kept := _clean(text)))
