"""Rules that begin at a reporting verb, by the direction in which its content stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.attribution.candidate import Found
from onrecord.parser.attribution.content_end import content_end, left_content
from onrecord.parser.attribution.content_start import opening_right
from onrecord.parser.grammar.adjuncts import nothing_follows, skip_adjuncts
from onrecord.parser.grammar.noun_phrases import noun_phrase_end
from onrecord.parser.grammar.subjects import subject_before, subject_of
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.attribution.content_start import Opening
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.text.tokens import Sentence


_BEFORE_QUOTED = frozenset({tag.COMMA, tag.COLON})
_MAIN_CLAUSE = frozenset({tag.COMMA, tag.AUXILIARY, tag.VERB})
_GOES_ON_BEHIND_SCENE = tag.STARTS_NOUN_PHRASE | {tag.PRONOUN, tag.ADVERB, tag.ING, tag.THAT}
_SETS_SCENE = tag.SETS_SCENE | {tag.REPORTING_GERUND, tag.TO}
_ADVERBIAL = _SETS_SCENE | {tag.OF}
_LEADING_CLAUSE = frozenset({tag.SUBORDINATOR, tag.REPORTING_GERUND})
_BEHIND_SUBJECT = tag.PREVERBAL | {tag.REPORTING_VERB}
_GOES_ON = tag.FINITE_OR_ED | {tag.SUBORDINATOR, tag.CONTRAST}
_TIME_ALONE = tag.COUNTING | {tag.TIME, tag.WORD, tag.PREPOSITION, tag.ADVERB}
_LEADING_CLAUSE_OVER = tag.FINITE | tag.CLOSES_CONTENT


def _continued(sentence: Sentence, at: int, left: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the second part of a content that its cue interrupts ("X, he said, Y"), if any."""
    tags = sentence.tags
    start = at + 1
    if start >= len(tags) or tags[at] not in tag.PAUSES:
        return ()
    quoted = tag.QUOTATION in tags[left[0] : left[1]]
    goes_on = sentence.is_quotation(start) or (not quoted and _goes_on(sentence, start, left))
    return ((start, content_end(sentence, start)),) if goes_on else ()


def _goes_on(sentence: Sentence, start: int, left: tuple[int, int]) -> bool:
    """True where the words at `start` cannot begin a sentence of their own, or those on the `left` cannot end one."""
    tags, words = sentence.tags, sentence.words
    sign, before = tags[start], tags[left[0] : left[1]]
    if sign in tag.ING_FORMS:
        return tag.AUXILIARY in tags[start : start + 8]  # "clause, he said, doing so would be wrong"
    if sign in _GOES_ON or sign == tag.THAT:
        return True
    if words[start] in ("including", "especially", "particularly"):
        return True
    if words[start] == "by" and tags[start + 1 : start + 2] in tag.ING_FORMS:
        return True  # "It could hurt, he said, by costing lives"
    if sign == tag.COORDINATOR and "according" not in words[start:]:
        # "It rose, he said, and that has to end", not "and he left the room": what was done is told, what is to be said
        return next((each for each in tags[start:] if each in tag.FINITE_OR_ED), "") == tag.AUXILIARY
    if words[start] == "for" and tag.TO in tags[start : start + 8]:
        return True  # "It makes sense, he said, for the board to wait"
    if sign == tag.WORD and tag.ANY_VERB.isdisjoint(before):
        return True
    return sign in _GOES_ON_BEHIND_SCENE and (tag.CONNECTIVES.issuperset(before) or _leads_up(sentence, left))


def _leads_up(sentence: Sentence, left: tuple[int, int]) -> bool:
    """True where the words on the left of the cue only set the scene for what stands behind it.

    "In particular, he said, the foundation had ..."; a single word does ("Overall, she said, a number of groups were
    late") unless it reports ("Look, she told them, I cannot").
    """
    word = sentence.words[left[0]]
    if left[1] - left[0] == 1 and word not in sentence.vocabulary.verbs.forms:
        return True
    before = sentence.tags[left[0] : left[1]]
    if tag.TIME in before and _TIME_ALONE.issuperset(before):
        return True  # "Three weeks later, she said, the firm was gone"
    return sentence.tags[left[0]] in _SETS_SCENE


