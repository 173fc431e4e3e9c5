"""claims.yaml into claims, places and problems."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FileProblemError
from onrecord.spans import Span
from onrecord.store import ledger, recover
from onrecord.store.form import block
from onrecord.store.ledger import Ledger

TWO = """\
version: 1
claims:
- id: aaaa
  actor: Eric Pahon                     # who
  issue: group
  stance: opposes
  position: rejects it
  date: 2019-04-04
  date_basis: relative
  quote: not necessary
  article: art
  spans: [[10, 23]]
  via: []
  note: ""
- {id: bbbb, actor: B, issue: group, stance: supports, position: 'no', quote: [one, two], article: art, date: }
"""


def test_claims_are_typed(read):
    first, second = read(TWO).claims
    assert first.spans == (Span(10, 23),)
    assert (first.status, first.date, first.via, first.note) == ("accepted", "2019-04-04", (), "")
    assert (second.position, second.quote, second.date) == ("no", ("one", "two"), None)


def test_places_are_the_blocks_of_the_text(read):
    book = read(TWO)
    first, second = book.places["aaaa"], book.places["bbbb"]
    assert (first.line, second.line) == (3, 15)
    assert book.text[first.start : first.end].startswith("- id: aaaa\n")
    assert book.text[first.start : first.end].endswith('  note: ""\n')
    assert book.text[second.start : second.end] == TWO[TWO.index("- {id") :]


def test_fields_are_those_written(read):
    book = read(TWO)
    assert book.fields["aaaa"]["spans"] == [["10", "23"]]
    assert "date" not in book.fields["bbbb"]


def test_no_file_is_an_empty_ledger(tmp_path):
    assert ledger.load(tmp_path / "claims.yaml") == Ledger(tmp_path / "claims.yaml")


def test_a_broken_link_is_not(tmp_path):
    (tmp_path / "claims.yaml").symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(FileProblemError, match="no such file"):
        ledger.load(tmp_path / "claims.yaml")


def test_a_ledger_without_a_version_is_read_as_of_this_one(read):
    book = read(TWO.removeprefix("version: 1\n"))
    assert ([claim.id for claim in book.claims], book.problems) == (["aaaa", "bbbb"], ())


@pytest.mark.parametrize(
    "text",
    ["", "\ufeff", "# none yet\n", "version: 1\n", "version: 1\nclaims:\n", "version: 1\nclaims: []\n", "claims: ~"],
)
def test_an_empty_ledger(read, text):
    book = read(text)
    assert (book.claims, book.problems, book.text) == ((), (), text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: 2\nclaims:\n", 'claims.yaml:1: is of version "2", and this onrecord reads version 1.'),
        ("version: 0\n", 'claims.yaml:1: is of version "0", and this onrecord reads version 1. Write version: 1.'),
        ("version: 1.0\n", 'claims.yaml:1: is of version "1.0"'),
        ("claims: none\n", 'claims.yaml:1: "claims" is no list. Begin each claim with "- id:".'),
        ("version: 1\nclaims:\n  id: x\n", 'claims.yaml:3: "claims" is no list.'),
        ("claims: [{id: x}]\n", "claims.yaml:1: the claims are one list in brackets."),
        (
            "# mine\n- id: x\n",
            'claims.yaml:2: does not begin with "claims:" or another of its keys. Write the lines "version: 1" and "claims:" above it.',
        ),
        (
            "<<<<<<< ours\nclaims:\n",
            "claims.yaml:1: holds a conflict that git left (the line <<<<<<<). Keep what is right",
        ),
        ("version: one\n", 'claims.yaml:1: is of version "one", and this onrecord reads version 1. Write version: 1.'),
        ("claims:\n- id: x\nclaims:\n- id: y\n", 'claims.yaml:3: the key "claims" comes twice, first in line 1.'),
        ("- id: x\n- [", "claims.yaml:2: is not YAML"),
        ("text", "claims.yaml:1: does not begin with"),
        ("claims:\n- id: x\nversion: 'a\n", "claims.yaml:3: is not YAML: a quotation mark is never closed."),
    ],
)
def test_a_file_that_is_no_ledger(read, text, said):
    with pytest.raises(FileProblemError) as caught:
        read(text)
    assert str(caught.value).startswith(said)


THREE = """\
version: 1
claims:
- id: aaaa
  actor: A
  issue: group
  stance: opposes
  position: p
  quote: q
  article: art
