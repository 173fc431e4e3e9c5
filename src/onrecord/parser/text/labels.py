"""Labels before a colon: which of them name who speaks, and which are headings, notes or times of the day.

"MS COLE:", "Cole (by phone):", "[10:32] Cole:", "Q.", "Mr. COLE." are speakers where the text shows that it is a
dialogue; "WHAT WE KNOW:", "CORRECTION:", "WHERE:" never are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.spans import Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

DIALOGUES = frozenset({"interview", "transcript"})
"""The genres in which a label counts that occurs once."""

_HEAD = 140
"""So many characters of a paragraph hold its label."""
_ZONE = r"(?:\s?(?:GMT|UTC|BST|CEST|CET|EST|EDT|ET|PST|PDT|PT|IST|local time)\b)?"
STAMP = (
    r"(?:[\[(]\s?)?(?:\d{1,2}:)?\d{1,2}[:.h]\d{2}(?:[.,]\d{1,3})?(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?"
    + _ZONE
    + r"(?:\s?[\])])?"
)
"""A time of the day, or of a recording: "10:32", "[00:01:12]", "3.05 p.m. GMT"."""
_WORD = r"[^\W\d_][\w.'’&/-]{0,30}"
_NAME = rf"(?P<name>{_WORD}(?:,?\s{{1,2}}(?:{_WORD}|&|\d{{1,2}}(?![\d.]|:\d))){{0,7}})"
_NOTE = r"(?P<note>\s?[(\[][^()\[\]\n]{1,60}[)\]])"
_LABEL = re.compile(
    rf"(?:>\s?|[•·–—-]\s)?(?:(?P<stamp>{STAMP})\s{{0,3}}[|–—:-]?\s{{0,3}})?"
    rf"{_NAME}{_NOTE}{{0,2}}\s?(?P<later>{STAMP})?\s?:(?=[\s\"“«]|\Z)"
)
_STAMP_BEHIND = re.compile(rf"\s{{0,3}}(?=[\[(]){STAMP}\s")
_FULL_STOP = re.compile(  # "Q. Will it close?", "Mr. COLE. We will.", "Ms. McCOY of New Cove. No.", "The CHAIR. Order."
    r"(?P<name>[QA]|(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sen|Rep)\.?|Senator|Chair(?:man|woman|person)?|The)"
    r"(?:\s(?:de|la|von|van))*(?:\s(?:[A-Z][a-z]{1,2})?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+){1,3}(?:\spro\stempore)?"
    r"(?:\sof\s(?:the\s(?:[A-Z]\w+\sof\s)?)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})?)\.(?=\s+\S)"
)
_STAMPED_NAME = re.compile(rf"{_NAME}{_NOTE}?\s{{1,4}}(?P<later>{STAMP})\s*\Z")
_INLINE = re.compile(
    rf"(?<=[.!?…\"”’)\]])\s{{1,3}}(?P<stamp>{STAMP}\s)?"
    r"(?P<name>[A-ZÀ-Þ](?:[\w.'’-]|\s(?=[A-Z])){0,40}):\s"
)
_PARTICLES = frozenset(
    "de du des da do dos del della di van von der den ter ten la le el al bin ibn ben af av zu y e of the for and & pro"
    " tempore".split()
)
_BEFORE_NAME = frozenset("mr mrs ms miss mx dr sir dame lady sen senator rep representative gov prof chief".split())
_TALK = re.compile(
    r"\b(?:I|I'm|I've|we|our|ours|my|me|we're|we've)\b|\?"
    r"|^(?:yes|no|well|thank you|thanks|okay|absolutely|right)\b",
    re.IGNORECASE,
)
_SPEAKS_BY = re.compile(r"\W*(?:by|via|on|through|in|over|from|to|speaking|laughs?|laughing)\b", re.IGNORECASE)


class Label(NamedTuple):
    """A label: its name, the words from its name to its colon, where what it labels begins, and how it stands."""

    name: Span
    cue: Span
    end: int
    at_line: bool = True
    sure: bool = False
    """True for a form that nothing else has: "Mr. COLE."."""
    note: str = ""
    stamped: bool = False
    colon: bool = True
    before: int | None = None
    """Where what stands before a label within a paragraph ends."""


def key(name: str) -> str:
    """Return the word by which two labels of one speaker agree: "MR FJELD" and "Jonas Fjeld"."""
    words = fold(name.partition(",")[0]).replace(".", "").split()
    return words[-1] if words else ""


def beginning(text: str, start: int, end: int) -> Label | None:
    """Return the label with which the paragraph `text[start:end]` begins, of whatever it may be one."""
    stop = min(end, start + _HEAD)
    match = _LABEL.match(text, start, stop) if text.find(":", start, stop) >= 0 else None
    if match is not None:
        name, cue = Span(*match.span("name")), Span(match.start("name"), match.end())
        stamp = _STAMP_BEHIND.match(text, match.end(), end)
        return Label(
            name,
            cue,
            stamp.end() if stamp else match.end(),
            note=match["note"] or "",
            stamped=bool(match["stamp"] or match["later"]),
        )
    match = _FULL_STOP.match(text, start, stop)
    if match is not None:
        name = Span(*match.span("name"))
        return Label(name, Span(name.start, match.end()), match.end(), sure=len(match["name"]) > 1, colon=False)
    match = _STAMPED_NAME.match(text, start, end) if end - start < _HEAD else None
    if match is not None:
        return Label(Span(*match.span("name")), Span(match.start("name"), match.end()), match.end(), stamped=True)
    return None


def inside(text: str, start: int, end: int) -> Iterator[Label]:
    """Yield what may be labels within a paragraph: "HERALD: Will it close? COLE: No."."""
    for match in _INLINE.finditer(text, start, end):
        name, colon = Span(*match.span("name")), match.end("name") + 1
        yield Label(
            name, Span(name.start, colon), colon, at_line=False, stamped=bool(match["stamp"]), before=match.start()
        )


@cache
def _never() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(lexicon.boilerplate("note")), frozenset(lexicon.boilerplate("label"))


def is_note(name: str) -> bool:
    """True for the label of a note on the text: "CORRECTION"."""
    return fold(name) in _never()[0]


def is_stage(name: str) -> bool:
    """True for a heading that is known as one: "WHERE", "Music"."""
    return fold(name) in _never()[1]


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    alone = ("determiner", "subordinator", "relative", "negation", "coordinator", "contrast", "preposition", "time")
    beside = ("auxiliary", "pronoun", "object-pronoun", "adverb")
    single = frozenset[str]().union(*map(lexicon.words, alone))
    return single, single.union(*map(lexicon.words, beside))


def is_name(name: str) -> bool:
    """True for words that may name a speaker: capitals and what joins them, and no heading's small words."""
    words = name.partition(",")[0].split()
    if is_note(name) or is_stage(name) or not words:
        return False
    roles = _asking() | lexicon.speakers("answerer")
    if fold(name) in roles:
        return True
    single, several = _small_words()
    own = [word for word in words if fold(word).strip(".") not in _PARTICLES]
    small = single if len(words) == 1 else several
    plain = fold(words[0]).strip(".") in _BEFORE_NAME
    if any(word.endswith(("’s", "'s", "’S", "'S")) for word in words):
        return False  # "MAYOR’S STATEMENT"
    return bool(own) and all(
        (word[0].isupper() or word.isdigit()) and (plain or fold(word).strip(".") not in small) for word in own
    )


