"""The lines between ``---`` and ``---`` that say what an article is; every key is optional."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.errors import FileProblemError, did_you_mean
from onrecord.yaml import text as yamltext
from onrecord.yaml import tree

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("title", "outlet", "byline", "url", "published", "published_basis")
_BASES = ("stated", "assigned")
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"---[ \t]*$", re.MULTILINE)
_WORDS = "|".join((*KEYS, "date", "author", "source", "publisher"))
"""The keys, and what others call them: whoever writes one of these first means a front matter."""
_KEY = re.compile(rf"^(?:{_WORDS})[ \t]*:", re.MULTILINE)
_FIRST_LINE = 2
"""The line of the file in which the keys begin, where nothing stands before them."""
_UNSEEN = re.compile(r"[\s\ufeff\u200b-\u200f\u2060\u00ad]*+")
"""What may stand before a front matter without being seen."""
_OTHER_FENCE = re.compile(r"[^\w\s]{1,80}[ \t]*\n")
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


def read(text: str, path: Path) -> tuple[dict[str, str], str]:
    """Return the fields that the front matter gives, if there is any, and the text after it.

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
    return {}, rest


def _refuse_other_fences(text: str, path: Path) -> None:
    """Refuse what was meant as front matter: known keys below a line of ``+++``, of other dashes, of a brace."""
    start = _seen_from(text)
    fence = _OTHER_FENCE.match(text, start)
    if fence is None or fence.group().strip() == "---":
        return
    lines = text[fence.end() - 1 : fence.end() + 4_000].partition("\n\n")[0].split("\n")
    if any(_ANY_KEY.match(line.strip()) for line in lines):
        what = f'its front matter stands below "{fence.group().strip()}", and not below "---"'
        remedy = 'Write it as lines "key: value" between two lines of ---.'
        raise FileProblemError(path, what, remedy, line=1 + text.count("\n", 0, start))


def parse(keys: str, path: Path, *, first_line: int = _FIRST_LINE) -> dict[str, str]:
    """Read the lines of the front matter into the fields of an Article, those without a value left out.

    FileProblemError, with the line in the file: not YAML, an unknown key, a value that is not what the key wants.
    """
    document = yamltext.load(keys, path, first_line=first_line)
    for problem in document.problems():
        raise FileProblemError(path, f"in the front matter {problem.text}", line=problem.line)
    root = document.root
    if root is None:
        return {}
    if not isinstance(root, tree.Map):
        remedy = "If they are text, put an empty line before the first ---."
        raise FileProblemError(path, 'the lines between --- and --- are no "key: value" lines', remedy, line=first_line)
    fields: dict[str, str] = {}
    for key, value in root.entries:
        wrong = _wrong_key(key.value) or _wrong_value(key.value, value)
        if wrong:
            raise FileProblemError(path, *wrong, line=document.line(key.start))
        if isinstance(value, tree.Text) and value.value and not value.absent:
            fields[key.value] = value.value
    return fields


def _wrong_key(key: str) -> tuple[str, str] | None:
    """Return what is wrong with a key, and the remedy."""
    if key in KEYS:
        return None
    return f'unknown key "{key}" in the front matter', did_you_mean(key, KEYS).strip() or f"Known: {', '.join(KEYS)}."


def _wrong_value(key: str, value: tree.Node) -> tuple[str, str] | None:
    if not isinstance(value, tree.Text):
        return f'"{key}" wants a text, not a list or map', "Put a text that begins with [ or { in quotes."
    if value.absent or not value.value:
        return None
    if key == "published":
        try:
            edtf.parse(value.value)
        except ValueError as error:
            return f"published: {error}", "Leave the key out where the article states no date."
    if key == "published_basis" and value.value not in _BASES:
        why = "is computed, never written" if value.value == "inferred" else "is not a basis"
        return f'published_basis: "{value.value}" {why}', "Write stated or assigned."
    return None
