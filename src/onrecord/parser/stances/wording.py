"""A position in a few words of good English, from its stance, the words that decided and the issue's label."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.stances.phrases import Phrases

if TYPE_CHECKING:
    from onrecord.models import Stance

_DETERMINED = re.compile(r"(?:(?:the|an?|its|their|all|any|no)|[\w.-]+(?:'s|’s|s'|s’)) ", re.IGNORECASE)
_HEAD = re.compile(r".*?\w(?=$| (?:of|for|to|in|on|from|by|with|over|at|against)\b)")
_PLURAL = re.compile(r"[^ius]s$")  # not "bus", "crisis", "class"

_STEM = 5
"""A verb of so many letters in common with the label is none: "offers the offer"."""


def position(stance: Stance, noun: str, evidence: str, cue: str, *, evaluative: bool) -> str:
    """Return "rejects the working group": the folded words that decided choose the verb, else the folded cue does.

    `noun` is what `noun_of` makes of an issue's label; `evaluative` for an issue that says how good or bad a thing is.
    """
    verbs, default = _verbs("value" if evaluative else "thing", stance)
    fitting = (verb for words in (evidence, cue) for _, verb in verbs.find(words) if verb[:_STEM] not in noun)
    verb = next(fitting, default)
    return verb.replace("{}", noun) if "{}" in verb else f"{verb} {noun}"


def noun_of(label: str, proposition: str = "") -> str:
    """Return "the ferry", "repairs", "Norland's seat": a plural, a name and a label with its own article need none.

    Neither does one with which the proposition begins: "Gun control should be tightened".
    """
    head = _HEAD.match(label)
    plural = head is not None and _PLURAL.search(head.group())
    bare = proposition.casefold().startswith(f"{label.casefold()} ")
    if _DETERMINED.match(label) or plural or bare or (label.istitle() and label.isalpha()):
        return label
    return f"the {label}"


@cache
def _verbs(issue: str, stance: str) -> tuple[Phrases[str], str]:
    """Return the verbs of one stance by their phrases, and the one that needs none."""
    listed = lexicon.position_wording(issue, stance)
    default = next(verb for verb, phrases in listed.items() if not phrases)
    return Phrases((phrase, verb) for verb, phrases in listed.items() for phrase in phrases), default
