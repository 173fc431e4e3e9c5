"""The block of a claim."""

from __future__ import annotations

from pathlib import Path

import hands
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import STANCES, Claim
from onrecord.spans import Span
from onrecord.store import ledger
from onrecord.store.form import FIELDS, block, fields_of, sort_key
from onrecord.store.seal import seal

NASTY = [
    "no",
    "12:30",
    "#",
    ": ",
    "a\nb",
    "\t",
    " x ",
    "“q”",
    '"q"',
    "it's",
    "😀",
    "\u2028",
    "---",
    "- a",
    "\ufeff",
    "[x]",
    "null",
]
TEXTS = st.sampled_from(NASTY) | st.text(max_size=8)
NAMES = TEXTS.filter(bool)
SPANS = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda pair: Span(*pair))
CLAIMS = st.builds(
    Claim,
    id=NAMES,
    actor=TEXTS,
    party=st.none() | NAMES,
    issue=TEXTS,
    stance=st.sampled_from(STANCES),
    position=TEXTS,
    date=st.sampled_from([None, "2019", "2019-04", "2019-04-04", "[2019-05-27..2019-05-31]", "../2019-05-31"]),
    date_basis=st.sampled_from([None, "stated", "assigned"]),
    quote=st.lists(TEXTS, max_size=3).map(tuple),
    article=TEXTS,
    spans=st.lists(SPANS, max_size=3).map(tuple),
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    mention=TEXTS,
    cue=TEXTS,
    via=st.lists(TEXTS, max_size=2).map(tuple),
    same_as=st.none() | NAMES,
    status=st.sampled_from(["draft", "accepted", "edited", "rejected"]),
    note=TEXTS,
    extra=hands.EXTRA,
)


def test_the_block_of_a_reviewed_claim():
    claim = Claim(
        id="k3x9q2ma",
        actor="Eric Pahon",
        party="us",
        issue="working-group",
        stance="opposes",
        position="rejects the working group",
        date="2019-04-04",
        date_basis="relative",
        quote=("A technical working group isn't necessary", "nor: a path"),
        article="rt",
        spans=(Span(1104, 1213), Span(1220, 1230)),
        kind="direct",
        mention="Pentagon spokesman Eric Pahon",
        cue="said",
        via=("Bloomberg", "unnamed U.S. official"),
        same_as="aaaa",
        note="seen",
    )
    assert block(claim) == (
        "- id: k3x9q2ma\n"
        "  actor: Eric Pahon\n"
        "  party: us\n"
        "  issue: working-group\n"
        "  stance: opposes\n"
        "  position: rejects the working group\n"
        "  date: 2019-04-04\n"
        "  date_basis: relative\n"
        "  quote:\n"
        "  - A technical working group isn't necessary\n"
        '  - "nor: a path"\n'
        "  article: rt\n"
        "  spans: [[1104, 1213], [1220, 1230]]\n"
        "  kind: direct\n"
        "  mention: Pentagon spokesman Eric Pahon\n"
        "  cue: said\n"
        "  via: [Bloomberg, unnamed U.S. official]\n"
        "  same_as: aaaa\n"
        "  status: accepted\n"
        "  note: seen\n"
    )


def test_a_draft_has_its_seal_and_no_status(claim):
    fields = fields_of(claim(via=("A",), note="n"))
    assert "status" not in fields
    assert list(fields)[-2:] == ["draft", "note"]
    assert fields["draft"] == seal({name: value for name, value in fields.items() if name != "draft"})


def test_empty_fields_are_left_out(claim):
    text = block(claim(mention="", spans=()))
    assert not any(f"  {name}:" in text for name in ("party", "date", "spans", "mention", "via", "same_as", "note"))


def test_all_fields_have_a_place():
    assert {*FIELDS} == {*Claim.model_fields}


@given(CLAIMS)
def test_any_claim_reads_back_the_same(claim):
    book = ledger.from_bytes(Path("claims.yaml"), f"version: 1\nclaims:\n{block(claim)}".encode())
    assert book.problems == ()
    assert book.claims[0].model_copy(update={"draft": None}) == claim
    assert block(book.claims[0]) == block(claim)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"date": "2019-04-04"}, {"date": "2019-04-05"}),
        ({"date": "2019-04-04"}, {"date": "2019-04"}),
        ({"date": "2019-04-04"}, {"date": None}),
        ({"article": "a", "spans": [Span(9, 12)]}, {"article": "b", "spans": [Span(1, 2)]}),
        ({"spans": [Span(1, 2), Span(50, 60)]}, {"spans": [Span(3, 4)]}),
    ],
)
def test_order(claim, first, second):
    assert sort_key(claim(**first)) < sort_key(claim(**second))
