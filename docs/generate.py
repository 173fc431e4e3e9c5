"""Write what the program itself knows: docs/cli.md (every command's help), figures of README.md, docs/img/history.svg.

usage: python docs/generate.py [cli] [figures] [pictures]
"""

from __future__ import annotations

import io
import re
import sys
import textwrap
from pathlib import Path

import click

from onrecord import Dossier
from onrecord.cli import main
from onrecord.cli._table import SECTIONS

ROOT = Path(__file__).parent.parent
WIDTH, LINES = 88, 46
FIGURES, END = "<!-- figures: make docs -->", "<!-- end of figures -->"


def cli() -> str:
    """Return the reference of the command line, from the command table and each command's own help."""
    names = ["-h", "--help"]
    top = click.Context(
        main, info_name="onrecord", max_content_width=WIDTH, terminal_width=WIDTH, help_option_names=names
    )
    blocks = ["# Command line", "Written by `make docs` from the program's own help.", _help(main, top)]
    for section, commands in SECTIONS.items():
        blocks.append(f"## {section}")
        for name in commands:
            command = main.get_command(top, name)
            if command is None:
                raise LookupError(name)
            context = click.Context(command, info_name=name, parent=top, max_content_width=WIDTH, terminal_width=WIDTH)
            blocks += [f"### {name}", _help(command, context)]
    return "\n\n".join(blocks) + "\n"


def _help(command: click.Command, context: click.Context) -> str:
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    return "```text\n" + "\n".join(lines) + "\n```"


def figures(text: str, data: Path = ROOT / "data") -> str:
    """Return the README with what `onrecord evaluate` measures on the first dossier, between its two marks."""
    from onrecord.evaluation import evaluate
    from onrecord.render.position_words import measured

    told = measured(evaluate(Dossier(data))).replace(
        "this dossier", "the first dossier, for which the codebook was written,"
    )
    before, _, rest = text.partition(FIGURES)
    return before + FIGURES + "\n" + textwrap.fill(told, 125) + "\n" + END + rest.partition(END)[2]


def picture(data: Path = ROOT / "data", issue: str = "working-group") -> str:
    """Return the last lines of a history, those that one sees in a terminal, as SVG."""
    from rich.console import Console
    from rich.segment import Segment, Segments

    from onrecord.render.terminal.history import history as layout
    from onrecord.reports import entries
    from onrecord.reports.history import history

    book = Dossier(data)
    told = history(issue, entries.of(book), book.codebook, events=book.codebook.events)
    # Whatever the terminal in which this runs: the same colours. Not by way of escape codes, for rich keeps those of
    # the first terminal that a style was written to.
    paper = Console(
        file=io.StringIO(),
        record=True,
        width=WIDTH,
        height=LINES,
        force_terminal=True,
        color_system="256",
        no_color=False,
    )
    lines = paper.render_lines(layout(told), pad=False)[-LINES:]
    paper.print(Segments(segment for line in lines for segment in (*line, Segment.line())), end="")
    drawn = paper.export_svg(title=f"onrecord history {issue}", unique_id="history")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # no font from elsewhere


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["cli", "figures", "pictures"]
    if "cli" in wanted:
        (ROOT / "docs" / "cli.md").write_text(cli(), encoding="utf-8")
    if "figures" in wanted:
        readme = ROOT / "README.md"
        readme.write_text(figures(readme.read_text("utf-8")), encoding="utf-8")
    if "pictures" in wanted:
        (ROOT / "docs" / "img").mkdir(exist_ok=True)
        (ROOT / "docs" / "img" / "history.svg").write_text(picture(), encoding="utf-8")
