"""Claims in one line, and ledgers as the text of a test."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store import ledger


def _claim(name="aaaa", **changed):
    fields = {
        "id": name,
        "actor": "Eric Pahon",
        "issue": "group",
        "stance": "opposes",
        "position": "rejects the group",
        "quote": "not necessary",
        "article": "art",
        "spans": [Span(10, 23)],
        "mention": "Pentagon spokesman Eric Pahon",
        "cue": "said",
        "status": "draft",
    }
    return Claim(**(fields | changed))


@pytest.fixture
def claim():
    return _claim


@pytest.fixture
def read():
    """Read the text of a ledger, indented as in the test, without a file."""

    def read(text):
        return ledger.from_bytes(Path("claims.yaml"), dedent(text).encode())

    return read


@pytest.fixture
def book(tmp_path):
    """A ledger in a file of its own; without a text there is no file yet."""

    def book(text=None):
        path = tmp_path / "claims.yaml"
        if text is not None:
            path.write_bytes(dedent(text).encode() if isinstance(text, str) else text)
        return ledger.load(path)

    return book
