"""A ledger of which most is known is read as it would be as a whole: whatever a person has done to its text."""

from pathlib import Path

import hands
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from onrecord.errors import FileProblemError
from onrecord.store import ledger, reread
from onrecord.store.reread import Earlier

PATH = Path("claims.yaml")
CLAIM = """\
- id: {0}
  actor: A
  issue: group
  stance: opposes
  position: says {0}
  quote: it
  article: art
"""
HEAD = "version: 1\nclaims:\n"
SIX = HEAD + "".join(CLAIM.format(name) for name in ("aa", "bb", "cc", "dd", "ee", "ff"))


def read(text, before=None):
    try:
        earlier = before and Earlier(before.known.get, before.values)
        return ledger.from_bytes(PATH, text.encode("utf-8"), earlier)
    except FileProblemError as error:
        return str(error)


def told(book):
    """All that a ledger says."""
    if isinstance(book, str):
        return book
    tree = book.tree
    blocks = [(block.lead, block.start, block.end, block.node) for block in tree.blocks]
    keys = [(key, value) for key, value in tree.root.entries if key.value != "claims"] if tree.root else None
    said = (book.claims, book.places, book.problems, book.fields, book.unreadable, book.coded, book.coded_lines)
    return *said, book.sha256, tree.document.line_starts, keys, blocks, tree.broken, {*book.known}


def is_again(text, before):
    return reread.read(text, PATH, Earlier(before.known.get, before.values)) is not None


CHANGES = {
    "a value": (lambda text: text.replace("says cc", "says so"), True),
    "a claim more": (lambda text: text + CLAIM.format("gg"), True),
    "a claim in the middle": (lambda text: text.replace("- id: cc", CLAIM.format("gg") + "- id: cc"), True),
    "a claim less": (lambda text: text.replace(CLAIM.format("bb"), ""), True),
    "two in another order": (lambda text: text.replace("id: bb", "id: x").replace("id: cc", "id: bb"), True),
    "an id that is there": (lambda text: text.replace("- id: ee", "- id: aa"), True),
    "a claim twice": (lambda text: text + CLAIM.format("bb"), True),
    "no id": (lambda text: text.replace("- id: dd\n ", "-"), True),
    "a value that does not fit": (
        lambda text: text.replace("  stance: opposes\n  position: says bb", "  stance: x"),
        True,
    ),
    "a comment above": (lambda text: text.replace("- id: bb", "# new\n- id: bb"), True),
    "a heading above": (lambda text: text.replace("- id: bb", "# new\n\n- id: bb"), True),
    "a comment inside": (lambda text: text.replace("says bb", "says bb # new"), True),
    "lines above all": (lambda text: "# mine\n\n" + text, True),
    "a mark": (lambda text: text.replace("claims:", "coded:\n  art: {day: 2019-01-01, sha256: x}\nclaims:"), True),
    "a key that is none": (lambda text: text.replace("claims:", "claim: x\nclaims:"), True),
    "another version": (lambda text: text.replace("version: 1", "version: 7"), True),
    "empty lines at the end": (lambda text: text + "\n\n", True),
    "no newline at the end": (lambda text: text.rstrip("\n"), True),
    "a key below": (lambda text: text + "coded:\n  art: {day: 2019-01-01, sha256: x}\n", False),
    "an open quote": (lambda text: text.replace("says bb", '"says bb'), False),
    "a quote over two claims": (lambda text: text.replace("says bb", '"says bb').replace("says cc", 'says cc"'), False),
    "a dash in a quote": (lambda text: text.replace("says bb", '"says\n- id: bb"'), False),
    "a comment in a quote": (lambda text: text.replace("says ee\n", '"says\n# ee"\n'), True),
    "a key twice": (lambda text: text.replace("says bb", "says bb\n  actor: B"), False),
    "an alias": (lambda text: text.replace("says bb", "*bb"), False),
    "an item that is no claim": (lambda text: text + "- x\n", False),
    "a second document": (lambda text: text.replace("- id: bb", "---\n- id: bb"), False),
    "the end of the document": (lambda text: text.replace("- id: bb", "...\n- id: bb"), False),
    "the end of the document at the end": (lambda text: text + "...\n", False),
    "the end behind another end of a line": (
        lambda text: text.replace("art\n- id: bb", "art\u2028... #\n- id: bb"),
        False,
    ),
    "as deep as may be": (lambda text: text.replace("says bb", "[" * 47 + "]" * 47), True),
    "too deep": (lambda text: text.replace("says bb", "[" * 48 + "]" * 48), False),
    "a conflict": (lambda text: text.replace("- id: bb", "<<<<<<< ours\n- id: bb"), False),
    "all indented": (lambda text: text.replace("\n- ", "\n  - ").replace("\n  ", "\n    "), False),
    "another key above the claims": (lambda text: text.replace("claims:", "claims: []\nclaim:"), False),
    "claims twice": (lambda text: text.replace("claims:", "claims: []\nclaims:"), False),
    "claims in a comment": (lambda text: "# so\nclaims:\n" + text, False),
    "nothing": (lambda _: "", False),
    "no claims": (lambda _: HEAD, False),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_read_as_in_a_whole(name):
    change, again = CHANGES[name]
    before = read(SIX)
    text = change(SIX)
    assert text != SIX
    assert told(read(text, before)) == told(read(text))
    assert is_again(text, before) == again


@pytest.mark.parametrize("name", CHANGES)
def test_and_so_is_the_change_back(name):
    before = read(CHANGES[name][0](SIX))
    if not isinstance(before, str):
        assert told(read(SIX, before)) == told(read(SIX))


def test_a_claim_below_the_end_of_the_document_is_no_claim():
    before = read(SIX + "...\n")
    text = SIX + "...\n" + CLAIM.format("gg")
    assert told(read(text, before)) == told(read(text))


def test_what_is_known_is_not_parsed_and_not_checked(monkeypatch):
    before, read_texts = read(SIX), []
    load = reread.yamltext.load
    monkeypatch.setattr(reread.yamltext, "load", lambda text, *a, **k: read_texts.append(text) or load(text, *a, **k))
    after = read(SIX.replace("says cc", "says so"), before)
    assert [text.partition("\n")[0] for text in read_texts] == ["version: 1", "- id: cc"]
    assert all(after.claims[at] is before.claims[at] for at in (0, 1, 3, 4, 5))


def test_more_values_than_a_ledger_may_have_are_counted_on_each_reading(monkeypatch):
    before = read(SIX)
    monkeypatch.setattr(reread.yamltext, "MAX_NODES", before.values + 10)
    text = SIX.replace("says cc", "[1, 2, 3, 4]")
    assert not is_again(text, before)
    assert read(text, before) == read(text)


MARKS = (
    "#",
    "'",
    '"',
    "- ",
    "\n",
    "\r\n",
    "  ",
    "|\n",
    ": ",
    "[",
    "claims:\n",
    "- id: k1\n",
    "\n\n# so\n",
    "&a ",
    "---\n",
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.sampled_from(("", *MARKS))), min_size=1, max_size=3)


@given(hands.ledgers(), EDITS)
def test_whatever_a_person_writes_into_it(text, edits):
    """Also where nearly all of it is new, one edit after the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reread, "_ENOUGH", 0.9)
        before = read(text)
        for share, length, mark in edits:
            at = int(share * len(text))
            text = text[:at] + mark + text[at + length :]
            after = read(text, None if isinstance(before, str) else before)
            event("again" if not isinstance(before, str) and is_again(text, before) else "whole")
            assert told(after) == told(read(text))
            before = after
