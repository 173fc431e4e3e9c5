"""The discourse state: who is named where in one article, who has spoken so far, who is masculine or feminine."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.speakers.first_mentions import Person, introduced
from onrecord.parser.speakers.names import words
from onrecord.parser.speakers.speaker import Speaker

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


class Mention(NamedTuple):
    """The words that name a speaker, without those that name a relay; their place; their folded words."""

    text: str
    span: Span
    keys: tuple[str, ...]
    around: Surroundings = IN_TEXT

    @property
    def first(self) -> str:
        """The words before the first comma or bracket: the mention without its appositions."""
        return re.split(r",\s|\s[(–—]", self.text, maxsplit=1)[0]


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
        self.named_at: dict[Span, tuple[tuple[Speaker, ...], tuple[str, ...]]] = {}
        """Whom the words at a place name: two statements of one mention have one speaker."""
        self._unnamed: dict[str, list[tuple[str, ...]]] = {}
        """The descriptions of unnamed speakers by their label: a second one of a label gets a number."""
        self.hits: list[Hit] = list(names.find(text))
        self._hit_starts = [hit.start for hit in self.hits]
        self.people: list[Person] = introduced(text, self.hits, names)
        self._starts = [person.start for person in self.people]
        self._gender: dict[str, str] = {}
        self.strangers: dict[str, Person] = {}
        """People whom the codebook does not know, by surname; the fullest name of each."""
        self.titles: dict[str, set[str]] = {}
        for person in self.people:
            self.titles.setdefault(person.name, set()).update(person.titles)
            self.learn(person.name, person.titles)
            if not person.known:
                surname = words(person.name)[-1].key
                before = self.strangers.get(surname)
                if before is None or len(before.name) < len(person.name):
                    self.strangers[surname] = person

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

    def learn(self, actor: str, keys: frozenset[str] | tuple[str, ...]) -> None:
        """Note that `actor` is masculine or feminine, where words beside the name tell."""
        for gender, ending in (("she", "woman"), ("he", "man")):
            if any(key in lexicon.speakers(gender) or _ends(key, ending) for key in keys):
                self._gender[actor] = gender
                return

    def gender(self, actor: str) -> str:
        """Return "he", "she" or "" as the article has shown."""
        return self._gender.get(actor, "")

    def spoken(self, speakers: tuple[Speaker, ...], attribution: Attribution, around: Surroundings) -> None:
        """Note who has spoken in the next statement of the text."""
        self.said.extend(speakers)
        if speakers and not around.nested:
            self.main.extend(speakers)
            places = (*attribution.contents, attribution.cue, attribution.source)
            self.last_end = max(self.last_end, *(place.end for place in places if place))

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
        for person in self.people_before(mention):
            if person.start < self.last_end:
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
        stranger = self.strangers.get(words(name)[-1].key) if words(name) else None
        return stranger.party if stranger and stranger.name == name else None

    def person(self, name: str, rule: SpeakerRule, other: str = "", *, detail: str = "") -> Speaker:
        """Return a human being as speaker."""
        return Speaker(name, self.party_printed(name), (), rule, detail, other=other)

    def body(self, name: str, rule: SpeakerRule) -> Speaker:
        """Return a body, a country or an outlet as speaker."""
        return Speaker(name, None, (), rule, person=False)


def _ends(key: str, ending: str) -> bool:
    return key.endswith(ending) and len(key) > len(ending) + 3 and key not in lexicon.speakers("no-agent")
