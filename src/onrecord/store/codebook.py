"""codebook.yaml into a Codebook whose references hold: every party and body that an actor names is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from onrecord import shell, textfile
from onrecord.models import NO_PARTY, Actor, Codebook, Event, Issue, Party, Record
from onrecord.store import codebook_lint, records, unmatched_terms
from onrecord.text import fold
from onrecord.yaml import text as yamltext
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from onrecord.errors import Problem

R = TypeVar("R", bound=Record)
_KEYS = ("version", "parties", "actors", "issues", "events")


@dataclass(frozen=True)
class _Read(Generic[R]):
    """The records of one section, each with its key (lists: its number) and the offset at which it stands."""

    document: tree.Document
    records: tuple[tuple[str, int, R], ...]
    problems: tuple[Problem, ...]


def load(path: Path) -> tuple[Codebook, tuple[Problem, ...]]:
    """Read a codebook, and all that is wrong in it; what is wrong is left out of the Codebook.

    FileProblemError where there is no such file, or it is not YAML.
    """
    missing = f"Name the dossier's folder with --data, or make one with: {shell.command('init', [str(path.parent)])}"
    text = textfile.decode(textfile.read_bytes(path, missing=missing), path)
    document = yamltext.load(text, path)
    root, problems = records.load_root(document, _KEYS)
    parties = _section(Party, "party", document, root and root.get("parties"), keyed=True)
    actors = _section(Actor, "actor", document, root and root.get("actors"), keyed=False)
    issues = _section(Issue, "issue", document, root and root.get("issues"), keyed=True)
    events = _section(Event, "event", document, root and root.get("events"), keyed=False)
    sides = {key: party for key, _, party in parties.records}
    kept, linked = _link(actors, sides)
    book = Codebook(
        parties=sides,
        actors=kept,
        issues={key: issue for key, _, issue in issues.records},
        events=tuple(event for _, _, event in events.records),
    )
    found = [*document.problems(), *problems, *parties.problems, *actors.problems, *issues.problems, *events.problems]
    found += [*_alike(parties, "party"), *_alike(issues, "issue"), *linked, *_unknown_in_events(events, book)]
    found += [*codebook_lint.find(document, book), *unmatched_terms.find(document)]
    return book, tuple(sorted(found, key=lambda problem: problem.line))


def _alike(section: _Read[R], what: str) -> Iterator[Problem]:
    """Yield the keys that differ from an earlier one by case or accents alone: each is found only by its exact name."""
    first: dict[str, str] = {}
    for key, start, _ in section.records:
        other = first.setdefault(fold(key), key)
        if other != key:
            text = f'{what} "{key}" differs from "{other}" by case or accents alone; each is found by its exact name'
            yield section.document.problem(start, text, note=True, rule="alike")


def _section(model: type[R], what: str, document: tree.Document, node: tree.Node | None, *, keyed: bool) -> _Read[R]:
    """Read one section: a map from keys to records, or a list of records."""
    if node is None:
        return _Read(document, (), ())
    if not isinstance(node, tree.Map if keyed else tree.List):
        form = f"{what} keys, each with its own lines" if keyed else 'a list, each item with "-"'
        return _Read(document, (), (document.problem(node.start, f"the section wants {form}", rule="value"),))
    found: list[tuple[str, int, R]] = []
    problems: list[Problem] = []
    for key, start, value in _items(node):
        record, wrong = records.build(model, value, f"{what} {_name(key, value)}", document)
        problems += wrong
        if record is not None:
            found.append((key, start, record))
    return _Read(document, tuple(found), tuple(problems))


def _items(node: tree.Node) -> Iterator[tuple[str, int, tree.Node]]:
    if isinstance(node, tree.List):
        for number, item in enumerate(node.items, 1):
            yield str(number), item.start, item
    elif isinstance(node, tree.Map):
        for key, value in node.entries:
            # "us:" with nothing behind it is a party with nothing to say about it.
            empty = isinstance(value, tree.Text) and value.absent
            yield key.value, key.start, tree.Map((), value.start, value.end, flow=False) if empty else value


def _name(key: str, node: tree.Node) -> str:
    """Name a record in a problem: its own name, else its key or number."""
    name = node.get("name") if isinstance(node, tree.Map) and key.isdigit() else None
    return f'"{name.value}"' if isinstance(name, tree.Text) else key if key.isdigit() else f'"{key}"'


def _link(actors: _Read[Actor], parties: dict[str, Party]) -> tuple[tuple[Actor, ...], list[Problem]]:
    """Drop actors that come twice, and references to what is not there; say so."""
    problems: list[Problem] = []
    places: dict[str, int] = {}
    kept: list[Actor] = []
    for _, start, actor in actors.records:
        first = places.setdefault(fold(actor.name), start)
        if first != start:
            text = f'actor "{actor.name}" comes twice, first in line {actors.document.line(first)}'
            problems.append(actors.document.problem(start, text, rule="actor-twice"))
        else:
            kept.append(actor)
    voices = {*(actor.name for actor in kept), *(party.name for party in parties.values() if party.name)}
    problems += [
        actors.document.problem(places[fold(actor.name)], text, rule="reference")
        for actor, text in _broken_references(kept, parties, voices)
    ]
    result = {actor.name: _known_references(actor, parties, voices) for actor in kept}
    problems += _circles(result, actors.document, places)
    problems += _shared_aliases(result, actors.document, places)
    return tuple(result.values()), problems


def _known_references(actor: Actor, parties: Collection[str], voices: Collection[str]) -> Actor:
    """Return the actor without a party or body that the codebook does not have.

    "none" stays where it says that an actor is not of its body's party.
    """
    party = actor.party if actor.party in parties or (actor.party == NO_PARTY and actor.body) else None
    body = actor.body if actor.body in voices else None
    same = (party, body) == (actor.party, actor.body)
    return actor if same else actor.model_copy(update={"party": party, "body": body})


def _broken_references(
    actors: Sequence[Actor], parties: Mapping[str, Party], voices: Collection[str]
) -> Iterator[tuple[Actor, str]]:
    near_party = records.suggestions((actor.party for actor in actors if actor.party), {*parties, NO_PARTY})
    near_party |= _meant(near_party, {fold(word): key for key, side in parties.items() for word in _words(side)})
    near_body = records.suggestions((actor.body for actor in actors if actor.body), voices)
    near_body |= _meant(near_body, {fold(key): side.name for key, side in parties.items() if side.name})
    for actor in actors:
        if actor.party in near_party:
            yield actor, f'actor "{actor.name}": no party "{actor.party}" here.{near_party[actor.party]}'
        if actor.body in near_body:
            yield actor, f'actor "{actor.name}": its body "{actor.body}" is no actor here.{near_body[actor.body]}'


def _words(party: Party) -> tuple[str, ...]:
    return (party.name, *party.speaks_as, *party.demonyms)


def _meant(unknown: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return the words "Did you mean ..." for a name that stands for what another key or name is wanted for."""
    return {name: f' Did you mean "{known[fold(name)]}"?' for name in unknown if fold(name) in known}


