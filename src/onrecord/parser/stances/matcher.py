"""From a statement to its stance on an issue: the codebook's phrases first, then the general polarity terms.

A statement touches an issue when a topic term stands in it, when one of the issue's phrases does while the paragraph
or the one before is about the issue, or when it only points back ("this", "that") to a sentence that is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import STANCES, Stance
from onrecord.parser.stances import (
    anaphora,
    assertions,
    clauses,
    cue_polarity,
    negation,
    polarity,
    polarity_terms,
    propositions,
    wording,
)
from onrecord.parser.stances.judgement import Judgement, StanceRule
from onrecord.parser.stances.polarity_terms import TermKind
from onrecord.parser.stances.topic import Topic
from onrecord.parser.text.tokens import beginning_in, folded_tokens
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.models import Issue, Phrase
    from onrecord.parser.stances.polarity_terms import PolarityTerm
    from onrecord.parser.stances.scene import ClauseReading, Mention
    from onrecord.parser.stances.topic import Place
    from onrecord.parser.text.tokens import FoldedToken


class PhraseMatch(NamedTuple):
    """A phrase of the codebook where it stands in folded text, and the stance that it tells."""

    match: re.Match[str]
    stance: Stance
    phrase: Phrase


class StanceContext(NamedTuple):
    """What the rules for stances read of a statement."""

    content: str
    """Its folded words."""
    cue: str
    """Its folded cue, and what it implies."""
    implies: str
    named: frozenset[str] = frozenset()
    """The issues that the content names, and those that the words around it do."""
    nearby: frozenset[str] = frozenset()
    antecedent_issue: str = ""
    """The issue to which "it" or "the plan" would point back, and the topic term that named it."""
    antecedent: str = ""
    places: Sequence[Place] = ()
    """Where the content names which issue."""
    phrases: Mapping[str, Sequence[PhraseMatch]] = MappingProxyType({})
    """The phrases of each issue that stand in cue and content, `whole`."""
    by_body: Callable[[], bool] = anaphora.by_nobody
    """If a body speaks, of which an "it" that opens the content may tell."""
    conceded: bool = False
    """True where its speaker goes on with a "but": "Roe said it was not popular, but he backed it"."""
    asked: str = ""
    """The verb that opens a question, where the content is one that the speaker has answered."""

    @property
    def whole(self) -> str:
        """Cue and content."""
        return f"{self.cue} {self.content}"


class _Content(NamedTuple):
    """The words of a content, its polarity terms, and where it mentions the issue; never without a mention."""

    words: list[str]
    terms: list[PolarityTerm]
    mentions: tuple[Mention, ...]
    others: tuple[int, ...]
    """The tokens that name other issues and not this one."""


_KEEPS_OPEN = ("refusing", "opposing", "proposing")
"""What a cue may imply though the content has noncommittal words: it takes a position on them."""
_SEEING = re.compile(r"\b(?:see|foresee|envisage|envision)\b")
_PREDICTING = re.compile(r"\b(?:predict|expect|forecast|anticipat|foresee|estimat)")
_DENYING = re.compile(r"\bden(?:y|ie)")
_DENIABLE = re.compile(
    r"^\W*+(?:[\w'-]++\W*+){0,3}$|\b(?:any|plan(?:s|ned)?|agreed|consider\w*|intend\w*|asked|sought)\b"
)
_CALLED = re.compile(r"\bas (?:an? |the )?\W{0,3}(?:[\w-]{1,30}\W{1,3})?$")
"""What somebody is blamed as: the speaker's own word, "criticised the plan of closing it as a dangerous gamble"."""
_CLAUSE = re.compile(r"\b(?:" + "|".join(sorted(word for word in clauses.VERBAL if word.isalpha())) + r")\b")


