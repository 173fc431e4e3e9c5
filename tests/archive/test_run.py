"""A whole run: every shard has one output, whatever was there before."""

import json

import pytest

import shards
from onrecord.archive import manifest, output, work
from onrecord.errors import FileProblemError, LedgerBusyError
from onrecord.store import lock
from shards import ALL, files, numbers


def test_one_output_a_shard(source, run, tmp_path):
    result = run(source)
    out = tmp_path / "out"
    assert [*files(out)] == [
        "attributions/a.jsonl.parquet", "attributions/b.jsonl.gz.parquet", "attributions/deep/c.jsonl.parquet",
        "manifest.json",
    ]  # fmt: skip
    assert numbers(out) == ALL
    assert result.complete
    assert result.counts == {**dict.fromkeys(result.counts, 0), "articles": 10, "read": 10, "rows": 30}
    told = manifest.read(out)
    assert told["complete"]
    assert told["shards"]["a.jsonl"]["counts"]["rows"] == 12
    assert told["shards"]["deep/c.jsonl"]["output"] == "attributions/deep/c.jsonl.parquet"


def test_the_same_source_gives_the_same_files(source, run, tmp_path):
    run(source)
    run(source, tmp_path / "other")
    assert files(tmp_path / "out") == files(tmp_path / "other")


def test_a_second_run_reads_nothing(source, run, tmp_path, monkeypatch):
    run(source)
    before = files(tmp_path / "out")
    monkeypatch.setattr(work.batches, "read", None)
    result = run(source)
    assert result.skipped == 3
    assert result.complete
    assert files(tmp_path / "out") == before


def test_a_shard_that_has_changed_is_read_again(source, run, tmp_path):
    run(source)
    shards.jsonl(source / "a.jsonl", shards.articles(0, 2))
    assert run(source).skipped == 2
    assert numbers(tmp_path / "out") == {name: 3 for name in ALL if name not in ("a2", "a3")}


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes()[:-9])])
def test_an_output_that_is_lost_or_cut_is_made_again(source, run, tmp_path, spoil):
    run(source)
    before = files(tmp_path / "out")
    spoil(tmp_path / "out" / "attributions" / "a.jsonl.parquet")
    assert run(source).skipped == 2
    assert files(tmp_path / "out") == before


def test_other_options_make_every_output_again(source, run):
    run(source)
    assert run(source, nested=True).skipped == 0
    assert run(source, nested=True).skipped == 3


def test_another_program_makes_every_output_again(source, run, monkeypatch):
    run(source)
    monkeypatch.setattr(work.options, "program", lambda: "another")
    assert run(source).skipped == 0


def test_a_process_with_another_program_does_nothing(source, run, tmp_path, monkeypatch):
    from onrecord.archive import run as runs
    from onrecord.archive.options import Options

    planned = runs.plan(source, tmp_path / "out", Options())
    monkeypatch.setattr(work.options, "program", lambda: "another")
    done = work.do(planned.tasks[0])
    assert "another version of onrecord" in done.failure
    assert not (tmp_path / "out").exists()


def test_a_poisoned_shard_is_named_and_skipped(source, run, tmp_path):
    (source / "b.jsonl.gz").write_bytes((source / "b.jsonl.gz").read_bytes()[:-20])
    result = run(source)
    (failed,) = result.failed
    assert (failed.shard.name, failed.failure) == ("b.jsonl.gz", "ends early: it was cut on its way")
    assert not result.complete
    assert numbers(tmp_path / "out") == {name: 3 for name in ALL if name not in ("a4", "a5", "a6", "a7")}
    assert manifest.read(tmp_path / "out")["shards"]["b.jsonl.gz"]["why"] == failed.failure
    shards.jsonl(source / "b.jsonl.gz", shards.articles(4, 4))
    assert run(source).skipped == 2
    assert numbers(tmp_path / "out") == ALL


def test_a_row_that_is_no_article_is_in_the_manifest(source, run, tmp_path):
    with (source / "a.jsonl").open("a") as file:
        file.write("{\n" * 150)
    result = run(source)
    assert (result.counts["failed"], result.counts["articles"]) == (150, 160)
    told = manifest.read(tmp_path / "out")["shards"]["a.jsonl"]["failures"]
    assert len(told) == work.MOST_TOLD
    assert told[0]["row"] == 4
    assert "not JSON" in told[0]["why"]
    assert numbers(tmp_path / "out") == ALL
    assert run(source).counts["failed"] == 150, "a second run tells them, too"


