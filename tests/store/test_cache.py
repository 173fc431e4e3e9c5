"""What is kept beside a dossier, where the dossier comes from somebody who has put more there."""

from __future__ import annotations

import sqlite3
import struct

import pytest

from onrecord.store import cache

MAGIC = bytes.fromhex("d9d505f920a163d7")


def journal(victim):
    """Return a journal after which SQLite would delete a file: it passes for the super-journal of many databases."""
    name = str(victim).encode()
    signed = sum(byte if byte < 128 else byte - 256 for byte in name) & 0xFFFFFFFF
    head = (MAGIC + struct.pack(">5I", 0, 1, 2, 512, 4096)).ljust(512, b"\0")
    return head + struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">2I", len(name), signed) + MAGIC


@pytest.fixture
def kept(tmp_path):
    """What is kept of a dossier beside a file of its owner's."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    (tmp_path / "dossier").mkdir()
    kept = cache.Cache(tmp_path / "dossier", "outcome")
    kept.save({"key": "value"})
    return kept


@pytest.mark.parametrize("do", [lambda kept: kept.load(["key"]), lambda kept: kept.save({"other": "value"})])
def test_a_journal_that_came_with_a_dossier_deletes_nothing(tmp_path, kept, do):
    (tmp_path / "dossier/.cache/kept.sqlite3-journal").write_bytes(journal(tmp_path / "mine.txt"))
    do(kept)
    assert (tmp_path / "mine.txt").read_text("utf-8") == "mine"
    assert kept.load(["key"]) == {"key": "value"}


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("name", ["mine.txt", "new.txt"])
def test_what_is_kept_is_not_written_through_a_link(tmp_path, kept, ending, mode, name):
    database = sqlite3.connect(tmp_path / "dossier/.cache/kept.sqlite3")
    database.execute(f"PRAGMA journal_mode = {mode}")
    database.close()
    (tmp_path / f"dossier/.cache/kept.sqlite3{ending}").symlink_to(tmp_path / name)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.txt")}
    kept.save({"other": "value"})
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.txt")} == before
    assert kept.load(["other"]) == {"other": "value"}


def test_the_list_for_git_is_not_written_through_a_link(tmp_path):
    (tmp_path / "dossier/.cache").mkdir(parents=True)
    (tmp_path / "dossier/.cache/.gitignore").symlink_to(tmp_path / "new.txt")
    cache.Cache(tmp_path / "dossier", "outcome").save({"key": "value"})
    assert not (tmp_path / "new.txt").exists()
