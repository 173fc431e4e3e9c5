"""What a project of DNA codes by, held against a codebook: concepts are issues, persons and organizations actors."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.exchange.project import ORGANIZATION, PERSON
from onrecord.intake import naming
from onrecord.models import Actor
from onrecord.parser import is_person
from onrecord.store.scalars import scalar
from onrecord.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from onrecord.exchange import Project, Statement
    from onrecord.models import Codebook

_LONGEST_KEY = 48


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a project's words are to be called here, and what the codebook lacks for that."""

    issues: dict[str, str]
    """Concept -> the key of its issue."""
    actors: dict[str, str]
    """Person or organization -> the name of the actor."""
    bodies: dict[str, str]
    """Person -> the organization for which it speaks most often."""
    new_issues: dict[str, str]
    """Key -> proposition, for issues that the codebook has not."""
    new_actors: tuple[Actor, ...]
    new_parties: dict[str, str]
    """Key -> name."""

    def actor(self, statement: Statement) -> str:
        """Return who makes a statement: the person, else the organization; empty where there is neither."""
        return self.actors.get(printable(statement.person or statement.organization), "")

    def issue(self, statement: Statement) -> str:
        """Return the key of the issue of a statement; empty where it has no concept."""
        return self.issues.get(printable(statement.concept), "")

    @property
    def lacks(self) -> bool:
        """True where something would have to be added to the codebook."""
        return bool(self.new_issues or self.new_actors or self.new_parties)


def of(project: Project, codebook: Codebook, known: Callable[[str], str | None], party: str = "") -> Scheme:
    """Return the scheme of a project; `known` tells an actor of the dossier by an exact name.

    `party` is the attribute of persons and organizations that says on which side they are.
    """
    issues, new_issues = _issues(project, codebook)
    persons, organizations = _names(project, PERSON), _names(project, ORGANIZATION)
    bodies = _bodies(project)
    first: dict[str, str] = {}
    # For a codebook two names that differ in case or accents are one actor's.
    actors = {name: known(name) or first.setdefault(fold(name), name) for name in (*persons, *organizations)}
    sides, new_parties = _sides(project, codebook, party)
    missing = [name for name, actor in actors.items() if actor == name and known(name) is None]
    heads: dict[str, str] = {}
    new_actors: list[Actor] = []
    for name in missing:
        body = _head(name, actors.get(bodies.get(name, "")) if name in persons else None, heads)
        side = sides.get(name)
        same = body is not None and side == sides.get(bodies[name])
        new_actors.append(_actor(name, person=name in persons, body=body, party=None if same else side))
    return Scheme(issues, actors, bodies, new_issues, tuple(new_actors), new_parties)


def _head(name: str, body: str | None, heads: dict[str, str]) -> str | None:
    """Enter for whom a person speaks, and return it; None where that one speaks, if through others, for the person."""
    above = body
    while above is not None and above != name:
        above = heads.get(above)
    if above == name or body is None:
        return None
    heads[name] = body
    return body


def _names(project: Project, variable: str) -> dict[str, None]:
    told = (printable(getattr(statement, variable)) for statement in project.statements)
    return dict.fromkeys(filter(None, told))


def _issues(project: Project, codebook: Codebook) -> tuple[dict[str, str], dict[str, str]]:
    called: dict[str, str] = {}
    for key, issue in codebook.issues.items():
        for name in (key, key.replace("-", " "), issue.label, issue.proposition):
            called.setdefault(fold(name), key)
    found: dict[str, str] = {}
    new: dict[str, str] = {}
    for concept in dict.fromkeys(printable(statement.concept) for statement in project.statements):
        if not concept:
            continue
        key = called.get(fold(concept))
        if key is None:
            key = called[fold(concept)] = _key(concept, {*codebook.issues, *new}, "concept")
            new[key] = concept
        found[concept] = key
    return found, new


def _key(name: str, taken: Collection[str], otherwise: str) -> str:
    """Return a key for a name, in small letters and hyphens, that nobody has."""
    slug = naming.slug(name)
    if len(slug) > _LONGEST_KEY:
        slug = slug[: _LONGEST_KEY + 1].rpartition("-")[0] or slug[:_LONGEST_KEY]
    wanted = free = slug or otherwise
    number = 1
    while free in taken or free == "none":
        number += 1
        free = f"{wanted}-{number}"
    return free


def _bodies(project: Project) -> dict[str, str]:
    """Return for each person the organization that it speaks for most often; of several alike the first one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in project.statements:
        person, organization = printable(statement.person), printable(statement.organization)
        if person and organization and person != organization:
            counts[person][organization] += 1
    return {person: counter.most_common(1)[0][0] for person, counter in counts.items()}


def _sides(project: Project, codebook: Codebook, party: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the party of each person and organization by its attribute, and the parties that the codebook has not."""
    called = {fold(name): key for key, each in codebook.parties.items() for name in (key, each.name)}
    sides: dict[str, str] = {}
    new: dict[str, str] = {}
    for (_, name), attributes in project.attributes.items() if party else ():
        side = printable(attributes.get(party, ""))
        if not side:
            continue
        key = called.get(fold(side))
        if key is None:
            key = called[fold(side)] = _key(side, {*codebook.parties, *new}, "party")
            new[key] = side
        sides[printable(name)] = key
    return sides, new


def _actor(name: str, *, person: bool, body: str | None, party: str | None) -> Actor:
    kind = None if is_person(Actor(name=name)) == person else "person" if person else "body"
    return Actor(name=name, party=party, body=body, kind=kind)


def yaml(scheme: Scheme) -> Iterator[str]:
    """Yield the lines of what the codebook lacks."""
    if scheme.new_parties:
        yield "parties:"
        yield from (f"  {scalar(key)}: {{name: {scalar(name, flow=True)}}}" for key, name in scheme.new_parties.items())
    if scheme.new_actors:
        yield "actors:"
        yield from map(_actor_line, scheme.new_actors)
    if scheme.new_issues:
        yield "issues:"
        for key, proposition in scheme.new_issues.items():
            yield f"  {scalar(key)}:"
            yield f"    proposition: {scalar(proposition)}"


def _actor_line(actor: Actor) -> str:
    told = {"name": actor.name, "party": actor.party, "body": actor.body, "kind": actor.kind}
    return f"- {{{', '.join(f'{key}: {scalar(value, flow=True)}' for key, value in told.items() if value)}}}"
