"""Asking a model about the articles of a dossier: which ones, and its answers into the dossier.

What the answers say is entered in the ledger by `pipeline.parse`, now and whenever it is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord import drafting, parser
from onrecord.coders.model import answer, asking, prompt
from onrecord.coders.model.asking import Task
from onrecord.drafting.anchor import Reason
from onrecord.store import answers
from onrecord.store.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.coders.model.asking import Asked
    from onrecord.coders.model.client import Client
    from onrecord.dossier import Dossier
    from onrecord.models import Article


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
        self._order = dossier.answers().order_of(client.name)

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
            order=self._order,
            texts=came.texts,
        )
        answers.write(self._dossier.answers_path, kept, rejected=came.reason)
