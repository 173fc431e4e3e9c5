"""Who speaks, of which kind, and by which rule: what every stage behind this one reads of a speaker."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class SpeakerKind(StrEnum):
    """What the text tells of a speaker: a name, no name, or a name that several actors have."""

    NAMED = "named"
    UNNAMED = "unnamed"
    AMBIGUOUS = "ambiguous"


class SpeakerRule(StrEnum):
    """How the words of a mention told the speaker; ``render.rules`` has the sentence for each."""

    # by_name
    FULL_NAME = "full-name"
    SURNAME = "surname"
    ALIAS = "alias"
    SURNAME_AND_TITLE = "surname-and-title"
    SURNAME_AND_SIDE = "surname-and-side"
    SURNAME_IN_ARTICLE = "surname-in-article"
    SURNAME_OF_SEVERAL = "surname-of-several"
    SURNAME_NAMED_BEFORE = "surname-named-before"
    SURNAME_SPOKE_BEFORE = "surname-spoke-before"
    NAMES_WITH_OR = "names-with-or"
    UNKNOWN_NAME = "unknown-name"
    BODY = "body"
    COUNTRY = "country"
    NAME_IN_MENTION = "name-in-mention"
    UNKNOWN_BODY = "unknown-body"
    # by_title
    TITLE = "title"
    TITLE_OF_NAMED = "title-of-named"
    TITLE_OF_NOBODY_ELSE = "title-of-nobody-else"
    TITLE_WORDS_OF_NAMED = "title-words-of-named"
    TITLE_WORDS_OF_SEVERAL = "title-words-of-several"
    COUNTERPART = "counterpart"
    DESCRIPTION_OF_LAST = "description-of-last"
    DESCRIPTION_OF_UNNAMED = "description-of-unnamed"
    # by_pronoun
    PRONOUN_SUBJECT = "pronoun-subject"
    PRONOUN_SPOKE = "pronoun-spoke"
    PRONOUN_NAMED = "pronoun-named"
    PRONOUN_OF_SEVERAL = "pronoun-of-several"
    JOINT_BEFORE = "joint-before"
    THEY_GROUP = "they-group"
    THEY_UNNAMED = "they-unnamed"
    IT_NAMED = "it-named"
    IT_SPOKE = "it-spoke"
    WHO = "who"
    # unnamed
    NOUN_AND_SIDE = "noun-and-side"
    GROUP_BEFORE = "group-before"
    ONE_OF_GROUP = "one-of-group"
    SPOKESPERSON = "spokesperson"
    SPOKESPERSON_NAMED_LATER = "spokesperson-named-later"
    # elsewhere
    GOES_ON = "goes-on"
    CODED = "coded"


class Speaker(NamedTuple):
    """Who speaks: the actor's name, the party where the codebook does not give it, who relays, and by which rule."""

    actor: str
    party: str | None
    via: tuple[str, ...]
    rule: SpeakerRule
    detail: str = ""
    """What varies in the rule: a pronoun, a day (ISO), another actor's name."""
    person: bool = True
    plural: bool = False
    side: str | None = None
    """The party, whichever way it is known."""
    other: str = ""
    """The runner-up, where another actor might have been meant."""
    kind: SpeakerKind = SpeakerKind.NAMED
    candidates: tuple[str, ...] = ()
    """The actors who may be meant, where the speaker is ambiguous."""
    noun: str = ""
    """The noun by which an unnamed speaker is known: "official"."""
    joint: bool = False
    """True for one of several whom one mention names; their claims are told apart by the actor."""
    together: bool = False
    """True for one of several who speak together, also where only a pronoun means them."""

    @property
    def unnamed(self) -> bool:
        """True for a speaker whom the text does not name."""
        return self.kind is SpeakerKind.UNNAMED

    def jointly(self) -> Speaker:
        """Return the speaker as one of several whom one mention names."""
        return self._replace(joint=True, together=True)

    def again(self, rule: SpeakerRule, *, detail: str = "", other: str | None = None) -> Speaker:
        """Return the speaker as another mention means it; who relayed the statement before does not relay this one."""
        runner_up = self.other if other is None else other
        return self._replace(rule=rule, detail=detail, via=(), other=runner_up, joint=False, together=False)
