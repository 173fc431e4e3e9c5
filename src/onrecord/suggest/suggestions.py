"""What the articles hold that the codebook does not cover: speakers, sides, and what the statements are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import parser
from onrecord.suggest import topics, unknown_speakers
from onrecord.suggest.name_statistics import Census
from onrecord.suggest.survey import knows, survey
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.models import Article, Codebook
    from onrecord.parser import Statement
    from onrecord.suggest.topics import Topic
    from onrecord.suggest.unknown_speakers import Newcomers


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What to enter in a codebook, most frequent first, and the counts that it comes from."""

    articles: int
    statements: int
    unknown: int  # statements of nobody whom the codebook knows
    no_issue: int  # statements on no issue
    who: Newcomers
    topics: tuple[Topic, ...]
    issues: frozenset[str]  # keys that the codebook has
    parties: frozenset[str] = frozenset()  # as well


def suggest(articles: Sequence[Article], codebook: Codebook) -> Suggestions:
    """Look through the articles with this codebook. Deterministic; linear in the length of the texts."""
    compiled = parser.prepare(codebook)
    heard = [(article.id, each) for article in articles for each in survey(parser.read(article, compiled)).statements]
    census = Census((article.body for article in articles), (article.outlet for article in articles))
    labels = {fold(label): name for article in articles for label, name in article.speakers.items()}
    who = unknown_speakers.find(heard, census, codebook, labels)
    aside = [(article, each) for article, each in _outermost(heard) if not each.issues]
    return Suggestions(
        len(articles),
        len(heard),
        sum(not knows(codebook, each) for _, each in heard),
        sum(not each.issues for _, each in heard),
        who,
        topics.find(
            aside,
            (article.body for article in articles),
            _names(who, codebook) | frozenset(census.name_words()),
        ),
        frozenset(codebook.issues),
        frozenset(codebook.parties),
    )


def _outermost(heard: list[tuple[str, Statement]]) -> Iterator[tuple[str, Statement]]:
    """Leave out statements inside another's content: their words are counted with it."""
    before, reach = "", 0
    for article, each in sorted(heard, key=lambda pair: (pair[0], pair[1].place.contents[0])):
        contents = each.place.contents
        if article != before:
            before, reach = article, 0
        if contents[0].start >= reach:
            yield article, each
        reach = max(reach, contents[-1].end)


def _names(who: Newcomers, codebook: Codebook) -> frozenset[str]:
    """Return the words of all names, known and new, folded: no topic begins or ends with one."""
    names = [name for side in codebook.parties.values() for name in (*side.demonyms, *side.speaks_as, side.name)]
    names += [actor.name for actor in codebook.actors]
    names += [name for side in who.sides for name in (*side.demonyms, *side.speaks_as, side.name)]
    names += [name for name, _ in who.places]
    names += [mention.removeprefix("the ") for mention, _ in who.nameless]
    names += [actor.name for actor in who.actors]
    # "the trade union" is the Norland Trade Union.
    short = [" ".join(words[1:]) for words in (name.split() for name in names) if len(words) > SHORT]
    return frozenset(map(fold, (*names, *short)))


SHORT = 2
