"""Check the lexicon: ``python -m onrecord.parser.lexicon`` prints what is wrong with its tables, as file:line: text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from onrecord.errors import Problem
from onrecord.parser.lexicon import places, tables
from onrecord.parser.lexicon.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator


def check() -> tuple[list[Problem], str]:
    """Return all that is wrong with the tables and their examples, and a line that counts what was checked."""
    problems = [problem for name in SHAPES for problem in _of_table(name)]
    if not problems:
        from onrecord.parser.lexicon import examples  # noqa: PLC0415 -- needs tables that can be loaded

        problems = [problem for name in _lists() for problem in examples.problems(name)]
    return problems, "" if problems else _counted()


def _of_table(name: str) -> Iterator[Problem]:
    file, text = tables.source(name)
    yield from tables.read(file, text, SHAPES[name])[1]
    for line in places.crowded(text):
        yield Problem(file, line, "Write one entry a line: two blanks, the entry in quotes, a comma.")


def _lists() -> list[str]:
    return [name for name, shape in SHAPES.items() if not shape.columns]


def _counted() -> str:
    groups = [group for name in _lists() for group in tables.table(name).values()]
    entries = sum(len(group.entries) for group in groups)
    entries += sum(len(tables.rows(name)) for name in SHAPES.keys() - set(_lists()))
    examples = sum(len(group.yes) + len(group.no) for group in groups)
    return f"{len(SHAPES)} files, {entries} entries, {examples} examples: no problems."


def main() -> None:
    """Print the problems and exit with 1, or print the line that counts."""
    problems, counted = check()
    sys.stdout.write("\n".join(map(str, problems)) + "\n" if problems else counted + "\n")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
