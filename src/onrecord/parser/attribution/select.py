"""Attributed statements of a text: candidates of every sentence, one consistent set, an owner for every quotation.

Candidates whose cue lies inside another's content are nested. A quotation without a cue of its own belongs to whoever
was quoted before, or is named in the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from onrecord.parser.attribution import rules
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import next_clause
from onrecord.parser.grammar import verb_groups
from onrecord.parser.grammar.adjuncts import skip_adjuncts
from onrecord.parser.grammar.subjects import main_subject, subject_of
from onrecord.parser.text import labels
from onrecord.parser.text import tags as tag
from onrecord.parser.text.layout import Layout
from onrecord.spans import Attribution, AttributionRule, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.parser.text.layout import Turn
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
    if len(candidates) < 2:
        return candidates, []
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
    """Return direct when all words stand in quotation marks, mixed when some do, indirect when none.

    `quotations` stand in text order, none overlapping another.
    """
    if not quotations:
        return "indirect"
    inside = outside = False
    for span in spans:
        at = span.start
        for number in range(bisect_right(quotations, span.start, key=_end), len(quotations)):
            q = quotations[number].span
            if q.start >= span.end:
                break
            inside = True
            outside |= _has_words(text[at : max(at, q.start)])
            at = max(at, q.end)
        outside |= _has_words(text[at : span.end])
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _end(quotation: Quotation) -> int:
    return quotation.span.end


def _has_words(text: str) -> bool:
    words = text.split()
    return any(c.isalnum() for c in text) and words != ["that"]


def _attribution(found: Found, sentence: Sentence, text: str, quotations: tuple[Quotation, ...]) -> Attribution:
    contents = tuple(_without_time(sentence.place(content), text) for content in found.contents)
    source = _without_time(sentence.place(found.source), text) if found.source else None
    cue = sentence.place(found.cue) if found.cue else None
    return Attribution(source, cue, contents, kind_of(contents, text, quotations), _rule(found), found.implies)


_TIME = re.compile(rf"{labels.STAMP}\s{{0,3}}(?:[|–—:.-]\s{{0,3}})?(?=\S)")


def _without_time(span: Span, text: str) -> Span:
    """Return a span without the time of the day with which a line of a live report begins: "10:32 Ann Cole"."""
    if not text[span.start].isdigit() or text[span.start - 1 : span.start] not in ("", "\n"):
        return span
    time = _TIME.match(text, span.start, span.end)
    return Span(time.end(), span.end) if time else span


def _rule(found: Found) -> AttributionRule:
    if found.rule is None:
        raise ValueError("A candidate comes without its rule: ask `rules.candidates` for it.")
    return found.rule


def find(
    text: str, paragraphs: Sequence[Paragraph], *, nested: bool, layout: Layout | None = None
) -> list[Attribution]:
    """Return the attributions of all paragraphs in order of their first content; with `nested` the inner ones too.

    `layout` says which paragraphs are whose by a label or a signature, if any are.
    """
    mostly_set_in = sum(_is_set_in(each, text) for each in paragraphs) * 2 > len(paragraphs)
    reading = _Reading(text, layout or Layout(), nested=nested, mostly_set_in=mostly_set_in)
    for paragraph in paragraphs:
        reading.read(paragraph)
    return sorted(reading.done, key=lambda a: (a.contents[0], a.cue or (0, 0)))


class _Reading:
    """One pass over the paragraphs: what was found, and to whom the next bare quotation belongs."""

    def __init__(self, text: str, layout: Layout, *, nested: bool, mostly_set_in: bool) -> None:
        self.text, self.layout, self.nested, self.off = text, layout, nested, rules.switched_off()
        self.mostly_set_in = mostly_set_in  # most paragraphs are indented: those that are no list's items
        self.done: list[Attribution] = []
        self.owner: int | None = None  # place in `done` of the last statement with a quotation
        self.last: int | None = None  # place of the last statement that is not inside another
        self.unclosed: list[Span] = []  # quoted paragraphs right before, still open, that no cue has claimed
        self.unclosed_since = 0  # how many were found before the first of them
        self.announced: tuple[Found, Sentence] | None = None  # "He added:" at a paragraph's end: the next one is it
        self.listing: int | None = None  # place of the statement whose items or blocks are being read

    def read(self, paragraph: Paragraph) -> None:
        """Find the attributions of one paragraph."""
        start = paragraph.span.start
        if not paragraph.sentences or start in self.layout.passed_over or self._announced(paragraph):
            return
        turns = [turn for turn in self.layout.beginning_in(paragraph.span) if turn.rule not in self.off]
        for turn in turns:
            said = tuple(_without_mark(content, self.text) for content in turn.contents)
            self._add(Attribution(turn.source, turn.cue, said, "direct", turn.rule), owns=False)
        if turns or start in self.layout.owned:
            self._read_turn(paragraph, turns)
            return
        set_off = paragraph.block or _is_quoted(paragraph, self.text)
        if set_off and self.last is not None and AttributionRule.SET_OFF_BLOCK not in self.off:
            span = _without_mark(paragraph.span, self.text)
            self._add(Attribution(None, None, (span,), "direct", AttributionRule.SET_OFF_BLOCK), owns=False)
            return
        self._read_sentences(paragraph)

    def _read_sentences(self, paragraph: Paragraph) -> None:
        """Find the attributions of a paragraph that is the article's own."""
        unclosed, self.unclosed = self.unclosed, []
        first_here, owner = len(self.done), self.owner
        last = paragraph.sentences[-1]
        announcement = None if AttributionRule.ANNOUNCED_BLOCK in self.off else _announcement(last)
        for number, sentence in enumerate(paragraph.sentences):
            accepted, inner = _outermost(list(self._candidates(sentence)), sentence)
            if sentence is last and announcement is not None:
                accepted = [found for found in accepted if found.cue != announcement.cue]
            for found in accepted + (inner if self.nested else []):
                attribution = _attribution(found, sentence, self.text, paragraph.quotations)
                if attribution.contents:
                    if found in accepted:
                        self.last = len(self.done)
                    self._add(attribution, owns=found in accepted and attribution.kind != "indirect")
            if not accepted and _only_quotation(sentence):
                self._own(paragraph, number, first_here)
        self._take_up(paragraph, unclosed, first_here, owned=owner is not None)
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
            open_ones, since = set(unclosed), self.unclosed_since
            kept = [n for n in self.done[since:] if n.rule not in _BY_PLACE or n.contents[0] not in open_ones]
            gone = len(self.done) - since - len(kept)
            self.done[since:] = kept
            self.last = None if self.last is None else self.last - gone
            self.owner = None if self.owner is None else self.owner - gone
        elif paragraph.is_quoted and not paragraph.quotations[-1].closed and (unclosed or not goes_on or not owned):
            if not (unclosed and goes_on):
                unclosed, self.unclosed_since = [], first_here
            self.unclosed = unclosed
            unclosed.append(paragraph.span)

    def _candidates(self, sentence: Sentence) -> Iterator[Found]:
        """Yield the candidates of a sentence but for headings: "CORRECTION:" says nothing."""
        for found in rules.candidates(sentence):
            if found.rule is AttributionRule.SPEAKER_LABEL and found.source is not None:
                name = sentence.place(found.source).of(self.text)
                if labels.is_note(name) or labels.is_stage(name):
                    continue
            yield found

    def _read_turn(self, paragraph: Paragraph, turns: Sequence[Turn]) -> None:
        """Add the statements that the words of a turn report, and what stands behind the last one of a paragraph."""
        own = {turn.source for turn in turns}
        own_end = max((turn.end for turn in turns), default=0) or max(
            (content.end for turn in turns for content in turn.contents), default=paragraph.span.end
        )
        for sentence in paragraph.sentences:
            for found in rules.candidates(sentence):
                attribution = _attribution(found, sentence, self.text, paragraph.quotations)
                if not attribution.contents or attribution.source in own:
                    continue
                behind = attribution.contents[0].start >= own_end
                if behind or (self.nested and _is_inside(attribution, turns)):
                    self._add(attribution, owns=False)

    def _announced(self, paragraph: Paragraph) -> bool:
        """True for a paragraph that the one before announces: a statement set off, or the items of a list."""
        span = _without_mark(paragraph.span, self.text)
        if self.announced is not None:
            marked = span != paragraph.span or self._is_item(paragraph)
            self.listing = len(self.done) if marked else None
            self._add(_block(*self.announced, span), owns=True)
            self.announced = None
            return True
        if self.listing is None or not (span != paragraph.span or self._is_item(paragraph)):
            self.listing = None
            return False
        said = self.done[self.listing]
        self.done[self.listing] = said._replace(contents=(*said.contents, span))
        return True

    def _is_item(self, paragraph: Paragraph) -> bool:
        """True for a line that is indented where others are not: of a star before it only the blank behind is left."""
        return not self.mostly_set_in and _is_set_in(paragraph, self.text)

    def _add(self, attribution: Attribution, *, owns: bool) -> None:
        if owns:
            self.owner = self.last = len(self.done)
        self.done.append(attribution)

    def _own(self, paragraph: Paragraph, number: int, first_here: int) -> None:
        """Give the bare quotation that sentence `number` is to the speaker just quoted, or named before it."""
        sentence = paragraph.sentences[number]
        span = sentence.span
        goes_on = any(q.goes_on and q.span.overlaps(span) for q in paragraph.quotations[:1])
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
            source = before.place((subject.start, subject.end))
            return Attribution(source, None, (span,), "direct", AttributionRule.QUOTATION_AFTER_SPEAKER)
        if self.last is not None:
            return Attribution(None, None, (span,), "direct", AttributionRule.QUOTATION_OF_SAME_SPEAKER)
        return None


