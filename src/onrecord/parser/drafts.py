"""Claim drafts of an article: every attribution, its speakers, its date, and its stance on each issue."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import NO_PARTY, Claim
from onrecord.parser.judging import Judging
from onrecord.parser.reading import date_of, is_relayed
from onrecord.parser.speakers import resolve
from onrecord.spans import Span

if TYPE_CHECKING:
    from onrecord.models import DateBasis
    from onrecord.parser.judging import Judged
    from onrecord.parser.reading import Reading, Reported
    from onrecord.parser.stances.matcher import Judgement
    from onrecord.spans import Attribution


class Statement(NamedTuple):
    """An attributed statement in places of the body: all that a claim on it says, and how the parser judged it."""

    attribution: Attribution
    speakers: tuple[resolve.Speaker, ...]
    date: str | None
    basis: DateBasis | None
    spans: tuple[Span, ...]
    judged: tuple[Judgement, ...]
    nested: bool
    date_words: str = ""
    dating: str = ""


def identity(content: str, occurrence: int, named: str, issue: str) -> str:
    """Return the id of a claim: 8 base32 characters over content, occurrence, mention or cue, and issue."""
    digest = hashlib.sha256(
        "\x1f".join((content, str(occurrence), named, issue)).encode("utf-8", "surrogatepass")
    ).digest()
    return base64.b32encode(digest).decode("ascii")[:8].lower()


def find(reading: Reading) -> tuple[Claim, ...]:
    """Return the claim drafts of an article in text order."""
    reported = reading.reported
    judging = Judging(reading)
    judged = [judging.judge(item) for item in reported]
    within: defaultdict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(reported):
        if item.inside is not None:
            within[item.inside].append(number)
    claims: list[tuple[int, Claim]] = []
    for number, item in enumerate(reported):
        taken = _taken_by_inner(reported, judged, number, within[number])
        for judgement, spans in judged[number]:
            if judgement.issue not in taken:
                claims += [(number, claim) for claim in _claims(reading, item, judgement, spans)]
    claims.sort(key=lambda pair: (pair[1].spans[0], pair[0]))
    return tuple(claim for _, claim in claims)


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Return every attributed statement of an article, on an issue or on none, in text order."""
    judging = Judging(reading)
    told = sorted(reading.reported, key=lambda item: item.attribution.contents)
    return tuple(_statement(reading, item, judging.judge(item)) for item in told)


_RELAYING = frozenset({"", "neutral", "asserting", "alleging", "believing", "conceding"})
"""Cues that only pass on; one that accepts or refuses is a position of its own on what it holds."""


def _speaks_for_itself(outer: Reported, inner: Reported) -> bool:
    """True where an inner statement is the outer speaker's own, or that of the side for which he speaks.

    "The minister said Norland was ready": the minister. "Duarte said Lind had declared": Lind. (guide, convention 3)
    """
    if {s.actor for s in outer.speakers} & {s.actor for s in inner.speakers}:
        return True
    sides = {s.side for s in outer.speakers}
    return bool(sides - {None}) and all(s.side in sides and (not s.person or s.plural) for s in inner.speakers)


def _taken_by_inner(
    reported: list[Reported],
    judged: list[Judged],
    number: int,
    within: list[int],
) -> set[str]:
    """Return the issues on which a statement, with those `within` it, is not a claim of its own.

    A position held by one and reported by another belongs to its holder; what a speaker says of his own saying, and
    what is said inside a statement on the same issue by the same speaker, is one claim: the outer one.
    """
    item = reported[number]
    who = {speaker.actor for speaker in item.speakers}
    taken: set[str] = set()
    if item.attribution.implies in _RELAYING:
        taken = {
            judgement.issue
            for other in within
            if reported[other].speakers and not _speaks_for_itself(item, reported[other])
            for judgement, _ in judged[other]
        }
    if item.inside is not None and _speaks_for_itself(reported[item.inside], item):
        taken |= {judgement.issue for judgement, _ in judged[item.inside]}
    if who == {resolve.ASKER}:
        taken |= {judgement.issue for judgement, _ in judged[number]}
    return taken


