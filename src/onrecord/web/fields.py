"""Forms -> the fields of a claim that a person wants, and back: how each field is shown in its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.decisions import Wanted, choices, missed
from onrecord.errors import OnrecordError
from onrecord.models import STANCES
from onrecord.render import wording
from onrecord.render.html.templating import safe
from onrecord.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.decisions.queue import Step
    from onrecord.decisions.session import Session
    from onrecord.models import Claim, Stance
    from onrecord.parser import Statement

Form = dict[str, str]


def of_claim(claim: Claim) -> Form:
    """Return the values of a claim as its form shows them, each on one line."""
    values = {
        "actor": claim.actor,
        "issue": claim.issue,
        "stance": claim.stance,
        "position": claim.position,
        "date": claim.date or "",
        "quote": wording.GAP.join(map(wording.plain, claim.quote)),
        "party": claim.party or "",
        "via": ", ".join(claim.via),
        "note": claim.note,
    }
    return {name: str(safe(one_line(value))) for name, value in values.items()}


def of_statement(statement: Statement | None, body: str) -> Form:
    """Return what a statement that is in no claim says of one."""
    if statement is None:
        return {}
    values = {
        "actor": statement.speakers[0].actor if statement.speakers else "",
        "date": statement.date or "",
        "quote": wording.GAP.join(wording.plain(span.of(body)) for span in statement.spans),
    }
    return {name: str(safe(one_line(value))) for name, value in values.items()}


def edited(form: Mapping[str, str], claim: Claim, body: str) -> Wanted:
    """Return what a form changes of a claim: what still is as it was shown is not touched."""
    shown = of_claim(claim)
    new = {name: value for name, value in form.items() if name in shown and value.strip() != shown[name].strip()}
    start = claim.spans[0].start if claim.spans else 0
    quote = _quote(new["quote"], body, _near(form, start)) if "quote" in new else _elsewhere(form, claim, body, start)
    via = new.get("via")
    return Wanted(
        actor=new.get("actor"),
        issue=new.get("issue"),
        stance=_stance(new["stance"]) if "stance" in new else None,
        position=new.get("position"),
        date=new.get("date"),
        party=new.get("party"),
        via=None if via is None else tuple(name for name in map(str.strip, via.split(",")) if name),
        note=new.get("note"),
        quote=quote.quote if quote else None,
        occurrence=quote.occurrence if quote else None,
        unlisted="unlisted" in form,
    )


def added(form: Mapping[str, str], session: Session, step: Step) -> Wanted:
    """Return the claim that a form adds; what the parser reads on its words goes with it."""
    body = step.article.body
    offered = step.statement
    if offered and form.get("quote", "").strip() == of_statement(offered, body)["quote"].strip():
        parts = tuple(span.of(body) for span in offered.spans)
        quote = Wanted(quote=parts, occurrence=choices.occurrence(parts, body, offered.spans[0].start))
    else:
        quote = _quote(form.get("quote", ""), body, _near(form, step.place[1]))
    heard = missed.on_words(session.readings.of(step.article), quote, body)
    evidence = missed.evidence(heard, body)
    date = form.get("date", "").strip()
    return Wanted(
        quote=quote.quote,
        occurrence=quote.occurrence,
        actor=form.get("actor", "").strip(),
        issue=form.get("issue", ""),
        stance=_stance(form.get("stance", "")),
        position=form.get("position", "").strip(),
        date=date or None,
        date_basis=heard.basis if heard and date and heard.date == date else None,
        mention=evidence["mention"],
        cue=evidence["cue"],
        unlisted="unlisted" in form,
    )


def _stance(word: str) -> Stance:
    if word not in STANCES:
        raise OnrecordError("Choose a stance.")
    return word


def _near(form: Mapping[str, str], otherwise: int) -> int:
    """Return where the words were marked."""
    given = form.get("near", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else otherwise


def _elsewhere(form: Mapping[str, str], claim: Claim, body: str, start: int) -> Wanted | None:
    """Return the words of a claim at the other place at which they were marked; None where that is the one they have.

    A page says a place only of words that were marked, and not typed.
    """
    there = choices.occurrence(claim.quote, body, _near(form, start))
    same = there == choices.occurrence(claim.quote, body, start)
    return None if same else Wanted(quote=claim.quote, occurrence=there)


def _quote(typed: str, body: str, near: int) -> Wanted:
    """Return the exact words that are meant, and which of their places."""
    if not typed.strip():
        raise OnrecordError("Mark the words in the article, or type them; first words ... last words are enough.")
    found = choices.words(typed, body, near)
    if found is None:
        raise OnrecordError("The article does not have these words, in this order.")
    return Wanted(quote=(found[0],), occurrence=found[1])
