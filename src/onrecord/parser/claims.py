"""Claim drafts of an article: every attribution, its speakers, its date, and its stance on each issue."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.models import NO_PARTY, Article, Claim, Codebook, DateBasis
from onrecord.parser import actors, nesting, relays, stances
from onrecord.parser.attributions import TRANSCRIPT
from onrecord.parser.dating import Dating, Who
from onrecord.parser.markers import NOUN
from onrecord.parser.names import Names
from onrecord.parser.undated import Events
from onrecord.spans import Attribution, Span
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.parser.dating import When
    from onrecord.parser.markup import Plain
    from onrecord.parser.sentences import Paragraph
    from onrecord.parser.stances import Issues, Judgement


class Scheme(NamedTuple):
    """A codebook made ready for matching."""

    codebook: Codebook
    names: Names
    issues: Issues
    events: Events


def prepare(codebook: Codebook) -> Scheme:
    """Compile names, titles and phrases of `codebook` once for many articles."""
    return Scheme(codebook, Names(codebook), stances.Issues(codebook), Events(codebook))


_UNDER_HEADLINE = 2
"""So many paragraphs are read together with the headline."""


class Reported(NamedTuple):
    """An attribution with who said it and when."""

    attribution: Attribution
    speakers: tuple[actors.Speaker, ...]
    when: When
    inside: int | None


class Statement(NamedTuple):
    """An attributed statement in places of the body: all that a claim on it says, and how the parser judged it."""

    attribution: Attribution
    speakers: tuple[actors.Speaker, ...]
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


def find(
    article: Article, plain: Plain, paragraphs: list[Paragraph], found: list[Attribution], scheme: Scheme
) -> tuple[Claim, ...]:
    """Return the claim drafts of `article` in text order."""
    reader = _Reader(article, plain, paragraphs, scheme)
    reported = reader.read(found)
    judged = [reader.judge(item) for item in reported]
    within: defaultdict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(reported):
        if item.inside is not None:
            within[item.inside].append(number)
    claims: list[tuple[int, Claim]] = []
    for number, item in enumerate(reported):
        taken = _taken_by_inner(reported, judged, number, within[number])
        for judgement, spans in judged[number]:
            if judgement.issue not in taken:
                claims += [(number, claim) for claim in reader.claims(item, reported, judgement, spans)]
    claims.sort(key=lambda pair: (pair[1].spans[0], pair[0]))
    return tuple(claim for _, claim in claims)


def statements(
    article: Article, plain: Plain, paragraphs: list[Paragraph], found: list[Attribution], scheme: Scheme
) -> tuple[Statement, ...]:
    """Return every attributed statement of `article`, on an issue or on none, in text order."""
    reader = _Reader(article, plain, paragraphs, scheme)
    return tuple(reader.statement(item) for item in sorted(reader.read(found), key=lambda r: r.attribution.contents))


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
    judged: list[list[tuple[Judgement, tuple[Span, ...]]]],
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
    if who == {actors.ASKER}:
        taken |= {judgement.issue for judgement, _ in judged[number]}
    return taken


def _relays(item: Reported, holder: Reported) -> bool:
    """True where another speaker reports the statement."""
    return bool(holder.speakers and item.speakers) and holder.speakers[0].actor != item.speakers[0].actor


def date_of(item: Reported, holder: Reported | None) -> tuple[str | None, DateBasis | None]:
    """Return the date of a statement and its basis; one that `holder` relays takes the day of the dated report."""
    day, dated = item.when.date, item.when.dated
    if holder is None or not (holder.speakers and item.speakers):
        return day, item.when.basis
    if item.attribution.rule == NOUN or item.when.repeated:
        return None, None  # an offer that is talked about was made some day before
    own = dated is not None and any(dated.span.overlaps(c) for c in holder.attribution.contents)
    if own or not _relays(item, holder):
        return day, item.when.basis
    if holder.attribution.rule == TRANSCRIPT:
        return None, None  # one who asks or answers is no report of the day
    return holder.when.date, "reported" if holder.when.date else None


def reported(
    article: Article, plain: Plain, paragraphs: list[Paragraph], found: list[Attribution], scheme: Scheme
) -> list[Reported]:
    """Return the attributions of `article` with who said each and when."""
    return _Reader(article, plain, paragraphs, scheme).read(found)


class _Reader:
    """One article on its way through actors, dates and stances."""

    def __init__(self, article: Article, plain: Plain, paragraphs: list[Paragraph], scheme: Scheme) -> None:
        self.article, self.plain, self.paragraphs, self.scheme = article, plain, paragraphs, scheme
        published = edtf.parse(article.published) if article.published else None
        self.text = plain.text
        self.dating = Dating(plain.text, paragraphs, published)
        self.sentences = self.dating.sentences
        self.discourse = actors.Discourse(scheme.names, plain.text, self.dating.day)
        self._paragraph_starts = [p.span.start for p in paragraphs]
        self._topics: dict[int, frozenset[str]] = {}

    def read(self, found: list[Attribution]) -> list[Reported]:
        """Resolve speakers and dates in text order, with each attribution's holder."""
        found = [*found, *(inner for each in found for inner in relays.inside(self.text, each, self.scheme.names))]
        held = nesting.holders(found)
        by_text = sorted(range(len(found)), key=lambda n: found[n].source or found[n].contents[0])
        reported: dict[int, Reported] = {}
        for number in by_text:
            attribution = found[number]
            inside = held[number]
            speakers = self.discourse.resolve(attribution, nested=inside is not None)
            first = speakers[0] if speakers else None
            when = self.dating.when(attribution, Who(first.actor, first.person, first.plural) if first else None)
            reported[number] = Reported(attribution, speakers, when, inside)
        return [reported[number] for number in range(len(found))]

    # -- stances

    def judge(self, item: Reported) -> list[tuple[Judgement, tuple[Span, ...]]]:
        """Return the stances of one statement with the spans that carry each."""
        attribution = item.attribution
        cue = fold(attribution.cue.of(self.text)) if attribution.cue else ""
        nearby = self._nearby(attribution)
        pieces = [
            (piece, self.scheme.issues.named_in(fold(piece.of(self.text))))
            for content in attribution.contents
            for piece in _pieces(self.text, content)
        ]
        named = frozenset(key for _, keys in pieces for key in keys)
        pointed = "" if named else self._pointed(attribution)
        found: list[tuple[Judgement, tuple[Span, ...]]] = []
        for matcher in self.scheme.issues.matchers:
            if matcher.key not in named | nearby and matcher.key != pointed:
                continue
            for spans in (self._joined([p for p, keys in pieces if matcher.key in keys]), attribution.contents):
                words = fold(" ".join(span.of(self.text) for span in spans))
                places = self.scheme.issues.places_in(words) if len(named) > 1 else ()
                said = stances.Statement(words, cue, attribution.implies, named, nearby, pointed, places)
                judgement = matcher.judge(said) if spans else None
                if judgement is not None:
                    found.append((judgement, spans))
                    break
        surest = max((judgement.weight for judgement, _ in found), default=0)
        found = [(j, spans) for j, spans in found if j.weight or not surest]
        # "is a threat to the project" belongs to the issue of the threat, where there is one.
        valued = {span for j, spans in found if j.of_value for span in spans}
        found = [(j, spans) for j, spans in found if j.of_value or not (j.by_value and valued.intersection(spans))]
        # A quotation on one issue is quoted whole; one on two issues by the sentences that carry each.
        return found if len(found) > 1 else [(judgement, attribution.contents) for judgement, _ in found]

    def _joined(self, pieces: list[Span]) -> tuple[Span, ...]:
        """Return sentences as spans, neighbours joined."""
        joined: list[Span] = []
        for piece in pieces:
            if joined and not self.text[joined[-1].end : piece.start].strip():
                joined[-1] = Span(joined[-1].start, piece.end)
            else:
                joined.append(piece)
        return tuple(joined)

    def _nearby(self, attribution: Attribution) -> frozenset[str]:
        """Return the issues that the paragraph of a statement and the one before touch."""
        start = attribution.contents[0].start
        at = bisect_right(self._paragraph_starts, start) - 1
        if at not in self._topics:
            around = self.text[self.paragraphs[max(0, at - 1)].span.start : self.paragraphs[at].span.end]
            headline = self.article.title if at < _UNDER_HEADLINE else ""
            self._topics[at] = self.scheme.issues.named_in(fold(f"{headline} {around}"))
        return self._topics[at]

    def _pointed(self, attribution: Attribution) -> str:
        """Return the issue named last before a statement: in its paragraph, the one before, or the headline."""
        start = attribution.contents[0].start
        at = bisect_right(self._paragraph_starts, start) - 1
        first = self._paragraph_starts[max(0, at - 1)]
        until = bisect_right(self.sentences, Span(start, start))
        before = [span for span in self.sentences[:until] if span.start >= first]
        texts = [span.of(self.text)[: max(0, start - span.start)] for span in reversed(before)]
        for text in (*texts, self.article.title if at < _UNDER_HEADLINE else ""):
            places = self.scheme.issues.places_in(fold(text))
            if places:
                return places[0][2]
        return ""

    # -- claims

    def statement(self, item: Reported) -> Statement:
        """Return one statement in places of the body."""
        attribution, plain = item.attribution, self.plain
        return Statement(
            attribution._replace(
                source=plain.span(attribution.source) if attribution.source else None,
                cue=plain.span(attribution.cue) if attribution.cue else None,
                contents=tuple(map(plain.span, attribution.contents)),
            ),
            item.speakers,
            item.when.date,
            item.when.basis,
            tuple(plain.span(span) for span in map(self._stripped, attribution.contents) if span.end > span.start),
            tuple(judgement for judgement, _ in self.judge(item)),
            item.inside is not None,
            item.when.dated.span.of(self.text) if item.when.dated else "",
            item.when.why,
        )

    def claims(
        self, item: Reported, reported: list[Reported], judgement: Judgement, spans: tuple[Span, ...]
    ) -> list[Claim]:
        """Return one draft for each speaker of a statement on one issue."""
        holder = reported[item.inside] if item.inside is not None else None
        via: tuple[str, ...] = ()
        if holder is not None and _relays(item, holder):
            via = tuple(dict.fromkeys((*holder.speakers[0].via, holder.speakers[0].actor)))
        day, basis = date_of(item, holder)
        kept = tuple(span for span in (self._stripped(span) for span in spans) if span.end > span.start)
        if not kept:
            return []
        return [
            self._claim(item, speaker, judgement, kept, (*via, *speaker.via), day, basis) for speaker in item.speakers
        ]

    def _claim(
        self, item: Reported, speaker: actors.Speaker, judgement: Judgement, spans: tuple[Span, ...],
        via: tuple[str, ...], day: str | None, basis: DateBasis | None,
    ) -> Claim:  # fmt: skip
        attribution = item.attribution
        body = self.article.body
        originals = tuple(self.plain.span(span) for span in spans)
        quote = tuple(span.of(body) for span in originals)
        mention = attribution.source.of(self.text) if attribution.source else ""
        cue = attribution.cue.of(self.text) if attribution.cue else ""
        occurrence = body.count(quote[0], 0, originals[0].start) + 1
        known = self.scheme.codebook.party_of(speaker.actor)
        known_actor = speaker.actor in self.scheme.codebook.actor_by_name or known is not None
        party = speaker.party if speaker.party != known else None
        if party is None and not known_actor and speaker.party is None:
            party = NO_PARTY
        named = f"{mention or cue}{speaker.actor if speaker.rule.startswith('joint') else ''}"
        return Claim(
            id=identity(" ".join(quote), occurrence, named, judgement.issue), actor=speaker.actor, party=party,
            issue=judgement.issue, stance=judgement.stance, position=judgement.position, date=day,
            date_basis=basis, quote=quote, article=self.article.id, spans=originals, kind=attribution.kind,
            mention=mention, cue=cue, via=tuple(dict.fromkeys(v for v in via if v != speaker.actor)), status="draft",
        )  # fmt: skip

    def _stripped(self, span: Span) -> Span:
        """Drop the marks of a content that is one quotation, and a leading "that"."""
        text = self.text
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


_SENTENCE_END = re.compile(r"[.!?…][\"”’']*\s+(?=[\"“A-ZÀ-ÞİŞĞÇÖÜ])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|St)\.$")


def _pieces(text: str, content: Span) -> list[Span]:
    """Cut a content into its sentences."""
    cuts = [content.start]
    cuts += [
        match.end()
        for match in _SENTENCE_END.finditer(text, content.start, content.end)
        if not _ABBREVIATED.search(text[max(content.start, match.start() - 4) : match.start() + 1])
    ]
    cuts.append(content.end)
    pieces: list[Span] = []
    for start, end in itertools.pairwise(cuts):
        stop = start + len(text[start:end].rstrip())
        if stop > start:
            pieces.append(Span(start, stop))
    return pieces
