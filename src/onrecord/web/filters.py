"""What a page of claims is limited to, as its address says it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from onrecord import edtf
from onrecord.errors import OnrecordError
from onrecord.models import NO_PARTY, STANCES, STATUSES
from onrecord.reports.select import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.view import View

T = TypeVar("T")
FIELDS = ("actor", "party", "issue", "stance", "status", "since", "until", "article", "text")
ALL = "all"
"""The status that stands for every one; without a status, rejected claims are left out."""
SIZE = 100
"""Claims on one page."""


class Asked(NamedTuple):
    """What is asked for: as it was typed, and what it means."""

    typed: dict[str, str]
    wanted: Filter


def asked(query: Mapping[str, str], view: View) -> Asked:
    """Read what an address asks for. OnrecordError for a name that nobody has, or a day that is none."""
    typed = {name: query.get(name, "").strip() for name in FIELDS}
    given = {name: value for name, value in typed.items() if value}
    fields: dict[str, Any] = {}
    if "actor" in given:
        fields["actors"] = frozenset({view.find_actor(given["actor"])})
    if "party" in given:
        party = view.find_party(given["party"])
        fields["parties"] = frozenset({None if party == NO_PARTY else party})
    if "issue" in given:
        fields["issues"] = frozenset({view.find_issue(given["issue"])})
    if given.get("stance") in STANCES:
        fields["stances"] = frozenset({given["stance"]})
    if given.get("status") in (*STATUSES, ALL):
        fields["statuses"] = frozenset(STATUSES if given["status"] == ALL else {given["status"]})
    if "article" in given:
        fields["articles"] = frozenset({given["article"]})
    if "since" in given:
        fields["since"] = day(given["since"]).earliest
    if "until" in given:
        fields["until"] = day(given["until"]).latest
    return Asked(typed, Filter(**fields, text=given.get("text", "")))


def day(text: str) -> edtf.When:
    """Read a day, month or year."""
    with suppress(ValueError):
        when = edtf.parse(text)
        if "/" not in text and "[" not in text and when.latest != date.max:
            return when
    raise OnrecordError(f'"{text}" is not a date; write 2019-04-04, 2019-04 or 2019.')


class Sheet(NamedTuple, Generic[T]):
    """One page of a long list: its part, its number from 1, of how many, and the length of all."""

    entries: Sequence[T]
    number: int
    last: int
    total: int


def sheet(found: Sequence[T], number: str) -> Sheet[T]:
    """Return the part of a list that has a number."""
    last = max(1, -(-len(found) // SIZE))
    wanted = int(number[:9]) if number.isascii() and number.isdecimal() else 1
    at = min(max(wanted, 1), last)
    return Sheet(found[(at - 1) * SIZE : at * SIZE], at, last, len(found))
