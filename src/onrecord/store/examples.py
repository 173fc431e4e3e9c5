"""The examples of a codebook with their places: sentences that must give a stance, under a phrase or an issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.yaml import text as yamltext
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NONE = "none"
"""The stance of an example that must give no claim on its issue."""


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence, its place, and the stance it must give. ``phrase`` is empty for an example of the issue itself."""

    line: int
    issue: str
    stance: str
    phrase: str
    text: str


def load(path: Path) -> tuple[Example, ...]:
    """Return the examples of a codebook in the order of the file; what is no example is left to `codebook.load`.

    FileProblemError where there is no such file, or it is not YAML.
    """
    document = yamltext.load(textfile.decode(textfile.read_bytes(path), path), path)
    issues = _get(document.root, "issues")
    return tuple(_all(document, issues)) if isinstance(issues, tree.Map) else ()


def _all(document: tree.Document, issues: tree.Map) -> Iterator[Example]:
    for key, issue in issues.entries:
        found = [
            (text, stance, phrase)
            for stance, phrases in _entries(_get(issue, "phrases"))
            for phrase, examples in _phrases(phrases)
            for text in _texts(examples)
        ]
        found += [(text, stance, "") for stance, texts in _entries(_get(issue, "examples")) for text in _texts(texts)]
        for text, stance, phrase in sorted(found, key=lambda each: each[0].start):
            yield Example(document.line(text.start), key.value, stance, phrase, text.value)


def _phrases(node: tree.Node) -> Iterator[tuple[str, tree.Node | None]]:
    for item in node.items if isinstance(node, tree.List) else ():
        phrase = _get(item, "phrase")
        if isinstance(phrase, tree.Text):
            yield phrase.value, _get(item, "examples")


def _get(node: tree.Node | None, key: str) -> tree.Node | None:
    return node.get(key) if isinstance(node, tree.Map) else None


def _entries(node: tree.Node | None) -> Iterator[tuple[str, tree.Node]]:
    for key, value in node.entries if isinstance(node, tree.Map) else ():
        yield key.value, value


def _texts(node: tree.Node | None) -> Iterator[tree.Text]:
    """Yield the texts of a list; one text where a list is allowed stands for a list of one."""
    for item in node.items if isinstance(node, tree.List) else (node,):
        if isinstance(item, tree.Text) and not item.absent:
            yield item
