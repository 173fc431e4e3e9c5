"""Nodes and documents: where they stand, and what they say."""

from __future__ import annotations

import pytest

from onrecord.yaml.text import load
from onrecord.yaml.tree import Text, last_text, line_starts, value_of


def test_lines_are_those_of_an_editor():
    document = load("a: x\r\nb: |\r\n  y\r\n\r\nc: z\r\n", "f", first_line=2)
    assert [document.line(key.start) for key, _ in document.root.entries] == [2, 3, 6]


@pytest.mark.parametrize(
    ("text", "starts"),
    [("", (0,)), ("a", (0,)), ("a\n", (0, 2)), ("a\r\nb\rc", (0, 3, 5)), ("a\u2028b\x85", (0,))],
)
def test_where_lines_begin(text, starts):
    assert line_starts(text) == starts


@pytest.mark.parametrize(("offset", "start", "after"), [(0, 0, 5), (4, 0, 5), (5, 5, 9), (8, 5, 9)])
def test_the_line_of_an_offset(offset, start, after):
    document = load("a: b\nc: d", "f")
    assert (document.line_start(offset), document.next_line(offset)) == (start, after)


def test_faults_are_found_by_their_place():
    document = load("a: &x b\nc: &y d\ne: f\n", "f")
    first, second = document.faults
    assert document.faults_in(0, 8) == (first,)
    assert document.faults_in(8, 16) == (second,)
    assert document.faults_in(16, 30) == ()


@pytest.mark.parametrize(
    ("written", "absent"), [("", True), ("~", True), ("null", True), ("'~'", False), ('""', False), ("none", False)]
)
def test_a_value_may_say_that_there_is_none(written, absent):
    root = load(f"a: {written}\n", "f").root
    ((_, value),) = root.entries
    assert value.absent is absent
    assert (root.get("a") is None) is absent
    assert ("a" in value_of(root)) is not absent


def test_of_a_key_that_is_not_there():
    assert load("a: b\n", "f").root.get("c") is None


@pytest.mark.parametrize(
    ("text", "last"), [("a: b\nc: [d, {e: f}]\n", "f"), ("a:\n- b\n- - c\n", "c"), ("[]", None), ("a: {}", None)]
)
def test_the_last_text_of_a_tree(text, last):
    found = last_text(load(text, "f").root)
    assert (found.value if isinstance(found, Text) else found) == last
