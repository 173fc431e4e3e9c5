"""Attributed statements of a text: candidates of every sentence, one consistent set, an owner for every quotation.

Candidates whose cue lies inside another's content are nested. A quotation without a cue of its own belongs to whoever
was quoted before, or is named in the sentence before.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.parser.attribution import rules, signatures
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import next_clause
from onrecord.parser.grammar import verb_groups
from onrecord.parser.grammar.adjuncts import skip_adjuncts
from onrecord.parser.grammar.subjects import main_subject, subject_of
from onrecord.parser.text import tags as tag
from onrecord.spans import Attribution, AttributionRule, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.parser.text.quotations import Quotation
    from onrecord.parser.text.sentences import Paragraph
    from onrecord.parser.text.tokens import Sentence


_ANNOUNCES = frozenset({tag.COLON, tag.COMMA, tag.SEMICOLON})

_RANK = {
    AttributionRule.QUOTED_AS: 0,
    AttributionRule.AFTER_CONTENT: 0,
    AttributionRule.INVERTED: 0,
    AttributionRule.ACCORDING_TO_LAST: 1,
}
"""Of two candidates that touch, the one of the lower rank is taken first; all other rules have 2."""


_BY_PLACE = frozenset(
    {
        AttributionRule.QUOTATION_AFTER_REPORT,
        AttributionRule.QUOTATION_AFTER_SPEAKER,
        AttributionRule.QUOTATION_OF_SAME_SPEAKER,
    }
)


def _inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _place(found: Found) -> tuple[int, int]:
    return found.cue or found.contents[0]


def _rank(found: Found) -> int:
    return _RANK.get(found.rule, 2) if found.rule else 2


def _within(found: Found, holder: tuple[int, int]) -> Found:
    """Return a nested candidate with its contents cut at the end of the content that holds it."""
    contents = ((start, min(end, holder[1])) for start, end in found.contents)
    return found._replace(contents=tuple((start, end) for start, end in contents if start < end))


def _between(place: tuple[int, int], found: Found) -> bool:
    """True for a word between a cue and its content: the "statement" of "said in a statement that"."""
    return found.cue is not None and found.cue[1] <= place[0] and place[1] <= found.contents[0][0]


def _outermost(candidates: list[Found], sentence: Sentence) -> tuple[list[Found], list[Found]]:
    """Split candidates into those that stand on their own and those inside another's content.

    ``Cole said X, and Bell wants Y``: a clause that only goes on behind a content is no part of it.
    """
    accepted: list[Found] = []
    nested: list[Found] = []
    for found in sorted(candidates, key=lambda f: (_rank(f), _place(f)[0])):
        holder = next((c for other in accepted for c in other.contents if _inside(_place(found), c)), None)
        clash = any(_place(found)[0] < _place(o)[1] and _place(o)[0] < _place(found)[1] for o in accepted)
        if clash or any(_between(_place(found), other) for other in accepted):
            continue
        joined = next_clause(sentence, found, holder) if holder else None
        if holder and joined is not None:
            number = next(n for n, other in enumerate(accepted) if holder in other.contents)
            other = accepted[number]
            if other.cue is not None and other.cue[1] <= holder[0] < joined:
                accepted[number] = other._replace(
                    contents=tuple((a, min(b, joined)) for a, b in other.contents if a < joined)
                )
                accepted.append(found)
                continue
        if holder:
            nested.append(_within(found, holder))
        else:
            accepted.append(found)
    return accepted, nested


def kind_of(spans: tuple[Span, ...], text: str, quotations: tuple[Quotation, ...]) -> Kind:
    """Return direct when all words stand in quotation marks, mixed when some do, indirect when none."""
    inside = outside = False
    for span in spans:
        at = span.start
        for quotation in quotations:
            q = quotation.span
            if q.end <= span.start or q.start >= span.end:
                continue
            inside = True
            outside |= _has_words(text[at : max(at, q.start)])
            at = max(at, q.end)
        outside |= _has_words(text[at : span.end])
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _has_words(text: str) -> bool:
    words = text.split()
    return any(c.isalnum() for c in text) and words != ["that"]


def _spans(sentence: Sentence, ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(sentence.starts[a], sentence.ends[b - 1]) for a, b in ranges if b > a)


def _attribution(found: Found, sentence: Sentence, text: str, quotations: tuple[Quotation, ...]) -> Attribution:
    contents = _spans(sentence, found.contents)
    source = _spans(sentence, (found.source,))[0] if found.source else None
    cue = _spans(sentence, (found.cue,))[0] if found.cue else None
    return Attribution(source, cue, contents, kind_of(contents, text, quotations), _rule(found), found.implies)


def _rule(found: Found) -> AttributionRule:
    if found.rule is None:
        raise ValueError("A candidate comes without its rule: ask `rules.candidates` for it.")
    return found.rule


def find(text: str, paragraphs: Sequence[Paragraph], *, nested: bool) -> list[Attribution]:
    """Return the attributions of all paragraphs in order of their first content; with `nested` the inner ones too."""
    reading = _Reading(text, nested=nested)
    reading.labels = _labels(text, paragraphs)
    for paragraph in paragraphs:
        reading.read(paragraph)
    return sorted(reading.done, key=lambda a: (a.contents[0], a.cue or (0, 0)))


class _Reading:
    """One pass over the paragraphs: what was found, and to whom the next bare quotation belongs."""

    def __init__(self, text: str, *, nested: bool) -> None:
        self.text, self.nested, self.off = text, nested, rules.switched_off()
        self.done: list[Attribution] = []
        self.labels: frozenset[str] = frozenset()  # names that begin several paragraphs: the speakers of a transcript
        self.owner: int | None = None  # place in `done` of the last statement with a quotation
        self.last: int | None = None  # place of the last statement that is not inside another
        self.unclosed: list[Span] = []  # quoted paragraphs right before, still open, that no cue has claimed
        self.before: tuple[Paragraph | None, int] = None, 0  # the paragraph before, and how many were found before it
        self.announced: tuple[Found, Sentence] | None = None  # "He added:" at a paragraph's end: the next one is it

    def read(self, paragraph: Paragraph) -> None:
        """Find the attributions of one paragraph."""
        if not paragraph.sentences:
            return
        if self._read_signed(paragraph):
            return
        if self.announced is not None:
            self._add(_block(*self.announced, paragraph), owns=True)
            self.announced = None
            return
        colon = _transcript_label(paragraph.sentences[0], self.text, self.labels)
        if colon is not None and AttributionRule.TRANSCRIPT not in self.off:
            self._add(_transcript(paragraph, colon), owns=False)
            if self.nested:
                self._read_inside(paragraph)
            return
        if paragraph.block and self.last is not None and AttributionRule.SET_OFF_BLOCK not in self.off:
            self._add(Attribution(None, None, (paragraph.span,), "direct", AttributionRule.SET_OFF_BLOCK), owns=False)
            return
        unclosed, self.unclosed = self.unclosed, []
        first_here, owner = len(self.done), self.owner
        for number, sentence in enumerate(paragraph.sentences):
            accepted, inner = _outermost(list(rules.candidates(sentence)), sentence)
            for found in accepted + (inner if self.nested else []):
                attribution = _attribution(found, sentence, self.text, paragraph.quotations)
                if attribution.contents:
                    if found in accepted:
                        self.last = len(self.done)
                    self._add(attribution, owns=found in accepted and attribution.kind != "indirect")
            if not accepted and _only_quotation(sentence):
                self._own(paragraph, number, first_here)
        self._take_up(paragraph, unclosed, first_here, owned=owner is not None)
        last = paragraph.sentences[-1]
        announcement = None if AttributionRule.ANNOUNCED_BLOCK in self.off else _announcement(last)
        self.announced = (announcement, last) if announcement else None

    def _take_up(self, paragraph: Paragraph, unclosed: list[Span], first_here: int, *, owned: bool) -> None:
        """Give the open quotations of the paragraphs before to who speaks in this one, which goes on with them."""
        goes_on = bool(paragraph.quotations) and paragraph.quotations[0].goes_on
        begin = paragraph.quotations[0].span.start if goes_on else -1
        claimed = (n for n in range(first_here, len(self.done)) if self.done[n].contents[0].start == begin)
        speaker = next((n for n in claimed if self.done[n].cue is not None), None)
        if unclosed and speaker is not None:
            found = self.done[speaker]
            self.done[speaker] = found._replace(contents=(*unclosed, *found.contents))
            kept = [each for each in self.done if each.rule not in _BY_PLACE or each.contents[0] not in unclosed]
            gone = len(self.done) - len(kept)
            self.done = kept
            self.last = None if self.last is None else self.last - gone
            self.owner = None if self.owner is None else self.owner - gone
        elif (
            signatures.is_quoted(paragraph)
            and not paragraph.quotations[-1].closed
            and (unclosed or not goes_on or not owned)
        ):
            self.unclosed = [*(unclosed if goes_on else ()), paragraph.span]

    def _read_signed(self, paragraph: Paragraph) -> bool:
        """Add the quotation that this paragraph signs, or that the head before it does; False where neither is."""
        before, done = self.before
        self.before = paragraph, len(self.done)
        found = None if AttributionRule.SIGNATURE in self.off else signatures.between(self.text, before, paragraph)
        if found is None:
            return False
        if found.contents[0] != paragraph.span:
            self.done[done:] = [
                each for each in self.done[done:] if each.cue is not None and each.rule not in _BY_PLACE
            ]
            self.owner = None
        self._add(found, owns=True)
        return True

    def _read_inside(self, paragraph: Paragraph) -> None:
        """Add the statements that the words of a transcript's speaker report."""
        for sentence in paragraph.sentences:
            for found in rules.candidates(sentence):
                attribution = _attribution(found, sentence, self.text, paragraph.quotations)
                if attribution.contents and attribution.source != self.done[-1].source:
                    self._add(attribution, owns=False)

    def _add(self, attribution: Attribution, *, owns: bool) -> None:
        if owns:
            self.owner = self.last = len(self.done)
        self.done.append(attribution)

    def _own(self, paragraph: Paragraph, number: int, first_here: int) -> None:
        """Give the bare quotation that sentence `number` is to the speaker just quoted, or named before it."""
        sentence = paragraph.sentences[number]
        span = Span(sentence.starts[0], sentence.ends[-1])
        goes_on = any(q.goes_on and q.span.overlaps(span) for q in paragraph.quotations)
        if self.owner is not None and (goes_on or self.owner >= first_here):
            quoted = self.done[self.owner]
            self.done[self.owner] = quoted._replace(contents=(*quoted.contents, span))
            return
        before = paragraph.sentences[number - 1] if number else None
        found = self._by_place(span, before, first_here)
        if found is not None and found.rule not in self.off:
            self._add(found, owns=True)

    def _by_place(self, span: Span, before: Sentence | None, first_here: int) -> Attribution | None:
        """Return a bare quotation as that of whoever reports, is named or spoke before it."""
        if len(self.done) > first_here:
            report = self.done[-1]
            rule = AttributionRule.QUOTATION_AFTER_REPORT
            return Attribution(report.source, report.cue, (span,), "direct", rule)
        subject = main_subject(before, len(before.tags)) if before else None
        if before is not None and subject is not None:
            source = _spans(before, ((subject.start, subject.end),))[0]
            return Attribution(source, None, (span,), "direct", AttributionRule.QUOTATION_AFTER_SPEAKER)
        if self.last is not None:
            return Attribution(None, None, (span,), "direct", AttributionRule.QUOTATION_OF_SAME_SPEAKER)
        return None


