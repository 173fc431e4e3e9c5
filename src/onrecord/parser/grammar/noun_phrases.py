"""Noun phrases around a reporting verb: the subject before it, the speaker after it, and what may stand between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon

if TYPE_CHECKING:
    from onrecord.parser.text.tokens import Sentence

REACH = 40
"""Tokens looked at on either side: longer noun phrases are lists or misread, and every rule stays linear."""

_NOMINAL = frozenset("cnDg#so?dM")
# Prepositions that attach to a noun ("minister for defence", "officials in Rome", "sources close to").
_ATTACHING = frozenset(
    {"of", "for", "at", "in", "from", "with", "on", "to", "about", "near", "behind", "by", "against"}
)
# Prepositions that begin an adverbial of the whole sentence.
_ADVERBIAL = frozenset(
    {
        "during",
        "after",
        "before",
        "since",
        "amid",
        "following",
        "until",
        "despite",
        "through",
        "throughout",
        "via",
        "on",
    }
)


_FLOATING = frozenset({"all", "both", "each", "himself", "herself", "themselves", "itself"})
_ANYBODY = frozenset("everyone everybody anyone anybody someone somebody nobody neither none".split())
STANDING_ALONE = frozenset(
    "one some others many most both all few several this those another two three four five six seven eight nine".split()
)
"""Determiners that are a noun phrase of their own ("Both think so")."""


class Phrase(NamedTuple):
    """Tokens ``[start, end)`` of a noun phrase; ``left`` is where it and all that belongs to it begins."""

    start: int
    end: int
    left: int


def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject that ends before token `verb`, with inserts and appositions between the two looked through."""
    tags, words = sentence.tags, sentence.words
    last = _skip_adverbials_left(sentence, verb - 1)
    if last < 0:
        return None
    if tags[last] == ")":
        opening = tags.rfind("(", max(0, last - REACH), last)
        if opening <= 0:
            return None
        start = noun_phrase_start(sentence, opening - 1)
        if start is None:
            return None
        start = _with_those_before(sentence, start, last)
        return Phrase(start, last + 1, start)
    if tags[last] == "," or (tags[last] == "-" and last > 0):
        return _subject_before_insert(sentence, last)
    participle = tags[last] in "dV" and last < verb - 1 and last > 0 and tags[last - 1] in "nc"
    start = noun_phrase_start(sentence, last - participle)  # "a report published on Monday says"
    if start is None:
        return None
    end = verb if participle else last + 1
    while start > 1 and words[start - 1] in _ADVERBIAL and tags[start - 2] in "cn)":
        # "Name during a briefing said": what stands before the adverbial
        earlier = noun_phrase_start(sentence, start - 2)
        if earlier is None:
            break
        start, end = earlier, start - 1
    forgotten = start > 2 and tags[start - 1] == "," and set(tags[: start - 1]) == {"c"}
    if forgotten and tags[start] in "cn" and tags[verb + 1 : verb + 2] != ",":
        start = 0  # "Name, Agency spokesman said": the closing comma is forgotten
    return Phrase(start, _head_end(sentence, start, end), start)


def _with_those_before(sentence: Sentence, start: int, last: int) -> int:
    """Return where "Name (R) and Name (D)" begins, of which the last name does at `start`."""
    tags = sentence.tags
    between = "C"
    while start > max(1, last - REACH) and tags[start] in "cn" and tags[start - 2 : start] in (")" + between, "),"):
        if tags[start - 1] == "," and between == "C":
            break  # ", Name said": a clause of its own
        opening = tags.rfind("(", 0, start - 2)
        earlier = noun_phrase_start(sentence, opening - 1) if opening > 0 and tags[opening - 1] == "c" else None
        if earlier is None:
            break
        start, between = earlier, ","
    return start


def _subject_before_insert(sentence: Sentence, last: int) -> Phrase | None:
    """``Name, a title, said``: the phrase before the insert; an apposition or relative clause belongs to it."""
    tags, words = sentence.tags, sentence.words
    mark = tags[last]
    end = last
    for _ in range(3):
        opening = tags.rfind(mark, max(0, last - REACH), end)
        if opening < 0 and end == last and tags[last - 1 : last + 1] == "),":
            start = noun_phrase_start(sentence, last - 1)
            return Phrase(0, last, 0) if start == 0 and "c" in tags[:last] else None  # "Name (title), said"
        if opening <= 0 or tags[opening + 1] == "Q" or tags[opening - 1] == "Q":
            return None
        first = tags[opening + 1]
        if tags[opening - 1] == "#" and opening > 1 and tags[opening - 2] == mark:
            end = opening  # "Smith, 43, a carpenter, said": one insert further left
            continue
        identifies = first in "Dcn#dW" or (first == "P" and words[opening + 1] in ("of", "from"))
        floating = words[opening - 1] in _FLOATING and opening > 1  # "Cole herself, as well as his aides, said"
        start = noun_phrase_start(sentence, opening - 1 - floating)
        if start is None:
            return None
        if start > 0 and tags[start - 1] == mark and first in "DcnW#" and tags[start] == "#":
            end = opening  # "Smith, 43, a carpenter, said": one insert further left
            continue
        stop = last if identifies else opening
        return Phrase(start, _head_end(sentence, start, opening) if stop == opening else stop, start)
    return None


