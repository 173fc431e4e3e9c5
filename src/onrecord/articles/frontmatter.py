"""The lines between ``---`` and ``---`` that say what an article is; every key is optional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord import edtf
from onrecord.errors import FileProblemError, did_you_mean
from onrecord.models import GENRES
from onrecord.text import INVISIBLE
from onrecord.yaml import text as yamltext
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from onrecord.errors import Problem

READ = ("title", "outlet", "byline", "url", "published", "published_basis", "genre", "speakers", "added")
CALLED = {"source": "url", "author": "byline", "date": "published"}
"""What web clippers call a key, and the key that it is."""
KEPT = ("section", "type", "notes")
"""Keys that are kept where they are texts; other programs write lists under these names."""
KEYS = (*READ, *KEPT, "language", "original", "copy_of", "check")
"""All keys that are read; people write `READ`, and `add` and `import` the others."""
WRITTEN_BY_ADD = ("published_from", "retrieved", "cut")
"""Keys that say where an article comes from, and nothing that it is read by."""
_CHECK = 'look at this, then delete it below "check"'
_BASES = ("stated", "assigned")
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"---[ \t]*$", re.MULTILINE)
_WORDS = "|".join((*READ, *CALLED, "publisher"))
"""The keys, and what others call them: whoever writes one of these first means a front matter."""
_KEY = re.compile(rf"^(?:{_WORDS})[ \t]*:", re.MULTILINE)
_FIRST_LINE = 2
"""The line of the file in which the keys begin, where nothing stands before them."""
_UNSEEN = re.compile(rf"[\s{INVISIBLE}]*+")
"""What may stand before a front matter without being seen."""
_OTHER_FENCE = re.compile(r"[^\w\s]{1,80}(?:ya?ml|toml|json)?[ \t]*\n", re.IGNORECASE)
_TOP = 4_000
"""So many characters from the top on are looked at for a front matter that is not where it should be."""
_LOWER = re.compile(r"^---[ \t]*\n((?:(?!---)[^\n]+\n){2,40})---[ \t]*$", re.MULTILINE)
_ANY_KEY = re.compile(rf"[\"']?(?:{_WORDS})[\"']?[ \t]*[:=]", re.IGNORECASE)


class Split(NamedTuple):
    """A text in two: the lines of the front matter (None where there is none), and all that follows."""

    keys: str | None
    rest: str


def split(text: str) -> Split:
    r"""Part the front matter from the rest; `text` has its newlines as LF.

    A first line ``---`` that no other one closes is a rule drawn above the text, not front matter. Blank lines and
    characters that nobody sees may stand above a front matter that has one of the known keys.

    >>> split("---\ntitle: A\n---\nB")
    Split(keys='title: A\n', rest='\nB')
    """
    opening = _opening(text)
    closing = _FENCE.search(text, opening.end() + 1) if opening and opening.end() < len(text) else None
    if opening is None or closing is None:
        return Split(None, text)
    keys = text[opening.end() + 1 : closing.start()]
    if opening.start() > 0 and not _KEY.search(keys):
        return Split(None, text)
    return Split(keys, text[closing.end() :])


def _opening(text: str) -> re.Match[str] | None:
    """Return the fence that opens a front matter: the first thing to be seen in the text."""
    return _RULE.match(text, _seen_from(text))


def _seen_from(text: str) -> int:
    unseen = _UNSEEN.match(text)
    return unseen.end() if unseen else 0


class FrontMatter(NamedTuple):
    """The fields of an Article that a front matter gives, and notes on the keys that it is not read by."""

    fields: dict[str, Any]
    notes: tuple[Problem, ...] = ()


def read(text: str, path: Path) -> tuple[FrontMatter, str]:
    """Return what the front matter says, if there is any, and the text after it.

    FileProblemError as `parse`, and where a front matter begins and does not end, or stands between other lines.
    """
    keys, rest = split(text)
    opening = _opening(text)
    first_line = 1 + text.count("\n", 0, opening.start() if opening else 0)
    if keys is not None:
        return parse(keys, path, first_line=first_line + 1), rest
    if opening is not None and _KEY.search(text[opening.start() :].partition("\n\n")[0]):
        remedy = "Put a line --- after the last key."
        raise FileProblemError(path, "its front matter has no end", remedy, line=first_line)
    _refuse_other_fences(text, path)
    return FrontMatter({}), rest


def _refuse_other_fences(text: str, path: Path) -> None:
    """Refuse what was meant as front matter: known keys below ``+++``, other dashes, a brace; or below other lines."""
    lower = _LOWER.search(text[:_TOP])
    if lower is not None and len(_KEY.findall(lower[1])) > 1:
        line = 1 + text.count("\n", 0, lower.start())
        raise FileProblemError(path, "its front matter is not at the top", "Delete what stands above it.", line=line)
    start = _seen_from(text)
    fence = _OTHER_FENCE.match(text, start)
    if fence is None or fence.group().strip() == "---":
        return
    lines = text[fence.end() - 1 : fence.end() + _TOP].partition("\n\n")[0].split("\n")
    if any(_ANY_KEY.match(line.strip()) for line in lines):
        what = f'its front matter stands below "{fence.group().strip()}", and not below "---"'
        remedy = 'Write it as lines "key: value" between two lines of ---.'
        raise FileProblemError(path, what, remedy, line=1 + text.count("\n", 0, start))


def parse(keys: str, path: Path, *, first_line: int = _FIRST_LINE) -> FrontMatter:
    """Read the lines of the front matter into the fields of an Article, those without a value left out.

    Unknown keys stay in the file and are told as notes; the usual ones of web clippers are understood.
    FileProblemError, with the line in the file: not YAML, or a value that is not what the key wants.
    """
    document = yamltext.load(keys, path, first_line=first_line)
    for problem in document.problems():
        raise FileProblemError(path, f"in the front matter {problem.text}", line=problem.line)
    root = document.root
    if root is None:
        return FrontMatter({})
    if not isinstance(root, tree.Map):
        remedy = "If they are text, put an empty line before the first ---."
        raise FileProblemError(path, 'the lines between --- and --- are no "key: value" lines', remedy, line=first_line)
    given = {key.value for key, _ in root.entries}
    fields: dict[str, Any] = {}
    notes: list[Problem] = []
    for key, value in root.entries:
        name = _meant(key.value, value, given)
        if name not in KEYS or (name in KEPT and not isinstance(value, tree.Text)):
            if name not in WRITTEN_BY_ADD:
                notes.append(document.problem(key.start, _unknown(key.value), note=True, rule="front-matter"))
            continue
        said = _value(name, value)
        wrong = _wrong_value(name, said)
        if wrong:
            raise FileProblemError(path, *wrong, line=document.line(key.start))
        if said:
            fields[name] = said
        if name == "check":
            notes += (document.problem(key.start, f"{_CHECK}: {each}", note=True, rule="to-check") for each in said)
    return FrontMatter(fields, tuple(notes))


def _meant(key: str, value: tree.Node, given: Collection[str]) -> str:
    """Return the key that a web clipper's one stands for, where that one is not given itself."""
    known = CALLED.get(key)
    if known is None or known in given:
        return key
    if known == "url" and not (isinstance(value, tree.Text) and _ADDRESS.match(value.value)):
        return key
    return known


