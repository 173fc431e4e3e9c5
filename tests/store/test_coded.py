"""The marks on fully coded articles: what is read, what `check` says of them."""

from __future__ import annotations

import pytest

from onrecord.errors import FileProblemError
from onrecord.models import Article, Codebook, Coded, Issue
from onrecord.store import coded

ART = Article(id="art", body="A bridge.")
OTHER = Article(id="two", body="A toll.")
CODEBOOK = Codebook(issues={"group": Issue(proposition="A group."), "toll": Issue(proposition="A toll.")})
MARK = f"{{day: 2026-11-29, by: anna, sha256: {ART.sha256}, issues: [group, toll]}}"


def test_marks_are_read_with_their_lines(read):
    book = read(
        f"version: 1\ncoded:\n  art: {MARK}\n  two:  # so\n    day: 2026-11\n    sha256: {ART.sha256}\n    issues: group\n"
    )
    assert book.problems == ()
    assert book.coded == {
        "art": Coded(day="2026-11-29", by="anna", sha256=ART.sha256, issues=("group", "toll")),
        "two": Coded(day="2026-11", sha256=ART.sha256, issues=("group",)),
    }
    assert book.coded_lines == {"art": 3, "two": 4}


@pytest.mark.parametrize("text", ["version: 1\nclaims: []\n", "coded:\nclaims:\n", "coded: {}\n", "coded: null\n"])
def test_there_may_be_none(read, text):
    book = read(text)
    assert (book.coded, book.problems) == ({}, ())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("yes", '"coded" wants "ARTICLE: {day: ..., sha256: ..., issues: [...]}" lines'),
        ("[art]", '"coded" wants "ARTICLE: {day: ..., sha256: ..., issues: [...]}" lines'),
        ("{art: }", 'coded "art" wants "key: value" lines'),
        ("{art: true}", 'coded "art" wants "key: value" lines'),
        (f"{{art: {{sha256: {ART.sha256}, issues: []}}}}", 'coded "art" has no day'),
        ("{art: {day: 2026-11-29, issues: []}}", 'coded "art" has no sha256'),
        (f"{{art: {{day: 2026-11-29, sha256: {ART.sha256}}}}}", 'coded "art" has no issues'),
        (f"{{art: {MARK.replace('2026-11-29', 'today')}}}", 'coded "art": day is wrong: '),
        (f"{{art: {MARK.replace(ART.sha256, 'abc')}}}", 'coded "art": sha256 is wrong: "abc" is no SHA-256'),
        (f"{{art: {MARK.replace(ART.sha256, ART.sha256.upper())}}}", "is no SHA-256: 64 hexadecimal digits"),
        (f"{{art: {MARK.replace('by', 'bye')}}}", 'unknown key "bye". Did you mean "by"?'),
        (f"{{art: {MARK.replace('[group, toll]', '{group: toll}')}}}", 'coded "art": issues wants a list'),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(read, written, said):
    book = read(f"version: 1\ncoded: {written}\nclaims: []\n")
    (problem,) = book.problems
    assert said in problem.text
    assert (problem.line, problem.note) == (2, False)


def test_a_bad_mark_hides_no_other_and_no_claim(read):
    book = read(f"""\
        coded:
          bad: {{day: x}}
          art: {MARK}
        claims:
        - {{id: a, actor: A, issue: group, stance: opposes, position: p, quote: q, article: art}}
        """)
    assert [*book.coded] == ["art"]
    assert [claim.id for claim in book.claims] == ["a"]
    assert {problem.line for problem in book.problems} == {2}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("coded:\n  art: {}\n  art: {}\n", ':3: the key "art" comes twice, first in line 2'),
        ("coded: &a {}\n", ':1: the anchor "&a" has no use here'),
        ("coded: {art: *a}\n", ':1: the alias "*a" is not followed here'),
        ("coded:\n  art: !!python/object:os.system {}\n", ":2: the tag "),
        ("coded:\n  [a]: {}\n", ":2: a list or map stands where a key belongs"),
        (f"coded: {'{a: ' * 60}{'}' * 60}\n", ":1: is nested deeper than 50 levels"),
        ("coded:\n  art: {day: a: b}\nclaims: []\n", ":2: is not YAML"),
    ],
)
def test_what_yaml_would_resolve_in_silence_is_refused(read, written, said):
    with pytest.raises(FileProblemError) as caught:
        read(written)
    assert said in str(caught.value)


def test_no_end_of_bad_marks_is_no_end_of_problems(read):
    book = read("coded:\n" + "".join(f"  a{at}: {{x: 1, y: 2}}\n" for at in range(3000)))
    assert len(book.problems) == 1001
    assert book.problems[-1].rule == "more"


def test_a_claim_that_is_not_yaml_is_left_out_although_marks_stand_below(read):
    book = read(f"claims:\n- id: a\n  quote: x: y\ncoded:\n  art: {MARK}\n")
    assert book.unreadable == {"a"}
    assert [*book.coded] == ["art"]


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"issues": ("toll", "group", "gone")}, True),
        ({"issues": ("group",)}, False),
        ({"sha256": OTHER.sha256}, False),
    ],
)
def test_a_mark_holds_for_the_same_text_and_no_new_issue(change, holds):
    mark = Coded(**{"day": "2026-11-29", "sha256": ART.sha256, "issues": ("group", "toll")} | change)
    assert mark.holds(ART, CODEBOOK) is holds


@pytest.mark.parametrize(
    ("name", "sha256", "issues", "said"),
    [
        ("art", ART.sha256, "group, toll", ""),
        ("locked", ART.sha256, "group", ""),
        ("art", OTHER.sha256, "group, toll", "text has changed since. Read it once more, then onrecord articles art --coded"),
        ("art", ART.sha256, "group", 'the codebook has got "toll" since. Read the article for that, then onrecord articles'),
        ("arts", ART.sha256, "group, toll", 'Did you mean "art"? To take the mark out: onrecord articles arts --not-coded'),
    ],
)  # fmt: skip
def test_marks_that_count_for_nothing_are_notes(read, name, sha256, issues, said):
    book = read(f"claims:\ncoded:\n  {name}: {{day: 2026-11-29, sha256: {sha256}, issues: [{issues}]}}\n")
    found = [*coded.check(book, CODEBOOK, {"art": ART, "two": OTHER}, {"locked"})]
    assert len(found) == bool(said)
    for problem in found:
        assert said in problem.text
        assert (problem.line, problem.note, problem.rule) == (3, True, "coded")
