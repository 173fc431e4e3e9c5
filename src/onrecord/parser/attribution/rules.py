"""Every candidate for a reported statement in a sentence: the rules in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.attribution import marker_rules, passives, verb_rules
from onrecord.parser.grammar import verb_groups
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.attribution.candidate import Found
    from onrecord.parser.text.tokens import Sentence


_VERB_RULES = (
    verb_rules.quoted_as,
    passives.passive,
    verb_rules.after_content,
    verb_rules.inverted,
    verb_rules.before_content,
)


_MARKER_RULES = (
    marker_rules.according_to,
    marker_rules.survey,
    marker_rules.label,
    marker_rules.reporting_noun,
)


_MARKERS = frozenset({"according", "as", "in"})


def candidates(sentence: Sentence) -> Iterator[Found]:
    """Yield what the first fitting rule finds at every verb group, then at every marker."""
    groups = verb_groups.find(sentence)
    for group in groups:
        for rule in _VERB_RULES:
            found = rule(sentence, group, groups)
            if found is not None:
                yield found
                break
    for at, word in enumerate(sentence.words):
        if word in _MARKERS or sentence.tags[at] == tag.COLON or word in lexicon.nouns():
            for rule in _MARKER_RULES:
                found = rule(sentence, at)
                if found is not None:
                    yield found
                    break