def _asking() -> frozenset[str]:
    return lexicon.speakers("asker")


def names_nobody(name: str) -> bool:
    """True for "QUESTION", "A", "Speaker 2": a label that says who asks or answers, and no name."""
    words = fold(name).rstrip("0123456789 #.").split()
    if len(words) == 2 and words[0] in _NOT_KNOWN:
        words = words[1:]
    return len(words) == 1 and words[0] in _asking() | lexicon.speakers("answerer")


_NOT_KNOWN = frozenset("the unidentified unknown audience male female first second third another".split())


class Dialogue(NamedTuple):
    """The labels of a text that name its speakers, and whether it is a dialogue throughout.

    ``askers``: the keys of labels that do nothing but ask.
    """

    labels: tuple[Label, ...]
    throughout: bool
    askers: frozenset[str]
    openings: Mapping[int, Label]
    """The labels of whatever kind that paragraphs begin with, by where these begin."""


def find(text: str, lines: Sequence[Span], genre: str = "news", speakers: Iterable[str] = ()) -> Dialogue:
    """Return the labels that name speakers in the paragraphs at `lines`.

    `genre` is the article's, `speakers` the labels that its front matter explains. Linear in the text's length.
    """
    declared = frozenset(map(fold, speakers))
    openings = {line.start: found for line in lines if (found := beginning(text, *line)) is not None}
    opening = [*openings.values()]
    said = {label: text[label.end : line.end] for label, line in _with_lines(opening, lines)}
    named = [label for label in opening if fold(label.name.of(text)) in declared or is_name(label.name.of(text))]
    if not any("?" in said[label] for label in named if _is_initial(label)):
        named = [label for label in named if not _is_initial(label)]  # "A. Smith", and no "Q. Is it?"
    inline = list(_inline(text, lines, named, free=genre in DIALOGUES))
    both = [*named, *inline]
    throughout = genre in DIALOGUES or _is_dialogue(text, both, said, len(lines) - len(opening) + len(named))
    judged = _Judged(text, Counter(key(label.name.of(text)) for label in both), declared, throughout=throughout)
    kept = [label for label in named if judged.counts(label, said[label])]
    keys = {key(label.name.of(text)) for label in kept}
    more = [label for label in inline if throughout or key(label.name.of(text)) in keys]
    found = tuple(sorted([*kept, *more]))
    askers = _askers(text, found, said, genre) if throughout else frozenset[str]()
    return Dialogue(found, throughout and bool(kept), askers, openings)


