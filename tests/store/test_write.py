"""Claims into the text of a ledger, slice by slice."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FileProblemError, LedgerChangedError
from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store import ledger, write
from onrecord.store.form import fields_of
from onrecord.yaml import text as yamltext

HAND = """\
# Our ledger. 😀
version: 1
claims:
# --- April ---

- id: april        # first
  actor: Eric Pahon
  issue: group
  stance: opposes
  position: rejects it
  date: 2019-04-04
  date_basis: stated
  quote: not necessary
  article: a

# about May
- {id: may, actor: B, issue: group, stance: supports, position: 'no', date: 2019-05-04, quote: q, article: b}

- id: standing
  actor: C
  issue: group
  stance: opposes
  position: |
    says 😀
    so
  quote:
  - one
  - two
  article: c

# The end
"""


def names(book):
    return [claim.id for claim in book.claims]


def test_the_first_claims_make_the_file(book, claim):
    saved = write.save(book(), put=[claim("bbbb", date="2019-05-01"), claim("aaaa", date="2019-04-01")])
    text = saved.path.read_text()
    assert text.startswith(write.HEADER + "version: 1\nclaims:\n- id: aaaa\n")
    assert names(saved) == ["aaaa", "bbbb"]
    assert saved == ledger.load(saved.path)


def test_nothing_to_write_writes_nothing(book):
    empty = book()
    assert write.save(empty, put=[]) is empty
    assert not empty.path.exists()
    hand = book(HAND)
    assert write.save(hand, put=hand.claims, drop=["unknown"]) is hand


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("", write.HEADER + "version: 1\nclaims:\n"),
        ("\ufeff", "\ufeff" + write.HEADER + "version: 1\nclaims:\n"),
        ("# mine\n", "# mine\nversion: 1\nclaims:\n"),
        ("# mine", "# mine\nversion: 1\nclaims:\n"),
        ("version: 1", "version: 1\nclaims:\n"),
        ("version: 1\r\n", "version: 1\r\nclaims:\r\n"),
        ("version: 1\nclaims:", "version: 1\nclaims:\n"),
        ("claims:   # none\nversion: 1\n", "claims:   # none\n"),
        ("version: 1\nclaims: []\n", "version: 1\nclaims: \n"),
        ("version: 1\nclaims: ~ # none\n", "version: 1\nclaims:  # none\n"),
        ("claims:\n# none\n  # yet\nversion: 1\n", "claims:\n# none\n  # yet\n\n"),
        ("version: 1\nclaims:\n\n# none\n\n", "version: 1\nclaims:\n\n# none\n\n"),
    ],
)
def test_a_ledger_without_claims_gets_its_first(book, claim, text, above):
    saved = write.save(book(text), put=[claim()])
    assert names(saved) == ["aaaa"]
    assert saved.claims[0].status == "draft"
    assert saved.text.startswith(above + "- id: aaaa")
    assert saved.path.read_bytes().decode() == saved.text


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("2019-03-01", "new april may standing"),
        ("2019-04-04", "april new may standing"),
        ("2019-04-30", "april new may standing"),
        ("2019-12-01", "april may new standing"),
        (None, "april may standing new"),
    ],
)
def test_a_new_claim_goes_where_a_person_would_put_it(book, claim, said, order):
    saved = write.save(book(HAND), put=[claim("new", date=said, article="z")])
    assert names(saved) == order.split()
    rest = saved.text.replace(write.block(claim("new", date=said, article="z")) + "\n", "")
    assert rest == HAND or saved.text.replace("\n" + write.block(claim("new", date=said, article="z")), "") == HAND
    assert "# about May\n- {id: may" in saved.text


def test_several_new_claims_at_one_place_keep_their_order(book, claim):
    put = [claim(f"n{day}", date=f"2019-04-{day}") for day in (12, 10, 11)]
    assert names(write.save(book(HAND), put=put)) == ["april", "n10", "n11", "n12", "may", "standing"]


def test_a_claim_of_a_person_changes_in_its_lines_only(book):
    hand = book(HAND)
    by_id = {claim.id: claim for claim in hand.claims}
    put = [
        by_id["april"].model_copy(update={"actor": "Pahon", "note": "x"}),
        by_id["may"].model_copy(update={"stance": "opposes"}),
        by_id["standing"].model_copy(update={"quote": ("all",)}),
    ]
    expected = HAND.replace("actor: Eric Pahon", "actor: Pahon").replace("  article: a\n", "  article: a\n  note: x\n")
    expected = expected.replace("stance: supports", "stance: opposes").replace("quote:\n  - one\n  - two", "quote: all")
    assert write.save(hand, put=put).text == expected


def test_a_draft_is_written_anew(book, claim):
    first = write.save(book(), put=[claim(), claim("bbbb")])
    second = write.save(first, put=[claim(position="new", via=("A",))])
    assert second.text.endswith(write.block(claim(position="new", via=("A",))) + write.block(claim("bbbb")))


def test_deleted_claims_leave_no_gap(book):
    hand = book(HAND)
    assert write.save(hand, put=[], drop=["april"]).text.startswith(
        "# Our ledger. 😀\nversion: 1\nclaims:\n# --- April ---\n\n# about May\n- {id: may"
    )
    last = write.save(book(HAND), put=[], drop=["standing"])
    assert last.text.endswith("article: b}\n\n# The end\n")
    none = write.save(last, put=[], drop=["april", "may"])
    assert names(none) == []
    assert "# --- April ---" in none.text
    assert "# about May" not in none.text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_newlines_indentation_and_byte_order_mark_stay(book, claim, newline, indent, bom):
    old = "".join(indent + line + "\n" for line in write.block(claim(status="accepted")).splitlines())
    text = (bom + "version: 1\nclaims:\n" + old).replace("\n", newline)
    saved = write.save(book(text.encode()), put=[claim("bbbb", date=None), claim("0000", date="2019-01-01")])
    assert names(saved) == ["0000", "aaaa", "bbbb"]
    new = "".join(f"{indent}{line}{newline}" for line in write.block(claim("bbbb")).splitlines())
    assert saved.path.read_bytes().decode().endswith(old.replace("\n", newline) + new)
    assert write.save(saved, put=[], drop=["0000", "bbbb"]).path.read_bytes() == text.encode()


def test_a_last_line_without_a_newline_gets_one(book, claim):
    text = "version: 1\nclaims:\n" + write.block(claim(status="accepted")).rstrip("\n")
    saved = write.save(book(text), put=[claim("bbbb")])
    assert saved.text == text + "\n" + write.block(claim("bbbb"))


def test_the_file_that_someone_else_changed_is_left_alone(book, claim):
    hand = book(HAND)
    hand.path.write_text(HAND + "# more\n")
    with pytest.raises(LedgerChangedError):
        write.save(hand, put=[claim()])
    assert hand.path.read_text() == HAND + "# more\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{version: 1, claims: []}\n", "claims.yaml:1: is written in braces."),
        ("claims:\n- id: x: y\n", "claims.yaml:2: no claim in the file can be read."),
        ("claims:\n- id: aaaa\n", 'claims.yaml: claim "aaaa" is in the file, but cannot be read.'),
        ("x: 1\n...\n", "claims.yaml"),
    ],
)
def test_what_cannot_be_written_is_refused(book, claim, text, said):
    read = book(text)
    with pytest.raises(FileProblemError) as caught:
        write.save(read, put=[claim()])
    assert said in str(caught.value)
    assert read.path.read_text() == text
    assert len(list(read.path.parent.iterdir())) == 1


def test_a_form_that_cannot_be_changed_is_refused(book):
    old = book(HAND.replace("position: 'no'", "position:  # why\n   'no', mine: 1"))
    with pytest.raises(
        FileProblemError, match=r'claims\.yaml:17: claim "may" is written in a form that cannot be changed'
    ):
        write.save(old, put=[old.claims[1].model_copy(update={"position": "yes"})])


def test_other_claims_can_be_written_beside_a_broken_one(book, claim):
    text = HAND.replace("actor: C", "actor: C: D").replace("stance: supports", "stance: no")
    saved = write.save(book(text), put=[claim("new", date="2019-04-30"), claim("late")], drop=[])
    assert names(saved) == ["april", "new", "late"]
    assert saved.unreadable == {"may", "standing"}
    for block in text[text.index("# about") :].split("\n\n"):
        assert block in saved.text


def test_one_id_twice_is_a_mistake_of_the_caller(book, claim):
    with pytest.raises(ValueError, match="one id twice"):
        write.save(book(), put=[claim(), claim()])
    with pytest.raises(ValueError, match="one id twice"):
        write.save(book(), put=[claim()], drop=["aaaa"])


def test_what_would_not_read_back_is_never_written(book, claim, monkeypatch):
    hand = book(HAND)
    monkeypatch.setattr(write, "block", lambda claim: f"- id: {claim.id}\n  actor: [")
    with pytest.raises(FileProblemError, match="nothing was written"):
        write.save(hand, put=[claim("new")])
    assert hand.path.read_text() == HAND


TEXTS = st.sampled_from(["x", "no", "a: b", "#", "one\ntwo", "😀", "“q”", '"', " ", "\u2028"]) | st.text(
    min_size=1, max_size=6
)
COMMENTS = st.sampled_from(["", "", "# head\n", "\n", "# far\n\n", "\n# near\n", "  # deep\n"])
STATUSES = ("draft", "accepted", "edited", "rejected")


@st.composite
def claims(draw, ids):
    """Some claims with different ids."""
    chosen = draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))
    return [
        Claim(
            id=name,
            actor=draw(TEXTS),
            issue="i",
            stance="opposes",
            position=draw(TEXTS),
            date=draw(st.sampled_from([None, "2019-04-04", "2019-05"])),
            quote=tuple(draw(st.lists(TEXTS, min_size=1, max_size=2))),
            article="a",
            spans=(Span(draw(st.integers(0, 9)), 10),),
            status=draw(st.sampled_from(STATUSES)),
        )
        for name in chosen
    ]


@st.composite
def ledgers(draw):
    """The text of a ledger as a person may leave it, and nothing that a claim could be mistaken for."""
    gap = draw(st.sampled_from(["", "\n"]))
    parts = [draw(COMMENTS), "version: 1\nclaims:\n", draw(st.sampled_from(["", "# head\n\n", "  # deep\n"]))]
    for claim in draw(claims(["k1", "k2", "k3", "k4"])):
        parts += [write.block(claim), draw(COMMENTS), gap]
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return draw(st.sampled_from(["", "\ufeff"])) + (text.replace("\n", "\r\n") if draw(st.booleans()) else text)


@given(ledgers(), claims(["k1", "k2", "n1", "n2"]), st.sets(st.sampled_from(["k3", "k4"])))
def test_all_else_stays_byte_for_byte(text, put, drop):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.yaml")
        path.write_bytes(text.encode())
        before = ledger.load(path)
        old = {claim.id: claim for claim in before.claims}
        put = [
            claim for claim in put if claim.status != "draft" or claim.id not in old or old[claim.id].status == "draft"
        ]
        after = write.save(before, put=put, drop=drop)
        assert path.read_bytes().decode() == after.text
        assert [entry.name for entry in path.parent.iterdir()] == ["claims.yaml"]
    said = {claim.id: fields_of(claim) for claim in after.claims}
    wanted = {name: fields_of(claim) for name, claim in old.items() if name not in drop}
    assert said == wanted | {claim.id: fields_of(claim) for claim in put}
    touched = {claim.id for claim in put} | drop
    for name in old.keys() - touched:
        assert source(before, name).rstrip("\r\n") == source(after, name).rstrip("\r\n")
    assert outside(after, touched) == outside(before, touched)


def source(book, name):
    place = book.places[name]
    return book.text[place.start : place.end]


def outside(book, names):
    """What stands in none of these blocks nor directly above it, without empty lines."""
    text = book.text
    for name in names & book.places.keys():
        above, _, below = text.partition(source(book, name))
        lines = above.splitlines(keepends=True)
        while lines and lines[-1].startswith("#"):
            lines.pop()
        text = "".join(lines) + below
    return [line for line in text.splitlines() if line.strip()]


@given(ledgers(), claims(["n1", "n2"]))
def test_what_is_added_and_deleted_again_leaves_no_trace(text, put):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "claims.yaml")
        path.write_bytes(text.encode())
        before = ledger.load(path)
        if not before.claims:
            return
        after = write.save(before, put=put)
        again = write.save(after, put=[], drop=[claim.id for claim in put])
    assert [line for line in again.text.splitlines() if line] == [line for line in text.splitlines() if line]


def test_a_ledger_that_would_be_too_large_is_told_before_it_is_written(book, claim, monkeypatch):
    before = write.save(book(), put=[claim()])
    text = before.path.read_text()
    monkeypatch.setattr(yamltext, "MAX_NODES", 40)
    with pytest.raises(FileProblemError) as caught:
        write.save(before, put=[claim("bbbb")])
    said = "would be too large with that: it holds more than 40 values; nothing was written. Move a part of it"
    assert said in str(caught.value)
    assert before.path.read_text() == text
