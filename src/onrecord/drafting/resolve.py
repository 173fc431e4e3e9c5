"""Who says what a finding holds, and when: the rules tell it for every coder, in one pass in text order.

A finding belongs to the statement that the rules read on its words; where they read none, its mention and cue make one,
which goes through the same pass. The coder's hints decide where the rules leave a question open, and where they name an
actor of the codebook that the article names. What a person coded elsewhere (`Finding.coded`) names its speaker itself,
as the analyst knew him; whom the rules take for the speaker is then a doubt.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.drafting.anchor import Reason
from onrecord.models import is_unnamed
from onrecord.parser import Speaker, SpeakerKind, SpeakerRule, byline, kind_of, read_document
from onrecord.spans import Attribution, AttributionRule, Span, in_common, size
from onrecord.store.merge import HELD
from onrecord.text import fold, fold_word, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.coders.finding import Finding
    from onrecord.drafting.anchor import Anchorage, Spans
    from onrecord.parser import Names, Reading, Statement

_NEAR = 40
"""So many statements that begin before a finding are looked at: one is inside a few others at most."""
_BEFORE = 1_500
"""Characters before a quote in which its speaker and its reporting words are looked for, beside its own paragraph."""


class Placed(NamedTuple):
    """A finding with the places of its words in the document's text."""

    finding: Finding
    spans: Spans


class Doubt(NamedTuple):
    """Another speaker of a finding, by the side that did not decide: the rules, or the coder."""

    actor: str
    side: str | None
    """The party, where it is known."""
    by_rules: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """A finding with the statement that it belongs to and its speaker; `doubts` are who else it may be."""

    finding: Finding
    spans: Spans
    statement: Statement
    speaker: Speaker
    doubts: tuple[Doubt, ...] = ()


def resolve(reading: Reading, anchorage: Anchorage, placed: Sequence[Placed]) -> list[Resolved | Reason]:
    """Return for each finding who says it and in which statement, or why nobody does."""
    index = _Index(reading)
    known = [index.holding(each) for each in placed]
    missing = tuple(_attribution(each, anchorage) for each, found in zip(placed, known, strict=True) if found is None)
    again = read_document(reading.document, reading.codebook, missing) if missing else reading
    more = itertools.count(len(reading.attributions))  # in the order in which they were given
    stated = [found or again.statement(next(more)) for found in known]
    listed = _Listed(reading)
    return [_resolved(each, statement, listed) for each, statement in zip(placed, stated, strict=True)]


class _Index:
    """The statements of a reading by the beginning of their words."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        starts = [each.contents[0].start for each in reading.attributions]
        self._ordered = sorted(range(len(starts)), key=starts.__getitem__)
        self._starts = sorted(starts)

    def holding(self, placed: Placed) -> Statement | None:
        """Return the statement that holds the words of a finding and is its speaker's, the closest one."""
        at = bisect_right(self._starts, placed.spans[0].start + 1)
        near = self._ordered[max(0, at - _NEAR) : at + 2]
        fitting = [(rank, each) for each in near if (rank := self._fit(placed, each)) is not None]
        return self._reading.statement(max(fitting, key=lambda pair: pair[0])[1]) if fitting else None

    def _fit(self, placed: Placed, number: int) -> tuple[bool, bool, bool, float] | None:
        """Return how well a statement fits a finding, None where its words or its speaker are others."""
        contents = self._reading.attributions[number].contents
        if contents[-1].end <= placed.spans[0].start:
            return None  # most end before
        common = in_common(placed.spans, contents)
        if not common:
            return None
        sizes = [size(placed.spans), size(contents)]
        if common < HELD * min(sizes):
            return None
        return _told(placed.finding, self._reading.statement(number), common / max(sizes))


def _told(finding: Finding, statement: Statement, common: float) -> tuple[bool, bool, bool, float] | None:
    """Return how well a statement fits a finding with so many words in `common`, None where its speaker is another."""
    by_actor = finding.actor in {speaker.actor for speaker in statement.speakers}
    if finding.mention and not (by_actor or _same_mention(finding.mention, statement.source)):
        return None
    return finding.mention == statement.source, finding.cue == statement.cue, by_actor, common


def _same_mention(one: str, other: str) -> bool:
    """True where mentions of one speaker share a word that is a name or a noun; a mention without words fits any."""
    if not other:
        return True
    mine, its = _content_words(one), _content_words(other)
    return not mine or not its or not mine.isdisjoint(its)


def _content_words(mention: str) -> set[str]:
    return {fold_word(word.strip(".,")) for word in mention.split()} - _SMALL


_SMALL = frozenset("the a an of for and to in on at his her its their".split())


