"""Reviews in the windows of a browser: each has its own course and its own way back."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter, OrderedDict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.decisions import session as sessions
from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.reports.entries import join
from onrecord.store.form import fields_of

if TYPE_CHECKING:
    from onrecord.decisions.queue import Step
    from onrecord.decisions.session import Session
    from onrecord.models import Article
    from onrecord.web.desk import Work

KEPT = 64
"""At most so many windows are remembered; the one that was not used for longest begins anew."""


class About(NamedTuple):
    """What is reviewed: the drafts of an article, or one claim; `missed`: also statements that are in no claim."""

    article: str
    claim: str = ""
    missed: bool = False


class Round(NamedTuple):
    """A review of one article."""

    about: About
    session: Session


@dataclass
class Window:
    """One window: the rounds through articles, the present one last, and what is to be told at the next look."""

    name: str
    rounds: list[Round] = field(default_factory=list[Round])
    told: str = ""

    @property
    def session(self) -> Session:
        """The present review."""
        return self.rounds[-1].session

    @property
    def about(self) -> About:
        """What is reviewed at present."""
        return self.rounds[-1].about

    def tell(self) -> str:
        """Return what is to be told, once."""
        told, self.told = self.told, ""
        return told

    @property
    def can_undo(self) -> bool:
        """True where a decision of this window is left."""
        return any(each.session.course.done for each in self.rounds)

    def undo(self, work: Work) -> str:
        """Undo the last decision of this window, in whichever article; return the verb of what was undone."""
        while len(self.rounds) > 1 and not self.session.course.done:
            self.rounds.pop()
        self.keep_up(work)
        return self.session.undo().verb

    def begin(self, work: Work, about: About) -> None:
        """Begin with an article."""
        self.rounds.append(Round(about, _session(work, about)))

    def keep_up(self, work: Work) -> None:
        """Where articles, codebook or coders have changed, ask anew; what was decided can still be undone."""
        about, old = self.rounds[-1]
        if old.readings is not work.readings:
            new = _session(work, about)
            new.course = replace(new.course, done=old.course.done)
            self.rounds[-1] = Round(about, new)


class Windows:
    """The windows, by their names."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Window] = OrderedDict()

    def find(self, name: str) -> Window | None:
        """Return a window; None where it is not known any more."""
        if name in self._known:
            self._known.move_to_end(name)
        return self._known.get(name)

    def open(self, work: Work, about: About) -> Window:
        """Return a new window."""
        window = Window(secrets.token_hex(8))
        window.begin(work, about)
        self._known[window.name] = window
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        return window


def _session(work: Work, about: About) -> Session:
    dossier, readings = work
    article = article_of(work, about.article)
    there = [claim for claim in dossier.claims if claim.article == article.id]
    chosen = [claim for claim in there if (claim.id == about.claim if about.claim else claim.is_draft)]
    entries = join(chosen, dossier.articles, dossier.codebook)
    missed = [article.id] if about.missed else None
    asked = sessions.steps(dossier, entries, (), readings, drafts=None, missed=missed)
    return sessions.Session(dossier, asked, readings)


def article_of(work: Work, name: str) -> Article:
    """Return the article with exactly this id: what a request says is no path, and opens no file."""
    found = next((article for article in work.dossier.articles if article.id == name), None)
    if found is None:
        raise UnknownNameError("article", name, [], where="this dossier")
    return found


def drafts(work: Work) -> dict[str, int]:
    """Return the articles with drafts, in their order, and how many each has."""
    number = Counter(claim.article for claim in work.dossier.claims if claim.is_draft)
    return {article.id: number[article.id] for article in work.dossier.articles if number[article.id]}


def following(work: Work, name: str) -> str:
    """Return the next article with drafts after one, from the end back to the beginning; empty where none is left."""
    left, order = drafts(work), [article.id for article in work.dossier.articles]
    at = order.index(name) + 1 if name in order else 0
    return next((other for other in (*order[at:], *order[:at]) if other in left and other != name), "")


def seen(session: Session, step: Step | None) -> str:
    """Return by what a form says which question it answers, with the claim as it was shown."""
    claim = session.claim
    shown = f"{step and (step.mark, step.id)}\n{claim and fields_of(claim)}"
    digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{session.course.at}-{digest[:16]}"


def refuse_other(session: Session, shown: str) -> None:
    """Refuse a decision on what is no longer before the person: another window, or another hand, was there first."""
    if shown != seen(session, session.course.step):
        raise OnrecordError(
            "This question was answered, or its claim changed, in another window or on disk. This is how it stands now;"
            " nothing was decided."
        )
