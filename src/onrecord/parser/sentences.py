"""Paragraphs and sentences of a text whose quotations are known, so that no sentence ends inside one.

A paragraph is news or furniture ("Related posts", a caption, a separator); only news is split and tokenised.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.tokens import TOKEN, Sentence, mark_tag, retag_title, tag
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.parser.quotations import Quotation

_TITLES_WITH_STOP = frozenset({"u.s.", "u.k.", "u.n.", "d.c.", "j.d."})
_BEFORE_IS = frozenset({"that", "there", "here", "what", "where", "how"})
MAX_TOKENS = 400
"""A sentence is cut here: longer ones are lists or hostile, and every rule stays linear."""

_PARAGRAPH = re.compile(r"[^\n]+")
# "ANKARA, June 9 (Agency) - Turkey ...": the place and day of a report, before its first words.
_DATELINE = re.compile(r"\s*[A-ZÀ-ÞİŞĞÇÖÜ]{3,}[\w ,.()/]{0,50}?\s+[—–-]{1,2}\s+(?=[A-Z\"“])")


class Paragraph(NamedTuple):
    """A line of text with its quotations and sentences; ``block`` when it stands set off (bold)."""

    span: Span
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    block: bool


@cache
def _furniture() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def starts(name: str, tail: str) -> re.Pattern[str]:
        entries = [e.strip() for e in lexicon.furniture(name).replace("\n", "").split("|")]
        return re.compile(rf"\W*(?:{'|'.join(re.escape(e) for e in entries if e)}){tail}", re.IGNORECASE)

    return starts("line", r"(?!\w)"), starts("section", r"\W*$"), starts("caption", r"(?!\w)")


def is_furniture(line: str) -> bool:
    """True for a line of the page that is no news: a separator, a teaser, a caption without a full stop's news."""
    text = line.strip()
    if not any(c.isalpha() for c in text):
        return True
    lines, _, captions = _furniture()
    if text[0] == "[" and text[-1] in "])" and lines.match(text):
        return True
    return bool(lines.match(text) and len(text) < 200) or bool(captions.match(text))


def find(text: str, quotations: list[Quotation], blocks: tuple[Span, ...] = ()) -> list[Paragraph]:
    """Return the news paragraphs of `text` with their sentences, in order."""
    paragraphs: list[Paragraph] = []
    _, section, _ = _furniture()
    at = 0
    in_teasers = False
    block_starts = {span.start for span in blocks}
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        here: list[Quotation] = []
        while at < len(quotations) and quotations[at].span.start < match.end():
            here.append(quotations[at])
            at += 1
        if len(line) < 60 and section.match(line.strip()):
            in_teasers = True
            continue
        if in_teasers and not re.search(r"[.!?][\"'”’]?\s*$", line):
            continue
        in_teasers = False
        if is_furniture(line):
            continue
        first = match.start() + len(line) - len(line.lstrip())
        dateline = _DATELINE.match(line)
        if dateline:
            first = match.start() + dateline.end()
        span = Span(first, match.start() + len(line.rstrip()))
        sentences = tuple(_sentences(text, span, here))
        paragraphs.append(Paragraph(span, tuple(here), sentences, first in block_starts))
    return paragraphs


def _sentences(text: str, span: Span, quotations: list[Quotation]) -> list[Sentence]:
    """Tokenise one paragraph and cut it into sentences."""
    done: list[Sentence] = []
    tags: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def close() -> None:
        if tags:
            if tags.count("c") * 2 > len(tags):
                retag_title(tags, words, [text[a:b] for a, b in zip(starts, ends, strict=True)])
            done.append(Sentence("".join(tags), tuple(words), tuple(starts), tuple(ends)))
        for column in (tags, words, starts, ends):
            column.clear()

    def add(sign: str, word: str, start: int, end: int) -> None:
        tags.append(sign)
        words.append(word)
        starts.append(start)
        ends.append(end)

    at = span.start
    for quotation in [*quotations, None]:
        until = quotation.span.start if quotation else span.end
        for match in TOKEN.finditer(text, at, until):
            word, (start, end) = match.group(), match.span()
            sign = mark_tag(word) if not word[0].isalnum() and word[0] not in "'’$_" else ""
            lower = word.lower().replace("’", "'")
            if not sign:
                sign = tag(word, lower)
                if sign == "c" and not tags and lower.endswith("ing") and tag(lower, lower) == "G":
                    sign = "G"  # "Conceding that ...": a participle opens the sentence
                if lower == "like" and tags and tags[-1] in "XHt":
                    sign = "B"
                if lower == "'s" and words and (tags[-1] in "HW" or words[-1] in _BEFORE_IS):
                    sign = "X"  # "he's", "who's", "there's"; elsewhere a possessive
            if sign == "." and not _ends_sentence(text, words, starts, ends, start, end, span.end):
                if word == "." and tags and start == ends[-1]:
                    ends[-1] = end
                continue
            add(sign, lower, start, end)
            if sign == "." or len(tags) >= MAX_TOKENS:
                close()
        if quotation:
            start, end = quotation.span
            if words and words[-1].endswith(".") and tags[-1] != "." and words[-1] not in _TITLES_WITH_STOP:
                close()  # "in Fort Hill, S.C. "It ...": the abbreviation's stop is the sentence's too
            add("Q", "", start, end)
            at = end
            if len(tags) >= MAX_TOKENS or _quotation_ends_sentence(text, quotation, span.end):
                close()
    close()
    return done


def _ends_sentence(
    text: str, words: list[str], starts: list[int], ends: list[int], start: int, end: int, stop: int
) -> bool:
    """True where the mark at `start` ends a sentence: not after an abbreviation or initial, not inside a word."""
    if end >= stop:
        return True
    if not text[end].isspace() and text[end] not in "\"'”’)]“‘":
        # No blank: a lost one only if a capital follows a small letter ("over.He").
        return text[end].isupper() and text[start - 1].islower()
    if text[start] != ".":
        return True
    following = text[end : end + 12].lstrip(" \t\u00a0\"'“”‘’([)]")
    if following[:1].islower() or following[:1] in ",;":
        return False
    if words and ends[-1] == start:
        last = words[-1]
        raw = text[starts[-1]]
        if last in lexicon.words("abbreviation") and (raw.isupper() or not following[:1].isupper()):
            return False
        if len(last) == 1 and raw.isupper() and last != "i":
            return False
    return True


def _reports(word: str) -> bool:
    verbs = lexicon.verbs()
    senses = (cue for lemma, _ in verbs.forms.get(word.strip(",.:;").lower(), ()) for cue in verbs.senses[lemma])
    return any(cue.frame in ("clause", "whether", "hearer") for cue in senses)


def _quotation_ends_sentence(text: str, quotation: Quotation, stop: int) -> bool:
    """True where a sentence ends with a quotation's closing mark: a full stop inside, and a new start after it."""
    end = quotation.span.end
    inner = quotation.inner.of(text).rstrip()
    if end >= stop:
        return True
    if not inner or inner[-1] not in ".!?…":
        return False
    following = text[end : end + 20].lstrip()
    if not following:
        return True
    if following[0] in "\"“‘'[(":
        return True
    if inner[-1] in "!?…" and any(_reports(word) for word in text[end : end + 60].split()[:6]):
        return False  # '"Is it?" Smith asked.' goes on
    return following[0].isupper() or following[0].isdigit()
