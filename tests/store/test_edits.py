"""One claim changed within its block."""

from __future__ import annotations

import pytest

from onrecord.store import edits, ledger
from onrecord.store.form import block

BLOCK = """\
- id: aaaa   # mine
  actor: Eric Pahon
  # why?
  issue: 'group'
  stance:   opposes   # surely
  position: |
    rejects
    the group
  quote:
    - not
    - necessary   # the second
  article: art
  spans: [[10, 13],
          [14, 23]]
  draft: 000000   # broken
  mine: kept
"""


def change(source, newline="\n", **changes):
    book = ledger.from_bytes("claims.yaml", f"claims:\n{source}".encode())
    (old,) = book.claims
    return edits.edit(source, old, old.model_copy(update=changes), newline=newline)


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"actor": "no"}, "actor: Eric Pahon", 'actor: "no"'),
        ({"issue": "other"}, "issue: 'group'", "issue: other"),
        ({"stance": "supports"}, "stance:   opposes   #", "stance: supports   #"),
        ({"position": "a\nb"}, "position: |\n    rejects\n    the group\n", 'position: "a\\nb"\n'),
        ({"spans": ((1, 2),)}, "spans: [[10, 13],\n          [14, 23]]", "spans: [[1, 2]]"),
        ({"note": "x: y"}, "  mine:", '  note: "x: y"\n  mine:'),
        ({"party": "us"}, "  # why?\n", "  party: us\n  # why?\n"),
        ({"via": ("A", "B")}, "  draft:", "  via: [A, B]\n  draft:"),
        ({"date": "2019", "date_basis": "stated"}, "  quote:", '  date: "2019"\n  date_basis: stated\n  quote:'),
        ({"quote": ("x", "z")}, "    - not\n    - necessary   #", "  - x\n  - z   #"),
    ],
)
def test_only_the_lines_of_the_field_change(changes, old, new):
    assert BLOCK.count(old) == 1
    wanted = BLOCK.replace(old, new).replace("draft: 000000", "status: edited")
    assert change(BLOCK, **changes) == wanted


def test_a_draft_that_is_accepted_changes_in_one_line(claim):
    source = block(claim())
    changed = change(source, status="accepted").splitlines()
    assert [line for line in changed if line not in source.splitlines()] == ["  status: accepted"]
    assert len(changed) == len(source.splitlines())


REST = "actor: A, issue: i, stance: opposes, position: p, quote: q, article: x"
LINES = REST.replace(", ", "\n  ")


@pytest.mark.parametrize(
    ("source", "changes", "result"),
    [
        (f"- {{id: a, {REST}}}\n", {"actor": "B, C"}, f'- {{id: a, actor: "B, C"{REST[8:]}}}\n'),
        (f"- {{id: a, {REST}}} # c", {"cue": "said", "via": ("v",)}, f"- {{id: a, {REST}, cue: said, via: [v]}} # c"),
        (f"- {{draft: x, id: a, {REST}}}\n", {"status": "rejected"}, f"- {{status: rejected, id: a, {REST}}}\n"),
        (f"- {{party: us, id: a, {REST}, cue: c}}\n", {"party": None, "cue": ""}, f"- {{id: a, {REST}}}\n"),
        (f"-\n  id: a\n  {LINES}", {"note": "new"}, f"-\n  id: a\n  {LINES}\n  note: new"),
        (f"- party: us\n  id: a\n  {LINES}\n", {"party": None}, f"- id: a\n  {LINES}\n"),
        (f"- id: a\n  party: us # c\n  {LINES}\n", {"party": None}, f"- id: a\n  # c\n  {LINES}\n"),
        (f"- id: a\n  {LINES}\n  note: |\n    x\n\n", {"note": ""}, f"- id: a\n  {LINES}\n\n"),
    ],
)
def test_other_ways_to_write_a_claim(source, changes, result):
    assert change(source, **changes) == result
    assert change(source.replace("\n", "\r\n"), "\r\n", **changes) == result.replace("\n", "\r\n")


IN_BRACES = """\
- {id: a, actor: A, issue: i,  # one
   stance: opposes, position:  # two
   p, quote: q, article: x}  # three
"""


def test_no_comment_is_lost_where_the_block_is_laid_out_anew(claim):
    new = claim("a", actor="A", issue="i", position="new", quote="q", article="x", spans=(), mention="", cue="")
    accepted = new.model_copy(update={"status": "accepted"})
    assert change(IN_BRACES, position="new") == block(accepted) + "  # one\n  # two\n  # three\n"


def test_what_would_be_lost_is_refused():
    assert change(IN_BRACES.replace("article: x", "article: x, mine: 1"), position="new") is None
