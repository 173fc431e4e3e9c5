"""The rules as a coder: which statements of a reading are claims of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.coders.finding import Finding
from onrecord.models import RULES
from onrecord.parser import may_judge, read_document
from onrecord.parser.text.quotations import unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.models import Stance
    from onrecord.parser import CompiledCodebook, Judgement, Reading, Speaker, Statement
    from onrecord.parser.text.document import Document
    from onrecord.spans import Span

_RELAYING = frozenset({"", "neutral", "asserting", "alleging", "believing", "conceding"})
"""Cues that only pass on; one that accepts or refuses is a position of its own on what it holds."""


class Rules:
    """The coder that needs no model and no key: the same words give the same findings."""

    name = RULES

    def code(self, document: Document, codebook: CompiledCodebook) -> Sequence[Finding]:
        """Return a finding for each speaker of each statement that takes a position, in text order."""
        return self.of(read_document(document, codebook)) if may_judge(document, codebook.issues) else ()

    def of(self, reading: Reading) -> Sequence[Finding]:
        """Return the findings in a reading."""
        found = [
            (finding.spans[0], number, finding)
            for number, statement, judgement in _claimed(reading)
            for finding in _findings(reading, statement, judgement)
        ]
        found.sort(key=lambda each: each[:2])
        return tuple(finding for _, _, finding in found)


def _claimed(reading: Reading) -> Iterator[tuple[int, Statement, Judgement]]:
    """Yield the judgements that are claims of their own: not told inside or around another statement."""
    judged = {number: reading.statement(number) for number in reading.positions}
    within: defaultdict[int, list[Statement]] = defaultdict(list)
    for each in judged.values():
        if each.inside is not None:
            within[each.inside].append(each)
    for number, each in judged.items():
        holder = None if each.inside is None else reading.statement(each.inside)
        taken = _taken(each, within[number], holder)
        yield from ((number, each, judgement) for judgement in each.judgements if judgement.issue not in taken)


def _taken(statement: Statement, within: Sequence[Statement], holder: Statement | None) -> set[str]:
    """Return the issues on which a statement, with those `within` it and the one around it, is no claim of its own.

    A position held by one and reported by another belongs to its holder; what a speaker says of his own saying, and
    what is said inside a statement on the same issue by the same speaker, is one claim: the outer one.
    """
    taken: set[str] = set()
    if statement.attribution.implies in _RELAYING:
        taken = {
            judgement.issue
            for inner in within
            if inner.speakers and not _speaks_for_itself(statement, inner)
            for judgement in inner.judgements
        }
    if holder is not None and _speaks_for_itself(holder, statement):
        taken |= {judgement.issue for judgement in holder.judgements}
    return taken


def _speaks_for_itself(outer: Statement, inner: Statement) -> bool:
    """True where an inner statement is the outer speaker's own, or that of the side for which he speaks.

    "The minister said Norland was ready": the minister. "Duarte said Lind had declared": Lind. (guide, convention 3)
    """
    if {s.actor for s in outer.speakers} & {s.actor for s in inner.speakers}:
        return True
    sides = {s.side for s in outer.speakers}
    return bool(sides - {None}) and all(s.side in sides and (not s.person or s.plural) for s in inner.speakers)


def _findings(reading: Reading, statement: Statement, judgement: Judgement) -> Iterator[Finding]:
    """Yield one finding for each speaker of a statement on one issue; an outlet takes no position of its own."""
    plain = reading.document.plain
    kept = (unquoted(reading.document.text, span) for span in judgement.spans)
    spans = tuple(plain.span(span) for span in kept if span.end > span.start)
    if not spans:
        return
    yield from findings_of(reading, statement, judgement.issue, judgement.stance, judgement.position, spans)


def findings_of(
    reading: Reading, statement: Statement, issue: str, stance: Stance, position: str, spans: tuple[Span, ...]
) -> Iterator[Finding]:
    """Yield a finding on the words at `spans` of the body for each speaker of a statement but outlets."""
    body = reading.document.article.body
    for speaker in statement.speakers:
        if not reading.codebook.names.is_outlet(speaker.actor):
            yield Finding(
                quote=tuple(span.of(body) for span in spans),
                issue=issue,
                stance=stance,
                mention=statement.source,
                cue=statement.cue,
                party=speaker.party or "",
                actor=speaker.actor,
                via=via_of(statement, speaker),
                date=statement.date or "",
                position=position,
                spans=spans,
            )


def via_of(statement: Statement, speaker: Speaker) -> tuple[str, ...]:
    """Return who relays a speaker's statement, outermost first."""
    return tuple(dict.fromkeys(name for name in (*statement.via, *speaker.via) if name != speaker.actor))