def _attribution(placed: Placed, anchorage: Anchorage) -> Attribution:
    """Return what a coder has found as an attribution, with speaker and cue where they stand near the quote."""
    document, (finding, spans) = anchorage.document, placed
    here = anchorage.paragraph(spans[0])
    before = Span(max(0, here.start - _BEFORE), here.end)
    source, cue = (
        anchorage.find(words, spans[0], here) or anchorage.find(words, spans[0], before)
        for words in (finding.mention, finding.cue)
    )
    return Attribution(source, cue, spans, kind_of(spans, document.text, document.quotations), AttributionRule.CODED)


class _Listed:
    """Whom the codebook lists and the article names, in its text or its headline."""

    def __init__(self, reading: Reading) -> None:
        self._names: Names = reading.codebook.names
        article = reading.document.article
        self._author = byline(article) if article.genre == "opinion" else ""
        self._text, self._in_text = reading.document.text, reading.named
        self._beside = " ; ".join((article.title, byline(article), *article.speakers.values()))

    @cached_property
    def _named(self) -> frozenset[str]:
        return self._in_text.union(name for hit in self._names.find(self._beside) for name in hit.names)

    @cached_property
    def _words(self) -> str:
        return fold(f"{self._beside} ; {self._text}")

    def actor(self, hint: str) -> Speaker | None:
        """Return the codebook's actor, or side, that a coder's word for a speaker means, where the article names it."""
        hint = hint.strip()
        whole = [hit for hit in self._names.find(hint) if (hit.start, hit.end) == (0, len(hint))]
        name = whole[0].name if whole else ""
        if self._author and fold(hint) == fold(self._author):
            name = name or self._author
        elif not name or name not in self._named:
            return None
        side = self._names.codebook.party_of(name)
        return Speaker(name, None, (), SpeakerRule.CODED, person=self._names.is_person(name), side=side)

    def coded(self, name: str) -> Speaker:
        """Return whom a person named as the speaker, whether or not the article does."""
        side = self._names.codebook.party_of(name)
        return Speaker(name, None, (), SpeakerRule.CODED, person=self._names.is_person(name), side=side)

    def anybody(self, hint: str, party: str) -> Speaker | None:
        """Return a speaker whom the codebook does not list, by a name that the article prints, or without one."""
        known = party if party in self._names.codebook.parties else None
        kind = SpeakerKind.UNNAMED if is_unnamed(hint) else SpeakerKind.NAMED
        if kind is SpeakerKind.UNNAMED or self._prints(hint):
            return Speaker(printable(hint), known, (), SpeakerRule.CODED, side=known, kind=kind)
        return None

    def _prints(self, name: str) -> bool:
        wanted = re.escape(fold(name))
        return bool(wanted) and re.search(rf"(?<!\w){wanted}(?!\w)", self._words) is not None

    def within(self, finding: Finding) -> Speaker | None:
        """Return a speaker whose name the mention holds, behind that of another: "Duarte's River Institute"."""
        hint, mention = fold(finding.actor), fold(finding.mention)
        behind = bool(hint) and mention.endswith(f"'s {hint}")
        return self.anybody(finding.actor, finding.party) if behind else None

    def joined(self, finding: Finding, statement: Statement) -> Speaker | None:
        """Return one of joint speakers whom the rules have not told apart: "Norland and other owners of the dam"."""
        source, mention = fold(statement.source), fold(finding.mention)
        part = mention if mention != source else fold(finding.actor)
        if not statement.speakers or not part or part == source or part not in source or " and " not in source:
            return None
        names = [finding.actor] if mention == source else [finding.actor, finding.mention]
        told = any(_same_mention(name, speaker.actor) for name in names for speaker in statement.speakers)
        other = None if told else self.anybody(finding.actor, finding.party)
        return other and other.jointly()

    def as_printed(self, finding: Finding) -> Speaker | None:
        """Return somebody for a finding of whose speaker nothing surer is known: nothing proved is lost for a name.

        The coder's words for him where the article prints each of them, else its own; whom they name in part
        ("government of Norland"); the side.
        """
        party = finding.party if finding.party in self._names.codebook.parties else None
        words = [word for word in fold(finding.actor).split() if word not in _SMALL]
        name = finding.actor if words and all(self._prints(word) for word in words) else finding.mention
        if self._prints(name):
            return Speaker(printable(name), party, (), SpeakerRule.CODED, side=party)
        parts = (hit.name for hit in self._names.find(finding.actor) if hit.name in self._named)
        side = self._names.codebook.parties[party].name if party else ""
        return next((found for part in (*parts, side) if (found := self.actor(part))), None)

    def relays(self, hints: Sequence[str]) -> tuple[str, ...]:
        """Return those of a coder's words for who relays whom the codebook lists or the article prints."""
        found = (self.actor(hint) or self.anybody(hint, "") for hint in hints)
        return tuple(speaker.actor for speaker in found if speaker)

    def bodies(self, name: str) -> set[str]:
        """Return an actor, the bodies for which it speaks, and its side's own voice."""
        actors, found = self._names.codebook.actor_by_name, {name}
        while (actor := actors.get(name)) and actor.body and actor.body not in found:
            name = actor.body
            found.add(name)
        side = self._names.codebook.parties.get(self._names.codebook.party_of(name) or "")
        return found | ({side.name} if side else set())

    def is_outlet(self, name: str) -> bool:
        return self._names.is_outlet(name)


