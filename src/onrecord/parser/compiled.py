"""A codebook made ready for matching: compiled once for many articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.parser.dates.calendar import WEEKDAYS
from onrecord.parser.dates.publication import Events
from onrecord.parser.lexicon import vocabulary
from onrecord.parser.speakers.names import Names
from onrecord.parser.stances.issues import Issues
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.models import Codebook
    from onrecord.parser.lexicon.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class CompiledCodebook:
    """A codebook made ready for matching."""

    codebook: Codebook
    names: Names
    issues: Issues
    events: Events
    vocabulary: Vocabulary
    """The words that report in these articles."""


def prepare(codebook: Codebook) -> CompiledCodebook:
    """Compile names, titles and phrases of `codebook` once for many articles."""
    pairs = (tuple(form.split()[-2:]) for actor in codebook.actors for form in (actor.name, *actor.aliases))
    days = frozenset((pair[0], pair[1]) for pair in pairs if len(pair) > 1 and fold(pair[1]) in WEEKDAYS)
    words = vocabulary.of(codebook.reporting, codebook.not_reporting, days)
    return CompiledCodebook(codebook, Names(codebook), Issues(codebook), Events(codebook), words)
