"""What a run made, for people and programs: versions, options, and of each shard its source, counts and failures."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, cast

from onrecord import diskfile
from onrecord.archive import options, output
from onrecord.errors import FileProblemError

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.archive.options import Options
    from onrecord.archive.shards import Shard
    from onrecord.archive.work import Done

FILE = "manifest.json"
_OF_A_DOSSIER = ("articles", "claims.yaml")


@dataclass
class Result:
    """What became of a source so far."""

    shards: tuple[Shard, ...]
    same: dict[str, str]
    """Shards that hold what another holds, byte for byte, and which: they are read once."""
    done: dict[str, Done] = field(default_factory=dict[str, "Done"])
    """By the names of shards; one that was not finished is missing."""
    gone: tuple[str, ...] = ()
    """Outputs whose shards are no longer in the source."""
    interrupted: bool = False
    fatal: str = ""
    """Why nothing could be written any more."""

    def add(self, done: Done) -> None:
        """Enter what became of a shard."""
        if done.fatal:
            self.fatal = self.fatal or done.fatal
        elif done.record or done.failure:
            self.done[done.shard.name] = done

    @property
    def counts(self) -> Counter[str]:
        """What became of the articles, over all shards that have an output."""
        total: Counter[str] = Counter()
        for done in self.done.values():
            total.update(done.record.counts if done.record else {})
        return total

    @property
    def failed(self) -> tuple[Done, ...]:
        """The shards that could not be read, in the order of their names."""
        return tuple(self.done[name] for name in sorted(self.done) if self.done[name].failure)

    @property
    def skipped(self) -> int:
        """How many shards were done before."""
        return sum(done.skipped for done in self.done.values())

    @property
    def complete(self) -> bool:
        """True where every shard has its output."""
        return len(self.done) == len(self.shards) and not self.failed


def refuse_other(out: Path, wanted: Options) -> None:
    """FileProblemError where a folder is a dossier, or an archive of the other kind."""
    if any((out / name).exists() for name in _OF_A_DOSSIER):
        raise FileProblemError(out, "is a dossier, which persons own", "Name another folder for the archive.")
    kind = read(out).get("kind", wanted.kind)
    if kind != wanted.kind:
        raise FileProblemError(out, f"is an archive of {kind}", f"Name another folder for the {wanted.kind}.")


def read(out: Path) -> dict[str, Any]:
    """Return the manifest of a folder; empty where there is none that can be read."""
    try:
        told = json.loads((out / FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return cast("dict[str, Any]", told) if isinstance(told, dict) else {}


def write(out: Path, wanted: Options, codebook: bytes, result: Result) -> None:
    """Write the manifest; the same source and options give the same one."""
    import pyarrow as pa  # noqa: PLC0415 - a reader of manifests needs no pyarrow

    told = {
        "kind": wanted.kind,
        "complete": result.complete,
        "onrecord": version("onrecord"),
        "program": options.program(),
        "python": ".".join(map(str, sys.version_info[:3])),
        "pyarrow": pa.__version__,
        "codebook": diskfile.digest(codebook) if codebook else None,
        "options": {"on_topic": wanted.on_topic, "nested": wanted.nested, "columns": dict(wanted.columns)},
        "options_digest": wanted.digest,
        "counts": dict(result.counts),
        "shards": {shard.name: _told(shard, result, wanted) for shard in result.shards},
        "same": result.same,
        "gone": list(result.gone),
    }
    diskfile.write(
        out / FILE, f"{json.dumps(told, indent=2, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")
    )


def _told(shard: Shard, result: Result, wanted: Options) -> dict[str, Any]:
    done = result.done.get(shard.name)
    if done is None:
        return {"state": "waiting", "size": shard.size}
    if done.record is None:
        return {"state": "failed", "size": shard.size, "why": done.failure}
    record = done.record
    return {
        "state": "done",
        "output": f"{wanted.kind}/{shard.name}{output.SUFFIX}",
        "sha256": record.sha256,
        "size": record.size,
        "counts": record.counts,
        "failures": [asdict(failure) for failure in record.failures],
    }