class IssueMatcher:
    """One issue: what its proposition wants, and what a statement says of it."""

    def __init__(self, key: str, issue: Issue) -> None:
        """Work out what the proposition of `issue` wants of each term of its topic."""
        self.key = key
        self.noun = wording.noun_of(issue.label or key.replace("-", " "), issue.proposition)
        """What a position calls the issue."""
        proposition = fold(issue.proposition)
        self.evaluative = propositions.values(proposition)
        self._topic = Topic(
            propositions.proposition_signs(proposition, issue.topic, issue.label),
            evaluative=self.evaluative,
        )

    def judge(self, said: StanceContext) -> Judgement | None:
        """Return the stance of a statement on this issue, or None where it takes none."""
        in_content = self.key in said.named
        if not in_content and self.key not in said.nearby:
            return None
        if said.implies in ("asking", "wanting") and _is_question(said.content):
            return None
        by_phrase = self._by_phrase(said)
        if by_phrase is not None:
            return by_phrase
        points_back = not said.named and said.antecedent_issue == self.key
        return self._by_lexicon(said) if in_content or points_back else None

    def answered(self, said: StanceContext, sign: int, *, half: bool) -> Judgement | None:
        """Return the stance of one who has said yes (1) or no (-1) to a question; "not until" is `half` a no."""
        put = self.judge(said) if self.key in said.named else None
        if put is None or put.stance == "noncommittal":
            return None
        score = (2 - STANCES.index(put.stance)) * sign
        if half or (sign < 0 < score and not self.evaluative):
            score = polarity_terms.weak(score)  # not to be against it is not yet to be for it
        return self._judgement(score, said, StanceRule.YES if sign > 0 else StanceRule.NO, put.evidence)

    def _by_phrase(self, said: StanceContext) -> Judgement | None:
        """Return the stance of the longest phrase of the codebook that stands in cue and content."""
        whole = said.whole
        best: tuple[int, Stance, str, str] | None = None
        for match, stance, phrase in said.phrases.get(self.key, ()):
            told = whole[: match.end() if said.implies == "alleging" else match.start()].split()
            blamed = (
                cue_polarity.blames(said.implies, told)
                and "failing" not in told
                and not _CALLED.search(whole, 0, match.start())
            )
            flipped = not phrase.always and negation.turned(whole, match, phrase.phrase) != blamed
            if best is None or match.end() - match.start() > best[0]:
                position = "" if flipped else phrase.position
                read = _opposite(stance) if flipped else stance
                best = (match.end() - match.start(), read, position, match.group())
        if best is None:
            return None
        _, stance, position, evidence = best
        found = self._judgement(2 - STANCES.index(stance), said, StanceRule.PHRASE, evidence)
        return found._replace(position=position) if position else found

    # -- the general lexicon, step by step

    def _by_lexicon(self, said: StanceContext) -> Judgement | None:
        """Return the stance by the polarity terms in cue and content."""
        content = self._content(said)
        silent = _noncommittal(content.words, content.terms) or _noncommittal(said.cue.split())
        if not content.mentions:
            return self._judgement(0, said, StanceRule.NONCOMMITTAL_UNDERSTOOD, silent) if silent else None
        if _declines(said):
            return self._judgement(0, said, StanceRule.DECLINES, said.cue)
        if silent and said.implies not in _KEEPS_OPEN:
            return self._judgement(0, said, StanceRule.NONCOMMITTAL, silent)
        reading = polarity.read(
            content.words, content.terms, list(content.mentions), evaluative=self.evaluative, others=content.others
        )
        if reading is not None:
            return self._by_terms(reading, said, content)
        if _DENYING.search(said.cue) and not _DENIABLE.search(said.content):
            return None
        return self._by_cue(content, said) or self._by_assertion(content, said)

    def _content(self, said: StanceContext) -> _Content:
        tokens, words, terms = _read(said.content)
        places = [place for place in said.places if place.issue == self.key]
        mentions = self._topic.mentions(said.content, tokens, places, antecedent=said.antecedent, by_body=said.by_body)
        own = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
        elsewhere = [beginning_in(tokens, place.start, place.end) for place in said.places if place.issue != self.key]
        others = tuple(sorted({at for held in elsewhere for at in held} - own))
        return _Content(words, terms, mentions, others)

    def _by_terms(self, reading: ClauseReading, said: StanceContext, content: _Content) -> Judgement | None:
        """Return what a content says as its cue turns it: "denied" against it, "complained" along with it."""
        if _PREDICTING.search(said.cue) and reading.kind is TermKind.ACTION:
            return None
        score = reading.score
        if negation.DENIALS.search(said.cue) and (said.implies == "believing" or _SEEING.search(said.cue)):
            score = -score
        blamed = cue_polarity.blames(said.implies, content.words[: content.mentions[0].first])
        if reading.kind is TermKind.VALUE and (said.conceded or (blamed and "about" in content.words)):
            return None  # "lied about the dam" is no word on the dam
        cue = -1 if blamed else cue_polarity.of_cue(said.cue, said.implies)
        if not cue or (not blamed and _along(reading, said)):
            return self._judgement(score, said, StanceRule.WORDS, reading.evidence)._replace(kind=reading.kind)
        if cue < 0:
            score = -score
        if abs(cue) == 1:
            score = polarity_terms.weak(score)
        found = self._judgement(score, said, StanceRule.CUE_AND_WORDS, reading.evidence)
        return found._replace(kind=reading.kind, implies=said.implies)

    def _by_cue(self, content: _Content, said: StanceContext) -> Judgement | None:
        """Return what the cue alone says for or against the thing that its content mentions first."""
        first = content.mentions[0]
        cue = cue_polarity.of_cue(said.cue, said.implies)
        if said.cue.startswith("announc") and not assertions.DOES.search(f" {said.content}"):
            cue = 2
        if not cue or (self.evaluative and not first.points):
            return None
        if any(at < first.first for at in content.others) and not first.points:
            return None  # another issue is mentioned before
        if any(term.kind in (TermKind.HEDGE, TermKind.CONDITION) for term in content.terms):
            cue = polarity_terms.weak(cue)
        found = self._judgement(cue * first.toward, said, StanceRule.CUE, said.cue)
        return found._replace(implies=said.implies)

    def _by_assertion(self, content: _Content, said: StanceContext) -> Judgement | None:
        """Return the stance of a flat "it will", "it must not": what is asserted of a topic's own doing."""
        silent = said.implies in ("alleging", "warning", "asking") or _PREDICTING.search(said.cue)
        if self.key not in said.named or silent or self.evaluative:
            return None
        read = assertions.asserted(content.words, content.mentions[0], said.asked)
        if read is None:
            return None
        score, evidence = read[0] * content.mentions[0].toward, read[1]
        if any(term.name == "if" for term in content.terms):  # "if it rains, there will be a dam"
            return self._judgement(polarity_terms.weak(score), said, StanceRule.ASSERTED_ON_CONDITION, evidence)
        return self._judgement(score, said, StanceRule.ASSERTED, evidence)._replace(bare=True)

    def _judgement(self, score: int, said: StanceContext, rule: StanceRule, evidence: str) -> Judgement:
        stance = STANCES[2 - max(-2, min(2, score))]
        position = wording.position(stance, self.noun, evidence, said.cue, evaluative=self.evaluative)
        return Judgement(self.key, stance, position, rule, evidence, evaluative=self.evaluative)


