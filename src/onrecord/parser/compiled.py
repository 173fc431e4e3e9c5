"""A codebook made ready for matching: compiled once for many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser.dates.publication import Events
from onrecord.parser.speakers.names import Names
from onrecord.parser.stances.issues import Issues

if TYPE_CHECKING:
    from onrecord.models import Codebook


class Scheme(NamedTuple):
    """A codebook made ready for matching."""

    codebook: Codebook
    names: Names
    issues: Issues
    events: Events


def prepare(codebook: Codebook) -> Scheme:
    """Compile names, titles and phrases of `codebook` once for many articles."""
    return Scheme(codebook, Names(codebook), Issues(codebook), Events(codebook))
