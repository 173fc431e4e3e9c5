"""When a statement was made: which date words of the text belong to it, and what follows where there are none.

The day in the statement's own sentence counts first, then the label of its line, the occasion that the sentence before
names, the day on which the same speaker spoke. Without any, a report in the past tense lies in the week of publication;
where time words stand that cannot be read, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.parser.dates import anchored, explicit, expressions, tense
from onrecord.parser.dates.calendar import WEEKDAYS
from onrecord.parser.dates.entries import Entries
from onrecord.parser.dates.expressions import Dated
from onrecord.parser.text import tags as tag
from onrecord.spans import AttributionRule, Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.parser.dates.calendar import Basis, Order
    from onrecord.parser.text.sentences import Paragraph
    from onrecord.spans import Attribution


class When(NamedTuple):
    """The date of a statement: EDTF or None, what it rests on, and the words in its own sentence that give it."""

    date: str | None = None
    basis: Basis | None = None
    dated: Dated | None = None
    repeated: bool = False  # "has said on many occasions"
    why: str = ""
    """Why it is this date, where no words of its own sentence give it: in plain English."""


class Who(NamedTuple):
    """What dating needs to know of a speaker."""

    name: str
    person: bool = True
    plural: bool = False
    unnamed: bool = False


_WINDOW = 160
"""So many characters around a cue are read for its tense, its clause and its audience."""
_LONG = 4000
"""A sentence of more characters is read in pieces of this size."""
_OPENING = 3
"""So many sentences are an article's opening."""
_CLOCK = re.compile(r"[\s*_]*\d{1,2}[:.]\d\d\s*(?:[ap]\.?\s?m\b\.?|GMT|UTC|[A-Z]{2,4}\b)?\s*[*_:.–—-]")
_BESIDE = re.compile(r"[,;]\s+(?!\d)")
_CLAUSE = re.compile(r"\b(?:who|whom|which|whose|where|when)\b([^,;]{0,120})$")
_LEAD = re.compile(r"(?!.*\b(?:is|was|it|that)\b)(?:[\w:.'’-]+\s+){0,4}")
_SWALLOWED = re.compile(r"(?!that\b)[^\"“,.;]{1,40}?(?=\s+that\b)")
_THAT = re.compile(r"\)?,?(?:\s+(?:night|morning|afternoon|evening))?,?\s+that\b")
_PRONOUN = frozenset({"he", "she", "they", "it", "we", "i"})
_SOME = re.compile(r"(?:an?|another|one|some|several|many|other|two|three|four|critics|experts)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:He|She|They|It)\b")
_AUDIENCE = re.compile(
    r"\W{0,9}(?:told|(?:[\w-]+ ){0,3}(?:to|with))? ?(?:the )?((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,3})"
)