- id: bbbb
  actor: B
  issue: group
  stance: opposes
  position: p
  date: 2019-04-04
  quote: q
  article: art
# about the last
- id: cccc
  actor: C
  issue: group
  stance: opposes
  position: p
  quote: q
  article: art
"""
BAD = [
    ("stance: opposes", "stance: oposes", 13, 'claim "bbbb": stance is "oposes", which is none of supports, leans-for'),
    ("date: 2019-04-04", "date: 2019-4-4", 15, 'claim "bbbb": date is wrong: "2019-4-4" is not a date'),
    ("quote: q", "spans: [[1]]\n  quote: q", 16, 'claim "bbbb": spans wants pairs of numbers'),
    ("quote: q", "qoute: q", 10, 'claim "bbbb" has no quote'),
    ("id: bbbb", "id:", 10, "claim 2 has no id"),
    ("id: bbbb", 'id: ""', 10, "claim 2 has no id"),
    ("id: bbbb", "id: aaaa", 10, 'claim "aaaa": the id is already used in line 3; give one of the two another'),
    ("position: p", "position: [p]", 14, 'claim "bbbb": position wants a text'),
    ("position: p", "position: p\n  position: r", 15, 'claim "bbbb": the key "position" comes twice, first in line 14'),
    ("position: p", "position: &p p", 14, 'claim "bbbb": the anchor "&p" has no use here'),
    ("position: p", "position: *p", 14, 'claim "bbbb": the alias "*p" is not followed here'),
    ("position: p", "position: !!str p", 14, 'claim "bbbb": the tag'),
    ("position: p", "position: p: r", 14, 'claim "bbbb" is not YAML: a text that holds ": " wants quotes'),
    ("position: p", 'position: "p', 14, 'claim "bbbb" is not YAML'),
    ("position: p", "position: [p", 15, 'claim "bbbb" is not YAML'),
    ("position: p", "position: p\n   more: r", 14, 'claim "bbbb" is not YAML'),
    ("  position: p", "position: p", 14, 'claim "bbbb" is not YAML'),
    ("position: p", "position: \x00", 14, 'claim "bbbb" holds the character U+0000'),
    ("position: p", "position: @p", 14, 'claim "bbbb" is not YAML'),
    ("position: p", 'position: "p" r', 14, 'claim "bbbb" is not YAML'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "said"), BAD)
def test_one_bad_claim_never_hides_the_others(read, old, new, line, said):
    at = THREE.index(old, THREE.index("bbbb") - 8)
    book = read(THREE[:at] + new + THREE[at + len(old) :])
    assert [claim.id for claim in book.claims] == ["aaaa", "cccc"]
    problem = next(problem for problem in book.problems if said in problem.text)
    assert problem.path == "claims.yaml"
    assert abs(problem.line - line) <= ("is not YAML" in said)
    assert book.text[book.places["cccc"].start :].startswith("- id: cccc\n")
    assert book.unreadable == (frozenset() if "id:" in old else {"bbbb"})


def test_all_bad_claims_at_once(read):
    bad = [(old, new) for old, new, _, said in BAD if "id:" not in old and "is not YAML" not in said]
    middle = THREE[THREE.index("- id: bbbb") : THREE.index("# about")]
    blocks = [middle.replace("bbbb", f"b{n}").replace(old, new) for n, (old, new) in enumerate(bad)]
    book = read(THREE.replace("# about the last\n", "".join(blocks)))
    assert [claim.id for claim in book.claims] == ["aaaa", "bbbb", "cccc"]
    assert len(book.unreadable) == len(bad)


@pytest.mark.parametrize("count", [1, recover.MAX_BROKEN, recover.MAX_BROKEN + 1])
def test_too_many_broken_claims_are_a_broken_file(read, count):
    text = THREE + "".join(f"- id: b{n}\n  actor: a: b\n" for n in range(count))
    if count <= recover.MAX_BROKEN:
        assert len(read(text).claims) == 3
    else:
        with pytest.raises(FileProblemError, match=r"claims\.yaml:27: is not YAML"):
            read(text)


def test_a_record_of_another_kind_is_told_in_one_line(read):
    book = read("version: 1\nclaims:\n- id: a\n" + "".join(f"  key{n}: x\n" for n in range(30)))
    assert [str(problem) for problem in book.problems] == [
        'claims.yaml:3: claim "a": 36 of its keys and values do not fit'
    ]


def test_an_unknown_key_costs_only_itself(read):
    book = read(THREE.replace("actor: B", "actor: B\n  possition: x"))
    assert [claim.id for claim in book.claims] == ["aaaa", "bbbb", "cccc"]
    assert [str(problem) for problem in book.problems] == [
        'claims.yaml:12: claim "bbbb": unknown key "possition". Did you mean "position"?'
    ]


def test_status_as_it_counts(read, claim):
    draft = block(claim())

    def status(text):
        book = read("claims:\n" + text)
        assert [problem for problem in book.problems if not problem.note] == []
        return book.claims[0].status

    assert status(draft) == "draft"
    assert status(draft.replace("id: aaaa", "'id':    'aaaa'").replace("[[10, 23]]", "\n  - [10,\n     23]")) == "draft"
    assert status(draft.replace("rejects the", "rejects a")) == "edited"
    assert status(draft + "  note: seen\n") == "edited"
    assert status(draft + '  note: ""\n  via: []\n') == "draft"
    assert status(draft.replace("draft: ", "draft: x")) == "edited"
    assert status(draft.replace("draft: ", "draft:\nold: ").partition("old")[0]) == "accepted"
    assert status(draft + "  status: rejected\n") == "rejected"
    assert status(block(claim(status="edited"))) == "edited"
    assert status(block(claim(status="accepted")).replace("  status: accepted\n", "")) == "accepted"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{}", "draft"),
        ("{}  # under it\n", "edited"),
        ("{}\n  # under it, after an empty line\n", "edited"),
        ("# directly above\n{}", "edited"),
        ("# a heading\n\n{}", "draft"),
        ("{}# above the next, or the end\n", "draft"),
        ("{}\n# the end\n", "draft"),
    ],
)
def test_a_comment_in_the_block_makes_a_draft_a_persons(read, claim, text, status):
    assert read("claims:\n" + text.format(block(claim()))).claims[0].status == status


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("cue: said", "cue: said  # he wrote", "edited"),
        ("cue: said", "cue: said\n  # he wrote", "edited"),
        ("- id: aaaa", "- # see below\n  id: aaaa", "edited"),
        ("[[10, 23]]", "[[10, # from\n    23]]", "edited"),
        ("cue: said", "cue: |- # so\n    said", "edited"),
        ("cue: said", "cue: |-\n    said", "draft"),
        ("cue: said", "cue: 'said'", "draft"),
        ("cue: said", 'cue: "sa\\\n    id"', "draft"),
    ],
)
def test_where_a_comment_may_stand(read, claim, old, new, status):
    text = block(claim())
    assert old in text
    assert read("claims:\n" + text.replace(old, new)).claims[0].status == status


@pytest.mark.parametrize("said", ["no # comment", "it's #1", "#", "a\n# b\n", "'#"])
def test_a_number_sign_in_a_text_is_no_comment(read, claim, said):
    assert read("claims:\n" + block(claim(position=said))).claims[0].status == "draft"


def test_a_draft_written_as_a_status_is_a_persons(read, claim):
    book = read("version: 1\nclaims:\n" + block(claim(status="accepted")).replace("accepted", "draft"))
    assert book.claims[0].status == "edited"
    assert [problem.note for problem in book.problems] == [True]


LINES = [*TWO.splitlines(keepends=True), *"\x00\t#'\"-\n:&é", "- id: z\n"]
LEDGERS = st.lists(st.sampled_from(LINES), max_size=20).map(lambda lines: "version: 1\nclaims:\n" + "".join(lines))


@given(st.binary(max_size=80) | LEDGERS.map(str.encode))
def test_any_bytes_give_a_ledger_or_a_clear_error(data):
    try:
        book = ledger.from_bytes(Path("claims.yaml"), data)
    except FileProblemError:
        return
    assert book.text.encode() == data
    assert {claim.id for claim in book.claims} == set(book.places)
    places = sorted(book.places.values(), key=lambda place: place.start)
    assert all(one.end <= other.start for one, other in pairwise(places))
