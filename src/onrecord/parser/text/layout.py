"""How a text is laid out: whose words a paragraph is by a label before it or a signature behind it.

A turn of a dialogue begins at a label and goes on to the next one; a letter or a post belongs to whoever signs it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.text import labels, signatures
from onrecord.spans import AttributionRule, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.parser.text.labels import Dialogue, Label
    from onrecord.parser.text.sentences import Paragraph
    from onrecord.parser.text.signatures import Signed

_RULED = re.compile(r"^[ \t]*(?:(?:\*[ \t]?){3,}|-{3,}|_{3,}|#[ \t]*#[ \t]*#)[ \t]*$", re.MULTILINE)
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,120}[)\]]\.?")
_OPEN_END = re.compile(r"[^.!?…:;,\"”’)]\Z")
_HEADING = 80
"""A heading has fewer characters."""


class Turn(NamedTuple):
    """Words that belong to one speaker by their place: who, the label or the mark of a signature, and the words."""

    source: Span
    cue: Span | None
    contents: tuple[Span, ...]
    rule: AttributionRule
    end: int = 0
    """Where a signature behind its words ends."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The turns of a text, and how that changes the reading of its paragraphs, each known by where it begins."""

    turns: tuple[Turn, ...] = ()
    owned: frozenset[int] = frozenset()
    """Paragraphs that are turns: only what is said inside them is read."""
    passed_over: frozenset[int] = frozenset()
    """Headings, notes, signatures: nothing is read in them."""
    askers: frozenset[str] = frozenset()
    """The keys of labels that only ask (`labels.key`)."""

    def beginning_in(self, span: Span) -> tuple[Turn, ...]:
        """Return the turns whose words begin in a paragraph."""
        first = bisect_left(self.turns, span.start, key=_beginning)
        return self.turns[first : bisect_right(self.turns, span.end - 1, lo=first, key=_beginning)]


def _beginning(turn: Turn) -> int:
    return turn.contents[0].start


def find(text: str, paragraphs: Sequence[Paragraph], genre: str = "news", speakers: Iterable[str] = ()) -> Layout:
    """Return the layout of a text; linear in its length.

    `genre` is the article's, `speakers` the labels that its front matter explains.
    """
    lines = [paragraph.span for paragraph in paragraphs]
    dialogue = labels.find(text, lines, genre, speakers)
    signed = signatures.find(text, paragraphs)
    taking = _Taking(text, dialogue, interview=genre in labels.DIALOGUES)
    apart = {start for each in signed for start in each.lines}
    # Where nobody has a label, only headings are left to be passed over.
    for paragraph in paragraphs if dialogue.labels else (p for p in paragraphs if p.span.start in dialogue.openings):
        if paragraph.span.start in apart:
            taking.end()
        else:
            taking.take(paragraph)
    taking.end()
    turns = sorted([*taking.turns, *map(_signed, signed)], key=_beginning)
    return Layout(
        tuple(turns),
        frozenset(taking.owned) | {span.start for each in signed for span in each.contents},
        frozenset(taking.passed_over) | {start for each in signed for start in each.passed_over},
        dialogue.askers,
    )


def _place(label: Label) -> int:
    return label.name.start


def _signed(signed: Signed) -> Turn:
    return Turn(signed.source, signed.cue, signed.contents, AttributionRule.SIGNED, signed.end)


@dataclass
class _Taking:
    """One pass over the paragraphs: whose turn it is."""

    text: str
    dialogue: Dialogue
    interview: bool
    turns: list[Turn] = field(default_factory=list[Turn])
    owned: set[int] = field(default_factory=set[int])
    passed_over: set[int] = field(default_factory=set[int])
    _label: Label | None = None
    _contents: list[Span] = field(default_factory=list[Span])
    _last: int = 0

    def take(self, paragraph: Paragraph) -> None:
        """Read the next paragraph: the next turns, more of the turn before, or none."""
        text, span = self.text, paragraph.span
        if _RULED.search(text, self._last, span.start):
            self.end()
        self._last = span.end
        first = bisect_left(self.dialogue.labels, span.start, key=_place)
        here = self.dialogue.labels[first : bisect_left(self.dialogue.labels, span.end, lo=first, key=_place)]
        opening = self.dialogue.openings.get(span.start)
        if not (here and here[0].at_line) and opening is not None and self._is_heading(opening):
            return self._pass_over(span.start)
        before = Span(span.start, here[0].before or span.end) if here else span
        if not here or not here[0].at_line:
            self._go_on(paragraph, before)
        for number, label in enumerate(here):
            self.end()
            stop = (here[number + 1].before if here[number + 1 :] else None) or span.end
            self._label = label
            self._say(Span(label.end, stop))
            self.owned.add(span.start)
        return None

    def end(self) -> None:
        """End the turn."""
        if self._label is not None and self._contents:
            cue, rule = self._label.cue, AttributionRule.TRANSCRIPT
            self.turns.append(Turn(self._label.name, cue, tuple(self._contents), rule))
        self._label, self._contents = None, []

    def _is_heading(self, opening: Label) -> bool:
        name = opening.name.of(self.text)
        return labels.is_note(name) or (labels.is_stage(name) and self.dialogue.throughout)

    def _pass_over(self, start: int) -> None:
        self.passed_over.add(start)

    def _go_on(self, paragraph: Paragraph, span: Span) -> None:
        """Give a paragraph without a label to whoever has the turn, or to nobody."""
        if self._label is None or not (self.dialogue.throughout or not self._contents):
            self.end()
            return
        words = span.of(self.text)
        if _ASIDE.fullmatch(words) or (self.dialogue.throughout and _is_heading(self.text, paragraph)):
            self._pass_over(paragraph.span.start)
        elif self.interview and paragraph.block and words.rstrip('"”’').endswith("?"):
            self._pass_over(paragraph.span.start)  # set off in bold: who interviews asks
        else:
            self._say(span)
            self.owned.add(paragraph.span.start)

    def _say(self, span: Span) -> None:
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip())
        end = span.start + len(words.rstrip())
        if start < end:
            self._contents.append(Span(start, end))


def _is_heading(text: str, paragraph: Paragraph) -> bool:
    """True for a line that is a heading: marked as one, or set off, or in capitals, and without a full stop."""
    words = paragraph.span.of(text)
    if words.startswith("#"):
        return True
    if len(words) >= _HEADING or not _OPEN_END.search(words):
        return False
    return paragraph.block or (words.isupper() and " " in words)
