"""Codebook lint: entries that are allowed, but hardly meant (a list as one text, no topic, a phrase of two stances)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.text import fold
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.errors import Problem
    from onrecord.models import Codebook

_LISTS = frozenset({"speaks_as", "demonyms", "aliases", "topic"})


def find(document: tree.Document, book: Codebook) -> Iterator[Problem]:
    """Yield what is odd in the records of `document` that made it into `book`."""
    root = document.root
    if not isinstance(root, tree.Map):
        return
    for section in ("parties", "actors", "issues"):
        node = root.get(section)
        records = node.items if isinstance(node, tree.List) else ()
        if isinstance(node, tree.Map):
            records = [value for _, value in node.entries]
        for record in records:
            yield from _run_together(document, record)
    yield from _of_reporting(document, root, book)
    issues = root.get("issues")
    for key, node in issues.entries if isinstance(issues, tree.Map) else ():
        if key.value in book.issues and isinstance(node, tree.Map):
            yield from _of_issue(document, key, node, book)


def _run_together(document: tree.Document, record: tree.Node) -> Iterator[Problem]:
    """``topic: night ferry, night boat`` is one term that no article prints."""
    for key, value in record.entries if isinstance(record, tree.Map) else ():
        if key.value in _LISTS and isinstance(value, tree.Text) and ", " in value.value:
            text = f'{key.value} "{value.value}" is one text with a comma in it; a list stands in brackets'
            yield document.problem(value.start, f"{text}: [{value.value}]", rule="value")


def _of_reporting(document: tree.Document, root: tree.Map, book: Codebook) -> Iterator[Problem]:
    """``reporting: blast, slam`` is one verb that nobody prints; a word of both lists is taken to report."""
    out = {fold(word) for word in book.not_reporting}
    for name, words in (("reporting", book.reporting), ("not_reporting", book.not_reporting)):
        node = root.get(name)
        if node is None:
            continue
        for word in words:
            if ", " in word:
                text = f'{name} "{word}" is one text with a comma in it; a list stands in brackets: [{word}]'
                yield document.problem(node.start, text, rule="value")
            elif "*" in word:
                text = f'{name} "{word}": a verb stands without "*"; its other forms are found by themselves'
                yield document.problem(node.start, text, note=True, rule="value")
            elif name == "reporting" and fold(word) in out:
                text = f'"{word}" stands under reporting and under not_reporting; it is taken to report'
                yield document.problem(node.start, text, note=True, rule="value")


def _of_issue(document: tree.Document, key: tree.Text, node: tree.Map, book: Codebook) -> Iterator[Problem]:
    issue = book.issues[key.value]
    if not issue.topic:
        text = f'issue "{key.value}" has no topic: no statement is on it'
        yield document.problem(key.start, text, note=True, rule="topic")
    stances: dict[str, str] = {}
    for stance, phrases in issue.phrases.items():
        for phrase in phrases:
            first = stances.setdefault(fold(phrase.phrase), stance)
            if first != stance:
                text = f'issue "{key.value}": the phrase "{phrase.phrase}" stands under {first} and under {stance}'
                yield document.problem(_place(node, stance), text, rule="phrase-twice")


def _place(node: tree.Map, stance: str) -> int:
    phrases = node.get("phrases")
    entries = phrases.entries if isinstance(phrases, tree.Map) else ()
    return next((key.start for key, _ in entries if key.value == stance), node.start)
