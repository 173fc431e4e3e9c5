"""Suggestions as YAML to paste into a codebook: valid as it stands, counts and places in comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.models import Actor
from onrecord.parser import is_person
from onrecord.render.wording import counted, plain, shorten
from onrecord.store.scalars import scalar
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.render.answers import Suggested
    from onrecord.suggest.suggestions import Suggestions
    from onrecord.suggest.topics import Topic
    from onrecord.suggest.unknown_speakers import Newcomer, Side, Tally


SNIPPET = 100
_PLACEHOLDER = "Write one sentence that one can support or oppose, about: {}."

_STUB = [
    "# No side was found. Write a line for each side that you compare; actors name it by its key, as their party.",
    "  first-side: {name: First side}",
    "  second-side: {name: Second side}",
]


def suggested(answer: Suggested) -> str:
    """Return the suggestions."""
    return "\n".join(_lines(answer.found, answer.limit))


def _lines(found: Suggestions, limit: int) -> Iterator[str]:
    yield (
        f"# From {counted(found.articles, 'article')} with {counted(found.statements, 'statement')}: "
        f"{found.no_issue} on no issue, {found.unknown} by speakers who are not in the codebook."
    )
    yield "# Paste what you need into codebook.yaml and correct it: the counts are exact, the rest is guessed."
    yield "version: 1"
    who = found.who
    sides = [line for side in who.sides[:limit] for line in _side(side)]
    yield from _section("parties", sides or ([] if found.parties or not found.statements else _STUB))
    yield from _notes(
        "Places that speak; put each into the speaks_as of a side, or leave it out", [*map(_told, who.places[:limit])]
    )
    yield from _notes(
        'Words that stand before "official"; those that mean a side belong to its demonyms',
        [f"{w} {n}" for w, n in who.adjectives[:limit]],
    )
    people = [actor for actor in who.actors if actor.what == "person"]
    others = [actor for actor in who.actors if actor.what != "person"]
    actors = [line for group in (people, others) for actor in group[:limit] for line in _actor(actor)]
    yield from _section("actors", actors)
    yield from _notes(
        "Not tied to anybody yet; a role or an alias in the codebook would say who they are",
        [*map(_told, who.nameless[:limit])],
    )
    topics = [line for topic in _keyed(found.topics[:limit], found.issues) for line in _topic(*topic)]
    if topics:
        yield "\n# A block for each question. Join those that ask the same, delete topics that are too broad,"
        yield "# and write the propositions."
    yield from _section("issues", topics)


def _section(name: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n{name}:"
        yield from lines


def _notes(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"# {title}:"
        yield from (f"#   {_comment(item)}" for item in items)


def _told(pair: tuple[str, Tally]) -> str:
    name, tally = pair
    return f"{name}: {counted(tally.statements, 'statement')} in {counted(len(tally.articles), 'article')}"


def _comment(words: str) -> str:
    """Return words for a comment: characters that YAML refuses even there are replaced."""
    return "".join(c if c.isprintable() else "\ufffd" for c in shorten(plain(words), SNIPPET))


def _side(side: Side) -> Iterator[str]:
    yield f"# {counted(side.count, 'time')} as a speaker, or before the name of an office"
    name = scalar(plain(side.name), flow=True)
    speaks = f"speaks_as: {_flow(side.speaks_as)}, " if side.speaks_as else ""
    words = f"{speaks}demonyms: {_flow(side.demonyms)}"
    yield f"  {scalar(side.key)}: {{name: {name}, {words}}}"


def _flow(words: Iterable[str]) -> str:
    return f"[{', '.join(scalar(plain(word), flow=True) for word in words)}]"


def _actor(actor: Newcomer) -> Iterator[str]:
    tally = actor.tally
    heard = f"{counted(tally.statements, 'statement')} in {counted(len(tally.articles), 'article')}; "
    yield f"# {heard if tally.statements else ''}{_comment(tally.example)}"
    yield f"- name: {scalar(plain(actor.name))}"
    if actor.aliases:
        yield f"  aliases: {_flow(actor.aliases)}"
    if actor.party:
        yield f"  party: {scalar(actor.party)}"
    if actor.body:
        yield f"  body: {scalar(plain(actor.body))}"
    person = is_person(Actor(name=plain(actor.name), roles=()))
    if actor.what != "person" or not (person or actor.titles):
        yield f"  kind: {actor.what}"
    if actor.titles:
        roles = ", ".join(f"{{title: {scalar(plain(title), flow=True)}}}" for title in actor.titles)
        yield f"  roles: [{roles}]"


def _keyed(topics: tuple[Topic, ...], taken: frozenset[str]) -> Iterator[tuple[str, Topic]]:
    """Give each topic a key of its own, from its first term."""
    seen = {*taken}
    for topic in topics:
        key = "-".join("".join(c if c.isalnum() else " " for c in fold(topic.terms[0][0])).split()) or "topic"
        while key in seen:
            key += "-2"
        seen.add(key)
        yield key, topic


def _topic(key: str, topic: Topic) -> Iterator[str]:
    yield (
        f"# {counted(topic.statements, 'statement')} in {counted(topic.articles, 'article')} "
        f"by {counted(topic.speakers, 'speaker')}; {_comment(topic.example)}"
    )
    yield f"  {scalar(key)}:"
    first = plain(topic.terms[0][0])
    if first != key.replace("-", " "):
        yield f"    label: {scalar(first)}"
    yield f"    proposition: {scalar(_PLACEHOLDER.format(first))}"
    yield f"    topic: {_flow(term for term, _ in topic.terms)}"
