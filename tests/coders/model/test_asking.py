import threading
import time

import pytest

from onrecord.coders.model import asking, patience
from onrecord.coders.model.asking import Task
from onrecord.coders.model.client import Reply, UnavailableError, UnusableError
from onrecord.coders.model.prompt import Prompt
from onrecord.errors import FileProblemError
from scripted import article


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(asking, "_LOOK", 0.005)
    monkeypatch.setattr(patience, "BUDGET", 0.02)
    monkeypatch.setattr(patience, "LEAST", 0.001)


class Client:
    """Answers each prompt by its text: an exception is raised, a function called, of a list one after the other."""

    name, options = "m", {}

    def __init__(self, **answers):
        self.answers, self.asked, self.stops = answers, [], 0

    def ask(self, prompt):
        self.asked.append(prompt)
        answer = self.answers.get(prompt.rsplit("\n", 1)[-1].partition(".")[0], "ok")
        answer = answer.pop(0) if isinstance(answer, list) else answer
        answer = answer() if callable(answer) else answer
        if isinstance(answer, Exception):
            raise answer
        return Reply(answer) if isinstance(answer, str) else answer

    def stop(self):
        self.stops += 1


class Desk:
    def __init__(self, told=None):
        self.kept, self.told = {}, told or (lambda _: None)

    def judge(self, _, text):
        return "It is bad." if text.startswith("bad") else ""

    def keep(self, came):
        if came.texts == ("full",):
            raise FileProblemError("a", "is full")
        self.kept[came.task.article.id] = (came.texts, came.reason)

    def tell(self, progress):
        self.told(progress)


def tasks(*names, pieces=1):
    return [Task(article(id=name), tuple(Prompt(f"{name}.{at}", 1, 1) for at in range(pieces))) for name in names]


def ask(client, *names, desk=None, jobs=1, pieces=1):
    return asking.ask(client, tasks(*names, pieces=pieces), desk or Desk(), jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2, 9])
def test_each_article_is_asked_about_once_and_kept(jobs):
    client, desk, seen = Client(), Desk(), []
    desk.told = lambda progress: seen.append((progress.done, progress.total, progress.remaining is None))
    asked = ask(client, "a", "b", "c", desk=desk, jobs=jobs)
    assert (sorted(asked.answered), asked.failed, asked.left, asked.stopped) == (["a", "b", "c"], (), (), "")
    assert desk.kept == dict.fromkeys("abc", (("ok",), ""))
    assert sorted(client.asked) == ["a.0", "b.0", "c.0"]
    assert seen == [(0, 3, True), (1, 3, False), (2, 3, False), (3, 3, False)]
    assert client.stops == 1


def test_nothing_to_ask():
    assert ask(Client()).answered == ()


def test_tokens_are_those_that_were_counted_else_an_estimate():
    assert ask(Client(a=Reply("x", 100, 20), b=Reply("x" * 40, None, None)), "a", "b").tokens == 120 + 1 + 10


def test_pieces_are_kept_together_or_not_at_all():
    desk = Desk()
    ask(Client(b=["ok", UnusableError("no")]), "a", "b", desk=desk, pieces=2)
    assert desk.kept == {"a": (("ok", "ok"), ""), "b": ((), "no")}


def test_a_broken_answer_is_asked_for_once_more_with_the_reason():
    client, desk = Client(a=["bad", "ok"], b=["bad", "bad too"]), Desk()
    asked = ask(client, "a", "b", "c", desk=desk)
    assert (asked.answered, asked.failed) == (("a", "c"), (("b", "It is bad."),))
    assert desk.kept["b"] == (("bad too",), "It is bad.")
    assert client.asked[1] == "Your last answer to this could not be used. It is bad. Answer anew.\n\na.0"
    assert len(client.asked) == 5


def test_a_busy_server_is_asked_again_and_a_wrong_key_ends_it_all(monkeypatch):
    monkeypatch.setattr(patience, "BUDGET", 20.0)
    busy = [UnavailableError("busy"), UnavailableError("busy", pause=0.0), "ok"]
    asked = ask(client := Client(a=busy, b=UnusableError("wrong key")), "a", "b", "c")
    assert (asked.answered, asked.failed, asked.left) == (("a",), (("b", "wrong key"),), ("c",))
    assert asked.stopped == "wrong key"
    assert client.asked == ["a.0"] * 3 + ["b.0"]


def test_what_ends_it_all_is_told_once():
    both = threading.Barrier(2)

    def wrong():
        both.wait(10)
        raise UnusableError("wrong key")

    asked = ask(Client(a=wrong, b=wrong), "a", "b", jobs=2)
    assert (len(asked.failed), len(asked.left), asked.stopped) == (1, 1, "wrong key")


def test_three_in_a_row_end_it_and_three_in_all_do_not():
    down = UnavailableError("down", pause=9.0)
    asked = ask(
        client := Client(a=down, b=down, d=down, e=down, f=down, g=lambda: time.sleep(0.3) or "ok"), *"abcdefgh"
    )
    assert [name for name, _ in asked.failed] == ["a", "b", "d", "e", "f"]
    assert asked.stopped == "3 articles in a row failed"
    assert asked.left[-1] == "h"
    assert client.asked[-1] <= "g.0"


def test_an_answer_that_cannot_be_kept_has_failed():
    asked = ask(Client(a="full"), "a", "b")
    assert (asked.answered, asked.failed) == (("b",), (("a", "a: is full."),))


def test_interrupted_it_keeps_what_has_come_in_and_does_not_wait_for_the_rest():
    gone, both, desk = threading.Event(), threading.Event(), Desk()

    def told(progress):
        if progress.done:
            both.wait(5)
            time.sleep(0.05)  # the second answer comes in, and nobody has looked at it
            raise KeyboardInterrupt

    desk.told = told
    client = Client(b=lambda: both.set() or "ok", c=lambda: gone.wait(9) and "late")
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ask(client, "a", "b", "c", desk=desk, jobs=3)
    assert time.monotonic() - began < 8
    gone.set()
    assert set(desk.kept) == {"a", "b"}
    assert client.stops == 1


def test_an_error_of_ours_in_a_thread_is_no_silence():
    with pytest.raises(ZeroDivisionError):
        ask(Client(a=lambda: 1 / 0), "a", "b")
