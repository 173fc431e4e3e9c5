"""What trying the examples of a codebook gave: failures as lines that editors jump to, and rows for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.explain.trials import Failure, stances
from onrecord.render import rules
from onrecord.render.wording import counted
from onrecord.store.examples import NONE
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.explain.trials import Decided, Trial
    from onrecord.render.answers import Tried


def text(answer: Tried) -> str:
    """Return the failures, each with its place, what came out and why; then the totals."""
    return "\n".join(_lines(*answer))


def _lines(found: Sequence[Trial], path: str, issues: Sequence[str]) -> Iterator[str]:
    for trial in found:
        if not trial.passed:
            yield from _failure(trial, path)
    failed = sum(not trial.passed for trial in found)
    if not found:
        yield f"{printable(path)} has no examples: write them under a phrase or an issue, as docs/codebook.md says."
        return
    yield f"{counted(len(found), 'example')}: {len(found) - failed} passed, {failed} failed."
    if issues:
        yield f"Without an example: {', '.join(map(printable, issues))}."


def _failure(trial: Trial, path: str) -> Iterator[str]:
    example = trial.example
    under = f' "{printable(example.phrase)}"' if example.phrase else ""
    yield f"{printable(path)}:{example.line}: {printable(example.issue)}: {example.stance}{under}"
    yield f"  example  {printable(example.text)}"
    yield f"  wanted   {example.stance if example.stance != NONE else 'no claim on this issue'}"
    yield f"  got      {' and '.join(stances(trial.claims)) or 'no claim on this issue'}"
    yield f"  why      {printable(why(trial))}"
    yield ""


FAILURES: Mapping[Failure, str] = {
    Failure.DECIDED: "{decided}",
    Failure.IN_CONTEXT: "read in its context",
    Failure.NO_STATEMENT: (
        "no reported statement was found in it; write it as an article would, with who says so: X said ..."
    ),
    Failure.NO_SPEAKER: 'nobody is named as the speaker of "{said}"; write X said ...',
    Failure.NO_TOPIC: "no topic of the issue stands in the statement",
    Failure.OTHER_STATEMENT: "the words belong to another statement in it",
    Failure.NO_WORDS: "neither a phrase of the issue nor a general word of position was found in the statement",
}


def why(trial: Trial) -> str:
    """Return why an example failed, in plain English; nothing where it passed."""
    if trial.failure is None:
        return ""
    decided = "; ".join(dict.fromkeys(map(_decided, trial.decided)))
    return FAILURES[trial.failure].format(decided=decided, said=trial.said)


def _decided(found: Decided) -> str:
    """Name the phrase or the general rule that decided, with its words."""
    if not found.phrase:
        return f'{rules.stance(found.judgement)}: "{found.judgement.evidence}"'
    turned = found.under != found.judgement.stance
    return f'the phrase "{found.phrase}" under {found.under}' + (
        ", turned around by a negation before it" if turned else ""
    )


def form(answer: Tried) -> dict[str, Any]:
    """Return every trial and the totals, for programs."""
    found, path, issues = answer
    failed = sum(not trial.passed for trial in found)
    return {
        "path": path,
        "examples": len(found),
        "passed": len(found) - failed,
        "failed": failed,
        "without_examples": list(issues),
        "trials": [
            {
                "line": trial.example.line,
                "issue": trial.example.issue,
                "phrase": trial.example.phrase or None,
                "example": trial.example.text,
                "wanted": trial.example.stance,
                "got": list(stances(trial.claims)),
                "passed": trial.passed,
                "why": why(trial) or None,
            }
            for trial in found
        ],
    }
