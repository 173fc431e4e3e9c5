"""Readers that fail in a process of their own, and the files behind them."""

import multiprocessing
import time
from itertools import islice

import pytest

from onrecord.errors import MissingExtraError
from onrecord.intake.child import Child, Here
from onrecord.intake.found import Asked, Found, Refused, UnreadableError, Within

ASKED = Asked(name="n", columns={"title": "head"})


@pytest.fixture(scope="module")
def child():
    with Child(seconds=3, memory=300 << 20) as child:
        yield child


def titles(reader, data):
    return [found.title for found in reader.read("failing_readers", data, ASKED)]


def failure(reader, data):
    """Return the titles before a failure, and the failure."""
    before = []
    with pytest.raises((UnreadableError, MissingExtraError)) as caught:
        before.extend(found.title for found in reader.read("failing_readers", data, ASKED))
    assert before in ([], ["before"])
    return before, caught.value


FAILURES = {
    b"nest": "has parts that stand too deep inside each other",
    b"bug": "cannot be read: KeyError in its reader",
    b"unreadable": "is a scan",
    b"missing": "The pdf needs pypdfium2, which is not installed: pip install 'onrecord[pdf]'",
}


@pytest.mark.parametrize("data", FAILURES)
def test_a_reader_that_fails(child, data):
    for reader in (Here(), child):
        before, error = failure(reader, data)
        assert (before, str(error)) == (["before"], FAILURES[data])
        assert titles(reader, b"1") == ["0 n {'title': 'head'}"]
    if data == b"unreadable":
        assert error.remedy == "Run OCR."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"hang", "takes more than 3 s to read"),
        (b"eat", "takes too much memory to read"),
        (b"crash", "crashes the library that reads it"),
    ],
)
def test_a_reader_that_has_to_be_ended(child, data, what):
    began = time.monotonic()
    _, error = failure(child, data)
    assert str(error) == what
    assert error.remedy
    assert titles(child, b"2") == [f"{number} n {{'title': 'head'}}" for number in range(2)]
    assert time.monotonic() - began < 60


def test_what_comes_over(child):
    assert [*child.read("failing_readers", b"all", ASKED)] == [
        Found(title="“a”"),
        Refused("#2", "has no text"),
        Within("a.txt", b"\0" * 5_000_000),
    ]


def test_the_time_is_that_of_an_article(child):
    assert titles(child, b"slowly") == ["0", "1", "2", "3"]


def test_many_parts_wait_until_they_are_taken(child):
    parts = child.read("failing_readers", b"endless", ASKED)
    assert [found.title for found in islice(parts, 3000)] == [*map(str, range(3000))]
    parts.close()  # and nobody is at work any more
    assert titles(child, b"20000")[-1].startswith("19999 ")


def test_one_process_for_many_files_and_none_behind():
    before = set(multiprocessing.active_children())
    with Child() as child:
        titles(child, b"1")
        (one,) = set(multiprocessing.active_children()) - before
        titles(child, b"3")
        assert set(multiprocessing.active_children()) - before == {one}
    assert set(multiprocessing.active_children()) == before
    child.close()


def test_no_file_no_process():
    before = multiprocessing.active_children()
    with Child():
        assert multiprocessing.active_children() == before
