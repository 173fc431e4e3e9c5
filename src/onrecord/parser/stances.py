"""From a statement to its stance on an issue: the codebook's phrases first, then the general language of positions.

A statement touches an issue when a topic term stands in it, when one of the issue's phrases does while the paragraph
or the one before is about the issue, or when it only points back ("this", "that") to a sentence that is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import STANCES, Stance
from onrecord.parser import lexicon
from onrecord.parser.patterns import Phrases
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.models import Codebook, Issue, Phrase


class Statement(NamedTuple):
    """What the stance rules read: content and cue folded, what the cue implies, the issues that the content names,
    those that the words around it do, and the one that "it" or "the plan" would point back to."""  # noqa: D205, D209

    content: str
    cue: str
    implies: str
    named: frozenset[str]
    nearby: frozenset[str]
    pointed: str = ""


class Judgement(NamedTuple):
    """The stance on one issue, the position in words, the rule, and the folded words that decided."""

    issue: str
    stance: Stance
    position: str
    rule: str
    evidence: str
    weight: int = 1
    """0 for a stance read from bare assertion: it gives way to any other issue's in the same statement."""


_WORDS_OF_IMPLICATION = {
    "proposing": 2, "supporting": 2, "committing": 2, "refusing": -2, "opposing": -2, "asking": 1, "wanting": 1,
    "alleging": 0, "warning": 0,
}  # fmt: skip
_HEDGE = re.compile(
    r"\b(?:if|unless|until|could|may|might|would|perhaps|possibly|potentially|in return|provided|hope[sd]?|appears?|"
    r"likely|want(?:s|ed)?|ask(?:s|ed)?|request\w*|urg\w+|ready to discuss|should consider|willing|weigh\w*|"
    r"consider\w*)\b"
)
_NEGATION = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|without|hardly|cannot|nobody|nothing|denie[sd]|deny)\b|n't\b)[^,;:.]{0,30}$"
)
_POINTS_BACK = re.compile(
    r"^\W*(?:that |for |to |of )?(?:this|that|it|so|them|one|"
    r"(?:the|this|that|its|his|her|their|any|such an?)(?: [\w'-]+){0,3}? "
    r"(?:offer|proposal|idea|plan|deal|decision|claim|charge|move|step|bill|measure|agreement|request|scheme|project|"
    r"policy|law|demand|allegation|concept|arrangement|initiative|package|programme|program)s?)\b"
)


class IssueMatcher:
    """One issue's topic and phrases, compiled."""

    def __init__(self, key: str, issue: Issue) -> None:
        """Compile the words of `issue`."""
        self.key = key
        self.label = issue.label or key.replace("-", " ")
        self._phrases: Phrases[tuple[Stance, Phrase]] = Phrases(
            (phrase.phrase, (stance, phrase)) for stance in STANCES for phrase in issue.phrases.get(stance, ())
        )
        proposition = fold(issue.proposition)
        self._classes = [
            name for name, (with_, _) in _classes().items() if name == "approve" or any(with_.find(proposition))
        ]

    def judge(self, said: Statement) -> Judgement | None:
        """Return the stance of a statement on this issue, or None where it takes none."""
        in_content = self.key in said.named
        if not in_content and self.key not in said.nearby:
            return None
        phrase = self._by_phrase(said)
        if phrase is not None:
            return phrase
        points_back = not said.named and said.pointed == self.key and _POINTS_BACK.match(said.content)
        return self._by_lexicon(said) if in_content or points_back else None

    def _by_phrase(self, said: Statement) -> Judgement | None:
        """Return the stance of the longest phrase of the codebook that stands in cue and content."""
        text = _without_concession(f"{said.cue} {said.content}")
        best: tuple[int, Stance, Phrase, str] | None = None
        for match, (stance, phrase) in self._phrases.find(text):
            flipped = _NEGATION.search(text[: match.start()]) and not _negative(phrase.phrase)
            read = _opposite(stance) if flipped else stance
            if best is None or match.end() - match.start() > best[0]:
                best = (match.end() - match.start(), read, phrase, match.group())
        if best is None:
            return None
        _, stance, phrase, evidence = best
        position = phrase.position or _position(stance, self.label, said)
        return Judgement(self.key, stance, position, "phrase of the codebook", evidence)

    def _by_lexicon(self, said: Statement) -> Judgement | None:
        """Return the stance by what the cue implies and the general words of position in the content."""
        if said.implies == "declining":
            return self._answer(0, said, "declines to say", said.cue)
        noncommittal, _ = _classes()["noncommittal"]
        hit = next(noncommittal.find(f"{said.cue} {said.content}"), None)
        if hit is not None and said.implies not in ("refusing", "opposing", "proposing"):
            return self._answer(0, said, "noncommittal words", hit[0].group())
        implied = _WORDS_OF_IMPLICATION.get(said.implies, 0)
        score, evidence = self._polarity(_without_concession(said.content))
        if _NEGATION.search(f"{said.cue}"[:-1] + " ") and implied:
            implied = -implied
        if implied and not score:
            return self._answer(implied, said, f"cue implies {said.implies}", said.cue)
        if implied and score:
            total = score if implied > 0 else -score
            return self._answer(total, said, f"cue implies {said.implies}, words of position", evidence)
        if score:
            return self._answer(score, said, "words of position", evidence)
        return self._by_assertion(said)

    def _by_assertion(self, said: Statement) -> Judgement | None:
        """Return the stance of a flat "it will", "it must not": what is asserted of a topic's own doing."""
        if self.key not in said.named or said.implies in ("alleging", "warning", "asking"):
            return None
        for pattern, score in ((_DENIED, -2), (_ASSERTED, 2)):
            match = pattern.search(said.content)
            if match is not None:
                return self._answer(score, said, "what is asserted", match.group())._replace(weight=0)
        return None

    def _polarity(self, content: str) -> tuple[int, str]:
        """Return -2..2 by the first decisive words of position in `content`, and those words."""
        for name in reversed(self._classes):
            with_, against = _classes()[name]
            for phrases, sign in ((against, -1), (with_, 1)):
                for match, _ in phrases.find(content):
                    negated = bool(_NEGATION.search(content[: match.start()])) and not _negative(match.group())
                    strength = 1 if _HEDGE.search(content) else 2
                    return (-sign if negated else sign) * strength, match.group()
        return 0, ""

    def _answer(self, score: int, said: Statement, rule: str, evidence: str) -> Judgement:
        if abs(score) == 2 and _HEDGE.search(said.content):
            score //= 2
        score = max(-2, min(2, score))
        stance = STANCES[2 - score]
        return Judgement(self.key, stance, _position(stance, self.label, said), rule, evidence)


