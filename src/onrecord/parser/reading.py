"""An article read with a codebook: its text in sentences, its attributions, who said each and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.parser import actors, attributions, markup, nesting, quotations, relays, sentences, undated
from onrecord.parser.attributions import TRANSCRIPT
from onrecord.parser.dating import Dating, Who
from onrecord.parser.markers import NOUN
from onrecord.parser.pieces import Pieces

if TYPE_CHECKING:
    from onrecord.models import Article, DateBasis
    from onrecord.parser.dating import When
    from onrecord.parser.scheme import Scheme
    from onrecord.spans import Attribution


class Reported(NamedTuple):
    """An attribution with who said it and when."""

    attribution: Attribution
    speakers: tuple[actors.Speaker, ...]
    when: When
    inside: int | None


class Reading:
    """One article, read once. Spans are places in `text`, the body without markup; `plain` maps them to the body."""

    def __init__(self, article: Article, scheme: Scheme) -> None:
        """Read `article`; one that states no date is dated by its words, where they and the events allow."""
        self.scheme = scheme
        self.plain = markup.strip(article.body)
        self.text = self.plain.text
        self.paragraphs = sentences.find(self.text, quotations.find(self.text), self.plain.emphasised)
        if article.published is None:
            article = article.inferred(undated.infer(self.text, self.paragraphs, scheme.events).published)
        self.article = article
        self.pieces = Pieces(self.text)
        self._dating = Dating(self.text, self.paragraphs, edtf.parse(article.published) if article.published else None)
        self.sentences = self._dating.sentences
        self.reported = self._reported()

    def _reported(self) -> list[Reported]:
        """Resolve speakers and dates in text order, with each attribution's holder."""
        outer = attributions.find(self.text, self.paragraphs, nested=True)
        found = [*outer, *(inner for each in outer for inner in relays.inside(self.text, each, self.scheme.names))]
        held = nesting.holders(found)
        discourse = actors.Discourse(self.scheme.names, self.text, self._dating.day, self.article.title)
        reported: dict[int, Reported] = {}
        for number in sorted(range(len(found)), key=lambda n: found[n].source or found[n].contents[0]):
            attribution = found[number]
            quoted, since = _quoted(number, held, reported)
            speakers = discourse.resolve(attribution, nested=held[number] is not None, quoted=quoted, since=since)
            first = speakers[0] if speakers else None
            when = self._dating.when(attribution, Who(first.actor, first.person, first.plural) if first else None)
            reported[number] = Reported(attribution, speakers, when, held[number])
        return [reported[number] for number in range(len(found))]

    def holder(self, item: Reported) -> Reported | None:
        """Return the statement inside which `item` stands."""
        return None if item.inside is None else self.reported[item.inside]


def _quoted(number: int, held: list[int | None], reported: dict[int, Reported]) -> tuple[frozenset[str], int]:
    """Return those whose words are printed around statement `number`, as they said them, and where these begin."""
    found: set[str] = set()
    since = 0
    outer, left = held[number], _DEEPEST
    while outer is not None and left:
        around = reported.get(outer)
        if around is not None and around.attribution.kind == "direct":
            found.update(speaker.actor for speaker in around.speakers)
            since = around.attribution.contents[0].start
        outer, left = held[outer], left - 1
    return frozenset(found), since


_DEEPEST = 5
"""Quotations inside one another that are looked at; real ones are two or three deep."""


def is_relayed(item: Reported, holder: Reported) -> bool:
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
    if own or not is_relayed(item, holder):
        return day, item.when.basis
    if holder.attribution.rule == TRANSCRIPT:
        return None, None  # one who asks or answers is no report of the day
    return holder.when.date, "reported" if holder.when.date else None
