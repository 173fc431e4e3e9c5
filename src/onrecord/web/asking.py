"""The pages that answer: what was said, by whom, where in its article, and how positions moved."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.models import STANCES, STATUSES
from onrecord.render import wording
from onrecord.render.html import report
from onrecord.render.html.guide import guide
from onrecord.reports import diff as diffs
from onrecord.reports import entries as joined
from onrecord.reports import overview as overviews
from onrecord.reports import page as papers
from onrecord.reports.entries import chronological
from onrecord.reports.history import party_name
from onrecord.reports.passages import Mark, in_context
from onrecord.reports.positions import Terms
from onrecord.reports.select import select, undated_left_out
from onrecord.store.index_rows import Wanted
from onrecord.web import filters
from onrecord.web.guides import Cards, Linked
from onrecord.web.pages import desk_of, page, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request
    from starlette.responses import Response

    from onrecord.models import Codebook
    from onrecord.reports.entries import Entry
    from onrecord.view import View

FEW = 12
"""So many articles with drafts, and issues, are named on the first page."""


def overview(request: Request) -> Response:
    """Tell the state of the work, and where to go on."""
    with desk_of(request).view() as view:
        all_articles = view.articles
        entries = joined.of(view.about())
        state = overviews.state(all_articles, entries)
        rows = sorted(overviews.issues(entries, view.codebook), key=lambda row: -row.claims)
        book = view.codebook
        order = {article.id: at for at, article in enumerate(all_articles)}  # in which a review goes through them
        drafts = sorted(state.drafts, key=lambda row: order[row.article.id])
        return page(
            request, "overview.html.j2", desk_of(request).name, state=state, rows=rows[:FEW], more=rows[FEW:], few=FEW,
            labels=_labels(book), problems=view.problems, drafts=drafts,
        )  # fmt: skip


def claims(request: Request) -> Response:
    """List claims."""
    query = request.query_params
    with desk_of(request).view() as view:
        typed, wanted = filters.asked(query, view)
        entries = joined.with_copies(joined.of(view.about_what(wanted)))
        found = chronological(select(entries, wanted))
        undated = undated_left_out(entries, wanted)
        sheet = filters.sheet(found, query.get("page", ""))
        return page(
            request, "claims.html.j2", "Claims", sheet=sheet, undated=undated, guide=_named(view.codebook, Linked),
            **_choices(view, typed),
        )  # fmt: skip


def timeline(request: Request) -> Response:
    """Order statements and events by date."""
    query = request.query_params
    with desk_of(request).view() as view:
        typed, wanted = filters.asked(query, view)
        part = view.about_what(wanted)
        stated = joined.fold_copies(select(joined.of(part), wanted))
        sheet = filters.sheet(chronological(stated), query.get("page", ""))
        told = papers.page(part.articles, sheet.entries, view.codebook, Terms(on=view.last_day), within=wanted.days)
        return page(
            request, "timeline.html.j2", "Timeline", sheet=sheet, page=told, guide=guide(told, Cards),
            **_choices(view, typed),
        )  # fmt: skip


def _choices(view: View, typed: dict[str, str]) -> dict[str, Any]:
    """Return what the form of filters offers."""
    return {"typed": typed, "actors": view.actors, "book": view.codebook, "stances": STANCES, "statuses": STATUSES}


def claim(request: Request) -> Response:
    """Show a claim in its place."""
    name = request.query_params.get("id", "")
    with desk_of(request).view() as view:
        by_id = {each.claim.id: each for each in joined.with_copies(joined.of(view.about(Wanted(ids=[name]))))}
        entry = by_id.get(name)
        if entry is None:
            raise UnknownNameError("claim", name, [], where="this dossier")
        return page(
            request, "claim.html.j2", f"{wording.speaker(entry)}: {wording.plain(entry.claim.position)}", entry=entry,
            origin=by_id.get(entry.claim.same_as or ""), guide=_named(view.codebook, Linked), book=view.codebook,
            at=_paragraph(entry),
        )  # fmt: skip


def _paragraph(entry: Entry) -> int:
    """Return where the paragraph of a claim begins; 0 where it has none."""
    found = in_context(entry)
    return found.span.start if found else 0


def issues(request: Request) -> Response:
    """List the issues and what the parties said about them."""
    with desk_of(request).view() as view:
        rows = overviews.issues(joined.of(view.about()), view.codebook)
        return page(request, "issues.html.j2", "Issues", rows=rows, labels=_labels(view.codebook), stances=STANCES)


def history(request: Request) -> Response:
    """Tell how positions on an issue moved: the chart, the changes and the statements of the report's page."""
    with desk_of(request).view() as view:
        key = view.find_issue(request.query_params.get("issue", ""))
        part = view.about(Wanted(issues=[key]))
        entries = [entry for entry in joined.of(part) if entry.claim.issue == key and entry.claim.status != "rejected"]
        told = papers.page(part.articles, entries, view.codebook, Terms(on=view.last_day))
        told = replace(told, diffs=())
        named = guide(told, Cards)
        issue = view.codebook.issues.get(key)
        return page(
            request, "history.html.j2", issue.label or key.replace("-", " ") if issue else key, page=told, guide=named,
            charts=list(report.charts(told, named)), proposition=issue.proposition if issue else "", key=key,
            large=told.statements > report.LARGE,
        )  # fmt: skip


