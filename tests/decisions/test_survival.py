"""Killed, out of room, locked out, overtaken: no decision is lost, and the message says what happened and what to do.

Processes are forked from this one and killed for real (SIGKILL); nothing in the program knows of these tests.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import pytest

import kept
from onrecord import Dossier, decisions, diskfile, pipeline
from onrecord.decisions import Wanted
from onrecord.errors import FileProblemError, LedgerChangedError, OnrecordError
from onrecord.store import cache, decision_log, lock, write

pytestmark = pytest.mark.slow

TRACED = {sys.modules[name].__file__ for name in ("onrecord.dossier", "pathlib")} | {
    module.__file__ for module in (diskfile, lock, write, decision_log, os, shutil, tempfile)
}
"""The code that touches the disk: a process is killed between its lines."""
FILES = {"articles", "codebook.yaml", "claims.yaml", "decisions.jsonl"}
EXHAUSTIVE = bool(os.environ.get("ONRECORD_EXHAUSTIVE"))
"""Kill before every line, not only around those that change something on disk."""
DECIDE = {
    "accept": lambda dossier: decisions.accept(dossier, ["bbbb3333"]),
    "first parse": pipeline.parse,
}


def names(folder):
    """Return what stands in a dossier, without what may be deleted."""
    return {path.name for path in folder.iterdir()} - {".cache"}


def child(work):
    """Run `work` in a process of its own and return how that ended: 0, or the negative number of a signal."""
    process = os.fork()
    if not process:
        try:
            work()
        except BaseException:  # noqa: BLE001 - nothing may reach the tests above
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def before_each_line(do, work):
    """Run `work`, and before each line of it that is in TRACED do something with the line's number."""
    numbers = count()

    def trace(frame, event, _):
        if frame.f_code.co_filename not in TRACED:
            return None
        if event == "line":
            do(next(numbers))
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)


def killed_before(number, work):
    """Run `work`, killed before the line of this number."""
    before_each_line(lambda at: os.kill(os.getpid(), signal.SIGKILL) if at == number else None, work)


def outcome(dossier):
    path = dossier.ledger_path
    return path.read_bytes() if path.exists() else b""


def on_disk(dossier):
    """Everything that a save may change: names (random parts left out), contents, modes."""
    files = sorted(path for path in dossier.path.iterdir() if path.is_file())
    return [(re.sub("[0-9a-f]{12}", "", path.name), path.read_bytes(), path.stat().st_mode) for path in files]


@pytest.mark.parametrize("name", DECIDE)
def test_killed_at_any_point_of_a_save_the_ledger_is_the_old_or_the_new_one(
    dossier, tmp_path_factory, name, monkeypatch
):
    """A first run writes down what is on disk before each line; then the processes die around each change of it."""
    monkeypatch.setattr(cache.Cache, "load", lambda *_: {})  # each run has to take the same lines
    monkeypatch.setattr(cache.Cache, "save", lambda *_, **__: None)
    if name == "first parse":
        dossier.ledger_path.unlink()
        dossier.codebook_path.write_text(
            dossier.codebook_path.read_text().replace("built.}", "built., topic: [bridge]}")
        )
    DECIDE[name](Dossier(shutil.copytree(dossier.path, tmp_path_factory.mktemp("first") / "copy")))  # imports are lazy
    old, seen = outcome(dossier), []
    before_each_line(lambda _: seen.append(on_disk(dossier)), lambda: DECIDE[name](Dossier(dossier.path)))
    new = outcome(dossier)
    assert new != old
    assert len(seen) > 100
    steps = [at for at in range(1, len(seen)) if seen[at] != seen[at - 1]]
    assert len(steps) >= 3  # there is a new file, it is written, it takes the old one's place
    points = range(len(seen)) if EXHAUSTIVE else sorted({0, len(seen) - 1, *steps, *(at - 1 for at in steps)})
    left = set()
    for number in points:
        dossier.ledger_path.write_bytes(old) if old else dossier.ledger_path.unlink(missing_ok=True)
        dossier.decisions_path.unlink(missing_ok=True)
        ended = child(lambda number=number: killed_before(number, lambda: DECIDE[name](Dossier(dossier.path))))
        assert ended == -signal.SIGKILL
        assert on_disk(dossier) == seen[number], f"killed before line {number}"
        left.add(outcome(dossier))
        # The next one finds either the one or the other, cleans up, and gets done what it wants.
        with pytest.MonkeyPatch.context() as patch:
            kept.patch(patch)
            pipeline.parse(Dossier(dossier.path))
            decisions.reject(Dossier(dossier.path), [Dossier(dossier.path).claims[0].id])
            assert Dossier(dossier.path).claims[0].status == "rejected"
        assert names(dossier.path) == FILES
    assert left == {old, new}


