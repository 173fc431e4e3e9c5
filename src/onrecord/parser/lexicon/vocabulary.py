"""The words that report in one dossier: those of the tables, with what its codebook adds and takes out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.lexicon import Cue
from onrecord.parser.lexicon.inflection import inflect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.parser.lexicon import Noun, Verbs

_FRAME = "clause"
"""How a verb that a codebook adds holds its content: a clause or a quotation, on either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Verbs, adjectives and nouns that report."""

    verbs: Verbs
    adjectives: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Noun, ...]]
    day_names: frozenset[tuple[str, str]] = frozenset()
    """Forename and surname of those who are called as a weekday: "Ida Friday"."""


@cache
def standard() -> Vocabulary:
    """Return the words of the tables alone."""
    return Vocabulary(lexicon.verbs(), lexicon.adjectives(), lexicon.nouns())


@lru_cache(maxsize=32)
def of(
    reporting: tuple[str, ...], not_reporting: tuple[str, ...], day_names: frozenset[tuple[str, str]] = frozenset()
) -> Vocabulary:
    """Return the words of the tables with the verbs `reporting`, and without the words `not_reporting`.

    A verb may stand in any form, with a particle behind it ("blasted", "hit out"); its other forms
    are worked out. What the other list names reports in none of its forms, as verb, adjective or noun.
    """
    if not reporting and not not_reporting:
        return replace(standard(), day_names=day_names) if day_names else standard()
    gone = {form for word in not_reporting for form in (word.casefold(), *_lemmas(word.casefold()))}
    senses = {lemma: cues for lemma, cues in lexicon.verbs().senses.items() if lemma not in gone}
    for entry in reporting:
        first, *particle = entry.casefold().split()
        for lemma in _lemmas(first):
            cue = Cue(lemma, "neutral", _FRAME, tuple(particle))
            known = senses.get(lemma, ())
            if not any((one.frame, one.particle) == (cue.frame, cue.particle) for one in known):
                senses[lemma] = tuple(sorted((*known, cue), key=lambda one: -len(one.particle)))
    return Vocabulary(
        lexicon.with_forms(senses),
        {word: cues for word, cues in lexicon.adjectives().items() if word not in gone},
        {word: nouns for word, nouns in lexicon.nouns().items() if gone.isdisjoint({word, nouns[0].lemma})},
        day_names,
    )


def _lemmas(word: str) -> tuple[str, ...]:
    """Return the base forms of which `word` is a form; a word that is no other form is a base form itself.

    "blasted" may come of "blast" and of "blaste": what is no English verb does no harm, for nobody prints it.
    """
    irregular = lexicon.irregular_verbs()
    known = tuple(lemma for lemma, forms in irregular.items() if word in (lemma, *forms.values()))
    known = known or tuple(dict.fromkeys(lemma for lemma, _ in lexicon.verbs().forms.get(word, ())))
    if known or not word.endswith(("ed", "s", "ing")) or word.endswith(("eed", "ss")):
        return known or (word,)
    stems = {word[:-cut] + ending for cut in (1, 2, 3, 4) for ending in ("", "e", "y")}
    found = sorted(stem for stem in stems if len(stem) > _SHORTEST and word in inflect(stem, irregular).values())
    return tuple(found) or (word,)


_SHORTEST = 2
"""No verb that is not irregular has so few letters: "bring" is no form of "br"."""
