"""What is flatly asserted of a thing's own doing: "the dam will come", "there must be no dam"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from onrecord.parser.stances.scene import Mention

_DENIED = re.compile(r" not\b|n't\b|\bcannot\b|\bnever\b|\bbe (?:out|gone|over|history)$")
_ASIDE = re.compile(r" , [^,.;:?!]{3,120} , (?=(?:will|would|must|shall|should|cannot|has|have)\b)")
DOES = re.compile(
    r"^ ?[\w'-]++(?: [\w'-]++){0,4}? (?:(?:will|shall|must|should)(?: not| never)?|would (?:not|never)|"
    r"would(?= (?:take place|go ahead|begin|start|come|arrive|meet (?:for|in|on|next|again)|"
    r"be (?:held|ready|operational|in place|in \w+ hands)))|"
    r"(?:wo|would|should|must)n't|cannot(?! be\b)|deserves?|(?:has|have|needs?) to)\b"
    r"(?! (?:not )?be (?:discuss|decid|weigh|consider|review))(?: be (?:out|gone|over|history)\b)?"
)
"""Folded words that open with a thing and its flat "will"."""
_THERE = re.compile(
    r"\b(?:will|would|must|shall|should)(?: not| never)?"
    r"(?: (?:almost|most|very|soon|[\w'-]+ly|in all (?:likelihood|probability)))*"
    r" (?:be|get|have|receive)(?: an?| the| left| made)?$"
)
_SUBJECT = 3
"""The subject of a question begins so many words behind its verb, at most."""


def asserted(words: list[str], mention: Mention, asked: str = "") -> tuple[int, str] | None:
    """Return 2 for "X will", -2 for "X must not", and the words that decided.

    `asked`: the verb that opens a question, where `words` are one: "will X?".
    """
    before = words[max(0, mention.first - 2) : mention.first]
    if not lexicon.stances("spoken-of").isdisjoint(before):
        return None
    if asked:
        return (2, asked) if asked in lexicon.stances("asserting-question") and mention.first <= _SUBJECT else None
    # The thing named stands close before the verb, or behind "there will be".
    behind = _ASIDE.sub(" ", " ".join(words[mention.first : mention.last + 28]), count=1)
    match = DOES.search(behind) or _THERE.search(" ".join(words[max(0, mention.first - 8) : mention.first]))
    if match is None or "?" in words[mention.first : mention.last + 8]:
        return None
    return (-2 if _DENIED.search(match.group()) else 2), match.group().strip()