@pytest.mark.parametrize("share", [0, 1, 100, 500, 900, None])
def test_killed_in_the_middle_of_writing(dossier, share):
    old = outcome(dossier)

    def work():
        write_all = os.fdopen

        class Dying:
            def __init__(self, handle, mode):
                self.file = write_all(handle, mode)

            def __enter__(self):
                return self

            def __exit__(self, *_):
                pass

            def write(self, data):
                self.file.write(data[:share])
                self.file.flush()
                os.kill(os.getpid(), signal.SIGKILL)

        os.fdopen = Dying
        decisions.accept(Dossier(dossier.path), ["bbbb3333"])

    assert child(work) == -signal.SIGKILL
    assert outcome(dossier) == old
    (left,) = names(dossier.path) - FILES
    assert left.startswith(".claims.yaml.")
    decisions.accept(Dossier(dossier.path), ["bbbb3333"])
    assert names(dossier.path) == FILES


def test_many_writers_at_once_all_get_their_turn(dossier):
    template = dossier.claims[2]
    dossier.save(put=[template.model_copy(update={"id": f"w{n:07}", "note": ""}) for n in range(30)])

    def work(number):
        for at in range(5):
            decisions.edit(Dossier(dossier.path), [f"w{number * 5 + at:07}"], Wanted(note=f"by {number}"))

    processes = []
    for number in range(6):
        process = os.fork()
        if not process:
            try:
                work(number)
            except BaseException:  # noqa: BLE001
                os._exit(1)
            os._exit(0)
        processes.append(process)
    assert [os.waitpid(process, 0)[1] for process in processes] == [0] * 6
    notes = {claim.id: claim.note for claim in Dossier(dossier.path).claims if claim.id.startswith("w")}
    assert notes == {f"w{n:07}": f"by {n // 5}" for n in range(30)}
    assert names(dossier.path) == FILES
    assert {*decision_log.load(dossier.decisions_path)} == {f"w{n:07}" for n in range(30)}


def test_a_parse_does_not_undo_what_was_decided_while_it_read(dossier, monkeypatch):
    path = dossier.codebook_path
    path.write_text(
        path.read_text().replace(
            "should be built.}", "should be built., topic: [bridge], phrases: {supports: [must be built]}}"
        )
    )
    dossier.ledger_path.unlink()
    pipeline.parse(Dossier(dossier.path))
    (draft, *_) = Dossier(dossier.path).claims
    assert draft.status == "draft"

    slow = Dossier(dossier.path)
    _ = slow.claims  # read before the other decides
    path.write_text(path.read_text().replace("supports: [must be built]", "leans-for: [must be built]"))
    decisions.reject(Dossier(dossier.path), [draft.id], note="no")
    pipeline.parse(slow)
    assert {claim.id: claim.status for claim in Dossier(dossier.path).claims}[draft.id] == "rejected"


def test_an_editor_that_saves_first_is_respected(dossier, text):
    read = Dossier(dossier.path)
    _ = read.claims
    dossier.ledger_path.write_text(text() + "# mine\n")
    with pytest.raises(LedgerChangedError, match=r"changed on disk since it was read; nothing was written. Run the"):
        read.save(put=[read.claims[0].model_copy(update={"note": "x"})])
    assert text().endswith("# mine\n")
    decisions.accept(read, ["bbbb3333"])  # looks again
    assert text().endswith("# mine\n")
    assert "status: accepted" in text()


def test_an_editor_that_saves_while_the_new_file_is_written(dossier, text, monkeypatch):
    wanted = text() + "# mine\n"
    really = diskfile._write

    def meanwhile(*args):
        really(*args)
        dossier.ledger_path.write_text(wanted)

    monkeypatch.setattr(diskfile, "_write", meanwhile)
    with pytest.raises(LedgerChangedError):
        decisions.accept(dossier, ["bbbb3333"])
    assert text() == wanted
    assert len(names(dossier.path)) == 3


@pytest.mark.parametrize("same_size", [True, False])
def test_an_editor_that_saves_between_the_last_look_and_the_step(dossier, text, monkeypatch, same_size):
    wanted = text().replace("# Second", "# second") if same_size else text() + "# mine\n"
    really = diskfile.digest_now

    def meanwhile(path):
        found = really(path)
        dossier.ledger_path.write_text(wanted)
        return found

    _ = dossier.claims
    monkeypatch.setattr(diskfile, "digest_now", meanwhile)
    with dossier._lock(), pytest.raises(LedgerChangedError):
        dossier.save(put=[dossier.claims[2].model_copy(update={"note": "x"})])
    assert text() == wanted


