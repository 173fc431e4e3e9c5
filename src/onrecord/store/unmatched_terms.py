"""Words of a codebook that hardly any article can answer to: notes, for the file itself is in order.

What is found, the parser alone decides; tests/store/test_unmatched_terms.py holds every rule here against it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord import edtf
from onrecord.text import visible
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.errors import Problem

MAX_NAME = 20
"""Words of a name that the parser looks for."""
MAX_DEMONYM = 3
"""Words of a demonym that it looks for."""
MAX_DAYS = 7
"""An event that lasts longer dates no article."""
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_ONE_WORD = re.compile(r"\W*(\w+(?:[-'’.]\w+)*)\W*")
_STAR_INSIDE = re.compile(r"\*[^\s*]")
_SHOWN = 60
"""Characters of a text in a note."""


def find(document: tree.Document) -> Iterator[Problem]:
    """Yield what the records of a codebook wait for in vain."""
    root = document.root
    for section in ("parties", "actors", "issues", "events"):
        node = root.get(section) if isinstance(root, tree.Map) else None
        values = node.items if isinstance(node, tree.List) else ()
        if isinstance(node, tree.Map):
            values = [value for _, value in node.entries]
        for record in values:
            if isinstance(record, tree.Map):
                yield from _of_record(document, section, record)


def _of_record(document: tree.Document, section: str, record: tree.Map) -> Iterator[Problem]:
    otherwise = record.get("aliases") or record.get("roles")
    for field, text in _texts(record):
        for fields, rule in _RULES:
            said = rule(text.value) if (section, field) in fields else ""
            if said and not (field == "name" and otherwise and rule is _small):  # the name in reports, and no more
                shown = visible(text.value)
                shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
                yield document.problem(text.start, f'the {_CALLED[field]} "{shown}" {said}', note=True, rule="unfound")
    if section == "events":
        yield from _of_event(document, record)


def _texts(record: tree.Map) -> Iterator[tuple[str, tree.Text]]:
    """Yield the texts of a record that are looked for in articles, each with its field."""
    for key, value in record.entries:
        if key.value not in _CALLED:
            continue
        lists = [value]
        if key.value == "phrases":
            lists = [phrases for _, phrases in value.entries] if isinstance(value, tree.Map) else []
        for item in (item for node in lists for item in (node.items if isinstance(node, tree.List) else (node,))):
            inner = _INNER.get(key.value)
            text = item.get(inner) if inner and isinstance(item, tree.Map) else item
            if isinstance(text, tree.Text):
                yield key.value, text


def _small(text: str) -> str:
    word = _ONE_WORD.fullmatch(text)
    first = word[1][0] if word else "X"
    if first.isupper():
        return ""
    if first.upper() == first:  # a digit, or a script without capitals
        return "names no speaker: a name of one word counts only where it begins with a capital letter"
    article = f"the {text}".strip()
    return f'names a speaker only where an article prints it with a capital; "{article}" needs none'


def _long(most: int) -> Callable[[str], str]:
    return lambda text: f"has more than {most} words and is not looked for" if len(_WORD.findall(text)) > most else ""


def _star_inside(text: str) -> str:
    said = "is found only where an article prints the *, which otherwise ends a word or stands alone"
    return said if _STAR_INSIDE.search(text) else ""


def _star(text: str) -> str:
    return "is found only where an article prints the *: words of events are no patterns" if "*" in text else ""


def _of_event(document: tree.Document, record: tree.Map) -> Iterator[Problem]:
    date, words = record.get("date"), record.get("words")
    if words is None or not isinstance(date, tree.Text):
        return
    try:
        when = edtf.parse(date.value)
    except ValueError:  # told as a wrong value
        return
    if (when.latest - when.earliest).days >= MAX_DAYS:
        said = f"event of {date.value}: its words date no article, for it lasts more than a week"
        yield document.problem(words.start, said, note=True, rule="unfound")


_CALLED: Final = {
    "name": "name", "aliases": "alias", "speaks_as": "name", "demonyms": "demonym",
    "topic": "topic", "phrases": "phrase", "words": "word",
}  # fmt: skip
"""Fields that hold words to look for, and how one of them is called."""
_INNER: Final = {"phrases": "phrase"}
_ACTOR = {("actors", "name"), ("actors", "aliases")}
_PARTY = {("parties", "name"), ("parties", "speaks_as")}
_DEMONYMS = {("parties", "demonyms")}
_PATTERNS = {("issues", "topic"), ("issues", "phrases")}
_EVENTS = {("events", "words")}
_RULES: Final[tuple[tuple[set[tuple[str, str]], Callable[[str], str]], ...]] = (
    (_ACTOR, _small),
    (_ACTOR | _PARTY, _long(MAX_NAME)),
    (_DEMONYMS, _long(MAX_DEMONYM)),
    (_PATTERNS, _star_inside),
    (_EVENTS, _star),
)
