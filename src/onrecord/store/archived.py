"""The claims that `onrecord archive` has written -> records, to be read alone: its folder passes for a dossier.

The articles are those that have claims; each row of the files brings the article with it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from onrecord import textfile
from onrecord.errors import FileProblemError, MissingExtraError, Problem
from onrecord.models import NO_PARTY, Article, Claim
from onrecord.store.ledger import Ledger
from onrecord.store.merge import unique_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from onrecord.models import Codebook

MANIFEST = "manifest.json"
_FOLDER = "claims"
_TOLD = ("title", "outlet", "byline", "url", "genre", "published_basis", "published")
_FIELDS = ("actor", "issue", "stance", "position", "date", "date_basis", "quote", "kind", "mention", "cue", "via")


class Archived(NamedTuple):
    """What an archive holds."""

    articles: tuple[Article, ...]
    ledger: Ledger
    problems: tuple[Problem, ...]
    """Files that cannot be read or do not belong to the others, and shards that are missing."""

    def linked(self, origins: Mapping[str, str]) -> Archived:
        """Return the same with claims that are copies linked to their origins; the files hold no links."""
        claims = (claim.model_copy(update={"same_as": origins.get(claim.id)}) for claim in self.ledger.claims)
        return self._replace(ledger=replace(self.ledger, claims=tuple(claims)))


def is_there(folder: Path) -> bool:
    """True for a folder with an archive, where no ledger of a person's own is."""
    return (folder / MANIFEST).is_file() and (folder / _FOLDER).is_dir() and not (folder / "claims.yaml").exists()


def refuse(folder: Path) -> None:
    """FileProblemError for an archive: what `onrecord archive` would write again is not changed by hand."""
    if is_there(folder):
        remedy = "Put the articles that you want to work on into a dossier of their own, and parse them there."
        raise FileProblemError(folder, "is an archive, which is read alone; nothing was written", remedy)


def load(folder: Path, codebook: Codebook) -> Archived:
    """Return the claims of an archive as drafts, and their articles; FileProblemError where there is no manifest."""
    manifest = _manifest(folder / MANIFEST)
    held = _Held(codebook)
    problems = [*_incomplete(folder / MANIFEST, manifest)]
    for path in sorted((folder / _FOLDER).rglob("*.parquet")):
        if path.name.startswith("."):
            continue
        try:
            for row in _rows(path, str(manifest.get("options_digest", ""))):
                held.add(row)
        except (OSError, ValueError, KeyError, TypeError) as error:
            problems.append(
                Problem(str(path), 0, f"is left out: {textfile.reason(error)}. Run onrecord archive again.")
            )
    return Archived(
        tuple(held.articles.values()), Ledger(folder / "claims.yaml", claims=tuple(held.claims)), (*problems,)
    )


def _manifest(path: Path) -> dict[str, Any]:
    told: Any = None
    with suppress(ValueError, RecursionError):
        told = json.loads(textfile.read_bytes(path))
    if not isinstance(told, dict):
        raise FileProblemError(path, "is not what onrecord archive writes", "Run it again.")
    return cast("dict[str, Any]", told)


def _incomplete(path: Path, manifest: Mapping[str, Any]) -> Iterator[Problem]:
    shards: Mapping[str, Mapping[str, Any]] = manifest.get("shards", {})
    missing = sum(told.get("state") != "done" for told in shards.values())
    if missing:
        text = f"{missing} of {len(shards)} shards could not be read or are not finished: their claims may be missing."
        yield Problem(str(path), 0, f"{text} Run onrecord archive again.")


def _rows(path: Path, options: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file, some at a time; ValueError where it was made with other options."""
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - part of an extra
    except ImportError as error:
        raise MissingExtraError("archive", "pyarrow") from error
    with pq.ParquetFile(path) as table:
        told = json.loads((table.metadata.metadata or {}).get(b"onrecord", b"{}"))
        if told.get("options") != options:
            raise ValueError("it was made with another codebook, other options or another version of onrecord")
        for batch in table.iter_batches(use_threads=False):
            yield from batch.to_pylist()


class _Held:
    """Claims and articles so far, each under an id that nobody else has: in an archive, copies have the same."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self.claims: list[Claim] = []
        self._ids: set[str] = set()
        self._reached: dict[str, int] = {}
        self.articles: dict[tuple[str, int], Article] = {}
        self._names: set[str] = set()
        self._reached_names: dict[str, int] = {}

    def add(self, row: Mapping[str, Any]) -> None:
        """Add a claim, and its article where that is new."""
        article = self._article(row)
        name = unique_id(row["id"], self._ids, self._reached)
        spans = tuple((span["start"], span["end"]) for span in row["spans"])
        fields = {name: row[name] for name in _FIELDS if row[name] is not None}
        told = {
            **fields,
            "id": name,
            "article": article.id,
            "spans": spans,
            "party": self._party(row),
            "status": "draft",
        }
        claim = Claim.model_validate(told)
        self._ids.add(name)
        self.claims.append(claim)

    def _article(self, row: Mapping[str, Any]) -> Article:
        at = row["shard"], row["row"]
        if at not in self.articles:
            name = unique_id(row["article"], self._names, self._reached_names)
            told = {key: row[key] for key in _TOLD if row[key] is not None}
            self.articles[at] = Article.model_validate({**told, "id": name, "body": row["text"]})
            self._names.add(name)
        return self.articles[at]

    def _party(self, row: Mapping[str, Any]) -> str | None:
        """Return the side as a claim has it: only where it is not the actor's own."""
        actor, side = row["actor"], row["party"] or NO_PARTY
        own = self._codebook.party_of(actor)
        listed = own is not None or actor in self._codebook.actor_by_name
        return None if listed and side == (own or NO_PARTY) else side
