"""The rules of the parser in plain English: one sentence for each id, with what varies put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.explain.explanation import DateRule
from onrecord.explain.trials import Failure
from onrecord.models import one_of
from onrecord.parser import Judgement, SpeakerRule, StanceRule, TermKind
from onrecord.render import attribution_rules
from onrecord.render.wording import BASES
from onrecord.spans import AttributionRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.explain.reasons import Trace
    from onrecord.explain.trials import Decided, Trial
    from onrecord.parser import Speaker

SPEAKERS: Mapping[SpeakerRule, str] = {
    SpeakerRule.FULL_NAME: "full name",
    SpeakerRule.SURNAME: "surname",
    SpeakerRule.ALIAS: "alias",
    SpeakerRule.SURNAME_AND_TITLE: "surname and title",
    SpeakerRule.SURNAME_AND_SIDE: "surname and side",
    SpeakerRule.SURNAME_IN_ARTICLE: "surname of somebody named in the article",
    SpeakerRule.SURNAME_OF_SEVERAL: "surname of {candidates}: the text does not tell which",
    SpeakerRule.SURNAME_NAMED_BEFORE: "surname of somebody named before",
    SpeakerRule.SURNAME_SPOKE_BEFORE: "surname of an earlier speaker",
    SpeakerRule.NAMES_WITH_OR: "{candidates}, joined by “or” in the text",
    SpeakerRule.UNKNOWN_NAME: "name that the codebook does not know",
    SpeakerRule.BODY: "name of a body",
    SpeakerRule.COUNTRY: "a country's people or government",
    SpeakerRule.NAME_IN_MENTION: "name within the words for the speaker",
    SpeakerRule.UNKNOWN_BODY: "body that the codebook does not know",
    SpeakerRule.TITLE: "title{held}",
    SpeakerRule.TITLE_OF_NAMED: "title{held}, of somebody named before",
    SpeakerRule.TITLE_OF_NOBODY_ELSE: "title{held} by nobody else",
    SpeakerRule.TITLE_WORDS_OF_NAMED: "title of somebody named before",
    SpeakerRule.TITLE_WORDS_OF_SEVERAL: "title of those named before",
    SpeakerRule.COUNTERPART: "counterpart of {detail}",
    SpeakerRule.DESCRIPTION_OF_LAST: "description of the last speaker",
    SpeakerRule.DESCRIPTION_OF_UNNAMED: "the same unnamed speaker as before",
    SpeakerRule.PRONOUN_SUBJECT: "{detail}: the last {noun} with whom a sentence began",
    SpeakerRule.PRONOUN_SPOKE: "{detail}: the last {noun} who spoke",
    SpeakerRule.PRONOUN_NAMED: "{detail}: the last {noun} named",
    SpeakerRule.PRONOUN_OF_SEVERAL: "{detail}: {candidates}, nothing tells which",
    SpeakerRule.JOINT_BEFORE: "{detail}: the joint speakers",
    SpeakerRule.THEY_GROUP: "they: the last group that spoke",
    SpeakerRule.THEY_UNNAMED: "they: the last speaker without a name",
    SpeakerRule.IT_NAMED: "it: the body named before",
    SpeakerRule.IT_SPOKE: "it: the last body that spoke",
    SpeakerRule.WHO: "who: the name before it",
    SpeakerRule.NOUN_AND_SIDE: "no name, only a noun and a side",
    SpeakerRule.GROUP_BEFORE: "the unnamed group before",
    SpeakerRule.ONE_OF_GROUP: "one of the group before",
    SpeakerRule.SPOKESPERSON: "spokesperson of a body",
    SpeakerRule.SPOKESPERSON_NAMED_LATER: "spokesperson of a body, named further on",
    SpeakerRule.GOES_ON: "the last speaker goes on",
    SpeakerRule.CODED: "found by a coder",
}
STANCES: Mapping[StanceRule, str] = {
    StanceRule.PHRASE: "phrase of the codebook",
    StanceRule.YES: "yes to a question",
    StanceRule.NO: "no to a question",
    StanceRule.NONCOMMITTAL: "noncommittal words",
    StanceRule.NONCOMMITTAL_UNDERSTOOD: "noncommittal words, issue taken from the context",
    StanceRule.DECLINES: "declines to say",
    StanceRule.WORDS: "words of {kind}, for or against",
    StanceRule.CUE: "the reporting word means {implies}",
    StanceRule.CUE_AND_WORDS: "the reporting word means {implies}, with words of {kind}",
    StanceRule.ASSERTED: "what is asserted",
    StanceRule.ASSERTED_ON_CONDITION: "what is asserted, under a condition",
}
KINDS = {
    TermKind.ATTITUDE: "an attitude",
    TermKind.ACTION: "an action",
    TermKind.VALUE: "praise or blame",
    TermKind.STANCE_NOUN: "support or opposition",
    TermKind.CONDITION: "a condition",
    TermKind.NOT: "a negation",
    TermKind.BARGAIN: "a bargain",
}
"""Of what the words are that decided; other kinds never decide."""
_NOUNS = {"he": "man", "his": "man", "she": "woman", "her": "woman"}


def who(speaker: Speaker) -> str:
    """Return how a speaker was told, and who else might have been meant."""
    template = SPEAKERS[speaker.rule]
    candidates = one_of(speaker.candidates)
    said = template.format(
        detail=speaker.detail,
        candidates=candidates,
        noun=_NOUNS.get(speaker.detail, "person"),
        held=f" held on {speaker.detail}" if speaker.detail else "",
    )
    other = speaker.other or ("" if "{candidates}" in template else candidates)
    return f"{'joint speakers: ' if speaker.joint else ''}{said}{f'; or perhaps {other}' if other else ''}"


def stance(judgement: Judgement) -> str:
    """Return how a stance was told, without the words that decided."""
    kind = KINDS.get(judgement.kind, "a position") if judgement.kind else ""
    return STANCES[judgement.rule].format(implies=judgement.implies or "a position", kind=kind)


def told(by: AttributionRule | Speaker | Judgement | DateRule | str) -> str:
    """Return how a field was told: by a rule, or in words already."""
    if isinstance(by, AttributionRule):
        return attribution_rules.sentence(by)
    if isinstance(by, str):
        return by
    if isinstance(by, DateRule):
        return by.why or (BASES[by.basis] if by.basis else "these words give no day")
    return stance(by) if isinstance(by, Judgement) else who(by)


def of_fields(trace: Trace | None) -> dict[str, str]:
    """Return for fields of a claim how the rules told it, in one line each; stance with the words that decided."""
    if trace is None:
        return {}
    lines = {"quote": told(trace.statement.attribution.rule), "actor": who(trace.speaker) if trace.speaker else ""}
    if trace.judgement:
        lines["stance"] = ": ".join(filter(None, (stance(trace.judgement), trace.judgement.evidence)))
    return {name: line for name, line in lines.items() if line}


FAILURES: Mapping[Failure, str] = {
    Failure.DECIDED: "{decided}",
    Failure.IN_CONTEXT: "read in its context",
    Failure.NO_STATEMENT: (
        "no reported statement was found in it; write it as an article would, with who says so: X said ..."
    ),
    Failure.NO_SPEAKER: 'nobody is named as the speaker of "{said}"; write X said ...',
    Failure.NO_TOPIC: "the statement has no topic word of the issue",
    Failure.OTHER_STATEMENT: "the words belong to another statement in it",
    Failure.NO_WORDS: "the statement has neither a phrase of the issue nor a general word for or against",
}


def why(trial: Trial) -> str:
    """Return why an example of a codebook failed, in plain English; nothing where it passed."""
    if trial.failure is None:
        return ""
    decided = "; ".join(dict.fromkeys(map(_decided, trial.decided)))
    return FAILURES[trial.failure].format(decided=decided, said=trial.said)


def _decided(found: Decided) -> str:
    """Name the phrase or the general rule that decided, with its words."""
    if not found.phrase:
        return f'{stance(found.judgement)}: "{found.judgement.evidence}"'
    turned = "; a negation before it turned it around" if found.under != found.judgement.stance else ""
    return f'the phrase "{found.phrase}" under {found.under}{turned}'