def _is_initial(label: Label) -> bool:
    """True for "Q." and "A.", which may begin a name as well."""
    return label.name.end - label.name.start == 1 and not label.colon


def _inline(text: str, lines: Sequence[Span], named: Sequence[Label], *, free: bool) -> Iterator[Label]:
    """Yield the labels within paragraphs that may name a speaker: in capitals, or as one at a line's start does."""
    keys = {key(label.name.of(text)) for label in named}
    ends = sorted(label.cue.end for label in named)
    for line in lines:
        if text.find(":", *line) < 0:
            continue
        opened = ends[at - 1] if (at := bisect_right(ends, line.end)) else 0
        for label in inside(text, max(line.start, min(opened, line.end) - 1), line.end):
            name = label.name.of(text)
            likely = free or label.stamped or name.isupper() or names_nobody(name) or key(name) in keys
            if likely and is_name(name):
                yield label


def _with_lines(opening: Sequence[Label], lines: Sequence[Span]) -> Iterator[tuple[Label, Span]]:
    numbers = iter(range(len(lines)))
    for label in opening:
        number = next(number for number in numbers if lines[number].end >= label.end)
        alone = lines[number].end == label.end and number + 1 < len(lines)  # its words are the next paragraph
        yield label, lines[number + alone]


def _is_dialogue(text: str, named: Sequence[Label], said: Mapping[Label, str], lines: int) -> bool:
    """True where two speakers or more have half of the paragraphs, and somebody talks as people do."""
    names = [label.name.of(text) for label in named]
    keys = [*map(key, names)]
    people = len(set(keys)) < len(keys) or any(" " in name or names_nobody(name) for name in names)
    people = people or all(map(str.isupper, names))
    if len(set(keys)) < 2 or not people or sum(label.at_line for label in named) * 2 < lines:
        return False
    shown = any(label.stamped or label.sure for label in named) or any(map(names_nobody, names))
    shown = shown or all(name.isupper() and " " in name for name in names)
    return shown or any(_TALK.search(said.get(label, "").strip()[:400]) for label in named)


class _Judged:
    """What decides whether a label that may be a name is a speaker's."""

    def __init__(self, text: str, times: Mapping[str, int], declared: frozenset[str], *, throughout: bool) -> None:
        self._text, self._times, self._declared, self._throughout = text, times, declared, throughout

    def counts(self, label: Label, said: str) -> bool:
        """True where `label`, behind which `said` stands, is a speaker's."""
        name = label.name.of(self._text).partition(",")[0]
        own = key(name)
        if fold(name) in self._declared or self._throughout or self._times[own] > 1:
            return len(name) > 1 or own in self._declared or self._throughout or self._both_roles()
        if label.sure or (names_nobody(name) and len(name) > 1 and name.isupper()):
            return True
        first = fold(name.split()[0]).strip(".")
        known = name.split()[-1].casefold() in self._people
        if name.isupper() and (first in _BEFORE_NAME or _SPEAKS_BY.match(label.note) or known):
            return True
        return name.isupper() and " " in name and bool(_TALK.search(said[:400]))

    def _both_roles(self) -> bool:
        """True where somebody asks and somebody answers: "Q." and "A."."""
        roles = (_asking(), lexicon.speakers("answerer"))
        return all(any(own in role for own in self._times) for role in roles)

    @cached_property
    def _people(self) -> frozenset[str]:
        """Surnames that the text prints behind a forename: "COLE" where it has "Ann Cole"."""
        return frozenset(match[1].casefold() for match in _FULL_NAME.finditer(self._text))


_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ.]{1,20}(?= ([A-ZÀ-Þ][\w’'-]{1,30}))")


def _askers(text: str, labels: Sequence[Label], said: Mapping[Label, str], genre: str) -> frozenset[str]:
    """Return the keys of those who only ask where somebody else answers; in an interview, who asks every other time."""
    turns: defaultdict[str, list[bool]] = defaultdict(list)
    for number, label in enumerate(labels):
        stop = labels[number + 1].name.start if number + 1 < len(labels) else None
        words = said[label] if label in said else text[label.end : stop]
        words = words if stop is None else words[: max(0, stop - label.end)]
        turns[key(label.name.of(text))].append("?" in words.rstrip(" \n\"”’'")[-2:])
    least = 0.5 if genre == "interview" else 1.0
    asking = {own for own, asked in turns.items() if sum(asked) >= least * len(asked)}
    return frozenset(asking) if len(asking) < len(turns) else frozenset()
