"""Where a text names an issue's topic, or points back to it, and what is wanted of the thing so named."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.stances import anaphora
from onrecord.parser.stances.scene import Mention
from onrecord.parser.text.tokens import covering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.parser.text.tokens import FoldedToken


class Place(NamedTuple):
    """[start, end) of a text, the issue that is named there, and the topic term that names it."""

    start: int
    end: int
    issue: str
    term: str


class Topic:
    """The topic terms of one issue, each with 1 where what is said for it is for the proposition, else -1."""

    def __init__(self, toward: Mapping[str, int], *, evaluative: bool) -> None:
        """Keep terms; `evaluative` where the proposition only says how good or bad the thing is."""
        self._toward, self._evaluative = toward, evaluative

    def mentions(
        self,
        content: str,
        tokens: list[FoldedToken],
        places: Iterable[Place],
        *,
        antecedent: str,
        by_body: Callable[[], bool],
    ) -> tuple[Mention, ...]:
        """Return where folded content names the topic, at `places`, then where it points back to it.

        `antecedent`: the term that named the issue before; `by_body`: see `anaphora.back`.
        """
        named = self._named(places)
        toward = named[0][2] if named else self._of_antecedent(antecedent)
        back = [
            (match.start(), match.end(), toward if match.group() in anaphora.PRONOUNS and not self._evaluative else 1)
            for match in anaphora.back(content, by_body=by_body)
        ]
        found: list[Mention] = []
        for number, (start, end, sign) in enumerate((*named, *back)):
            held = covering(tokens, start, end)
            if held and not _of_people(tokens, held[-1]):
                found.append(Mention(held[0], held[-1], sign, number >= len(named)))
        return tuple(found)

    def _named(self, places: Iterable[Place]) -> list[tuple[int, int, int]]:
        """Return places with what is wanted there, the longest of those that overlap: "travel ban" before "ban"."""
        kept: list[tuple[int, int, int]] = []
        for place in sorted(places, key=lambda place: (place.start, -place.end)):
            if not kept or place.start >= kept[-1][1]:
                kept.append((place.start, place.end, self._toward[place.term]))
        return kept

    def _of_antecedent(self, antecedent: str) -> int:
        """Return what is wanted of the thing to which "it" points back, by the term that named it."""
        return self._toward.get(antecedent, 0) or next(iter(self._toward.values()), 1)


def _of_people(tokens: list[FoldedToken], last: int) -> bool:
    """True for a name that only tells whose people are meant: "the dam industry"."""
    return tokens[min(last + 1, len(tokens) - 1)].word in lexicon.stances("people-behind")
