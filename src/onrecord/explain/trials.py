"""Trying the examples of a codebook: does each sentence give the stance that it stands under, and if not, why?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from onrecord import drafting, parser
from onrecord.coders import Rules
from onrecord.models import SCORES, Article, Claim
from onrecord.parser import StanceRule, compile_phrase, proposition_signs
from onrecord.store.examples import NONE
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Codebook, Stance
    from onrecord.parser import CompiledCodebook, Judgement, Reading
    from onrecord.store.examples import Example

ANYBODY = re.compile(r"\b[XYZ]\b(?![.-]\w)")
"""How an example writes a speaker of whom no more need be known."""
_NAMES = {"X": "Alex Example", "Y": "Robin Example", "Z": "Kim Example"}


class Failure(StrEnum):
    """What became of an example that does not give its stance; ``render.rules`` has the sentence for each."""

    DECIDED = "decided"
    IN_CONTEXT = "in-context"
    NO_STATEMENT = "no-statement"
    NO_SPEAKER = "no-speaker"
    NO_TOPIC = "no-topic"
    OTHER_STATEMENT = "other-statement"
    NO_WORDS = "no-words"


class Decided(NamedTuple):
    """A judgement that decided, and where a phrase of the codebook did, this and the stance under which it stands."""

    judgement: Judgement
    phrase: str = ""
    under: Stance | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """An example, the claims on its issue that it gave, and where it failed the reason."""

    example: Example
    claims: tuple[Claim, ...]
    failure: Failure | None = None
    decided: tuple[Decided, ...] = ()
    said: str = ""
    """The words of the statement that names no speaker, where that is the reason."""
    stands: bool = True
    """False where the phrase that it is an example of does not stand in it."""

    @property
    def passed(self) -> bool:
        """True when the example gives its stance, and no other, on its issue."""
        return self.failure is None


def run(examples: Iterable[Example], codebook: Codebook) -> tuple[Trial, ...]:
    """Read each example as an article of its own.

    The example of a phrase is read under a headline that names the first topic of its issue, for a phrase counts only
    where its issue is talked of; one of an issue stands alone. Linear in the length of the examples.
    """
    compiled = parser.prepare(codebook)
    known = (example for example in examples if example.issue in codebook.issues)
    return tuple(_try(example, compiled) for example in known if example.stance in SCORES or example.stance == NONE)


def _try(example: Example, compiled: CompiledCodebook) -> Trial:
    topic = compiled.codebook.issues[example.issue].topic
    article = Article(
        id="example",
        title=topic[0] if topic and example.phrase else "",
        body=ANYBODY.sub(lambda match: _NAMES[match.group()], example.text),
    )
    document = parser.document(article, compiled)
    drafted = drafting.draft(document, compiled, {Rules.name: Rules().code(document, compiled)})
    claims = tuple(draft.claim for draft in drafted.drafts if draft.claim.issue == example.issue)
    wanted = [] if example.stance == NONE else [example.stance]
    stands = not example.phrase or _stands(example, drafted.reading)
    if [*stances(claims)] == wanted:
        return Trial(example, claims, stands=stands)
    return replace(_failed(example, claims, drafted.reading), stands=stands)


def _stands(example: Example, reading: Reading) -> bool:
    """True where the phrase of an example stands in it, or in cue and words of a statement of it."""
    told = (" ".join((each.cue, *each.contents)) for each in reading.statements)
    return any(compile_phrase(example.phrase).search(fold(words)) for words in (example.text, *told))


class Direction(NamedTuple):
    """How the general words are read beside the topic terms of an issue."""

    issue: str
    toward: tuple[str, ...]
    """Terms of which what is said for them is for the proposition."""
    against: tuple[str, ...]
    """Terms of which what is said for them is against it."""


def directions(codebook: Codebook) -> tuple[Direction, ...]:
    """Return for each issue which way its topic terms are read."""
    found: list[Direction] = []
    for key, issue in codebook.issues.items():
        signs = proposition_signs(fold(issue.proposition), issue.topic, issue.label)
        terms = {sign: tuple(term for term in issue.topic if signs.get(term, 1) == sign) for sign in (1, -1)}
        found.append(Direction(key, terms[1], terms[-1]))
    return tuple(found)


def _failed(example: Example, claims: tuple[Claim, ...], reading: Reading) -> Trial:
    """Return a failure with the words that won, or what is missing for a claim."""
    statements = reading.statements
    judged = [each for statement in statements for each in statement.judgements if each.issue == example.issue]
    given = {claim.stance for claim in claims}
    won = [judgement for judgement in judged if not given or judgement.stance in given]
    if claims:
        decided = tuple(_decided(each, example, reading.codebook) for each in won)
        return Trial(example, claims, Failure.DECIDED if decided else Failure.IN_CONTEXT, decided)
    if not statements:
        return Trial(example, claims, Failure.NO_STATEMENT)
    if not any(each.speakers for each in statements):
        said = statements[0].cue or statements[0].contents[0]
        return Trial(example, claims, Failure.NO_SPEAKER, said=said)
    if not reading.document.article.title and not any(example.issue in each.issues for each in statements):
        return Trial(example, claims, Failure.NO_TOPIC)
    return Trial(example, claims, Failure.OTHER_STATEMENT if won else Failure.NO_WORDS)


def _decided(won: Judgement, example: Example, compiled: CompiledCodebook) -> Decided:
    """Return a judgement with the phrase of the codebook that decided it, if one did."""
    if won.rule is not StanceRule.PHRASE:
        return Decided(won)
    phrases = compiled.codebook.issues[example.issue].phrases.items()
    matching = (
        Decided(won, phrase.phrase, stance)
        for stance, listed in phrases
        for phrase in listed
        if compile_phrase(phrase.phrase).fullmatch(won.evidence)
    )
    return next(matching, Decided(won))


def stances(claims: Iterable[Claim]) -> tuple[Stance, ...]:
    """Return the stances of claims, each once, from supports to opposes."""
    return tuple(sorted({claim.stance for claim in claims}, key=lambda stance: -SCORES[stance]))
