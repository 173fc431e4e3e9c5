"""The records that every room speaks: article, codebook, claim. Frozen; what a file may say is said here."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from onrecord import edtf
from onrecord.spans import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

Stance = Literal["supports", "leans-for", "noncommittal", "leans-against", "opposes"]
Status = Literal["draft", "accepted", "edited", "rejected"]
DateBasis = Literal["stated", "relative", "reported", "assigned"]
PublishedBasis = Literal["stated", "assigned", "inferred"]
Genre = Literal["news", "opinion", "interview", "transcript", "liveblog"]
Pronouns = Literal["he", "she", "they"]

ExampleStance = Literal["supports", "leans-for", "noncommittal", "leans-against", "opposes", "none"]
"""What an example must give: a stance, or no claim."""

GENRES: tuple[Genre, ...] = get_args(Genre)
STANCES: tuple[Stance, ...] = get_args(Stance)
STATUSES: tuple[Status, ...] = get_args(Status)
SCORES: dict[Stance, int] = {stance: 2 - at for at, stance in enumerate(STANCES)}
"""The score of each stance toward the proposition, +2 to -2."""
NO_PARTY = "none"
"""How a claim says that its actor belongs to no side (an outlet, an outside analyst)."""
RULES = "rules"
"""The coder whose name a ledger need not write: a claim without ``coders`` is drafted by the rules."""
PERSON = "person"
"""Who coded a claim that no program drafted."""
UNNAMED = "unnamed "
"""How the name of a speaker begins whom no article names: "unnamed U.S. official"."""
OR = " or "
"""What stands between those of whom a speaker is one."""


def _edtf(text: str) -> str:
    edtf.parse(text)
    return text


def _worded(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise ValueError(f'"{text}" holds no word')
    return text


def _listed(value: Any) -> Any:  # noqa: ANN401 - what YAML gives, before typing
    """One text where a list is allowed stands for a list of one."""
    return (value,) if isinstance(value, str) else value


# The JSON Schemas say what a file may hold, before onrecord reads it: one text for a list, a set without quotes.
_TEXT = {"type": ["string", "number", "boolean"]}
_SET = {"type": "array", "items": {"type": "string", "pattern": edtf.SET}, "minItems": 1, "maxItems": 1}
_DATE = {"anyOf": [{"type": "string", "pattern": edtf.PATTERN}, {"type": "integer"}, _SET]}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_SPAN = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}


Edtf = Annotated[str, AfterValidator(_edtf), WithJsonSchema(_DATE)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed), WithJsonSchema(_TEXTS)]
Worded = Annotated[str, AfterValidator(_worded)]
"""A text to look for in articles: one without a letter or digit would be found nowhere, or everywhere."""
Terms = Annotated[tuple[Worded, ...], BeforeValidator(_listed), WithJsonSchema(_TEXTS)]


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
    genre: Genre = "news"
    """Who speaks where nobody is named: of an opinion its byline."""
    speakers: dict[str, str] = {}
    """The labels of a transcript, each with the name that it stands for."""
    added: Edtf | None = None
    """When it came into the dossier."""
    body: str = Field(default="", repr=False)

    def inferred(self, published: str | None) -> Article:
        """Return the article with the day of publication that its words allow (EDTF); as it is where there is none."""
        if published is None:
            return self
        return self.model_copy(update={"published": published, "published_basis": "inferred"})

    @cached_property
    def sha256(self) -> str:
        """Digest of the body in UTF-8: proof that a span still counts in the same text."""
        return hashlib.sha256(self.body.encode("utf-8", "surrogatepass")).hexdigest()


class Party(Record):
    """A side of the dispute, and the words that stand for it."""

    name: str = ""
    """The party's full name, itself an actor."""
    speaks_as: Terms = ()
    """Names that stand for the side: the country, its capital."""
    demonyms: Terms = ()
    """Adjectives of the side: "Norlandic"."""


