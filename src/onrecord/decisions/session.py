"""A review: one question after the other, each answer on disk before the next question, and the way back."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.decisions import actions, answered, log, queue
from onrecord.decisions.review_state import Course, Decision
from onrecord.drafting.claims import party_field
from onrecord.drafting.combine import WITH
from onrecord.errors import OnrecordError
from onrecord.explain.reasons import Readings, unclaimed
from onrecord.models import candidates_of
from onrecord.store.changes import Change
from onrecord.store.form import fields_of
from onrecord.store.merge import merge

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from pathlib import Path

    from onrecord.decisions.fields import Wanted
    from onrecord.decisions.queue import Step
    from onrecord.decisions.review_state import Verb
    from onrecord.dossier import Dossier
    from onrecord.explain.dissent import Dissent
    from onrecord.models import Claim
    from onrecord.reports.entries import Entry
    from onrecord.store.decision_log import Verb as Logged

_ACCEPTED = {"status": "accepted", "draft": None}
_EDITED = {"status": "edited", "draft": None}
_WITH = WITH | {"stance": ("position",)}
"""What goes with a field that is taken from a coder."""
SEEN = "seen.txt"
"""The file of questions answered for which there is no claim, in the dossier's folder."""


class ChangedMeanwhileError(OnrecordError):
    """The claim is no longer what the person was looking at."""


