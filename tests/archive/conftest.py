"""What all tests of the archive need: its libraries, and a way to run it in this process."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import shards

if TYPE_CHECKING:
    from onrecord.archive.manifest import Result

collect_ignore: list[str] = []
if not all(map(find_spec, ("pyarrow", "fastwarc", "resiliparse"))):  # the extra `archive`, which `test` brings
    collect_ignore += [path.name for path in Path(__file__).parent.glob("test_*.py")]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Three shards, ten articles."""
    folder = tmp_path / "source"
    shards.jsonl(folder / "a.jsonl", shards.articles(0, 4))
    shards.jsonl(folder / "b.jsonl.gz", shards.articles(4, 4))
    shards.jsonl(folder / "deep" / "c.jsonl", shards.articles(8, 2))
    return folder


@pytest.fixture
def run(tmp_path: Path):
    """Run an archive of a source into a folder, with options."""

    def call(source: Path, out: Path = tmp_path / "out", engine: Any = None, **options: Any) -> Result:
        from onrecord.archive import run as runs
        from onrecord.archive.options import Options

        prune = options.pop("prune", False)
        wanted = Options(**options)
        return runs.run(runs.plan(source, out, wanted), out, wanted, b"", engine or shards.Here(), prune=prune)

    return call
