"""The records that every room speaks: article, codebook, claim. Frozen; what a file may say is said here."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from onrecord import edtf
from onrecord.spans import Kind, Span

Stance = Literal["supports", "leans-for", "noncommittal", "leans-against", "opposes"]
Status = Literal["draft", "accepted", "edited", "rejected"]
DateBasis = Literal["stated", "relative", "reported", "assigned"]
PublishedBasis = Literal["stated", "assigned", "inferred"]

STANCES: tuple[Stance, ...] = get_args(Stance)
STATUSES: tuple[Status, ...] = get_args(Status)
SCORES: dict[Stance, int] = {stance: 2 - at for at, stance in enumerate(STANCES)}
"""The score of each stance toward the proposition, +2 to -2."""
NO_PARTY = "none"
"""How a claim says that its actor belongs to no side (an outlet, an outside analyst)."""


def _edtf(text: str) -> str:
    edtf.parse(text)
    return text


def _listed(value: Any) -> Any:  # noqa: ANN401 - what YAML gives, before typing
    """One text where a list is allowed stands for a list of one."""
    return (value,) if isinstance(value, str) else value


Edtf = Annotated[str, AfterValidator(_edtf)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Record(BaseModel):
    """Base of all records: frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Article(Record):
    """A published text. ``id`` is its file's stem; ``body`` is what all spans count in."""

    id: str
    title: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: Edtf | None = None
    published_basis: PublishedBasis = "stated"
    body: str = Field(default="", repr=False)

    @cached_property
    def sha256(self) -> str:
        """Digest of the body in UTF-8: proof that a span still counts in the same text."""
        return hashlib.sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()


class Party(Record):
    """A side of the dispute, and the words that stand for it."""

    name: str = ""
    speaks_as: Texts = ()
    demonyms: Texts = ()


class Role(Record):
    """A title held from one date to another (EDTF; open where absent)."""

    title: str
    since: Edtf | None = Field(default=None, alias="from")
    until: Edtf | None = Field(default=None, alias="to")


class Actor(Record):
    """A person, body or outlet that speaks. ``body`` is what it speaks for, itself an actor."""

    name: str
    party: str | None = None
    body: str | None = None
    kind: Literal["person", "body", "outlet"] | None = None
    aliases: Texts = ()
    roles: tuple[Role, ...] = ()


class Phrase(Record):
    """Words that carry a stance on an issue. ``*`` ends a word with any letters, or alone spans up to four words."""

    phrase: str
    examples: Texts = ()
    position: str = ""


def _phrase(value: Any) -> Any:  # noqa: ANN401
    return {"phrase": value} if isinstance(value, str) else value


class Issue(Record):
    """A question in dispute as one sentence to support or oppose, and the words that touch it."""

    proposition: str
    topic: Texts = ()
    label: str = ""
    phrases: dict[Stance, tuple[Annotated[Phrase, BeforeValidator(_phrase)], ...]] = {}


class Event(Record):
    """A dated public event that articles refer to."""

    date: Edtf
    text: str
    words: Texts = ()
    actors: Texts = ()


class Codebook(Record):
    """The analyst's coding scheme: sides, speakers, issues, events."""

    version: int = 1
    parties: dict[str, Party] = {}
    actors: tuple[Actor, ...] = ()
    issues: dict[str, Issue] = {}
    events: tuple[Event, ...] = ()

    @cached_property
    def actor_by_name(self) -> dict[str, Actor]:
        """Actors by their canonical names."""
        return {actor.name: actor for actor in self.actors}

    def party_of(self, actor: str) -> str | None:
        """Return the side of an actor: its own, else its body's; None for outlets and outsiders."""
        seen: set[str] = set()
        while (known := self.actor_by_name.get(actor)) and known.party is None and known.body and actor not in seen:
            seen.add(actor)
            actor = known.body
        if known is None:
            return next((key for key, party in self.parties.items() if party.name == actor), None)
        return known.party

    def voice_of(self, actor: str) -> str:
        """Return the outermost body for which an actor speaks; an actor without one is its own voice."""
        seen: set[str] = set()
        while actor not in seen and (known := self.actor_by_name.get(actor)) and known.body:
            seen.add(actor)
            actor = known.body
        return actor


class Claim(Record):
    """One actor, one issue, one stance, one position, one date, one quote, with its evidence."""

    id: str
    actor: str
    party: str | None = None
    issue: str
    stance: Stance
    position: str
    date: Edtf | None = None
    date_basis: DateBasis | None = None
    quote: Texts
    article: str
    spans: tuple[Span, ...] = ()
    kind: Kind = "indirect"
    mention: str = ""
    cue: str = ""
    via: Texts = ()
    same_as: str | None = None
    status: Status = "accepted"
    draft: str | None = None
    note: str = ""

    @property
    def score(self) -> int:
        """The stance as a number, +2 to -2."""
        return SCORES[self.stance]
