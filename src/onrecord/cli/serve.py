"""The command that shows the dossier in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli._options import BY, example
from onrecord.errors import MissingExtraError


@click.command()
@example("onrecord serve --no-browser")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=0,
    show_default=True,
    help="The port to be reached at; 0 takes a free one.",
)
@click.option("--browser/--no-browser", "opened", default=True, show_default=True, help="Open it in the browser.")
@BY
@click.pass_obj
def serve(data: str, port: int, *, opened: bool, by: str) -> None:
    """Review and ask in a browser.

    Only this machine can reach it, and only with the key in the address that is printed. What you decide is in the
    ledger before the next claim stands there; what changes on disk shows up by itself. Ctrl-C ends it.
    Needs the extra: pip install 'onrecord[serve]'.
    """
    try:
        from onrecord.web import serving
    except ModuleNotFoundError as error:
        if error.name not in ("starlette", "uvicorn", "jinja2", "markupsafe", "leather"):
            raise
        raise MissingExtraError("serve", error.name) from error
    served = serving.prepared(Path(data), port, by)
    click.echo(f"Open {served.guard.address()}\nCtrl-C ends it.")
    serving.run(served, opened=opened)