class Session:
    """A review of the claims of a dossier, and of what its articles say besides."""

    def __init__(self, dossier: Dossier, steps: Iterable[Step], readings: Readings) -> None:
        self.dossier, self.readings = dossier, readings
        self.course = Course(queue.in_order(steps))
        self.course = Course(tuple(step for step in self.course.steps if step.mark not in self._seen()))
        self._status = {claim.id: claim.status for claim in dossier.claims}
        self._shown: Claim | None = None
        self._first: Claim | None = None
        self._first_at = -1

    @property
    def _marks(self) -> Path:
        return self.dossier.path / SEEN

    def _seen(self) -> frozenset[str]:
        return answered.load(self._marks)

    @property
    def step(self) -> Step | None:
        """The question that is next, after a fresh look at the ledger; None where none is left."""
        self.dossier.refresh()
        while (step := self.course.step) and not self.course.stays and not self._is_open(step):
            self.course = self.course.on()
        self._shown = self._claim(step) if step else None
        if self._first_at != self.course.at:
            self._first, self._first_at = self._shown, self.course.at
        if step and step.id and self._shown is None:  # gone from the ledger, or not to be read, while it was held
            self.course = self.course.on()
            return self.step
        return step

    @property
    def claim(self) -> Claim | None:
        """The claim of the present step as it was last shown."""
        return self._shown

    def _claim(self, step: Step) -> Claim | None:
        return next((claim for claim in self.dossier.claims if claim.id == step.id), None) if step.id else None

    def _is_open(self, step: Step) -> bool:
        if step.kind == "claim":
            claim = self._claim(step)
            return claim is not None and claim.status == self._status[step.id]
        if step.statement and not unclaimed([step.statement], self._claims_of(step)):
            return False
        return step.mark not in self._seen() and (not step.id or self._claim(step) is not None)

    def _claims_of(self, step: Step) -> list[Claim]:
        return [claim for claim in self.dossier.claims if claim.article == step.article.id]

    # -- decisions

    def accept(self) -> Decision:
        """Accept the claim. A reviewed one stays as it is, and its difference to the parser is not asked again."""
        step = self._present()
        with self._alone():
            if step.kind != "claim":
                return self._remember(step)
            claim, first = self._shown, self._first
            if claim and first and first.is_draft and _noted(first, claim):
                change = self._put(claim, claim.model_copy(update=_ACCEPTED | {"by": self.dossier.by}), "accept")
            else:
                (change,) = actions.accept(self.dossier, [step.id])
            return self._decide(Decision("accepted", self.course.at, change), stays=False)

    def take(self) -> Decision:
        """Take the parser's reading of a claim in place of what it says."""
        step = self._present()
        if step.reading is None or self._shown is None:
            raise OnrecordError("The parser has no other reading of this claim.")
        with self._alone():
            claim = self._shown
            said = {found.field: getattr(step.reading, found.field) for found in Change(claim, step.reading).readings}
            change = self._put(claim, claim.model_copy(update={**said, **_ACCEPTED, "by": self.dossier.by}), "edit")
            return self._decide(Decision("taken", self.course.at, change), stays=False)

    @property
    def dissent(self) -> tuple[Dissent, ...]:
        """What coders say otherwise than the draft before the person."""
        step = self.course.step
        return self.readings.dissent(step.article, self._shown) if step and self._shown else ()

    def side_with(self, said: Dissent) -> Decision:
        """Take what one coder says otherwise than the draft; all else is accepted as it stands."""
        self._present()
        with self._alone():
            claim = self._shown
            if claim is None or said not in self.dissent:
                raise OnrecordError(f'"{said.coder}" says nothing else of this claim.')
            taken = {
                name: getattr(said.claim, name) for field in said.fields for name in (field, *_WITH.get(field, ()))
            }
            after = claim.model_copy(update={**taken, **_EDITED, "by": self.dossier.by})
            return self._decide(Decision("edited", self.course.at, self._put(claim, after, "edit")), stays=False)

    def reject(self) -> Decision:
        """Reject the claim."""
        step = self._present()
        if not step.id:
            raise OnrecordError("There is no claim to reject.")
        with self._alone():
            (change,) = actions.reject(self.dossier, [step.id])
            return self._decide(Decision("rejected", self.course.at, change), stays=False)

    def edit(self, wanted: Wanted) -> Decision:
        """Change fields of the claim; it stays before the person, who may want to change another."""
        step = self._present()
        if not step.id:
            raise OnrecordError("There is no claim to edit; m adds one.")
        with self._alone():
            (change,) = actions.edit(self.dossier, [step.id], wanted)
            return self._decide(Decision("edited", self.course.at, change), stays=True)

    def choose(self, actor: str) -> Decision:
        """Take one of those of whom the claim's speaker is one; all else is accepted as it stands."""
        self._present()
        with self._alone():
            claim = self._shown
            if claim is None or actor not in candidates_of(claim.actor):
                raise OnrecordError(f'"{actor}" is not among those of whom the speaker is one.')
            listed = party_field(actor, None, self.dossier.codebook) is None
            party = None if listed else claim.party
            after = claim.model_copy(update={"actor": actor, "party": party, **_EDITED, "by": self.dossier.by})
            return self._decide(Decision("edited", self.course.at, self._put(claim, after, "edit")), stays=False)

    def add(self, wanted: Wanted) -> Decision:
        """Enter a claim that the parser missed in the present article. It answers what is asked about a miss."""
        step = self._present()
        with self._alone():
            (change,) = actions.add(self.dossier, replace(wanted, article=step.article.id))
            return self._decide(Decision("added", self.course.at, change), stays=bool(step.id))

    def undo(self) -> Decision:
        """Undo the last decision in the ledger, and return to its step.

        ChangedMeanwhileError where the claim has changed since by another hand: that stays, and counts as decided.
        """
        if not self.course.done:
            raise OnrecordError("Nothing to undo: no decision of this review is left.")
        last = self.course.done[-1]
        with self.dossier.locked():
            self.course = self.course.undone()
            self._first_at = -1
            if last.mark:
                answered.remove(self._marks, last.mark)
            if last.change:
                self._put_back(last.change)
        return last

    def _put_back(self, change: Change) -> None:
        before, after = change
        now = next((claim for claim in self.dossier.claims if claim.id == after.id), None)
        if now is None or fields_of(now) != fields_of(after):
            raise ChangedMeanwhileError(f'Claim "{after.id}" has been changed since, so it is left as it is.')
        if before is None:
            self.dossier.save(drop=[after.id])
        else:
            self.dossier.save(put=[before])
        log.enter(self.dossier, [Change(after, before or after.model_copy(update={"status": "rejected"}))], "undo")

    def skip(self) -> None:
        """Go on without a decision; the question comes again in the next review."""
        self.course = self.course.on()

    def back(self) -> None:
        """Return to the step before, decided or not."""
        self.course = self.course.back()

    # -- how

    def _present(self) -> Step:
        step = self.course.step
        if step is None:
            raise OnrecordError("No question is left.")
        return step

    @contextmanager
    def _alone(self) -> Generator[None, None, None]:
        """Hold the ledger, if the claim in it is still the one that the person has seen."""
        with self.dossier.locked():
            step = self._present()
            now = self._claim(step)
            if step.id and (now is None or self._shown is None or fields_of(now) != fields_of(self._shown)):
                self.course = replace(self.course, stays=True)
                text = (
                    f'Claim "{step.id}" has changed in the file meanwhile. This is how it is now; nothing was decided.'
                )
                raise ChangedMeanwhileError(text)
            yield

    def _put(self, before: Claim, after: Claim, verb: Logged) -> Change:
        self.dossier.save(put=[after])
        log.enter(self.dossier, [Change(before, after)], verb)
        return Change(before, after)

    def _remember(self, step: Step) -> Decision:
        if step.statement and not unclaimed([step.statement], self._claims_of(step)):
            self.course = self.course.on()  # a claim has been added: it speaks for itself
            return Decision("kept", self.course.at)
        if step.mark in self._seen():
            self.course = self.course.on()
            return Decision("kept", self.course.at)
        answered.add(self._marks, step.mark, f"{step.kind} {step.id or step.article.id}")
        return self._decide(Decision("kept", self.course.at, mark=step.mark), stays=False)

    def _decide(self, decision: Decision, *, stays: bool) -> Decision:
        """Enter a decision in the course, unless nothing has changed by it."""
        if decision.mark or (decision.change and (decision.change.before is None or decision.change.differences)):
            self.course = self.course.decided(decision, stays=stays)
        elif not stays:
            self.course = self.course.on()
        return decision

    # -- how far

    @property
    def tally(self) -> Counter[Verb]:
        """The number of decisions of each kind."""
        return Counter(decision.verb for decision in self.course.done)

    @property
    def reviewed(self) -> int:
        """The number of questions that this review has answered."""
        return sum(decision.first for decision in self.course.done)


def _noted(first: Claim, now: Claim) -> bool:
    """True where a claim has got another note, and nothing else has changed."""
    return {found.field for found in Change(first, now).differences} == {"note", "status"}


def steps(
    dossier: Dossier,
    chosen: Sequence[Entry],
    reviewed: Sequence[Entry],
    readings: Readings,
    *,
    drafts: Iterable[Claim] | None,
    missed: Iterable[str] | None,
) -> list[Step]:
    """Return what to ask: the entries `chosen`; of those `reviewed`, where fresh `drafts` of the parser differ; misses.

    `missed` are the articles in which to look for statements without a claim; None is no such question.
    """
    asked = [*queue.claims(chosen, readings)]
    if drafts is not None:
        articles = {entry.claim.article for entry in reviewed}
        found = merge(dossier.claims, tuple(drafts), articles=articles, unreadable=dossier.ledger.unreadable)
        taken = {step.id for step in asked}
        asked += queue.differing((entry for entry in reviewed if entry.claim.id not in taken), found.differs)
    if missed is not None:
        names = {*missed}
        numbered = ((at, article) for at, article in enumerate(dossier.articles) if article.id in names)
        asked += queue.missed(numbered, dossier.claims, readings)
    return asked
