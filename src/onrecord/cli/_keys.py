"""What a person types: single keys and lines, from a terminal or, for scripts, from a pipe."""

from __future__ import annotations

import sys

import click

from onrecord.cli import _terminal

ESCAPE = "\x1b"
END = ("\x04", "\x1a", "")
"""What an end of input looks like as a key."""


class EndOfInputError(Exception):
    """Nothing more will be typed."""


class Keys:
    """Keys of a terminal as they are pressed; of a pipe one character after the other, line ends left out."""

    def __init__(self) -> None:
        self.terminal = sys.stdin.isatty()

    def key(self) -> str:
        """Return the next key. EndOfInputError at the end, KeyboardInterrupt for Ctrl-C."""
        if not self.terminal:
            return self._from_pipe()
        try:
            pressed = click.getchar()
        except EOFError as error:
            raise EndOfInputError from error
        if pressed in END:
            raise EndOfInputError
        if pressed[0] == ESCAPE:
            return ESCAPE  # an arrow, a function key: one key, and none of ours
        return pressed[0]  # what came with it was typed before the answer to the first could be seen

    def _from_pipe(self) -> str:
        while (char := sys.stdin.read(1)) in ("\n", "\r"):
            pass
        if char in END:
            raise EndOfInputError
        return char

    def line(self, prompt: str, begun: str = "") -> str:
        """Return a line without its end; `begun` has been typed already."""
        if self.terminal:
            try:
                return _terminal.ask(prompt, begun)
            except EOFError as error:
                raise EndOfInputError from error
        click.echo(f"{prompt}{begun}", nl=False)
        text = sys.stdin.readline()
        if not text:
            raise EndOfInputError
        click.echo(text.rstrip("\r\n"))
        return begun + text.strip()
