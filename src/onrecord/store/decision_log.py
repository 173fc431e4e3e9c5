"""What persons decided, as it was offered to them: decisions.jsonl beside the ledger, append-only, a line a decision.

Losing it loses no claim; what the coders can learn, and how often drafts were right, is read from it.
"""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple

from onrecord import diskfile, textfile
from onrecord.errors import FileProblemError
from onrecord.store.changes import OWN
from onrecord.store.form import fields_of
from onrecord.store.seal import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from onrecord.models import Claim
    from onrecord.store.changes import Change

VERSION = 1
FILE = "decisions.jsonl"
Verb = Literal["accept", "edit", "reject", "add", "undo"]
_STATUS: dict[str, tuple[str, ...]] = {
    "accept": ("accepted",), "edit": ("edited", "accepted"), "reject": ("rejected",), "add": ("accepted", "edited"),
}  # fmt: skip
_NO_CHANGE = frozenset({"status", "draft", "by", OWN})


class Decision(NamedTuple):
    """One line: what was offered (the fields of the draft, None where there was none), and what a person made of it."""

    day: str
    by: str
    verb: Verb
    id: str
    article: str
    sha256: str
    offered: Mapping[str, object] | None
    coders: tuple[str, ...]
    changed: Mapping[str, tuple[object, object]]
    """Field -> value before and after, as written; None where a field is not written."""

    def line(self) -> str:
        """Return the decision as a line of JSON, its newline included."""
        changed = {name: list(pair) for name, pair in self.changed.items()}
        told = {"v": VERSION, **self._asdict(), "coders": list(self.coders), "changed": changed}
        return json.dumps(told, ensure_ascii=False) + "\n"


def of(change: Change, verb: Verb, *, day: date, by: str, sha256: str) -> Decision:
    """Return the decision that `change` is; `sha256` is the digest of the article's body."""
    before, after = change
    fields = fields_of(before).items() if before and before.is_draft else None
    offered = None if fields is None else {name: plain(value) for name, value in fields if name != OWN}
    changed = {
        found.field: (plain(found.before), plain(found.after))
        for found in (change.differences if before else ())
        if found.field not in _NO_CHANGE
    }
    coders = (before or after).coders
    return Decision(day.isoformat(), by, verb, after.id, after.article, sha256, offered, coders, changed)


def append(path: Path, decisions: Sequence[Decision], *, like: Path | None = None) -> None:
    """Append decisions to the log at `path`; FileProblemError where it is a link, or the system does not let it.

    A new log gets the group and permissions of `like`, the ledger: who may decide may also say so.
    """
    if not decisions:
        return
    diskfile.refuse_link(path)
    data = "".join(decision.line() for decision in decisions).encode("utf-8", "surrogatepass")
    try:
        is_new = not path.exists()
        with _opened(path) as file:
            if is_new and like:
                diskfile.share(path, like)
            if file.tell() and not _ends_a_line(path):
                data = b"\n" + data  # a line cut by a kill stays a line of its own
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        what = f"the decision is in the ledger, but could not be added to this log ({error.strerror})"
        raise FileProblemError(str(path), what, "Nothing is lost; the next `onrecord parse` enters it.") from error


def _opened(path: Path) -> BinaryIO:
    if path.exists() and not path.is_file():  # a pipe would block
        raise OSError(errno.EINVAL, "it is no regular file")
    return path.open("ab")


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def load(path: Path) -> dict[str, Decision]:
    """Return the last decision on each claim that was not undone, by id; see `courses`."""
    return {name: course[-1] for name, course in courses(path).items()}


def courses(path: Path) -> dict[str, list[Decision]]:
    """Return the decisions on each claim that were not undone, in their order, by id.

    Lines that are none are passed over, a missing log is empty.
    """
    try:
        data = textfile.read_bytes(path)
    except (textfile.NoFileError, FileProblemError):
        return {}
    standing: dict[str, list[Decision]] = {}
    for line in data.decode("utf-8", "replace").split("\n"):  # not splitlines: a quote may hold U+2028
        decision = _read(line)
        if decision is None:
            continue
        of_claim = standing.setdefault(decision.id, [])
        if decision.verb != "undo":
            of_claim.append(decision)
        elif of_claim:
            of_claim.pop()  # the one before stands again
    return {name: of_claim for name, of_claim in standing.items() if of_claim}


def _read(line: str) -> Decision | None:
    try:
        told: Any = json.loads(line)
        return Decision(
            day=str(told["day"]),
            by=str(told["by"]),
            verb=told["verb"],
            id=str(told["id"]),
            article=str(told["article"]),
            sha256=str(told["sha256"]),
            offered=told["offered"],
            coders=tuple(told["coders"]),
            changed={name: (before, after) for name, (before, after) in told["changed"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def unlogged(claims: Iterable[Claim], known: Mapping[str, Decision]) -> list[Claim]:
    """Return the claims on which a person decided otherwise than the log's last word says, or without one."""
    return [claim for claim in claims if not claim.is_draft and not _told(claim, known.get(claim.id))]


def _told(claim: Claim, last: Decision | None) -> bool:
    if last is None or claim.status not in _STATUS.get(last.verb, ()):
        return False
    now = {name: plain(value) for name, value in fields_of(claim).items()}
    return all(now.get(name) == after for name, (_, after) in last.changed.items())


def verb_of(claim: Claim) -> Verb:
    """Return the verb by which a claim has the status that it has."""
    return "reject" if claim.status == "rejected" else "edit" if claim.status == "edited" else "accept"
