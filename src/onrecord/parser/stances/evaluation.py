"""Which word of worth is said of a thing: "a bad dam", "the dam made no sense", and not "a threat to the dam"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.parser.stances.clauses import BE, VERBAL

if TYPE_CHECKING:
    from onrecord.parser.stances.polarity import Mention
    from onrecord.parser.stances.polarity_terms import Operator

NO_OBJECT = frozenset(
    "by in at on until till next this that if unless as again for from to into within before after since under "
    "with without early soon today tomorrow now there here through over despite and or but than".split()
)
"""Words that begin no object."""
_PURPOSES = tuple(
    "assess address discuss study examin explain determin resolv alleviat ensur evaluat make see prevent avoid "
    "prove".split()
)
_NEAR = 4
_VERBS = frozenset({"makes", "make", "made"})
"""A value that begins with its own verb ("made no sense") needs no other to link it."""
_HARMS = ("harm", "hurt", "threat", "danger", "risk", "damag", "blow", "menace", "hazard", "peril")
_BREACHES = ("breach", "violat")
_JOINS = frozenset({"of", "full", "with", "over", "that", "to", "where", "for", "against"})


def said_of(inside: list[Operator], mention: Mention, words: list[str], *, evaluative: bool) -> Operator | None:
    """Return the value that is said of the mention: the first behind it that a verb links, else the last before it.

    A value between an attitude and the mention is an epithet ("rejects the bad deal") and no second statement.
    """
    values = [op for op in inside if op.kind == "value" and _predicates(op, words, evaluative=evaluative)]
    if evaluative:
        return values[0] if values else None
    behind = next((op for op in values if op.first > mention.last), None)
    if behind is not None and (words[behind.first] in _VERBS or _linked(words[mention.last + 1 : behind.first])):
        return behind
    before = next((op for op in reversed(values) if op.last < mention.first), None)
    attitude = next((op for op in inside if op.kind == "attitude" and op.last < mention.first), None)
    if before is not None and before.last + 1 == mention.first and _decides(inside, before):
        return None
    if before is not None and words[before.first].startswith(_BREACHES) and words[before.last + 1] == "of":
        return before._replace(sign=1, strength=1)  # "in breach of the ban": whoever says so wants it kept
    if before is not None and words[before.first].startswith(_HARMS) and "to" in words[before.last : before.last + 2]:
        return None  # "is a threat to the dam": whoever says so may well want it
    return None if before is None or (attitude is not None and attitude.first < before.first) else before


def _decides(inside: list[Operator], value: Operator) -> bool:
    """True where a clause has more to say of a thing than the epithet before its name."""
    return any(op.kind in ("attitude", "action") for op in inside if op is not value)


def _linked(between: list[str]) -> bool:
    """True where a verb links a value to the mention; what serves a purpose ("a group to assess the risk") is none."""
    if any(word == "to" and following.startswith(_PURPOSES) for word, following in pairwise(between)):
        return False
    return any(word in VERBAL or word.endswith("n't") for word in between) or (
        len(between) < _NEAR and not _JOINS & set(between)
    )


def _predicates(op: Operator, words: list[str], *, evaluative: bool) -> bool:
    """False for a quality of some other thing: "where good bills go", "the true nature of it"."""
    if not op.name.endswith("quality"):
        return True
    following = words[op.last + 1] if op.last + 1 < len(words) else "."
    if not following[0].isalpha() or following in NO_OBJECT or following == "that":
        return True
    if evaluative:
        return not _DETERMINED.isdisjoint(words[max(0, op.first - 2) : op.first])
    at = op.first - 1
    while at >= 0 and (words[at] in _DEGREES or words[at].endswith("ly")):
        at -= 1
    return at >= 0 and (words[at] in _COPULAS or words[at].endswith("n't"))


_DETERMINED = frozenset("a an the is be are was not very no".split())
_DEGREES = frozenset("a an the not very no so most more less too just quite rather even also still such".split())
_COPULAS = BE | frozenset(
    "seem seems look looks sound sounds become becomes became remain remains call calls called show shows showed make "
    "makes made do does did take takes took set sets send sends".split()
)
