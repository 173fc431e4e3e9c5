"""What dates mean that are no plain day: an example of each form that occurs, and the meaning."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from onrecord import edtf
from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Iterable


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # not strftime's, which are the locale's


def meanings(dates: Iterable[str | None]) -> dict[str, str]:
    """Return the first date of each form, as it is written for people, with its meaning.

    >>> meanings(["2019-04-04", "[2019-05-27..2019-05-31]", None, "../2019-06-05"])
    {'2019-05-27..31': 'one of these days, not known which', 'by 2019-06-05': 'that day or earlier'}
    """
    examples: dict[str, str] = {}
    for written in filter(None, dates):
        if meaning := _meaning(written):
            examples.setdefault(meaning, wording.day(written))
    return {example: meaning for meaning, example in examples.items()}


def _meaning(written: str) -> str:
    when = edtf.parse(written)
    if when.earliest == date.min or when.latest == date.max:
        bounds = {(True, False): "that day or earlier", (False, True): "that day or later"}
        return bounds.get((when.earliest == date.min, when.latest == date.max), "")
    if written.startswith("["):
        return "one of these days, not known which"
    return "the whole of this time" if "/" in written else ""
