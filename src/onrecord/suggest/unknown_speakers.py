"""Speakers of the articles whom the codebook does not know: who they seem to be, for whom they seem to speak."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.suggest import name_statistics, spellings, terms
from onrecord.suggest.parties import Side, Tally, sides_of
from onrecord.suggest.survey import knows
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from onrecord.models import Codebook
    from onrecord.parser import Statement
    from onrecord.suggest.name_statistics import Census, What


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to enter in the codebook; all but the name is a guess from the words around it."""

    name: str
    what: What
    tally: Tally
    party: str | None = None
    body: str | None = None
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other spellings of the name."""


@dataclass(frozen=True, slots=True)
class Newcomers:
    """All that the codebook lacks of who speaks, most frequent first."""

    sides: tuple[Side, ...]
    actors: tuple[Newcomer, ...]
    places: tuple[tuple[str, Tally], ...]  # that speak, and are no side by themselves
    nameless: tuple[tuple[str, Tally], ...]  # "the mayor", "the city", of whom the codebook does not say who it is
    adjectives: tuple[tuple[str, int], ...]  # without a capital, before "officials"


def find(
    heard: Iterable[tuple[str, Statement]], known: Census, codebook: Codebook, labels: Mapping[str, str] | None = None
) -> Newcomers:
    """Return the speakers of statements, each with the id of its article, who are not in the codebook.

    `labels` are the folded labels by which transcripts mark speakers, with their names.
    """
    labels = labels or {}
    named: defaultdict[str, Tally] = defaultdict(Tally)
    nameless: defaultdict[str, Tally] = defaultdict(Tally)
    relays: set[str] = set()
    aliases: dict[tuple[str, str], str] = {}  # what the parser called a speaker in an article -> the name
    for article, each in heard:
        actor = each.speakers[0].actor if each.speakers else ""
        if any(codebook.lists(name) for s in each.speakers for name in s.candidates or (s.actor,)):
            continue
        relays.update(fold(via) for speaker in each.speakers for via in speaker.via)
        name = _without_button(speaker_named(each.source))
        name = labels.get(fold(name), name) if name else None
        if knows(codebook, each) and name is None:
            continue  # nobody in particular, of a side that the codebook knows
        if name is not None and known.is_name(name):
            name = known.usual(known.full_name(_normal_case(name, known)))
            aliases[article, actor] = name
        else:
            name = aliases.get((article, actor)) if _is_pronoun(each.source) else None
        if name is not None:
            named[name].add(article, each.source, each.cue)
        elif _is_office(each.source):
            nameless[_plain(each.source)].add(article, each.source, each.cue)
    sides, taken = sides_of(named, known, codebook, labels)
    actors = [
        _newcomer(name, tally, known, sides, codebook, relays)
        for name, tally in named.items()
        if name not in taken and known.what(name) != "place"
    ]
    actors = spellings.joined(_with_bodies(actors, codebook))
    places = [(name, tally) for name, tally in named.items() if name not in taken and known.what(name) == "place"]
    return Newcomers(
        sides,
        tuple(sorted(actors, key=lambda actor: (-actor.tally.statements, fold(actor.name)))),
        _most(places),
        _most([(mention, tally) for mention, tally in nameless.items()]),
        tuple(sorted(known.lower_demonyms.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _most(pairs: list[tuple[str, Tally]]) -> tuple[tuple[str, Tally], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair[1].statements, fold(pair[0]))))


def speaker_named(mention: str) -> str | None:
    """Return the name in the words for a speaker, without title; None where there is none, or that of a place in it.

    ``Ministry spokesman Anna Berg of the Coast Guard``: what stands last before a preposition; ``the union's head,
    Anna Berg``: in the first part between commas that has one.
    """
    found = terms.tokens(mention)
    first = 0
    while first < len(found):
        stop = next((at for at in range(first, len(found)) if found[at].tag in ",W("), len(found))
        best = _name_in(found[first:stop])
        if best is not None:
            return best
        if stop < len(found) and found[stop].tag != ",":
            return None
        first = stop + 1
    return None


def _without_button(name: str | None) -> str | None:
    """Return a name without the words of a button or heading before it: "Enlarge", "Update"."""
    words = (name or "").split()
    while words and fold(words[0]) in lexicon.boilerplate("label"):
        words = words[1:]
    return " ".join(words) or None


def _name_in(part: list[terms.Token]) -> str | None:
    best: str | None = None
    for name in terms.names(part):
        if any(token.tag in "oPt" for token in part[: name.first]):
            break
        _, words = name_statistics.split(name.words)
        behind = part[name.last] if name.last < len(part) else None
        owner = behind is not None and behind.tag == "s"  # "Berg's adviser" is somebody else
        if words and not owner and not name_statistics.is_title(words) and not _heads_nameless(behind):
            best = " ".join(words).removesuffix("'s").removesuffix("’s")
    return best


def _heads_nameless(behind: terms.Token | None) -> bool:
    """True for what stands behind an adjective: "Norlandic officials", "Treasury sources" are nobody in particular."""
    if behind is None or behind.tag not in "ncV":
        return False
    key = behind.key
    return key in lexicon.speakers("people") or (
        terms.singular(key) in lexicon.speakers("person") and key not in lexicon.speakers("spokesperson")
    )


def _normal_case(name: str, known: Census) -> str:
    """Return a transcript's label in capitals as the text prints the name elsewhere."""
    if not name_statistics.is_label(name):
        return name
    forms = known.by_surname.get(fold(name.rsplit(maxsplit=1)[-1]))
    return max(forms, key=lambda form: (forms[form], form)) if forms else name.title()


