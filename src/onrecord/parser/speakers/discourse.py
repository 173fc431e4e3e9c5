"""The discourse state: who is named where in one article, who has spoken so far, who is masculine or feminine."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import one_of
from onrecord.parser import lexicon
from onrecord.parser.speakers import breaks, surnames
from onrecord.parser.speakers.first_mentions import Person, introduced
from onrecord.parser.speakers.names import folded_words
from onrecord.parser.speakers.speaker import Speaker, SpeakerKind
from onrecord.spans import AttributionRule
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.parser.speakers.names import Hit, Names
    from onrecord.parser.speakers.speaker import SpeakerRule
    from onrecord.spans import Attribution, Span


class Surroundings(NamedTuple):
    """Where a statement stands: inside whose words, and in which sentence of its own."""

    nested: bool = False
    """True inside another's statement."""
    of_nobody: bool = False
    """True inside a statement in reported speech of which nobody knows the speaker: "it" is most likely that one."""
    quoted: frozenset[str] = frozenset()
    """The actors in whose own words it stands: "he" in a quotation is not the one who is quoted."""
    since: int = 0
    """Where those words begin."""
    named: str | None = None
    """The name for which a label or the byline stands, "" for nobody; None where the words of the text tell."""
    speaker_last: tuple[int, int] = (0, 0)
    """Where a sentence begins that names its speaker last, and where the speaker stands: it is not named between."""


IN_TEXT = Surroundings()
"""In the article's own words."""


_APPOSITION = re.compile(r",\s|\s[(–—]")


class Mention(NamedTuple):
    """The words that name a speaker, without those that name a relay; their place; their folded words."""

    text: str
    span: Span
    keys: tuple[str, ...]
    around: Surroundings = IN_TEXT

    @classmethod
    def of(cls, text: str, span: Span, around: Surroundings = IN_TEXT) -> Mention:
        """Return the mention with its folded words."""
        return cls(text, span, folded_words(text), around)

    @property
    def first(self) -> str:
        """The words before the first comma or bracket: the mention without its appositions."""
        return _APPOSITION.split(self.text, maxsplit=1)[0]


_SENTENCE_END = re.compile(r"[a-z\d)%][.!?][\"”’]?\s")
# Not of an address or a handle: "facebook.com", "@jack".
_SMALL_WORD = re.compile(r"(?<![\w'’@#/.:_-])[a-zà-ÿ][a-zà-ÿ'’-]*+(?![\w@/_]|[.:]\w)")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,] )[A-ZÀ-ÞİŞĞÇÖÜ]\w*(?:-\w+)*")
LOOK_BACK = 60
"""So many speakers or names back at most: the cost of a pronoun does not grow with the article."""