def test_a_shard_that_changes_while_it_is_read(source, run, tmp_path, monkeypatch):
    read = work.batches.read

    def changing(batch, *args):
        with (source / "a.jsonl").open("a") as file:
            file.write("\n")
        return read(batch, *args)

    monkeypatch.setattr(work.batches, "read", changing)
    assert [done.failure for done in run(source).failed] == ["was changed while it was read"]
    assert "a0" not in numbers(tmp_path / "out")


def test_a_shard_with_another_name_counts_once(source, run, tmp_path):
    run(source)
    (source / "a.jsonl").rename(source / "z.jsonl")
    result = run(source)
    assert result.gone == ()
    assert numbers(tmp_path / "out") == ALL
    assert "attributions/a.jsonl.parquet" not in files(tmp_path / "out")


def test_two_shards_that_hold_the_same_count_once(source, run, tmp_path):
    (source / "z.jsonl").write_bytes((source / "a.jsonl").read_bytes())
    assert run(source).same == {"z.jsonl": "a.jsonl"}
    assert numbers(tmp_path / "out") == ALL


def test_outputs_of_shards_that_are_gone(source, run, tmp_path):
    run(source)
    (source / "a.jsonl").unlink()
    assert run(source).gone == ("a.jsonl",)
    assert numbers(tmp_path / "out") == ALL
    assert run(source, prune=True).gone == ()
    assert numbers(tmp_path / "out") == {f"a{at}": 3 for at in range(4, 10)}


def test_the_output_may_lie_in_the_source(source, run):
    assert len(run(source, source / "out").shards) == 3
    assert run(source, source / "out").skipped == 3


def test_a_source_of_one_file(source, run, tmp_path):
    run(source / "a.jsonl")
    assert [*files(tmp_path / "out")] == ["attributions/a.jsonl.parquet", "manifest.json"]


@pytest.mark.parametrize(("made", "said"), [("claims.yaml", "is a dossier"), ("articles", "is a dossier")])
def test_a_dossier_is_refused(source, run, tmp_path, made, said):
    out = tmp_path / "out"
    out.mkdir()
    (out / made).mkdir() if made == "articles" else (out / made).write_text("")
    with pytest.raises(FileProblemError, match=said):
        run(source)
    assert [path.name for path in out.iterdir()] == [made]


def test_an_archive_of_the_other_kind_is_refused(source, run):
    run(source)
    with pytest.raises(FileProblemError, match=r"is an archive of attributions\. Name another folder for the claims"):
        run(source, kind="claims", codebook="{}")


def test_two_runs_in_one_folder(source, run, tmp_path, monkeypatch):
    monkeypatch.setattr("onrecord.archive.run._PATIENCE", 0.1)
    run(source)
    with lock.held(tmp_path / "out" / manifest.FILE), pytest.raises(LedgerBusyError):
        run(source)


def test_nothing_to_read(run, tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "notes.txt").write_text("x")
    with pytest.raises(FileProblemError, match=r"holds no shard. Shards are files that end in .jsonl, "):
        run(tmp_path / "source")
    with pytest.raises(FileProblemError, match="no such file or folder"):
        run(tmp_path / "other")


def test_what_killed_processes_have_left_is_swept(source, run, tmp_path):
    out = tmp_path / "out" / "attributions"
    out.mkdir(parents=True)
    (out / ".a.jsonl.parquet.0123456789ab.tmp").write_bytes(b"PAR1")
    (out / "mine.tmp").write_bytes(b"x")
    run(source)
    assert [path.name for path in out.glob("*tmp")] == ["mine.tmp"]


def test_a_disk_that_is_full_ends_the_run(source, run, tmp_path, monkeypatch):
    write = output.Writer.finish

    def full(self, record):
        if record.counts["articles"] == 2:
            raise OSError(28, "No space left on device")
        write(self, record)

    def told(self, record):
        with output.diskfile.told(self._path):
            full(self, record)

    monkeypatch.setattr(output.Writer, "finish", told)
    result = run(source)
    assert result.fatal.endswith(
        "deep/c.jsonl.parquet: cannot be written (no space left on device). Nothing was changed. Make room, then run "
        "the command again."
    )
    assert [name for name in files(tmp_path / "out") if "c.jsonl" in name] == []
    assert not json.loads((tmp_path / "out" / manifest.FILE).read_text())["complete"]
    monkeypatch.undo()
    assert run(source).skipped == 2
    assert numbers(tmp_path / "out") == ALL
