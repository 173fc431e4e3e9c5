"""An article read with a codebook: every reported statement, who said it, when, and what it says of the issues.

`read_document` is the order of the stages for one document: attributions at once; judgements, speakers and dates (these
in text order) when a statement is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from onrecord.parser import authors
from onrecord.parser.attribution import nesting, select
from onrecord.parser.stances.judging import Judging
from onrecord.parser.stances.urging import is_supposed, is_urged
from onrecord.parser.text.quotations import unquoted
from onrecord.parser.voices import Voices
from onrecord.spans import AttributionRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.models import DateBasis
    from onrecord.parser.compiled import CompiledCodebook
    from onrecord.parser.dates.statements import When
    from onrecord.parser.speakers.speaker import Speaker
    from onrecord.parser.stances.judgement import Judgement
    from onrecord.parser.text.document import Document
    from onrecord.spans import Attribution, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported statement, with the trace of every decision on it.

    `attribution` has places in the document's text, `place` the same in the article's body. `via` are those who relay
    it by the statement around it, which is number `inside` of the reading.
    """

    attribution: Attribution
    place: Attribution
    source: str
    cue: str
    contents: tuple[str, ...]
    spans: tuple[Span, ...]
    """Its contents in the body, without the marks of a quotation and a leading "that"."""
    speakers: tuple[Speaker, ...]
    date: str | None
    basis: DateBasis | None
    when: When
    date_words: str
    via: tuple[str, ...]
    inside: int | None
    issues: frozenset[str] = frozenset()
    """The issues that its own words name."""
    judgements: tuple[Judgement, ...] = ()


class Reading:
    """The statements of a document by the rules, in the order of their words, each read when it is first asked for.

    What a statement says of the issues is told without its speaker in nearly every case: so whoever wants only the
    statements that take a position pays for nobody who speaks behind the last of them.
    """

    def __init__(self, document: Document, codebook: CompiledCodebook, others: Sequence[Attribution] = ()) -> None:
        """Find the statements of `document`; `others` are numbered behind those of the rules."""
        self.document, self.codebook = document, codebook
        found = select.find(document.text, document.paragraphs, nested=True, layout=document.layout)
        found += authors.own_words(document, found, codebook.issues)
        found.sort(key=lambda each: each.contents[0])
        self.attributions: tuple[Attribution, ...] = (*found, *others)
        self._held = nesting.holders(self.attributions)
        self._voices = Voices(document, codebook, self.attributions, self._held)
        self._judged: dict[int, tuple[frozenset[str], tuple[Judgement, ...]]] = {}
        self._read: dict[int, Statement] = {}

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All of them."""
        return tuple(map(self.statement, range(len(self.attributions))))

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """The numbers of the statements that take a position on an issue."""
        return tuple(number for number in range(len(self.attributions)) if self._judgements(number)[1])

    @property
    def named(self) -> frozenset[str]:
        """Whom the codebook lists and the text names; of a name that several have, all of them."""
        return self._voices.named

    def statement(self, number: int) -> Statement:
        """Return one of them."""
        if number not in self._read:
            self._read[number] = self._statement(number)
        return self._read[number]

    @cached_property
    def _judging(self) -> Judging:
        return Judging(self.document, self.codebook.issues)

    def _judgements(self, number: int) -> tuple[frozenset[str], tuple[Judgement, ...]]:
        """Return the issues that a statement names and its stances; who is only urged or supposed takes no position."""
        if number not in self._judged:
            named, judgements = self._judging.judge(self.attributions[number], partial(self._is_of_body, number))
            self._judged[number] = named, () if judgements and self._takes_none(number) else judgements
        return self._judged[number]

    def _is_of_body(self, number: int) -> bool:
        speakers, _ = self._voices.of(number)
        return bool(speakers) and not speakers[0].person

    def _takes_none(self, number: int) -> bool:
        """True where a statement is only supposed, or tells what another than the one who holds it ought to do."""
        if is_supposed(self.document.text, self.attributions[number]):
            return True
        inside = self._held[number]
        holder = None if inside is None else self.attributions[inside]
        if not is_urged(self.document.text, self.attributions[number], holder):
            return False
        return inside is None or self._actors(number).isdisjoint(self._actors(inside))

    def _actors(self, number: int) -> set[str]:
        return {speaker.actor for speaker in self._voices.of(number)[0]}

    def _statement(self, number: int) -> Statement:
        """Read one statement; what another relays takes its date and its chain from there."""
        attribution, inside, plain, text = (
            self.attributions[number],
            self._held[number],
            self.document.plain,
            self.document.text,
        )
        speakers, when = self._voices.of(number)
        issues, judgements = self._judgements(number)
        kept = [unquoted(text, span) for span in attribution.contents]
        via: tuple[str, ...] = ()
        date, basis = when.date, when.basis
        if inside is not None:
            holder, (holders, held_when) = self.attributions[inside], self._voices.of(inside)
            if _is_relayed(speakers, holders):
                via = tuple(dict.fromkeys((*holders[0].via, holders[0].actor)))
            if speakers and (holders or holder.rule == AttributionRule.TRANSCRIPT):  # "QUESTION:" may name nobody
                date, basis = _date_inside(attribution, speakers, when, holder, holders, held_when)
        return Statement(
            attribution,
            plain.attribution(attribution),
            attribution.source.of(text) if attribution.source else "",
            attribution.cue.of(text) if attribution.cue else "",
            tuple(span.of(text) for span in attribution.contents),
            tuple(plain.span(span) for span in kept if span.end > span.start),
            speakers,
            date,
            basis,
            when,
            when.dated.span.of(text) if when.dated else "",
            via,
            inside,
            issues,
            judgements,
        )


@lru_cache(maxsize=2)
def read_document(document: Document, codebook: CompiledCodebook, others: tuple[Attribution, ...] = ()) -> Reading:
    """Return the reading of a document.

    `others` are attributions, in places of the document's text, that another coder has found: they go through the same
    pass, behind those of the rules. The last readings are kept: coders and drafting ask for the same one.
    """
    return Reading(document, codebook, others)


def _is_relayed(speakers: Sequence[Speaker], holders: Sequence[Speaker]) -> bool:
    """True where another speaker reports the statement."""
    return bool(holders and speakers) and holders[0].actor != speakers[0].actor


def _date_inside(
    attribution: Attribution,
    speakers: Sequence[Speaker],
    when: When,
    holder: Attribution,
    holders: Sequence[Speaker],
    held_when: When,
) -> tuple[str | None, DateBasis | None]:
    """Return the date of a statement inside another and its basis: relayed, it takes the day of the dated report."""
    if attribution.rule == AttributionRule.REPORTING_NOUN or when.repeated:
        return None, None  # an offer that is talked about was made some day before
    own = when.dated is not None and any(when.dated.span.overlaps(c) for c in holder.contents)
    if own or (holders and not _is_relayed(speakers, holders)):
        return when.date, when.basis
    if holder.rule == AttributionRule.TRANSCRIPT:
        return None, None  # one who asks or answers is no report of the day
    return held_when.date, "reported" if held_when.date else None
