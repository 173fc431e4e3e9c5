"""codebook.yaml into a Codebook."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FileProblemError
from onrecord.reports.entries import bodies_of
from onrecord.store import codebook

GOOD = """\
version: 1
parties:
  us: {name: United States, speaks_as: [Washington, the US], demonyms: [American, U.S.]}
  other:
actors:
- name: Pentagon
  party: us
  aliases: [Defense Department]
- name: Eric Pahon
  body: Pentagon
  roles: [{title: Pentagon spokesman, from: 2018, to: 2020}]
- name: Analyst
  party: none
- name: Ambassador
  body: United States
issues:
  group:
    proposition: A group should be formed.
    topic: working group
    phrases:
      opposes: [{phrase: "isn't necessary", examples: ['"It isn''t necessary," said X.']}, no need]
events:
- {date: 2019-05-29, text: They speak by phone, words: [phone call], actors: [Eric Pahon, United States]}
"""


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "codebook.yaml"
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return codebook.load(path)

    return load


def test_a_codebook(load):
    book, problems = load(GOOD)
    assert problems == ()
    assert book.parties["us"].demonyms == ("American", "U.S.")
    assert book.parties["other"].name == ""
    assert book.party_of("Eric Pahon") == "us"
    assert book.party_of("Analyst") is None
    assert bodies_of("Ambassador", book)[-1] == "United States"
    assert book.actor_by_name["Eric Pahon"].roles[0].since == "2018"
    assert book.issues["group"].topic == ("working group",)
    assert [phrase.phrase for phrase in book.issues["group"].phrases["opposes"]] == ["isn't necessary", "no need"]
    assert book.events[0].actors == ("Eric Pahon", "United States")


PROBLEMS = [
    ("events:", "event:", 22, 'unknown key "event". Did you mean "events"?'),
    ("  aliases:", "  alias:", 8, 'actor "Pentagon": unknown key "alias". Did you mean "aliases"?'),
    ("title: P", "titel: P", 11, 'actor "Eric Pahon": unknown key "titel". Did you mean "title"?'),
    ("from: 2018", "from: May", 11, 'actor "Eric Pahon": roles: from is wrong: "May" is not a date'),
    ("opposes:", "oposes:", 21, 'issue "group": unknown stance "oposes" in phrases. Did you mean "opposes"?'),
    ("proposition:", "proposal:", 18, 'issue "group" has no proposition'),
    ("date: 2019-05-29", "date: 2019-13-29", 23, "event 1: date is wrong:"),
    ("name: Analyst", "name: pentagon", 12, 'actor "pentagon" comes twice, first in line 6'),
    ("party: us", "party: usa", 6, 'actor "Pentagon": no party "usa" here. Did you mean "us"?'),
    ("body: P", "body: Q", 9, 'its body "Qentagon" is no actor here. Did you mean "Pentagon"?'),
    ("  party: none", "  aliases: defense DEPARTMENT", 12, 'the alias "defense DEPARTMENT" also stands for "Pentagon"'),
    ("  party: none", "  aliases: [Pentagon]", 12, 'the alias "Pentagon" also stands for "Pentagon"'),
    ("  party: us\n", "  party: us\n  party: us\n", 8, 'the key "party" comes twice, first in line 7'),
    ("- name: Analyst", "- &a\n  name: Analyst", 12, 'the anchor "&a" has no use here'),
    ("  other:", "  other: text", 4, 'party "other" wants "key: value" lines'),
    ("    topic: working group", "    topic: {a: b}", 19, 'issue "group": topic wants a list'),
]


@pytest.mark.parametrize(("old", "new", "line", "said"), PROBLEMS)
def test_every_problem_has_its_line(load, old, new, line, said):
    assert old in GOOD
    _, problems = load(GOOD.replace(old, new, 1))
    assert any(problem.line == line and said in problem.text for problem in problems), problems
    assert not any(problem.note for problem in problems if said in problem.text)


def test_an_unknown_actor_in_an_event_is_a_note(load):
    _, (problem,) = load(GOOD.replace("[Eric Pahon, U", "[Eric Pahn, U"))
    assert problem.note
    assert problem.text == 'event of 2019-05-29: no actor "Eric Pahn" here. Did you mean "Eric Pahon"?'


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("  aliases:", "  alias:", "actors: Pentagon Eric Pahon Analyst Ambassador"),
        ("title: Pentagon", "titel: Pentagon", "actors: Pentagon Eric Pahon Analyst Ambassador"),
        ("party: us", "kind: thing", "actors: Eric Pahon Analyst Ambassador"),
        ("- name: Analyst", "- nam: Analyst", "actors: Pentagon Eric Pahon Ambassador"),
        ("name: Analyst", "name: Pentagon", "actors: Pentagon Eric Pahon Ambassador"),
        ("actors:", "actors: {}\nactor:", "actors:"),
        ("actors:\n", "actors: x\nold:\n", "actors:"),
    ],
)
def test_a_problem_costs_no_more_than_its_record(load, old, new, kept):
    book, _ = load(GOOD.replace(old, new, 1))
    assert " ".join(["actors:", *(actor.name for actor in book.actors)]) == kept


def test_an_actor_may_be_of_no_party_though_its_body_is(load):
    book, problems = load(GOOD.replace("  body: Pentagon", "  body: Pentagon\n  party: none"))
    assert (book.actor_by_name["Eric Pahon"].party, problems) == ("none", ())


def test_a_date_with_one_unknown_day_needs_no_quotes(load):
    book, problems = load(GOOD.replace("date: 2019-05-29", "date: [2019-05-27..2019-05-29]"))
    assert (book.events[0].date, problems) == ("[2019-05-27..2019-05-29]", ())


def test_parts_fall_alone(load):
    text = GOOD.replace("to: 2020}", "to: 2020}, {title: Spokesman, from: x}, plain").replace(
        ", no need", ", [no], {phrase: no need, x: y}"
    )
    book, problems = load(text)
    assert [role.title for role in book.actor_by_name["Eric Pahon"].roles] == ["Pentagon spokesman"]
    assert [phrase.phrase for phrase in book.issues["group"].phrases["opposes"]] == ["isn't necessary", "no need"]
    assert len(problems) == 4


@pytest.mark.parametrize(
    ("topic", "kept"),
    [
        ("[working group, ~]", ("working group",)),
        ("['*', a, '—', b]", ("a", "b")),
        ("'—'", ()),
        ("{a: b}", ()),
        ("", ()),
    ],
)
def test_a_term_falls_alone(load, topic, kept):
    book, problems = load(GOOD.replace("topic: working group", f"topic: {topic}"))
    assert book.issues["group"].topic == kept
    assert problems
    assert {problem.line for problem in problems} <= {17, 19}


def test_a_circle_below_is_cut_once(load):
    book, problems = load(
        "actors:\n- {name: A, body: B}\n- {name: B, body: C}\n- {name: C, body: B}\n- {name: D, body: A}\n"
    )
    assert [problem.text for problem in problems] == ['actor "B": its body leads back to it (B > C > B)']
    assert [bodies_of(name, book)[-1] for name in "ABCD"] == ["B"] * 4


def test_references_that_do_not_hold_are_cut(load):
    book, problems = load(
        "actors:\n- {name: A, party: x, body: B}\n- {name: B, body: C}\n- {name: C, body: B}\n- {name: D, body: D}\n"
    )
    assert book.actor_by_name["A"].party is None
    assert [bodies_of(name, book)[-1] for name in "ABCD"] == ["B", "B", "B", "D"]
    assert book.party_of("A") is None
    assert [(problem.line, problem.text) for problem in problems] == [
        (2, 'actor "A": no party "x" here.'),
        (3, 'actor "B": its body leads back to it (B > C > B)'),
        (5, 'actor "D": its body leads back to it (D > D)'),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actors: [", "codebook.yaml:1: is not YAML: a bracket is never closed"),
        ("- name: Pentagon\n", 'codebook.yaml:1: does not begin with "parties:" or another of its keys'),
        (
            "version: 2\n",
            'codebook.yaml:1: is of version "2", and this onrecord reads version 1. Use a newer onrecord.',
        ),
        ("version: [1]\n", "codebook.yaml:1: is of version"),
        (b"\xff", "codebook.yaml:1: is not UTF-8"),
    ],
)
def test_a_file_that_is_no_codebook(load, text, said):
    with pytest.raises(FileProblemError) as caught:
        load(text)
    assert said in str(caught.value)


def test_a_missing_codebook_names_the_remedy(tmp_path):
    with pytest.raises(FileProblemError, match=r"no such file\. Name the dossier's folder with --data"):
        codebook.load(tmp_path / "codebook.yaml")


@pytest.mark.parametrize("text", ["", "# later\n", "version: 1\n", "actors:\nissues: ~\n"])
def test_an_empty_codebook(load, text):
    book, problems = load(text)
    assert (book.actors, dict(book.issues), problems) == ((), {}, ())


WORDS = st.sampled_from(
    ["name", "party", "roles", "phrases", "opposes", "title", "x", "us", "2019", "proposition", "body"]
)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(st.sampled_from(["parties", "actors", "issues", "events", "x"]), TREES))
def test_whatever_is_written_gives_a_codebook(tmp_path_factory, tree):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(repr(tree))
    book, problems = codebook.load(path)
    assert all(actor.body is None or actor.body in book.actor_by_name for actor in book.actors)
    assert all(problem.line == 1 for problem in problems)
    for actor in book.actors:
        book.party_of(actor.name)


MISTAKES = [
    ("a line indented by one blank more", "  party: us\n", "   party: us\n", 7, "this line, or the one before, is indented wrongly"),
    ("a tab", "  party: us\n", "\tparty: us\n", 7, "indent with blanks, not tabs"),
    ("no blank behind a colon", "party: us", "party:us", 7, 'write a blank after the ":"'),
    ("a colon in a text", "A group should", "Group: it should", 18, 'a text that holds ": " wants quotes'),
    ("a star at the beginning", "no need]", "no need, * need]", 21, "a text that begins with * or & wants quotes"),
    ("a star before a word", "no need]", "no need, *need]", 21, "a text that begins with * wants quotes"),
    ("an open bracket", "[Eric Pahon, United States]", "[Eric Pahon", 23, "a bracket is never closed"),
    ("a forgotten dash", "- name: Eric Pahon", "  name: Eric Pahon", 9, 'or a "-" is missing before it'),
    ("a phrase as a bare text", "opposes: [", "supports: go ahead\n      opposes: [", 21, "supports wants a list, as in [go ahead]"),
    ("phrases without a stance", "phrases:\n      opposes: [", "phrases: [", 20, 'phrases wants stances, each with its list, as in "supports: [...]"'),
    ("a stance that is none", "opposes:", "for:", 21, "Stances are supports, leans-for, noncommittal, leans-against, opposes."),
    ("an alias of two actors", "- name: Analyst", "- name: Analyst\n  aliases: [Defense Department]", 12, 'the alias "Defense Department" also stands for "Pentagon"'),
    ("a party's name for its key", "party: us", "party: United States", 6, 'no party "United States" here. Did you mean "us"?'),
    ("a party's key for its name", "body: United States", "body: us", 14, 'its body "us" is no actor here. Did you mean "United States"?'),
    ("the dates of a role the wrong way round", "from: 2018, to: 2020", "from: 2020, to: 2018", 11, '"Pentagon spokesman" ends in 2018, before it begins in 2020'),
    ("a list of parties", "parties:\n  us: {name", "parties:\n  - {name", 4, "is not YAML"),
    ("a map of actors", "- name: Pentagon\n  party: us\n  aliases: [Defense Department]\n", "  Pentagon: {party: us}\n", 7, "is indented unlike its neighbours"),
    ("no topic", "    topic: working group\n", "", 17, 'issue "group" has no topic: no statement is on it'),
    ("topics in one text", "topic: working group", "topic: working group, study group", 19, "a list stands in brackets: [working group, study group]"),
    ("aliases in one text", "[Defense Department]", "Defense Department, DoD", 8, "a list stands in brackets: [Defense Department, DoD]"),
    ("a phrase without a word", "no need]", "'*']", 21, '"*" holds no word'),
    ("a topic without a word", "topic: working group", "topic: [working group, ~]", 19, 'issue "group": topic is wrong: "" holds no word'),
    ("an alias without a word", "[Defense Department]", "[Defense Department, '—']", 8, 'actor "Pentagon": aliases is wrong: "—" holds no word'),
    ("a title without a word", "title: Pentagon spokesman", "title: '...'", 11, 'roles: title is wrong: "..." holds no word'),
    ("a phrase under two stances", "    phrases:\n", "    phrases:\n      supports: [no need]\n", 22, 'the phrase "no need" stands under supports and under opposes'),
    ("verbs in one text", "version: 1\n", "version: 1\nreporting: blasted, slammed\n", 2, "a list stands in brackets: [blasted, slammed]"),
    ("a verb with a star", "version: 1\n", "version: 1\nreporting: [blast*]\n", 2, 'a verb stands without "*"'),
    ("a verb of both lists", "version: 1\n", "version: 1\nreporting: [trust]\nnot_reporting: [trust]\n", 2, "it is taken to report"),
    ("an example under no stance", "    phrases:\n", "    examples: [X agrees.]\n    phrases:\n", 20, "examples wants stances, each with its list"),
    ("an example under a stance that is none", "    phrases:\n", "    examples: {support: X agrees.}\n    phrases:\n", 20, 'unknown stance "support" in examples. Did you mean "supports"?'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "said"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_what_analysts_get_wrong_is_told_with_its_line(load, old, new, line, said):
    assert old in GOOD
    try:
        found = load(GOOD.replace(old, new, 1))[1]
    except FileProblemError as error:
        found = (error.problem,)
    assert any(problem.line == line and said in problem.text for problem in found), found


def test_what_is_odd_and_right_is_not_told(load):
    text = GOOD.replace("topic: working group", "topic: [working group, 'talks, technical']").replace(
        "2018, to: 2020", "2020, to: 2020"
    )
    assert load(text)[1] == ()
