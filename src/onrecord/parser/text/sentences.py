"""Paragraphs and sentences of a text whose quotations are known, so that no sentence ends inside one.

A paragraph is news or boilerplate ("Related posts", a caption, a separator); only news is split and tokenised.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.lexicon import vocabulary as vocabularies
from onrecord.parser.text import leads, stops
from onrecord.parser.text import tags as tag
from onrecord.parser.text.quotations import nicknames
from onrecord.parser.text.quoted_names import as_word
from onrecord.parser.text.tokens import (
    Sentence,
    day_names,
    is_mark,
    mark_tag,
    reader,
    retag_calendar_names,
    retag_capitals,
    retag_title,
    tag_after,
)
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.lexicon import Verbs
    from onrecord.parser.lexicon.vocabulary import Vocabulary
    from onrecord.parser.text.quotations import Quotation
    from onrecord.parser.text.quoted_names import Word

MAX_TOKENS = 400
"""A sentence is cut here: longer ones are lists or hostile, and every rule stays linear."""

_PARAGRAPH = re.compile(r"[^\n]+")
_HEADING = 60
"""The heading of a section of teasers is shorter than so many characters."""
_BETWEEN = re.compile(r"[)\]]?\s*(?:[—–-]+\s*)?")
_CLOSED = re.compile(r"[.!?][\"'”’]?\s*$")


_QUOTATIONS = frozenset({tag.QUOTATION, tag.STOP})
QUOTED = '"'
"""The word of a quotation in its sentence."""


class Paragraph(NamedTuple):
    """A line of text with its quotations and sentences; ``block`` when it stands set off (bold)."""

    span: Span
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    block: bool

    @property
    def is_quoted(self) -> bool:
        """True where it is nothing but quotations."""
        return all(_QUOTATIONS.issuperset(s.tags) for s in self.sentences) and self.sentences[0].is_quotation(0)


@cache
def _boilerplate() -> tuple[re.Pattern[str], ...]:
    def starts(name: str, tail: str) -> re.Pattern[str]:
        return re.compile(rf"[\W_]*(?:{'|'.join(map(re.escape, lexicon.boilerplate(name)))}){tail}", re.IGNORECASE)

    return starts("line", r"(?!\w)"), starts("section", r"\W*$"), starts("caption", r"(?!\w)"), starts("note", r"\s*:")


def is_boilerplate(line: str) -> bool:
    """True for a line of the page that is no news: a separator, a teaser, a caption without a full stop's news."""
    text = line.strip()
    if not (text[:1].isalpha() or any(c.isalpha() for c in text)):
        return True
    lines, _, captions, notes = _boilerplate()
    if text[0] == "[" and text[-1] in "])" and lines.match(text):
        return True
    return bool(lines.match(text) and len(text) < 200) or bool(
        captions.match(text) or notes.match(text.replace("’", "'"))
    )


