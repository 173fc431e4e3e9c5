"""From the words that name a speaker to the speaker: the order of the rules, from surest to last resort.

`Discourse` walks through one article in text order and remembers who has spoken; each rule answers with speakers or
with none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.speakers import attribution_chain, by_name, by_pronoun, by_title, unnamed
from onrecord.parser.speakers.discourse import Memory, Mention, Speaker
from onrecord.parser.speakers.names import words
from onrecord.spans import AttributionRule
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.spans import Attribution, Span

_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+|\n")
_REACH = 80
"""Characters before a content in which its sentence begins."""


class Discourse(Memory):
    """The speakers of one article so far, in the order in which they spoke."""

    def resolve(
        self, attribution: Attribution, *, nested: bool = False, quoted: frozenset[str] = frozenset(), since: int = 0
    ) -> tuple[Speaker, ...]:
        """Return the speakers of an attribution (several for a joint subject); empty where nobody can be told.

        `quoted` are the actors whose own words, from `since` on, the attribution stands in; `nested` in anybody's.
        """
        self.nested, self.quoted, self.since = nested, quoted, since
        self.told = self._told(attribution)
        found = tuple(speaker._replace(side=self.party(speaker)) for speaker in self._resolve(attribution))
        self.said.extend(found)
        if found and not nested:
            self.main.extend(found)
            places = (*attribution.contents, attribution.cue, attribution.source)
            self.last_end = max(self.last_end, *(place.end for place in places if place))
        return found

    def _told(self, attribution: Attribution) -> tuple[int, int]:
        """Return from where to where a sentence goes that is told with its speaker last: "X is wrong, she said"."""
        first, source = attribution.contents[0].start if attribution.contents else 0, attribution.source
        if source is None or source.start < first:
            return 0, 0
        before = self.text[max(0, first - _REACH) : first]
        ends = [match.end() for match in _SENTENCE_END.finditer(before)]
        return first - len(before) + (ends[-1] if ends else len(before)), source.start

    def _resolve(self, attribution: Attribution) -> tuple[Speaker, ...]:
        span = attribution.source
        if span is None and attribution.cue is not None:
            return ()  # "the plan is expected to pass": nobody is named
        if span is None:
            return (self.main[-1]._replace(rule="the last speaker goes on"),) if self.main else ()
        if attribution.rule == AttributionRule.TRANSCRIPT and _names_nobody(span.of(self.text)):
            return ()
        found, via = self._named(span)
        if (
            attribution.rule in (AttributionRule.QUOTED_AS, AttributionRule.CITING)
            and attribution.cue
            and attribution.cue.start < span.start
        ):
            via = (*via, *attribution_chain.quoting(self, attribution.cue))
        via = (*via, *attribution_chain.after_cue(self, attribution))
        if found and not (found[0].person or found[0].side or self.party(found[0])):
            cited = attribution_chain.cited_after(self, attribution)
            holders, more = self._named(cited) if cited else ((), ())
            if holders:
                via, found = (*via, found[0].actor, *more), holders
        return tuple(speaker._replace(via=(*speaker.via, *via)) for speaker in found)

    def _named(self, span: Span) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
        """Return whom the words at `span` name, and who relays them."""
        if span not in self.named_at:
            self.named_at[span] = self._by_rule(span)
        return self.named_at[span]

    def _by_rule(self, span: Span) -> tuple[tuple[Speaker, ...], tuple[str, ...]]:
        main, via = attribution_chain.relayed(span.of(self.text), self.names)
        mention = Mention(main, span, tuple(word.key for word in words(main)))
        for rule in _RULES:
            found = rule(self, mention)
            if found:
                if len(found) == 1:
                    self.learn(found[0].actor, mention.keys)
                return found, via
        return (), via


def _names_nobody(label: str) -> bool:
    """True for "QUESTION:", "A:": a speaker label that says who asks or answers, and no name."""
    return fold(label) in lexicon.speakers("asker") | lexicon.speakers("answerer")


_RULES = (
    by_pronoun.by_pronoun,
    by_name.by_document,
    by_name.by_name,
    by_name.by_people,
    by_title.by_title,
    unnamed.by_head,
    by_name.by_institution,
)
