"""From a statement to its stance on an issue: the codebook's phrases first, then the general language of positions.

A statement touches an issue when a topic term stands in it, when one of the issue's phrases does while the paragraph
or the one before is about the issue, or when it only points back ("this", "that") to a sentence that is.
"""

from __future__ import annotations

import re
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
)
from onrecord.parser.stances import wording as labels
from onrecord.parser.stances.loose_terms import Loose
from onrecord.parser.stances.phrases import Phrases
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.models import Issue, Phrase
    from onrecord.spans import Span


class Statement(NamedTuple):
    """What the stance rules read: content and cue folded, what the cue implies, the issues that the content names,
    those that the words around it do, and the one that "it" or "the plan" would point back to."""  # noqa: D205, D209

    content: str
    cue: str
    implies: str
    named: frozenset[str]
    nearby: frozenset[str]
    pointed: str = ""
    places: tuple[tuple[int, int, str], ...] = ()
    """Where the content names which issue, as [start, end) of the folded text; only needed where it names several."""
    antecedent: str = ""
    """The folded words that named the issue to which "it" would point back."""
    itself: bool = False
    """True where a body speaks, of which an "it" that opens the content may tell."""
    asked: str = ""
    """The verb that opens a question, where the content is one that the speaker has answered."""


class Judgement(NamedTuple):
    """The stance on one issue, the position in words, the rule, and the folded words that decided."""

    issue: str
    stance: Stance
    position: str
    rule: str
    evidence: str
    weight: int = 1
    """0 for a stance read from bare assertion: it gives way to any other issue's in the same statement."""
    of_value: bool = False
    """True for an issue of which the proposition says only how good or bad something is."""
    by_value: bool = False
    """True where words that say how good or bad something is have decided."""
    spans: tuple[Span, ...] = ()
    """The sentences that carry it, in places of the document's text."""


_SEEING = re.compile(r"\b(?:see|foresee|envisage|envision)\b")
_PREDICTING = re.compile(r"\b(?:predict|expect|forecast|anticipat|foresee|estimat)")


