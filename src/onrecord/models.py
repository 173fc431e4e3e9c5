"""The records that every room speaks: article, codebook, claim. Frozen; what a file may say is said here."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)

from onrecord import edtf, own
from onrecord.own import OwnValue
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
IMPORT = "import:"
"""What the name of a coder begins with whose findings were imported."""
LEARNED = "learned"
"""The coder that learns from the decisions of the dossier."""
PERSON = "person"
"""Who coded a claim that no program drafted."""
UNNAMED = "unnamed "
"""How the name of a speaker begins whom no article names: "unnamed U.S. official"."""
SHA256 = "[0-9a-f]{64}"
"""How a digest is written."""
OR = " or "
"""What stands between those of whom a speaker is one."""


def _edtf(text: str) -> str:
    edtf.parse(text)
    return text


def _sha256(text: str) -> str:
    if not re.fullmatch(SHA256, text):
        raise ValueError(f'"{text[:80]}" is no SHA-256: 64 hexadecimal digits, in small letters')
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
_OWN = {
    "type": "object",
    "propertyNames": {"pattern": r"^[^\s\d=][^\s=]*$", "maxLength": own.MAX_NAME},
    "additionalProperties": _TEXTS,
    "maxProperties": own.MAX_NAMES,
}
_SPAN = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}


Edtf = Annotated[str, AfterValidator(_edtf), WithJsonSchema(_DATE)]
Sha256 = Annotated[str, AfterValidator(_sha256), WithJsonSchema({"type": "string", "pattern": f"^{SHA256}$"})]
Texts = Annotated[tuple[str, ...], BeforeValidator(_listed), WithJsonSchema(_TEXTS)]
Worded = Annotated[str, AfterValidator(_worded)]
"""A text to look for in articles: one without a letter or digit would be found nowhere, or everywhere."""
Own = Annotated[
    dict[
        Annotated[str, AfterValidator(own.name)],
        Annotated[OwnValue, PlainValidator(own.value), PlainSerializer(own.plain, when_used="json")],
    ],
    AfterValidator(own.few),
    WithJsonSchema(_OWN),
]
Terms = Annotated[tuple[Worded, ...], BeforeValidator(_listed), WithJsonSchema(_TEXTS)]


class Record(BaseModel):
    """Base of all records: frozen, and strict about names."""

    # Schemas are built when something is first validated: who reads what the index keeps never needs one.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


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
    section: str = ""
    """In which section it was printed: Business."""
    type: str = ""
    """What a project of Discourse Network Analyzer calls its type: speech, editorial."""
    notes: str = ""
    """What somebody has noted on it."""
    added: Edtf | None = None
    """When it came into the dossier."""
    language: str = ""
    """Its code (BCP 47), where that is told; the rules read English alone."""
    original: str = ""
    """What it was made of: the path of the kept original, or its SHA-256 alone, and "#" with the place in it."""
    copy_of: str = ""
    """The id of the article that it repeats."""
    check: tuple[str, ...] = ()
    """What a person should look at, until the line is deleted."""
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
    """The party's full name, as reports print it. It is also the speaker where the side speaks as a whole."""
    speaks_as: Terms = ()
    """Names by which the side speaks as a whole: the country, its capital, "the administration"."""
    demonyms: Terms = ()
    """Adjectives that tell the side of an official or a minister: "Norlandic"."""


