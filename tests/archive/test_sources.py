"""Shards in each form -> batches of articles."""

import json
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import shards
from onrecord.archive import sources
from onrecord.archive.shards import Shard
from onrecord.archive.sources import jsonl

LATE = datetime(2026, 3, 14, 23, 40, tzinfo=UTC)


def read(path, columns=()):
    shard = Shard(path.name, str(path), path.stat().st_size)
    return [row for batch in sources.read(shard, columns) for row in batch.to_pylist()]


def line(tmp_path, *lines):
    path = tmp_path / "s.jsonl"
    path.write_bytes(b"\n".join(each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines))
    return read(path)


def parquet(path, rows):
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


@pytest.mark.parametrize("name", ["s.jsonl", "s.jsonl.gz", "s.ndjson", "s.parquet"])
def test_tables(tmp_path, name):
    rows = shards.articles(0, 70)
    path = tmp_path / name
    (parquet if name.endswith(".parquet") else shards.jsonl)(path, rows)
    found = read(path)
    assert [{name: row[name] for name in rows[0]} for row in found] == rows
    assert [row["row"] for row in found] == [*range(70)]
    assert {row["shard"] for row in found} == {name}


@pytest.mark.parametrize(
    ("row", "ours"),
    [
        ({"maintext": "x"}, {"text": "x"}),
        ({"text": "", "content": "x"}, {"text": "x"}),
        ({"text": "a\n\n b "}, {"text": "a\n\n b "}),
        ({"text": "\ud800x"}, {"text": "\ufffd\ufffd\ufffdx"}),
        ({"text": "x", "headline": " A\n bridge "}, {"title": "A bridge"}),
        ({"text": "x", "source": {"id": 1, "name": "Ledger"}}, {"outlet": "Ledger"}),
        ({"text": "x", "authors": ["Ann Roe", "Bo Lee"]}, {"byline": "Ann Roe, Bo Lee"}),
        ({"text": "x", "date_publish": "2026-03-14 23:40:00"}, {"published": "2026-03-14"}),
        ({"text": "x", "published": "2026-03-14T23:40:00-05:00"}, {"published": "2026-03-14"}),
        ({"text": "x", "published": "2026-03"}, {"published": "2026-03"}),
        ({"text": "x", "published": "March 14"}, {"published": "March 14"}),
        ({"text": "x", "id": 7}, {"id": "7"}),
        ({"text": "x"}, {"id": "s.jsonl#0", "title": None, "published": None}),
        ({"text": 7}, {"text": None, "failure": "its text is no text, but int"}),
    ],
)
def test_columns_are_known_by_several_names(tmp_path, row, ours):
    (found,) = line(tmp_path, row)
    assert {name: found[name] for name in ours} == ours


def test_a_column_may_be_named(tmp_path):
    path = shards.jsonl(tmp_path / "s.jsonl", [{"story": "x", "text": "summary"}])
    assert read(path, [("text", "story")])[0]["text"] == "x"


@pytest.mark.parametrize("value", [LATE, LATE.date(), date(2026, 3, 14)])
def test_times_of_a_table_are_days(tmp_path, value):
    (row,) = read(parquet(tmp_path / "s.parquet", [{"text": "x", "date": value}]))
    assert row["published"] == "2026-03-14"


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{", "its line is not JSON"),
        (b"[1]", "its line is no JSON object"),
        (b"[" * 100_000, "its line is not JSON"),
        (b'{"text": "\xff"}', "its line is not UTF-8"),
    ],
)
def test_a_broken_line_costs_only_itself(tmp_path, bad, why):
    rows = line(tmp_path, {"text": "x"}, bad, b"", {"text": "y"})
    assert [row["text"] for row in rows] == ["x", None, "y"]
    assert rows[1]["failure"].startswith(why)
    assert [row["row"] for row in rows] == [0, 1, 2]


def test_a_line_that_is_too_long_is_not_held(tmp_path, monkeypatch):
    monkeypatch.setattr(jsonl, "_LONGEST", 1 << 20)
    rows = line(tmp_path, {"text": "x"}, {"text": "y" * (3 << 20)}, {"text": "z"})
    assert [row["failure"] for row in rows] == [None, "its line has more than 1 MB", None]


@pytest.mark.parametrize("name", ["s.jsonl", "s.parquet"])
def test_without_a_column_for_the_text(tmp_path, name):
    path = tmp_path / name
    (parquet if name.endswith(".parquet") else shards.jsonl)(path, [{"id": 1, "story": "x"}])
    with pytest.raises(sources.ShardError, match="no column for the text of articles, but id, story: name it with"):
        read(path)


def test_a_shard_that_was_cut(tmp_path):
    path = shards.jsonl(tmp_path / "s.jsonl.gz", shards.articles(0, 50))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(sources.ShardError, match="ends early"):
        read(path)


@pytest.mark.parametrize(("name", "data"), [("s.jsonl.gz", b"no gzip"), ("s.parquet", b"PAR1"), ("s.parquet", b"")])
def test_what_is_no_shard(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises((OSError, ValueError)):
        read(tmp_path / name)


def test_an_empty_shard(tmp_path):
    (tmp_path / "s.jsonl").write_bytes(b"")
    assert read(tmp_path / "s.jsonl") == []


def test_a_batch_is_bounded(tmp_path):
    long = shards.jsonl(tmp_path / "s.jsonl", [{"text": "x" * 400_000} for _ in range(9)])
    batches = [*sources.read(Shard("s.jsonl", str(long), 0))]
    assert max(batch.num_rows for batch in batches) == 2
    assert sum(batch.num_rows for batch in batches) == 9


PAGES = [
    (
        "http://a/bridge",
        shards.HTML.format(text="The mayor said the bridge would open."),
        200,
        "text/html; charset=utf-8",
    ),
    ("http://a/gone", "<p>Not found, said the server.</p>", 404, "text/html"),
    ("http://a/picture", "GIF89a", 200, "image/gif"),
    ("http://a/ferry", "<p>The ferry is grey, said Ann Roe.</p>", 200, "text/html"),
]


@pytest.mark.parametrize("name", ["s.warc", "s.warc.gz"])
def test_a_web_archive(tmp_path, name):
    rows = read(shards.warc(tmp_path / name, PAGES))
    assert [(row["id"], row["url"]) for row in rows] == [("http://a/bridge",) * 2, ("http://a/ferry",) * 2]
    assert rows[0]["text"] == "A bridge\n\nThe mayor said the bridge would open."
    assert (rows[0]["title"], rows[0]["outlet"]) == ("A bridge - The Harven Ledger", "The Harven Ledger")
    assert [row["published"] for row in rows] == ["2026-03-14", None], "the day of the capture is no day of publication"


@pytest.mark.parametrize("name", ["s.warc", "s.warc.gz"])
@pytest.mark.parametrize("cut", [10, 60, 500])
def test_a_web_archive_that_was_cut(tmp_path, name, cut):
    path = shards.warc(tmp_path / name, PAGES)
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(sources.ShardError, match="ends early"):
        read(path)


def test_what_is_no_web_archive(tmp_path):
    (tmp_path / "s.warc").write_bytes(b"x" * 100 + b"\r\n\r\n")
    with pytest.raises(OSError, match="WARC"):
        read(tmp_path / "s.warc")
