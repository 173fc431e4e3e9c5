"""Reporting verbs in a sentence: verb groups with their auxiliaries, and the senses that the lexicon gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.parser.lexicon import Cue, Form
    from onrecord.parser.text.tokens import Sentence


_DESCRIBED = tag.NOUNS | {tag.COMMA}
_BEFORE_SHORT_IS = tag.NOUNS | tag.SUBJECT_PRONOUNS | {tag.THAT}
_STARTS_OBJECT = (
    tag.OPENS_REPORT
    | tag.PRONOUNS
    | {tag.DETERMINER, tag.TO, tag.SUBORDINATOR, tag.CAPITALISED, tag.POSSESSIVE, tag.ING, tag.NEGATION}
)
_BEFORE_VERB = (
    tag.NOUNS
    | tag.PRONOUNS
    | tag.OPENS_CONTENT
    | {tag.CLOSING, tag.RELATIVE, tag.COMMA, tag.COORDINATOR, tag.ADVERB, tag.ED}
)
_BEFORE_LAST_VERB = tag.NOUNS | {tag.PRONOUN, tag.CLOSING}
_BARE_OBJECT = frozenset({tag.WORD, tag.TIME, tag.NUMBER, tag.ED})
_FINITE = tag.FINITE_OR_ED | {tag.REPORTING_BASE}
_ENDS_CLAUSE = tag.PAUSES | {tag.STOP, tag.RELATIVE, tag.SUBORDINATOR, tag.THAT}
_CLAUSE_REACH = 12
_BEFORE_BARE_VERB = tag.STARTS_DESCRIPTION | {tag.CLOSING, tag.TIME, tag.COORDINATOR}
_BEFORE_GERUND_NOUN = tag.NOMINAL | tag.VERB_OR_NOUN | {tag.ADVERB, tag.PREPOSITION}
_BEFORE_NOUN = frozenset({tag.POSSESSIVE, tag.OF})
_BEFORE_OBJECT_PRONOUN = tag.PREPOSITIONS | {tag.TO}
_INSERTED_ADVERB = frozenset({tag.COMMA + tag.ADVERB, tag.COMMA + tag.TIME})

_REPORTING = re.compile(f"[{''.join(sorted(tag.REPORTING))}]")
_TIMES = frozenset((which, unit) for which in ("last", "this") for unit in ("week", "month", "year"))


class Group(NamedTuple):
    """A verb group: tokens ``[first, end)``, its senses, its form, and whether it is passive."""

    first: int
    verb: int
    end: int
    senses: tuple[Cue, ...]
    form: Form
    passive: bool


def find(sentence: Sentence) -> list[Group]:
    """Return the verb groups of `sentence` that can report, left to right."""
    groups: list[Group] = []
    tags, words, adjectives = sentence.tags, sentence.words, sentence.vocabulary.adjectives
    places = [match.start() for match in _REPORTING.finditer(tags)]
    if not adjectives.keys().isdisjoint(words):
        places = sorted({*places, *(at for at, word in enumerate(words) if word in adjectives)})
    for at in places:
        group = _adjective(sentence, at) if words[at] in adjectives else None
        if group is None and tags[at] in tag.REPORTING:
            group = _group(sentence, at)
        if group is not None:
            if groups and group.first < groups[-1].end:
                groups.pop()  # the chain "declined to say" replaces "declined"
            groups.append(group)
    return groups


def _group(sentence: Sentence, at: int) -> Group | None:
    tags, words = sentence.tags, sentence.words
    verbs = sentence.vocabulary.verbs
    first = first_of_group(sentence, at)
    form = _form(sentence, at, first, verbs.forms[words[at]])
    if form is None:
        return None
    lemma, inflected = form
    senses, end = _with_particle(sentence, at, verbs.senses[lemma])
    passive = inflected in ("past", "participle") and any(words[i] in lexicon.words("be") for i in range(first, at))
    if passive and words[at] == "said" and words[first] == "'s" and tags[at + 1 : at + 2] != tag.TO:
        passive = False  # "He's said so before": has, not is
    if not senses:
        return None
    if inflected == "base" and first == at and at > 1 and tags[at - 1] == tag.TO:
        linked = _chained(sentence, at - 2)
        if linked is None:
            # "led her to declare that": the infinitive's own subject stands before it
            owned = tags[at - 2] in tag.NAMED_OBJECT
            tells = lemma in lexicon.words("tells-as-infinitive")  # "used the speech to explain that"
            return Group(at - 1, at, end, senses, inflected, passive) if owned or tells else None
        first, declining = linked
        if declining:
            senses = tuple(cue._replace(implies="declining") for cue in senses)
    return Group(first, at, end, senses, inflected, passive)


def _adjective(sentence: Sentence, at: int) -> Group | None:
    """``is firmly opposed to``, ``remains adamant that``: an adjective behind a linking verb."""
    tags, words = sentence.tags, sentence.words
    degree = at - 1 if at and words[at - 1] in lexicon.words("degree") else at
    first = first_of_group(sentence, degree)
    senses, end = _with_particle(sentence, at, sentence.vocabulary.adjectives[words[at]])
    if not senses:
        return None
    if first > 0 and words[first - 1] in lexicon.words("linking-verb"):
        first = first_of_group(sentence, first - 1)
    elif not any(words[i] in lexicon.words("be") for i in range(first, at)):
        # "voters willing to leave", "the mayor, wary of delay, left": it describes the noun, as a participle does
        describes = tags[at] != tag.PREPOSITION and degree > 0 and tags[degree - 1] in _DESCRIBED
        return Group(degree, at, end, senses, "gerund", passive=False) if describes else None
    return Group(first, at, end, senses, "present", passive=False)


def first_of_group(sentence: Sentence, at: int) -> int:
    """Step back over auxiliaries, negation and adverbs; an adverb alone before a finite verb belongs to it too."""
    tags, words = sentence.tags, sentence.words
    first = at
    while first > 0 and tags[first - 1] in tag.PREVERBAL:
        first -= 1
        if words[first] == "'s" and first > 0 and tags[first - 1] not in _BEFORE_SHORT_IS:
            return first + 1  # "what's known as"
    while first < at and tags[first] == tag.ADVERB and (first == 0 or tags[first - 1] in tag.COMMA_OR_AND):
        first += 1
    return first


class _Around(NamedTuple):
    """The tags and word on either side of a verb, "" at the ends of the sentence; ``helped``: behind an auxiliary."""

    before: str
    word_before: str
    after: str
    helped: bool


def _around(sentence: Sentence, at: int, first: int) -> _Around:
    tags = sentence.tags
    before = tags[at - 1] if at else ""
    if before in tag.VERB_OR_NOUN and at > 1 and tags[at - 2] in tag.DETERMINING:
        before = tag.WORD  # "her campaign hopes to", "the report says"
    helped = tag.AUXILIARY in tags[first:at]
    return _Around(before, sentence.words[at - 1] if at else "", tags[at + 1 : at + 2], helped)


def _form(sentence: Sentence, at: int, first: int, entries: tuple[tuple[str, Form], ...]) -> tuple[str, Form] | None:
    """Choose lemma and form that fit the place of a verb, or None where it is a noun or an adjective."""
    forms: dict[Form, str] = {form: lemma for lemma, form in entries}
    around = _around(sentence, at, first)
    if _is_noun(sentence, at, around, forms):
        return None
    if "gerund" in forms:
        noun = around.before in _BEFORE_GERUND_NOUN and sentence.words[at] in lexicon.words("gerund-noun")
        return None if noun else (forms["gerund"], "gerund")
    if "base" in forms:
        if around.word_before in lexicon.words("be"):
            return None  # "is like trying to"
        if around.helped or around.before == tag.TO or _bare_verb(sentence, at, first, forms["base"]):
            return forms["base"], "base"
    if "past" in forms:
        return (forms["past"], "past") if around.helped or not _is_participle(sentence, at) else None
    if "present" in forms:
        return (forms["present"], "present") if _is_present(sentence, at, around, forms["present"]) else None
    return (forms["participle"], "participle") if around.helped and "participle" in forms else None


def _is_noun(sentence: Sentence, at: int, around: _Around, forms: Mapping[Form, str]) -> bool:
    """True where only a noun or an adjective stands: "a call", "his claim", "a widely denounced plan"."""
    tags, words = sentence.tags, sentence.words
    if around.before == tag.DETERMINER and around.word_before not in lexicon.words("standing-alone"):
        return True
    degree = around.before == tag.ADVERB and at > 1 and tags[at - 2] == tag.DETERMINER
    if degree and around.after in tag.NOUNS and words[at].endswith("ed"):
        return True  # "a widely denounced plan"
    if around.before == tag.WORD and forms.get("present") == "state":
        return True  # "several large states that"
    return around.before in _BEFORE_NOUN or (around.before == tag.PREPOSITION and "gerund" not in forms)


def _is_participle(sentence: Sentence, at: int) -> bool:
    """True for "Asked by reporters whether", "sources cited by": a participle is no report of its own."""
    return sentence.words[at + 1 : at + 2] == ("by",)


def _is_present(sentence: Sentence, at: int, around: _Around, lemma: str) -> bool:
    """True where a form such as "says" or "states" is a verb and no plural."""
    if around.helped or (lemma not in lexicon.words("verb-or-noun") and lemma != "state"):
        return True
    follows = sentence.words[at + 1 : at + 2]
    particle = any(cue.particle[:1] == follows for cue in sentence.vocabulary.verbs.senses[lemma] if cue.particle)
    return particle or _takes_object(around.before, around.after) or _only_verb(sentence, at, around)


def _bare_verb(sentence: Sentence, at: int, first: int, lemma: str) -> bool:
    """True where a bare form is a finite verb: after a plural or pronoun ("officials say"), before its speaker."""
    tags, words = sentence.tags, sentence.words
    before = tags[at - 1] if at else ""
    subject = words[at - 1] if at else ""
    if before == tag.ADVERB and 0 < first < at:
        before, subject = tags[first - 1], words[first - 1]  # "officials now say"
    if before == tag.REPORTING_VERB and at > 1 and tags[at - 2] in tag.DETERMINING:
        before = tag.WORD  # "the figures show", "its rules say"
    if before == tag.COMMA and tags[at - 3 : at - 1] in _INSERTED_ADVERB and at > 3:
        before = tags[at - 4]  # "officials, however, say"
        return before == tag.CAPITALISED or (before == tag.WORD and words[at - 4].endswith("s"))
    after = tags[at + 1] if at + 1 < len(tags) else ""
    plural = before in tag.SUBJECT_PRONOUNS or (before in tag.NOUNS and subject.endswith("s"))
    if plural or subject in lexicon.words("plural-pronoun") or (before == tag.NUMBER and subject.endswith("%")):
        return True
    if lemma in lexicon.words("verb-or-noun"):
        return before == tag.COORDINATOR and after == tag.THAT  # "and claim that"
    if before == tag.COMMA and after == tag.PRONOUN and lemma == "say":
        return True  # "two thirds, 67 percent, say they"
    if before in tag.CLOSES_CONTENT:
        return after in tag.NOMINAL  # "clause, say some officials"
    after_object = (
        before == tag.OBJECT_PRONOUN and tags[at - 2 : at - 1] in _BEFORE_OBJECT_PRONOUN
    )  # "those close to him say"
    return after_object or (before != "" and before in _BEFORE_BARE_VERB)


def _takes_object(before: str, after: str) -> bool:
    """True where a form that may be a plural noun ("states", "reports") stands as only a verb does."""
    if after in tag.COMMA_OR_STOP:
        return before in _BEFORE_LAST_VERB  # "clause, the poll shows.", "clause, he claims."
    return after in _STARTS_OBJECT and (not before or before in _BEFORE_VERB)


def _only_verb(sentence: Sentence, at: int, around: _Around) -> bool:
    """True before a bare noun where nothing else is the clause's verb: "He supports tolls", "Ann Cole backs rail"."""
    if around.after not in _BARE_OBJECT:
        return False
    if around.before == tag.PRONOUN:
        return True
    return around.before == tag.CAPITALISED and _FINITE.isdisjoint(sentence.tags[at + 1 : _clause_end(sentence, at)])