def _is_pronoun(mention: str) -> bool:
    return not mention or fold(mention) in lexicon.words("pronoun") | {"his", "her", "their", "its"}


def _is_office(mention: str) -> bool:
    """True for "the mayor" and "the city": somebody definite, whom a role or an alias would name."""
    found = terms.tokens(mention)
    return 2 <= len(found) <= 6 and found[0].key == "the" and all(token.tag in "Dcno" for token in found)


def _plain(mention: str) -> str:
    return mention[:1].lower() + mention[1:]


def _newcomer(
    name: str, tally: Tally, known: Census, sides: tuple[Side, ...], codebook: Codebook, relays: Collection[str]
) -> Newcomer:
    what = known.what(name)
    if what == "body" and tally.labels:
        what = "person"  # of a transcript
    if what == "body" and (2 * tally.reported >= tally.statements or fold(name) in relays):
        what = "outlet"
    if what != "person":
        return Newcomer(name, what, tally, None if what == "outlet" else _party([name], sides, codebook))
    titles: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    for form in sorted({fold(name)} | known.forms(name)):
        if form in known.seen:
            titles.update(known.seen[form].titles)
            bodies.update(known.seen[form].bodies)
    ordered = sorted(titles, key=lambda title: (-titles[title], title))
    bodies.update(word for title in ordered for word in _bodies_in(title))
    body = max(bodies, key=lambda word: (_is_body(word), bodies[word], word), default=None)
    shown: dict[str, str] = {}
    for title in ordered:
        bare = _bare(title, sides, codebook)
        shown.setdefault(fold(bare), bare)
    party = _party([*ordered, name], sides, codebook)
    return Newcomer(name, what, tally, party, body, tuple(title for title in shown.values() if title)[:2])


def _party(texts: list[str], sides: tuple[Side, ...], codebook: Codebook) -> str | None:
    """Return the side whose adjective or name stands in the texts, the first that does."""
    words = {fold(word): key for key, side in codebook.parties.items() for word in (*side.demonyms, *side.speaks_as)}
    words |= {fold(word): side.key for side in sides for word in (*side.demonyms, side.name)}
    for text in texts:
        for word in fold(text).replace("'s", "").split():
            if word in words:
                return words[word]
    return None


def _bare(title: str, sides: tuple[Side, ...], codebook: Codebook) -> str:
    """Return a title without the country before it, as articles leave it out; nothing for "its president"."""
    listed = {fold(word) for side in codebook.parties.values() for word in (*side.demonyms, *side.speaks_as)}
    listed |= {fold(word) for side in sides for word in (*side.demonyms, side.name)}
    words = title.split()
    while words and fold(words[0]) in listed | {"'s", "former", "then"}:
        words = words[1:]
    if len(words) == 1 and words[0].islower():
        return ""  # "spokesman" alone is anybody's
    owned = any(fold(word) in ("'s", "its", "his", "her", "their") for word in words)
    return " ".join(words) if words and not owned and name_statistics.heads(words) and len(words) < _LONG else ""


_LONG = 8


def _is_body(name: str) -> bool:
    return bool(set(fold(name).split()) & lexicon.speakers("body"))


def _bodies_in(title: str) -> Iterator[str]:
    """Yield the bodies for which a title lets somebody speak: "Ministry spokesman", "president of the Union"."""
    for name in terms.names(terms.tokens(title)):
        title_words, words = name_statistics.split(name.words)
        if (
            words
            and not title_words
            and not name_statistics.is_title(words)
            and not name_statistics.ends_like_a_people(name.words[-1])
        ):
            yield " ".join(words)


def _with_bodies(actors: list[Newcomer], codebook: Codebook) -> list[Newcomer]:
    """Enter the bodies of people that are bodies by name or speak themselves; drop other guesses."""
    there = {fold(actor.name): actor for actor in actors}
    listed = {fold(word): actor.name for actor in codebook.actors for word in (actor.name, *actor.aliases)}
    done: list[Newcomer] = []
    for actor in actors:
        key = fold(actor.body or "")
        if actor.body and key not in listed and key not in there and _is_body(key):
            there[key] = Newcomer(actor.body, "body", Tally(example=f"for whom {actor.name} speaks"), actor.party)
        body = there[key].name if key in there and there[key].what == "body" else listed.get(key)
        party = actor.party or (there[key].party if key in there else None)
        done.append(replace(actor, body=body if body != actor.name else None, party=party))
    new = [each for each in there.values() if not each.tally.statements]
    return [*done, *new]
