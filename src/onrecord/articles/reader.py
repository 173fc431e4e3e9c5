"""Article files into articles: markdown with front matter, or plain text under its headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord import textfile
from onrecord.articles import frontmatter
from onrecord.errors import FileProblemError, Problem
from onrecord.models import Article

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".md", ".txt")
_BLANK_LINES = re.compile(r"(?:[^\S\n]*+\n)*+")


def read(path: Path) -> Article:
    """Read one article; its id is the file's stem.

    FileProblemError: not readable, not UTF-8, no body, or a front matter that is not as it should be.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileProblemError(path, "is neither .md nor .txt", "Rename it after what it holds.")
    missing = "Articles are the files of the dossier's articles folder."
    text = textfile.decode(textfile.read_bytes(path, missing=missing), path)
    text = text.removeprefix(textfile.BOM).replace("\r\n", "\n").replace("\r", "\n")
    fields, rest = _plain(text) if suffix == ".txt" else _markdown(text, path)
    body = rest[_end_of_blank_lines(rest) :]
    if not body.strip():
        raise FileProblemError(path, "has no body", "Paste the article's text into it.")
    return Article.model_validate({"id": path.stem, "body": body, **fields})


def read_all(folder: Path) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read the articles of a folder, in the order of their ids, and what is wrong with those that cannot be read.

    Hidden files, folders and files of other kinds are passed over.
    """
    try:
        paths = sorted(
            (path for path in folder.iterdir() if _is_article(path)), key=lambda path: (path.stem, path.name)
        )
    except FileNotFoundError:
        remedy = "Name the dossier's folder with --data, or make one with: onrecord init DIR"
        return (), (Problem(str(folder), 0, f"no such folder. {remedy}"),)
    except OSError as error:
        return (), (Problem(str(folder), 0, f"cannot be read ({textfile.reason(error)})."),)
    articles: list[Article] = []
    problems: list[Problem] = []
    first: dict[str, Path] = {}
    for path in paths:
        if first.setdefault(path.stem, path) != path:
            text = f'the article "{path.stem}" is already in {first[path.stem].name}; rename or remove one of the two'
            problems.append(Problem(str(path), 0, text))
            continue
        try:
            articles.append(read(path))
        except FileProblemError as error:
            problems.append(error.problem)
    return tuple(articles), tuple(problems)


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and not path.is_dir()


def _plain(text: str) -> tuple[dict[str, str], str]:
    """Part the headline, the first line with a letter, from what follows it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if any(c.isalpha() for c in text[start:end]):
            return {"title": text[start:end].strip()}, text[end:]
        start = end + 1
    return {}, ""


def _markdown(text: str, path: Path) -> tuple[dict[str, str], str]:
    keys, rest = frontmatter.split(text)
    return ({} if keys is None else frontmatter.parse(keys, path)), rest


def _end_of_blank_lines(text: str) -> int:
    found = _BLANK_LINES.match(text)
    return found.end() if found else 0
