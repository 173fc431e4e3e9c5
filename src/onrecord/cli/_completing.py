"""Completion of actors, parties, issues, articles and claims on the command line, without importing a command.

Names come from the dossier's files by a quick look that never complains: a Tab must answer at once, or say nothing.
"""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

from onrecord.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 200
"""More names than this nobody reads through."""
_CLAIM = re.compile(
    r"^[^\S\n]*+-\s*+(?:\{\s*+)?id:\s*[\"']?([\w-]+)[\"']?[^\n]*\n?(?:\s+actor:\s*([^\n#]+))?", re.MULTILINE
)
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f*?\[\]{}$`\\\"<>|;&!~\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a shell might act on, and what no shell can be sent; a name that has it is left to be typed."""
_OPTIONS = {
    "--actor": "actor",
    "--via": "actor",
    "--party": "party",
    "--issue": "issue",
    "--article": "article",
    "--same-as": "claim",
}
_ARGUMENTS = {
    **dict.fromkeys(("show", "explain", "accept", "reject", "edit"), "claim"),
    "history": "issue",
    "diff": "party",
    "parse": "article",
    "attributions": "article",
    "articles": "article",
    "review": "article",
}


def names(args: list[str], incomplete: str) -> list[CompletionItem[str]] | None:
    """Return the names of the dossier that can stand next on a command line; None where no name is wanted."""
    data, command, rest = _split(args)
    before = rest[-1] if rest else ""
    what = _OPTIONS.get(before) if before.startswith("-") else None
    if what is None and command in _ARGUMENTS and not incomplete.startswith("-"):
        what = _ARGUMENTS[command]
    if what is None or not command:
        return None
    wanted = fold(incomplete)
    found = (item for item in _SOURCES[what](data) if _begins(wanted, str(item.value)))
    return [item for item in islice(found, MOST) if not _UNFIT.search(str(item.value))]


def _split(args: list[str]) -> tuple[Path, str, list[str]]:
    """Return the dossier's folder, the command, and what stands behind it."""
    data = os.environ.get("ONRECORD_DATA") or "data"
    words = iter(args)
    for word in words:
        if word == "--data":
            data = next(words, data)
        elif word.startswith("--data="):
            data = word.partition("=")[2]
        elif not word.startswith("-"):
            return Path(data), word, [*words]
    return Path(data), "", []


def _begins(wanted: str, name: str) -> bool:
    """True where the whole name or a word of it begins so."""
    known = fold(name)
    return known.startswith(wanted) or any(word.startswith(wanted) for word in known.split())


def _codebook(data: Path) -> dict[str, Any]:
    from onrecord import textfile
    from onrecord.errors import OnrecordError
    from onrecord.yaml import text as yamltext
    from onrecord.yaml import tree

    path = data / "codebook.yaml"
    try:
        root = yamltext.load(textfile.decode(textfile.read_bytes(path), path), path).root
    except OnrecordError:
        return {}
    value = tree.value_of(root) if root else {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _keyed(data: Path, key: str, told: str) -> Iterator[CompletionItem[str]]:
    found = _codebook(data).get(key)
    for name, value in cast("dict[str, Any]", found).items() if isinstance(found, dict) else ():
        about = cast("dict[str, Any]", value).get(told) if isinstance(value, dict) else None
        yield CompletionItem(name, help=printable(str(about)) if about else None)


def _actors(data: Path) -> Iterator[CompletionItem[str]]:
    book = _codebook(data)
    listed, sides = book.get("actors"), book.get("parties")
    entries = [*cast("list[Any]", listed if isinstance(listed, list) else [])]
    entries += cast("dict[str, Any]", sides if isinstance(sides, dict) else {}).values()
    for entry in entries:
        name = cast("dict[str, Any]", entry).get("name") if isinstance(entry, dict) else None
        if isinstance(name, str) and name:
            yield CompletionItem(name)


def _articles(data: Path) -> Iterator[CompletionItem[str]]:
    try:
        paths: Iterable[Path] = sorted((data / "articles").iterdir())
    except OSError:
        return
    yield from (CompletionItem(path.stem) for path in paths if path.suffix in (".md", ".txt"))


def _claims(data: Path) -> Iterator[CompletionItem[str]]:
    from onrecord import textfile
    from onrecord.errors import OnrecordError

    try:
        text = textfile.read_bytes(data / "claims.yaml").decode("utf-8", errors="replace")
    except OnrecordError:
        return
    for found in _CLAIM.finditer(text):
        yield CompletionItem(found[1], help=printable(found[2].strip(" \"'")) if found[2] else None)


_SOURCES: dict[str, Callable[[Path], Iterator[CompletionItem[str]]]] = {
    "actor": _actors,
    "party": lambda data: _keyed(data, "parties", "name"),
    "issue": lambda data: _keyed(data, "issues", "proposition"),
    "article": _articles,
    "claim": _claims,
}


class _Quick(ShellComplete):
    """Looks for names first; the rest (commands, options, choices) is click's."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        found = names(args, incomplete)
        return super().get_completions(args, incomplete) if found is None else found


class _Bash(_Quick, BashComplete):
    def format_completion(self, item: CompletionItem[str]) -> str:
        # Bash puts words on the line as they are. Its script reads them with `read`, which takes one backslash away.
        value = re.sub(r"([\s'()#])", r"\\\\\1", str(item.value))
        return f"{item.type},{value}"


class _Zsh(_Quick, ZshComplete):
    pass


class _Fish(_Quick, FishComplete):
    pass


def register() -> None:
    """Take the place of click's own classes."""
    for kind in (_Bash, _Zsh, _Fish):
        add_completion_class(kind)
