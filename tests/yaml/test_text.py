"""YAML as text with places."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import limited
import yaml
from onrecord.errors import FileProblemError
from onrecord.yaml import text as yamltext
from onrecord.yaml.text import NotYamlError, TooLargeError, load
from onrecord.yaml.tree import texts_of, value_of

PARSERS = [pytest.param(name, id=name) for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]


@pytest.fixture(params=PARSERS, autouse=True)
def parser(request, monkeypatch):
    monkeypatch.setattr(yamltext, "_PARSER", getattr(yaml, request.param))


def values(text):
    document = load(text, "f.yaml")
    return None if document.root is None else value_of(document.root)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: no", {"a": "no"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 2019-04-04", {"a": "2019-04-04"}),
        ("a: 010", {"a": "010"}),
        ("a: 1e5", {"a": "1e5"}),
        ("a: '~'", {"a": "~"}),
        ('a: ""', {"a": ""}),
        ("a:", {}),
        ("a: null", {}),
        ("a: ~", {}),
        ("a: [x, ]", {"a": ["x"]}),
        ("a: [2019-05-27..2019-05-31]", {"a": "[2019-05-27..2019-05-31]"}),
        ("{a: [2019..2020], b: [[1, 2]]}", {"a": "[2019..2020]", "b": [["1", "2"]]}),
        ("a: [2019-05-27..2019-05-31, x]", {"a": ["2019-05-27..2019-05-31", "x"]}),
        ("a:\n- 2019..2020\n", {"a": ["2019..2020"]}),
        ("a: [x, ~]", {"a": ["x", ""]}),
        ("<<: {b: c}", {"<<": {"b": "c"}}),
        ("a: |\n  two\n  lines\n", {"a": "two\nlines\n"}),
        ("", None),
        ("# a comment\n", None),
        ("---\na: b\n...\n# end\n", {"a": "b"}),
        ("\ufeffa: b", {"a": "b"}),
    ],
)
def test_every_scalar_is_text(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "key: value\nlist:\n- one\n- 'two'\n- {a: b}\n",
        "\ufeffkey: value\r\nlist:\r\n- one # here\r\n",
        "a: 😀 plain\nb: '😀'\nc: [😀, 😀😀]\n",
    ],
)
def test_offsets_count_characters_of_the_text(text):
    for node in texts_of(load(text, "f").root):
        assert node.value in text[node.start : node.end]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b\nc: d\na: e\n", 3, 'the key "a" comes twice, first in line 1'),
        ("a: b\nc: &x d\n", 2, 'anchor "&x"'),
        ("a: &x b\nc: *x\n", 2, 'alias "*x"'),
        ("a: !!int 3\n", 1, "tag"),
        ("a: !mine [b]\n", 1, 'tag "!mine"'),
        ("- 1\n- ? [a]\n  : b\n", 2, "where a key belongs"),
    ],
)
def test_what_hides_or_multiplies_content_is_a_fault_with_its_line(text, line, said):
    problems = list(load(text, "f.yaml").problems())
    assert [problem.line for problem in problems][-1] == line
    assert said in problems[-1].text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b: c\n", 1, 'a text that holds ": " wants quotes'),
        ('a: b\nc: "open\nd: e\n', 2, "a quotation mark is never closed"),
        ("a: b\n  c: d\n", 2, "wants quotes"),
        ("a: b\nc: @d\n", 2, "wants quotes"),
        ("a: b\n\tc: d\n", 2, "indent with blanks, not tabs"),
        ("a: b\nc: \x00\n", 2, "U+0000"),
        ("a: b\nc: \x1b[31m\n", 2, "U+001B"),
        ("a: b\nc: x\ufeffy\n", 2, "U+FEFF"),
        ("a: \ud800\n", 1, "U+D800"),
        ("%TAG ! x\n---\na: b\n", 1, "directive"),
        ("# c\n\n%YAML 1.1\n---\na: b\n", 3, "directive"),
        ("a: b\n---\nc: d\n", 2, "second YAML document"),
        ("a: b\n...\n%YAML 1.1\n", 3, "second YAML document"),
        ("a:\n  " + "[" * 51 + "]" * 51, 2, "nested deeper than 50 levels"),
    ],
)
def test_what_is_not_yaml_is_an_error_with_its_line(text, line, said):
    with pytest.raises(NotYamlError) as caught:
        load(text, "f.yaml")
    assert caught.value.problem.line == line
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"f.yaml:{line}: ")


def test_sizes_are_bounded(monkeypatch):
    monkeypatch.setattr(yamltext, "MAX_CHARACTERS", 10)
    with pytest.raises(TooLargeError, match="larger than"):
        load("a: bcdefghijk", "f")
    monkeypatch.setattr(yamltext, "MAX_CHARACTERS", 1000)
    monkeypatch.setattr(yamltext, "MAX_NODES", 3)
    with pytest.raises(TooLargeError, match="more than 3 values"):
        load("[a, b, c, d]", "f")
    monkeypatch.setattr(yamltext, "MAX_NODES", 1000)
    monkeypatch.setattr(yamltext, "MAX_FAULTS", 2)
    with pytest.raises(NotYamlError, match=r"f:3: holds more than 2 anchors, aliases, tags or keys that come twice"):
        load("- &a x\n- !b x\n- *c\n- &d y\n", "f")
    monkeypatch.setattr(yamltext, "MAX_LINES", 2)
    for text in ("\n" * 3, "\r" * 3, "\r\n" * 3):
        with pytest.raises(TooLargeError, match="longer than 2 lines"):
            load(text, "f")


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" * 20,
        "[" * 20_000,
        "{" * 20_000,
        "- " * 20_000,
        "? " * 20_000,
        "a: " * 20_000,
        "[a: " * 20_000,
        "\r\n" * 20_000,
        "# \n" * 20_000 + "%",
        "'" * 20_001,
        "a: &" + "x" * 20_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_text_is_cheap(text, request):
    assert limited.run(_load, text, request.node.callspec.params["parser"], seconds=5, memory=1_000_000_000) == 0


def _load(text, name):
    yamltext._PARSER = getattr(yaml, name)
    with suppress(FileProblemError):
        load(text, "f")


DEEP = {
    "[": True,
    "{a: ": True,
    "[[": True,
    "[a, ": True,
    "['[', ": True,
    '["]", ': True,
    "[ # [\n": True,
    "[], ": False,
    "'[', ": False,
    "# [\n": False,
}


class Stops:
    """A parser with a bound of its own, lower than ours, told in words that nobody knows."""

    def __init__(self, text):
        self.events, self.end = yaml.SafeLoader(text), len(text)
        self.dispose = self.events.dispose

    def get_event(self):
        event = self.events.get_event()
        if isinstance(event, yaml.SequenceStartEvent) and event.flow_style:
            end = yaml.Mark("", self.end, 0, 0, None, None)
            raise yaml.scanner.ScannerError(None, None, "too much for me", end)
        return event


@pytest.mark.parametrize("part", DEEP)
def test_depth_is_counted_here_whatever_the_parser_says(part, monkeypatch):
    monkeypatch.setattr(yamltext, "_PARSER", Stops)
    with pytest.raises(NotYamlError) as caught:
        load("a: b\nc: [" + part * 60, "f")
    said = "is nested deeper than 50 levels" if DEEP[part] else "is not YAML: too much for me"
    assert said in str(caught.value)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base", "<<<<<<<"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_conflict_of_git_is_called_that(mark, newline):
    with pytest.raises(yamltext.ConflictError) as caught:
        load(f"a: b\n{mark}\nc: d\n".replace("\n", newline), "f")
    remedy = "Keep what is right of the two sides, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    assert str(caught.value) == f"f:2: holds a conflict that git left (the line {mark[:7]}). {remedy}"


@pytest.mark.parametrize("text", ["a: |\n  <<<<<<< HEAD\n", "a: <<<<<<< b\n", "# =======\na: b\n", "<<<<<<<<: b\n"])
def test_such_signs_elsewhere_are_text(text):
    assert load(text, "f").root


SNIPPETS = [
    "a: b\n",
    "- ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    ": ",
    "# c",
    "'",
    '"',
    "|\n",
    ">-\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&x",
    "*x",
]
SNIPPETS += ["!t", "%Y", "---\n", "...\n", "\ufeff", "\x00", "\u2028", "😀", "? ", "~", "@", "a"]


def places(text):
    """All offsets that a reading names."""
    try:
        root = load(text, "f").root
    except NotYamlError as error:
        return [error.noticed, error.began]
    return [offset for node in texts_of(root) for offset in (node.start, node.end)] if root else []


@given(st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=4), max_size=25).map("".join))
def test_no_text_raises_anything_else(text):
    assert all(0 <= offset <= len(text) for offset in places(text))
