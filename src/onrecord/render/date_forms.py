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
        if meaning := meant(written):
            examples.setdefault(meaning, wording.day(written))
    return {example: meaning for meaning, example in examples.items()}


def explained(written: str | None, basis: str) -> str:
    """Return a date as it is written for people, with what it means and how it is known in brackets.

    >>> explained("[2019-05-27..2019-05-31]", "counted from the day of the article")
    '2019-05-27..31 (one of these days, not known which; counted from the day of the article)'
    """
    told = "; ".join(filter(None, (meant(written), basis)))
    return f"{wording.day(written)} ({told})" if told else wording.day(written)


def meant(written: str | None) -> str:
    """Return what a date means that is no plain day; nothing for a day, a month or a year.

    >>> [meant(each) for each in ("[2019-05-27..2019-05-31]", "2019-04-04", None)]
    ['one of these days, not known which', '', '']
    """
    if written is None:
        return ""
    when = edtf.parse(written)
    if when.earliest == date.min or when.latest == date.max:
        bounds = {(True, False): "that day or earlier", (False, True): "that day or later"}
        return bounds.get((when.earliest == date.min, when.latest == date.max), "")
    if written.startswith("["):
        return "one of these days, not known which"
    return "the whole of this time" if "/" in written else ""