class DiscourseState:
    """The names of one article, and its speakers so far. Rules only ask it, but for the numbers of unnamed speakers."""

    def __init__(self, names: Names, text: str, day: date | None) -> None:
        """Begin an article: `text` is its plain body, `day` the publication date where known."""
        self.names, self.text, self.day = names, text, day
        self.said: list[Speaker] = []
        self.main: list[Speaker] = []
        """Those who speak in the article's own words, not inside another's statement."""
        self.last_end = 0
        """Where the last statement in the article's own words ends."""
        self.end_before = 0
        """Where the one before it does."""
        self.named_at: dict[Span, tuple[tuple[Speaker, ...], tuple[str, ...]]] = {}
        """Whom the words at a place name: two statements of one mention have one speaker."""
        self._unnamed: dict[str, list[tuple[str, ...]]] = {}
        """The descriptions of unnamed speakers by their label: a second one of a label gets a number."""
        self.hits: list[Hit] = list(names.find(text))
        self._hit_starts = [hit.start for hit in self.hits]
        self.people: list[Person] = introduced(text, self.hits, names)
        self._starts = [person.start for person in self.people]
        self.breaks = breaks.find(text)
        self._mark = "\n\n" if "\n\n" in text else "\n"
        self._marks = [match.start() for match in re.finditer(f"(?={self._mark})", text)]
        self._ends = [match.span() for match in _SENTENCE_END.finditer(text)]
        self._turns: list[int] = []
        self._quoted: list[Span] = []
        self._said_at: list[int] = []
        self._main_at: list[int] = []
        self._gender: dict[str, str] = {}
        self.strangers: dict[tuple[str, ...], tuple[Person, ...]] = {}
        """People whom the codebook does not know, by the words of their surname."""
        self.titles: dict[str, set[str]] = {}
        self.printed = frozenset(person.name for person in self.people)
        """Whom the text names."""
        self.first_named: dict[str, int] = {}
        """Where the text first names whom, by a name that is one person's alone."""
        for person in self.people:
            if person.others:
                continue
            self.first_named.setdefault(person.name, person.start)
            self.titles.setdefault(person.name, set()).update(person.titles)
            if person.told:
                self._gender[person.name] = person.told
            if not person.known:
                self._add_stranger(person)

    def _add_stranger(self, person: Person) -> None:
        """Index somebody whom the codebook does not know; one name of the same person gives way to a fuller one."""
        for form in surnames.forms(folded_words(person.name)):
            known = self.strangers.get(form, ())[-LOOK_BACK:]
            before = [other for other in known if not _same(other.name, person.name)]
            same = [other for other in known if _same(other.name, person.name)]
            fullest = max((*same, person), key=lambda each: len(each.name))
            self.strangers[form] = (*before, fullest)

    @cached_property
    def in_small_letters(self) -> frozenset[str]:
        """The words that the text prints in small letters, folded."""
        return frozenset(map(fold, _SMALL_WORD.findall(self.text)))

    @cached_property
    def with_capital(self) -> frozenset[str]:
        """The words that the text prints with a capital inside a sentence."""
        return frozenset(_CAPITAL_INSIDE.findall(self.text))

    @cached_property
    def spokespeople(self) -> dict[str, dict[str, int]]:
        """The spokespeople whom the article names, by their body, each with the place of the first naming."""
        actors = self.names.codebook.actor_by_name
        found: dict[str, dict[str, int]] = {}
        for person in self.people:
            known = actors.get(person.name)
            if known and known.body and person.titles & lexicon.speakers("spokesperson"):
                found.setdefault(known.body, {}).setdefault(person.name, person.start)
        return found

    def learn(self, actor: str, gender: str) -> None:
        """Note that `actor` is "he" or "she", where the words of the text tell; "" notes nothing."""
        if gender:
            self._gender[actor] = gender

    def gender(self, actor: str) -> str:
        """Return "he", "she", "they" or "": as the codebook says, a forename tells, or the article has shown."""
        return self.names.gender(actor) or self._gender.get(actor, "")

    def spoken(self, speakers: tuple[Speaker, ...], attribution: Attribution, around: Surroundings) -> None:
        """Note who has spoken in the next statement of the text."""
        start = (attribution.source or attribution.cue or attribution.contents[0]).start
        self.said.extend(speakers)
        self._said_at.extend(start for _ in speakers)
        if attribution.kind == "direct":
            self._quoted.extend(attribution.contents)
        if attribution.rule == AttributionRule.TRANSCRIPT:
            self._turns.append(start)
        if speakers and not around.nested:
            self.main.extend(speakers)
            self._main_at.extend(start for _ in speakers)
            places = (*attribution.contents, attribution.cue, attribution.source)
            self.end_before = self.last_end
            self.last_end = max(self.last_end, *(place.end for place in places if place))

    def spoke(self, mention: Mention) -> Iterator[tuple[Speaker, int]]:
        """Yield those who have spoken and whom a pronoun may mean, latest first, with the place of their statement."""
        floor = self.floor(mention)
        for speakers, places in ((self.main, self._main_at), (self.said, self._said_at)):
            latest = itertools.islice(zip(reversed(speakers), reversed(places), strict=True), LOOK_BACK)
            for speaker, place in latest:
                if place >= floor and speaker.actor not in mention.around.quoted:
                    yield speaker, place

    def floor(self, mention: Mention) -> int:
        """Return from where on somebody may be meant by a pronoun: a heading, a time, a speaker label end what was.

        Inside a turn of a transcript the turn before counts, too: an answer speaks of those whom the question names.
        """
        at = mention.span.start
        last = self.breaks[bisect_right(self.breaks, at) - 1] if self.breaks and self.breaks[0] <= at else 0
        turn = bisect_right(self._turns, at)
        if not turn:
            return last
        if mention.around.nested:
            turn -= 1
        return max(last, self._turns[turn - 1] if turn else 0)

    def is_quoted(self, person: Person) -> bool:
        """True for somebody whom only the quoted words of one of the last speakers name."""
        return any(span.start <= person.start < span.end for span in self._quoted[-LOOK_BACK:])

    def window(self, mention: Mention) -> int:
        """Return where the paragraph before that of a mention begins."""
        return self._mark_before(self._mark_before(mention.span.start))

    def _mark_before(self, at: int) -> int:
        number = bisect_right(self._marks, at - len(self._mark)) - 1
        return self._marks[number] if number >= 0 else 0

    def sentence(self, at: int, floor: int) -> int:
        """Return where the sentence begins in which the text at `at` stands, not before `floor`."""
        number = bisect_right(self._ends, at, key=_last) - 1
        start, end = self._ends[number] if number >= 0 else (-1, -1)
        return end if start >= floor else floor

    def number(self, label: str, described: tuple[str, ...], *, same: bool, apart: bool) -> int:
        """Return the number, from 1, of an unnamed speaker among those of one label, and note its description.

        `same`: one described so before may be meant; `apart`: where none was, it is a new one.
        """
        known = self._unnamed.setdefault(label, [])
        if same and described in known[-LOOK_BACK:]:
            return len(known) - known[::-1].index(described)
        if not known or apart:
            known.append(described)
        return len(known)

    def hits_in(self, span: Span) -> list[Hit]:
        """Return the codebook's names that the text prints within `span`."""
        first, last = bisect_left(self._hit_starts, span.start), bisect_left(self._hit_starts, span.end)
        return [hit for hit in self.hits[first:last] if hit.end <= span.end]

    def people_in(self, span: Span) -> list[Person]:
        """Return the people whose names begin in a stretch of the text."""
        return self.people[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def people_before(self, mention: Mention) -> Iterator[Person]:
        """Yield the people whom the text names before a mention and who may be meant by it, latest first."""
        at, around = mention.span.start, mention.around
        last = bisect_right(self._starts, at)
        for person in reversed(self.people[max(0, last - LOOK_BACK) : last]):
            within = around.speaker_last[0] <= person.start < around.speaker_last[1]
            if person.end <= at and person.name not in around.quoted and not within:
                yield person

    def subjects_before(self, mention: Mention) -> Iterator[Person]:
        """Yield the people with whom a sentence begins between the last statement and a mention, latest first."""
        # "Name was blunter. According to two aides, he ruled it out": who tells it is no "he".
        told = mention.span.start < self.last_end and not any(one.person and not one.plural for one in self.main[-1:])
        floor = max(self.end_before if told else self.last_end, self.floor(mention))
        for person in self.people_before(mention):
            if person.start < floor:
                return
            if person.leads:
                yield person

    def speakers_back(self, mention: Mention) -> Iterator[Speaker]:
        """Yield those who have spoken, latest first: in the article's own words before those inside a statement."""
        for speaker in (
            *itertools.islice(reversed(self.main), LOOK_BACK),
            *itertools.islice(reversed(self.said), LOOK_BACK),
        ):
            if speaker.actor not in mention.around.quoted:
                yield speaker

    def party(self, speaker: Speaker) -> str | None:
        """Return the side of a speaker, whichever way it is known."""
        return speaker.party or self.names.codebook.party_of(speaker.actor)

    def party_printed(self, name: str) -> str | None:
        """Return the side that the text tells of somebody whom the codebook does not know."""
        key = folded_words(name)
        alike = self.strangers.get(surnames.forms(key)[0], ()) if key else ()
        return next((stranger.party for stranger in alike if stranger.name == name), None)

    def side(self, name: str) -> str | None:
        """Return the side of somebody as the text tells it, else as the codebook does."""
        return self.party_printed(name) or self.names.codebook.party_of(name)

    def person(self, name: str, rule: SpeakerRule, other: str = "", *, detail: str = "") -> Speaker:
        """Return a human being as speaker."""
        return Speaker(name, self.party_printed(name), (), rule, detail, other=other)

    def one_of(self, names: tuple[str, ...], rule: SpeakerRule, *, detail: str = "") -> Speaker:
        """Return the speaker who is one of several, nothing telling which; of a side only where all are of it."""
        if len(names) == 1:
            return self.person(names[0], rule, detail=detail)
        parties = {self.side(name) for name in names}
        shared = parties.pop() if len(parties) == 1 else None
        return Speaker(one_of(names), shared, (), rule, detail, kind=SpeakerKind.AMBIGUOUS, candidates=names)

    def body(self, name: str, rule: SpeakerRule) -> Speaker:
        """Return a body, a country or an outlet as speaker."""
        return Speaker(name, None, (), rule, person=False)


def _last(place: tuple[int, int]) -> int:
    return place[1]


def _same(one: str, other: str) -> bool:
    """True where two printed names may be one person's: the words of the shorter one are all in the other."""
    mine, its = ({*folded_words(name)} for name in (one, other))
    return mine <= its or its <= mine