def test_a_ledger_that_appears_meanwhile(dossier, text, monkeypatch):
    wanted = text()
    dossier.ledger_path.unlink()
    really = diskfile.digest_now

    def meanwhile(path):
        found = really(path)
        dossier.ledger_path.write_text(wanted)
        return found

    claim = Dossier(dossier.path).claims
    assert claim == ()
    monkeypatch.setattr(diskfile, "digest_now", meanwhile)
    with pytest.raises(LedgerChangedError):
        decisions.add(
            dossier,
            Wanted(article="second", quote=("others say",), actor="dahl", issue="toll", stance="opposes", position="p"),
        )
    assert text() == wanted


def test_where_there_are_no_hard_links(dossier, monkeypatch):
    dossier.ledger_path.unlink()

    def unsupported(*_):
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", unsupported)
    decisions.add(
        dossier,
        Wanted(article="second", quote=("others say",), actor="dahl", issue="toll", stance="opposes", position="p"),
    )
    assert len(Dossier(dossier.path).claims) == 1


def test_a_limit_on_the_size_of_files(dossier):
    old = outcome(dossier)

    def work():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
        try:
            decisions.accept(Dossier(dossier.path), ["bbbb3333"])
        except FileProblemError as error:
            said = (
                "claims.yaml: cannot be written (file too large). Nothing was changed. Make room, then run the command"
            )
            os._exit(7 if said in str(error) else 8)

    assert child(work) == 7
    assert outcome(dossier) == old
    assert len(names(dossier.path)) == 3


FULL = """\
mount -t tmpfs -o size=200k tmpfs {mount} || exit 77
cp -r {data}/. {mount}
dd if=/dev/zero of={mount}/filler bs=1k 2>/dev/null; sha256sum {mount}/claims.yaml
{python} -m onrecord --data {mount} accept bbbb3333
echo $? $(ls -A {mount} | tr '\\n' ' '); sha256sum {mount}/claims.yaml
rm {mount}/filler; {python} -m onrecord --data {mount} accept bbbb3333; umount {mount}
"""


@pytest.mark.skipif(not shutil.which("unshare") or os.getuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk(dossier, tmp_path_factory):
    mount = tmp_path_factory.mktemp("mount")
    script = FULL.format(mount=mount, data=dossier.path, python=sys.executable)
    done = subprocess.run(["unshare", "-m", "sh", "-c", script], capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("this machine lets nobody mount")
    before, ended, after, then = done.stdout.splitlines()
    assert before == after
    assert ended.replace(" .cache", "") == "1 articles claims.yaml codebook.yaml filler"
    assert done.stderr.strip() == (
        f"Error: {mount}/claims.yaml: cannot be written (no space left on device). "
        "Nothing was changed. Make room, then run the command again."
    )
    assert then.endswith("status rejected -> accepted")


def as_nobody(work):
    """Run `work` without the powers of root."""

    def run():
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        work()

    return child(run)


@pytest.fixture
def public(dossier):
    """The dossier in a folder that everybody may enter."""
    folder = Path(f"/tmp/onrecord-test-{os.getpid()}")  # noqa: S108 - removed below
    shutil.copytree(dossier.path, folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o777 if path.is_dir() else 0o666)
    yield folder
    shutil.rmtree(folder)


READ_ONLY = [
    (0o777, 0o444, "cannot be written (it is read-only)"),
    (0o555, 0o666, "cannot be written (permission denied)"),
]


@pytest.mark.parametrize(("folder", "file", "said"), READ_ONLY)
def test_read_only_files_and_folders_are_left_alone(public, folder, file, said):
    old = (public / "claims.yaml").read_bytes()
    (public / "claims.yaml").chmod(file)
    public.chmod(folder)

    def work():
        wanted = f"{said}. Nothing was changed. Make the file and its folder writable, then run the command again."
        try:
            decisions.accept(Dossier(public), ["bbbb3333"])
        except OnrecordError as error:
            os._exit(7 if str(error).endswith(wanted) else 8)

    assert as_nobody(work) == 7
    assert (public / "claims.yaml").read_bytes() == old
    assert len(names(public)) == 3


def test_not_even_root_writes_what_is_read_only(dossier):
    dossier.ledger_path.chmod(0o444)
    with pytest.raises(FileProblemError, match="it is read-only"):
        decisions.accept(dossier, ["bbbb3333"])


def test_the_owner_stays_the_owner(public):
    if os.getuid() != 0:
        pytest.skip("only root may give files away")
    os.chown(public / "claims.yaml", 65534, 65534)
    decisions.accept(Dossier(public), ["bbbb3333"])
    found = (public / "claims.yaml").stat()
    assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (65534, 65534, 0o666)


def test_an_interrupt_cleans_up(dossier, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    old = outcome(dossier)
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        decisions.accept(dossier, ["bbbb3333"])
    assert outcome(dossier) == old
    assert len(names(dossier.path)) == 3
    monkeypatch.undo()
    decisions.accept(dossier, ["bbbb3333"])
