import pytest
from rich.console import Console
from rich.text import Text

from onrecord.render.terminal.columns import HALF, ROOM, Beside, Columns

WORDS = "Nobody breaks a word where there is room for it on the next line"


def lines(layout, width):
    console = Console(width=width, color_system=None, legacy_windows=False)
    with console.capture() as captured:
        console.print(layout)
    return [line.rstrip() for line in captured.get().splitlines()]


def rows():
    table = Columns(10, 4)
    table.add_row(Text("2019-04-04"), Text("for"), Text(WORDS))
    table.add_row(Text(), Text(), Text("More."))
    return table


def test_with_room_the_cells_stand_beside_each_other():
    told = lines(rows(), 10 + 4 + 4 + ROOM)
    assert told[0].startswith("2019-04-04  for   Nobody breaks")
    assert told[-1] == " " * 18 + "More."


def test_without_room_the_long_cell_stands_below():
    told = lines(rows(), 10 + 4 + 4 + ROOM - 1)
    assert told[0] == "2019-04-04  for"
    assert " ".join(" ".join(told[1:-1]).split()) == WORDS
    assert told[-1] == "  More."


@pytest.mark.parametrize("width", [30, 40, 60, 100])
@pytest.mark.parametrize(
    "layout", [rows(), Beside(("North", "South", "apart"), (Text(WORDS), Text(WORDS), Text("4")), 6)]
)
def test_no_word_breaks_and_nothing_is_lost(layout, width):
    told = lines(layout, width)
    assert max(map(len, told)) <= width
    said = " ".join(told).split()
    assert {*WORDS.split()} <= {*said}


def test_two_sides_stand_beside_each_other_while_each_has_room():
    sides = Beside(("North", "South", "apart"), (Text("yes"), Text("no"), Text("4")), 6)
    wide = lines(sides, 6 + 2 * (HALF + 2))
    assert [line.split() for line in wide] == [["North", "South", "apart"], ["yes", "no", "4"]]
    assert lines(sides, 6 + 2 * (HALF + 2) - 1) == ["North", "  yes", "South", "  no", "apart", "  4", ""]
