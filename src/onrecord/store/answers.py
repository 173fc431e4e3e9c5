"""Answers of models, kept in the dossier as ``answers/<article>.<model>.json``: the same folder gives the same ledger.

An answer is evidence: it is written once, never changed, and a stale one is named, not deleted. One that could not be
used is kept beside them as ``.rejected.json``, and never read again.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from onrecord import diskfile, textfile
from onrecord.errors import FileProblemError, Problem
from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
FOLDER = "answers"
SUFFIX = ".json"
REJECTED = ".rejected.json"
MAX_FILE = 40_000_000
"""Bytes of a file of answers, beyond which it is not read."""
MAX_KEPT = 200_000
"""Characters that are kept of a piece's answer that could not be used."""
MAX_NAME = 220
"""Bytes of the name of a file of answers; while it is written it is a little longer."""
_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model answered about one article, and to what."""

    article: str
    model: str
    """The model's name, as it was asked for."""
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    instruction: int
    """The version of the instruction."""
    codebook: str
    """The digest of what the codebook put into the prompt."""
    sha256: str
    """The digest of the article's body."""
    day: str
    order: int = 0
    """Of several models the one asked first counts first: how many had been asked before it."""
    texts: tuple[str, ...]
    """The answer as received, one for each piece of the article."""
    path: Path = Path()
    """The file, where it has one."""


def file_name(article: str, model: str, suffix: str = SUFFIX) -> str:
    """Return the name of the file of a model's answer.

    >>> file_name("kalin-says", "ollama/llama3.2:3b")
    'kalin-says.ollama%2Fllama3%2E2%3A3b.json'
    """
    told = printed(model)
    if f".{told}{SUFFIX}" == REJECTED:  # a model of this name: its answers are none that were rejected
        told = _percent(told[0]) + told[1:]
    return f"{article}.{told}{suffix}"


def path_of(folder: Path, article: str, model: str, suffix: str = SUFFIX) -> Path:
    """Return the file of a model's answer; FileProblemError where its name is too long, or a link is in its place."""
    path = folder / file_name(article, model, suffix)
    if len(path.name.encode("utf-8", "surrogatepass")) > MAX_NAME:
        raise FileProblemError(path, "has too long a name", "Give the article a shorter file name.")
    if path.is_symlink():
        raise FileProblemError(path, "is a link; answers are written to files of the dossier alone", "Remove it.")
    return path


def printed(name: str) -> str:
    """Return a name with all that a file's name should not have as percent signs and digits."""
    return "".join(sign if sign in _SAFE else _percent(sign) for sign in name)


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))


def prepare(folder: Path) -> None:
    """Make the folder of the answers; FileProblemError where there can be none, best told before a model is asked."""
    if folder.is_symlink():
        raise FileProblemError(folder, "is a link; answers are written to a folder of the dossier alone", "Remove it.")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise FileProblemError(folder, f"cannot be made ({textfile.reason(error)})") from error


def write(folder: Path, answer: Answer, *, rejected: str = "") -> Path:
    """Write an answer in one step, or with a reason one that is `rejected`; FileProblemError where it cannot be."""
    path = path_of(folder, answer.article, answer.model, REJECTED if rejected else SUFFIX)
    told: dict[str, object] = {"v": VERSION, "article": answer.article, "model": answer.model}
    told |= {"options": dict(answer.options), "instruction": answer.instruction, "codebook": answer.codebook}
    told |= {"sha256": answer.sha256, "day": answer.day, "order": answer.order}
    if rejected:
        told |= {"rejected": rejected, "answers": [text[:MAX_KEPT] for text in answer.texts]}
    else:
        told |= {"answers": list(answer.texts)}
    prepare(folder)
    diskfile.write(path, (json.dumps(told, indent=1) + "\n").encode("ascii"))
    return path


def load(folder: Path) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """Return the answers of a dossier in the order of their files' names, and what is wrong with the others."""
    found: list[Answer] = []
    problems: list[Problem] = []
    try:
        paths = _files(folder)
    except OSError as error:
        return (), (FileProblemError(folder, f"cannot be read ({textfile.reason(error)})").problem,)
    for path in paths:
        try:
            found.append(_read(path))
        except FileProblemError as error:
            problems.append(error.problem)
    return tuple(found), tuple(problems)


def _files(folder: Path) -> list[Path]:
    try:
        names = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    return [
        folder / name
        for name in sorted(names)
        if name.endswith(SUFFIX) and not name.endswith(REJECTED) and not name.startswith(".")
    ]


_AGAIN = "Move the file away and ask the model again: onrecord parse --model NAME"


def _read(path: Path) -> Answer:
    with suppress(OSError):  # what cannot be looked at cannot be read, and that is told
        if path.stat().st_size > MAX_FILE:
            raise FileProblemError(path, f"has more than {MAX_FILE:,} bytes, and is no answer", _AGAIN)
    text = textfile.decode(textfile.read_bytes(path), path)
    try:
        told = json.loads(text)
        answer = _answer(told, path)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileProblemError(path, f"is no answer as onrecord keeps them ({_why(error)})", _AGAIN) from error
    if path.name != file_name(answer.article, answer.model):
        name = unquote(path.name)
        raise FileProblemError(path, f'is named "{name}", but holds "{answer.article}" by "{answer.model}"', _AGAIN)
    return answer


def _why(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"no {error.args[0]}"
    return one_line(str(error))[:120] or type(error).__name__


def _answer(told: Any, path: Path) -> Answer:  # noqa: ANN401 - what JSON gives
    if told["v"] != VERSION:
        raise ValueError(f"version {told['v']!r}, and this onrecord knows {VERSION}")
    texts = told["answers"]
    plain = ("article", "model", "codebook", "sha256", "day")
    if not (texts and isinstance(texts, list) and all(isinstance(text, str) for text in texts)):  # pyright: ignore[reportUnknownVariableType]
        raise TypeError("its answers are no list of texts")
    if not all(isinstance(told[name], str) for name in plain) or type(told["instruction"]) is not int:
        raise TypeError("a field has the wrong type")
    options = {str(key): str(value) for key, value in told.get("options", {}).items()}
    order = told.get("order", 0)
    return Answer(
        **{name: told[name] for name in plain},
        instruction=told["instruction"],
        options=options,
        order=order if type(order) is int else 0,
        texts=tuple(texts),  # pyright: ignore[reportUnknownArgumentType]
        path=path,
    )
