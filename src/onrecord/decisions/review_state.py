"""Where a review is, as a value: its steps, the present one, and what was decided, which is the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.decisions.queue import Step
    from onrecord.store.changes import Change

Verb = Literal["accepted", "rejected", "edited", "added", "taken", "kept"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done at a step: a change of the ledger, or a mark that the question is answered."""

    verb: Verb
    at: int
    change: Change | None = None
    mark: str = ""
    first: bool = True
    """The step had no decision before it: it counts as one claim reviewed."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a review is: the steps, the present one, whether it stays although decided, and the way back."""

    steps: tuple[Step, ...]
    at: int = 0
    stays: bool = False
    done: tuple[Decision, ...] = ()

    @property
    def step(self) -> Step | None:
        """The present step; None behind the last one."""
        return self.steps[self.at] if self.at < len(self.steps) else None

    def on(self) -> Course:
        """Return the course at the next step."""
        return replace(self, at=min(self.at + 1, len(self.steps)), stays=False)

    def back(self) -> Course:
        """Return the course at the step before, to stay there."""
        return replace(self, at=max(self.at - 1, 0), stays=True)

    def decided(self, decision: Decision, *, stays: bool) -> Course:
        """Return the course after a decision."""
        first = all(known.at != decision.at for known in self.done)
        course = replace(self, done=(*self.done, replace(decision, first=first)), stays=True)
        return course if stays else course.on()

    def undone(self) -> Course:
        """Return the course before the last decision, at its step."""
        return replace(self, at=self.done[-1].at, stays=True, done=self.done[:-1])
