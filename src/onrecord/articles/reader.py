"""Article files into articles: markdown or plain text, both with front matter; plain text may have a headline."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from onrecord import textfile
from onrecord.articles import foreign, frontmatter, second
from onrecord.errors import FileProblemError, Problem
from onrecord.models import Article
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

Noted: TypeAlias = "tuple[Article, tuple[Problem, ...]]"
"""An article, and what is worth a note on it."""
SUFFIXES = (".md", ".txt")
NOT_READ = "not-read"
"""The rule of the note on files of other kinds."""
SECOND_ARTICLE = "second-article"
"""The rule of the note on a file that holds two articles."""
_SECOND = (
    "here begins {}: two articles in one file? What follows is read as part of the first, with its date. Move it into a"
    " file of its own."
)
_NAMED = 8
_BLANK_LINES = re.compile(r"(?:[^\S\n]*+\n)*+")


def read(path: Path) -> Article:
    """Read one article; its id is the file's stem.

    FileProblemError: not readable, not UTF-8, no body, or a front matter that is not as it should be.
    """
    return read_with_notes(path)[0]


def read_with_notes(path: Path) -> tuple[Article, tuple[Problem, ...]]:
    """Read one article, and what is worth a note in its front matter; see `read`."""
    if not textfile.has_plain_name(path):
        remedy = "Rename it; the name is the article's id."
        raise FileProblemError(textfile.shown(path), "has a name that is not UTF-8", remedy)
    if path.suffix.lower() not in SUFFIXES:
        raise FileProblemError(path, "is neither .md nor .txt", "Rename it after what it holds.")
    missing = "Articles are the files of the dossier's articles folder."
    return article_of(textfile.read_bytes(path, missing=missing), path)


def article_of(data: bytes, path: Path) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article that a file of these bytes at `path` is, and notes on it; see `read`."""
    text = text_of(data, path)
    foreign.refuse_conflict(text, path)
    (fields, notes), rest = frontmatter.read(text, path)
    if path.suffix.lower() == ".txt" and "title" not in fields:
        title, rest = _headline(rest)
        fields["title"] = title
    body = rest[_end_of_blank_lines(rest) :]
    foreign.refuse_html(body, path)
    if not body.strip():
        raise FileProblemError(path, "has no body", "Paste the article's text into it.")
    if found := second.begins(body):
        line = text.count("\n", 0, len(text) - len(body) + found.start) + 1
        notes = (*notes, Problem(str(path), line, _SECOND.format(found.what), note=True, rule=SECOND_ARTICLE))
    return Article.model_validate({"id": path.stem, "body": body, **fields}), notes


def text_of(data: bytes, path: Path) -> str:
    """Return the text of a file without a byte order mark, newlines as LF; FileProblemError where it is no text."""
    foreign.refuse_other_kinds(data, path)
    text = textfile.decode(data, path)
    return text.removeprefix(textfile.BOM).replace("\r\n", "\n").replace("\r", "\n")


def read_all(
    folder: Path,
    known: Mapping[str, Noted] = MappingProxyType({}),
    *,
    keep: Callable[[Article, tuple[Problem, ...], str], Noted] = lambda article, notes, _: (article, notes),
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read the articles of a folder, in the order of their ids, and what is wrong with those that cannot be read.

    `known` are articles with the notes on them by the names of their files, which are not read again.
    `keep` says what is kept of each that was read, and of which file: what is left out is gone when the next is read.
    Hidden files and folders are passed over; files of other kinds are worth a note.
    """
    try:
        paths = sorted((path for path in folder.iterdir() if _is_file(path)), key=lambda path: (path.stem, path.name))
    except FileNotFoundError:
        remedy = "Name the dossier's folder with --data, or make this one and put the articles there, as .md or .txt."
        return (), (Problem(str(folder), 0, f"no such folder. {remedy}"),)
    except OSError as error:
        return (), (Problem(str(folder), 0, f"cannot be read ({textfile.reason(error)})."),)
    articles: list[Article] = []
    problems: list[Problem] = []
    first: dict[str, Path] = {}
    others = [path for path in paths if path.suffix.lower() not in SUFFIXES]
    if others:
        problems.append(Problem(str(folder), 0, _passed_over(others), note=True, rule=NOT_READ))
    for path in paths:
        if path in others:
            continue
        if first.setdefault(path.stem, path) != path:
            text = f'the article "{path.stem}" is already in {first[path.stem].name}; rename or remove one of the two'
            problems.append(Problem(str(path), 0, text))
            continue
        try:
            article, notes = known.get(path.name) or keep(*read_with_notes(path), path.name)
        except FileProblemError as error:
            problems.append(error.problem)
            continue
        articles.append(article)
        problems += notes
    return tuple(articles), (*problems, *_alike(articles, first))


def _alike(articles: Sequence[Article], paths: Mapping[str, Path]) -> Iterator[Problem]:
    """Yield a note on each article whose id differs from an earlier one by case or accents alone."""
    first: dict[str, str] = {}
    for article in articles:
        other = first.setdefault(fold(article.id), article.id)
        if other != article.id:
            text = f'its id differs from "{other}" by case or accents alone; each is found by its exact id'
            yield Problem(str(paths[article.id]), 0, text, note=True, rule="alike")


def _is_file(path: Path) -> bool:
    return not path.name.startswith(".") and not path.is_dir()


def _passed_over(others: Sequence[Path]) -> str:
    names = ", ".join(textfile.shown(path.name) for path in others[:_NAMED]) + ", …" * (len(others) > _NAMED)
    files = "1 file is" if len(others) == 1 else f"{len(others)} files are"
    return f"{files} neither .md nor .txt, and not read: {names}. Take them in with: onrecord add FILE"


def _headline(text: str) -> tuple[str, str]:
    """Part the headline, the first line with a letter, from what follows it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if any(c.isalpha() for c in text[start:end]):
            return text[start:end].strip(), text[end:]
        start = end + 1
    return "", ""


def _end_of_blank_lines(text: str) -> int:
    found = _BLANK_LINES.match(text)
    return found.end() if found else 0
