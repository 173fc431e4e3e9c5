"""Moving code must not change an id: the drafts of both shipped dossiers, by id, against lists that a person can read.

Nor any other decision: of all that is read of their articles a digest is kept (`bench/readings.py --write` has the lines
themselves). Where a rule or a codebook changes on purpose, `ONRECORD_GOLDEN=write python -m pytest tests/test_ids.py`
takes them anew.
"""

from __future__ import annotations

import importlib
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
    assert told == _golden(f"drafts-{name}.txt", told)


def test_every_reading_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    readings = importlib.import_module("readings")
    told = "".join(f"{name}: {readings.digest(lines)}\n" for name, lines in readings.shipped())
    assert told == _golden("readings.txt", told)


def _golden(name: str, told: str) -> str:
    """Return what a golden file holds, which is `told` where it is to be taken anew."""
    golden = GOLDEN / name
    if os.environ.get("ONRECORD_GOLDEN") == "write":
        golden.write_text(told, "utf-8")
    return golden.read_text("utf-8")
