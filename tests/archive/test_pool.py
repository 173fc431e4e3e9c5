"""A pool of processes, some of which die."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import limited
import shards
from onrecord.archive import pool
from onrecord.archive.pool import Pool
from shards import ALL, files, numbers

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signals"),
    pytest.mark.usefixtures("bare_main"),
]


@pytest.fixture
def quick(monkeypatch):
    """Processes from a server that has onrecord imported; the command below starts them anew."""
    monkeypatch.setattr(pool.multiprocessing, "get_context", lambda _: limited.SERVER)


@pytest.fixture
def reference(source, run, tmp_path):
    run(source, tmp_path / "reference")
    return files(tmp_path / "reference")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("jobs", [1, 2])
def test_it_does_what_one_process_does(source, run, tmp_path, reference, jobs):
    assert run(source, engine=Pool(jobs)).complete
    assert files(tmp_path / "out") == reference


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("jobs", "deadly"), [(1, ["a"]), (2, ["a", "c"])])
def test_a_shard_that_kills_its_process_is_named_and_the_others_are_read(source, run, tmp_path, jobs, deadly):
    names = [f"{name}-deadly.jsonl" for name in deadly]
    for at, name in enumerate(["b-slow.jsonl", *names], 20):
        shards.jsonl(source / name, shards.articles(at, 1))
    result = run(source, engine=Pool(jobs, shards.deadly))
    assert [done.shard.name for done in result.failed] == names
    assert all("its process was killed twice" in done.failure for done in result.failed)
    assert numbers(tmp_path / "out") == {**ALL, "a20": 3}
    assert run(source).skipped == 4
    assert numbers(tmp_path / "out") == {**ALL, **{f"a{at}": 3 for at in range(20, 21 + len(names))}}


@pytest.mark.usefixtures("quick")
def test_a_killed_process_costs_nothing(source, run, tmp_path):
    shards.jsonl(source / "mortal.jsonl", shards.articles(10, 40))
    assert run(source, engine=Pool(1, shards.deadly)).complete
    assert (source / "mortal.jsonl.dead").exists()
    assert left(tmp_path / "out") == ["a.jsonl.parquet", "b.jsonl.gz.parquet", "deep", "mortal.jsonl.parquet"]
    assert numbers(tmp_path / "out") == {f"a{at}": 3 for at in range(50)}


def left(out):
    return sorted(path.name for path in (out / "attributions").iterdir())


# -- the command as a process


HEARING = """\
import functools, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell keeps Ctrl-C from what runs in the background
import limited
import shards
from onrecord.archive import pool
from onrecord.cli import main
pool.Pool = functools.partial(pool.Pool, do=shards.held)
main()
"""


class Command:
    """`onrecord archive` on two shards, of which the second is not finished before the run is to end."""

    def __init__(self, folder):
        self.source, self.out = folder / "held", folder / "out"
        self._started = []
        shards.jsonl(self.source / "a.jsonl", shards.articles(0, 2))
        shards.jsonl(self.source / "long.jsonl", shards.articles(2, 40))

    def start(self):
        """Start it, and wait until the first shard is done and the second is being written."""
        line = [sys.executable, "-c", HEARING, "archive", str(self.source), str(self.out), "--jobs", "1"]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(shards.__file__).parent), *sys.path])}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        process = subprocess.Popen(line, **pipes, text=True, env=env, start_new_session=True)
        self._started.append(process)
        until = time.monotonic() + 60
        folder = self.out / "attributions"
        while not ((folder / "a.jsonl.parquet").exists() and [*folder.glob(".long.*.tmp")]):
            assert process.poll() is None, process.stderr.read()
            assert time.monotonic() < until
            time.sleep(0.02)
        return process

    def end(self):
        """Kill what a failed test has left at work, and close what it prints to."""
        for process in self._started:
            with process:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def command(tmp_path):
    made = Command(tmp_path)
    yield made
    made.end()


def test_ctrl_c_keeps_what_is_finished(command, run):
    process = command.start()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "1 read, 0 done before, 1 not finished" in out
    assert "Interrupted: finished shards are kept" in err
    assert "Traceback" not in err
    assert left(command.out) == ["a.jsonl.parquet"]
    then = run(command.source, command.out)
    assert (then.complete, then.skipped) == (True, 1)
    assert len(numbers(command.out)) == 42


def workers(process):
    """Return the processes of a pool, without the one that looks after its semaphores."""
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit() and _is_worker(each, process.pid)]


def _is_worker(folder, parent):
    try:
        line, told = (folder / "cmdline").read_bytes(), (folder / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has ended meanwhile
        return False
    return b"spawn_main" in line and int(told.rpartition(")")[2].split()[1]) == parent


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="/proc tells the processes of a command")
def test_a_killed_command_leaves_no_process_and_no_cut_file(command, run):
    process = command.start()
    (worker,) = workers(process)
    process.kill()
    process.communicate(timeout=60)
    until = time.monotonic() + 20
    while Path(f"/proc/{worker}").exists() and "Z" not in Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2]:
        assert time.monotonic() < until, "the worker lives on"
        time.sleep(0.05)
    then = run(command.source, command.out)
    assert (then.complete, then.skipped) == (True, 1)
    assert left(command.out) == ["a.jsonl.parquet", "long.jsonl.parquet"]
