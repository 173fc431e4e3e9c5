"""What a clause says for or against a thing that it mentions: the signs of the terms that bear on it, multiplied.

"refused to lift the ban": refused (-) x lift (-) = for the ban. An action or attitude bears on a mention behind it, or
before it where the verb is passive or has no object of its own; a value bears on its whole clause; a negation turns
what stands next behind it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.parser.stances.clause_signs import ClauseSigns
from onrecord.parser.stances.clauses import CONCEDING, CONDITIONS, VERBAL, cut, in_sentence, is_condition
from onrecord.parser.stances.polarity_terms import TermKind, weak
from onrecord.parser.stances.scene import BEFORE_VERB, ClauseReading, Scene

if TYPE_CHECKING:
    from onrecord.parser.stances.clauses import Clause
    from onrecord.parser.stances.polarity_terms import PolarityTerm
    from onrecord.parser.stances.scene import Mention

_LONG = 4
"""A mention of so many words may hold its own verb ("buy the new jets")."""
_MOST = 100
"""So many mentions are read until one decides: the rest of a speech does not change what it says."""


def read(
    words: list[str],
    found: list[PolarityTerm],
    mentions: list[Mention],
    *,
    evaluative: bool = False,
    others: tuple[int, ...] = (),
) -> ClauseReading | None:
    """Return what the first clause that decides says of a mention, or None.

    `evaluative`: the proposition only says how good or bad the thing is; attitudes and actions alone say nothing of it.
    `others`: the tokens that name other issues: they are no polarity terms here, and what stands before one of them is
    said of that one.
    """
    clauses = cut(words)
    elsewhere = frozenset(others)
    named = frozenset(
        at for m in mentions if not m.points and m.last < m.first + _LONG for at in range(m.first, m.last + 1)
    )
    terms = [
        term
        for term in found
        if not _names_topic(term, words, named) and elsewhere.isdisjoint(range(term.first, term.last + 1))
    ]
    for mention in mentions[:_MOST]:
        reading = _of_mention(words, terms, clauses, mention, others, evaluative=evaluative)
        if clauses and (reading is None or reading.kind is TermKind.VALUE):
            scene = Scene(words, terms, clauses[0], mention, evaluative)
            reading = _behind_but(scene, clauses, mentions) or reading
        if reading is not None:
            return reading
    return None


def _behind_but(scene: Scene, clauses: list[Clause], mentions: list[Mention]) -> ClauseReading | None:
    """ "It is not popular, but we need it", "not perfect but a lifeline": what decides stands behind the "but"."""  # noqa: D210
    held = (b for a, b in pairwise(clauses) if a.holds(scene.mention.first) and b.opener == "but")
    if (but := next(held, None)) is None:
        return None
    own = next((mention for mention in mentions if but.holds(mention.first)), None)
    verb, *others = (word in VERBAL for word in scene.words[but.first : but.last])
    if own is None and not verb and any(others):
        return None  # "but the town is against": another subject
    return ClauseSigns(scene._replace(clause=but, mention=own or scene.mention)).read()


def _names_topic(term: PolarityTerm, words: list[str], named: frozenset[int]) -> bool:
    """True for a term that is part of the thing's name ("travel ban"), and no verb there ("to buy the new jets")."""
    if term.kind is TermKind.VALUE or (term.first > 0 and words[term.first - 1] in BEFORE_VERB):
        return False
    return term.first in named


def _of_mention(
    words: list[str],
    terms: list[PolarityTerm],
    clauses: list[Clause],
    mention: Mention,
    others: tuple[int, ...],
    *,
    evaluative: bool,
) -> ClauseReading | None:
    """Return what the clause of one mention says of it."""
    bargain = _bargained(words, mention)
    if bargain:
        evidence = " ".join(words[mention.first - 1 : mention.last + 4])
        return ClauseReading(bargain * mention.toward, evidence, TermKind.BARGAIN)
    clause = _clause_of(mention, clauses)
    if clause is None or clause.opener in CONCEDING:
        return None
    nearest = max((at for at in others if clause.first <= at < mention.first), default=-1)
    bearing = [term for term in terms if not clause.first <= term.last < nearest or term.kind is TermKind.VALUE]
    scene = Scene(words, bearing, clause, mention, evaluative)
    if clause.opener in CONDITIONS:
        return _in_condition(scene)
    reading = ClauseSigns(scene).read()
    conditions = [term for term in in_sentence(clause, words, terms) if term.kind is TermKind.CONDITION]
    if reading is not None and any(is_condition(term, words) for term in conditions):
        return reading._replace(score=weak(reading.score))
    return reading


def _clause_of(mention: Mention, clauses: list[Clause]) -> Clause | None:
    """Return the clause that holds a mention: of one in an aside the aside."""
    clause = next((c for c in clauses if c.first <= mention.first < c.last), None)
    if clause is None or clause.holds(mention.first):
        return clause
    return clause._replace(first=clause.aside[0] + 1, last=clause.aside[1] - 1, aside=(0, 0))


def _bargained(words: list[str], mention: Mention) -> int:
    """ "No fund, no fee": for the first, half against the second."""  # noqa: D210
    if mention.first == 0 or words[mention.first - 1] != "no":
        return 0
    if words[mention.last + 1 : mention.last + 3] == [",", "no"]:
        return 2
    before = words[max(0, mention.first - 6) : mention.first - 1]
    return -1 if before[-1:] == [","] and "no" in before else 0


def _in_condition(scene: Scene) -> ClauseReading | None:
    """ "if it goes ahead, we will sue" is against it; "we will sue unless it goes ahead" is for it."""  # noqa: D210
    clause, words = scene.clause, scene.words
    main = [t for t in in_sentence(clause, words, scene.terms) if not clause.first - 1 <= t.first < clause.last]
    hopes = any(t.name in ("leans_for", "for") for t in main)
    threat = not hopes and any(t.sign < 0 or t.kind is TermKind.NOT for t in main)
    wanted = any(t.kind is TermKind.ATTITUDE and t.sign > 0 for t in main)
    if scene.evaluative or not (threat or wanted):
        return None
    own = ClauseSigns(scene).read()
    sign = own.score if own else scene.mention.toward
    wished = (clause.opener == "if") != threat
    evidence = " ".join(words[clause.first - 1 : clause.last][:6])
    return ClauseReading(weak(sign if wished else -sign), evidence, TermKind.CONDITION)
