"""The rules from a mention to its speakers, from the surest to the last resort: the first that answers decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.speakers import by_name, by_pronoun, by_title, institutions, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.parser.speakers.discourse import DiscourseState, Mention
    from onrecord.parser.speakers.speaker import Speaker


class Rule(NamedTuple):
    """A rule: its id, its function, a text whose last statement only it resolves, and the speakers it must give.

    The examples use the invented codebook of the tests, ``tests/parser/norland.py``; the last mention of ``beside`` is
    one that the rule must leave to others.
    """

    id: str
    speakers: Callable[[DiscourseState, Mention], tuple[Speaker, ...]]
    example: str
    gives: tuple[str, ...]
    beside: str


RULES = (
    Rule(
        "pronoun",
        by_pronoun.by_pronoun,
        "Maria Duarte said the dam was good. She said it was cheap.",
        ("Maria Duarte",),
        "Maria Duarte said the dam was good.",
    ),
    Rule(
        "name",
        by_name.by_name,
        "Åsa Lindström and Maria Duarte said the dam was good.",
        ("Åsa Lindström", "Maria Duarte"),
        "A person close to Maria Duarte said the dam was good.",
    ),
    Rule(
        "family",
        by_name.by_family,
        "Karl Berg met Joao Berg. The Bergs said the dam was good.",
        ("Karl Berg", "Joao Berg"),
        "The Norlands said the dam was good.",
    ),
    Rule(
        "people",
        by_name.by_people,
        "The Norlandic government said the dam was good.",
        ("Norland",),
        "The Norlandic foreign minister said the dam was good.",
    ),
    Rule(
        "title",
        by_title.by_title,
        "The Norlandic foreign minister said the dam was good.",
        ("Åsa Lindström",),
        "Two Norlandic officials said the dam was good.",
    ),
    Rule(
        "unnamed",
        unnamed.by_head,
        "Two unnamed Norlandic officials said the dam was good.",
        ("unnamed Norlandic officials",),
        "The River Institute said the dam was good.",
    ),
    Rule(
        "institution",
        institutions.by_institution,
        "The River Institute said the dam was good.",
        ("River Institute",),
        "Norlandic companies said the dam was good.",
    ),
)


def speakers(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """Return whom the first rule that answers gives; nobody where none does."""
    return next((found for rule in RULES if (found := rule.speakers(state, mention))), ())