def _circles(actors: dict[str, Actor], document: tree.Document, places: dict[str, int]) -> Iterator[Problem]:
    """Cut bodies that speak for each other in a circle: nobody would be the outermost."""
    done: set[str] = set()
    for start in actors:
        way: dict[str, None] = {}
        name: str | None = start
        while name in actors and name not in done and name not in way:
            way[name] = None
            name = actors[name].body
        done |= way.keys()
        if name in way:
            circle = [*way][[*way].index(name) :]
            actors[name] = actors[name].model_copy(update={"body": None})
            text = f'actor "{name}": its body leads back to it ({" > ".join([*circle, name])})'
            yield document.problem(places[fold(name)], text, rule="reference")


def _shared_aliases(actors: dict[str, Actor], document: tree.Document, places: dict[str, int]) -> Iterator[Problem]:
    """Yield the names that two actors answer to, compared as texts are: without accents and case."""
    owners = {fold(name): name for name in actors}
    for name, actor in actors.items():
        for alias in actor.aliases:
            owner = owners.setdefault(fold(alias), name)
            if owner != name:
                text = f'actor "{name}": the alias "{alias}" also stands for "{owner}"'
                yield document.problem(places[fold(name)], text, rule="alias-twice")


def _unknown_in_events(events: _Read[Event], book: Codebook) -> Iterator[Problem]:
    known = {*book.actor_by_name, *(party.name for party in book.parties.values() if party.name)}
    near = records.suggestions((name for _, _, event in events.records for name in event.actors), known)
    for _, start, event in events.records:
        for name in event.actors:
            if name in near:
                text = f'event of {event.date}: no actor "{name}" here.{near[name]}'
                yield events.document.problem(start, text, note=True, rule="reference")
