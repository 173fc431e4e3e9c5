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
    lines = Lines(("a", "b b", "words"), [[*map(Text, row)] for row in rows], {1})
    assert printed(lines) == printed(table)


def test_colours_stay():
    lines = printed(Lines(("a", "b"), [(Text("x", "bold"), Text("y"))]), colour="256")
    assert lines[1].startswith("\x1b[1mx\x1b[0m")
    assert lines[1].endswith("y")


def test_a_long_cell_pads_no_other_row():
    """Neither one among the first rows nor one far below widens a column."""
    rows = [(Text("a" * 50), Text("first")), *[(Text("b"), Text("words"))] * 1_000, (Text("c" * 9), Text("last"))]
    lines = printed(Lines(("name", "words"), rows))
    assert lines[1] == f"{'a' * 50}  first"
    assert lines[2] == f"b{' ' * 49}words"
    assert lines[-1] == f"{'c' * 9}{' ' * 41}last"
    short = printed(Lines(("name", "words"), rows[1:]))
    assert (short[1], short[-1]) == ("b     words", "ccccccccc  last")