def _statement(reading: Reading, item: Reported, judged: Judged) -> Statement:
    """Return one statement in places of the body."""
    contents = (unquoted(reading.text, span) for span in item.attribution.contents)
    return Statement(
        reading.plain.attribution(item.attribution),
        item.speakers,
        item.when.date,
        item.when.basis,
        tuple(reading.plain.span(span) for span in contents if span.end > span.start),
        tuple(judgement for judgement, _ in judged),
        item.inside is not None,
        item.when.dated.span.of(reading.text) if item.when.dated else "",
        item.when.why,
    )


def _claims(reading: Reading, item: Reported, judgement: Judgement, spans: tuple[Span, ...]) -> list[Claim]:
    """Return one draft for each speaker of a statement on one issue."""
    holder = reading.holder(item)
    via: tuple[str, ...] = ()
    if holder is not None and is_relayed(item, holder):
        via = tuple(dict.fromkeys((*holder.speakers[0].via, holder.speakers[0].actor)))
    kept = tuple(span for span in (unquoted(reading.text, span) for span in spans) if span.end > span.start)
    if not kept:
        return []
    return [
        _claim(reading, item, speaker, judgement, kept, (*via, *speaker.via))
        for speaker in item.speakers
        if not reading.scheme.names.is_outlet(speaker.actor)
    ]


def _claim(
    reading: Reading, item: Reported, speaker: resolve.Speaker, judgement: Judgement, spans: tuple[Span, ...],
    via: tuple[str, ...],
) -> Claim:  # fmt: skip
    day, basis = date_of(item, reading.holder(item))
    attribution, codebook, body = item.attribution, reading.scheme.codebook, reading.article.body
    originals = tuple(reading.plain.span(span) for span in spans)
    quote = tuple(span.of(body) for span in originals)
    mention = attribution.source.of(reading.text) if attribution.source else ""
    cue = attribution.cue.of(reading.text) if attribution.cue else ""
    occurrence = body.count(quote[0], 0, originals[0].start) + 1
    known = codebook.party_of(speaker.actor)
    known_actor = speaker.actor in codebook.actor_by_name or known is not None
    party = speaker.party if speaker.party != known else None
    if party is None and not known_actor and speaker.party is None:
        party = NO_PARTY
    named = f"{mention or cue}{speaker.actor if speaker.rule.startswith('joint') else ''}"
    return Claim(
        id=identity(" ".join(quote), occurrence, named, judgement.issue), actor=speaker.actor, party=party,
        issue=judgement.issue, stance=judgement.stance, position=judgement.position, date=day,
        date_basis=basis, quote=quote, article=reading.article.id, spans=originals, kind=attribution.kind,
        mention=mention, cue=cue, via=tuple(dict.fromkeys(v for v in via if v != speaker.actor)), status="draft",
    )  # fmt: skip


def unquoted(text: str, span: Span) -> Span:
    """Drop the marks of a content that is one quotation, and a leading "that"."""
    start, end = span
    words = text[start:end]
    if words[:1] in _OPEN:
        width = 2 if words[:2] in ("``", "''", "‘‘") else 1
        inner = words[width:].rstrip()
        for close in ("''", "’’", "”", '"', "’", "'"):
            if inner.endswith(close) and not any(mark in inner[: -len(close)] for mark in ('"', "“", "”", "''")):
                return Span(start + width, start + width + len(inner) - len(close))
        if not any(mark in inner for mark in ('"', "”", "''")):
            return Span(start + width, start + width + len(inner))
    for close in ("''", "’’", "”", '"'):
        if words.endswith(close) and words.count(close) == 1 and not any(mark in words for mark in ("“", "``")):
            return Span(start, end - len(close))  # the last sentences of a quotation cut by issue
    match = re.match(r"that[,\s]+(?=\S)", words)
    return Span(start + match.end(), end) if match else span


_OPEN = frozenset({'"', "“", "‘", "'", "`", "„", "«"})
