"""The trials of a codebook's examples, and the statements that are in no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.explain.trials import stances
from onrecord.render import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.explain.coverage import Uncovered
    from onrecord.explain.unused import Unused
    from onrecord.render.answers import Tried


def tried(answer: Tried) -> dict[str, Any]:
    """Return every trial and the totals, for programs."""
    found, path, issues, directions = answer
    failed = sum(not trial.passed for trial in found)
    return {
        "path": path,
        "examples": len(found),
        "passed": len(found) - failed,
        "failed": failed,
        "without_examples": list(issues),
        "topics": [
            {"issue": issue, "for": list(toward), "against": list(against)} for issue, toward, against in directions
        ],
        "trials": [
            {
                "line": trial.example.line,
                "issue": trial.example.issue,
                "phrase": trial.example.phrase or None,
                "example": trial.example.text,
                "wanted": trial.example.stance,
                "got": list(stances(trial.claims)),
                "passed": trial.passed,
                "phrase_stands": trial.stands,
                "why": rules.why(trial) or None,
            }
            for trial in found
        ],
    }


def unused(found: Iterable[Unused]) -> list[dict[str, Any]]:
    """Return the topic terms and phrases that do nothing, for programs."""
    return [
        {"issue": each.issue, "kind": each.kind, "stance": each.stance, "words": each.words, "why": str(each.why)}
        for each in found
    ]


def uncovered(found: Iterable[Uncovered]) -> Iterator[dict[str, Any]]:
    """Yield the statements that are no claim, for programs."""
    return map(_row, found)


def _row(found: Uncovered) -> dict[str, Any]:
    """Return a statement that is no claim, for programs."""
    return {
        "article": found.article,
        "why": found.heard.why,
        "mention": found.heard.mention,
        "actor": found.heard.actor,
        "known": found.heard.known,
        "issues": list(found.heard.issues),
        "cue": found.heard.cue,
        "words": found.heard.words,
        "spans": [list(span) for span in found.heard.spans],
        "nearest_issue": found.near or None,
        "nearness": found.nearness,
    }
