import json

import pytest


def test_diff_on_a_day(run):
    found = json.loads(run("diff", "us", "turkey", "--on", "2019-04-30", "--format", "json").stdout)
    first = found["issues"][0]
    assert (found["on"], first["distance"]) == ("2019-04-30", {"low": 4, "high": 4, "split": False})
    assert first["positions"]["us"]["claims"][0]["id"] == "k3x9q2ma"


def test_diff_between_days_as_json(run):
    found = json.loads(run("diff", "us", "turkey", "--between", "2019-04-30", "2019-05", "--format", "json").stdout)
    assert (found["since"], found["until"]) == ("2019-04-30", "2019-05-31")
    first = found["issues"][0]
    assert first["distance"]["before"] == {"low": 4, "high": 4, "split": False}
    us = first["moves"]["us"]
    assert [us[when]["claims"][0]["id"] for when in ("before", "after")] == ["k3x9q2ma", "k3x9q2ma"]
    assert [claim["id"] for claim in us["after"]["since"]] == ["trumpyes", "nothing2"]
    assert (us["moved"], us["another_voice"], us["statements"]) == (False, False, 2)
    (change,) = us["change_points"]  # what is reported of Trump splits nobody
    assert (change["kind"], change["before"]["id"], change["after"]["id"]) == ("fell silent", "k3x9q2ma", "nothing2")
    assert [event["date"] for event in found["events"]] == ["2019-05-29"]


@pytest.mark.parametrize("days", ["2019-06-01 2019-04-30", "2019-04-30 2019-04-30", "2019-04 2019-05 --on 2019-05"])
def test_days_that_hold_nothing_between_them(run, days):
    assert "the earlier one first" in run("diff", "us", "turkey", "--between", *days.split(), code=2).stderr
