"""Each note on words that are waited for in vain, beside what the parser makes of them."""

from __future__ import annotations

import json
import string

import pytest

import onrecord
from onrecord import parser
from onrecord.models import Article
from onrecord.parser.dates.publication import Events
from onrecord.store import codebook

LONG = " ".join(f"Word{letter}" for letter in string.ascii_lowercase)
"""Twenty-six words."""


def words(number):
    return " ".join(LONG.split()[:number])


@pytest.fixture
def notes(tmp_path):
    """Read a codebook, and what is told of its words; nothing else is wrong with it."""

    def read(text):
        path = tmp_path / "codebook.yaml"
        path.write_text(text, encoding="utf-8")
        book, problems = codebook.load(path)
        assert {(problem.note, problem.rule) for problem in problems} <= {(True, "unfound")}
        return book, " ".join(problem.text for problem in problems)

    return read


def claims(book, body):
    return onrecord.parse(Article(id="a", published="2023-05-10", body=body), book)


def assert_told(told, said):
    """`told` is part of what is said; where it is empty, nothing is."""
    assert told in said
    assert bool(said) is bool(told)


ISSUES = "issues: {ferry: {proposition: The night ferry should be kept., topic: [night ferry]}}\n"


@pytest.mark.parametrize(
    ("alias", "printed", "is_found", "told"),
    [
        ("Zed", "Zed", True, ""),
        ("the mayor", "The mayor", True, ""),
        ("mayor", "The mayor", False, 'the alias "mayor" names a speaker only where an article prints it with a capital; "the mayor" needs none'),
        ("mayor", "Mayor", True, "only where an article prints it with a capital"),
        ("eBay", "eBay", False, 'the alias "eBay" names a speaker only where'),
        ("3M", "3M", False, 'the alias "3M" names no speaker: a name of one word counts only where it begins with a capital'),
        ("五角大楼", "五角大楼", False, "names no speaker"),
        ("3M Works", "3M Works", True, ""),
        ("harbour union", "The harbour union", True, ""),
        ("U.S.", "U.S.", True, ""),
        ("Zed\nUnion", "Zed Union", True, ""),
        ("Pen\u200btagon", "Pentagon", True, ""),
        ("Pen\u00adtagon", "Pentagon", True, ""),
        (words(20), words(20), True, ""),
        (words(21), words(21), False, f'the alias "{words(10)} …" has more than 20 words'),
    ],
)  # fmt: skip
def test_names(notes, alias, printed, is_found, told):
    book, said = notes(f"actors: [{{name: Harbour Office, kind: body, aliases: [{json.dumps(alias)}]}}]\n{ISSUES}")
    found = {claim.actor for claim in claims(book, f"{printed} rejected the night ferry on Monday.")}
    assert ("Harbour Office" in found) is is_found
    assert_told(told, said)


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("{name: protesters}", 'the name "protesters" names a speaker only where'),
        ("{name: dpa, kind: outlet, aliases: [Zed Agency]}", ""),  # the name in reports
        ("{name: cher, roles: [{title: mayor}]}", ""),
        ("{name: cher, roles: [{title: may\u00ador}]}", ""),
    ],
)
def test_a_name_that_need_not_be_found(notes, actor, told):
    _, said = notes(f"actors: [{actor}]\n")
    assert_told(told, said)


@pytest.mark.parametrize(
    ("demonym", "is_found", "told"),
    [
        ("South Sea Isle", True, ""),
        ("Great South Sea Isle", False, 'the demonym "Great South Sea Isle" has more than 3 words'),
    ],
)
def test_demonyms(notes, demonym, is_found, told):
    book, said = notes(f"parties: {{isle: {{name: Norland, demonyms: [{demonym}]}}}}\n{ISSUES}")
    found = {claim.party for claim in claims(book, f"A {demonym} official rejected the night ferry.")}
    assert found == {"isle" if is_found else "none"}
    assert_told(told, said)


@pytest.mark.parametrize(
    ("term", "printed", "is_found", "told"),
    [
        ("boat", "boat", True, ""),
        ("boat*", "boating", True, ""),
        ("night * boat", "night crossing boat", True, ""),
        ("reject* * keep", "rejected a proposal to keep", True, ""),
        ("*boat", "boat", False, '"*boat" is found only where an article prints the *, which otherwise ends a word or'),
        ("bo*t", "boat", False, "prints the *"),
        ("bo\u00adat", "boat", True, ""),
        ("night\nboat", "night boat", True, ""),
        ("NIGHT BOÀT", "night boat", True, ""),
    ],
)
def test_topics_and_phrases(notes, term, printed, is_found, told):
    term = json.dumps(term)
    as_topic, said = notes(f"actors: [{{name: Ann Cole}}]\nissues: {{x: {{proposition: P., topic: [{term}]}}}}\n")
    assert bool(claims(as_topic, f"Ann Cole rejected the {printed}.")) is is_found
    assert f"the topic {told}" in said if told.startswith('"') else told in said
    assert bool(said) is bool(told)
    for phrases in (f"[{term}]", f"[{{phrase: {term}, position: sees it}}]"):
        issue = f"proposition: P., topic: [night ferry], phrases: {{supports: {phrases}}}"
        as_phrase, said = notes(f"actors: [{{name: Ann Cole}}]\nissues: {{x: {{{issue}}}}}\n")
        found = claims(as_phrase, f"Ann Cole said of the night ferry: “It is a {printed} indeed.”")
        assert ("supports" in {claim.stance for claim in found}) is is_found
        assert_told(told, said)


@pytest.mark.parametrize(
    ("date", "word", "is_found", "told"),
    [
        ("2021-05-06", "letter", True, ""),
        ("2021-05-06/2021-05-06", "letter", True, ""),
        ("2021-05-06", "LETTER", True, ""),
        ("2021-05-06", "lett*", False, 'the word "lett*" is found only where an article prints the *'),
        ("2021-05-06", "let\u200bter", True, ""),
        ("2021-05-06/2021-05-13", "letter", False, "its words date no article, for it lasts more than a week"),
    ],
)
def test_events(notes, date, word, is_found, told):
    event = f"{{date: {date}, text: Reed writes, actors: [Bo Reed], words: {json.dumps(word)}}}"
    book, said = notes(f"actors: [{{name: Bo Reed}}]\nevents: [{event}]\n")
    published = parser.publication(Article(id="a", body="Reed sent a letter yesterday."), Events(book)).published
    assert published == ("2021-05-07" if is_found else None)
    assert_told(told, said)


def test_a_week_is_the_parsers_week(notes):
    for last, number in ((12, 1), (13, 0)):
        book, said = notes(f"events: [{{date: 2021-05-06/2021-05-{last}, text: T, words: letter}}]\n")
        assert len(Events(book).known) == number
        assert bool(said) is not bool(number)


@pytest.mark.parametrize("text", ["actors: [{name: zed}]", "actors:\n\n- name: A B\n  aliases: zed\n"])
def test_a_note_has_its_line(tmp_path, text):
    (tmp_path / "codebook.yaml").write_text(text)
    (problem,) = codebook.load(tmp_path / "codebook.yaml")[1]
    assert (problem.line, problem.note) == (1 if "[" in text else 4, True)
