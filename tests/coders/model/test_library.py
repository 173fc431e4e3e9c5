import re
import sys
import time
from email.utils import formatdate

import pytest

from chat import completion, serving
from onrecord.coders.model import answer, library
from onrecord.coders.model.client import UnavailableError, UnusableError
from onrecord.errors import OnrecordError
from scripted import GOOD, StatusError

QUICK = 20.0
"""Seconds that no request of these tests takes, on a slow machine either."""


def ask(name="m", timeout=QUICK, **options):
    return library.Library(name, options, timeout=timeout).ask("What?")


def test_the_prompt_goes_to_the_model_and_the_schema_only_where_it_can_be_held_to_one(model):
    free, held = model("m", GOOD), model("held", GOOD, supports_schema=True)
    assert ask() == ask("held") == (GOOD, None, None)
    assert free.asked == held.asked == ["What?"]
    assert (free.schemas, held.schemas) == ([None], [answer.schema()])


def test_options_are_read_as_the_model_wants_them_and_kept_as_given(model):
    model("m", GOOD)
    client = library.Library("m", {"temperature": "0.5"}, timeout=QUICK)
    assert (client.name, client.options, client.ask("What?").text) == ("m", {"temperature": "0.5"}, GOOD)


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("scripted/god", {}, 'No model "scripted/god" is installed. Did you mean "scripted/good"?'),
        ("\x1b[2J", {}, 'No model "\ufffd[2J" is installed. llm models lists them;'),
        ("scripted/good", {"temprature": "1"}, 'no option "temprature". Did you mean "temperature"?'),
        ("scripted/good", {"key\n": "1"}, 'no option "key". It has: temperature.'),
        ("scripted/good", {"temperature": "warm"}, "An option has a value that the model refuses: "),
    ],
)
def test_what_the_library_does_not_know_is_told_before_anything_is_asked(model, name, options, told):
    model("scripted/good", GOOD)
    with pytest.raises(OnrecordError, match=re.escape(told)) as caught:
        library.Library(name, options, timeout=QUICK)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("file", ["extra-openai-models.yaml", "aliases.json"])
def test_a_broken_file_of_the_library_is_no_traceback(user_path, file):
    (user_path / file).write_text("{ [", "utf-8")
    with pytest.raises(OnrecordError, match="The library llm cannot load its models: "):
        library.Library("m", {}, timeout=QUICK)


def test_without_the_library_the_command_that_brings_it_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "llm", None)
    with pytest.raises(
        OnrecordError, match=re.escape("The model needs llm, which is not installed: pip install 'onrecord[model]'")
    ):
        library.Library("m", {}, timeout=QUICK)


class ReadTimeout(Exception):  # noqa: N818 - as the libraries name it
    pass


def caused(error):
    wrapped = RuntimeError("it went wrong")
    wrapped.__cause__ = error
    return wrapped


@pytest.mark.parametrize(
    ("error", "again", "pause"),
    [
        (StatusError(429), True, None),
        (StatusError(429, retry_after="7"), True, 7.0),
        (StatusError(429, retry_after=" 0.5 "), True, 0.5),
        (StatusError(429, retry_after="9" * 400), True, None),
        (StatusError(429, retry_after="-1"), True, None),
        (StatusError(429, retry_after="soon"), True, None),
        (StatusError(429, retry_after="nan"), True, None),
        (StatusError(429, retry_after="Mon, 99 Foo 99999 99:99:99 GMT"), True, None),
        (StatusError(503, retry_after="Mon, 01 Jan 2001 00:00:00 GMT"), True, 0.0),
        (StatusError(529), True, None),
        (StatusError(500), True, None),
        (StatusError(408), True, None),
        (caused(StatusError(429, retry_after="3")), True, 3.0),
        (StatusError(401), False, None),
        (StatusError(404), False, None),
        (caused(StatusError(403)), False, None),
        (ConnectionResetError("reset"), True, None),
        (caused(ReadTimeout()), True, None),
        (ValueError("whatever a plug-in raises"), True, None),
    ],
    ids=repr,
)
def test_what_goes_wrong_is_worth_another_try_or_not(model, error, again, pause):
    model("m", error)
    with pytest.raises(UnavailableError if again else UnusableError, match=r"^[^\x1b\n]+$") as caught:
        ask()
    assert getattr(caught.value, "pause", None) == pause


def test_what_one_article_is_refused_for_is_no_end_of_all(model):
    model("m", StatusError(400))
    with pytest.raises(OnrecordError) as caught:
        ask()
    assert not isinstance(caught.value, UnavailableError | UnusableError)


def test_a_server_may_name_the_time_of_the_day(model):
    model("m", StatusError(429, retry_after=formatdate(time.time() + 60, usegmt=True)))
    with pytest.raises(UnavailableError) as caught:
        ask()
    assert 30 < caught.value.pause <= 61


def test_a_slow_model_is_not_waited_for(model):
    model("m", 9.0)
    began = time.monotonic()
    with pytest.raises(UnavailableError, match="no answer within"):
        ask(timeout=0.05)
    assert time.monotonic() - began < 8


def test_an_answer_without_end_is_cut_and_no_claim_of_it_used(model):
    model("m", "x" * 10_000_000)
    with pytest.raises(answer.BrokenAnswerError):
        answer.read(ask().text)


def test_a_model_without_its_key_cannot_be_asked(user_path):
    with serving(user_path, GOOD, api_key_name="nobody") as server, pytest.raises(UnusableError, match="No key found"):
        ask("local/m")
    assert server.asked == []


def test_a_name_that_the_users_own_file_does_not_have_is_told(user_path):
    with serving(user_path, GOOD), pytest.raises(OnrecordError, match=re.escape('Did you mean "local/m"?')):
        ask("local/n")


@pytest.mark.parametrize("schema", [True, False])
def test_a_local_server_is_reached_as_the_library_says(user_path, schema):
    with serving(user_path, GOOD, supports_schema=schema) as server:
        reply = ask("local/m", temperature="0")
    assert reply == (GOOD, 11, 7)
    (sent,) = server.asked
    assert sent["messages"][-1]["content"] == "What?"
    assert (sent["model"], sent["temperature"], "response_format" in sent) == ("m", 0, schema)
    assert sorted(path.name for path in user_path.iterdir()) == ["extra-openai-models.yaml"]  # no log of its own


@pytest.mark.parametrize(
    ("reply", "again", "pause"),
    [
        ((429, {"retry-after": "4"}, "{}"), True, 4.0),
        ((500, {}, "no"), True, None),
        ((529, {}, '{"error": {"message": "overloaded"}}'), True, None),
        ((200, {"content-length": 100_000}, completion(GOOD)[:90]), True, None),
        ((200, {}, "garbage"), True, None),
        ((200, {}, '{"choices": []}'), True, None),
        ("hang", True, None),
        ((401, {}, '{"error": {"message": "wrong key"}}'), False, None),
    ],
    ids=repr,
)
def test_a_server_that_misbehaves_is_asked_once_and_told(user_path, reply, again, pause):
    with serving(user_path, reply) as server, pytest.raises(UnavailableError if again else UnusableError) as caught:
        ask("local/m", timeout=1.0 if reply == "hang" else QUICK)
    assert getattr(caught.value, "pause", None) == pause
    assert len(server.asked) == 1  # the library does not try again by itself
