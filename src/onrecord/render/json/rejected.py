"""What coders found in articles that is no draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.drafting import Drafted
    from onrecord.render.json import Form


def rejected(found: Mapping[str, Drafted]) -> list[Form]:
    """Return each finding that is no draft, with its article, its coder and the reason."""
    return [row for name, drafted in found.items() for row in _rows(name, drafted)]


def _rows(article: str, drafted: Drafted) -> Iterator[Form]:
    for each in drafted.rejected:
        said = each.finding
        yield {
            "article": article,
            "coder": each.coder,
            "reason": str(each.reason),
            "issue": said.issue,
            "stance": said.stance,
            "actor": said.actor,
            "quotes": list(said.quote),
        }
    for draft in drafted.unconfirmed:
        claim = draft.claim
        yield {
            "article": article,
            "coder": claim.coders[0],
            "reason": "unconfirmed",
            "issue": claim.issue,
            "stance": claim.stance,
            "actor": claim.actor,
            "quotes": list(claim.quote),
        }
