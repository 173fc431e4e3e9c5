"""The command line: options in, one call, output. Commands are imported when they are called."""

from __future__ import annotations

import click

from onrecord.cli._group import LazyGroup


@click.group(
    cls=LazyGroup,
    epilog="Each command explains itself: onrecord COMMAND --help",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--data",
    metavar="DIR",
    default="data",
    envvar="ONRECORD_DATA",
    show_default=True,
    show_envvar=True,
    help="The dossier: a folder with articles/, codebook.yaml and claims.yaml.",
)
@click.version_option(package_name="onrecord", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, data: str) -> None:
    """Keep a ledger of who said what, on the record, and see how positions move."""
    ctx.obj = data
