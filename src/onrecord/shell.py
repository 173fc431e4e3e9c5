"""Commands that are printed to be pasted: every name in them is one word of the shell, and never an option."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def command(verb: str, names: Iterable[str] = (), options: Mapping[str, str | None] | None = None) -> str:
    """Return a command of onrecord with its names and options (``{"--article": "a"}``; None: no value), quoted.

    >>> command("edit", ["k3x9"], {"--article": "my notes"})
    "onrecord edit k3x9 --article 'my notes'"
    >>> command("edit", ["-k3; rm x"], {"--article": "--all"})
    "onrecord edit --article=--all -- '-k3; rm x'"
    """
    named = [*names]
    given = [
        word for name, value in (options or {}).items() for word in ([name] if value is None else option(name, value))
    ]
    told = ["--", *named] if any(name.startswith("-") for name in named) else named
    words = [*given, *told] if told != named else [*named, *given]
    return " ".join(("onrecord", verb, *map(quoted, words)))


def option(name: str, value: str) -> list[str]:
    """Return the words that give an option its value, one that looks like an option, too."""
    return [f"{name}={value}"] if value.startswith("-") else [name, value]


def quoted(word: str) -> str:
    """Return a word for a shell, on one line and without what a terminal would obey."""
    return shlex.quote(one_line(word))
