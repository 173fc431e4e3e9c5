"""A new version of a file in the place of the old one."""

from __future__ import annotations

import os
import stat

import pytest

from onrecord import diskfile
from onrecord.errors import FileProblemError, LedgerChangedError


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "claims.yaml"
    path.write_bytes(b"old")
    return path


def names(path):
    return [entry.name for entry in path.parent.iterdir()]


def test_the_file_is_replaced_and_keeps_its_permissions(path):
    path.chmod(0o640)
    diskfile.replace(path, b"new", diskfile.digest(b"old"))
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(path) == ["claims.yaml"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    diskfile.replace(tmp_path / "claims.yaml", b"new", "")
    assert (tmp_path / "claims.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(path):
    link = path.with_name("link.yaml")
    link.symlink_to(path.name)
    diskfile.replace(link, b"new", diskfile.digest(b"old"))
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("before", [diskfile.digest(b"older"), ""])
def test_a_file_that_changed_meanwhile_is_left_alone(path, before):
    with pytest.raises(LedgerChangedError, match="changed on disk since it was read; nothing was written"):
        diskfile.replace(path, b"new", before)
    assert path.read_bytes() == b"old"
    assert names(path) == ["claims.yaml"]


def test_a_file_that_went_meanwhile_does_not_come_back(path):
    path.unlink()
    with pytest.raises(LedgerChangedError):
        diskfile.replace(path, b"new", diskfile.digest(b"old"))
    assert names(path) == []


def test_a_missing_folder(tmp_path):
    with pytest.raises(FileProblemError, match=r"claims\.yaml: cannot be written \(no such file or directory\)"):
        diskfile.replace(tmp_path / "no" / "claims.yaml", b"new", "")


def test_a_full_disk_leaves_everything_as_it_was(path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblemError, match=r"cannot be written \(no space left on device\)"):
        diskfile.replace(path, b"new", diskfile.digest(b"old"))
    assert path.read_bytes() == b"old"
    assert names(path) == ["claims.yaml"]


def test_a_read_only_file_is_left_alone(path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
    with pytest.raises(FileProblemError, match=r"cannot be written \(it is read-only\)"):
        diskfile.replace(path, b"new", diskfile.digest(b"old"))
    assert path.read_bytes() == b"old"