def _clause_end(sentence: Sentence, at: int) -> int:
    """Return where the clause around token `at` ends: at the next mark or conjunction within reach."""
    stop = min(len(sentence.tags), at + _CLAUSE_REACH)
    return next((i for i in range(at + 1, stop) if sentence.tags[i] in _ENDS_CLAUSE), stop)


def _chained(sentence: Sentence, at: int) -> tuple[int, bool] | None:
    """Return where "declined to", "went on to", "was quick to" begins, whose last word is `at`, and if it declines."""
    tags, words = sentence.tags, sentence.words
    if words[at] in lexicon.words("chaining-adjective") and at > 0 and tags[at - 1] in tag.PREVERBAL:
        return first_of_group(sentence, at), False
    verb = at - 1 if words[at] == "on" and at > 0 else at
    if words[verb] in lexicon.words("chaining"):
        return first_of_group(sentence, verb), False
    if tags[verb] not in tag.REPORTS:
        return None
    lemmas = {lemma for lemma, _ in sentence.vocabulary.verbs.forms[words[verb]]} & lexicon.words("chaining-verb")
    return (first_of_group(sentence, verb), bool(lemmas & lexicon.words("declining-verb"))) if lemmas else None


def _with_particle(sentence: Sentence, at: int, senses: tuple[Cue, ...]) -> tuple[tuple[Cue, ...], int]:
    """Return the senses whose particle follows the verb, longest particle first, and the end of the cue."""
    if not senses[0].particle:
        return senses, at + 1
    words = sentence.words
    begin = at + 1
    while begin < min(len(words), at + 3) and sentence.tags[begin] in tag.ADVERBIALS:
        begin += 1  # "talked more openly about", "called Wednesday for"
    for cue in senses:
        after = begin + len(cue.particle)
        if cue.particle and words[begin:after] == cue.particle:
            if sentence.tags[after : after + 1] == tag.TIME or words[after : after + 2] in _TIMES:
                continue  # "reported on Friday": the preposition is the day's
            same = tuple(other for other in senses if other.particle == cue.particle)
            return same, after
    return tuple(cue for cue in senses if not cue.particle), at + 1