def _skip_adverbials_left(sentence: Sentence, last: int) -> int:
    """Step back over "on Wednesday", "last week", "also" between the subject and its verb."""
    tags, words = sentence.tags, sentence.words
    while last >= 0:
        floating = words[last] in _FLOATING and last > 0 and tags[last - 1] in "cnH)"
        if tags[last] in "RN" or floating:
            last -= 1
        elif tags[last] == "M" and last > 0:
            back = last
            while back >= 0 and tags[back] in "M#D" and last - back < 4:
                back -= 1
            if back >= 0 and tags[back] == "P" and words[back] in ("on", "in", "at", "by", "since", "until"):
                back -= 1
            if back < 0 or tags[back] not in "cnHW)g,#dVBX":
                return last
            while back > 0 and tags[back] == "X":
                back -= 1  # "had last month charged"
            last = back
        else:
            return last
    return last


def noun_phrase_start(sentence: Sentence, last: int) -> int | None:
    """Return the first token of the noun phrase whose last token is `last`; None where none ends there."""
    tags, words = sentence.tags, sentence.words
    if last < 0:
        return None
    if tags[last] in "HW" or (tags[last] == "T" and (last == 0 or tags[last - 1] in "cnD#")):
        return last
    if words[last] in _ANYBODY:
        return last
    if tags[last] == ")":
        opening = tags.rfind("(", max(0, last - REACH), last)
        return noun_phrase_start(sentence, opening - 1) if opening > 0 and tags[opening - 1] != ")" else None
    if tags[last] == "J" and last > 1 and tags[last - 1] == "o":
        return noun_phrase_start(sentence, last - 2)  # "one of them"
    if tags[last] == "T" or (tags[last] not in _NOMINAL and tags[last] not in "VBG"):
        return None
    if tags[last] == "M" and words[last] != "today":
        return None
    at = last
    limit = max(0, last - REACH)
    while at >= limit:
        before = _one_step_left(sentence, at, last, limit)
        if before is None:
            break
        at = before
    start = at + 1
    while start <= last and tags[start] in "o?s)(":
        start += 1
    if start > last:
        return None
    if start > 1 and tags[start - 1] == "W" and tags[start - 2] in "cn" and tags[start] in "dv":
        return noun_phrase_start(sentence, start - 2)  # "voters who watched the debate"
    counted = tags[last] == "#" and (
        words[last].endswith("%") or words[last - 1 : last] == ("in",) or _is_count(words[last])
    )
    if all(tags[i] in "D#" for i in range(start, last + 1)) and words[last] not in STANDING_ALONE and not counted:
        return None
    return start


def _is_count(word: str) -> bool:
    """True for a number of people ("43 said the same"), not for a year."""
    return word.isdigit() and len(word) < 4


def _one_step_left(sentence: Sentence, at: int, last: int, limit: int) -> int | None:
    """Return the next token to look at when token `at` belongs to the noun phrase that ends at `last`; else None."""
    tags, words = sentence.tags, sentence.words
    sign = tags[at]
    if sign in _NOMINAL and sign != "M":
        return at - 1
    if at <= limit:
        return None
    belongs = (
        (sign in "Pt" and words[at] in _ATTACHING and tags[at - 1] in "cnds#gJVBDG" and at < last)
        or (sign == "C" and _joins(sentence, at, last))
        or (sign in "VBG" and _nominal_verb(sentence, at, last))
        or (sign == "R" and tags[at - 1] == "D" and at < last)
        # "allies that own the jet": a restrictive relative clause
        or (sign == "T" and at < last and tags[at - 1] in "cn" and tags[at + 1] in "nVXdv")
    )
    if sign == "C" and belongs and tags[at - 1] == "H":
        return at - 2
    if belongs:
        return at - 1
    if sign in "VXB" and (relative := _relative_before(sentence, at, limit)) is not None:
        return relative - 1
    return None


def _joins(sentence: Sentence, at: int, last: int) -> bool:
    """True where and/or at token `at` joins two noun phrases rather than two clauses."""
    tags = sentence.tags
    right, left = tags[at + 1 : last + 1], tags[at - 1]
    if not right or right[0] in "HVXv,":
        return False
    if left == "H":
        return sentence.words[at - 1] in ("he", "she") and right[0] in "Dc"  # "she and another reporter"
    if left not in "cn#":
        return False
    # Names join names ("The Senate and House"), and anything joins what begins the sentence ("Cole and his aides").
    first = at - 1
    while first > 0 and tags[first - 1] in "cnDso#":
        first -= 1
    before = tags[first - 1] if first > 0 else ""
    alike = (left == "c") == (right[-1] == "c")
    return before == "" or (before in (",", "P", "C", "E", "S", "T", "o", "M") and alike)


