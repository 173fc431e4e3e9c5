"""What the words around a cue say of a statement's time without naming a day: to come, held, repeated, vague."""

from __future__ import annotations

import re

from onrecord.parser.dates import called
from onrecord.parser.dates.calendar import MONTH, WEEKDAY, YEAR

_TO_COME = re.compile(
    r"\b(?:will|shall|['’]ll|(?:is|are|was|were) to|plans? to|expected to)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_WILL = re.compile(
    r"(?:will|shall|(?:is|are|was|were) to|(?:(?:is|are|was|were) )?(?:expected|due|set|scheduled|planning) to"
    r"|plans? to)\b"
)
_PERFECT = re.compile(r"\b(?:has|have|(?:he|she|it)['’]s|\w+['’]ve)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:repeatedly|often|always|regularly|consistently|frequently|constantly|long|recently|lately|previously|once"
    r"|(?:many|several|numerous) (?:occasions|times)|more than once|time and again)\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"(?:want|hope|fear|prefer|wish|love|hate)(?:s|ed|red|d|es)?\b")
_ATTITUDE = re.compile(r"(?:want|back|support|oppose|favou?r|prefer|fear|hope|wish|love|hate)s?\b")
_FEASTS = "[Cc]hristmas|[Ee]aster|Ramadan|Eid|Passover|Thanksgiving|New Year|Diwali|Hanukkah"
_VAGUE = re.compile(
    rf"\b(?:{WEEKDAY}|{MONTH}(?=[\s,.])|{YEAR}|(?:19|20)\d0s|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{_FEASTS}"
    r"|spring|summer|autumn|winter|quarter|weekend|holidays?|decades?|recent|fortnight|the other day|these days"
    r"|(?:days?|weeks?|months?|years?|nights?|hours?)\s+(?:ago|earlier|later|before|after|in a row)"
    r"|(?:earlier|later) (?:in the|that|the same) \w+|before last|at the time|in the past"
    r"|for (?:days|weeks|months|years)|(?:last|past) (?:few|several|two|three|four|five|six|ten) \w+"
    r"|(?:the|that) same \w+|that (?:day|week|month|year|night|morning|evening|afternoon)"
    r"|(?:last|previous|preceding|past|following|next)\s+(?:day|week|month|year|night|morning|evening|afternoon)s?)\b"
)
_PARTICIPLE = re.compile(r"\b(?:has|have) (?:\w+ )?\w+(?:ed|en)\b[^;]*$")
SPEAKING = re.compile(
    r"\b(?:spoke|speaking|said|told|testif\w+|address\w*|asked|pressed|questioned|issued|released|published|wrote|announced"
    r"|interviewed|briefed)\b"
)
OCCASION = re.compile(
    r"\b(?:spoke|speak|speaking|interview\w*|news conference|press conference|briefing|statement|speech|remarks"
    r"|testif\w+|testimony|hearing|address(?:ed)?|meeting|met|forum|conference|rally|summit|lunch|dinner|breakfast|ceremony|panel"
    r"|town hall|call|letter|told|wrote|said|tweeted|debate|event|appeared|appearance|session)\b"
)
MEETING = re.compile(
    r"\bthe (?:meeting|hearing|conference|council|panel|rally|audience|gathering|session|crowd|forum)\b"
)
REACTION = re.compile(
    r"\b(?:echo(?:ed|ing)|respond(?:ed|ing)|repl(?:ied|ying)|in (?:response|reply|reaction)|react(?:ed|ing))\b"
)
_NEAR = 24
"""So many characters before a cue hold its adverb ("has repeatedly said")."""


def to_come(lead: str, cue: str) -> bool:
    """True for what is yet to be said: "will tell"; `lead` is the text before the cue."""
    return bool(_TO_COME.search(lead) or _WILL.match(cue))


def repeated(words: str) -> bool:
    """True where words say that it was said more than once, or at some time: "repeatedly", "on many occasions"."""
    return bool(_OFTEN.search(words))


def vague(words: str) -> bool:
    """True where time words stand that say no day on their own: "at Easter", "days later", "repeatedly"."""
    return bool(_VAGUE.search(called.without(words))) or repeated(words)


def perfect(lead: str, cue: str) -> bool:
    """True for "has said", "has often said", "has refused it, saying": no day is meant."""
    return bool(
        re.match(r"(?:has|have|'s|'ve)\b", cue)
        or _PERFECT.search(lead)
        or (cue.endswith("ing") and _PARTICIPLE.search(lead))
        or repeated(cue)
        or repeated(lead[-_NEAR:])
    )


def present(cue: str) -> bool:
    """True for a cue in the present tense: "says", "insist"."""
    return bool(cue) and (cue.endswith("s") or not cue.endswith(("ed", "id", "ld", "ng")))


def attitude(cue: str) -> bool:
    """True for a present-tense cue of holding rather than saying: "wants", "opposes"."""
    return bool(_ATTITUDE.fullmatch(cue))


def wish(cue: str) -> bool:
    """True for a state of mind in any tense: a line's label does not date it."""
    return bool(_WISH.fullmatch(cue))
