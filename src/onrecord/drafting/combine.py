"""Several coders' drafts of one article: the same claim becomes one draft, with all their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from onrecord.models import RULES
from onrecord.store.merge import one_to_one, same_claims

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.drafting.drafts import Draft

PRECEDENCE: dict[str, tuple[str, ...]] = {
    "stance": ("model", "learned", "rules"),
    "position": ("model", "learned", "rules"),
    "actor": ("model", "learned", "rules"),
    "date": ("model", "learned", "rules"),
}
"""Field -> kinds of coder, the best first: where coders of one claim differ, the first of them wins the field.

The rules have a part in every coder's actor and date (`resolve`): what is compared here is what they say alone. The
figures are in docs/benchmarks.md, "Coders together". Id, words and place are those of the rules where they have a part
in it, so that no id changes by asking more coders. Before all of them stands what a person coded elsewhere
(`Draft.coded`): its words and place, too.
"""
UNCONFIRMED: dict[str, str] = {"rules": "model"}
"""Kind of coder -> the kind without whose word its findings are no drafts, in an article that both have read.

Findings of the rules alone were right in one of five where a model had read the article; they are listed instead.
"""
WITH: dict[str, tuple[str, ...]] = {"actor": ("party", "via", "mention", "cue"), "date": ("date_basis",)}
"""Fields that go with another: they tell who is meant, and how the day is known."""


class Combined(NamedTuple):
    """The drafts of an article in text order, and the findings that are none because a better coder has none such."""

    drafts: tuple[Draft, ...]
    unconfirmed: tuple[Draft, ...]


def combine(drafts: Mapping[str, Sequence[Draft]]) -> Combined:
    """Return one draft for each claim; `drafts` are those of each coder that has read the article, by its name."""
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
    kinds = {_kind(coder) for coder in drafts}
    merged = sorted((_one(group) for group in combined), key=lambda each: each.claim.spans[0])
    alone = [not each.parts and UNCONFIRMED.get(_kind(each.claim.coders[0])) in kinds for each in merged]
    return Combined(
        tuple(each for each, left in zip(merged, alone, strict=True) if not left),
        tuple(each for each, left in zip(merged, alone, strict=True) if left),
    )


def _kind(coder: str) -> str:
    """Return what kind of coder a name belongs to: the part before a colon."""
    return coder.partition(":")[0]


def _one(group: Sequence[Draft]) -> Draft:
    """Return the draft of one claim that several coders have found."""
    if len(group) == 1:
        return group[0]
    first = min(group, key=lambda each: not each.coded)
    values: dict[str, object] = {"coders": tuple(dict.fromkeys(each.claim.coders[0] for each in group))}
    for field, kinds in PRECEDENCE.items():
        told = [each for each in group if getattr(each.claim, field)]  # no date is no word on the date
        best = min(told or [first], key=lambda each: _rank(each, kinds))
        values |= {name: getattr(best.claim, name) for name in (field, *WITH.get(field, ()))}
    sure = next((each.probability for each in group if each.probability is not None), None)
    return replace(first, claim=first.claim.model_copy(update=values), doubts=(), parts=tuple(group), probability=sure)


def _rank(draft: Draft, kinds: Sequence[str]) -> int:
    kind = _kind(draft.claim.coders[0])
    return -1 if draft.coded else kinds.index(kind) if kind in kinds else len(kinds)
