"""Markdown: what escapes foreign text, and lists as tables. No word of an article becomes structure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.render import wording
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.render.answers import Claims
    from onrecord.reports.entries import Entry

# GitHub looks for names, addresses and emoji after it has undone escapes (github/markup issue 1168): only a code span,
# here of the sign alone, keeps them. The other signs are markup, or what some readers make a link of by itself.
_FOUND_LATE = r"@(?=\w)|:(?=(?:\d*[a-z_+-][\w+-]*|100|1234):)"
_SIGN = re.compile(rf"({_FOUND_LATE})|[\\`*_\[\]<>|~&$]|(?<=www)\.|:(?=//)|(?<=mailto):", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")


def escape(text: str) -> str:
    r"""Return foreign text as it reads, on one line: nothing in it is markup, a tag, a link or a mention.

    >>> print(escape("# a|b <i> *c* `d` [e](f)"))
    \# a\|b \<i\> \*c\* \`d\` \[e\](f)
    """
    line = _SIGN.sub(lambda m: f"`{m[0]}`" if m[1] else f"\\{m[0]}", printable(text))
    return _LEADING.sub(lambda m: m[0] + "\\" if m[0].isdigit() else "\\" + m[0], line)


def plain(text: str) -> str:
    """Escape article text after its own markdown is gone."""
    return escape(wording.plain(text))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; cells are escaped."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join('' if cell is None else plain(str(cell)) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def rows(forms: Sequence[Mapping[str, object]]) -> str:
    """Return a table of the forms that `jsonforms` makes: a column for each name, lists joined."""
    if not forms:
        return ""
    return table(list(forms[0]), ([_cell(value) for value in form.values()] for form in forms))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value


def claims(answer: Claims) -> str:
    """Return a table of claims."""
    head = ("id", "date", "speaker", "issue", "stance", "position", "quote", "article")
    return table(head, (_claim_row(entry) for entry in answer.entries))


def _claim_row(entry: Entry) -> tuple[str, ...]:
    claim = entry.claim
    named = wording.listed((wording.speaker(entry), wording.relay(entry), _draft(entry)))
    printed = wording.listed((claim.article, wording.also_in(entry), wording.copy_of(entry)))
    stance = wording.stance(claim.stance)
    quoted = wording.quote(claim)
    return claim.id, wording.day(claim.date), named, claim.issue, stance, claim.position, quoted, printed


def _draft(entry: Entry) -> str:
    return "draft" if entry.claim.status == "draft" else ""