def _only_quotation(sentence: Sentence) -> bool:
    """True for a sentence that is nothing but a quotation."""
    return set(sentence.tags.rstrip(tag.STOP + tag.COMMA)) == {tag.QUOTATION}


def _announcement(sentence: Sentence) -> Found | None:
    """Return the cue of a paragraph that ends in a colon, comma or semicolon and so announces the next one."""
    tags = sentence.tags
    if tags[-1] not in _ANNOUNCES or len(tags) < 2:
        return None
    groups = verb_groups.find(sentence)
    if not groups:
        return None
    group = groups[-1]
    after = skip_adjuncts(sentence, group.end)
    if len(tags) - after > 1 + (sentence.words[after : after + 1] == ("this",)):
        return None
    source = subject_of(sentence, group, groups)
    if source is None:
        return None
    return Found(
        (source.start, source.end),
        (group.first, group.end),
        (),
        group.senses[0].implies,
        AttributionRule.ANNOUNCED_BLOCK,
    )


def _block(found: Found, sentence: Sentence, paragraph: Paragraph) -> Attribution:
    source = _spans(sentence, (found.source,))[0] if found.source else None
    cue = _spans(sentence, (found.cue,))[0] if found.cue else None
    return Attribution(source, cue, (paragraph.span,), "direct", _rule(found), found.implies)


_LABEL = re.compile(r"([A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,2}):\s")


def _labels(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the names with a colon that begin two paragraphs or more."""
    starts = (_LABEL.match(text, paragraph.span.start) for paragraph in paragraphs)
    counted = Counter(match[1] for match in starts if match)
    return frozenset(name for name, times in counted.items() if times > 1)


def _transcript_label(sentence: Sentence, text: str, labels: frozenset[str]) -> int | None:
    """Return the colon of ``MS COLE:`` at a paragraph's start: capitals only, or a name that begins several."""
    colon = sentence.tags.find(tag.COLON, 0, 8)
    if colon <= 0 or colon + 1 >= len(sentence.tags):
        return None
    name = text[sentence.starts[0] : sentence.ends[colon - 1]]
    return colon if name.isupper() or name in labels else None


def _transcript(paragraph: Paragraph, colon: int) -> Attribution:
    first = paragraph.sentences[0]
    source = Span(first.starts[0], first.ends[colon - 1])
    content = Span(first.starts[colon + 1], paragraph.span.end)
    return Attribution(source, Span(source.start, first.ends[colon]), (content,), "direct", AttributionRule.TRANSCRIPT)
