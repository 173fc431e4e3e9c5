"""An article read with a codebook: every reported statement, who said it, when, and what it says of the issues.

`read_document` is the order of the stages for one document: attributions, speakers and dates in text order, judgements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.parser import authors
from onrecord.parser.attribution import nesting, select
from onrecord.parser.dates.statements import Dating, Who
from onrecord.parser.speakers.by_place import Labelled
from onrecord.parser.speakers.discourse import DiscourseState, Surroundings
from onrecord.parser.speakers.resolve import resolve
from onrecord.parser.stances.judging import Judging
from onrecord.parser.stances.urging import is_urged
from onrecord.parser.text.quotations import unquoted
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

_DEEPEST = 5
"""Quotations inside one another that are looked at; real ones are two or three deep."""


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


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """The statements of a document by the rules, in the order of their words."""

    document: Document
    codebook: CompiledCodebook
    statements: tuple[Statement, ...]
    named: frozenset[str]
    """Whom the codebook lists and the text names; of a name that several have, all of them."""


@lru_cache(maxsize=2)
def read_document(document: Document, codebook: CompiledCodebook, others: tuple[Attribution, ...] = ()) -> Reading:
    """Return every statement of a document.

    `others` are attributions, in places of the document's text, that another coder has found: they go through the same
    pass, behind those of the rules. The last readings are kept: coders and drafting ask for the same one.
    """
    found = select.find(document.text, document.paragraphs, nested=True, layout=document.layout)
    found += authors.own_words(document, found, codebook.issues)
    found.sort(key=lambda each: each.contents[0])
    dating = Dating(document.text, document.paragraphs, document.published, live=document.article.genre == "liveblog")
    state = DiscourseState(codebook.names, document.text, dating.day)
    statements = _resolved(document, state, dating, [*found, *others])
    judging = Judging(document, codebook.issues)
    judged = (
        _judged(judging, document.text, each, None if each.inside is None else statements[each.inside])
        for each in statements
    )
    return Reading(
        document,
        codebook,
        tuple(
            replace(each, issues=named, judgements=judgements)
            for each, (named, judgements) in zip(statements, judged, strict=True)
        ),
        frozenset(name for hit in state.hits for name in hit.names),
    )


def _judged(
    judging: Judging, text: str, statement: Statement, holder: Statement | None
) -> tuple[frozenset[str], tuple[Judgement, ...]]:
    """Return the issues that a statement names and how it is judged on them; who is only urged takes no position."""
    named, judgements = judging.judge(statement.attribution, statement.speakers)
    own = holder is not None and bool({s.actor for s in holder.speakers} & {s.actor for s in statement.speakers})
    if not own and judgements and is_urged(text, statement.attribution, holder and holder.attribution):
        return named, ()
    return named, judgements


def _resolved(
    document: Document, state: DiscourseState, dating: Dating, found: Sequence[Attribution]
) -> list[Statement]:
    """Resolve speakers and dates in text order, with each attribution's holder."""
    held = nesting.holders(found)
    labelled = Labelled(document.article, document.layout, state)
    resolved: dict[int, tuple[tuple[Speaker, ...], When]] = {}
    for number in sorted(range(len(found)), key=lambda n: found[n].source or found[n].contents[0]):
        quoted, since = _quoted(number, held, found, resolved)
        nested = (outer := held[number]) is not None
        of_nobody = outer is not None and outer in resolved and _is_of_nobody(found[outer], resolved[outer][0])
        named = labelled.name(found[number], nested=nested)
        around = Surroundings(nested=nested, of_nobody=of_nobody, quoted=quoted, since=since, named=named)
        speakers = resolve(state, found[number], around)
        first = speakers[0] if speakers else None
        who = Who(first.actor, first.person, first.plural, first.unnamed) if first else None
        when = dating.by_author() if named and labelled.by_author(found[number]) else dating.when(found[number], who)
        resolved[number] = speakers, when
    return [_statement(document, number, found, held, resolved) for number in range(len(found))]


def _is_of_nobody(holder: Attribution, speakers: Sequence[Speaker]) -> bool:
    return holder.kind == "indirect" and holder.source is not None and not speakers


def _statement(
    document: Document,
    number: int,
    found: Sequence[Attribution],
    held: Sequence[int | None],
    resolved: dict[int, tuple[tuple[Speaker, ...], When]],
) -> Statement:
    """Return one statement; what another relays takes its date and its chain from there."""
    attribution, inside, text = found[number], held[number], document.text
    speakers, when = resolved[number]
    kept = [unquoted(text, span) for span in attribution.contents]
    via: tuple[str, ...] = ()
    date, basis = when.date, when.basis
    if inside is not None:
        holders, held_when = resolved[inside]
        if _is_relayed(speakers, holders):
            via = tuple(dict.fromkeys((*holders[0].via, holders[0].actor)))
        if speakers and (holders or found[inside].rule == AttributionRule.TRANSCRIPT):  # "QUESTION:" may name nobody
            date, basis = _date_inside(attribution, speakers, when, found[inside], holders, held_when)
    return Statement(
        attribution,
        document.plain.attribution(attribution),
        attribution.source.of(text) if attribution.source else "",
        attribution.cue.of(text) if attribution.cue else "",
        tuple(span.of(text) for span in attribution.contents),
        tuple(document.plain.span(span) for span in kept if span.end > span.start),
        speakers,
        date,
        basis,
        when,
        when.dated.span.of(text) if when.dated else "",
        via,
        inside,
    )


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


def _quoted(
    number: int,
    held: Sequence[int | None],
    found: Sequence[Attribution],
    resolved: dict[int, tuple[tuple[Speaker, ...], When]],
) -> tuple[frozenset[str], int]:
    """Return those whose words are printed around statement `number`, as they said them, and where these begin."""
    quoted: set[str] = set()
    since = 0
    outer, left = held[number], _DEEPEST
    while outer is not None and left:
        if outer in resolved and found[outer].kind == "direct":
            quoted.update(speaker.actor for speaker in resolved[outer][0])
            since = found[outer].contents[0].start
        outer, left = held[outer], left - 1
    return frozenset(quoted), since