_DENIED = re.compile(
    r"\b(?:(?:will|would|should|must|shall|did|do|does|could) not|(?:wo|would|should|must|do|did|does|ca)n't"
    r"|cannot|never)\b"
)
_ASSERTED = re.compile(r"\b(?:will|shall|must|should|deserves?|has to|have to|needs? to|got to)\b")
_CONCESSION = re.compile(r"\b(?:despite|in spite of|notwithstanding|in defiance of|over the objections? of)\b[^,;.]*")


def _without_concession(text: str) -> str:
    """Drop what is said against the stream: "accepted the offer despite their objections"."""
    return _CONCESSION.sub(" ", text)


def _negative(phrase: str) -> bool:
    return bool(re.search(r"\b(?:not|no|never|cannot|out of)\b|n't\b", fold(phrase)))


def _opposite(stance: Stance) -> Stance:
    return STANCES[len(STANCES) - 1 - STANCES.index(stance)]


_VERBS: dict[Stance, str] = {
    "supports": "supports", "leans-for": "is open to", "noncommittal": "is noncommittal on",
    "leans-against": "has doubts about", "opposes": "opposes",
}  # fmt: skip
_IMPLIED_VERBS = {
    ("proposing", "supports"): "proposes",
    ("refusing", "opposes"): "rejects",
    ("supporting", "supports"): "backs",
    ("asking", "leans-for"): "asks for",
    ("wanting", "leans-for"): "wants",
    ("declining", "noncommittal"): "does not comment on",
}


def _position(stance: Stance, label: str, said: Statement) -> str:
    verb = _IMPLIED_VERBS.get((said.implies, stance), _VERBS[stance])
    return f"{verb} the {label}"


@cache
def _classes() -> dict[str, tuple[Phrases[None], Phrases[None]]]:
    """Return the classes of position language: name -> (phrases with, phrases against)."""
    return {
        name: (Phrases(_spaced(table["with"])), Phrases(_spaced(table["against"])))
        for name, table in lexicon.positions().items()
    }


def _spaced(entries: str) -> Iterator[tuple[str, None]]:
    """``ready*to`` in the table: a star between letters joins words, one at the end is any ending."""
    for entry in entries.split():
        inner, star = (entry[:-1], "*") if entry.endswith("*") else (entry, "")
        yield inner.replace("*", " ") + star, None


class Issues:
    """The compiled issues of a codebook, and their topic terms in one index."""

    def __init__(self, codebook: Codebook) -> None:
        """Compile the issues of `codebook`."""
        self.matchers = tuple(IssueMatcher(key, issue) for key, issue in codebook.issues.items())
        self._topics = Phrases((term, key) for key, issue in codebook.issues.items() for term in issue.topic)

    def named_in(self, folded: str) -> frozenset[str]:
        """Return the issues of which a topic term stands in text that is folded already."""
        return frozenset(key for _, key in self._topics.find(folded))
