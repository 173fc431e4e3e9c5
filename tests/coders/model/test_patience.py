from types import SimpleNamespace

import pytest

from onrecord.coders.model import patience
from onrecord.coders.model.client import UnavailableError, UnusableError


class Clock:
    """Time goes by only in pauses and in requests; it can be told to stop as well."""

    def __init__(self):
        self.now, self.pauses, self.stopped = 0.0, [], False

    def wait(self, timeout):
        self.pauses.append(timeout)
        self.now += timeout

    def is_set(self):
        return self.stopped


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(patience, "time", SimpleNamespace(monotonic=lambda: made.now))
    return made


def request(clock, *outcomes, lasts=0.0):
    left = list(outcomes)

    def once():
        clock.now += lasts
        outcome = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return once


BUSY = UnavailableError("busy")


def test_pauses_grow_and_end_with_the_answer(clock):
    assert patience.Patience(clock).ask(request(clock, *[BUSY] * 3, "answer")) == "answer"
    assert len(clock.pauses) == 3
    assert 1 <= clock.pauses[0] <= clock.pauses[1] < clock.pauses[2] <= patience.MOST + patience.LEAST


@pytest.mark.parametrize(("asked", "pauses"), [(1.0, 30), (7.0, 4), (29.0, 1), (31.0, 0), (1e9, 0), (float("inf"), 0)])
def test_the_server_says_how_long_it_wants_to_be_left_alone(clock, asked, pauses):
    with pytest.raises(UnavailableError):
        patience.Patience(clock).ask(request(clock, UnavailableError("busy", pause=asked)))
    assert clock.pauses == [asked] * pauses


@pytest.mark.parametrize("asked", [0.0, 0.5, -1.0])
def test_a_server_that_asks_for_next_to_no_pause_is_not_flooded(clock, asked):
    with pytest.raises(UnavailableError):
        patience.Patience(clock).ask(request(clock, UnavailableError("busy", pause=asked)))
    assert 3 < len(clock.pauses) < 10
    assert min(clock.pauses) >= patience.LEAST


def test_after_half_a_minute_it_is_told(clock):
    with pytest.raises(UnavailableError, match="busy"):
        patience.Patience(clock).ask(request(clock, BUSY))
    assert 10 < clock.now <= patience.BUDGET


def test_a_request_that_lasted_long_is_made_once_more(clock):
    with pytest.raises(UnavailableError):
        patience.Patience(clock).ask(request(clock, BUSY, lasts=120.0))
    assert len(clock.pauses) == 1


def test_half_a_minute_is_for_all_pieces_of_an_article_together(clock):
    patient = patience.Patience(clock)
    for _ in range(2):
        patient.ask(request(clock, UnavailableError("busy", pause=14.0), "answer"))
    with pytest.raises(UnavailableError):
        patient.ask(request(clock, UnavailableError("busy", pause=14.0), "answer"))
    assert clock.pauses == [14.0, 14.0]
    assert patient.ask(request(clock, "answer", lasts=99.0)) == "answer"


@pytest.mark.parametrize("error", [UnusableError("no key"), ValueError("ours")])
def test_what_cannot_help_is_not_asked_again(clock, error):
    with pytest.raises(type(error)):
        patience.Patience(clock).ask(request(clock, error))
    assert clock.pauses == []


def test_told_to_stop_it_does_not_ask_again(clock):
    clock.stopped = True
    with pytest.raises(UnavailableError):
        patience.Patience(clock).ask(request(clock, BUSY, "answer"))
    assert clock.pauses == []
