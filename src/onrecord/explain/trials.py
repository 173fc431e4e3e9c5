"""Trying the examples of a codebook: does each sentence give the stance that it stands under, and if not, why?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import parser
from onrecord.models import SCORES, Article, Claim
from onrecord.parser.stances.matcher import Statement
from onrecord.parser.stances.phrases import compile_phrase
from onrecord.store.examples import NONE
from onrecord.suggest.survey import survey
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Codebook, Stance
    from onrecord.parser.compiled import Scheme
    from onrecord.parser.stances.matcher import Judgement
    from onrecord.store.examples import Example
    from onrecord.suggest.survey import Heard

ANYBODY = re.compile(r"\b[XYZ]\b(?![.-]\w)")
"""How an example writes a speaker of whom no more need be known."""
_NAMES = {"X": "Alex Example", "Y": "Robin Example", "Z": "Kim Example"}


@dataclass(frozen=True, slots=True)
class Trial:
    """An example, the claims on its issue that it gave, and where it failed the reason."""

    example: Example
    claims: tuple[Claim, ...]
    reason: str = ""

    @property
    def passed(self) -> bool:
        """True when the example gives its stance, and no other, on its issue."""
        return not self.reason


def run(examples: Iterable[Example], codebook: Codebook) -> tuple[Trial, ...]:
    """Read each example as an article of its own.

    The example of a phrase is read under a headline that names the first topic of its issue, for a phrase counts only
    where its issue is talked of; one of an issue stands alone. Linear in the length of the examples.
    """
    scheme = parser.prepare(codebook)
    known = (example for example in examples if example.issue in codebook.issues)
    return tuple(_try(example, scheme) for example in known if example.stance in SCORES or example.stance == NONE)


def _try(example: Example, scheme: Scheme) -> Trial:
    topic = scheme.codebook.issues[example.issue].topic
    article = Article(
        id="example",
        title=topic[0] if topic and example.phrase else "",
        body=ANYBODY.sub(lambda match: _NAMES[match.group()], example.text),
    )
    claims = tuple(claim for claim in parser.parse(article, scheme) if claim.issue == example.issue)
    wanted = [] if example.stance == NONE else [example.stance]
    if [*stances(claims)] == wanted:
        return Trial(example, claims)
    return Trial(example, claims, _reason(example, article, claims, scheme))


def _reason(example: Example, article: Article, claims: tuple[Claim, ...], scheme: Scheme) -> str:
    """Say which words won, or what is missing for a claim."""
    heard = survey(parser.read(article, scheme)).statements
    judged = [_judge(each, article, example.issue, scheme) for each in heard]
    given = {claim.stance for claim in claims}
    won = [judgement for judgement in judged if judgement is not None and (not given or judgement.stance in given)]
    if claims:
        return "; ".join(dict.fromkeys(_rule(each, example, scheme) for each in won)) or "read in its context"
    if not heard:
        return "no reported statement was found in it; write it as an article would, with who says so: X said ..."
    if not any(each.speakers for each in heard):
        return f'nobody is named as the speaker of "{heard[0].cue or heard[0].contents[0]}"; write X said ...'
    if not article.title and not any(example.issue in each.issues for each in heard):
        return "no topic of the issue stands in the statement"
    if won:
        return "the words belong to another statement in it"
    return "neither a phrase of the issue nor a general word of position was found in the statement"


def _rule(won: Judgement, example: Example, scheme: Scheme) -> str:
    """Name the phrase or the general rule that decided, with its words."""
    if won.rule != "phrase of the codebook":
        return f'{won.rule}: "{won.evidence}"'
    issue = scheme.codebook.issues[example.issue]
    for stance, phrases in issue.phrases.items():
        for phrase in phrases:
            if compile_phrase(phrase.phrase).fullmatch(won.evidence):
                turned = ", turned around by a negation before it" if stance != won.stance else ""
                return f'the phrase "{phrase.phrase}" under {stance}{turned}'
    return f'{won.rule}: "{won.evidence}"'


def _judge(heard: Heard, article: Article, issue: str, scheme: Scheme) -> Judgement | None:
    """Ask the stance rules once more about one statement, to learn which of them decided."""
    nearby = scheme.issues.named_in(fold(f"{article.title} {article.body}"))
    said = Statement(
        fold(" ".join(heard.contents)), fold(heard.cue), heard.attribution.implies, heard.issues, nearby, issue
    )
    return next((matcher.judge(said) for matcher in scheme.issues.matchers if matcher.key == issue), None)


def stances(claims: Iterable[Claim]) -> tuple[Stance, ...]:
    """Return the stances of claims, each once, from supports to opposes."""
    return tuple(sorted({claim.stance for claim in claims}, key=lambda stance: -SCORES[stance]))
