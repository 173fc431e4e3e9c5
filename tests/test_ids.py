"""Moving code must not change an id: the drafts of both shipped dossiers, by id, against lists that a person can read.

Where a rule or a codebook changes on purpose, `ONRECORD_GOLDEN=write python -m pytest tests/test_ids.py` takes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import onrecord

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("dossier", "name"), [("data", "data"), ("examples/harbor-toll", "harbor-toll")])
def test_every_draft_keeps_its_id(dossier: str, name: str) -> None:
    read = onrecord.Dossier(ROOT / dossier)
    drafts = [draft for article in read.articles for draft in onrecord.parse(article, read.compiled)]
    told = "".join(f"{d.id} {d.article} {d.issue} {d.stance} {d.actor}\n" for d in drafts)
    golden = GOLDEN / f"drafts-{name}.txt"
    if os.environ.get("ONRECORD_GOLDEN") == "write":
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")
