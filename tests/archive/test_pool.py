"""A pool of processes, some of which die."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import shards
from onrecord.archive.pool import Pool
from shards import ALL, files, numbers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals")


@pytest.fixture
def reference(source, run, tmp_path):
    run(source, tmp_path / "reference")
    return files(tmp_path / "reference")


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_does_what_one_process_does(source, run, tmp_path, reference, jobs):
    assert run(source, engine=Pool(jobs)).complete
    assert files(tmp_path / "out") == reference


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_shard_that_kills_its_process_is_named_and_the_others_are_read(source, run, tmp_path, jobs):
    for name, first in (("a-deadly", 20), ("b-slow", 30), ("c-deadly", 40)):
        shards.jsonl(source / f"{name}.jsonl", shards.articles(first, 1))
    result = run(source, engine=Pool(jobs, shards.deadly))
    assert [done.shard.name for done in result.failed] == ["a-deadly.jsonl", "c-deadly.jsonl"]
    assert all("its process was killed twice" in done.failure for done in result.failed)
    assert numbers(tmp_path / "out") == {**ALL, "a30": 3}
    assert run(source, engine=Pool(jobs)).skipped == 4
    assert numbers(tmp_path / "out") == {**ALL, "a20": 3, "a30": 3, "a40": 3}


# -- the command as a process


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells the processes of a command")

HEARING = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell keeps Ctrl-C from what runs in the background
from onrecord.cli import main
main()
"""


class Command:
    """`onrecord archive` on two shards, of which the second takes long."""

    def __init__(self, folder):
        self.out = folder / "out"
        self._started = []
        self._source = folder / "long"
        shards.jsonl(self._source / "a.jsonl", shards.articles(0, 2))
        shards.jsonl(self._source / "b.jsonl", shards.articles(2, 400, 30))

    def start(self):
        line = [sys.executable, "-c", HEARING, "archive", str(self._source), str(self.out), "--jobs", "1"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(line, **pipes, text=True, start_new_session=True)
        self._started.append(process)
        return process

    def end(self):
        """Kill what a failed test has left at work, and close what it prints to."""
        for process in self._started:
            with process:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)

    def reach(self, process):
        """Wait until the first shard is done and the second is being written."""
        until = time.monotonic() + 60
        folder = self.out / "attributions"
        while not ((folder / "a.jsonl.parquet").exists() and [*folder.glob(".b.*.tmp")]):
            assert process.poll() is None, process.stderr.read()
            assert time.monotonic() < until
            time.sleep(0.02)

    def finish(self):
        process = self.start()
        told = process.communicate(timeout=120)
        return process.returncode, *told


def workers(process):
    """Return the processes of a pool, without the one that looks after its semaphores."""
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit() and _is_worker(each, process.pid)]


def _is_worker(folder, parent):
    try:
        line, told = (folder / "cmdline").read_bytes(), (folder / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has ended meanwhile
        return False
    return b"spawn_main" in line and int(told.rpartition(")")[2].split()[1]) == parent


@pytest.fixture
def command(tmp_path):
    made = Command(tmp_path)
    yield made
    made.end()


def left(command):
    return sorted(path.name for path in (command.out / "attributions").iterdir())


def test_ctrl_c_keeps_what_is_finished(command):
    process = command.start()
    command.reach(process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "1 read, 0 done before, 1 not finished" in out
    assert "Interrupted: finished shards are kept" in err
    assert "Traceback" not in err
    assert left(command) == ["a.jsonl.parquet"]
    code, out, _ = command.finish()
    assert (code, "1 read, 1 done before" in out) == (0, True)
    assert len(numbers(command.out)) == 402


@linux
def test_a_killed_process_costs_nothing(command):
    process = command.start()
    command.reach(process)
    (worker,) = workers(process)
    os.kill(worker, signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, "2 read, 0 done before" in out) == (0, True), err
    assert left(command) == ["a.jsonl.parquet", "b.jsonl.parquet"]
    assert set(numbers(command.out).values()) == {3, 30}


@linux
def test_a_killed_command_leaves_no_process_and_no_cut_file(command):
    process = command.start()
    command.reach(process)
    (worker,) = workers(process)
    process.kill()
    process.communicate(timeout=60)
    until = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and "Z" not in Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2]:
        assert time.monotonic() < until, "the worker lives on"
        time.sleep(0.05)
    code, out, _ = command.finish()
    assert (code, "1 read, 1 done before" in out) == (0, True)
    assert left(command) == ["a.jsonl.parquet", "b.jsonl.parquet"]
