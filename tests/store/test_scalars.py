"""A text as a YAML scalar."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import yaml
from onrecord.store.scalars import scalar
from onrecord.yaml import text as yamltext

ODD = [
    "no",
    "12:30",
    "#",
    " #",
    "a #b",
    "a: b",
    "a:",
    ":a",
    "- a",
    "-",
    "?",
    "",
    " a",
    "a ",
    "\ta",
    "a\tb",
    "a\n",
    "\r\n",
    "\x85",
]
ODD += [
    "\u2028",
    "\u2029",
    "\ufeff",
    "\ufffe",
    "\x00\x1b[31m",
    "😀",
    "'",
    '"',
    "\\",
    "'\"",
    "[a]",
    "{a}",
    "a, b",
    "*a",
    "&a",
    "!a",
]
ODD += [
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "---",
    "...",
    "... and",
    "~",
    "null",
    "<<",
    "=",
    "1e5",
    "0x1F",
    ".5",
    "1_000",
    "2019",
    "2019-04",
]
ODD += [
    "2019-04-04",
    "true",
    "“Quote.”",
    "https://x.org/?a=b#c",
    "a\u00a0",
    "\u3000a",
    "a  b",
    "a\\nb",
    "#a",
    "a]",
    "b}",
    'it\'s: "x"',
]
TEXTS = st.sampled_from(ODD) | st.text() | st.lists(st.sampled_from(ODD)).map("".join)


@pytest.mark.parametrize(
    ("text", "plain", "in_flow"),
    [
        ("opposes it", "opposes it", "opposes it"),
        ("isn't “so” – no", "isn't “so” – no", "isn't “so” – no"),
        ("12:31 p.m.", "12:31 p.m.", '"12:31 p.m."'),
        ("a, b [c]", "a, b [c]", '"a, b [c]"'),
        ("2019-04-04", "2019-04-04", "2019-04-04"),
        ("...they said", "...they said", "...they said"),
        ("no", '"no"', '"no"'),
        ("12:30", '"12:30"', '"12:30"'),
        ("234567", '"234567"', '"234567"'),
        ("", '""', '""'),
        ('"Yes," he said', "'\"Yes,\" he said'", "'\"Yes,\" he said'"),
        ('a: b\'s "c"', '"a: b\'s \\"c\\""', '"a: b\'s \\"c\\""'),
        ("one\ntwo\u2028", '"one\\ntwo\\u2028"', '"one\\ntwo\\u2028"'),
        ("\x00\x7f\x85", '"\\0\\x7F\\x85"', '"\\0\\x7F\\x85"'),
    ],
)
def test_quotes_only_where_yaml_needs_them(text, plain, in_flow):
    assert scalar(text) == plain
    assert scalar(text, flow=True) == in_flow


@given(TEXTS)
@example("-\u2028")
def test_any_text_reads_back(text):
    for written in (
        f"- k: {scalar(text)}\n  n: x\n",
        f"- k: {scalar(text)}",
        f"[{{k: {scalar(text, flow=True)}, n: x}}]",
    ):
        assert "\n" not in scalar(text)
        node = yamltext.load(written, "f").root.items[0].entries[0].value
        assert node.value == text
        assert not node.absent


@given(TEXTS)
def test_other_readers_of_yaml_see_the_same_text(text):
    found = yaml.safe_load(f"k: {scalar(text)}\nf: [{scalar(text, flow=True)}]")
    dates = ("date", "datetime")
    assert (
        found == {"k": text, "f": [text]} or type(found["k"]).__name__ in dates or type(found["f"][0]).__name__ in dates
    )
