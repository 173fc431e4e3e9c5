"""The word lists of the parser, each read once from the tables beside this module (docs/lexicon.md)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from onrecord.parser.lexicon.inflection import Form, inflect
from onrecord.parser.lexicon.tables import rows, table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Cue", "Form", "Noun", "Verbs", "adjectives", "any_office", "boilerplate", "irregular_verbs", "nouns",
    "offices", "polarity", "position_wording", "short_forms", "speakers", "stance_stems", "stances",
    "title_forms", "verbs", "with_forms", "words",
]  # fmt: skip


class Cue(NamedTuple):
    """One sense of a reporting word: its lemma, what it implies, and the frame that holds its content."""

    lemma: str
    implies: str
    frame: str
    particle: tuple[str, ...] = ()


class Noun(NamedTuple):
    """One sense of a reporting noun: the word behind it that opens its content, and what it needs in order to report.

    ``needs``: "owned", "alone" or "light-verb", as in ``reporting_nouns.toml``.
    """

    lemma: str
    implies: str
    opener: str
    needs: str


class Verbs(NamedTuple):
    """Reporting verbs by inflected form: ``forms[word] -> (lemma, form)``; ``senses[lemma]``, long particles first."""

    forms: dict[str, tuple[tuple[str, Form], ...]]
    senses: dict[str, tuple[Cue, ...]]


@cache
def words(name: str) -> frozenset[str]:
    """Return one list of ``words.toml``."""
    return frozenset(table("words")[(name,)].entries)


@cache
def speakers(*names: str) -> frozenset[str]:
    """Return lists of ``speakers.toml`` as one: the nouns that name a speaker without a name, titles, bodies."""
    return frozenset[str]().union(*(table("speakers")[(name,)].entries for name in names))


@cache
def stances(name: str) -> frozenset[str]:
    """Return one list of ``stances.toml``."""
    return frozenset(table("stances")[(name,)].entries)


@cache
def stance_stems(name: str) -> tuple[str, ...]:
    """Return one list of ``stances.toml`` as the beginnings of its words: "harm*" -> "harm"."""
    return tuple(entry.removesuffix("*") for entry in table("stances")[(name,)].entries)


@cache
def boilerplate(name: str) -> tuple[str, ...]:
    """Return one list of ``boilerplate.toml``: beginnings of lines that are no news."""
    return table("boilerplate")[(name,)].entries


@cache
def verbs() -> Verbs:
    """Return all reporting verbs with their forms and senses."""
    return with_forms(_senses("reporting_verbs"))


def with_forms(senses: dict[str, tuple[Cue, ...]]) -> Verbs:
    """Return verbs, given by their senses, with all their forms."""
    forms: defaultdict[str, list[tuple[str, Form]]] = defaultdict(list)
    for lemma in senses:
        for form, word in inflect(lemma, irregular_verbs()).items():
            forms[word].append((lemma, form))
    return Verbs({word: tuple(entries) for word, entries in forms.items()}, senses)


@cache
def irregular_verbs() -> Mapping[str, Mapping[Form, str]]:
    """Return the forms of the verbs that the spelling rules do not tell."""
    return cast("Mapping[str, Mapping[Form, str]]", rows("irregular_verbs"))


@cache
def adjectives() -> dict[str, tuple[Cue, ...]]:
    """Return the adjectives that report a position, by their first word; longest particles first."""
    return _senses("reporting_adjectives")


def _senses(name: str) -> dict[str, tuple[Cue, ...]]:
    """Return the senses of reporting words by their first word; longest particles first."""
    senses: defaultdict[str, list[Cue]] = defaultdict(list)
    for (implies, frame), group in table(name).items():
        for entry in group.entries:
            lemma, *particle = entry.split()
            senses[lemma].append(Cue(lemma, implies, frame, tuple(particle)))
    return {lemma: tuple(sorted(cues, key=lambda cue: -len(cue.particle))) for lemma, cues in senses.items()}


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Return the reporting nouns by singular and plural form."""
    found: defaultdict[str, list[Noun]] = defaultdict(list)
    for (implies, opener, needs), group in table("reporting_nouns").items():
        for noun in group.entries:
            plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
            for word in (noun, plural):
                found[word].append(Noun(noun, implies, opener, needs))
    return {word: tuple(senses) for word, senses in found.items()}


@cache
def offices() -> tuple[tuple[str, ...], ...]:
    """Return the titles that mean one office in different states, descriptions of it first."""
    return tuple(group.entries for (name,), group in table("offices").items() if name != "any")


@cache
def any_office() -> frozenset[str]:
    """Return the descriptions that mean whoever holds a title of an office: "top diplomat"."""
    return frozenset(table("offices")[("any",)].entries)


@cache
def short_forms() -> frozenset[tuple[str, str]]:
    """Return forenames as (short form, long form), where the short one does not begin as the long one does."""
    return frozenset((short, long) for (long,), group in table("forenames").items() for short in group.entries)


@cache
def title_forms() -> dict[str, str]:
    """Return words of titles with the form that stands for them: "spokesman" -> "spokesperson"."""
    return {word: form for (form,), group in table("title_forms").items() for word in group.entries}


@cache
def polarity() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the polarity terms by kind and name; a kind that has no names below it has the name ""."""
    return {(path[0], path[1] if path[1:] else ""): group.entries for path, group in table("polarity").items()}


@cache
def position_wording(issue: str, stance: str) -> dict[str, tuple[str, ...]]:
    """Return the verbs of a drafted position with their phrases; the last, without phrases, where none of them stands.

    `issue` is "thing" for what is to be done or had, "value" for how good or bad a thing is.
    """
    found = table("position_wording").items()
    return {verb: group.entries for (of, toward, verb), group in found if (of, toward) == (issue, stance)}
