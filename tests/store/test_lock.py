"""One writer at a time."""

from __future__ import annotations

import os
import signal
import time

import pytest

from onrecord.errors import LedgerBusyError
from onrecord.store import lock


@pytest.fixture
def another(tmp_path):
    """Another process that holds the lock of the folder until it is killed."""
    told, tell = os.pipe()
    process = os.fork()
    if not process:
        with lock.held(tmp_path / "claims.yaml"):
            os.write(tell, b"held")
            time.sleep(60)
        os._exit(1)
    os.read(told, 4)
    yield process
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def test_the_lock_leaves_nothing_behind(tmp_path):
    with lock.held(tmp_path / "claims.yaml") as alone:
        assert alone
        assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("another")
def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with pytest.raises(LedgerBusyError) as caught, lock.held(tmp_path / "claims.yaml"):
        pass
    assert str(caught.value).endswith(
        "claims.yaml: another onrecord has been writing here for 0 seconds; nothing was written. "
        "Run the command again when that one is done."
    )


def test_the_lock_goes_with_a_killed_process(tmp_path, another):
    os.kill(another, signal.SIGKILL)
    with lock.held(tmp_path / "claims.yaml") as alone:
        assert alone


@pytest.mark.usefixtures("another")
def test_another_folder_has_another_lock(tmp_path):
    (tmp_path / "other").mkdir()
    with lock.held(tmp_path / "other" / "claims.yaml") as alone:
        assert alone


def test_where_nothing_can_be_locked_the_digest_has_to_do(tmp_path, monkeypatch):
    with lock.held(tmp_path / "none" / "claims.yaml") as alone:
        assert not alone
    import fcntl

    def unsupported(*_):
        raise OSError(95, "not supported")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with lock.held(tmp_path / "claims.yaml") as alone:
        assert not alone