def _only_quotation(sentence: Sentence) -> bool:
    """True for a sentence that is nothing but a quotation."""
    return sentence.is_quotation(0) and set(sentence.tags.rstrip(tag.STOP + tag.COMMA)) == {tag.QUOTATION}


_POINTING = frozenset({("this",), ("these",), ("the", "following"), ("as", "follows"), ("following",)})
"""What may stand between a cue and the colon that announces the next paragraph."""


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
    if len(tags) - after > 1 and sentence.words[after:-1] not in _POINTING:
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


def _block(found: Found, sentence: Sentence, said: Span) -> Attribution:
    source = sentence.place(found.source) if found.source else None
    cue = sentence.place(found.cue) if found.cue else None
    return Attribution(source, cue, (said,), "direct", _rule(found), found.implies)


_MARK = re.compile(r"(?:>\s?|[-–•·▪◦*]\s+|\d{1,2}[.)]\s+|\([a-z\d]{1,2}\)\s+)(?=\S)")


def _without_mark(span: Span, text: str) -> Span:
    """Return a paragraph without the mark of a list's item or of a block quotation."""
    mark = _MARK.match(text, span.start, span.end) if text[span.start - 1 : span.start] in _BEFORE_MARK else None
    return Span(mark.end(), span.end) if mark else span


_BEFORE_MARK = frozenset({"", "\n", " ", "\t"})


def _is_set_in(paragraph: Paragraph, text: str) -> bool:
    start = paragraph.span.start
    return start > 0 and text[start - 1] in " \t"


def _is_quoted(paragraph: Paragraph, text: str) -> bool:
    """True for a block quotation of markdown."""
    return text.startswith(">", paragraph.span.start)


def _is_inside(attribution: Attribution, turns: Sequence[Turn]) -> bool:
    """True for a statement that none of the labels or signatures of a paragraph belongs to."""
    cues = [turn.cue for turn in turns if turn.cue is not None]
    places = [place for place in (attribution.cue, attribution.source, *attribution.contents) if place is not None]
    return not any(cue.overlaps(place) for cue in cues for place in places)
