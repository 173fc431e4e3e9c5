"""What each table of the lexicon may hold: its groups, and what an entry may look like."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

IMPLIES = (
    "neutral", "asserting", "conceding", "believing", "wanting", "asking", "proposing", "supporting", "committing",
    "warning", "refusing", "opposing", "alleging", "calling",
)  # fmt: skip
"""What a reporting word can imply about its holder's position."""
FRAMES = (
    "clause", "seems", "quotation", "that", "whether", "asks", "hearer", "to", "hearer-to", "object", "as",
)  # fmt: skip
"""The ways in which a reporting verb holds its content."""
OPENERS = (
    "that", "to", "for", "of", "on", "about", "from", "over", "among", "behind", "at", "against",
)  # fmt: skip
"""The words behind a reporting noun that open its content."""
NEEDS = ("owned", "alone", "light-verb")
"""What a reporting noun needs in order to report: somebody who owns it, nothing, a light verb."""
ANY = "*"
"""Stands for any name in the name of a group."""


class Shape(NamedTuple):
    """What one table may hold.

    ``groups``: names of its groups, levels apart by points, ``*`` for any name; ``complete`` when each must be there.
    ``stems``: entries may end words in ``*`` and skip words by a lone one. ``marks``: other characters than letters,
    digits, apostrophe, hyphen and full stop. ``single``: an entry is one word. ``columns``: a group is a row with these
    words instead of a list of entries. ``otherwise``: a group may say so instead of having entries.
    """

    groups: tuple[str, ...]
    complete: bool = True
    stems: bool = False
    marks: str = ""
    single: bool = False
    columns: tuple[str, ...] = ()
    otherwise: bool = False


def _groups(*levels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(".".join(names) for names in product(*levels))


_WORDS = (
    "determiner", "numeral", "preposition", "auxiliary", "negation", "subordinator", "coordinator", "contrast",
    "relative", "pronoun", "object-pronoun", "time", "adverb", "not-adverb", "hearer", "statement-place", "past",
    "chaining", "tells-as-infinitive", "reports-in-passive", "light-verb", "gerund-noun", "abbreviation",
    "verb-or-noun", "general-noun", "before-month", "before-is", "attaching-preposition", "adverbial-preposition",
    "floating", "quantity",
    "standing-alone", "indefinite-pronoun", "be", "chaining-verb", "declining-verb", "chaining-adjective",
    "plural-pronoun", "degree", "linking-verb", "roughly", "article",
    "light-reporting-verb", "noun-opener", "said", "denying", "asked", "never-verb", "initials", "sunday-paper",
)  # fmt: skip
_SPEAKERS = (
    "person", "people", "spokesperson", "statement", "body", "membership", "asker", "answerer",
    "outlet", "she", "he", "title", "tense", "style", "no-agent", "anybody", "partisan", "government", "another",
    "ends-noun", "name-link", "common-word", "indefinite", "group-noun", "she-forename", "he-forename", "particle",
    "generation",
)  # fmt: skip
_POLARITY = (
    *_groups(("attitude",), ("for", "against", "leans_for", "leans_against")),
    *_groups(("action",), ("makes", "ends", "quits", "stays", "delays")),
    *_groups(("value",), ("good_quality", "bad_quality", "good", "bad")),
    *_groups(("stance_noun",), ("for", "against")),
    *_groups(("condition",), ("if", "unless")),
    "not", "hedge", "blocked_idiom", "noncommittal",
)  # fmt: skip
_STANCE_WORDS = (
    "be", "auxiliary", "condition", "conceding", "ends-clause", "clause-subject", "clause-opener", "no-object",
    "purpose", "own-verb", "harm", "breach", "unlinking", "determined", "degree", "copula", "wanted", "none",
    "nobody", "denied-opening", "proposal", "limit", "law", "spoken-of", "asserting-question", "people-behind",
    "contracted", "anaphor", "anaphoric-pronoun",
)  # fmt: skip
_STANCES = ("supports", "leans-for", "noncommittal", "leans-against", "opposes")

SHAPES = {
    "reporting_verbs": Shape(_groups(IMPLIES, FRAMES), complete=False),
    "reporting_nouns": Shape(_groups(IMPLIES, OPENERS, NEEDS), complete=False, single=True),
    "reporting_adjectives": Shape(_groups(IMPLIES, ("to", "that", "object")), complete=False),
    "irregular_verbs": Shape((ANY,), complete=False, columns=("present", "past", "participle", "gerund")),
    "polarity": Shape(_POLARITY, stems=True),
    "words": Shape(_WORDS, single=True),
    "speakers": Shape(_SPEAKERS, single=True),
    "stances": Shape(_STANCE_WORDS, single=True, stems=True),
    "offices": Shape(("any", ANY), complete=False),
    "title_forms": Shape((ANY,), complete=False, single=True),
    "forenames": Shape((ANY,), complete=False, single=True),
    "boilerplate": Shape(("line", "section", "caption", "note", "heading", "label"), marks=":"),
    "position_wording": Shape(
        _groups(("thing", "value"), _STANCES, (ANY,)), complete=False, stems=True, otherwise=True
    ),
}
"""All tables by their names; the file of each is NAME.toml."""
