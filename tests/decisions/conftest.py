"""A small dossier on disk: two articles, four claims in a ledger with a person's hand in it."""

from __future__ import annotations

import pytest

from onrecord import Dossier

CODEBOOK = """\
version: 1
parties:
  north: {name: North, speaks_as: [North]}
  south: {name: South}
actors:
- {name: Anna Berg, party: north, aliases: [the mayor]}
- {name: Carl Dahl, party: south}
- {name: Wire}
issues:
  bridge: {proposition: The bridge should be built.}
  toll: {proposition: There should be a toll.}
"""
FIRST = """\
---
published: 2019-05-02
---

“The bridge must be built,” Anna Berg said on Monday. The bridge must wait, said Dahl.

She called the *new* toll "unfair" and the bridge a must.
"""
SECOND = "Carl Dahl told Wire the toll is dead. The bridge must be built, others say.\n"
LEDGER = """\
# The bridge. 😀
version: 1
claims:
- id: aaaa1111       # the first
  actor: Anna Berg
  issue: bridge
  stance: supports
  position: wants the bridge
  date: 2019-04-29
  date_basis: relative
  quote: The bridge must be built,
  article: first
  spans: [[1, 26]]
  draft: 000000
- {id: bbbb2222, actor: Carl Dahl, issue: bridge, stance: leans-against, position: 'says: wait', quote: The bridge must wait, article: first, spans: [[54, 74]]}

# Second thoughts
- id: bbbb3333
  actor: Carl Dahl
  issue: toll
  stance: opposes
  position: buries the toll
  quote: the toll is dead
  article: second
  spans: [[20, 36]]
  via: [Wire]
  status: rejected
  note: who says so?
- id: cccc4444
  actor: somebody at the ferry
  party: none
  issue: toll
  stance: opposes
  position: |
    finds it
    unfair
  quote: unfair
  article: first
  spans: [[115, 121]]
  status: edited
"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "first.md").write_text(FIRST, encoding="utf-8")
    (tmp_path / "articles" / "second.md").write_text(SECOND, encoding="utf-8")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(LEDGER, encoding="utf-8")
    found = Dossier(tmp_path)
    assert [problem for problem in found.check() if not problem.note] == []
    return found


@pytest.fixture
def text(dossier):
    """Return the ledger as it is on disk."""
    return lambda: dossier.ledger_path.read_text(encoding="utf-8")
