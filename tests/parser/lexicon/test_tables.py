"""The word tables are read strictly: what their shape does not allow is told with its line."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.parser.lexicon import __main__ as checking
from onrecord.parser.lexicon import places, tables
from onrecord.parser.lexicon.shapes import SHAPES

VERBS = """# Reporting verbs.
[neutral.clause]
yes = [
  "The mayor said it.",
]
entries = [
  "say",
  "point out",
]
"""
TERMS = """[attitude.for]
entries = [
  "accept*",
  "give * blessing",
]
"""


def read(name, text, **changes):
    return tables.read("x.toml", text, SHAPES[name]._replace(**changes))


def told(name, text, **changes):
    return [str(problem) for problem in read(name, text, **changes)[1]]


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("[netural.clause]", "[neutral.clause]", 'x.toml:2: No group "netural" in this table. Did you mean "neutral"?'),
        ("[neutral.cluase]", "[neutral.clause]", 'x.toml:2: No group "neutral.cluase" in this table. Did you mean "neutral.clause"'),
        ("[neutral]", "[neutral.clause]", 'x.toml:3: "yes" stands outside of a group; write [GROUP] first.'),
        ("entires = [", "entries = [", 'x.toml:6: No key "entires" in this table. Did you mean "entries"?'),
        ("yse = [", "yes = [", 'x.toml:3: No key "yse" in this table. Did you mean "yes"?'),
        ('  "point-out*",', '  "point out",', 'x.toml:8: "point-out*" is no entry: small letters, digits,'),
        ('  "point+out",', '  "point out",', 'x.toml:8: "point+out" is no entry'),
        ('  "point  out",', '  "point out",', 'x.toml:8: "point  out" is no entry'),
        ('  " point out",', '  "point out",', 'x.toml:8: " point out" is no entry'),
        ('  "Point out",', '  "point out",', 'x.toml:8: "Point out" is no entry'),
        ('  "",', '  "point out",', 'x.toml:8: "" is no entry'),
        ('  "say",', '  "point out",', 'x.toml:8: "say" stands twice in this group.'),
        ("  3,", '  "point out",', "x.toml:6: Write entries = [...] with one or more texts in quotes."),
        ('entries = "say point-out"\nno = [\n', "entries = [\n", "x.toml:6: Write entries = [...]"),
        ('  "point out"\n  "say",', '  "point out",', "x.toml:9: is not TOML: Unclosed array"),
        ("", "]\nentries", "x.toml:"),
    ],
)  # fmt: skip
def test_what_the_shape_does_not_allow_is_told_with_its_line(wrong, right, expected):
    assert VERBS.count(right) == 1
    problem = told("reporting_verbs", VERBS.replace(right, wrong))[0]
    assert problem.startswith(expected)


@pytest.mark.parametrize(
    ("entry", "good"),
    [
        ("endors*", True), ("live up to", True), ("give * blessing", True), ("thumb* * * nose at", True),
        ("n't rul* out", True), ("u.s", True), ("30-day", True),
        ("* blessing", False), ("give *", False), ("acc*ept", False), ("give+*+blessing", False), ("**", False),
        ("photo:", False), ("a|b", False), ("a\tb", False), ("café", False),
    ],
)  # fmt: skip
def test_the_notation_of_terms(entry, good):
    text = TERMS.replace("give * blessing", entry.replace("\t", "\\t"))
    assert told("polarity", text, complete=False) == [] or not good
    assert bool(told("polarity", text, complete=False)) != good


def test_a_group_that_must_be_there_is_missed():
    assert "x.toml: Group [attitude.against] is missing." in told("polarity", TERMS)


def test_a_list_of_words_holds_no_phrases():
    text = '[hearer]\nentries = [\n  "the press",\n]\n'
    assert told("words", text, complete=False)[0].startswith('x.toml:3: "the press" is no entry: small letters')


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('{ present = "says", past = "said", participle = "said" }', 'Row "say" needs gerund = "WORD"'),
        ('{ present = "says", past = "said", participle = "said", gerund = "-ing+" }', 'Row "say" needs gerund'),
        ('{ present = "says", past = "said", participle = "said", gerund = "saying", base = "say" }', 'No key "base"'),
        ('"says said said saying"', '"say" stands outside of a group'),
    ],
)
def test_a_row_has_its_columns(row, expected):
    (problem,) = told("irregular_verbs", f"# Forms.\nsay = {row}\n")
    assert problem.startswith(f"x.toml:2: {expected}")


def test_a_group_for_all_other_words_has_no_entries():
    text = '[thing.supports.backs]\notherwise = true\nentries = [\n  "back",\n]\n'
    assert told("position_wording", text) == [
        "x.toml:2: A group for all other words has the one line: otherwise = true."
    ]


def test_all_problems_are_told_in_the_order_of_the_lines():
    text = VERBS.replace("point out", "Point out").replace("yes =", "yse =")
    assert [problem.split()[0] for problem in told("reporting_verbs", text)] == ["x.toml:3:", "x.toml:8:"]


def test_the_shape_is_checked_where_a_table_is_loaded(monkeypatch):
    monkeypatch.setattr(tables, "source", lambda _: ("x.toml", VERBS.replace("say", "Say").replace("yes =", "yse =")))
    with pytest.raises(tables.LexiconError) as error:
        tables.table.__wrapped__("reporting_verbs")
    assert str(error.value).startswith('x.toml:3: No key "yse"')
    assert str(error.value).endswith("(1 more: python -m onrecord.parser.lexicon)")
    assert len(error.value.problems) == 2


@pytest.mark.parametrize(
    ("path", "key", "entry", "line"),
    [
        (("neutral", "clause"), "", None, 2), (("neutral",), "", None, 2), (("neutral", "clause"), "entries", None, 6),
        (("neutral", "clause"), "entries", "point out", 8), (("neutral", "clause"), "yes", "The mayor said it.", 4),
        (("asserting",), "", None, 0), ((), "", None, 0),
    ],
)  # fmt: skip
def test_the_line_of_a_thing(path, key, entry, line):
    assert places.line_of(VERBS, path, key, entry) == line


@pytest.mark.parametrize(
    ("line", "crowded"),
    [
        ('  "say",', False), ('  "say", # to speak', False), ("# a comment", False), ("entries = [", False),
        ('say = { present = "says" }', False), ('[thing.supports."calls for"]', False), ("otherwise = true", False),
        ('  "say", "tell",', True), ('entries = ["say"]', True), ('"say",', True), ('  "say"', True),
    ],
)  # fmt: skip
def test_a_line_holds_one_entry(line, crowded):
    assert places.crowded(line) == ([1] if crowded else [])


def test_the_check_passes_and_counts():
    problems, counted = checking.check()
    assert problems == []
    assert re.fullmatch(r"\d+ files, \d+ entries, \d+ examples: no problems\.", counted)


def test_the_check_tells_an_example_that_fails(monkeypatch, capsys):
    file, text = tables.source("polarity")
    wrong = text.replace("[attitude.for]\nyes = [\n", '[attitude.for]\nyes = [\n  "the ferry",\n')
    sources = {name: tables.source(name) for name in SHAPES} | {"polarity": (file, wrong)}
    monkeypatch.setattr(tables, "source", sources.__getitem__)
    tables.table.cache_clear()
    with pytest.raises(SystemExit) as ended:
        checking.main()
    tables.table.cache_clear()
    assert ended.value.code == 1
    line = wrong.split("\n").index('  "the ferry",') + 1
    assert capsys.readouterr().out == f'{file}:{line}: Example "the ferry" must match and does not: [attitude.for].\n'


def test_the_guide_lists_each_file_and_shows_the_notation():
    guide = (Path(__file__).parents[3] / "docs" / "lexicon.md").read_text(encoding="utf-8")
    assert {*re.findall(r"^\| `(\w+)\.toml` \|", guide, re.MULTILINE)} == set(SHAPES)
    (shown,) = re.findall(r"```toml\n(.+?)```", guide, re.DOTALL)
    assert told("polarity", shown, complete=False) == []
    assert places.crowded(shown) == []


def test_the_tables_do_not_pay_for_pydantic():
    code = "import sys; from onrecord.parser.lexicon import tables; tables.table('words'); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
