"""`onrecord archive` from outside: what it prints, how it ends, and what reads its output."""

import builtins
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import shards
from onrecord.cli import main

pytestmark = pytest.mark.slow

for library in ("pyarrow", "fastwarc", "resiliparse"):
    pytest.importorskip(library, reason=f"{library} is part of the extra archive")

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "source"
    shards.jsonl(folder / "a.jsonl", shards.articles(0, 4))
    shards.jsonl(folder / "b.jsonl.gz", shards.articles(4, 4))
    return folder


@pytest.fixture
def here(monkeypatch):
    """Read shards in this process, where the processes are not the point."""
    from onrecord.archive import pool

    monkeypatch.setattr(pool, "Pool", lambda _: shards.Here())


@pytest.fixture(scope="module")
def disputed(tmp_path_factory):
    """The articles of the shipped dossier, and two on nothing of it."""
    from onrecord import Dossier

    folder = tmp_path_factory.mktemp("disputed")

    rows = [{**article.model_dump(include={"id", "title", "outlet"}), "text": article.body} for article in Dossier(DATA).articles]  # fmt: skip
    shards.jsonl(folder / "a.jsonl", [*rows[:3], *shards.articles(0, 2)])
    shards.jsonl(folder / "b.jsonl", rows[3:])
    return folder


@pytest.fixture(scope="module")
def claimed(disputed, tmp_path_factory):
    """An archive of claims, and what was told when it was made; for commands that only read."""
    out = tmp_path_factory.mktemp("claimed") / "out"
    line = ["--data", str(DATA), "archive", str(disputed), str(out), "--claims", "--jobs", "1"]
    from onrecord.archive import pool

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "Pool", lambda _: shards.Here())
        return out, CliRunner().invoke(main, line).stdout


def test_what_is_told(run, source, tmp_path, bare_main):
    out = tmp_path / "out"
    told = run("archive", str(source), str(out), "--jobs", "2")
    assert told.stdout == (
        "shards    2: 2 read, 0 done before\n"
        "articles  8: 8 read\n"
        f"written   24 attributions: {out}/attributions\n"
    )  # fmt: skip
    assert run("archive", str(source), str(out), "--jobs", "2").stdout.startswith(
        "shards    2: 0 read, 2 done before\n"
    )


@pytest.mark.usefixtures("here")
def test_what_could_not_be_read_is_named_and_the_exit_status_tells(run, source, tmp_path):
    (source / "b.jsonl.gz").write_bytes(b"no gzip")
    (source / "notes.txt").write_text("x")
    (source / "c.jsonl").write_bytes((source / "a.jsonl").read_bytes())
    with (source / "a.jsonl").open("a") as file:
        file.write("{\n")
    told = run("archive", str(source), str(tmp_path / "out"), "--jobs", "1", code=1)
    assert "shards    3: 2 read, 0 done before, 1 failed\n" in told.stdout
    assert "articles  9: 8 read, 1 failed\n" in told.stdout
    assert "b.jsonl.gz: cannot be read (BadGzipFile: " in told.stderr
    assert "a.jsonl, row 4 (a.jsonl#4): its line is not JSON" in told.stderr
    assert "note: 1 file is no shard, and not read: notes.txt" in told.stderr


def test_the_claims_are_read_as_a_dossier(run, claimed):
    out, told = claimed
    assert "93 claims; 98 of 125 statements in claims" in told
    assert len(json.loads(run("claims", "--format", "json", data=out).stdout)) == 93
    assert "25 statements in 5 articles" in run("history", "working-group", data=out).stdout
    assert "United States and Turkey" in run("diff", "us", "turkey", data=out).stdout
    assert "[A technical working group at this stage" in run("show", "ymz3intn", data=out).stdout
    assert run("check", data=out).stdout == "No problems.\n"


@pytest.mark.parametrize(
    "line",
    [
        ["accept", "ymz3intn"], ["reject", "ymz3intn"], ["edit", "ymz3intn", "--note", "x"], ["parse"], ["review"],
        ["add-claim", "--article", "rt", "--quote", "x", "--actor", "Pentagon", "--issue", "sanctions", "--stance",
         "opposes", "--position", "x"],
    ],
)  # fmt: skip
def test_commands_that_write_refuse(run, claimed, line):
    out, _ = claimed
    before = shards.files(out)
    assert "is an archive, which is read alone; nothing was written" in run(*line, data=out, code=1).stderr
    assert shards.files(out) == before


@pytest.mark.usefixtures("here")
def test_on_topic(run, disputed, tmp_path):
    told = run("archive", str(disputed), str(tmp_path / "out"), "--claims", "--on-topic", "--jobs", "1", data=DATA)
    assert "articles  7: 5 read, 2 on no issue\n" in told.stdout
    assert "93 claims; 98 of 119 statements in claims of the articles on an issue" in told.stdout
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["options"]["on_topic"]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--column", "story"], 2, "--column takes OURS=THEIRS, and ours are text, id, title, "),
        (["--column", "txt=story"], 2, 'Did you mean "text"?'),
        (["--scheduler", "x", "--jobs", "1"], 2, "--jobs is for this machine"),
        (["--claims", "--nested"], 2, "--nested is for attributions"),
        (["--jobs", "0"], 2, "0 is not in the range"),
        (["--claims"], 1, "codebook.yaml: no such file"),
    ],
)
def test_slips(run, source, tmp_path, options, code, said):
    told = run("archive", str(source), str(tmp_path / "out"), *options, data=tmp_path, code=code)
    assert said in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_codebook_without_issues(run, source, tmp_path):
    (tmp_path / "codebook.yaml").write_text("version: 1\n")
    told = run("archive", str(source), str(tmp_path / "out"), "--on-topic", data=tmp_path, code=1)
    assert "codebook.yaml: has no issue. Claims, and --on-topic, need one" in told.stderr


