"""The fields of a claim as a person wants them: names looked up, dates read, quotes found in their article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord import edtf, own
from onrecord.drafting import claims
from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.store import anchors
from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.dossier import Dossier
    from onrecord.models import Article, Claim, DateBasis, Stance
    from onrecord.own import OwnValue
    from onrecord.spans import Kind, Span

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wanted fields of a claim. None leaves a field as it is, an empty text or list takes it away.

    Names are found as on the command line, without accents or case; `unlisted` takes
    one whom nobody knows as written.
    """

    article: str | None = None
    quote: tuple[str, ...] | None = None
    occurrence: int | None = None
    """Which of several places in the article is meant, from 1."""
    reanchor: bool = False
    """Find the quote in its article again."""
    actor: str | None = None
    party: str | None = None
    issue: str | None = None
    stance: Stance | None = None
    position: str | None = None
    date: str | None = None
    date_basis: DateBasis | None = None
    kind: Kind | None = None
    mention: str | None = None
    cue: str | None = None
    via: tuple[str, ...] | None = None
    same_as: str | None = None
    note: str | None = None
    extra: Mapping[str, OwnValue] | None = None
    """Own variables by their names; those that are not named stay, an empty text takes one away."""
    unlisted: bool = False


def said(dossier: Dossier, wanted: Wanted, claim: Claim | None) -> Fields:
    """Return the fields that need no article, with names as the dossier has them."""
    fields: Fields = {}
    for name in ("actor", "issue", "stance", "position", "kind", "mention", "cue", "note"):
        value = getattr(wanted, name)
        if value is not None:
            fields[name] = value
    for name in ("actor", "issue", "position"):
        if name in fields and not fields[name].strip():
            raise OnrecordError(f"A claim cannot do without its {name}.")
    if wanted.issue is not None:
        fields["issue"] = dossier.find_issue(wanted.issue)
    if wanted.via is not None:
        fields["via"] = tuple(_speaker(dossier, name, wanted) for name in wanted.via if name)
    if wanted.same_as is not None:
        fields["same_as"] = dossier.find_claim(wanted.same_as).id if wanted.same_as else None
    if wanted.extra is not None:
        fields["extra"] = _own(dossier, wanted.extra, claim.extra if claim else {})
    if wanted.actor is not None:
        fields["actor"] = _speaker(dossier, wanted.actor, wanted)
    if wanted.party is not None or (wanted.actor is not None and (claim is None or fields["actor"] != claim.actor)):
        fields["party"] = _party(dossier, wanted.party, fields.get("actor") or (claim.actor if claim else ""))
    return fields


def _own(dossier: Dossier, wanted: Mapping[str, OwnValue], now: Mapping[str, OwnValue]) -> Mapping[str, OwnValue]:
    """Return the own variables of a claim with those that are wanted."""
    after = {**now}
    for name, value in wanted.items():
        if not value:
            after.pop(name, None)
            continue
        try:
            after[own.name(name)] = own.value(value)
        except ValueError as error:
            raise OnrecordError(f'The own variable "{one_line(name)}" cannot be so: {error}.') from error
    if len({*dossier.own_variables, *after}) > own.MAX_COLUMNS:
        raise OnrecordError(f"A ledger has up to {own.MAX_COLUMNS} own variables; this one would have more.")
    try:
        return own.few(after)
    except ValueError as error:
        raise OnrecordError(f"That is too much: {error}.") from error


def _speaker(dossier: Dossier, name: str, wanted: Wanted) -> str:
    """Return a speaker's name as codebook or ledger have it."""
    try:
        return dossier.find_actor(name, remedy="Enter it in the codebook, or take it as it is with --unlisted.")
    except UnknownNameError:
        if wanted.unlisted:
            return name
        raise


def _party(dossier: Dossier, name: str | None, actor: str) -> str | None:
    """Return the party that is to be written: none where it is the actor's own."""
    return claims.party_field(actor, dossier.find_party(name) if name else None, dossier.codebook)


def dated(wanted: Wanted, claim: Claim | None) -> Fields:
    """Return date and basis; a date that a person gives is assigned, unless the person knows better."""
    if wanted.date is None:
        return {} if wanted.date_basis is None else {"date_basis": wanted.date_basis}
    if not wanted.date:
        return {"date": None, "date_basis": None}
    try:
        edtf.parse(wanted.date)
    except ValueError as error:
        raise OnrecordError(f"{error}.") from error
    same = claim is not None and claim.date == wanted.date
    basis = wanted.date_basis or (claim.date_basis if claim and same else None) or "assigned"
    return {"date": wanted.date, "date_basis": basis}


def anchored(dossier: Dossier, wanted: Wanted, claim: Claim | None) -> Fields:
    """Return article, quote and its spans there."""
    article = dossier.find_article(wanted.article or (claim.article if claim else ""))
    quote = wanted.quote or (claim.quote if claim else ())
    if claim and quote == claim.quote and wanted.occurrence is None and anchors.holds(article.body, claim):
        return {"article": article.id}  # also in a renamed article, where all is where it was
    return {"article": article.id, "quote": quote, "spans": _spans(article, quote, wanted.occurrence)}


def _spans(article: Article, quote: tuple[str, ...], occurrence: int | None) -> tuple[Span, ...]:
    """Return the spans of a quote, verbatim, at its only place or at the one that is meant."""
    found = anchors.places(quote, article.body)
    words = " … ".join(quote)
    if not found:
        near = next((near for part in quote if (near := anchors.alike(part, article.body)) not in ("", part)), "")
        hint = f' It has "{near}": give it exactly so.' if near else ""
        raise OnrecordError(f'The article "{article.id}" does not have the words "{words}".{hint}')
    if occurrence is None and len(found) > 1:
        at = ", ".join(str(spans[0].start) for spans in found[:9])
        text = f'The words "{words}" stand {len(found)} times in the article "{article.id}", at characters {at}'
        raise OnrecordError(f"{text}: say which with --occurrence 1 to {len(found)}.")
    if occurrence is not None and not 1 <= occurrence <= len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise OnrecordError(f'The words "{words}" stand only {times} in the article "{article.id}".')
    return found[(occurrence or 1) - 1]
