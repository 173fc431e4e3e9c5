"""Several coders' drafts of one article: the same claim becomes one draft, with all their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.models import RULES
from onrecord.store.merge import one_to_one, same_claims

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.drafting.drafts import Draft

PRECEDENCE: dict[str, tuple[str, ...]] = {
    "stance": ("model", "learned", "rules"),
    "position": ("model", "learned", "rules"),
    "actor": ("rules", "model", "learned"),
    "date": ("rules", "model", "learned"),
}
"""Field -> kinds of coder, the best first: where coders of one claim differ, the first of them wins the field.

Id, words and place are those of the rules where they have a part in it, so that no id changes by asking more coders.
"""
_WITH = {"actor": ("party", "via", "mention", "cue"), "date": ("date_basis",)}
"""Fields that go with another."""


def combine(drafts: Mapping[str, Sequence[Draft]]) -> tuple[Draft, ...]:
    """Return one draft for each claim, in text order; `drafts` are those of each coder, by its name."""
    combined: list[list[Draft]] = []
    for coder in sorted(drafts, key=lambda name: name != RULES):
        known = [group[0].claim for group in combined]
        found = drafts[coder]
        match = {pair.found: pair.known for pair in one_to_one(same_claims(known, [each.claim for each in found]))}
        for number, each in enumerate(found):
            if number in match:
                combined[match[number]].append(each)
            else:
                combined.append([each])
    merged = [_one(group) for group in combined]
    return tuple(sorted(merged, key=lambda each: each.claim.spans[0]))


def _kind(draft: Draft) -> str:
    """Return what kind of coder has made a draft: the part of its name before a colon."""
    return draft.claim.coders[0].partition(":")[0]


def _one(group: Sequence[Draft]) -> Draft:
    """Return the draft of one claim that several coders have found."""
    first, *others = group
    if not others:
        return first
    values: dict[str, object] = {"coders": tuple(dict.fromkeys(each.claim.coders[0] for each in group))}
    for field, kinds in PRECEDENCE.items():
        best = min(group, key=lambda each: kinds.index(_kind(each)) if _kind(each) in kinds else len(kinds))
        values |= {name: getattr(best.claim, name) for name in (field, *_WITH.get(field, ()))}
    claim = first.claim.model_copy(update=values)
    return replace(first, claim=claim, others=tuple(others))
