"""The one place where a claim is made: from words of an article, who said them, when, and a stance on an issue."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from onrecord.models import NO_PARTY, Claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from onrecord.models import Article, Codebook
    from onrecord.spans import Kind, Span


def identity(content: str, occurrence: int, named: str, issue: str) -> str:
    """Return the id of a claim: 8 base32 characters over content, occurrence, mention or cue, and issue."""
    told = "\x1f".join((content, str(occurrence), named, issue)).encode("utf-8", "surrogatepass")
    return base64.b32encode(hashlib.sha256(told).digest()[:5]).decode("ascii").lower()


def make(article: Article, spans: Sequence[Span], fields: Mapping[str, Any], *, apart: str = "") -> Claim:
    """Return a claim on the words at `spans` of an article's body, with the id that they give it.

    `fields` are all others of the claim: actor, issue, stance and position at least. `apart` tells joint speakers of
    one mention from each other.
    """
    body = article.body
    quote = tuple(span.of(body) for span in spans)
    occurrence = body.count(quote[0], 0, spans[0].start) + 1
    named = (fields.get("mention") or fields.get("cue") or "") + apart
    values = {
        **fields,
        "id": identity(" ".join(quote), occurrence, named, fields["issue"]),
        "article": article.id,
        "quote": quote,
        "spans": tuple(spans),
    }
    return Claim.model_validate(values)


def party_field(actor: str, side: str | None, codebook: Codebook) -> str | None:
    """Return the party to write in a claim: None where it is the actor's own, "none" for an unknown one of no side."""
    own = codebook.party_of(actor)
    listed = own is not None or actor in codebook.actor_by_name
    if side is None:
        return None if listed else NO_PARTY
    return None if listed and side == (own or NO_PARTY) else side


_MARKS = {"\u201c": 1, "\u201e": 1, "\u00ab": 1, "\u201d": -1, "\u00bb": -1}


def kind_of(body: str, spans: tuple[Span, ...]) -> Kind:
    """Return how a quote is reported, going by the quotation marks before it in its paragraph, and by those in it."""
    before = body[body.rfind("\n\n", 0, spans[0].start) + 1 : spans[0].start]
    if before.count('"') % 2 or sum(_MARKS.get(char, 0) for char in before) > 0:
        return "direct"
    words = "".join(span.of(body) for span in spans)
    return "mixed" if '"' in words or not _MARKS.keys().isdisjoint(words) else "indirect"
