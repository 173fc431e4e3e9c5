"""Who speaks where a label, a signature or the byline says it instead of the sentence."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.parser.text import labels
from onrecord.spans import AttributionRule
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.models import Article
    from onrecord.parser.speakers.discourse import DiscourseState
    from onrecord.parser.text.layout import Layout
    from onrecord.spans import Attribution

NOBODY = ""
"""What stands for a label that names an outlet, or whoever asks: what it says is nobody's position."""
_AUTHOR = frozenset({"i", "me", "my", "we", "our"})
_INITIALS = 3


class Labelled:
    """The names that the labels and the byline of one article stand for."""

    def __init__(self, article: Article, layout: Layout, state: DiscourseState) -> None:
        """Begin an article whose names `state` knows."""
        self._article, self._layout, self._state = article, layout, state
        self._declared = {fold(label): name for label, name in article.speakers.items()}
        self.byline = byline(article)

    def name(self, attribution: Attribution, *, nested: bool) -> str | None:
        """Return the name of a statement's speaker, `NOBODY`, or None where the words of the text tell it."""
        words = attribution.source.of(self._state.text) if attribution.source else ""
        if attribution.rule is AttributionRule.BYLINE:
            return self.byline
        if attribution.rule is AttributionRule.TRANSCRIPT:
            return self._label(words)
        if self._article.genre == "opinion" and not nested and fold(words) in _AUTHOR:
            return self.byline or None
        return None

    def by_author(self, attribution: Attribution) -> bool:
        """True for what the author says in an opinion piece, where `name` tells so."""
        return self._article.genre == "opinion" and attribution.rule is not AttributionRule.TRANSCRIPT

    def _label(self, label: str) -> str | None:
        declared = self._declared.get(fold(label))
        if self._article.genre == "interview" and labels.key(label) in self._layout.askers:
            return NOBODY
        if declared is not None:
            return NOBODY if labels.names_nobody(declared) or self._is_outlet(declared) else declared
        if labels.names_nobody(label) or self._is_outlet(label) or self._is_interviewer(label):
            return NOBODY
        named = self._by_initials(label)
        if labels.key(label) in self._layout.askers and not named and not self._is_known(label):
            return NOBODY
        return named

    def _is_outlet(self, name: str) -> bool:
        """True for the article's outlet, a part of its name or its initials, and for the outlets of the codebook."""
        own, outlet = fold(name).removeprefix("the ").split(), fold(self._article.outlet).split()
        if own and outlet and (set(own) <= set(outlet) or own == ["".join(word[0] for word in outlet)]):
            return True
        names = self._state.names
        return any(names.is_outlet(hit.name) for hit in names.find(name) if hit.name)

    def _is_interviewer(self, label: str) -> bool:
        """True for the byline of an interview, whole or in initials."""
        if self._article.genre not in labels.DIALOGUES or not self.byline:
            return False
        people = self.byline.replace(" and ", ",").split(",")
        return any(_agree(label, person) for person in people)

    def _by_initials(self, label: str) -> str | None:
        """Return the only person of the article whose initials a label gives: "AC" is Ann Cole."""
        letters = label.replace(".", "").replace(" ", "")
        if not (1 < len(letters) <= _INITIALS and letters.isupper()):
            return None
        found = self._people.get(letters, ())
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def _people(self) -> dict[str, set[str]]:
        """The people whom the article names, by their initials."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for person in self._state.people:
            found[_initials(person.name)].add(person.name)
        return found

    def _is_known(self, label: str) -> bool:
        return any(hit.name for hit in self._state.names.find(label))


def byline(article: Article) -> str:
    """Return the names of a byline: "By Ann Cole, Kystposten" is Ann Cole."""
    words = article.byline.strip()
    words = words[3:] if words[:3].casefold() == "by " else words
    first, _, rest = words.partition(",")
    others = [name.strip() for name in rest.split(",") if len(name.split()) > 1 and labels.is_name(name.strip())]
    return " and ".join([first.strip(), *others]) if others and " and " not in first else first.strip()


def _agree(label: str, person: str) -> bool:
    return fold(label) == fold(person.strip()) or label.replace(".", "") == _initials(person)


def _initials(name: str) -> str:
    return "".join(word[0].upper() for word in name.replace("-", " ").split() if word[0].isupper())
