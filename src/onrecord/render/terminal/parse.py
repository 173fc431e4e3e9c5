"""The outcome of a run of the parser for a ledger: counts first, then claims that a person may want to look at."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from onrecord import shell
from onrecord.models import RULES
from onrecord.render import claim_lines, wording
from onrecord.render.rejections import UNCONFIRMED, WHY
from onrecord.render.terminal import coverage
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from onrecord.render.answers import Parsed
    from onrecord.render.screen import Screen
    from onrecord.store.changes import Change
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan


FEW = 10
"""At most this many claims of a kind are listed without --list."""
MATTERS = ("stance", "actor", "party", "issue", "date", "via", "same_as")
"""Fields in which a difference is one of substance; the others are how the same thing is put, or where it is cut."""


def parsed(answer: Parsed, screen: Screen) -> str:
    """Return the outcome of a run of the parser; lines that a terminal has no room for break between words."""
    lines = "\n".join(_told(answer)).split("\n")
    return "\n".join(part for line in lines for part in _broken(line, screen.width))


def _broken(line: str, width: int | None) -> list[str]:
    """Return a line in parts that fit, those below indented as what the line tells; a command is never parted."""
    if width is None or cell_len(line) <= width or _COMMAND.search(line):
        return [line]
    indent = _COUNT.match(line) or _INDENT.match(line)
    hanging = " " * min(indent.end() if indent else 0, width // 2)
    return textwrap.wrap(
        line, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


_COUNT = re.compile(r"[a-z]+ +\d+  ")
_INDENT = re.compile(r" *")
_COMMAND = re.compile(r"^If .*: onrecord ")


def _told(answer: Parsed) -> Iterator[str]:
    yield f"{wording.counted(len(answer.articles), 'article')} read, {wording.counted(answer.found, 'claim')} found."
    yield from coverage.lines(answer.coverage)
    yield from _no_drafts(answer)
    yield from counts(answer.merged, answer.orphans, answer.vanished)
    listed = [*listing(answer.merged, answer.orphans, every=answer.every)]
    yield from [*listed, ""] if listed else []
    changed = "saved" if answer.saved else "would change" if answer.merged.changes else "stays as it is"
    nothing = " Nothing was written." if answer.dry_run else ""
    any_claim = answer.merged.new or answer.merged.kept or answer.merged.changes
    yield f"{printable(answer.path)} {changed}.{nothing}" if any_claim else "No claim yet: nothing was written."


def _no_drafts(answer: Parsed) -> Iterator[str]:
    """Yield how many findings of coders are no drafts, and why; what the rules say twice nobody needs to know."""
    refused = [(article, each) for article, each in answer.rejected if each.coder != RULES]
    reasons = Counter(WHY[each.reason] for _, each in refused)
    articles = {article for article, _ in refused} | {claim.article for claim in answer.unconfirmed}
    if answer.unconfirmed:
        reasons[UNCONFIRMED] = len(answer.unconfirmed)
    if reasons:
        listed = ", ".join(f"{why} ({number})" for why, number in reasons.items())
        yield f"{wording.counted(reasons.total(), 'finding')} of coders without a draft: {listed}."
        whose = "them" if len(articles) == 1 else f"those of 1 of {len(articles):,} articles"
        yield f"{shell.command('explain', [min(articles)], {'--rejected': None})} lists {whose}."


def counts(merged: Merge, lost: Sequence[Orphan], vanished: Collection[str] = ()) -> list[str]:
    """Return how many claims are new, kept and so on; a count that asks for a look says why."""
    why = {
        "gone": _with_their_article(merged, vanished),
        "differs": differs(merged.differs),
        "orphans": "decided by you, but their words are no longer in their articles" if lost else "",
    }
    rows = {
        "new": merged.new,
        "kept": merged.kept,
        "updated": merged.updated,
        "gone": merged.gone,
        "differs": merged.differs,
        "orphans": lost,
    }
    return [f"{name:8}{len(found):6}  {why.get(name, '')}".rstrip() for name, found in rows.items()]


def _with_their_article(merged: Merge, vanished: Collection[str]) -> str:
    """Return how many drafts have gone with articles that are no longer there, article by article."""
    gone = Counter(claim.article for claim in merged.gone if claim.article in vanished)
    told = ", ".join(f'"{wording.plain(name)}" {number}' for name, number in sorted(gone.items()))
    return f"their articles are gone: {told}" if gone else ""


def differs(found: Iterable[Change]) -> str:
    """Return in which fields the parser differs from what a person decided."""
    matter: Counter[str] = Counter()
    alike = 0
    for change in found:
        fields = [difference.field for difference in change.readings if difference.field in MATTERS]
        matter.update(fields)
        alike += not fields
    parts = [f"another {name} in {matter[name]}" for name in MATTERS if matter[name]]
    parts += [f"only another quote or wording in {alike}"] if alike else []
    return f"yours stay. The parser has {', '.join(parts)} (--list)" if parts else ""


def listing(merged: Merge, lost: Sequence[Orphan], *, every: bool) -> Iterator[str]:
    """Yield the claims that are new, changed, gone or lost, the first few, or `every` one with the differences."""
    most = None if every else FEW
    yield from _section("new", [claim_lines.summary(claim) for claim in merged.new], most)
    yield from _section("updated", claim_lines.lines(merged.updated), most)
    yield from _section("gone", [claim_lines.summary(claim) for claim in merged.gone], most)
    if every:
        ordered = sorted(merged.differs, key=_gravity)
        yield from _section("differs: yours -> the parser's", [_reading(change) for change in ordered], None)
    yield from _section("orphans", [_orphan(orphan) for orphan in lost], most)
    yield from _moves(lost)


def _section(title: str, lines: Sequence[str], most: int | None) -> Iterator[str]:
    if not lines:
        return
    yield f"\n{title}"
    yield from (f"  {line}" for line in lines[:most])
    if most is not None and len(lines) > most:
        yield f"  ... and {len(lines) - most} more: --list shows all"


def _gravity(change: Change) -> int:
    """Put what matters first."""
    fields = {difference.field for difference in change.readings}
    return next((rank for rank, name in enumerate(MATTERS) if name in fields), len(MATTERS))


def _reading(change: Change) -> str:
    return f"{claim_lines.about(change.before or change.after)}: {claim_lines.listed(change.readings)}"


def _orphan(orphan: Orphan) -> str:
    claim = orphan.claim
    where = f'its quote is not in "{claim.article}"' if orphan.article_there else f'no article "{claim.article}"'
    others = ", ".join(f'"{name}"' for name in orphan.found_in[:3])
    found = f"; its words stand in {others}" if others else "; its words stand in no article"
    return f"{claim_lines.about(claim)} ({claim.status}): {wording.plain(where + found)}"


def _moves(lost: Sequence[Orphan]) -> Iterator[str]:
    """Yield the commands that move claims to where their words are; to run them is for a person to decide."""
    moves: dict[tuple[str, str], list[str]] = {}
    for orphan in lost:
        if orphan.moved_to:
            moves.setdefault((orphan.claim.article, orphan.moved_to), []).append(orphan.claim.id)
    for (old, new), ids in moves.items():
        condition = wording.plain(f'If "{new}" is what "{old}" was')
        yield f"{condition}: {shell.command('edit', ids, {'--article': new})}"