def _news(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that are news; behind the heading of a section of teasers only what ends as a sentence does."""
    section = _boilerplate()[1]
    in_teasers = False
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        if len(line) < _HEADING and section.match(line.strip()):
            in_teasers = True
        elif not in_teasers or _CLOSED.search(line):
            in_teasers = False
            if not is_boilerplate(line):
                yield match


def find(
    text: str, quotations: list[Quotation], blocks: tuple[Span, ...] = (), vocabulary: Vocabulary | None = None
) -> list[Paragraph]:
    """Return the news paragraphs of `text` with their sentences, in order; `blocks` are those that stand set off.

    `vocabulary` has the words that report, the lexicon's where it is left out.
    """
    vocabulary = vocabulary or vocabularies.standard()
    paragraphs: list[Paragraph] = []
    block_starts = {span.start for span in blocks}
    at = 0
    opening = True
    for match in _news(text):
        here: list[Quotation] = []
        while at < len(quotations) and quotations[at].span.start < match.end():
            if quotations[at].span.start >= match.start():
                here.append(quotations[at])
            at += 1
        line = match.group()
        first = match.start() + leads.end(line, text, match.start(), first=opening)
        opening = opening and not _CLOSED.search(line)  # a byline or a title ends without a stop
        span = Span(first, match.start() + len(line.rstrip()))
        paragraphs.append(
            Paragraph(span, tuple(here), tuple(_sentences(text, span, here, vocabulary)), first in block_starts)
        )
    return paragraphs


class _Builder:
    """The sentence that is being read, token by token."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary, self.tokens_of = text, vocabulary, reader(vocabulary)
        self.done: list[Sentence] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, sign: str, word: str, start: int, end: int) -> None:
        """Add a token; a sentence too long to be one is cut."""
        self.tags.append(sign)
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        if len(self.tags) >= MAX_TOKENS:
            self.close()

    def add_name(self, name: Word, place: Span) -> None:
        """Add a quotation that is a word of its sentence."""
        self.add(name.sign, QUOTED, *place)
        if name.comma:
            self.add(tag.COMMA, ",", place.end, place.end)

    def close(self) -> None:
        """End the sentence here."""
        tags, words = self.tags, self.words
        if tags:
            self._retag()
            done = Sentence("".join(tags), tuple(words), tuple(self.starts), tuple(self.ends), self.vocabulary)
            self.done.append(done)
        for column in (tags, words, self.starts, self.ends):
            column.clear()

    def _retag(self) -> None:
        """Tag anew what only the whole sentence tells: lines in capitals, weekdays and months that are names."""
        tags, words = self.tags, self.words
        capitals = tags.count(tag.CAPITALISED) * 2 > len(tags)
        if not (capitals or self.text[self.starts[0] : self.ends[0]].isupper() or self._has_calendar_name()):
            return
        raw = [self.text[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        retag_capitals(tags, words, raw)
        if capitals:
            retag_title(tags, words, raw, self.vocabulary)
        retag_calendar_names(tags, words, raw, day_names(self.text, self.vocabulary.day_names))

    def _has_calendar_name(self) -> bool:
        """True where a word of time is printed with a capital: "Monday", and not "week"."""
        tags = self.tags
        return tag.TIME in tags and any(
            sign == tag.TIME and self.text[at].isupper() for sign, at in zip(tags, self.starts, strict=True)
        )


def _sentences(text: str, span: Span, quotations: list[Quotation], vocabulary: Vocabulary) -> list[Sentence]:
    """Tokenise one paragraph and cut it into sentences."""
    reading = _Builder(text, vocabulary)
    at = span.start
    for quotation in quotations:
        _read_words(reading, at, quotation.span.start, span.end)
        words, tags = reading.words, reading.tags
        if words and words[-1].endswith(".") and tags[-1] != tag.STOP and words[-1] not in lexicon.words("initials"):
            reading.close()  # "in Fort Hill, S.C. "It ...": the abbreviation's stop is the sentence's too
        at = quotation.span.end
        if (name := as_word(text, quotation, tags, words)) is not None:
            reading.add_name(name, quotation.span)
            continue
        reading.add(tag.QUOTATION, QUOTED, *quotation.span)
        if _quotation_ends_sentence(reading, quotation, span.end):
            reading.close()
    _read_words(reading, at, span.end, span.end)
    reading.close()
    return reading.done


def _read_words(reading: _Builder, start: int, end: int, stop: int) -> None:
    """Read the words and marks outside quotations from `start` to `end`; a nickname is one word of its name."""
    for nickname in nicknames(reading.text, start, end):
        _read_plain(reading, start, nickname.start, stop)
        printed = nickname.of(reading.text)
        mark = mark_tag(printed[-2])
        reading.add(tag.CAPITALISED, printed.lower(), *nickname)
        start = nickname.end
        if mark == tag.COMMA:
            reading.add(mark, printed[-2], nickname.end - 1, nickname.end)  # the apposition's, inside the marks
        elif mark == tag.STOP and (
            start >= stop or _begins_sentence(reading.text[start : min(stop, start + 20)].lstrip()[:1])
        ):
            reading.close()
    _read_plain(reading, start, end, stop)


def _begins_sentence(first: str) -> bool:
    return first.isupper() or first in "\"“‘'"


def _read_plain(reading: _Builder, start: int, end: int, stop: int) -> None:
    """Read words and marks of which none is quoted; most have one tag wherever they stand, and are only added."""
    tags, words, starts, ends = reading.tags, reading.words, reading.starts, reading.ends
    at = start
    chunks = reading.text[start:end].split(" ")
    for chunk, tokens in zip(chunks, map(reading.tokens_of, chunks), strict=True):
        for printed, word, sign, settled, first, last in tokens:
            if settled:
                tags.append(sign)
                words.append(word)
                starts.append(at + first)
                ends.append(at + last)
                if len(tags) >= MAX_TOKENS:
                    reading.close()
            elif is_mark(printed):
                _read_mark(reading, word, sign, Span(at + first, at + last), stop)
            else:
                sign_here = tag_after(printed, word, sign, tags, words, reading.vocabulary)
                reading.add(sign_here, word, at + first, at + last)
        at += len(chunk) + 1


def _read_mark(reading: _Builder, mark: str, sign: str, here: Span, stop: int) -> None:
    if sign == tag.OTHER and (mark == '"' or not mark.isascii()):
        return  # an emoji, a bullet, a quotation mark without its partner
    if sign == tag.STOP and not _ends_sentence(reading, here, stop):
        if mark == "." and reading.ends and here.start == reading.ends[-1]:
            reading.ends[-1] = here.end  # the stop of an abbreviation belongs to its word
        return
    reading.add(sign, mark, *here)
    if sign == tag.STOP:
        reading.close()


def _ends_sentence(reading: _Builder, mark: Span, stop: int) -> bool:
    """True where a mark ends a sentence: not after an abbreviation or initial, not inside a word."""
    text, words, starts, ends = reading.text, reading.words, reading.starts, reading.ends
    start, end = mark
    if end >= stop:
        return True
    if not text[end].isspace() and text[end] not in "\"'”’)]“‘":
        # No blank: a lost one only if a capital follows a small letter ("over.He").
        return text[end].isupper() and text[start - 1].islower()
    if text[start] != ".":
        return not _goes_on(text, end, stop)
    following = text[end : end + 12].lstrip(" \t\u00a0\"'“”‘’([)]")
    word, capital = (words[-1], text[starts[-1]].isupper()) if words and ends[-1] == start else ("", False)
    return not stops.belongs_to_word(word, following, capital=capital)


def _goes_on(text: str, at: int, stop: int) -> bool:
    """True where a sentence goes on behind "?" or "!": ``(oh no!) was``, ``-- presto! -- the dock``, ``Yahoo! has``."""
    following = _BETWEEN.match(text, at, min(stop, at + 12))
    behind = following.end() if following else at
    return behind < stop and (text[behind].islower() or (behind > at and text[behind] in ",;:"))


def _reports(word: str, verbs: Verbs) -> bool:
    senses = (cue for lemma, _ in verbs.forms.get(word.strip(",.:;").lower(), ()) for cue in verbs.senses[lemma])
    return any(cue.frame in ("clause", "whether", "asks", "hearer") for cue in senses)


def _quotation_ends_sentence(reading: _Builder, quotation: Quotation, stop: int) -> bool:
    """True where a sentence ends with a quotation's closing mark: a full stop inside, and a new start after it."""
    text, end = reading.text, quotation.span.end
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
    if inner[-1] in "!?…" and any(
        _reports(word, reading.vocabulary.verbs) for word in text[end : end + 60].split()[:6]
    ):
        return False  # '"Is it?" Smith asked.' goes on
    return following[0].isupper() or following[0].isdigit()