def _nominal_verb(sentence: Sentence, at: int, last: int) -> bool:
    """True where a reporting verb's form is a noun or participle inside a noun phrase ("a report", "cited by")."""
    tags = sentence.tags
    before, after = tags[at - 1], tags[at + 1] if at < last else ""
    if tags[at] == "B" and (at == last or (after and after in "nc")):
        # "the campaign", "the campaign spokesman", "secretary of state": no bare verb stands there
        return before in "cnsDd," or (before == "o" and at == last)
    if tags[at] == "G":
        return before in "DsndBV"
    if before in "Ds" or (before == "n" and after == "" and sentence.words[at].endswith("s")):
        return True
    return (before in "cn" and after in ("P", "t") and at < last) or (before in "oP" and after != "D")


def _relative_before(sentence: Sentence, at: int, limit: int) -> int | None:
    """Return the token of a "who" or "that" that opens a restrictive relative clause around the verb at `at`."""
    tags = sentence.tags
    for back in range(at - 1, max(limit, at - 10), -1):
        if tags[back] in ",;:.QH(-":
            return None
        if tags[back] == "W" and back > limit and tags[back - 1] in "cnD":
            return back
        if tags[back] == "T" and back > limit and tags[back - 1] == "n" and (back + 1 == at or tags[back + 1] == "X"):
            return back  # "allies that own the jet"
    return None


def _head_end(sentence: Sentence, start: int, end: int) -> int:
    """Cut a subject before an adverbial phrase that hangs on it ("Cole during a briefing")."""
    for at in range(start + 1, end):
        if sentence.tags[at] == "P" and sentence.words[at] in _ADVERBIAL:
            return at
    return end


def noun_phrase_end(sentence: Sentence, start: int, *, names_only: bool = False) -> int | None:
    """Return the end of the noun phrase that begins at `start` (after an inverted verb); None where none begins.

    ``said Name, the minister for X, on Monday``: the name with its apposition, without the adverbial.
    """
    tags, words = sentence.tags, sentence.words
    if start >= len(tags):
        return None
    if tags[start] in "HJ":
        return start + 1
    if tags[start] not in "cDn#" and not (tags[start] == "d" and tags[start + 1 : start + 2] in ("c", "n")):
        return None
    at = _plain_phrase_end(sentence, start)
    if at == start or (
        at == start + 1 and tags[start] == "D" and words[start] not in ("one", "some", "many", "another")
    ):
        return None
    while not names_only and at + 1 < len(tags) and tags[at] == ",":
        if tags[at + 1] == "W":
            closing = tags.find(",", at + 1, at + REACH)
            at = closing if closing > 0 else _last(tags)
            break
        if tags[at + 1] not in "Dcn#d" or (words[at + 1] == "the" and tags.find("V", at, at + 8) > 0):
            break
        end = _plain_phrase_end(sentence, at + 1)
        if end <= at + 1 or (end < len(tags) and tags[end] not in ",.-;:)" and tags[end] not in "PWS"):
            break
        at = end
    if not names_only and tags[at : at + 1] == "W" and tags[at - 1] in "cn":
        closing = tags.find(",", at, at + REACH)
        at = closing if closing > 0 else _last(tags)
    return at


def _last(tags: str) -> int:
    return len(tags) - 1 if tags.endswith(".") else len(tags)


def _plain_phrase_end(sentence: Sentence, start: int) -> int:
    tags, words = sentence.tags, sentence.words
    at = start
    stop = min(len(tags), start + REACH)
    while at < stop:
        sign = tags[at]
        if sign in "cn#sogd?" or (sign == "D" and (at == start or tags[at - 1] in "PoCt")):
            at += 1
        elif sign == "D" and words[at - 1] == "all":
            at += 1
        elif sign in "Pt" and words[at] in ("for", "at", "of", "to", "with", "from", "in") and at + 1 < stop:
            if tags[at + 1] not in "Dcn" or (words[at] == "in" and tags[at - 1] == "c" and tags[at + 1] != "c"):
                break
            if words[at + 1] in lexicon.words("statement-place") or (
                tags[at + 1] == "D" and at + 2 < stop and words[at + 2] in lexicon.words("statement-place")
            ):
                break
            at += 1
        elif sign == "C" and at + 1 < stop and tags[at + 1] in "cD" and tags[at - 1] == "c":
            at += 1
        elif sign in "VBG" and at > start and tags[at - 1] in "Dnc" and at + 1 < stop and tags[at + 1] in "nc,.":
            at += 1
        elif sign == "B" and at > start and tags[at + 1 : at + 3] == "DM":
            at += 1  # "told his daily call the day before"
        elif sign == "(" and ")" in tags[at : at + 8]:
            at = tags.index(")", at) + 1
        else:
            break
    while at > start and tags[at - 1] in "PtDC":
        at -= 1
    return at
