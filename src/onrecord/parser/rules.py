"""The rules that find a reported statement around one reporting word; each answers with a candidate or None.

The tuples at the end are the order in which the rules are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import cues, lexicon
from onrecord.parser.frames import content_end, opening_right, skip_adjuncts
from onrecord.parser.phrases import noun_phrase_end, noun_phrase_start, subject_before
from onrecord.parser.subjects import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.cues import Group
    from onrecord.parser.tokens import Sentence


class Found(NamedTuple):
    """A candidate in tokens of its sentence: ``contents`` are half-open token ranges."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]
    rule: str
    implies: str = ""


# --- the direction: content on the left ("clause, said Name") -------------------------------------------------------


def _left_content(sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the content that ends at token `before` (exclusive): a quotation, or a clause closed by a comma."""
    tags = sentence.tags
    if before <= 0:
        return None
    last = before - 1
    if tags[last] == "Q":
        return last if last and tags[last - 1] in ":-(" else _clause_start(sentence, last), before
    if tags[last] == "," and last > 0:
        start = _clause_start(sentence, last - 1)
        return start, last
    return None


def _clause_start(sentence: Sentence, last: int) -> int:
    """Return where the clause around token `last` begins: the sentence's start, or behind a semicolon."""
    start = sentence.tags.rfind(";", 0, last) + 1
    contrast = sentence.tags.rfind(",E", start, last)
    if contrast > 0 and "Q" not in sentence.tags[start : last + 1] and "X" in sentence.tags[contrast:last]:
        start = contrast + 1  # "He paid, but the bridge was closed, she said": the second clause
    if sentence.tags[start : start + 1] in ("E", "C") and last > start + 1:
        start += 1
    return start


def _nothing_follows(sentence: Sentence, at: int) -> int | None:
    """Return the token at which the clause ends when only adjuncts follow `at`; None when more content does."""
    tags = sentence.tags
    at = skip_adjuncts(sentence, at)
    return at if at >= len(tags) or tags[at] in ".,;-)S" else None


def _continued(sentence: Sentence, at: int, left: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return the second part of a content that its cue interrupts ("X, he said, Y"), if any."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags) or tags[at] not in ",:-;" or at + 1 >= len(tags):
        return ()
    start = at + 1
    if tags[start] == "Q":
        return ((start, content_end(sentence, start)),)
    if "Q" in tags[left[0] : left[1]]:
        return ()
    opener = tags[left[0]]
    scene = opener in "SPRMGt"  # "In particular, he said, the foundation had ..."
    link = left[1] - left[0] == 1 and opener in "ECR"  # "But, he said, it is late"
    goes_on = tags[start] in "XVdvSE" or ((scene or link) and tags[start] in "DHcn#RgT")
    if sentence.words[start] == "for" and "t" in tags[start : start + 8]:
        goes_on = True  # "It makes sense, he said, for the board to wait"
    if tags[start] == "n" and not any(sign in "XVBdv" for sign in tags[left[0] : left[1]]):
        goes_on = True
    if (
        words[start] in ("including", "especially", "particularly")
        or tags[start] == "T"
        or tags[start : start + 2] == "PW"
    ):
        goes_on = True
    if tags[start] in "Gg":
        goes_on = "X" in tags[start : start + 8]  # "clause, he said, doing so would be wrong"
    if not goes_on:
        return ()
    return ((start, content_end(sentence, start)),)


def after_content(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``"Quotation," Name said.`` and ``Clause, Name said on Monday.``"""
    if group.passive or group.form == "gerund" or not _takes_quotation(group):
        return None
    subject = subject_before(sentence, group.first)
    if subject is None:
        return None
    left = _left_content(sentence, subject.left)
    if left is None or (sentence.tags[left[1] - 1] != "Q" and not _takes_clause(group)):
        return None
    end = group.end
    hearer = next((cue for cue in group.senses if cue.frame in ("hearer", "whether", "asks")), None)
    after = _nothing_follows(sentence, end)
    if after is None and hearer is not None and (told := noun_phrase_end(sentence, end)) is not None:
        after = _nothing_follows(sentence, told)
    quoted = sentence.tags[left[1] - 1] == "Q" and sentence.tags[left[0]] == "Q"  # it can stand on its own
    if after is None and not quoted:
        return None
    more = _continued(sentence, after, left) if after is not None else ()
    if left[1] - left[0] == 1 and not more and sentence.tags[left[0]] != "Q":
        return None  # "Today, Smith said." reports nothing
    led_to = more and sentence.tags[more[0][0]] == "Q" and "Q" not in sentence.tags[left[0] : left[1]]
    if led_to and sentence.tags[left[0]] in "PSRMGt":
        return None  # "When they met, he said, "It is over."": the scene is no content
    if _only_adverbial(sentence, left) and (not more or led_to):
        return None
    implies = group.senses[0].implies
    return Found((subject.start, subject.end), (group.first, end), (left, *more), "content, source cue", implies)


def _only_adverbial(sentence: Sentence, left: tuple[int, int]) -> bool:
    """True where the words on the left only set the scene ("In a letter, Smith said", "When asked, he replied")."""
    tags = sentence.tags[left[0] : left[1]]
    if sentence.words[left[0]] in ("asked", "pressed", "given"):
        return True
    if "Q" in tags or tags[0] not in "PSRMGt":
        return False
    main = tags[tags.rfind(",") + 1 :] if tags[0] in "SG" else tags
    return (tags[0] in "SG" and "," not in tags) or not any(sign in "XVv" for sign in main)


def _takes_quotation(group: Group) -> bool:
    return any(cue.frame in ("clause", "hearer", "whether", "asks", "that", "quotation") for cue in group.senses)


def _takes_clause(group: Group) -> bool:
    return any(cue.frame in ("clause", "hearer", "whether", "asks", "that") for cue in group.senses)


def inverted(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``"Quotation," said Name, the minister.``"""
    if group.passive or group.form not in ("past", "present", "base") or not _takes_quotation(group):
        return None
    left = _left_content(sentence, group.first)
    if left is None:
        return None
    start = group.end
    end = noun_phrase_end(sentence, start)
    if end is None or sentence.tags[start] == "J":
        return None
    if sentence.tags[start] == "H" and sentence.tags[end : end + 1] in ("X", "V", "R", "N"):
        return None  # "said they would": the pronoun begins what is said
    if sentence.tags[left[1] - 1 : left[1]] != "Q" and sentence.tags[left[1]] != ",":
        return None
    quoted = sentence.tags[left[1] - 1] == "Q"
    only_says = group.senses[0].lemma == "say" or not {"object", "to", "hearer-to"} & {c.frame for c in group.senses}
    if not quoted and not only_says:
        return None  # "His father, a pastor, knew Name": an insert, not a clause
    after = _nothing_follows(sentence, end)
    if after is None and not quoted:
        return None
    more = _continued(sentence, after, left) if after is not None else ()
    return Found((start, end), (group.first, group.end), (left, *more), "content, cue source", group.senses[0].implies)


# --- the direction: content on the right ("Name said that clause") --------------------------------------------------


def quoted_as(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``Agency quoted Name as saying``: the holder is Name; who quotes is found again as the relay."""
    tags, words = sentence.tags, sentence.words
    if words[group.verb] not in ("quoted", "quotes", "cited", "cites"):
        return None
    if group.passive:
        subject = subject_before(sentence, group.first)
        holder = None if subject is None else (subject.start, subject.end)
        begin, left_end = group.end, subject.left if subject else 0
    else:
        end = noun_phrase_end(sentence, group.end)
        holder = None if end is None else (group.end, end)
        begin = end or group.end
        subject = subject_before(sentence, group.first)
        left_end = subject.left if subject else 0
    if holder is None or words[begin : begin + 1] != ("as",) or tags[begin + 1 : begin + 2] != "G":
        return None
    after = begin + 2
    left = _left_content(sentence, left_end)
    if left is not None and _nothing_follows(sentence, after) is not None:
        return Found(holder, (group.first, group.end), (left,), QUOTED_AS, "neutral")
    after = skip_adjuncts(sentence, after)
    after += tags[after : after + 1] in (",", ":")
    end = content_end(sentence, after) if after < len(tags) else after
    if end <= after:
        return None
    return Found(holder, (group.first, group.end), ((after, end),), QUOTED_AS, "neutral")


QUOTED_AS = "quoted as saying"
CITING = "source cue, citing holder, content"


def _cited(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """``reported with reference to officials that X``, ``reported, citing officials, that X``: the holder."""
    words = sentence.words
    for at in range(start, end):
        opener = (
            1 if words[at] in ("citing", "quoting") else 3 if words[at : at + 3] == ("with", "reference", "to") else 0
        )
        if opener:
            stop = end - 1 if sentence.tags[end - 1] == "," else end
            return (at + opener, stop) if stop > at + opener else None
    return None


def passive(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``Name is expected to win``, ``the move was reported by Agency``, ``Name was asked about it``."""
    if not group.passive or group.end >= len(sentence.tags):
        return None
    tags, words = sentence.tags, sentence.words
    at = group.end
    frames = {cue.frame for cue in group.senses}
    implies = group.senses[0].implies
    asked = skip_adjuncts(sentence, at) if "asks" in frames and tags[at] in "MP" and words[at] != "about" else at
    if "asks" in frames and words[asked : asked + 1] and words[asked] in _ASKED:
        at = asked
        begin = at + (words[at] == "about")
        end = content_end(sentence, begin, frame="to")
        return Found(None, (group.first, begin), ((begin, end),), "passive", implies) if end > begin else None
    subject = subject_before(sentence, group.first)
    if subject is None or tags[subject.start] == "W":
        return None
    if words[at] == "by" and frames & {"object", "clause", "as"}:
        end = noun_phrase_end(sentence, at + 1)
        if end is None:
            return None
        return Found(
            (at + 1, end), (group.first, at + 1), ((subject.start, subject.end),), "passive by source", implies
        )
    to = (
        tags[at] == "t"
        and (implies == "believing" or "hearer-to" in frames)
        and group.senses[0].lemma != "suppose"
        and tags[at + 1 : at + 2] in tuple("nBVdgRXNc")
    )
    named = "as" in frames and (tags[at] in "DcnQ" or words[at] == "as")
    if not to and not named:
        if tags[at] == "T" and frames & {"clause", "hearer"}:  # "It was reported that": nobody is named for it
            return Found(None, (group.first, group.end), ((at, content_end(sentence, at)),), "passive", implies)
        return None
    begin = at + (words[at] == "as")
    end = content_end(sentence, begin, frame="as" if named else "to")
    if end <= begin:
        return None
    return Found(None, (group.first, begin), ((subject.start, subject.end), (begin, end)), "passive", implies)


_ASKED = frozenset("about whether if what who how why when where which".split())


def declined(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``Name declined to comment.``: what was declined is the content."""
    if group.verb < 2 or sentence.tags[group.verb - 1] != "t" or group.senses[0].implies != "declining":
        return None
    subject = subject_before(sentence, group.first)
    if subject is None or opening_right(sentence, group) is not None:
        return None
    begin = group.verb - 1
    end = content_end(sentence, begin, frame="to")
    return Found((subject.start, subject.end), (group.first, begin), ((begin, end),), "source cue content", "declining")


def before_content(sentence: Sentence, group: Group, groups: list[Group]) -> Found | None:
    """``Name said [that] clause``, ``Name rejected the offer``, ``Name told reporters "quotation"``."""
    if group.passive and not _quoted_as(sentence, group):
        return None
    opening = opening_right(sentence, group)
    if opening is None:
        return None
    source = subject_of(sentence, group, groups)
    if source is None:
        return None
    if sentence.words[0] == "asked" and source.left > 0 and sentence.words[source.left - 1] in ("whether", "if"):
        return None  # what somebody was asked is nobody's statement yet
    subordinate = source.start > opening.start or _in_leading_clause(sentence, source.left)
    # "Name, who said that X, left": the relative clause ends where the main verb comes.
    relative = sentence.tags[source.start] == "W" and sentence.tags[source.start - 1 : source.start] == ","
    frame = "to" if relative and opening.cue.frame != "object" else opening.cue.frame
    end = content_end(sentence, opening.start, frame=frame, subordinate=subordinate)
    if end <= opening.start:
        return None
    cited = _cited(sentence, opening.cue_end, opening.start)
    if cited is not None:
        return Found(cited, (group.first, opening.cue_end), ((opening.start, end),), CITING, opening.cue.implies)
    return Found(
        (source.start, source.end), (group.first, opening.cue_end), ((opening.start, end),), "source cue content",
        opening.cue.implies,
    )  # fmt: skip


def as_said(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``As Name said, clause`` and ``Clause, as Name put it.``"""
    tags, words = sentence.tags, sentence.words
    if group.passive or group.form not in ("past", "present", "base") or not _takes_clause(group):
        return None
    subject = subject_before(sentence, group.first)
    if subject is None or subject.left == 0 or words[subject.left - 1] != "as":
        return None
    opener = subject.left - 1
    told = noun_phrase_end(sentence, group.end) if "hearer" in {cue.frame for cue in group.senses} else None
    end = skip_adjuncts(sentence, told or group.end)
    if opener == 0 or tags[opener - 1] in "CE;":
        if tags[end : end + 1] not in (",", ":") or end + 1 >= len(tags):
            return None
        content = (end + 1, content_end(sentence, end + 1))
    elif tags[opener - 1] == "," and (end >= len(tags) or tags[end] in ".,;-"):
        content = (_clause_start(sentence, opener - 2), opener - 1)
    else:
        return None
    if content[1] - content[0] < 2:
        return None
    source, cue = (subject.start, subject.end), (group.first, group.end)
    return Found(source, cue, (content,), "as source cue, content", group.senses[0].implies)


def _in_leading_clause(sentence: Sentence, subject: int) -> bool:
    """True where the subject stands in a clause that "While", "After" or the like opens before the main one."""
    tags = sentence.tags
    opened = any(tags[at] == "S" or sentence.words[at] in ("after", "before", "since") for at in range(subject))
    return opened and not any(sign in "XVv,Q" for sign in tags[:subject])


def _quoted_as(sentence: Sentence, group: Group) -> bool:
    return sentence.words[group.verb] == "quoted" or "as" in sentence.words[group.verb : group.verb + 2]


# --- markers that are no verbs ---------------------------------------------------------------------------------------


def according_to(sentence: Sentence, at: int) -> Found | None:
    """``According to Name, clause`` and ``Clause, according to Name.``"""
    if sentence.words[at : at + 2] != ("according", "to"):
        return None
    tags = sentence.tags
    start = at + 2
    leading = at == 0 or tags[at - 1] in ";:(" or (at < 3 and tags[0] in "CER")
    end = _named_source_end(sentence, start, leading=leading)
    if end is None:
        return None
    if leading:
        begin = end + 1 if tags[end : end + 1] == "," else end
        if begin >= len(tags):
            return None
        return Found(
            (start, end), (at, at + 2), ((begin, content_end(sentence, begin)),), "according to source, content"
        )
    last = at - 1 if tags[at - 1] == "," else at
    begin = _clause_start(sentence, last)
    if last <= begin:
        return None
    more: tuple[tuple[int, int], ...] = ()
    scene = tags[begin] in "PSRM" and not any(sign in "XVv" for sign in tags[begin:last])
    unfinished = scene or last - begin <= 3
    if scene and tags[end : end + 1] == "," and end + 1 < len(tags):
        return Found(
            (start, end), (at, at + 2), ((end + 1, content_end(sentence, end + 1)),), "content, according to source"
        )
    if tags[end : end + 1] == "," and end + 1 < len(tags) and (tags[end + 1] in "XVdv" or unfinished):
        more = ((end + 1, content_end(sentence, end + 1)),)
    return Found((start, end), (at, at + 2), ((begin, last), *more), "content, according to source")


def _named_source_end(sentence: Sentence, start: int, *, leading: bool) -> int | None:
    """Return the end of the source after "according to": all words up to the next comma or stop."""
    tags = sentence.tags
    for at in range(start, min(len(tags), start + 30)):
        if tags[at] in ",.;:)-" or (tags[at] == "Q" and at > start):
            return at if at > start else None
        if not leading and tags[at] in "XT":
            break
    return noun_phrase_end(sentence, start) if start < len(tags) else None


def opinion(sentence: Sentence, at: int) -> Found | None:
    """``In his opinion, clause``, ``in the view of Name, clause``."""
    words, tags = sentence.words, sentence.tags
    if words[at] != "in" or not (at == 0 or tags[at - 1] in ",CE"):
        return None
    for noun in range(at + 2, min(at + 8, len(tags))):
        if words[noun] in ("opinion", "view", "estimation", "judgment", "judgement") and tags[noun - 1] in "Ds":
            source_end = noun - 1 if tags[noun - 1] == "s" else noun
            begin = noun + 2 if tags[noun + 1 : noun + 2] == "," else noun + 1
            if begin >= len(tags) or at + 1 >= source_end:
                return None
            content = (begin, content_end(sentence, begin))
            return Found((at + 1, source_end), (at, noun + 1), (content,), "in source's opinion, content")
    return None


def reporting_noun(sentence: Sentence, at: int) -> Found | None:
    """``Norland's offer to form a group``, ``his claim that it was over``."""
    tags, words = sentence.tags, sentence.words
    senses = lexicon.nouns().get(words[at])
    if not senses or at == 0 or at + 1 >= len(tags):
        return None
    follows = words[at + 1]
    cue = next((sense for sense in senses if sense.frame == follows), None)
    if cue is None:
        return None
    owner = at - 1
    while owner > 0 and tags[owner] in "ncd#gG" and at - owner < 4 and tags[owner - 1] != "s" and tags[owner] != "s":
        owner -= 1
    source: tuple[int, int] | None = None
    if tags[owner] == "s" and owner > 0:
        start = noun_phrase_start(sentence, owner - 1)
        source = None if start is None else (start, owner)
    elif words[owner] in ("his", "her", "its", "their"):
        source = (owner, owner + 1)
    if source is None and not cue.particle:
        return None
    about = follows not in ("that", "to")
    begin = at + 2 if about else at + 1
    cue_end = begin if about else at + 1
    end = content_end(sentence, begin)
    for i in range(begin, end):
        if tags[i] in ",;":
            end = i
            break
    return Found(source, (at, cue_end), ((begin, end),), NOUN, cue.implies) if end > begin else None


def label(sentence: Sentence, at: int) -> Found | None:
    """``Name: "quotation"`` and ``June 13: Name: "quotation"``; a name, a colon and what it says."""
    tags = sentence.tags
    if tags[at] != ":" or at + 1 >= len(tags) or at == 0:
        return None
    start = tags.rfind(":", 0, at) + 1
    if tags[at + 1] == "Q" and any(sign in "XVHW" for sign in tags[start:at]):
        named = noun_phrase_start(sentence, at - 1) if tags[at - 1] == "c" else None
        return None if named is None else Found((named, at), (at, at + 1), ((at + 1, at + 2),), "source: content")
    if start >= at or at > 12 or any(sign not in "cDnos(),?#P" for sign in tags[start:at]) or "c" not in tags[start:at]:
        return None
    if tags[at + 1] != "Q" and not (start == 0 and set(tags[:at]) <= {"c"} and _is_title(sentence, at)):
        return None
    return Found((start, at), (at, at + 1), ((at + 1, content_end(sentence, at + 1)),), "source: content")


def _is_title(sentence: Sentence, colon: int) -> bool:
    """True for a line such as ``Name Surname: What He Says In A Headline``."""
    words = sentence.tags[colon + 1 :].rstrip(".?")
    return colon <= 4 and 3 <= len(words) <= 25 and words.count("c") * 2 > len(words)


def seeming(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``The plan seems to work``: an impression that nobody is named for."""
    if group.senses[0].frame != "seems":
        return None
    subject = subject_before(sentence, group.first)
    begin = group.end
    if subject is None or sentence.tags[begin : begin + 1] not in tuple("tndTRDgP"):
        return None
    end = content_end(sentence, begin, frame="to")
    return Found(None, (group.first, begin), ((subject.start, subject.end), (begin, end)), "impression", "neutral")


def survey(sentence: Sentence, at: int) -> Found | None:
    """``In a poll released on Monday, clause``: a survey speaks."""
    words, tags = sentence.words, sentence.tags
    if words[at] != "in" or at > 1:
        return None
    comma = tags.find(",", at, at + 20)
    if comma < 0 or comma + 1 >= len(tags) or not any(w in _SURVEYS for w in words[at:comma]):
        return None
    content = (comma + 1, content_end(sentence, comma + 1))
    return Found((at + 1, comma), (at, at + 1), (content,), "in source, content")


def asked(sentence: Sentence, at: int) -> Found | None:
    """``Asked about it, Name said``, ``when asked whether``: a question that nobody is named for."""
    words, tags = sentence.words, sentence.tags
    if words[at] != "asked" or (at > 0 and words[at - 1] != "when" and tags[at - 1] not in ",-"):
        return None
    begin = at + 1
    if words[begin : begin + 1] == ("by",):
        begin = noun_phrase_end(sentence, begin + 1) or begin
    while begin < len(tags) and tags[begin] == "R":
        begin += 1
    if words[begin : begin + 1] not in (("about",), ("whether",), ("if",), ("how",), ("why",), ("what",), ("who",)):
        return None
    about = words[begin] == "about"
    start = begin + about
    comma = tags.find(",", start)
    end = comma if comma > 0 else content_end(sentence, start)
    return Found(None, (at, start), ((start, end),), "asked", "asking") if end > start else None


_SURVEYS = frozenset("poll polls survey surveys".split())
_VERB_RULES = (quoted_as, seeming, passive, as_said, after_content, inverted, declined, before_content)
_MARKER_RULES = (according_to, opinion, survey, asked, label, reporting_noun)


def candidates(sentence: Sentence) -> Iterator[Found]:
    """Yield what the first fitting rule finds at every verb group, then at every marker."""
    groups = cues.find(sentence)
    for group in groups:
        for rule in _VERB_RULES:
            found = rule(sentence, group, groups)
            if found is not None:
                yield found
                break
    for at, word in enumerate(sentence.words):
        if word in _MARKERS or sentence.tags[at] == ":" or word in lexicon.nouns():
            for rule in _MARKER_RULES:
                found = rule(sentence, at)
                if found is not None:
                    yield found
                    break


NOUN = "source's noun content"
_MARKERS = frozenset({"according", "in", "asked"})
# Which candidate holds another: content on the left decides first (see the module's head), then what begins earlier.