class Role(Record):
    """A title held from one date to another (EDTF; open where absent)."""

    title: Worded
    """The title as articles print it."""
    since: Edtf | None = Field(default=None, alias="from")
    """The first day (EDTF)."""
    until: Edtf | None = Field(default=None, alias="to")
    """The last day (EDTF)."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and edtf.parse(self.since).earliest > edtf.parse(self.until).latest:
            raise ValueError(f'"{self.title}" ends in {self.until}, before it begins in {self.since}')
        return self


class Actor(Record):
    """A person, body or outlet that speaks. ``body`` is what it speaks for, itself an actor."""

    name: str
    """The canonical name."""
    party: str | None = None
    """The key of the side; none for outlets and outside analysts."""
    body: str | None = None
    """The name of the body for which it speaks."""
    kind: Literal["person", "body", "outlet"] | None = None
    """What it is, where the name does not tell."""
    pronouns: Pronouns | None = None
    """How articles call this person, where the name does not tell: he, she or they."""
    aliases: Terms = ()
    """Other names in print; accents, case and surnames alone need none."""
    roles: tuple[Role, ...] = ()
    """Titles, each with the time in which it was held."""


class Phrase(Record):
    """Words that carry a stance on an issue. ``*`` ends a word with any letters, or alone spans up to four words."""

    phrase: Worded
    """The words."""
    examples: Texts = ()
    """Sentences in which the phrase says so; `codebook test` runs them."""
    position: str = ""
    """The position in two to eight words."""
    always: bool = False
    """True for words that no "not" before or in them turns around."""


def _phrase(value: Any) -> Any:  # noqa: ANN401
    return {"phrase": value} if isinstance(value, str) else value


class Issue(Record):
    """A question in dispute as one sentence to support or oppose, and the words that touch it."""

    proposition: str
    """One sentence that one can support or oppose."""
    guidance: str = ""
    """Coding rules in plain words, for people and models."""
    topic: Terms = ()
    """Words that touch the issue."""
    label: str = ""
    """A short name for reports."""
    phrases: dict[Stance, tuple[Annotated[Phrase, BeforeValidator(_phrase)], ...]] = {}
    """Phrases that carry a stance, by stance."""
    examples: dict[ExampleStance, Texts] = {}
    """Sentences by the stance that they must give, or "none" for no claim on this issue: `codebook test` runs them."""


class Event(Record):
    """A dated public event that articles refer to."""

    date: Edtf
    """The day (EDTF)."""
    text: str
    """What happened, in a line."""
    words: Terms = ()
    """Words by which articles refer to it."""
    actors: Texts = ()
    """Names of those who took part."""


class Codebook(Record):
    """The analyst's coding scheme: sides, speakers, issues, events."""

    version: int = 1
    """The version of the format."""
    parties: dict[str, Party] = {}
    """The sides, by their keys."""
    actors: tuple[Actor, ...] = ()
    """Everybody whose words may count."""
    issues: dict[str, Issue] = {}
    """The questions in dispute, by their keys."""
    reporting: Terms = ()
    """Reporting verbs of these articles, beside those that the program knows: "blasted", "thundered"."""
    not_reporting: Terms = ()
    """Words that report nothing in these articles: "trust"."""
    events: tuple[Event, ...] = ()
    """Dated public events."""

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


def one_of(actors: Iterable[str]) -> str:
    """Return how a claim names a speaker who is one of several, nothing telling which: "Okafor or Tasker"."""
    return OR.join(actors)


def candidates_of(actor: str) -> tuple[str, ...]:
    """Return those of whom a claim's speaker is one, nothing telling which; empty for a speaker who is known."""
    names = tuple(actor.split(OR))
    return names if len(names) > 1 else ()


def is_unnamed(actor: str) -> bool:
    """True for a speaker whom the article does not name, or of whom it does not tell which of several he is.

    Nobody's own words are such a speaker's: reports count them as reported.
    """
    return actor.startswith(UNNAMED) or bool(candidates_of(actor))


class Claim(Record):
    """One actor, one issue, one stance, one position, one date, one quote, with its evidence."""

    id: str
    """Eight characters that never change; computed once, of what was said."""
    actor: str
    """Who holds the position: the canonical name in the codebook."""
    party: str | None = None
    """The side, only where it is not the actor's own; "none" for no side."""
    issue: str
    """The key of the issue in the codebook."""
    stance: Stance
    """The stance toward the issue's proposition."""
    position: str
    """The stance in two to eight words."""
    date: Edtf | None = None
    """When it was said (EDTF); absent for a standing position."""
    date_basis: DateBasis | None = None
    """How the date is known: stated, relative, reported (the dated report of a relay) or assigned by a person."""
    quote: Texts
    """The article's words, character for character; a list where a cue interrupts them."""
    article: str
    """The article's id: its file's name without the ending."""
    spans: tuple[Annotated[Span, WithJsonSchema(_SPAN)], ...] = ()
    """Where the quote stands in the article's body: offsets in code points, the end exclusive."""
    kind: Kind = "indirect"
    """Direct, indirect or mixed speech."""
    mention: str = ""
    """The article's words for the speaker."""
    cue: str = ""
    """The article's reporting words."""
    via: Texts = ()
    """Who relayed it, outermost first."""
    coders: Texts = (RULES,)
    """Whose draft it is: ``rules``, ``learned``, ``model:NAME``, ``import:NAME``; none for what a person entered."""
    same_as: str | None = None
    """The id of the claim of which this is a copy in another article."""
    status: Status = "accepted"
    """A person's word: accepted, edited or rejected. A draft has a seal instead."""
    draft: str | None = None
    """The seal of a draft; whoever changes the claim makes it an edited one."""
    by: str = ""
    """Who decided, where a name is set."""
    note: str = ""
    """Whatever a person wants to remember."""

    @property
    def is_draft(self) -> bool:
        """True for a program's word, on which no person has decided."""
        return self.status == "draft"

    @property
    def score(self) -> int:
        """The stance as a number, +2 to -2."""
        return SCORES[self.stance]