class IssueMatcher:
    """One issue's topic and phrases, compiled."""

    def __init__(self, key: str, issue: Issue) -> None:
        """Compile the words of `issue`, and work out what its proposition wants of each term of its topic."""
        self.key = key
        self.label = issue.label or key.replace("-", " ")
        self._phrases: Phrases[tuple[Stance, Phrase]] = Phrases(
            (phrase.phrase, (stance, phrase)) for stance in STANCES for phrase in issue.phrases.get(stance, ())
        )
        proposition = fold(issue.proposition)
        self.evaluative = propositions.values(proposition)
        self._toward = propositions.toward(proposition, issue.topic, issue.label)
        self._topic = Phrases((term, toward) for term, toward in self._toward.items())
        self._loose = Loose(self._toward.items())

    def judge(self, said: Statement) -> Judgement | None:
        """Return the stance of a statement on this issue, or None where it takes none."""
        in_content = self.key in said.named
        if not in_content and self.key not in said.nearby:
            return None
        if said.implies in ("asking", "wanting") and _is_question(said.content):
            return None
        phrase = self._by_phrase(said)
        if phrase is not None:
            return phrase
        points_back = not said.named and said.pointed == self.key
        return self._by_lexicon(said) if in_content or points_back else None

    def answered(self, said: Statement, sign: int, *, half: bool) -> Judgement | None:
        """Return the stance of one who has said yes (1) or no (-1) to a question; "not until" is `half` a no."""
        put = self.judge(said) if self.key in said.named else None
        if put is None or put.stance == "noncommittal":
            return None
        score = (2 - STANCES.index(put.stance)) * sign
        if half or (sign < 0 < score and not self.evaluative):
            score = polarity_terms.weak(score)  # not to be against it is not yet to be for it
        return self._answer(score, said, f"{'yes' if sign > 0 else 'no'} to a question", put.evidence)

    def _by_phrase(self, said: Statement) -> Judgement | None:
        """Return the stance of the longest phrase of the codebook that stands in cue and content."""
        whole = f"{said.cue} {said.content}"
        best: tuple[int, Stance, str, str] | None = None
        for match, (stance, phrase) in self._phrases.find(whole):
            flipped = negation.turned(whole, match, phrase.phrase)
            if best is None or match.end() - match.start() > best[0]:
                wording = "" if flipped else phrase.position
                read = _opposite(stance) if flipped else stance
                best = (match.end() - match.start(), read, wording, match.group())
        if best is None:
            return None
        _, stance, wording, evidence = best
        position = wording or self._position(stance, evidence, said.cue)
        return Judgement(self.key, stance, position, "phrase of the codebook", evidence, of_value=self.evaluative)

    def _by_lexicon(self, said: Statement) -> Judgement | None:
        """Return the stance by the general words of position in cue and content."""
        tokens = polarity_terms.tokens(said.content)
        words = [token.word for token in tokens]
        found = polarity_terms.find(words)
        mentions = self._mentions(said, tokens)
        silent = _noncommittal(words, found) or _noncommittal(said.cue.split())
        if not mentions:
            return self._answer(0, said, "noncommittal words, issue understood", silent) if silent else None
        unsaid = said.implies in ("", "neutral") and negation.DENIALS.search(said.cue) and _is_question(said.content)
        if said.implies == "declining" or unsaid:  # "has not said whether"
            return self._answer(0, said, "declines to say", said.cue)
        if silent and said.implies not in ("refusing", "opposing", "proposing"):
            return self._answer(0, said, "noncommittal words", silent)
        others = self._others(said, tokens, mentions)
        reading = polarity.read(words, found, mentions, evaluative=self.evaluative, others=others)
        if reading is not None and _PREDICTING.search(said.cue) and reading.kind == "action":
            return None
        cue = cue_polarity.of_cue(said.cue, said.implies)
        if reading is not None:
            if negation.DENIALS.search(said.cue) and (said.implies == "believing" or _SEEING.search(said.cue)):
                reading = reading._replace(score=-reading.score)
            return self._combined(reading, cue, said)
        if _DENYING.search(said.cue) and not _DENIABLE.search(said.content):
            return None
        if said.cue.startswith("announc") and not assertions.DOES.search(f" {said.content}"):
            cue = 2
        behind_another = any(at < mentions[0].first for at in others) and not mentions[0].points
        if cue and (mentions[0].points or not self.evaluative) and not behind_another:
            if any(op.kind in ("hedge", "condition") for op in found):
                cue = polarity_terms.weak(cue)
            return self._answer(cue * mentions[0].toward, said, f"cue implies {said.implies or 'a position'}", said.cue)
        asserted = self._by_assertion(said, mentions[0], words)
        if asserted is not None and any(op.name == "if" for op in found):  # "if it rains, there will be a dam"
            score = polarity_terms.weak(2 - STANCES.index(asserted.stance))
            return self._answer(score, said, "what is asserted under a condition", asserted.evidence)
        return asserted

    def _mentions(self, said: Statement, tokens: list[polarity_terms.Token]) -> list[polarity.Mention]:
        """Return where the content names the issue's topic, then where it points back to it."""
        named = [
            (match.start(), match.end(), toward)
            for first, toward in self._topic.find(said.content)
            for match in first.re.finditer(said.content)
        ]
        if not named:
            named = [(*span, toward) for span, toward in self._loose.find(said.content)]
        # The longest of two that overlap: "travel ban" before "ban".
        named.sort(key=lambda place: (place[0], -place[1]))
        kept: list[tuple[int, int, int]] = []
        for place in named:
            if not kept or place[0] >= kept[-1][1]:
                kept.append(place)
        toward = kept[0][2] if kept else self._sign_of(said.antecedent)
        back = [
            (m.start(), m.end(), toward if m.group() in anaphora.PRONOUNS and not self.evaluative else 1)
            for m in anaphora.back(said.content, itself=said.itself)
        ]
        found: list[polarity.Mention] = []
        for number, (start, end, sign) in enumerate((*kept, *back)):
            held = [n for n, token in enumerate(tokens) if token.start < end and token.end > start]
            if held and tokens[min(held[-1] + 1, len(tokens) - 1)].word not in _OWNERS:
                found.append(polarity.Mention(held[0], held[-1], sign, number >= len(kept)))
        return found

    def _sign_of(self, antecedent: str) -> int:
        """Return what is wanted of the thing to which "it" points back, by the words that named it."""
        named = next((toward for _, toward in self._topic.find(antecedent)), 0)
        return (
            named
            or next((toward for _, toward in self._loose.find(antecedent)), 0)
            or next(iter(self._toward.values()), 1)
        )

    def _others(
        self, said: Statement, tokens: list[polarity_terms.Token], mentions: list[polarity.Mention]
    ) -> tuple[int, ...]:
        """Return the tokens that name another issue and not this one."""
        own = {at for mention in mentions for at in range(mention.first, mention.last + 1)}
        return tuple(
            number
            for number, token in enumerate(tokens)
            if number not in own
            and any(key != self.key and start <= token.start < end for start, end, key in said.places)
        )

    def _combined(self, reading: polarity.Reading, cue: int, said: Statement) -> Judgement:
        """Return what a content says as its cue turns it: "denied" against it, "complained" along with it."""
        score = reading.score
        along = said.implies == "opposing" and _CLAUSE.search(said.content)
        if not cue or along or (said.implies in ("opposing", "warning") and reading.kind == "value"):
            return self._read(score, said, f"words of position ({reading.kind})", reading)
        if cue < 0:
            score = -score
        if abs(cue) == 1:
            score = polarity_terms.weak(score)
        rule = f"cue implies {said.implies or 'a position'}, words of position ({reading.kind})"
        return self._read(score, said, rule, reading)

    def _read(self, score: int, said: Statement, rule: str, reading: polarity.Reading) -> Judgement:
        read = self._answer(score, said, rule, reading.evidence)
        return read._replace(by_value=reading.kind == "value")

    def _by_assertion(self, said: Statement, mention: polarity.Mention, words: list[str]) -> Judgement | None:
        """Return the stance of a flat "it will", "it must not": what is asserted of a topic's own doing."""
        silent = said.implies in ("alleging", "warning", "asking") or _PREDICTING.search(said.cue)
        if self.key not in said.named or silent or self.evaluative:
            return None
        read = assertions.does(words, mention, said.asked)
        if read is None:
            return None
        score, evidence = read
        return self._answer(score * mention.toward, said, "what is asserted", evidence)._replace(weight=0)

    def _answer(self, score: int, said: Statement, rule: str, evidence: str) -> Judgement:
        stance = STANCES[2 - max(-2, min(2, score))]
        position = self._position(stance, evidence, said.cue)
        return Judgement(self.key, stance, position, rule, evidence, of_value=self.evaluative)

    def _position(self, stance: Stance, evidence: str, cue: str) -> str:
        return labels.position(stance, self.label, evidence, cue, of_value=self.evaluative)


_OWNERS = frozenset(
    "industry industries company companies firm firms maker makers provider providers giants executives workers "
    "officials opponent opponents critic critics foes skeptics sceptics supporter supporters advocate advocates "
    "backers proponents activist activists protesters campaigners lobby lobbyist lobbyists experts analysts group "
    "groups community".split()
)
"""Those who stand behind a thing's name and not for it: what is said of "the dam industry" is not said of the dam."""
_CLAUSE = re.compile(r"\b(?:" + "|".join(sorted(word for word in clauses.VERBAL if word.isalpha())) + r")\b")


def _noncommittal(words: list[str], found: list[polarity_terms.Operator] | None = None) -> str:
    """Return the words that leave a position open, or nothing."""
    for op in polarity_terms.find(words) if found is None else found:
        if op.kind == "noncommittal":
            return " ".join(words[op.first : op.last + 1])
    return ""


_DENYING = re.compile(r"\bden(?:y|ie)")
_DENIABLE = re.compile(
    r"^\W*+(?:[\w'-]++\W*+){0,3}$|\b(?:any|plan(?:s|ned)?|agreed|consider\w*|intend\w*|asked|sought)\b"
)
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
