"""The way of a text through the rooms: articles -> coders -> drafting -> merge, with links between copies -> ledger."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from onrecord import drafting, parser
from onrecord.coders import Panel, Rules
from onrecord.coders.model import answer, asking, prompt
from onrecord.coders.model.asking import Task
from onrecord.copies import origins
from onrecord.decisions import log
from onrecord.drafting.anchor import Reason
from onrecord.errors import OnrecordError
from onrecord.explain import coverage
from onrecord.store import answers, orphans
from onrecord.store.answers import Answer
from onrecord.store.merge import merge
from onrecord.suggest.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onrecord.coders import Coder
    from onrecord.coders.model.asking import Asked
    from onrecord.coders.model.client import Client
    from onrecord.dossier import Dossier
    from onrecord.drafting import Drafted
    from onrecord.drafting.anchor import Rejected
    from onrecord.explain.coverage import Coverage
    from onrecord.models import Article, Claim
    from onrecord.store.merge import Merge
    from onrecord.store.orphans import Orphan
    from onrecord.suggest.survey import Survey

Progress: TypeAlias = "Callable[[int, int, str], None]"
"""Told before each article: how many are done, of how many, and its id; and at the end, with no id."""


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What a run of the parser found, and what it means for the ledger."""

    articles: tuple[str, ...]
    """The articles that were parsed."""
    unread: tuple[str, ...]
    """Files that should have been, and cannot be read; the drafts of these articles stay as they are."""
    vanished: tuple[str, ...]
    """Articles of which the ledger had claims, and the dossier has no file any more."""
    found: int
    merged: Merge
    orphans: tuple[Orphan, ...]
    coverage: Coverage  # of the articles read, by the ledger as it is now, or would be
    saved: bool
    rejected: tuple[tuple[str, Rejected], ...] = ()
    """Findings that could not be proved or resolved, each with its article."""
    unconfirmed: tuple[Claim, ...] = ()
    """What the rules alone found where a model has read the article; no drafts."""


