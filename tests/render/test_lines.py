"""A long table without a screen is what rich makes of it."""

import pytest
from rich.console import Console
from rich.text import Text

from onrecord.render.terminal import palette
from onrecord.render.terminal.lines import Lines

ROWS = [
    ("id", "", "words  with   blanks"),
    ("漢字かな", "é́", "a" * 300),
    ("x", "tab-less", "ends in blanks  "),
    ("", "", ""),
    ("🇹🇷 flag", "“quote” — dash", "x"),
]


def printed(layout, *, colour=None):
    console = Console(width=10_000, color_system=colour, force_terminal=bool(colour), highlight=False, markup=False)
    with console.capture() as captured:
        console.print(layout)
    return [line.rstrip() for line in captured.get().splitlines()]


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS[3:4], []], ids=len)
def test_lines_are_those_of_a_table(rows):
    table = palette.rows("a", "b b", "words")
    table.columns[1].justify = "right"
    for row in rows:
        table.add_row(*map(Text, row))
    lines = Lines(("a", "b b", "words"), lambda: [[*map(Text, row)] for row in rows], {1})
    assert printed(lines) == printed(table)


def test_colours_stay():
    lines = printed(Lines(("a", "b"), lambda: [(Text("x", "bold"), Text("y"))]), colour="256")
    assert lines[1].startswith("\x1b[1mx\x1b[0m")
    assert lines[1].endswith("y")
