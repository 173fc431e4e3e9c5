"""Who makes each statement of a document, and when: told in text order, and only as far as somebody asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from onrecord.parser.dates.statements import Dating, Who
from onrecord.parser.speakers.by_place import Labelled
from onrecord.parser.speakers.discourse import DiscourseState, Surroundings
from onrecord.parser.speakers.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.parser.compiled import CompiledCodebook
    from onrecord.parser.dates.statements import When
    from onrecord.parser.speakers.speaker import Speaker
    from onrecord.parser.text.document import Document
    from onrecord.spans import Attribution

_DEEPEST = 5
"""Quotations inside one another that are looked at; real ones are two or three deep."""

Told: TypeAlias = "tuple[tuple[Speaker, ...], When]"
"""The speakers of a statement and its date."""


class Voices:
    """The speakers and dates of the statements `found` in a document, each with the number of the one that `held` it.

    Whoever is meant by "he" depends on all who have spoken before: nothing is told of a statement before all that stand
    above it have been looked at, and nothing is looked at below the last one that is asked for.
    """

    def __init__(
        self,
        document: Document,
        codebook: CompiledCodebook,
        found: Sequence[Attribution],
        held: Sequence[int | None],
    ) -> None:
        self._document, self._codebook, self._found, self._held = document, codebook, found, held
        self._left = iter(sorted(range(len(found)), key=lambda n: found[n].source or found[n].contents[0]))
        self._told: dict[int, Told] = {}

    @cached_property
    def _dating(self) -> Dating:
        document = self._document
        live = document.article.genre == "liveblog"
        return Dating(document.text, document.paragraphs, document.published, live=live)

    @cached_property
    def _state(self) -> DiscourseState:
        return DiscourseState(self._codebook.names, self._document.text, self._dating.day)

    @cached_property
    def _labelled(self) -> Labelled:
        return Labelled(self._document.article, self._document.layout, self._state)

    @property
    def named(self) -> frozenset[str]:
        """Whom the codebook lists and the text names; of a name that several have, all of them."""
        return frozenset(name for hit in self._state.hits for name in hit.names)

    def of(self, number: int) -> Told:
        """Return who makes a statement, and when."""
        while number not in self._told:
            following = next(self._left)
            self._told[following] = self._tell(following)
        return self._told[number]

    def _tell(self, number: int) -> Told:
        """Resolve the next statement of the text."""
        attribution, outer = self._found[number], self._held[number]
        quoted, since = self._quoted(number)
        nested = outer is not None
        of_nobody = outer in self._told and _is_of_nobody(self._found[outer], self._told[outer][0])
        named = self._labelled.name(attribution, nested=nested)
        around = Surroundings(nested=nested, of_nobody=of_nobody, quoted=quoted, since=since, named=named)
        speakers = resolve(self._state, attribution, around)
        if named and self._labelled.by_author(attribution):
            return speakers, self._dating.by_author()
        first = speakers[0] if speakers else None
        who = Who(first.actor, first.person, first.plural, first.unnamed) if first else None
        return speakers, self._dating.when(attribution, who)

    def _quoted(self, number: int) -> tuple[frozenset[str], int]:
        """Return those whose words are printed around a statement, as they said them, and where these begin."""
        quoted: set[str] = set()
        since = 0
        outer, left = self._held[number], _DEEPEST
        while outer is not None and left:
            if outer in self._told and self._found[outer].kind == "direct":
                quoted.update(speaker.actor for speaker in self._told[outer][0])
                since = self._found[outer].contents[0].start
            outer, left = self._held[outer], left - 1
        return frozenset(quoted), since


def _is_of_nobody(holder: Attribution, speakers: Sequence[Speaker]) -> bool:
    return holder.kind == "indirect" and holder.source is not None and not speakers
