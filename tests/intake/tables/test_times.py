"""Cells with times -> days, and what is unsure."""

from datetime import UTC, date, datetime

import pytest

from onrecord.intake.found import Day
from onrecord.intake.tables import times

NO_ZONE = "the time has no zone, so the day may be one off"
IN_UTC = "the time is in UTC, so the outlet's own day may be one off"


@pytest.mark.parametrize(
    ("cell", "edtf", "notes"),
    [
        ("2026-03-14", "2026-03-14", ()),
        ("2026-03-15 04:40:00", "2026-03-15", (NO_ZONE,)),
        ("2026-03-15 12:40:00", "2026-03-15", ()),
        ("2026-03-15 23:40:00", "2026-03-15", (NO_ZONE,)),
        ("2026-03-15 00:00:00", "2026-03-15", ()),
        ("2026-03-14T23:40:00-05:00", "2026-03-14", ()),
        ("2026-03-15T04:40:00Z", "2026-03-15", (IN_UTC,)),
        ("2026-03-15T04:40:00+00:00", "2026-03-15", (IN_UTC,)),
        ("2026-03-15T12:40:00Z", "2026-03-15", ()),
        ("Sat, 14 Mar 2026 23:40:00 -0500", "2026-03-14", ()),
        ("March 14, 2026 11:40 PM", "2026-03-14", (NO_ZONE,)),
        ("March 14, 2026 11:40 AM", "2026-03-14", ()),
        ("2026/3/4", "2026-03-04", ()),
        ("2026-03", "2026-03", ()),
        ("2026", "2026", ()),
        ("20260314", "2026-03-14", ()),
        ("14/03/2026", "2026-03-14", ()),
        ("03/05/2026", "", ('its day cannot be told from "03/05/2026"',)),
        ("last week", "", ('its day cannot be told from "last week"',)),
        (1773528000, "2026-03-14", (IN_UTC,)),
        (1773490000000, "2026-03-14", ()),
        (date(2026, 3, 14), "2026-03-14", ()),
        (datetime(2026, 3, 14, 0, 0), "2026-03-14", ()),  # noqa: DTZ001 - as tables have it
        (datetime(2026, 3, 15, 4, 40, tzinfo=UTC), "2026-03-15", (IN_UTC,)),
        (None, "", ()),
        ("", "", ()),
    ],
)
def test_days(cell, edtf, notes):
    day, told = times.day(cell)
    assert (day.edtf if day else "", told) == (edtf, notes)


@pytest.mark.parametrize(
    ("address", "notes"),
    [
        ("https://quay.example/2026/03/14/pier", ("the table says 2026-03-15, the address 2026-03-14 (its time has no zone)",)),
        ("https://quay.example/2026-03-15-pier.html", ()),
        ("https://quay.example/pier", (NO_ZONE,)),
    ],
)  # fmt: skip
def test_an_address_with_a_day_settles_or_disagrees(address, notes):
    assert times.day("2026-03-15 04:40:00", address) == (Day("2026-03-15", "table 2026-03-15 04:40:00"), notes)
