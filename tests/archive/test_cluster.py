"""A Dask cluster on this machine, over TCP: a scheduler and two workers, each a process of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

import shards
from shards import ALL, files, numbers

distributed = pytest.importorskip("distributed", reason="Dask is part of the extra archive: pip install '.[dev]'")
from onrecord.archive.cluster import Cluster  # noqa: E402
from onrecord.errors import OnrecordError  # noqa: E402

ROOT = Path(__file__).parents[2]
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))}
# Dask's own warnings are not ours to answer.
pytestmark = pytest.mark.filterwarnings("default")


GUARDED = """\
import os, signal, sys, threading
def end():
    sys.stdin.buffer.read()  # it ends with the test, however that ends
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end, daemon=True).start()
from dask.__main__ import main
main()
"""


class Machines:
    """The processes of a cluster."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", "where.json"
        )
        until = time.monotonic() + 60
        while not (folder / "where.json").exists() or not (folder / "where.json").read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        import json

        self.address: str = json.loads((folder / "where.json").read_text())["address"]

    def add(self, number: int, *options: str) -> None:
        """Add workers of one thread."""
        for _ in range(number):
            options = ("--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder), *options)
            self.workers.append(self._start("worker", self.address, *options))

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        extra = ["--no-dashboard"] if words[0] == "scheduler" else []
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-c", GUARDED, *words, *extra], cwd=self._folder, env=ENV, stdout=log, stderr=log,
                stdin=subprocess.PIPE,
                start_new_session=True,
            )  # fmt: skip

    def stop(self) -> None:
        """End all that was started here, and what that has started."""
        for process in (*self.workers, self.scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=30)


@pytest.fixture
def machines(tmp_path_factory):
    made = Machines(tmp_path_factory.mktemp("cluster"))
    yield made
    made.stop()


@pytest.fixture
def engine(machines):
    made = []

    def call(*args):
        made.append(Cluster(machines.address, *args))
        return made[-1]

    yield call
    for each in made:
        each.close()


def written(process):
    """Return the first letters of the files that a process has not finished yet."""
    found: set[str] = set()
    for handle in Path(f"/proc/{process.pid}/fd").iterdir():
        with suppress(OSError):  # it has closed it meanwhile
            found.add(handle.readlink().name)
    return {name[:2] for name in found if name.endswith(".tmp")}


def test_a_worker_is_killed_in_the_middle(source, run, tmp_path, machines, engine):
    shards.jsonl(source / "d.jsonl", shards.articles(10, 150, 20))
    shards.jsonl(source / "e.jsonl", shards.articles(160, 150, 20))
    run(source, tmp_path / "reference")
    machines.add(2, "--no-nanny")
    cluster = engine()
    cluster.wait_for(2)
    killed: list[subprocess.Popen[bytes]] = []

    def kill():
        while not killed:  # the one that writes the output of a long shard
            killed.extend([process for process in machines.workers if {".d", ".e"} & written(process)][:1])
        killed[0].send_signal(signal.SIGKILL)

    threading.Thread(target=kill, daemon=True).start()
    result = run(source, engine=cluster)
    assert killed[0].wait(10) == -signal.SIGKILL
    assert result.complete
    assert files(tmp_path / "out") == files(tmp_path / "reference")


def test_a_shard_that_kills_every_worker_is_named(source, run, tmp_path, machines, engine):
    shards.jsonl(source / "a-deadly.jsonl", shards.articles(20, 1))
    machines.add(2, "--nanny")
    result = run(source, engine=engine(shards.deadly))
    assert [done.shard.name for done in result.failed] == ["a-deadly.jsonl"]
    assert "its process was killed twice" in result.failed[0].failure
    assert numbers(tmp_path / "out") == ALL


def test_a_poisoned_shard_is_named(source, run, tmp_path, machines, engine):
    machines.add(1, "--no-nanny")
    (source / "b.jsonl.gz").write_bytes(b"no gzip")
    result = run(source, engine=engine())
    assert [done.shard.name for done in result.failed] == ["b.jsonl.gz"]
    assert len(numbers(tmp_path / "out")) == 6


def test_a_scheduler_that_goes_away_ends_the_run(source, run, tmp_path, machines, engine):
    machines.add(1, "--no-nanny")
    cluster = engine(shards.deadly)
    for at in range(4):
        shards.jsonl(source / f"z-slow-{at}.jsonl", shards.articles(20 + at, 1))

    def kill():
        while not (tmp_path / "out" / "attributions" / "a.jsonl.parquet").exists():
            time.sleep(0.01)
        machines.scheduler.kill()

    threading.Thread(target=kill, daemon=True).start()
    result = run(source, engine=cluster)
    assert "has gone away" in result.fatal
    assert "a0" in numbers(tmp_path / "out")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nonsense://x", ""])
def test_where_no_scheduler_is(monkeypatch, address):
    monkeypatch.setattr("onrecord.archive.cluster._PATIENCE", 1)
    with pytest.raises(OnrecordError, match="no Dask scheduler answers at"):
        Cluster(address)


def test_a_cluster_without_workers(machines, monkeypatch):
    monkeypatch.setattr("onrecord.archive.cluster._PATIENCE", 2)
    with pytest.raises(OnrecordError, match="has no worker: start one with dask worker"):
        Cluster(machines.address)