class Role(Record):
    """A title, with the time in which it was held."""

    title: Worded
    """The title as articles print it: "port director"."""
    since: Edtf | None = Field(default=None, alias="from")
    """Since when, as a day, month or year; left out where that is not known."""
    until: Edtf | None = Field(default=None, alias="to")
    """Until when, as a day, month or year; left out where it is still held."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and edtf.parse(self.since).earliest > edtf.parse(self.until).latest:
            raise ValueError(f'"{self.title}" ends in {self.until}, before it begins in {self.since}')
        return self


class Actor(Record):
    """A person, body or outlet that speaks."""

    name: str
    """The name that the ledger and all reports use."""
    party: str | None = None
    """The key of the side, from "parties"; leave it out for outlets and outside analysts."""
    body: str | None = None
    """The name of the body for which this actor speaks; that body is an actor, too."""
    kind: Literal["person", "body", "outlet"] | None = None
    """Person, body or outlet, where the name does not tell."""
    pronouns: Pronouns | None = None
    """How articles call this person, where the name does not tell: he, she or they."""
    aliases: Terms = ()
    """Other names that articles print. Surnames alone, other accents and other case are found without."""
    roles: tuple[Role, ...] = ()
    """Titles, each with the time in which it was held."""


class Phrase(Record):
    """Words that tell a stance on an issue. ``*`` at the end of a word is any ending; alone it is up to four words."""

    phrase: Worded
    """The words to look for."""
    examples: Texts = ()
    """Sentences in which the phrase tells this stance; `codebook test` tries them."""
    position: str = ""
    """How a drafted claim words the position, in two to eight words."""
    always: bool = False
    """True where a "not" before the words, or in a gap of them, does not turn the stance around."""


def _phrase(value: Any) -> Any:  # noqa: ANN401
    return {"phrase": value} if isinstance(value, str) else value


class Issue(Record):
    """A question in dispute: its proposition, and the words by which statements on it are known."""

    proposition: str
    """One sentence that one can support or oppose. Every stance is toward it."""
    guidance: str = ""
    """Your coding rules in plain words; `issues` and `review` show them."""
    topic: Terms = ()
    """Words that name the thing in dispute: a statement with one of them is on this issue."""
    label: str = ""
    """What drafted positions call the thing: "rejects the night ferry"."""
    phrases: dict[Stance, tuple[Annotated[Phrase, BeforeValidator(_phrase)], ...]] = {}
    """Phrases that tell a stance, under the stance that they tell."""
    examples: dict[ExampleStance, Texts] = {}
    """Sentences under the stance that they must give, or under "none" for no claim; `codebook test` tries them."""


class Event(Record):
    """A dated public event that articles refer to."""

    date: Edtf
    """The day, or an interval: 2019-05-29, [2019-05-27..2019-05-31]."""
    text: str
    """What happened, in a line."""
    words: Terms = ()
    """Words by which articles refer to it: "phone call"."""
    actors: Texts = ()
    """Names of those who took part."""


class Codebook(Record):
    """The analyst's coding scheme: sides, speakers, issues, events."""

    version: int = 1
    """The version of the format."""
    parties: dict[str, Party] = {}
    """The sides, by their keys."""
    actors: tuple[Actor, ...] = ()
    """Everybody whose words may count: people, bodies, outlets."""
    issues: dict[str, Issue] = {}
    """The questions in dispute, by their keys."""
    reporting: Terms = ()
    """Reporting verbs of these articles, beside those that the program knows: "blasted", "thundered"."""
    not_reporting: Terms = ()
    """Words that report nothing in these articles, though the program takes them to: "trust"."""
    events: tuple[Event, ...] = ()
    """What happened when."""

    @cached_property
    def actor_by_name(self) -> dict[str, Actor]:
        """Actors by their canonical names."""
        return {actor.name: actor for actor in self.actors}

    def lists(self, actor: str) -> bool:
        """True for an actor or a party of the codebook, and for one of several all of whom are."""
        parties = {*self.parties, *(party.name for party in self.parties.values())}
        return all(name in self.actor_by_name or name in parties for name in candidates_of(actor) or (actor,))

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
    """Eight characters that are given once and never change."""
    actor: str
    """Who holds the position: the name in the codebook, else as the article names the speaker."""
    party: str | None = None
    """The side, only where it is not the actor's own; "none" for no side."""
    issue: str
    """The key of the issue, from the codebook."""
    stance: Stance
    """The stance toward the issue's proposition."""
    position: str
    """The stance in two to eight words of your own."""
    date: Edtf | None = None
    """When it was said: 2019-04-04, 2019-04, [2019-05-27..2019-05-31] (EDTF). None for a standing position."""
    date_basis: DateBasis | None = None
    """How the date is known: stated, relative to the article's day, reported (by a dated report) or assigned by you."""
    quote: Texts
    """The article's words, character for character; a list where "he said" interrupts them."""
    article: str
    """The article's id: its file's name without the ending."""
    spans: tuple[Annotated[Span, WithJsonSchema(_SPAN)], ...] = ()
    """Where each part of the quote begins and ends in the article's body, in characters from 0."""
    kind: Kind = "indirect"
    """Direct, indirect or mixed speech."""
    mention: str = ""
    """The article's words for the speaker."""
    cue: str = ""
    """The article's words that report: "said"."""
    via: Texts = ()
    """Who passed it on, outermost first; none for the speaker's own words."""
    coders: Texts = (RULES,)
    """Whose draft it is: ``rules`` (the parser), ``learned``, ``model:NAME``; empty for what a person entered."""
    same_as: str | None = None
    """The id of the claim of which this one is a copy: the same statement, told again."""
    status: Status = "accepted"
    """What a person decided: accepted, edited or rejected. A draft has "draft" instead."""
    draft: str | None = None
    """The seal of a draft, by which onrecord sees that nobody has changed it. Put a status in its place to decide."""
    by: str = ""
    """Who decided, where --by or the environment variable ONRECORD_BY says a name."""
    note: str = ""
    """Whatever a person wants to remember."""
    extra: Own = {}
    """Your own variables: names with a text, a number, yes or no, or a list of texts. They decide nothing."""

    @property
    def is_draft(self) -> bool:
        """True for a program's word, on which no person has decided."""
        return self.status == "draft"

    @property
    def score(self) -> int:
        """The stance as a number, +2 to -2."""
        return SCORES[self.stance]

    @property
    def sign(self) -> int:
        """The side of the proposition that it is on: 1, 0 or -1."""
        return (self.score > 0) - (self.score < 0)


class Coded(Record):
    """A person's mark on a fully coded article: what is no claim there counts as none, on the issues that are named."""

    day: Edtf
    """When it was set."""
    by: str = ""
    """Who set it, where --by or the environment variable ONRECORD_BY says a name."""
    sha256: Sha256
    """The digest of the article's body: on another text the mark says nothing."""
    issues: Texts
    """The issues that the codebook had then: a new one ends the mark."""

    def holds(self, article: Article, codebook: Codebook) -> bool:
        """True while the article has the same body, and the codebook no issue that it was not read for."""
        return self.sha256 == article.sha256 and not self.unread(codebook)

    def unread(self, codebook: Codebook) -> tuple[str, ...]:
        """Return the issues of the codebook for which the article was not read."""
        return tuple(issue for issue in codebook.issues if issue not in self.issues)