def diff(request: Request) -> Response:
    """Compare two parties, issue by issue: those asked for, else the two with the most statements."""
    query = request.query_params
    with desk_of(request).view() as view:
        book = view.codebook
        sides = [view.find_party(query[name]) for name in ("left", "right") if query.get(name)]
        if len(sides) < 2:
            sides = [*sides, *(key for key in _talkative(view) if key not in sides)][:2]
        if len(set(sides)) < 2 or not {*sides} <= book.parties.keys():
            raise OnrecordError("Name two different parties of the codebook.")
        on = filters.day(query["on"]).latest if query.get("on") else view.last_day
        left, right = sides
        entries = joined.of(view.about_parties(sides))
        answer = diffs.diff((left, right), entries, book, Terms(on=on))
        answer = replace(answer, issues=tuple(row for row in answer.issues if row.left or row.right))
        return page(
            request, "diff.html.j2", f"{answer.names[0]} and {answer.names[1]}", answer=answer, book=book,
            guide=_named(book, Linked), asked={"left": left, "right": right, "on": query.get("on", "")},
        )  # fmt: skip


def _talkative(view: View) -> list[str]:
    """Return the parties, those with the most statements first."""
    number = Counter(entry.party for entry in joined.of(view.about()) if entry.claim.status != "rejected")
    return sorted(view.codebook.parties, key=lambda key: -number[key])


def actors(request: Request) -> Response:
    """List the speakers."""
    with desk_of(request).view() as view:
        rows = overviews.actors(joined.of(view.about()), view.codebook)
        said = [row for row in rows if row.claims]
        return page(
            request, "actors.html.j2", "Actors", rows=said, silent=len(rows) - len(said),
            names={key: party_name(key, view.codebook) for key in (None, *view.codebook.parties)},
        )  # fmt: skip


def articles(request: Request) -> Response:
    """List the articles."""
    with desk_of(request).view() as view:
        all_articles = view.articles
        rows = overviews.articles(all_articles, joined.of(view.about()), _coded(request) if view.marks else ())
        return page(
            request,
            "articles.html.j2",
            "Articles",
            sheet=filters.sheet(rows, request.query_params.get("page", "")),
            marked=any(row.coded for row in rows),
            typed={},
        )


def _coded(request: Request) -> tuple[str, ...]:
    """Return the articles that are fully coded, which the ledger tells and no index."""
    with desk_of(request).work() as work:
        return work.dossier.coded


def article(request: Request) -> Response:
    """Show an article with the words of its claims marked."""
    name = request.query_params.get("id", "")
    with desk_of(request).view() as view:
        found = next((each for each in view.articles if each.id == name), None)
        if found is None:
            raise UnknownNameError("article", name, [], where="this dossier")
        entries = [entry for entry in joined.of(view.about(Wanted(articles=[name]))) if entry.claim.article == name]
        entries.sort(key=lambda entry: entry.place)
        kept = [entry for entry in entries if entry.claim.status != "rejected"]
        return page(
            request, "article.html.j2", wording.plain(found.title or found.id), article=found, entries=entries,
            paragraphs=whole(found.body, _marks(kept)), guide=_named(view.codebook, Linked),
        )  # fmt: skip


def _marks(entries: Iterable[Entry]) -> list[Mark]:
    """Return the words of claims, where they still stand."""
    return [Mark(span, "content") for entry in entries if entry.anchored for span in entry.claim.spans]


def _labels(book: Codebook) -> dict[str, str]:
    return {key: issue.label for key, issue in book.issues.items() if issue.label}


def _named(book: Codebook, kind: type[Cards]) -> Cards:
    """Return names and colours by the codebook alone."""
    parties = {key: at for at, key in enumerate((*book.parties, None))}
    names = {key: party_name(key, book) for key in parties}
    numbers = {key: at for at, key in enumerate(book.issues)}
    return kind({}, parties, names, {}, numbers, {}, {}, _labels(book), ())