@pytest.mark.parametrize(
    ("missing", "options"),
    [("pyarrow", []), ("fastwarc", []), ("resiliparse", []), ("distributed", ["--scheduler", "tcp://127.0.0.1:1"])],
)
def test_without_a_library(run, source, tmp_path, monkeypatch, missing, options):
    real = builtins.__import__

    def none(name, *args, **kwargs):
        if name.partition(".")[0] == missing:
            raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)
        return real(name, *args, **kwargs)

    for name in [name for name in sys.modules if name.startswith("onrecord.archive")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", none)
    told = run("archive", str(source), str(tmp_path / "out"), *options, code=1)
    assert f"The archive needs {missing}, which is not installed: pip install 'onrecord[archive]'" in told.stderr
    assert not (tmp_path / "out").exists()


PAYS = """\
import sys
from onrecord.cli import main
for line in (["--help"], ["archive", "--help"], ["--data", sys.argv[1], "claims"]):
    try: main(line)
    except SystemExit: pass
    if "pyarrow" in sys.modules: sys.exit(f"{line} imports pyarrow")
"""


def test_nobody_else_pays_for_pyarrow(pristine):
    done = subprocess.run([sys.executable, "-c", PAYS, pristine], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "k3x9q2ma" in done.stdout


def test_one_line_of_duckdb(claimed):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    out, _ = claimed
    found = duckdb.sql(f"SELECT stance, count(*) FROM '{out}/claims/**/*.parquet' GROUP BY ALL ORDER BY 2").fetchall()
    assert sum(number for _, number in found) == 93
    line = f"SELECT actor, quote[1], last_day FROM '{out}/claims/**/*.parquet' WHERE last_day < DATE '2019-04-06' AND score < 0"
    assert ("Pentagon", "the Turkish proposal") in [row[:2] for row in duckdb.sql(line).fetchall()]


LIMITED = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))
from onrecord.cli import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of this kind")
def test_a_limit_on_the_size_of_files(run, source, tmp_path, here):
    out = tmp_path / "out"
    line = [sys.executable, "-c", LIMITED, "archive", str(source), str(out), "--jobs", "1"]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # it would be cut, too
    done = subprocess.run(line, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 1
    assert (
        f"Error: {out}/attributions/a.jsonl.parquet: cannot be written (file too large). Nothing was changed. Make room, "
        "then run the command again. Finished shards are kept.\n"
    ) in done.stderr
    assert "Traceback" not in done.stderr
    assert [path for path in (out / "attributions").rglob("*") if path.is_file()] == []
    assert run("archive", str(source), str(out), "--jobs", "1").stdout.startswith("shards    2: 2 read")


HERE = f"""\
import sys
sys.path.insert(0, {str(Path(shards.__file__).parent)!r})
import shards
from onrecord.archive import pool
from onrecord.cli import main
pool.Pool = lambda _: shards.Here()
main()
"""
FULL = """\
mount -t tmpfs -o size=60k tmpfs {mount} || exit 77
{python} {script} archive {source} {mount}/out --jobs 1
echo $?; cd {mount}/out; find . -type f | sort | tr '\\n' ' '; echo; cd /
mount -o remount,size=10m {mount}
{python} {script} archive {source} {mount}/out --jobs 1; umount {mount}
"""


@pytest.mark.skipif(not shutil.which("unshare") or os.name != "posix" or os.getuid() != 0, reason="only root may mount a small disk")  # fmt: skip
def test_a_full_disk(source, tmp_path):
    shards.jsonl(source / "c.jsonl", [{"id": "c", "text": _incompressible()}])
    mount = tmp_path / "mount"
    mount.mkdir()
    script = tmp_path / "here.py"
    script.write_text(HERE, "utf-8")
    lines = FULL.format(mount=mount, source=source, python=sys.executable, script=script)
    done = subprocess.run(["unshare", "-m", "sh", "-c", lines], capture_output=True, text=True, check=False)
    if done.returncode == 77 or "unshare failed" in done.stderr:
        pytest.skip("this machine lets nobody mount")
    lines = done.stdout.splitlines()
    assert "shards    3: 2 read, 0 done before, 1 not finished" in lines
    assert "c.jsonl.parquet: cannot be written (no space left on device)." in done.stderr
    at = lines.index("1")
    assert lines[at + 1].split() == [
        "./attributions/a.jsonl.parquet", "./attributions/b.jsonl.gz.parquet", "./manifest.json",
    ]  # fmt: skip
    assert "shards    3: 1 read, 2 done before" in lines[at + 2 :]


def _incompressible():
    """Return statements that no codec makes much smaller."""
    import random

    chance = random.Random(1)
    words = ("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=12)) for _ in range(10_000))
    return "\n\n".join(
        f"The mayor said the bridge would be {' '.join(part)}." for part in zip(*[words] * 10, strict=True)
    )
