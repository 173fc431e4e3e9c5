"""Every candidate for a reported statement in a sentence: the rules in the order in which they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import cues, lexicon, markers, passives, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.found import Found
    from onrecord.parser.tokens import Sentence


_VERB_RULES = (
    verbs.quoted_as,
    verbs.seeming,
    passives.passive,
    verbs.as_said,
    verbs.after_content,
    verbs.inverted,
    verbs.declined,
    verbs.before_content,
)


_MARKER_RULES = (
    markers.according_to,
    markers.opinion,
    markers.survey,
    markers.asked,
    markers.label,
    markers.reporting_noun,
)


_MARKERS = frozenset({"according", "as", "in", "asked"})


def candidates(sentence: Sentence) -> Iterator[Found]:
    """Yield what the first fitting rule finds at every verb group, then at every marker."""
    groups = cues.find(sentence)
    for group in groups:
        for rule in _VERB_RULES:
            found = rule(sentence, group, groups)
            if found is not None:
                yield found
                break
    for at, word in enumerate(sentence.words):
        if word in _MARKERS or sentence.tags[at] == ":" or word in lexicon.nouns():
            for rule in _MARKER_RULES:
                found = rule(sentence, at)
                if found is not None:
                    yield found
                    break
