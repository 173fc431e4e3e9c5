"""The word lists of the parser, read once from the tables beside this module."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

Form = Literal["base", "present", "past", "participle", "gerund"]


class Cue(NamedTuple):
    """One sense of a reporting word: its lemma, what it implies, and the frame that holds its content."""

    lemma: str
    implies: str
    frame: str
    particle: tuple[str, ...] = ()


class Verbs(NamedTuple):
    """Reporting verbs by inflected form: ``forms[word] -> (lemma, form)``; ``senses[lemma]``, long particles first."""

    forms: dict[str, tuple[tuple[str, Form], ...]]
    senses: dict[str, tuple[Cue, ...]]


def _table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of ``words.toml``."""
    table: dict[str, str] = tomllib.loads(resources.files(__name__).joinpath("words.toml").read_text("utf-8"))
    return frozenset(table[name].split())


@cache
def furniture(name: str) -> str:
    """Return one list of ``furniture.toml``: beginnings of lines that are no news, joined by bars."""
    table: dict[str, str] = tomllib.loads(resources.files(__name__).joinpath("furniture.toml").read_text("utf-8"))
    return table[name]


_VOWELS = "aeiou"
_ONE_SHORT_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")  # slam: slammed, slamming


def inflect(lemma: str, irregular: dict[str, str]) -> dict[Form, str]:
    """Return the forms of an English verb by the spelling rules, or as the table of irregular ones says."""
    if lemma in irregular:
        present, past, participle, gerund = irregular[lemma].split()
        return {"base": lemma, "present": present, "past": past, "participle": participle, "gerund": gerund}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        present, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        present, past = lemma + "es", lemma + "ed"
    elif _ONE_SHORT_SYLLABLE.fullmatch(lemma):
        present, past = lemma + "s", lemma + lemma[-1] + "ed"
        return {"base": lemma, "present": present, "past": past, "participle": past, "gerund": past[:-2] + "ing"}
    else:
        present, past = lemma + "s", lemma + ("d" if lemma.endswith("e") else "ed")
    keeps_e = not lemma.endswith("e") or lemma.endswith(("ee", "oe", "ye"))
    gerund = (lemma if keeps_e else lemma[:-1]) + "ing"
    return {"base": lemma, "present": present, "past": past, "participle": past, "gerund": gerund}


@cache
def verbs() -> Verbs:
    """Return all reporting verbs with their forms and senses."""
    senses: defaultdict[str, list[Cue]] = defaultdict(list)
    for implies, frames in _table("cues").items():
        for frame, lemmas in frames.items():
            for entry in lemmas.split():
                lemma, *particle = entry.split("-")
                senses[lemma].append(Cue(lemma, implies, frame, tuple(particle)))
    irregular: dict[str, str] = tomllib.loads(resources.files(__name__).joinpath("irregular.toml").read_text("utf-8"))
    forms: defaultdict[str, list[tuple[str, Form]]] = defaultdict(list)
    for lemma in senses:
        for form, word in inflect(lemma, irregular).items():
            forms[word].append((lemma, form))
    longest_first = {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.particle))) for lemma, cues in senses.items()}
    return Verbs({word: tuple(entries) for word, entries in forms.items()}, longest_first)


@cache
def nouns() -> dict[str, tuple[Cue, ...]]:
    """Return the reporting nouns by singular and plural form; the particle tells who must own them.

    ``*``: nobody need; ``~``: the subject of a light verb ("has plans to").
    """
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for implies, frames in _table("nouns").items():
        for frame, lemmas in frames.items():
            for lemma in lemmas.split():
                noun = lemma.rstrip("*~")
                plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
                owner = tuple(lemma[len(noun) :])
                for word in (noun, plural):
                    found[word].append(Cue(noun, implies, frame, owner))
    return {word: tuple(cues) for word, cues in found.items()}


@cache
def adjectives() -> dict[str, tuple[Cue, ...]]:
    """Return the adjectives that report a position, by their first word; longest particles first."""
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for implies, frames in _table("adjectives").items():
        for frame, lemmas in frames.items():
            for entry in lemmas.split():
                lemma, *particle = entry.split("-")
                found[lemma].append(Cue(lemma, implies, frame, tuple(particle)))
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.particle))) for word, cues in found.items()}


@cache
def speakers(name: str) -> frozenset[str]:
    """Return one list of ``speakers.toml``: the nouns that name a speaker without a name."""
    table: dict[str, str] = tomllib.loads(resources.files(__name__).joinpath("speakers.toml").read_text("utf-8"))
    return frozenset(table[name].split())


@cache
def offices() -> tuple[tuple[str, ...], ...]:
    """Return the titles that mean one office in different states, each as its words joined by hyphens."""
    table: dict[str, str] = tomllib.loads(resources.files(__name__).joinpath("speakers.toml").read_text("utf-8"))
    return tuple(tuple(table[name].split()) for name in table if name.startswith("office-of-"))


@cache
def positions() -> dict[str, dict[str, str]]:
    """Return the classes of position language: name -> {"with": words, "against": words}."""
    return _table("positions")


@cache
def labels() -> dict[str, dict[str, list[str]]]:
    """Return the verbs of drafted positions: stance -> {verb: the phrases that call for it}."""
    return tomllib.loads(resources.files(__name__).joinpath("labels.toml").read_text("utf-8"))