def parse(
    dossier: Dossier,
    article_ids: Sequence[str] | None = None,
    *,
    coders: Sequence[Coder] = (Rules(),),
    models: Sequence[str] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> ParseResult:
    """Have the articles, or those named, coded by `coders`, and enter what they find in the ledger.

    Models code by their kept answers, those named in `models` first.
    Drafts of other articles, those that cannot be read among them, are left alone; so is all that a person decided.
    Where all articles are parsed, drafts of articles that are no longer there go; what a person decided on them is
    an orphan.
    """
    chosen = tuple(map(dossier.find_article, article_ids)) if article_ids else dossier.articles
    if not chosen:
        raise OnrecordError(f"{dossier.articles_path}: no article that can be read. Put .md or .txt files there.")
    panel = dossier.panel(coders, models)
    found: list[Claim] = []
    unconfirmed: list[Claim] = []
    rejected: list[tuple[str, Rejected]] = []
    heard: list[tuple[Article, Survey]] = []
    for article, drafted in _drafted(dossier, chosen, panel, progress):
        found += (each.claim for each in drafted.drafts)
        unconfirmed += (each.claim for each in drafted.unconfirmed)
        rejected += ((article.id, each) for each in drafted.rejected)
        heard.append((article, survey(drafted.reading)))
    ids = tuple(article.id for article in chosen)
    # Only now the ledger: another may have written it while the articles were read.
    with nullcontext() if dry_run else dossier.locked():
        vanished = () if article_ids else _vanished(dossier)
        merged = merge(
            dossier.claims,
            found,
            articles={*ids, *vanished},
            unreadable=dossier.ledger.unreadable,
            asked={article.id: panel.asked(article) for article in chosen},
            link=lambda drafts: origins.link(drafts, dossier.articles, dossier.codebook),
        )
        saved = merged.changes and not dry_run
        if saved:
            dossier.save(put=merged.put, drop=merged.drop)
        if not dry_run:
            log.enter_by_hand(dossier, merged)
    reviewed = [claim for claim in merged.kept if claim.status != "draft"]
    articles = {article.id: article for article in dossier.articles}
    lost = orphans.find(reviewed, articles, dossier.unreadable_articles)
    unread = () if article_ids else dossier.unread_files
    covered = coverage.compare(heard, dossier.codebook, (*merged.put, *merged.kept))
    return ParseResult(
        ids,
        unread,
        vanished,
        len(found),
        merged,
        lost,
        covered,
        saved,
        tuple(rejected),
        tuple(unconfirmed),
    )


def drafts(
    dossier: Dossier, chosen: Sequence[Article], panel: Panel | None = None, *, progress: Progress | None = None
) -> list[Claim]:
    """Return what coders find in articles, whatever the ledger has; the rules alone where nobody else is named."""
    return [each.claim for _, found in _drafted(dossier, chosen, panel or Panel(), progress) for each in found.drafts]


def coded_by(
    dossier: Dossier, name: str, chosen: Sequence[Article], *, progress: Progress | None = None
) -> tuple[frozenset[str], list[Claim]]:
    """Return the ids of the articles that one coder has read, and what it alone finds in them."""
    panel = dossier.panel().alone(name)
    read = [article for article in chosen if panel.of(article)]
    return frozenset(article.id for article in read), drafts(dossier, read, panel, progress=progress)


def _drafted(
    dossier: Dossier, chosen: Sequence[Article], panel: Panel, progress: Progress | None
) -> Iterator[tuple[Article, Drafted]]:
    for done, article in enumerate(chosen):
        if progress:
            progress(done, len(chosen), article.id)
        document = parser.document(article, dossier.compiled)
        yield article, drafting.draft(document, dossier.compiled, panel.code(document, dossier.compiled))
    if progress:
        progress(len(chosen), len(chosen), "")


def _vanished(dossier: Dossier) -> tuple[str, ...]:
    """Return the articles of which the ledger has claims, and the dossier no file."""
    there = {article.id for article in dossier.articles} | dossier.unreadable_articles
    return tuple(sorted({claim.article for claim in dossier.claims} - there))


# -- asking a model


@dataclass(frozen=True, slots=True)
class Plan:
    """What a model is to be asked: the articles that it has not answered yet, or whose answer no longer fits."""

    client: Client
    tasks: tuple[Task, ...]
    fitting: int
    """Articles of which the answer that is kept still fits."""
    beyond: int
    """Articles that are left out because of a limit."""

    @property
    def tokens(self) -> int:
        """About how many tokens are sent."""
        return sum(task.tokens for task in self.tasks)


def plan(
    dossier: Dossier, client: Client, article_ids: Sequence[str] | None = None, *, limit: int | None = None
) -> Plan:
    """Return what `client` is to be asked about the articles, or those named, at most `limit` of them.

    FileProblemError where an answer could not be kept under the names of article and model.
    """
    chosen = tuple(map(dossier.find_article, article_ids)) if article_ids else dossier.articles
    kept = dossier.answers()
    missing = [article for article in chosen if not kept.fits(article, client.name, client.options)]
    tasks = [Task(article, prompt.of(article, dossier.codebook)) for article in missing]
    tasks = [task for task in tasks if task.prompts]
    for task in tasks:  # before anything is sent: what could not be kept must not be asked for
        for suffix in (answers.SUFFIX, answers.REJECTED):
            answers.path_of(dossier.answers_path, task.article.id, client.name, suffix)
    return Plan(client, tuple(tasks[:limit]), len(chosen) - len(missing), len(tasks[limit:]) if limit else 0)


def ask(dossier: Dossier, planned: Plan, *, jobs: int, tell: Callable[[asking.Progress], None]) -> Asked:
    """Ask as planned, and keep each answer in the dossier as it comes in; FileProblemError where it cannot be kept."""
    answers.prepare(dossier.answers_path)
    try:
        return asking.ask(planned.client, planned.tasks, _Desk(dossier, planned.client, tell), jobs=jobs)
    finally:
        dossier.forget_answers()


class _Desk:
    """Where answers come in: proved against their article, and written to the dossier."""

    def __init__(self, dossier: Dossier, client: Client, tell: Callable[[asking.Progress], None]) -> None:
        self._dossier, self._client, self.tell = dossier, client, tell
        self._codebook = dossier.compiled
        self._digest = prompt.digest(dossier.codebook)

    def judge(self, article: Article, text: str) -> str:
        """Return why an answer cannot be used: it is broken, or no word of it stands in the article."""
        try:
            findings = answer.read(text)
        except answer.BrokenAnswerError as error:
            return str(error)
        if not findings:
            return ""
        reasons = drafting.unproved(parser.document(article, self._codebook), self._codebook, findings)
        if None in reasons:
            return ""
        told = ", ".join(sorted({str(reason).replace("-", " ") for reason in reasons}))
        number = f"None of its {len(findings)} claims holds" if len(findings) > 1 else "Its one claim does not hold"
        hint = " Quotes must be copied from the article exactly." if Reason.NOT_IN_ARTICLE in reasons else ""
        return f"{number} ({told}).{hint}"

    def keep(self, came: asking.Came) -> None:
        """Write what came to the dossier: an answer, or one that cannot be used beside it."""
        if not came.texts:
            return
        kept = Answer(
            article=came.task.article.id,
            model=self._client.name,
            options=self._client.options,
            instruction=prompt.VERSION,
            codebook=self._digest,
            sha256=came.task.article.sha256,
            day=datetime.now(UTC).date().isoformat(),
            texts=came.texts,
        )
        answers.write(self._dossier.answers_path, kept, rejected=came.reason)