_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LINKED = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*$")


def _value(name: str, node: tree.Node) -> Any:  # noqa: ANN401 - what YAML gives, before typing
    """Return the value of a known key: a text, names joined, labels with names; None for what is none of these."""
    if isinstance(node, tree.Text) and name != "check":
        text = "" if node.absent else node.value
        if name == "byline":
            return _LINKED.sub(r"\1", text)
        return _TIME_OF_DAY.sub("", text) if name in ("published", "added") else text
    if name == "byline" and isinstance(node, tree.List):
        names = [item.value for item in node.items if isinstance(item, tree.Text)]
        return _LINKED.sub(r"\1", ", ".join(names)) if len(names) == len(node.items) else None
    if name == "check":
        return _texts(node)
    if name == "speakers" and isinstance(node, tree.Map):
        labels = {key.value: value.value for key, value in node.entries if isinstance(value, tree.Text)}
        return labels if len(labels) == len(node.entries) else None
    return None


def _texts(node: tree.Node) -> tuple[str, ...] | None:
    """Return the texts of a list, or one text alone; None for what holds others."""
    if isinstance(node, tree.Text):
        return () if node.absent else (node.value,)
    texts = [each.value for each in node.items if isinstance(each, tree.Text)] if isinstance(node, tree.List) else []
    return tuple(texts) if isinstance(node, tree.List) and len(texts) == len(node.items) else None


def _unknown(key: str) -> str:
    """Return the note on a key that onrecord does not know."""
    meant = did_you_mean(key, KEYS).strip() or f"Known: {', '.join(READ)}."
    return f'the front matter has the key "{key}", which onrecord does not read. {meant}'


def _wrong_value(key: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with the value of a key, and the remedy."""
    if value is None and key == "check":
        return '"check" wants sentences, each on a line of its own', 'Write it below "check:", behind "  - ".'
    if value is None and key == "speakers":
        return '"speakers" wants labels with their names', "Write speakers: {PR: Priya Raman}."
    if value is None:
        return f'"{key}" wants a text, not a list or map', "Put a text that begins with [ or { in quotes."
    if key == "speakers" and isinstance(value, str) and value:
        return '"speakers" wants labels with their names', "Write speakers: {PR: Priya Raman}."
    if key in ("published", "added") and value:
        try:
            edtf.parse(str(value))
        except ValueError as error:
            return f"{key}: {error}", "Leave the key out where the article states no date."
    if key == "published_basis" and value and value not in _BASES:
        why = "is computed, never written" if value == "inferred" else "is not a basis"
        return f'published_basis: "{value}" {why}', "Write stated or assigned."
    if key == "genre" and value and value not in GENRES:
        return f'genre: "{value}" is not one of {", ".join(GENRES)}', did_you_mean(str(value), GENRES).strip()
    return None