@lru_cache(maxsize=16)
def _read(content: str) -> tuple[list[FoldedToken], list[str], list[PolarityTerm]]:
    """Return the tokens, words and polarity terms of a content, which is the same for each issue."""
    tokens = folded_tokens(content)
    words = [token.word for token in tokens]
    return tokens, words, polarity_terms.find(words)


def _declines(said: StanceContext) -> bool:
    """True for a cue that says that its speaker takes no position: "declined to say", "has not said whether"."""
    if said.implies == "declining":
        return True
    unsaid = said.implies in ("", "neutral") and negation.DENIALS.search(said.cue)
    return bool(unsaid) and _is_question(said.content)


def _along(reading: ClauseReading, said: StanceContext) -> bool:
    """True where a cue against something goes along with what its content says: "complained that it is too dear"."""
    if said.implies == "opposing" and _CLAUSE.search(said.content):
        return True
    return said.implies in ("opposing", "warning") and reading.kind is TermKind.VALUE


def _noncommittal(words: list[str], found: list[PolarityTerm] | None = None) -> str:
    """Return the words that leave a position open, or nothing."""
    for term in polarity_terms.find(words) if found is None else found:
        if term.kind is TermKind.NONCOMMITTAL:
            return " ".join(words[term.first : term.last + 1])
    return ""


_WHETHER = re.compile(r"\bwhether\b")
_CHUNK = re.compile(r"[\w'.-]+")
_WORDS_BEFORE, _REACH = 8, 400
_ASKING = re.compile(
    r"\W*(?:to (?:know|hear|learn|find out) (?=what|if|whether))?"
    r"(?:if|what|how|when|who|where|why(?! (?:should|would|must) (?:we|i)\b)|which)\b"
)


def _is_question(content: str) -> bool:
    """True for what is asked or left open: "to know why", with "whether" behind eight words at most."""
    whether = _WHETHER.search(content, 0, _REACH)
    before = _CHUNK.findall(content, 0, whether.start()) if whether else ()
    if whether and sum(any(map(str.isalnum, chunk)) or "_" in chunk for chunk in before) <= _WORDS_BEFORE:
        return True
    return _ASKING.match(content) is not None


def _opposite(stance: Stance) -> Stance:
    return STANCES[len(STANCES) - 1 - STANCES.index(stance)]
