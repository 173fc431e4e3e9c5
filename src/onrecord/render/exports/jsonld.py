"""JSON-LD: schema.org Claim and Quotation, with the place of each quote as a Web Annotation selector.

Not ClaimReview: onrecord records what was claimed and does not rate whether it is true. What schema.org has no word
for (the stance toward a proposition, the EDTF date) stands under ``onrecord:``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from onrecord import own
from onrecord.parser import is_person
from onrecord.render import encode, position_words, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.models import Article, Codebook
    from onrecord.own import OwnValue
    from onrecord.render.answers import Record
    from onrecord.reports.entries import Entry
    from onrecord.spans import Span

CONTEXT = {"@vocab": "https://schema.org/", "oa": "http://www.w3.org/ns/oa#", "onrecord": "urn:onrecord:"}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}  # a page may hold the text in a <script>
Node = dict[str, Any]


def jsonld_text(entries: Sequence[Entry], codebook: Codebook, banner: str = "") -> str:
    """Return statements (copies inside them) as a JSON-LD document that needs no other file to be read.

    A `banner` is the description of a data set, which comes first.
    """
    graph: list[Node] = [{"@type": "Dataset", "description": banner}] if banner else []
    for entry in entries:
        copies = (entry, *entry.copies)
        graph += [_claim(entry, copies), *map(_quotation, copies)]
    articles = {each.claim.article: each.article for entry in entries for each in (entry, *entry.copies)}
    graph += [_article(name, article) for name, article in articles.items()]
    graph += [_issue(key, codebook) for key in dict.fromkeys(entry.claim.issue for entry in entries)]
    graph += _speakers(entries, codebook)
    return encode.json_text({"@context": CONTEXT, "@graph": graph}).translate(_HTML)


def jsonld(answer: Record) -> str:
    """Return a record as JSON-LD."""
    return jsonld_text(answer.said, answer.codebook, position_words.banner(answer.trust))


def _iri(kind: str, name: str) -> Node:
    return {"@id": f"urn:onrecord:{kind}:{quote(name.encode('utf-8', 'replace'), safe='')}"}


def _claim(entry: Entry, copies: Iterable[Entry]) -> Node:
    claim = entry.claim
    return {
        **_iri("claim", claim.id),
        "@type": "Claim",
        "text": wording.plain(claim.position),
        "author": _iri("speaker", claim.actor),
        "about": _iri("issue", claim.issue),
        **_dates("dateCreated", claim.date),
        "appearance": [_iri("quotation", each.claim.id) for each in copies],
        "creativeWorkStatus": claim.status,
        "onrecord:stance": claim.stance,
        "onrecord:score": claim.score,
        "onrecord:ownWords": entry.own_words,
        **({"onrecord:via": {"@list": [wording.plain(name) for name in claim.via]}} if claim.via else {}),
        **({"onrecord:extra": [_own(*pair) for pair in claim.extra.items()]} if claim.extra else {}),
    }


def _own(name: str, told: OwnValue) -> Node:
    return {"@type": "PropertyValue", "name": name, "value": own.typed(told)}


def _dates(name: str, text: str | None) -> Node:
    """Return a date: as schema.org's where it is a day, a month or a year, and always as EDTF."""
    if text is None:
        return {}
    plain = {name: {"@type": "Date", "@value": text}} if _DATE.fullmatch(text) else {}
    return {**plain, "onrecord:date": text}


def _quotation(entry: Entry) -> Node:
    """Return the words in their article; only words that were quoted are a Quotation."""
    claim = entry.claim
    spoken = {"spokenByCharacter": _iri("speaker", claim.actor)}
    return {
        **_iri("quotation", claim.id),
        **({"@type": "CreativeWork"} if claim.kind == "indirect" else {"@type": "Quotation", **spoken}),
        "text": wording.quote(claim),
        "isPartOf": _iri("article", claim.article),
        "onrecord:kind": claim.kind,
        **({"isBasedOn": _places(entry)} if entry.anchored and entry.claim.spans else {}),
    }


def _places(entry: Entry) -> list[Node]:
    """Return each part of the quote as a place in the article's text: offsets, and the exact words."""
    spans, quotes = entry.claim.spans, entry.claim.quote
    return [_place(entry, span, exact) for span, exact in zip(spans, quotes, strict=True)]


def _place(entry: Entry, span: Span, exact: str) -> Node:
    claim = entry.claim
    before = {"oa:prefix": entry.prefix} if span == claim.spans[0] else {}
    after = {"oa:suffix": entry.suffix} if span == claim.spans[-1] else {}
    return {
        "@type": ["CreativeWork", "oa:SpecificResource"],
        "oa:hasSource": _iri("article", claim.article),
        "oa:hasSelector": [
            {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
            {"@type": "oa:TextQuoteSelector", "oa:exact": exact, **before, **after},
        ],
    }


def _article(name: str, article: Article | None) -> Node:
    node: Node = {**_iri("article", name), "@type": "NewsArticle", "identifier": name}
    if article is None:
        return node
    publisher = {"@type": "Organization", "name": wording.plain(article.outlet)}
    return {
        **node,
        **({"headline": wording.plain(article.title)} if article.title else {}),
        **({"publisher": publisher} if article.outlet else {}),
        **({"url": address} if (address := wording.address(article)) else {}),
        **_dates("datePublished", article.published),
        "onrecord:sha256": article.sha256,
    }


def _issue(key: str, codebook: Codebook) -> Node:
    proposition = codebook.issues[key].proposition if key in codebook.issues else ""
    told = {"description": wording.plain(proposition)} if proposition else {}
    return {**_iri("issue", key), "@type": "DefinedTerm", "name": wording.plain(key), **told}


def _speakers(entries: Iterable[Entry], codebook: Codebook) -> list[Node]:
    """Return everybody who spoke, as Person or Organization where that is known."""
    nodes: list[Node] = []
    for actor, entry in {entry.claim.actor: entry for entry in entries}.items():
        party = {"onrecord:party": entry.party} if entry.party else {}
        voice = {"onrecord:voice": wording.plain(entry.voice)} if entry.voice != actor else {}
        known = {"@type": _type(actor, codebook), "name": wording.plain(actor)}
        nodes.append({**_iri("speaker", actor), **known, **party, **voice})
    return nodes


def _type(name: str, codebook: Codebook) -> str:
    actor = codebook.actor_by_name.get(name)
    if actor is None:
        return "Organization" if any(party.name == name for party in codebook.parties.values()) else "Thing"
    if is_person(actor):
        return "Person"
    return "NewsMediaOrganization" if actor.kind == "outlet" else "Organization"
