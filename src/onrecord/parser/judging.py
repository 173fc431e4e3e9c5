"""The stances of a statement on the issues of a codebook, each with the sentences that carry it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias

from onrecord.parser import asked, stances
from onrecord.parser.conduct import left_undone
from onrecord.parser.pieces import LONG
from onrecord.spans import Span
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.parser.reading import Reading, Reported
    from onrecord.parser.stances import Judgement
    from onrecord.spans import Attribution

Judged: TypeAlias = "list[tuple[Judgement, tuple[Span, ...]]]"

_OTHERS_SAY = re.compile(
    r"[\"“‘']?\b(?:They|Some|Some people|People|Critics|Opponents|Supporters) "
    r"(?:say|claim|argue|tell us|keep saying|keep telling us|will say|will tell you|allege|insist) (?!no|yes)"
)
"""What a speaker says that others say is not his own view."""
_REACH_OF_ANSWER = 200
_UNDER_HEADLINE = 2
"""So many paragraphs are read together with the headline."""


def _weighed(answered: Judged, found: Judged, attribution: Attribution) -> Judged:
    """Return what is left where an answer, a surer reading or a value of the same words speaks against the others."""
    found = [*answered, *((j, spans) for j, spans in found if j.issue not in {a.issue for a, _ in answered})]
    surest = max((judgement.weight for judgement, _ in found), default=0)
    found = [(j, spans) for j, spans in found if j.weight or not surest]
    # "is a threat to the project" belongs to the issue of the threat, where there is one.
    valued = {span for j, spans in found if j.of_value for span in spans}
    found = [(j, spans) for j, spans in found if j.of_value or not (j.by_value and valued.intersection(spans))]
    # A quotation on one issue is quoted whole; one on two issues by the sentences that carry each.
    return found if len(found) > 1 else [(judgement, attribution.contents) for judgement, _ in found]


class Judging:
    """The statements of one article before the issues of its codebook."""

    def __init__(self, reading: Reading) -> None:
        """Judge statements of `reading`."""
        self._reading = reading
        self._paragraph_starts = [p.span.start for p in reading.paragraphs]
        self._places: dict[Span, tuple[str, tuple[tuple[int, int, str], ...]]] = {}
        self._topics: dict[int, frozenset[str]] = {}
        self._named_until: list[frozenset[str]] = []

    def judge(self, item: Reported) -> Judged:
        """Return the stances of one statement with the spans that carry each."""
        attribution = item.attribution
        cue = self._cue(attribution.cue)
        nearby = self._nearby(attribution)
        known = self._known(attribution)
        issues = self._reading.scheme.issues
        side = item.speakers[0].side if item.speakers else None
        itself = bool(item.speakers) and not item.speakers[0].person
        complaint = left_undone(self._reading.pieces.words(attribution.contents[:1]), side, self._reading.scheme.names)
        pieces, whole = self._own_words(attribution, known)
        named = frozenset(key for _, keys in pieces for key in keys)
        pointed, antecedent = ("", "") if named else self._pointed(attribution)
        found: Judged = []
        for matcher in issues.matchers:
            if matcher.key not in named | nearby and matcher.key != pointed:
                continue
            for spans in (self._joined([p for p, keys in pieces if matcher.key in keys]), whole):
                words = fold(self._reading.pieces.words(spans))
                places = issues.places_in(words, known) if len(named) > 1 else ()
                said = stances.Statement(
                    words,
                    cue,
                    attribution.implies,
                    named,
                    nearby,
                    pointed,
                    places,
                    known,
                    antecedent,
                    complaint,
                    itself,
                )
                judgement = matcher.judge(said) if spans else None
                if judgement is not None:
                    found.append((judgement, spans))
                    break
        return _weighed(self._answered(item, nearby | known), found, attribution)

    def _own_words(
        self, attribution: Attribution, known: frozenset[str]
    ) -> tuple[list[tuple[Span, frozenset[str]]], tuple[Span, ...]]:
        """Return the sentences of a statement with the issues that they name, and all of it, without others' words."""
        text = self._reading.text
        pieces = [
            (piece, self._reading.scheme.issues.named_in(fold(self._reading.pieces.words([piece])), known))
            for content in attribution.contents
            for piece in self._reading.pieces.of(content)
            if not _OTHERS_SAY.match(text, piece.start)
        ]
        if _OTHERS_SAY.search(self._reading.pieces.words(attribution.contents)):
            return pieces, self._joined([piece for piece, _ in pieces])
        return pieces, attribution.contents

    def _answered(self, item: Reported, around: frozenset[str]) -> Judged:
        """Return the stances that a yes or no takes on the issues of its question, another's or the speaker's own."""
        text = self._reading.text
        found: dict[str, tuple[Judgement, tuple[Span, ...]]] = {}
        for content in item.attribution.contents:
            before: Span | None = None
            for piece in self._reading.pieces.of(content):
                own = before is not None and text[before.start : before.end].rstrip("\"”’'").endswith("?")
                if own or piece.start == item.attribution.contents[0].start:
                    spans = (Span(before.start, piece.end) if before is not None else piece,)
                    for judgement in self._by_question(piece, around):
                        found.setdefault(judgement.issue, (judgement, spans))
                before = piece
        return list(found.values())

    def _by_question(self, reply: Span, around: frozenset[str]) -> list[Judgement]:
        """Return the stances of one sentence that says yes or no to the question before it."""
        words = fold(reply.of(self._reading.text)[:_REACH_OF_ANSWER])
        answer = asked.before(self._reading.text, reply.start, words)
        if answer is None:
            return []
        issues = self._reading.scheme.issues
        places = issues.places_in(answer.words, around)
        named = frozenset(key for _, _, key in places)
        said = stances.Statement(answer.words, "", "", named, named | around, "", places, around, asked=answer.verb)
        judged = (matcher.answered(said, answer.sign, half=answer.half) for matcher in issues.matchers)
        return [judgement for judgement in judged if judgement is not None]

    def _cue(self, cue: Span | None) -> str:
        """Return the folded cue; "against recommending" is not recommending."""
        if cue is None:
            return ""
        before = self._reading.text[max(0, cue.start - _REACH) : cue.start]
        return ("not " if _AGAINST.search(before) else "") + fold(cue.of(self._reading.text))

    def _joined(self, pieces: list[Span]) -> tuple[Span, ...]:
        """Return sentences as spans, neighbours joined."""
        joined: list[Span] = []
        for piece in pieces:
            if joined and not self._reading.text[joined[-1].end : piece.start].strip():
                joined[-1] = Span(joined[-1].start, piece.end)
            else:
                joined.append(piece)
        return tuple(joined)

    def _known(self, attribution: Attribution) -> frozenset[str]:
        """Return the issues that the headline and the article up to a statement's paragraph have named."""
        at = bisect_right(self._paragraph_starts, attribution.contents[0].start) - 1
        while len(self._named_until) <= at:
            paragraph = self._reading.paragraphs[len(self._named_until)].span.of(self._reading.text)
            before = self._named_until[-1] if self._named_until else self._in_headline()
            self._named_until.append(before | self._reading.scheme.issues.named_in(fold(paragraph)))
        return self._named_until[at] if at >= 0 else self._in_headline()

    def _in_headline(self) -> frozenset[str]:
        return self._reading.scheme.issues.named_in(fold(self._reading.article.title))

    def _nearby(self, attribution: Attribution) -> frozenset[str]:
        """Return the issues that the paragraph of a statement and the one before touch."""
        start = attribution.contents[0].start
        at = bisect_right(self._paragraph_starts, start) - 1
        if at not in self._topics:
            first, last = self._reading.paragraphs[max(0, at - 1)], self._reading.paragraphs[at]
            around = self._reading.text[first.span.start : last.span.end]
            headline = self._reading.article.title if at < _UNDER_HEADLINE else ""
            self._topics[at] = self._reading.scheme.issues.named_in(fold(f"{headline} {around}"))
        return self._topics[at]

    def _pointed(self, attribution: Attribution) -> tuple[str, str]:
        """Return the issue named last before a statement, in its paragraph, the one before or the headline; and how."""
        start = attribution.contents[0].start
        at = bisect_right(self._paragraph_starts, start) - 1
        sentences = self._reading.sentences
        until = bisect_right(sentences, Span(start, start))
        first = bisect_left(sentences, Span(self._paragraph_starts[max(0, at - 1)], 0), max(0, until - _BACK), until)
        for span in reversed(sentences[first:until]):
            folded, places = self._places_in(Span(span.start, max(span.start, min(span.end, start))))
            if places:
                begin, end, key = places[0]
                return key, folded[begin:end]
        folded = fold(self._reading.article.title if at < _UNDER_HEADLINE else "")
        for begin, end, key in self._reading.scheme.issues.places_in(folded)[:1]:
            return key, folded[begin:end]
        return "", ""

    def _places_in(self, span: Span) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        """Return the folded words of a sentence, the last `LONG` characters of it at most, and the issues there."""
        if span not in self._places:
            folded = fold(self._reading.text[max(span.start, span.end - LONG) : span.end])
            self._places[span] = folded, self._reading.scheme.issues.places_in(folded)
        return self._places[span]


_AGAINST = re.compile(r"\b(?:against|without|from|instead of|short of)\s+$", re.IGNORECASE)
_REACH = 12
_BACK = 60
"""So many sentences before a statement are looked at for what it points to."""