class Dating:
    """The dates of one article's statements, read in text order."""

    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], published: edtf.When | None, *, live: bool = False
    ) -> None:
        """Begin an article: its plain body, its sentences, its publication where known, and if it reports live."""
        self.text, self.paragraphs, self.published = text, paragraphs, published
        self.day: date | None = published.latest if published and published.is_day else None
        self._limit: date | None = published.latest if published else None
        self._tokens = [s for p in paragraphs for s in p.sentences]
        self.sentences = [s.span for s in self._tokens]
        self.order: Order | None = explicit.habit(text)
        self._paragraph_starts = [p.span.start for p in paragraphs]
        self._entries = Entries(text, paragraphs, published, live=live)
        self._named: dict[Span, list[Dated]] = {}
        self._counting: dict[Span, bool] = {}
        self._speakers: dict[str, Dated] = {}
        self._audiences: dict[str, Dated] = {}
        self._last: Dated | None = None
        self._news = self._news_day()

    def when(self, attribution: Attribution, who: Who | None) -> When:
        """Return the date of a statement; call in text order, once for each."""
        sentence = self._sentence(attribution)
        if sentence is None:
            return self._without(attribution, who, None)
        if tense.to_come(self._lead(attribution.cue, sentence), self._cue(attribution)):
            return When(why="it tells what will be said, not what was said")
        found = self._own(attribution, sentence)
        if found is None and not tense.wish(self._cue(attribution)):
            found = self._label(sentence)
        audience = self._audience(attribution, sentence)
        if found is not None:
            self._last = found
            if who:
                self._speakers[who.name] = found
            if audience:
                self._audiences[audience] = found
            return When(found.edtf, found.basis, found)
        return self._without(attribution, who, sentence, audience)

    def by_author(self) -> When:
        """Return the date of what the author of an opinion piece says in it."""
        if self.day is None:
            return When(why="the article has no date to count from")
        return When(self.day.isoformat(), "relative", why="an opinion piece takes the day on which it appears")

    def _news_day(self) -> Dated | None:
        """Return the day of publication where the opening names it: the article reports that day."""
        for sentence in self.sentences[:_OPENING]:
            for dated in self._all(sentence):
                if dated.earliest == dated.latest:
                    return dated if dated.latest == self.day else None
        return None

    # -- the words of the sentence

    def _cue(self, attribution: Attribution) -> str:
        return fold(attribution.cue.of(self.text)) if attribution.cue else ""

    def _sentence(self, attribution: Attribution) -> Span | None:
        place = attribution.cue or attribution.source
        if place is None:
            return None
        at = bisect_right(self.sentences, Span(place.start, len(self.text) + 1)) - 1
        found = self.sentences[at] if at >= 0 else None
        if found is None or place.start >= found.end:
            return None
        if found.end - found.start <= _LONG:
            return found
        start = found.start + (place.start - found.start) // _LONG * _LONG  # hostile: read in pieces
        return Span(start, min(found.end, start + _LONG))

    def _all(self, sentence: Span) -> list[Dated]:
        """Return the date expressions of a sentence in text order."""
        if sentence not in self._named:
            found = expressions.within(sentence.of(self.text), self._today(sentence), sentence.start, self.order)
            called = self._called(sentence)
            self._named[sentence] = sorted((d for d in found if d.span.start not in called), key=lambda d: d.span)
        return self._named[sentence]

    def _today(self, sentence: Span) -> edtf.When | None:
        """Return the day from which words of a sentence count: of its entry in a live report, else of publication."""
        entry = self._entries.day(sentence.start)
        return edtf.parse(entry.edtf) if entry and entry.earliest == entry.latest else self.published

    def _called(self, sentence: Span) -> dict[int, str]:
        """Return the weekdays of a sentence that are somebody's name, by their place: "Ida Friday"."""
        tokens = self._tokens[bisect_right(self.sentences, Span(sentence.start, len(self.text) + 1)) - 1]
        if WEEKDAYS.keys().isdisjoint(tokens.words):
            return {}
        marked = zip(tokens.starts, tokens.ends, tokens.words, tokens.tags, strict=True)
        return {a: self.text[a:b] for a, b, word, sign in marked if sign == tag.CAPITALISED and word in WEEKDAYS}

    def _before(self, sentence: Span) -> Span | None:
        at = bisect_right(self.sentences, Span(sentence.start, len(self.text) + 1)) - 2
        if at < 0:
            return None
        start, end = self.sentences[at]
        return Span(max(start, end - _LONG), end)

    def _own(self, attribution: Attribution, sentence: Span) -> Dated | None:
        """Return the date expression of the cue's own sentence, outside what is said."""
        place = attribution.cue or attribution.source or sentence
        found = self._all(sentence)
        if self._counts(sentence):
            found = self._anchored(sentence, found, place)
        return expressions.nearest([d for d in found if self._belongs(d, attribution, sentence)], place)

    def _counts(self, sentence: Span) -> bool:
        """True for a sentence with words that may count from another day."""
        if sentence not in self._counting:
            self._counting[sentence] = anchored.stands_in(self.text, sentence)
        return self._counting[sentence]

    def _anchored(self, sentence: Span, found: list[Dated], place: Span) -> list[Dated]:
        """Return the expressions of a sentence with those that count from another day in place of that day."""
        before = self._before(sentence)
        label = self._label(sentence)
        bounds = expressions.readings(sentence.of(self.text), expressions.Page(self.day, self.order), sentence.start)
        named = ([label] if label else self._all(before) if before else []) + sorted(bounds, key=lambda d: d.span)
        counted = anchored.read(self.text, sentence, named, self._limit, place)
        return [d for d in found if not any(d.span.overlaps(c.span) for c in counted)] + counted

    def _belongs(self, dated: Dated, attribution: Attribution, sentence: Span) -> bool:
        """True for an expression that can date the statement: not what is said, not a clause on something else."""
        if any(c.start <= dated.span.start < c.end for c in attribution.contents):
            return self._trails(dated, attribution) or self._leads(dated, attribution)
        cue = attribution.cue or attribution.source or sentence
        aside = self._aside(dated, sentence)
        return aside is None or aside.start <= cue.start < aside.end

    def _aside(self, dated: Dated, sentence: Span) -> Span | None:
        """Return the clause on something else that holds a date ("Lind, who was dismissed on Monday, said")."""
        start = max(sentence.start, dated.span.start - _WINDOW)
        clause = _CLAUSE.search(self.text[start : dated.span.start])
        if clause is None or tense.SPEAKING.search(clause[1]):
            return None
        return Span(start + clause.start(), dated.span.start)

    def _trails(self, dated: Dated, attribution: Attribution) -> bool:
        """True for a date that hangs behind a quotation ('was "nothing new" on Friday.'): it dates the statement."""
        content = attribution.contents[-1]
        tail = self.text[dated.span.end : content.end].strip()
        before = self.text[max(content.start, dated.span.start - _WINDOW) : dated.span.start].rstrip()
        return not tail and bool(re.search(r"[\"”’]\s*(?:on)?$", before))

    def _leads(self, dated: Dated, attribution: Attribution) -> bool:
        """True for a date between the cue and "that" ("reported on 13/04/2019 that"), read with what is said or not."""
        content = attribution.contents[0]
        lead = self.text[content.start : min(dated.span.start, content.start + _WINDOW)]
        return bool(_LEAD.fullmatch(lead) and _THAT.match(self.text, dated.span.end))

    def _label(self, sentence: Span) -> Dated | None:
        """Return the day that labels a line: of a chronology ("June 13: ..."), or of a live report ("3:05 p.m.")."""
        entry = self._entries.day(sentence.start)
        if entry is not None:
            return entry if self._limit is None or entry.latest <= self._limit else None
        at = bisect_right(self._paragraph_starts, sentence.start) - 1
        paragraph = self.paragraphs[at].span
        words = self.text[paragraph.start : min(paragraph.end, paragraph.start + _WINDOW)]
        if self.day and _CLOCK.match(words):
            return Dated(self.day, self.day, "relative", Span(paragraph.start, paragraph.start))
        label = expressions.line_label(words, self.day, paragraph.start)
        return label if label is None or self._limit is None or label.latest <= self._limit else None

    # -- without words of its own

    def _without(self, attribution: Attribution, who: Who | None, sentence: Span | None, audience: str = "") -> When:
        before = self._speakers.get(who.name) if who else None
        if attribution.rule == AttributionRule.TRANSCRIPT and self.day is not None:
            return When(self.day.isoformat(), "relative", why="a transcript takes the day on which it appears")
        beside = self._beside(attribution, sentence) if sentence else ""
        if self._standing(attribution, sentence, who) or tense.vague(beside):
            return When(
                repeated=tense.repeated(beside),
                why="the words tell what the speaker holds, not on which day it was said",
            )
        scene = self._scene(attribution, sentence) if sentence else None
        known = scene or (self._since(before) if before else None)
        if known is not None:
            self._last = known
            if who and scene:
                self._speakers[who.name] = scene
            why = (
                "the day of the occasion in the sentence before"
                if scene
                else "the day of this speaker's statement before"
            )
            return When(known.edtf, "relative", known, why=why)
        if self.day is None:
            return When(why="the article has no date to count from")
        if self._last is not None and sentence and tense.REACTION.search(self._tame(attribution, sentence)):
            return self._from(self._last)
        if audience in self._audiences:
            found = self._from(self._audiences[audience])
            if who and self._audiences[audience].latest == self.day:
                self._speakers[who.name] = self._audiences[audience]
            return found
        source = attribution.source.of(self.text) if attribution.source else ""
        if self._news is not None and who and not (who.unnamed or _SOME.match(source)):
            return When(self._news.edtf, "relative", why="the day of the article, which its opening names")
        return When(
            edtf.one_of(*week(self.day)),
            "relative",
            why="no date words: some day from Monday to the day of the article",
        )

    def _since(self, before: Dated) -> Dated:
        """Widen a speaker's day where the next sentence has him speak on another ("He repeated it on Thursday")."""
        at = bisect_right(self.sentences, Span(before.span.start, len(self.text) + 1))
        sentence = self.sentences[at] if at < len(self.sentences) else None
        if sentence is None or sentence.end - sentence.start > _LONG or not _GOES_ON.match(self.text, sentence.start):
            return before
        others = self._all(sentence)
        first = min([before.earliest, *(d.earliest for d in others)])
        return before._replace(earliest=first, latest=max([before.latest, *(d.latest for d in others)]))

    def _from(self, earlier: Dated) -> When:
        """Return the stretch from an earlier statement to publication."""
        last = self.day or earlier.latest
        return When(
            edtf.one_of(earlier.earliest, last),
            "relative",
            earlier,
            why="between the statement before and the day of the article",
        )

    def _lead(self, place: Span | None, sentence: Span | None) -> str:
        """Return the words of the sentence before a cue."""
        start = max(sentence.start if sentence else 0, place.start - _WINDOW) if place else 0
        return self.text[start : place.start] if place else ""

    def _standing(self, attribution: Attribution, sentence: Span | None, who: Who | None) -> bool:
        """True for what is held rather than said on a day: "has said", "Norland says", "officials say", "wants"."""
        cue = self._cue(attribution)
        if tense.perfect(self._lead(attribution.cue, sentence), cue):
            return True
        if cue.startswith("had ") and (who is None or who.name not in self._speakers):
            return True
        if who is None or cue.startswith("according"):
            return False
        return tense.present(cue) and (not who.person or who.plural or tense.attitude(cue))

    def _beside(self, attribution: Attribution, sentence: Span) -> str:
        """Return the words that may tell the time of a statement: of its sentence, to the next comma behind the cue."""
        words = self._tame(attribution, sentence, behind=_BESIDE)
        for name in self._called(sentence).values():
            words = words.replace(name, " ")
        lead = _SWALLOWED.match(attribution.contents[0].of(self.text)[:_WINDOW])
        return f"{words} {lead[0]}" if lead and attribution.kind != "direct" else words

    def _tame(self, attribution: Attribution, sentence: Span, behind: re.Pattern[str] | None = None) -> str:
        """Return a sentence without what is said; with `behind`, only up to where that matches behind the cue."""
        end = sentence.end
        if behind is not None and attribution.cue and (match := behind.search(self.text, attribution.cue.end, end)):
            end = match.start()
        pieces: list[str] = []
        start = sentence.start
        for cut in sorted(c for c in attribution.contents if c.overlaps(sentence)):
            pieces.append(self.text[start : max(start, min(cut.start, end))])
            start = max(start, cut.end)
        return " ".join([*pieces, self.text[start : max(start, end)]])

    def _scene(self, attribution: Attribution, sentence: Span) -> Dated | None:
        """Return the day of the occasion that the sentence before names, where the statement belongs to it."""
        before = self._before(sentence)
        if before is None:
            return None
        named = [d for d in self._all(before) if not self._aside(d, before)]
        if len({d[:2] for d in named}) != 1:
            return None
        source = fold(attribution.source.of(self.text)) if attribution.source else ""
        around = self.text[named[0].span.start - min(named[0].span.start - before.start, _WINDOW) : before.end]
        same = source in _PRONOUN or tense.MEETING.search(self._tame(attribution, sentence))
        return named[0] if same and tense.OCCASION.search(around) else None

    def _audience(self, attribution: Attribution, sentence: Span) -> str:
        """Return the one who was told, where a name says it: "told Herald", "in an email to Herald"."""
        cue = attribution.cue
        if cue is None:
            return ""
        end = min([sentence.end, *(c.start for c in attribution.contents if c.start >= cue.end)])
        words = self.text[cue.end : end] if _TELLS.search(cue.of(self.text)) else ""
        match = _AUDIENCE.match(words[:_WINDOW]) if words else None
        if match is None:
            start = attribution.source.end if attribution.source else cue.start
            match = _TO_NAME.search(self.text[start : cue.start][:_WINDOW])
        return match[1] if match else ""


_TELLS = re.compile(r"tell|told")
_TO_NAME = re.compile(r"\bto ([A-Z][\w-]+)")


def week(published: date) -> tuple[date, date]:
    """Return the days of news that says no day: from the Monday before publication to publication."""
    first = published - timedelta(min(published.weekday() or 7, (published - date.min).days))
    return first, published