def after_content(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``"Quotation," Name said.`` and ``Clause, Name said on Monday.``"""
    if group.passive or group.form == "gerund" or not _takes_quotation(group):
        return None
    subject = subject_before(sentence, group.first)
    if subject is None:
        return None
    left = left_content(sentence, subject.left)
    if left is None or (not sentence.is_quotation(left[1] - 1) and not _takes_clause(group)):
        return None
    end = group.end
    hearer = next((cue for cue in group.senses if cue.frame in ("hearer", "whether", "asks")), None)
    after = nothing_follows(sentence, end)
    if after is None and hearer is not None and (told := noun_phrase_end(sentence, end)) is not None:
        after = nothing_follows(sentence, told)
    quoted = sentence.is_quotation(left[1] - 1) and sentence.is_quotation(left[0])  # it can stand on its own
    if after is None and not quoted:
        return None
    more = _continued(sentence, after, left) if after is not None else ()
    if left[1] - left[0] == 1 and not more and not sentence.is_quotation(left[0]):
        return None  # "Today, Smith said." reports nothing
    led_to = more and sentence.is_quotation(more[0][0]) and tag.QUOTATION not in sentence.tags[left[0] : left[1]]
    if led_to and sentence.tags[left[0]] in _SETS_SCENE:
        return None  # "When they met, he said, "It is over."": the scene is no content
    if _only_adverbial(sentence, left) and (not more or led_to):
        return None
    implies = group.senses[0].implies
    return Found((subject.start, subject.end), (group.first, end), (left, *more), implies)


def _only_adverbial(sentence: Sentence, left: tuple[int, int]) -> bool:
    """True where the words on the left only set the scene ("In a letter, Smith said", "When asked, he replied")."""
    tags = sentence.tags[left[0] : left[1]]
    if sentence.words[left[0]] in ("asked", "pressed", "given"):
        return True
    if tag.QUOTATION in tags or tags[0] not in _ADVERBIAL:
        return False
    main = tags[tags.rfind(tag.COMMA) + 1 :] if tags[0] in _LEADING_CLAUSE else tags
    if tags[0] == tag.SUBORDINATOR and tag.COMMA not in tags:
        return True
    return not any(sign in tag.FINITE_OR_ED if tags[0] in _LEADING_CLAUSE else sign in tag.FINITE for sign in main[1:])


def _takes_quotation(group: Group) -> bool:
    return any(cue.frame in ("clause", "hearer", "whether", "asks", "that", "quotation") for cue in group.senses)


def _takes_clause(group: Group) -> bool:
    return any(cue.frame in ("clause", "hearer", "whether", "asks", "that") for cue in group.senses)


def inverted(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``"Quotation," said Name, the minister.``"""
    if group.passive or group.form not in ("past", "present", "base") or not _takes_quotation(group):
        return None
    left = left_content(sentence, group.first)
    if left is None:
        return None
    start = group.end
    end = noun_phrase_end(sentence, start)
    if end is None or sentence.tags[start] == tag.OBJECT_PRONOUN:
        return None
    if sentence.tags[start] == tag.PRONOUN and sentence.tags[end : end + 1] in _BEHIND_SUBJECT:
        return None  # "said they would": the pronoun begins what is said
    quoted = sentence.is_quotation(left[1] - 1)
    only_says = group.senses[0].lemma == "say" or not {"object", "to", "hearer-to"} & {c.frame for c in group.senses}
    if not quoted and not only_says:
        return None  # "His father, a pastor, knew Name": an insert, not a clause
    after = nothing_follows(sentence, end)
    if after is None and not quoted:
        return None
    more = _continued(sentence, after, left) if after is not None else ()
    return Found((start, end), (group.first, group.end), (left, *more), group.senses[0].implies)


def quoted_as(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``Agency quoted Name as saying``: the holder is Name; who quotes is found again as the relay."""
    tags, words = sentence.tags, sentence.words
    if words[group.verb] not in ("quoted", "quotes", "cited", "cites"):
        return None
    if group.passive:
        subject = subject_before(sentence, group.first)
        holder = None if subject is None else (subject.start, subject.end)
        behind = sentence.words[group.end : group.end + 1] != ("as",)  # "by Agency", "on Monday by Agency"
        begin = skip_adjuncts(sentence, group.end) if behind else group.end
        left_end = subject.left if subject else 0
    else:
        end = noun_phrase_end(sentence, group.end)
        holder = None if end is None else (group.end, end)
        begin = end or group.end
        subject = subject_before(sentence, group.first)
        left_end = subject.left if subject else 0
    if holder is None or words[begin : begin + 1] != ("as",) or tags[begin + 1 : begin + 2] != tag.REPORTING_GERUND:
        return None
    after = begin + 2
    after += after < len(words) and words[after] in lexicon.words("hearer")  # "as telling reporters"
    left = left_content(sentence, left_end)
    if left is not None and nothing_follows(sentence, after) is not None:
        return Found(holder, (group.first, group.end), (left,), "neutral")
    after = skip_adjuncts(sentence, after)
    after += tags[after : after + 1] in _BEFORE_QUOTED
    end = content_end(sentence, after) if after < len(tags) else after
    if end <= after:
        return None
    return Found(holder, (group.first, group.end), ((after, end),), "neutral")


_CITES = frozenset({"citing", "quoting", "reference"})


def _cited(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """``reported with reference to officials that X``, ``reported, citing officials, that X``: the holder."""
    words = sentence.words
    for at in range(start, end):
        opener = (
            1 if words[at] in ("citing", "quoting") else 3 if words[at : at + 3] == ("with", "reference", "to") else 0
        )
        if opener:
            stop = end - 1 if sentence.tags[end - 1] == tag.COMMA else end
            return (at + opener, stop) if stop > at + opener else None
    return None


def before_content(sentence: Sentence, group: Group, groups: list[Group]) -> Found | None:
    """``Name said [that] clause``, ``Name rejected the offer``, ``Name told reporters "quotation"``."""
    opening = _opening(sentence, group)
    source = None if opening is None else subject_of(sentence, group, groups)
    if opening is None or source is None:
        return None
    if sentence.words[0] == "asked" and source.left > 0 and sentence.words[source.left - 1] in ("whether", "if"):
        return None  # what somebody was asked is nobody's statement yet
    subordinate = source.start > opening.start or _in_leading_clause(sentence, source.left)
    # "Name, who said that X, left": the relative clause ends where the main verb comes.
    relative = (
        sentence.tags[source.start] == tag.RELATIVE
        and tag.COMMA in sentence.tags[max(0, source.start - 8) : source.start]
    )
    frame = "to" if relative and opening.cue.frame != "object" else opening.cue.frame
    end = content_end(sentence, opening.start, frame=frame, subordinate=subordinate)
    describes = group.form == "gerund" and sentence.words[group.verb] in sentence.vocabulary.adjectives
    if describes and sentence.tags[opening.start] != tag.THAT:
        # "Voters willing to pay a fee are few", "the mayor, wary of delay, left": the main clause goes on
        end = next((at for at in range(opening.start + 1, end) if sentence.tags[at] in _MAIN_CLAUSE), end)
    if sentence.tags[source.start] == tag.RELATIVE:
        end = min(end, _subject_around(sentence, source.start, groups))
    if end <= opening.start:
        return None
    return Found(
        (source.start, source.end), (group.first, opening.cue_end), ((opening.start, end),), opening.cue.implies
    )


def _subject_around(sentence: Sentence, relative: int, groups: list[Group]) -> int:
    """Return where the subject ends that holds a relative clause: "an aide who asked not to be named said it fell"."""
    for group in groups:
        subject = subject_before(sentence, group.first) if group.first > relative + 1 else None
        if subject is not None and subject.start < relative < subject.end:
            return subject.end
    return len(sentence.tags)


def citing(sentence: Sentence, group: Group, groups: list[Group]) -> Found | None:
    """``Agency reported, citing officials, that clause``: the holder is who is cited; Agency is found as the relay."""
    if _CITES.isdisjoint(sentence.words):
        return None
    found = before_content(sentence, group, groups)
    if found is None or found.cue is None:
        return None
    cited = _cited(sentence, found.cue[1], found.contents[0][0])
    return None if cited is None else found._replace(source=cited)


def without_subject(sentence: Sentence, group: Group, groups: list[Group]) -> Found | None:
    """``Officials in the "green" camp wanted it``: a report whose subject the rules for phrases do not make out."""
    opening = _opening(sentence, group)
    if opening is None or subject_of(sentence, group, groups) is not None:
        return None
    end = content_end(sentence, opening.start, frame="object" if opening.cue.frame == "object" else "to")
    if end <= opening.start:
        return None
    return Found(None, (group.first, opening.cue_end), ((opening.start, end),), opening.cue.implies)


def _opening(sentence: Sentence, group: Group) -> Opening | None:
    if (group.passive and not _quoted_as(sentence, group)) or _is_denied(sentence, group):
        return None
    return opening_right(sentence, group)


def _is_denied(sentence: Sentence, group: Group) -> bool:
    """True for "neither Lee nor Cole supports it", which is no report of Cole's."""
    if "nor" not in sentence.words:
        return False
    subject = subject_before(sentence, group.first)
    return subject is not None and sentence.words[subject.start - 1 : subject.start] == ("nor",)


def _in_leading_clause(sentence: Sentence, subject: int) -> bool:
    """True where the subject stands in a clause that "While", "After" or the like opens before the main one."""
    tags = sentence.tags
    opened = any(
        tags[at] == tag.SUBORDINATOR or sentence.words[at] in ("after", "before", "since") for at in range(subject)
    )
    return opened and not any(sign in _LEADING_CLAUSE_OVER for sign in tags[:subject])


def _quoted_as(sentence: Sentence, group: Group) -> bool:
    return sentence.words[group.verb] == "quoted" or "as" in sentence.words[group.verb : group.verb + 2]
