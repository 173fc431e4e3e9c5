"""Speakers called again who have not spoken: "the official" whom the text has described, "his ministry".

People are looked for in the paragraph of the mention, before it; bodies further back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.speakers import unnamed
from onrecord.parser.speakers.by_pronoun import GENDER, last_person
from onrecord.parser.speakers.discourse import Mention, Speaker
from onrecord.parser.speakers.names import words
from onrecord.spans import Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.speakers.discourse import Memory

_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Oo]ne)\s([\w.'’-]+(?:\s[\w.'’-]+){0,4})")
_OF = re.compile(r"\sof\s(?:the\s)?[\w'’-]+(?:\s[\w'’-]+)?")
_SUBJECT = 40
"""Characters between a paragraph's beginning and the end of the name that is its subject, at most."""
_NEAR, _FAR = 1000, 3000
"""Characters back in which somebody is described, and in which a body is named, at most."""


def by_description(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """``the official``, ``she``: whom the paragraph has described since the last statement, and nobody named after."""
    keys = mention.keys
    pronoun = GENDER.get(keys[0], "") if len(keys) == 1 else ""
    head = "" if pronoun else keys[-1] if len(keys) == 2 and keys[0] == "the" else None
    if head is None or (head and not unnamed.is_person(head)):
        return ()
    at = mention.span.start
    start = max(_paragraph(memory, at), memory.last_end, at - _NEAR)
    named = next((person.start for person in memory.people_before(at)), -1)
    for described, noun in _descriptions(memory, start, at):
        if pronoun:
            fits = described.span.start > named and _leads(memory, described) and noun not in _other(pronoun)
        else:
            fits = noun == head or head in lexicon.speakers("anybody")
        if fits:
            called = _called(described, noun, head) if noun in _ANYBODY and head else described
            found = unnamed.by_head(memory, called)
            return tuple(s._replace(rule=f"{fold(mention.text)}: described before") for s in found)
    return ()


_ANYBODY = frozenset("member person somebody someone".split())
"""Nouns that tell less than the one by which somebody is called again."""


def _called(described: Mention, noun: str, head: str) -> Mention:
    """Return the description with the later noun: the official who was "a member of the delegation"."""
    text = re.sub(rf"\b{noun}\b", head, described.text)
    return Mention(text, described.span, tuple(word.key for word in words(text)))


def _other(pronoun: str) -> frozenset[str]:
    return lexicon.speakers("she" if pronoun == "he" else "he")


_LED = frozenset("party bloc faction caucus".split())
"""Bodies that are for what somebody says they are for: he speaks for himself."""


def by_body(memory: Memory, mention: Mention) -> tuple[Speaker, ...]:
    """``his ministry``, ``a ministry spokesman``, ``a spokesman`` after a paragraph that begins with a body."""
    keys = mention.keys
    at = mention.span.start
    if len(keys) == 2 and keys[0] in ("his", "her") and keys[1] in _LED:
        return last_person(memory, GENDER[keys[0]], at, mention.text)
    if len(keys) == 2 and keys[0] in ("his", "her") and keys[1] in lexicon.speakers("body"):
        return _own_body(memory, keys[0], keys[1], at)
    if len(keys) == 2 and keys[0] == "the" and keys[1] in lexicon.speakers("body"):
        return _named_body(memory, keys[1], at, "the body named before")
    if not keys or keys[-1] not in lexicon.speakers("spokesperson") or keys[0] not in ("a", "the"):
        return ()
    if len(keys) == 2 and keys[0] == "a":
        start = _paragraph(memory, at)
        first = next(iter(memory.hits_in(Span(start, min(at, start + _SUBJECT)))), None)
        if first and _is_body(memory, first.name) and not any(p.start >= start for p in memory.people_before(at)):
            return (memory.body(first.name, "spokesperson of the body before"),)
    if len(keys) == 3 and keys[1] in lexicon.speakers("body"):
        return _named_body(memory, keys[1], at, "spokesperson of the body before")
    return ()


def _named_body(memory: Memory, noun: str, at: int, rule: str) -> tuple[Speaker, ...]:
    """Return the body of this kind that the text has named last."""
    for hit in reversed(memory.hits_in(Span(max(0, at - _FAR), at))):
        if _is_body(memory, hit.name) and _is_a(hit.name, noun):
            return (memory.body(hit.name, rule),)
    return ()


def _own_body(memory: Memory, word: str, noun: str, at: int) -> tuple[Speaker, ...]:
    """Return the body of the one whom "his" means, else for a ministry his side."""
    meant = last_person(memory, GENDER[word], at, word)
    start = _paragraph(memory, at)
    here = [person.name for person in memory.people_before(at) if person.start >= start]
    for name in (*here, *(person.actor for person in meant)):
        actor = memory.names.codebook.actor_by_name.get(name)
        if actor and actor.body and (noun == "office" or _is_a(actor.body, noun)):
            return (memory.body(actor.body, f"the {noun} of {name}"),)
    for person in meant:
        party = memory.names.codebook.parties.get(memory.party(person) or "")
        if party and noun in ("ministry", "government", "administration"):
            return (memory.body(party.name, f"the side of {person.actor}"),)
    return ()


def _is_body(memory: Memory, name: str) -> bool:
    actor = memory.names.codebook.actor_by_name.get(name)
    return actor is not None and not memory.names.is_person(name) and not memory.names.is_outlet(name)


def _is_a(name: str, noun: str) -> bool:
    return noun in fold(name).split()


def _paragraph(memory: Memory, at: int) -> int:
    return memory.text.rfind("\n", 0, at) + 1


def _descriptions(memory: Memory, start: int, end: int) -> Iterator[tuple[Mention, str]]:
    """Yield the people without a name whom the text describes from `start` to `end`, and the noun, the latest first."""
    for match in reversed(list(_INDEFINITE.finditer(memory.text, start, end))):
        for word in words(match.group(1), match.start(1)):
            if unnamed.is_person(word.key):
                of = _OF.match(memory.text, word.end, end)
                span = Span(match.start(), of.end() if of else word.end)
                text = span.of(memory.text)
                yield Mention(text, span, tuple(each.key for each in words(text))), word.key
                break


def _leads(memory: Memory, described: Mention) -> bool:
    """True where a sentence begins with the description, outside quotation marks."""
    before = memory.text[max(0, described.span.start - 3) : described.span.start]
    return not before.strip() or (before[-1].isspace() and before.rstrip()[-1] in ".!?”")
