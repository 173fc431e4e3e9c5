"""What is signed: a letter between its greeting and its name, a post or a quotation above a dash and a name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text import labels
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.parser.text.sentences import Paragraph

_DASH = re.compile(r"(?:>\s?)?(?P<dash>[—–―]|-{1,3})\s{0,3}(?P<who>[^\s—–-][^\n]{1,110})\Z")
_HANDLE = re.compile(r"(?P<who>[^\W_][^()\n@]{0,60}?\s?\(@\w{1,30}\)|@\w{1,30})(?:[\s,]{1,3}[\w ,.:·]{0,40})?\Z")
_POST = re.compile(
    r"\s(?P<dash>[—–―-]{1,2})\s?(?P<who>[^\W_](?:[\w.'’]|[ -](?=\S)){0,50} \(@\w{1,30}\))"
    r"(?:\s{1,2}(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))?"
)
_NO_NAME = re.compile(r"(?:by|with|reporting|additional|compiled|source|photo|edited|updated|the end)\b", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:dear\s[^\n.?!]{1,70}|(?:dear\s)?(?:sirs?|madam)\b[^\n.?!]{0,30}|to the editor\b[^\n.?!]{0,20}"
    r"|to whom it may concern|(?:an\s)?open letter to\s[^\n.?!]{1,60})[,:.!–—-]{0,2}\s*\Z",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"(?:(?:dear\s)?(?:editor|sirs?(?:\sor\smadam)?|madam)|to the editor)\s?[,:–—-]\s?[–—-]?\s?(?=[A-ZÀ-Þ“\"'‘])"
    r"(?=[^\n.?!]{0,400}[.?!])",
    re.IGNORECASE,
)
"""A greeting that the letter follows in the same line: "Sir, – I support the bridge."."""
_CLOSING = re.compile(
    r"(?:yours(?:\s\w+){0,2}|(?:very\s)?(?:sincerely|respectfully|faithfully)(?:\s(?:yours|submitted))?"
    r"|(?:with\s)?(?:kind|best|warm)(?:est)?\s(?:regards|wishes)|regards|signed|in solidarity)\s?[,.:]?\s{0,3}"
    r"(?P<who>[A-ZÀ-Þ][^\n]{2,110})?\Z",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?P<cue>from the (?:desk|office) of) (?P<who>[^,\n]{2,110}?)(?:,[^\n]*)?\.?\s*\Z", re.IGNORECASE)
_MOST = 12
"""A signature has no more words."""


class Signed(NamedTuple):
    """Words above a signature: who signs, the mark before the name, the words, and the lines that are none of them."""

    source: Span
    cue: Span | None
    contents: tuple[Span, ...]
    passed_over: tuple[int, ...]
    end: int = 0
    """Where a signature in the line of its words ends."""

    @property
    def lines(self) -> tuple[int, ...]:
        """Where each of its paragraphs begins."""
        return (*self.passed_over, *(content.start for content in self.contents))


def find(text: str, paragraphs: Sequence[Paragraph]) -> list[Signed]:
    """Return what is signed in a text, in order; linear in its length."""
    found = [*_letters(text, paragraphs), *_headed(text, paragraphs)]
    taken = {start for letter in found for start in letter.lines}
    found += [each for each in _posts(text, paragraphs) if taken.isdisjoint(each.lines)]
    return sorted(found, key=lambda signed: signed.contents[0])


def _letters(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Signed]:
    """Yield the letters: from "Dear ..." to the name below."""
    first: int | None = None
    apart: tuple[int, ...] = ()
    skip = -1
    for number, paragraph in enumerate(paragraphs):
        if number <= skip:
            continue
        if greeted := _greeted(text, paragraph):
            first = number if greeted == "within" else number + 1
            apart = () if greeted == "within" else (paragraph.span.start,)
            continue
        if first is None or number <= first:
            continue
        name, until = _name_below(text, paragraphs, number)
        if name is None:
            continue
        contents = tuple(each.span for each in paragraphs[first:number])
        yield Signed(name, None, contents, (*apart, *(each.span.start for each in paragraphs[number : until + 1])))
        first, skip = None, until


_LINE = 120


def _greeted(text: str, paragraph: Paragraph) -> str:
    """Return whether a paragraph is the greeting of a letter ("alone"), or begins with one ("within")."""
    span = paragraph.span
    if _GREETED.match(text, *span):
        return "within"
    return "alone" if span.end - span.start < _LINE and _GREETING.match(span.of(text)) else ""


def _name_below(text: str, paragraphs: Sequence[Paragraph], number: int) -> tuple[Span | None, int]:
    """Return the name with which a letter ends at paragraph `number`, and the last paragraph of the signature."""
    span = paragraphs[number].span
    words = span.of(text)
    if len(words) >= _LINE:
        return None, number
    closing = _CLOSING.match(words)
    if closing is not None and closing["who"] and _is_signature(closing["who"]):
        return _trimmed(text, Span(span.start + closing.start("who"), span.end)), number
    if closing is not None and not closing["who"] and number + 1 < len(paragraphs):
        below = paragraphs[number + 1].span
        if below.end - below.start < _LINE and _is_signature(below.of(text), least=1):
            return _trimmed(text, below), number + 1
    dash = _DASH.match(words)
    if dash is not None and _is_signature(dash["who"]):
        return _trimmed(text, Span(span.start + dash.start("who"), span.end)), number
    if not _is_signature(words):
        return None, number
    if _ends(text, paragraphs, number):
        return _trimmed(text, span), number
    titled = number + 1 < len(paragraphs) and _is_title(paragraphs[number + 1].span.of(text))
    return (_trimmed(text, span), number + 1) if titled and _ends(text, paragraphs, number + 1) else (None, number)


def _ends(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """True for the last paragraph of a text, and for one above the greeting of another letter."""
    return number + 1 == len(paragraphs) or bool(_greeted(text, paragraphs[number + 1]))


def _is_title(words: str) -> bool:
    return len(words.split()) <= _MOST and not words.endswith((".", "!", "?", "”", '"'))


def _is_signature(words: str, least: int = 2) -> bool:
    """True for "Ann Cole, mayor of Lund": a name of `least` words or more, and no sentence."""
    words = words.rstrip()
    name = re.split(r",\s|\s[(–—-]", words, maxsplit=1)[0]
    if words.endswith(("!", "?", ":", "”", '"')) or len(words.split()) > _MOST or _NO_NAME.match(words):
        return False
    return len(name.split()) >= least and len(name.split()) <= 6 and labels.is_name(name.rstrip("."))


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip(" \t.")))


def _headed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Signed]:
    """Yield the quotations below a line that says whose they are: "From the desk of Ann Cole, mayor"."""
    for line, quoted in pairwise(paragraphs):
        head = _HEAD.match(text, *line.span) if line.span.end - line.span.start < _LINE else None
        if head is not None and quoted.is_quoted:
            yield Signed(Span(*head.span("who")), Span(*head.span("cue")), (quoted.span,), (line.span.start,))


def _posts(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Signed]:
    """Yield the posts and quotations above a dash and a name, or before them in one line."""
    for number, paragraph in enumerate(paragraphs):
        span = paragraph.span
        dash = _DASH.match(span.of(text)) if span.end - span.start < _LINE else None
        if dash is not None and number:
            source = _signer(text, Span(span.start + dash.start("who"), span.end), paragraphs[number - 1])
            if source is not None:
                cue = Span(*(span.start + at for at in dash.span("dash")))
                yield Signed(source, cue, _above(paragraphs, number), (span.start,))
            continue
        post = _post(text, span) if dash is None else None
        if post is not None and post.start() > span.start:
            yield Signed(
                Span(*post.span("who")), Span(*post.span("dash")), (Span(span.start, post.start()),), (), post.end()
            )


_POSTED = 1_500
"""So many characters of a paragraph may be a post and its signature."""


def _post(text: str, span: Span) -> re.Match[str] | None:
    stop = min(span.end, span.start + _POSTED)
    return _POST.search(text, span.start, stop) if text.find(" (@", span.start, stop) >= 0 else None


def _signer(text: str, who: Span, above: Paragraph) -> Span | None:
    """Return the name of a line "— Name, title" where the paragraph above is a quotation, set off or a post."""
    words = who.of(text)
    handle = _HANDLE.match(words)
    if handle is not None:
        return Span(who.start, who.start + handle.end("who"))
    first = above.span.of(text).lstrip("> ")
    marked = bool(above.quotations) and first[:1] in "\"“'‘„«`" and above.quotations[-1].span.end >= above.span.end - 1
    if not (marked or above.is_quoted or above.block or above.span.of(text).startswith(">")):
        return None
    return _trimmed(text, who) if _is_signature(words) else None


def _above(paragraphs: Sequence[Paragraph], number: int) -> tuple[Span, ...]:
    """Return the paragraph above a signature, with those before it whose quotation it goes on with."""
    first = number - 1
    while first and paragraphs[first].quotations and paragraphs[first].quotations[0].goes_on:
        first -= 1
    return tuple(each.span for each in paragraphs[first:number])
