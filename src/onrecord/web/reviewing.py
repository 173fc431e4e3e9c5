"""The page of the review: a question with its article beside it, and what each key does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from onrecord.decisions import Wanted, choices, coded
from onrecord.decisions.question import question
from onrecord.errors import OnrecordError
from onrecord.explain.reasons import unclaimed
from onrecord.models import STANCES, candidates_of
from onrecord.render import claim_lines, otherwise, rules, wording
from onrecord.web import fields, reviews
from onrecord.web.guard import form_of
from onrecord.web.pages import desk_of, page, to, whole
from onrecord.web.reviews import About, Windows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from onrecord.decisions.review_state import Decision
    from onrecord.models import Claim
    from onrecord.web.desk import Work
    from onrecord.web.reviews import Window

T = TypeVar("T")
OTHERS = "ty"
"""Keys that take what another coder says."""
_FORGOTTEN = "Nothing was decided: too many other windows were opened since. The review begins anew."


def windows_of(request: Request) -> Windows:
    """Return the windows in which somebody reviews."""
    return request.app.state.windows


def shown(request: Request) -> Response:
    """Show the question that is next; of a new window, the first one of what is asked for."""
    asked = request.query_params
    with desk_of(request).work() as work:
        window = windows_of(request).find(asked.get("w", ""))
        if window is None:
            return _begun(request, work)
        try:
            window.keep_up(work)
        except OnrecordError as error:  # its article is gone
            return page(request, "nothing.html.j2", "Nothing to review", told=str(error), left=reviews.drafts(work))
        return _page(request, work, window)


def _begun(request: Request, work: Work, told: str = "") -> Response:
    asked = request.query_params
    claim = next((claim for claim in work.dossier.claims if claim.id == asked.get("claim", "")), None)
    article = claim.article if claim else asked.get("article") or reviews.following(work, "")
    if not article:
        return page(request, "nothing.html.j2", "Nothing to review", told=told, left={})
    window = windows_of(request).open(work, About(article, claim.id if claim else "", "missed" in asked))
    window.told = told
    return to("/review", w=window.name)


def decided(request: Request) -> Response:
    """Do what a key says. It is on disk before the next question stands there; what was refused is told."""
    form = form_of(request)
    with desk_of(request).work() as work:
        window = windows_of(request).find(form.get("w", ""))
        if window is None:
            return _begun(request, work, _FORGOTTEN)
        try:
            window.keep_up(work)
            window.told = _do(work, window, form)
        except OnrecordError as error:
            if form.get("does") in ("edit", "add", "note") and form.get("seen") == _seen(window):
                return _page(request, work, window, told=str(error), typed=form, status=422)
            window.told = str(error)
        return to("/review", w=window.name)


def _seen(window: Window) -> str:
    return reviews.seen(window.session, window.session.step)


def _do(work: Work, window: Window, form: Mapping[str, str]) -> str:
    """Do what a form says; return what is to be told of it."""
    does = form.get("does", "")
    whole_window: dict[str, Callable[[], str]] = {
        "undo": lambda: f"Undone: {window.undo(work)}.",
        "next": lambda: _next(work, window),
        "missed": lambda: _missed(work, window),
        "coded": lambda: _coded(work, window),
        "not-coded": lambda: _not_coded(work, window),
    }
    if does in whole_window:
        return whole_window[does]()
    session = window.session
    reviews.refuse_other(session, form.get("seen", ""))
    acts: dict[str, Callable[[], str]] = {
        "accept": lambda: _told(session.accept()),
        "reject": lambda: _told(session.reject()),
        "side": lambda: _told(session.side_with(_at(session.dissent, form))),
        "choose": lambda: _told(session.choose(_at(candidates_of(session.claim.actor if session.claim else ""), form))),
        "skip": lambda: session.skip() or "Skipped: it comes again in the next review.",
        "back": lambda: session.back() or "",
        "edit": lambda: _edit(window, form),
        "note": lambda: _told(session.edit(Wanted(note=form.get("note", "").strip()))),
        "add": lambda: _add(window, form),
    }
    if does not in acts:
        raise OnrecordError("No such key.")
    return acts[does]()


def _at(values: tuple[T, ...], form: Mapping[str, str]) -> T:
    number = form.get("which", "")
    if not (number.isascii() and number.isdecimal() and int(number[:4]) < len(values)):
        raise OnrecordError("There is no such choice here.")
    return values[int(number[:4])]


def _told(done: Decision) -> str:
    if done.change is None:
        return "No claim: it is not asked again."
    return claim_lines.line(done.change)


def _edit(window: Window, form: Mapping[str, str]) -> str:
    session = window.session
    step, claim = session.course.step, session.claim
    if step is None or claim is None:
        raise OnrecordError("There is no claim to edit.")
    done = session.edit(fields.edited(form, claim, step.article.body))
    if done.change and done.change.differences:
        session.skip()  # all fields were before the person: it is decided
    return _told(done)


def _add(window: Window, form: Mapping[str, str]) -> str:
    session = window.session
    step = session.course.step
    if step is None:
        raise OnrecordError("Go back to a question of this article first.")
    return _told(session.add(fields.added(form, session, step)))


def _next(work: Work, window: Window) -> str:
    name = reviews.following(work, window.about.article)
    if not name:
        return "No other article has drafts."
    window.begin(work, About(name, missed=window.about.missed and not window.about.claim))
    return ""


def _missed(work: Work, window: Window) -> str:
    window.begin(work, About(window.about.article, missed=True))
    return ""


def _coded(work: Work, window: Window) -> str:
    (name,) = coded.mark(work.dossier, [window.about.article])
    return f'"{name}" is marked as fully coded: statements without a claim count as no claims.'


def _not_coded(work: Work, window: Window) -> str:
    (name,) = coded.unmark(work.dossier, [window.about.article])
    return f'"{name}" is no longer marked as fully coded.'


# -- the page


def _page(
    request: Request,
    work: Work,
    window: Window,
    *,
    told: str = "",
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    dossier, session = work.dossier, window.session
    step = session.step
    article = step.article if step else reviews.article_of(work, window.about.article)
    asked = question(step, session.claim, dossier, session.readings) if step else None
    marks = asked.passage.marks if asked and asked.passage else ()
    claims = [claim for claim in dossier.claims if claim.article == article.id]
    left = reviews.drafts(work)
    return page(
        request,
        "review.html.j2",
        wording.plain(article.title or article.id),
        status,
        wide=True,
        told=told or window.tell(),
        window=window,
        course=session.course,
        step=step,
        seen=reviews.seen(session, step),
        asked=asked,
        reasons=rules.of_fields(asked.trace) if asked else {},
        differing=otherwise.said(asked) if asked else {},
        article=article,
        paragraphs=whole(article.body, marks),
        others=OTHERS,
        now=_forms(asked and asked.entry and asked.entry.claim, step, typed),
        failed=typed.get("does", "") if typed else "",
        left=left,
        open_ones=len(unclaimed(session.readings.of(article), claims)) if step is None else 0,
        coded=article.id in dossier.coded,
        actors=[option.value for option in choices.actors(dossier, choices.speakers_in(article, claims, _place(step)))],
        issues={key: issue.label or key for key, issue in dossier.codebook.issues.items()},
        parties={key: party.name or key for key, party in dossier.codebook.parties.items()},
        stances={stance: wording.stance_words(stance) for stance in STANCES},
    )


def _place(step: reviews.Step | None) -> int:
    return step.place[1] if step else 0


def _forms(claim: Claim | None, step: reviews.Step | None, typed: Mapping[str, str] | None) -> dict[str, fields.Form]:
    """Return what stands in the forms: what was typed and refused, else what is in the ledger, or was read."""
    empty = dict.fromkeys(
        ("actor", "issue", "stance", "position", "date", "quote", "party", "via", "note", "unlisted"), ""
    )
    heard = fields.of_statement(step.statement, step.article.body) if step else {}
    edit, add = fields.of_claim(claim) if claim else {}, {"date": (claim.date or "") if claim else "", **heard}
    does = typed.get("does") if typed else ""
    return {
        "edit": {**empty, **edit, **(typed if typed and does == "edit" else {})},
        "add": {**empty, **add, **(typed if typed and does == "add" else {})},
    }
