"""A new version of a file in the place of the old one."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

import limited
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


def test_a_document_takes_the_place_of_any_file(path):
    path.chmod(0o640)
    diskfile.write(path, b"new")
    diskfile.write(path.with_name("other"), b"other")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o640)
    assert sorted(names(path)) == ["claims.yaml", "other"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_document_that_cannot_be_written_leaves_the_old_one(path, monkeypatch, call):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if call == "fsync" else (type(path), "replace")), full)
    with pytest.raises(FileProblemError, match=r"claims\.yaml: cannot be written \(no space left on device\)"):
        diskfile.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(path) == ["claims.yaml"]


def test_a_link_to_nowhere_makes_no_file_there(path):
    link, outside = path.with_name("page.html"), path.with_name("outside")
    link.symlink_to(outside)
    with pytest.raises(
        FileProblemError, match=r"page\.html: is a link to a file that is not there; nothing was written"
    ):
        diskfile.write(link, b"new")
    assert not outside.exists()


GROUP = 54_321


@pytest.fixture
def team():
    """Return a folder that others reach, as those of pytest are not."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may become somebody")
@pytest.mark.parametrize(
    ("mode", "groups", "kept"),
    [
        (0o660, [GROUP], True),  # another member of the team
        (0o640, [GROUP], True),
        (0o666, [GROUP], True),
        (0o666, [], None),  # nobody's loss: everybody may do what the group may
        (0o676, [], False),  # the group alone may run it: no stranger's to decide
    ],
)
def test_a_shared_file_stays_with_its_group(team, mode, groups, kept):
    folder, file = team, team / "claims.yaml"
    file.write_bytes(b"old")
    for shared in (folder, file):
        os.chown(shared, 0, GROUP)
    folder.chmod(0o777)
    file.chmod(mode if kept is not True else mode | 0o020)
    wanted = stat.S_IMODE(file.stat().st_mode)
    assert limited.run(_save_as, str(file), groups, seconds=20, memory=1_000_000_000) == (3 if kept is False else 0)
    after = file.stat()
    assert file.read_bytes() == (b"old" if kept is False else b"new")
    assert stat.S_IMODE(after.st_mode) == wanted
    assert (after.st_gid == GROUP) is (kept is not None)
    assert names(file) == ["claims.yaml"]


def _save_as(file, groups):
    """Save as somebody else, a member of these groups; exit status 3 where that is refused."""
    os.setgroups(groups)
    os.setgid(65_534)
    os.setuid(65_534)
    try:
        diskfile.replace(Path(file), b"new", diskfile.digest(b"old"))
    except FileProblemError as error:
        assert f"(it would be taken from its group, {GROUP}, which is not yours)" in str(error)
        assert "Nothing was changed. Join that group" in str(error)
        raise SystemExit(3) from error
