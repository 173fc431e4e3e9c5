"""From the words that name a speaker to the speaker, through one article in text order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser.speakers import attribution_chain, by_pronoun, rules, unnamed
from onrecord.parser.speakers.discourse import IN_TEXT, Mention
from onrecord.parser.speakers.first_mentions import gender_told
from onrecord.parser.speakers.names import folded_words
from onrecord.parser.speakers.speaker import SpeakerKind, SpeakerRule
from onrecord.parser.text import labels
from onrecord.spans import AttributionRule

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import DiscourseState, Surroundings
    from onrecord.parser.speakers.speaker import Speaker
    from onrecord.spans import Attribution, Span

_SENTENCE_END = re.compile(r"[.!?:;][\"”’]?\s+|\n")
_QUOTING = frozenset({AttributionRule.QUOTED_AS, AttributionRule.CITING})
"""The rules of statements whose relay stands before their cue."""
_REACH = 80
"""Characters before a content in which its sentence begins."""


def resolve(state: DiscourseState, attribution: Attribution, around: Surroundings = IN_TEXT) -> tuple[Speaker, ...]:
    """Return the speakers of an attribution (several for a joint subject); empty where nobody can be told.

    Call in text order: the state keeps who has spoken.
    """
    around = around._replace(speaker_last=_speaker_last(state.text, attribution))
    speakers = tuple(s._replace(side=state.party(s)) for s in _speakers(state, attribution, around))
    if attribution.rule is not AttributionRule.BYLINE:  # "she" is never the author
        state.spoken(speakers, attribution, around)
    return speakers


def _speaker_last(text: str, attribution: Attribution) -> tuple[int, int]:
    """Return from where to where a sentence goes that names its speaker last: "X is wrong, she said"."""
    first, source = attribution.contents[0].start if attribution.contents else 0, attribution.source
    if source is None or source.start < first:
        return 0, 0
    colon = text.rfind(": ", first, source.start)
    if colon > 0:  # "Roe struck another note: the dam, he said, ..."
        return colon, source.start
    before = text[max(0, first - _REACH) : first]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return first - len(before) + (ends[-1] if ends else len(before)), source.start


def _speakers(state: DiscourseState, attribution: Attribution, around: Surroundings) -> tuple[Speaker, ...]:
    span = attribution.source
    if around.named is not None:
        return _by_name(state, around.named, attribution, around)
    if span is None and attribution.cue is not None:
        return ()  # "the plan is expected to pass": nobody is named
    if span is None:
        return tuple(_going_on(speaker) for speaker in state.main[-1:])
    if attribution.rule is AttributionRule.TRANSCRIPT and labels.names_nobody(span.of(state.text)):
        return ()
    found, via = _named(state, span, around)
    if attribution.rule in _QUOTING and attribution.cue and attribution.cue.start < span.start:
        via = (*via, *attribution_chain.quoting(state, attribution.cue))
    via = (*via, *attribution_chain.after_cue(state, attribution))
    via = via if any(speaker.unnamed for speaker in found) else attribution_chain.without_carriers(state, via)
    if found and not (found[0].person or found[0].side or state.party(found[0])):
        cited = attribution_chain.cited_after(state, attribution)
        holders, more = _named(state, cited, around) if cited else ((), ())
        if holders:
            via, found = (*via, found[0].actor, *more), holders
    return tuple(speaker._replace(via=(*speaker.via, *via)) for speaker in found)


def _going_on(speaker: Speaker) -> Speaker:
    """Return the last speaker of a statement that names nobody, relayed as before."""
    return speaker.again(SpeakerRule.GOES_ON)._replace(via=speaker.via)


def _named(state: DiscourseState, span: Span, around: Surroundings) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
    """Return whom the words at `span` name, and who relays them."""
    if span not in state.named_at:
        state.named_at[span] = _by_rules(state, span, around)
    return state.named_at[span]


def _by_rules(state: DiscourseState, span: Span, around: Surroundings) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
    main, via = attribution_chain.relayed(span.of(state.text), state.names)
    mention = Mention.of(main, span, around)
    found = _one_of_named(state, mention) or _with_others(state, mention, rules.speakers(state, mention))
    if len(found) == 1 and found[0].kind is SpeakerKind.NAMED:
        state.learn(found[0].actor, _told(mention, found[0]))
    return found, via


def _part(mention: Mention, text: str) -> Mention:
    return Mention.of(text, mention.span, mention.around)


def _one_of_named(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """``Ann Cole or the council``: one of those named, and nothing tells which; nobody where a part names nobody."""
    parts = _OR.split(mention.text)
    if len(parts) < 2 or " and " in mention.text:
        return ()
    found = [rules.speakers(state, _part(mention, part)) for part in parts]
    names = tuple(dict.fromkeys(s.actor for several in found for s in several if s.kind is SpeakerKind.NAMED))
    listed = mention.text.count(",") - mention.text.count(", or ")  # more commas belong to a description
    return (state.one_of(names, SpeakerRule.NAMES_WITH_OR),) if all(found) and len(names) > listed + 1 else ()


_OR = re.compile(r",? or ")


def _with_others(state: DiscourseState, mention: Mention, named: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Add the unnamed last of "Ann Cole, Jonas Roe and two officials" to those named; a description adds nobody."""
    match = _AND_OTHERS.search(mention.text) if named and named[-1].kind is SpeakerKind.NAMED else None
    if match is None or match[1] != named[-1].actor.split()[-1]:
        return named
    others = unnamed.by_head(state, _part(mention, match[2]))
    return tuple(speaker.jointly() for speaker in (*named, *others)) if others else named


_AND_OTHERS = re.compile(r"\b([A-ZÀ-Þ][\w'’-]{0,30}),? and ((?:[a-z]{1,12}|\d{1,9}) [^,]{1,80})$")


def _told(mention: Mention, speaker: Speaker) -> str:
    """Return "he" or "she" where the words that mean a speaker say so: the pronoun, else a noun for him or her."""
    if len(mention.keys) == 1 and mention.keys[0] in by_pronoun.GENDER:
        return by_pronoun.GENDER[mention.keys[0]]
    if speaker.rule not in _BY_TITLE:
        return ""  # "a Duarte spokesman"
    return gender_told(folded_words(mention.first))


_BY_TITLE = frozenset({SpeakerRule.TITLE, SpeakerRule.TITLE_OF_NAMED, SpeakerRule.TITLE_OF_NOBODY_ELSE})


def _by_name(state: DiscourseState, name: str, attribution: Attribution, around: Surroundings) -> tuple[Speaker, ...]:
    """Return whom a name means that stands elsewhere than the statement; nobody where there is no name."""
    if not name:
        return ()
    span = attribution.source or attribution.contents[0]
    return rules.speakers(state, Mention.of(name, span, around)) or (state.person(name, SpeakerRule.UNKNOWN_NAME),)
