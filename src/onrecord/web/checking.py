"""The pages on the work itself: the codebook, what it leaves out, how good the coders are, what is wrong in files."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord import evaluation, outcomes
from onrecord.dossier import Dossier
from onrecord.errors import OnrecordError
from onrecord.explain import nearness
from onrecord.reports.history import party_name
from onrecord.web.pages import address, desk_of, page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from onrecord.errors import Problem


class Told(NamedTuple):
    """A problem, its file, and where its place is shown; empty where no page shows it."""

    problem: Problem
    file: str
    to: str


def check(request: Request) -> Response:
    """List what is wrong in the files, each with a link to its place."""
    desk = desk_of(request)
    try:
        with desk.work() as work:
            return _checked(request, work.dossier)
    except OnrecordError:  # nothing to decide on: a file that cannot be read, an archive
        return _checked(request, Dossier(desk.path))


def _checked(request: Request, dossier: Dossier) -> Response:
    found = dossier.check()
    readable = {"ledger", "_codebook"} <= vars(dossier).keys()
    lines = {place.line: name for name, place in dossier.ledger.places.items()} if readable else {}
    there = {article.id for article in dossier.articles} if readable else set[str]()
    told = [_told(problem, dossier, lines, there) for problem in found]
    wrong = [each for each in told if not each.problem.note]
    return page(request, "check.html.j2", "Check", wrong=wrong, notes=[each for each in told if each.problem.note])


def _told(problem: Problem, dossier: Dossier, lines: dict[int, str], there: set[str]) -> Told:
    path = Path(problem.path)
    file = str(path.relative_to(dossier.path)) if path.is_relative_to(dossier.path) else path.name
    if path == dossier.ledger_path and problem.line in lines:
        return Told(problem, file, address("/claim", id=lines[problem.line]))
    if path.parent == dossier.articles_path and path.stem in there:
        return Told(problem, file, address("/article", id=path.stem))
    return Told(problem, file, "/codebook" if path == dossier.codebook_path else "")


def codebook(request: Request) -> Response:
    """Show the codebook, to be read."""
    with desk_of(request).view() as view:
        book = view.codebook
        names = {key: party_name(key, book) for key in (None, *book.parties)}
        return page(request, "codebook.html.j2", "Codebook", book=book, names=names)


HOW_GOOD = "How good the coders are"
"""The title of what `evaluate` says."""
MOST = 300
"""More statements than this nobody reads on one page."""


def uncovered(request: Request) -> Response:
    """List the statements that are in no claim: those nearest to an issue first, the first MOST of them."""
    with desk_of(request).work() as work:
        dossier = work.dossier
        left = outcomes.uncovered(dossier, dossier.articles)
        found = nearness.nearest_first(left, dossier.articles, dossier.claims, dossier.codebook)
        titles = {article.id: article.title for article in dossier.articles}
        labels = {key: issue.label for key, issue in dossier.codebook.issues.items()}
    shown = tuple(islice(found, MOST))
    return page(
        request, "uncovered.html.j2", "Statements in no claim", shown=shown, total=len(found), titles=titles,
        labels=labels,
    )  # fmt: skip


def evaluate(request: Request) -> Response:
    """Tell how good the coders are on the articles that are fully coded."""
    with desk_of(request).work() as work:
        if not evaluation.is_possible(work.dossier):
            return page(
                request, "unmeasured.html.j2", HOW_GOOD, coded=len(work.dossier.coded), fewest=evaluation.FEWEST
            )
        found = evaluation.evaluate(work.dossier)
    return page(request, "evaluate.html.j2", HOW_GOOD, found=found)
