"""Shards for the tests of the archive: small ones in each form, and what an engine does that kills its process."""

from __future__ import annotations

import gzip
import json
import os
import signal
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from onrecord.archive.work import Done, Task

Article = dict[str, Any]
HTML = """\
<html><head><title>A bridge - The Harven Ledger</title>
<meta property="og:site_name" content="The Harven Ledger">
<meta property="article:published_time" content="2026-03-14T23:40:00-05:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>A bridge</h1><p>{text}</p></article></body></html>
"""


def text(number: int, sentences: int = 3) -> str:
    """Return a text with as many statements as sentences."""
    return "\n\n".join(
        f"“The bridge over the Harven is needed in part {number} of town {at},” said Mayor Ida Roe on Monday."
        for at in range(sentences)
    )


def articles(first: int, number: int, sentences: int = 3) -> list[Article]:
    """Return articles that differ from each other."""
    return [
        {"id": f"a{at}", "title": f"Bridge {at}", "outlet": "Ledger", "published": "2026-03-14", "text": text(at, sentences)}
        for at in range(first, first + number)
    ]  # fmt: skip


def jsonl(path: Path, rows: Iterable[Article]) -> Path:
    """Write lines of JSON; packed where the name says so."""
    data = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    return path


def warc(path: Path, pages: Iterable[tuple[str, str, int, str]]) -> Path:
    """Write a web archive of (address, page, status, type)."""
    records = [_record(*page) for page in pages]
    path.write_bytes(b"".join(map(gzip.compress, records) if path.suffix == ".gz" else records))
    return path


def _record(url: str, page: str, status: int, kind: str) -> bytes:
    body = page.encode()
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = {
        "WARC-Type": "response", "WARC-Target-URI": url, "WARC-Date": "2027-01-01T00:00:00Z",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Type": "application/http; msgtype=response", "Content-Length": str(len(http)),
    }  # fmt: skip
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + http + b"\r\n\r\n"


def files(out: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def numbers(out: Path) -> dict[str, int]:
    """Return how many statements each article has in an archive of attributions."""
    import pyarrow.parquet as pq

    found: list[str] = pq.read_table(out / "attributions").column("article").to_pylist()
    return {name: found.count(name) for name in found}


ALL = {f"a{at}": 3 for at in range(10)}
"""What `numbers` gives of the source that the tests share."""


class Here:
    """An engine that does its tasks in this process."""

    def run(self, tasks: Sequence[Task], *, alone: bool = False) -> Generator[Done, None, None]:
        """Yield what became of tasks."""
        from onrecord.archive import work

        del alone
        yield from map(work.do, tasks)


def deadly(task: Task, stopped: Callable[[], bool] = lambda: False, /) -> Done:
    """Read a shard; one that is called deadly kills its process, one called slow takes its time before.

    One called mortal kills it between two batches, but only once.
    """
    from onrecord.archive import work

    if "deadly" in task.shard.name:
        time.sleep(0.3)
        os.kill(os.getpid(), signal.SIGKILL)
    if "slow" in task.shard.name:
        time.sleep(1)
    return work.do(task, _second(stopped, lambda: _die_once(task)) if "mortal" in task.shard.name else stopped)


def held(task: Task, stopped: Callable[[], bool] = lambda: False, /) -> Done:
    """Read a shard; one that is called long waits after its first batch until the run is to end."""
    from onrecord.archive import work

    def wait() -> None:
        while not stopped():
            time.sleep(0.01)

    return work.do(task, _second(stopped, wait) if "long" in task.shard.name else stopped)


def _second(stopped: Callable[[], bool], do: Callable[[], None]) -> Callable[[], bool]:
    """Return `stopped`, which does something where it is asked the second time: between two batches."""
    asked = count(1)

    def ask() -> bool:
        if next(asked) == 2:
            do()
        return stopped()

    return ask


def _die_once(task: Task) -> None:
    mark = Path(f"{task.shard.path}.dead")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