def _resolved(placed: Placed, statement: Statement, listed: _Listed) -> Resolved | Reason:
    finding, told = placed.finding, statement.speakers
    if finding.coded:
        return _as_coded(placed, statement, listed)
    hinted = listed.actor(finding.actor) if finding.actor else None
    own = _among(finding, told)
    if own is None and hinted is not None:
        # A body named for its spokesman is no other speaker: the more specific one stays.
        own = next((speaker for speaker in told if hinted.actor in listed.bodies(speaker.actor)), None)
    if own is None:
        own = (
            hinted
            or listed.within(finding)
            or listed.joined(finding, statement)
            or _by_hint(finding, told, listed)
            or _best_named(finding, told)
            or listed.as_printed(finding)
        )
    if own is None:
        return Reason.NO_SPEAKER
    if listed.is_outlet(own.actor):
        return Reason.OUTLET
    if own not in told:
        via = (told[0].via if told else ()) or tuple(name for name in listed.relays(finding.via) if name != own.actor)
        own = own._replace(via=via)
    return Resolved(finding, placed.spans, statement, own, _doubts(finding, own, told, hinted))


def _as_coded(placed: Placed, statement: Statement, listed: _Listed) -> Resolved | Reason:
    """Return a finding with the speaker whom a person gave it, the statement's own where the rules read the same."""
    told = statement.speakers
    name = printable(placed.finding.actor)
    if not name:
        return Reason.NO_SPEAKER
    own = next((speaker for speaker in told if speaker.actor == name), None) or listed.coded(name)
    return Resolved(placed.finding, placed.spans, statement, own, _doubts(placed.finding, own, told, None))


def _doubts(finding: Finding, own: Speaker, told: Sequence[Speaker], hinted: Speaker | None) -> tuple[Doubt, ...]:
    """Return the speakers by the side that did not decide: the rules, else the coder; none where both mean one."""
    if own not in told:
        return tuple(Doubt(each.actor, each.side, by_rules=True) for each in told if each.actor != own.actor)
    meant, side = (hinted.actor, hinted.side) if hinted else (finding.actor, finding.party or None)
    same = not meant or _same_mention(meant, own.actor) or (is_unnamed(meant) and own.unnamed)
    return () if same else (Doubt(printable(meant), side, by_rules=False),)


def _by_hint(finding: Finding, told: Sequence[Speaker], listed: _Listed) -> Speaker | None:
    """Return whom a coder takes for a speaker that the codebook does not list, None where the rules know better.

    Of somebody without a name the rules know the form that the ledger uses; of one who is named only by a title
    ("its spokesman") they know less than a coder who says that the article gives no name.
    """
    if is_unnamed(finding.actor):
        return None if any(speaker.unnamed for speaker in told) else listed.anybody(finding.actor, finding.party)
    first = told[0] if told else None
    open_to_hint = first is None or first.kind is not SpeakerKind.NAMED or first.other or first.rule in _NOT_NAMED
    return listed.anybody(finding.actor, finding.party) if open_to_hint else None


_NOT_NAMED = frozenset({SpeakerRule.GOES_ON, SpeakerRule.UNKNOWN_NAME})
"""Rules that take whom no words of the statement name, or whom nobody knows, for its speaker."""


def _best_named(finding: Finding, told: Sequence[Speaker]) -> Speaker | None:
    """Return the speaker of a statement whose name shares the most words with the coder's, else the first one.

    Of joint speakers one may be named with a title that the codebook does not have: "Senator Jane Roe".
    """
    hints = [_content_words(hint) for hint in (finding.actor, finding.mention)]
    shared = [[len(hint & _content_words(speaker.actor)) for hint in hints] for speaker in told]
    return told[shared.index(max(shared))] if told else None


def _among(finding: Finding, told: Sequence[Speaker]) -> Speaker | None:
    """Return the speaker of a statement whom a finding means: the only one, or the one whom it names."""
    if not finding.actor:
        named = [speaker for speaker in told if _same_mention(finding.mention, speaker.actor)]
        return (named or [*told])[0] if told else None
    return next((speaker for speaker in told if speaker.actor == finding.actor), None)
