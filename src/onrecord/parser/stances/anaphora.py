"""Words that only point back to a thing named before: "it", "this", "the plan"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

_THING = rf"(?:{'|'.join(sorted(lexicon.stances('anaphor'), key=len, reverse=True))})s?"
_BACK = re.compile(
    r"\b(?:this|it|them|that(?= (?:is|was|would|will|'s))|that's|it's|such an?|"
    rf"^\W*(?:that|so|one)(?=\W*$)|(?:the|this|that|its|his|her|their|any|such an?)(?: [\w'-]+){{0,2}}? {_THING})(?!\w)"
)
PRONOUNS = lexicon.stances("anaphoric-pronoun")
_ITSELF = re.compile(
    r"\W*(?:that )?it (?:will|would|has|had|does|did|plans?|intends?|wants?|expects?|hopes?|"
    r"is (?:not |still |also )?(?:ready|prepared|willing|open|considering|looking|committed|determined|planning|"
    r"seeking|trying|working))\b"
)
"""What a body says of its own doing: "the ministry said it would"."""
_OF_ITS_OWN = re.compile(r"\W*(?:an?|another|our|my) [\w-]+")


def by_nobody() -> bool:
    """Return False: no body makes the statement."""
    return False


def back(content: str, *, by_body: Callable[[], bool] = by_nobody) -> list[re.Match[str]]:
    """Return where folded content points back to what was named before it.

    Not an "it" that the content has named itself ("A pause is good, but it"), nor, where a body speaks (`by_body`), an
    "it" that is the speaker.
    """
    own = _OF_ITS_OWN.match(content)
    speaker = _ITSELF.match(content)
    if speaker and not by_body():
        speaker = None
    return [
        match
        for match in _BACK.finditer(content)
        if not (own and match.group() == "it" and match.start() > own.end())
        and not (speaker and match.group() == "it" and match.start() < speaker.end())
    ]
