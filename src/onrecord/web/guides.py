"""Where the links of the report's parts lead on our pages."""

from __future__ import annotations

from onrecord.render.html.guide import Guide
from onrecord.web.pages import address


class Cards(Guide):
    """Links to the cards of claims on the same page, each of which opens a page of its own."""

    def to_issue(self, key: str) -> str:
        """Return the address of an issue's history."""
        return address("/history", issue=key)

    def opens(self, claim_id: str) -> str:
        """Return the address of a claim."""
        return address("/claim", id=claim_id)


class Linked(Cards):
    """Links to the pages of claims, where the page has no cards."""

    def to_claim(self, claim_id: str) -> str:
        """Return the address of a claim."""
        return self.opens(claim_id)
