"""Attributed statements: candidates from every rule, then one consistent set.

A rule looks at one verb group (or one marker) and answers with a candidate or None; the tuple of rules below is the
order in which they are asked. Candidates whose cue lies inside another's content are nested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import cues, lexicon
from onrecord.parser.frames import Opening, content_end, opening_right, skip_adjuncts
from onrecord.parser.phrases import Phrase, noun_phrase_end, noun_phrase_start, subject_before
from onrecord.spans import Attribution, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.parser.cues import Group
    from onrecord.parser.quotations import Quotation
    from onrecord.parser.sentences import Paragraph
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
        return _clause_start(sentence, last), before
    if tags[last] == "," and last > 0:
        start = _clause_start(sentence, last - 1)
        return start, last
    return None


def _clause_start(sentence: Sentence, last: int) -> int:
    """Return where the clause around token `last` begins: the sentence's start, or behind a semicolon."""
    semicolon = sentence.tags.rfind(";", 0, last)
    start = semicolon + 1
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
    tags = sentence.tags
    if at >= len(tags) or tags[at] not in ",:-;" or at + 1 >= len(tags):
        return ()
    start = at + 1
    if tags[start] == "Q":
        return ((start, content_end(sentence, start)),)
    if "Q" in tags[left[0] : left[1]]:
        return ()
    opener = tags[left[0]]
    goes_on = tags[start] in "XVd" or (opener == "S" and tags[start] in "DHcn") or tags[start] in "SE"
    if tags[start] == "n" and not any(sign in "XVBd" for sign in tags[left[0] : left[1]]):
        goes_on = True
    if not goes_on or tags[start] == "G":
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
    if left is None:
        return None
    end = group.end
    hearer = next((cue for cue in group.senses if cue.frame in ("hearer", "whether")), None)
    after = _nothing_follows(sentence, end)
    if after is None and hearer is not None and (told := _skip_hearer(sentence, end)) is not None:
        after = _nothing_follows(sentence, told)
    quoted = sentence.tags[left[1] - 1] == "Q" and _sentence_like(sentence, left)
    if after is None and not quoted:
        return None
    more = _continued(sentence, after, left) if after is not None else ()
    if left[1] - left[0] == 1 and not more and sentence.tags[left[0]] != "Q":
        return None  # "Today, Smith said." reports nothing
    if not more and _only_adverbial(sentence, left):
        return None
    implies = group.senses[0].implies
    return Found((subject.start, subject.end), (group.first, end), (left, *more), "content, source cue", implies)


def _only_adverbial(sentence: Sentence, left: tuple[int, int]) -> bool:
    """True where the words on the left only set the scene ("In a letter, Smith said", "When asked, he replied")."""
    tags = sentence.tags[left[0] : left[1]]
    if "Q" in tags or tags[0] not in "PSRMGt":
        return False
    main = tags[tags.rfind(",") + 1 :] if tags[0] in "SG" else tags
    return (tags[0] in "SG" and "," not in tags) or not any(sign in "XV" for sign in main)


def _sentence_like(sentence: Sentence, content: tuple[int, int]) -> bool:
    """True where a content is a quotation that begins its sentence, so that it can stand on its own."""
    return sentence.tags[content[0]] == "Q"


def _skip_hearer(sentence: Sentence, at: int) -> int | None:
    return noun_phrase_end(sentence, at)


def _takes_quotation(group: Group) -> bool:
    return any(cue.frame in ("clause", "hearer", "whether", "that") for cue in group.senses)


def inverted(sentence: Sentence, group: Group, _: list[Group]) -> Found | None:
    """``"Quotation," said Name, the minister.``"""
    if group.passive or group.form not in ("past", "present") or not _takes_quotation(group):
        return None
    left = _left_content(sentence, group.first)
    if left is None:
        return None
    start = group.end
    end = noun_phrase_end(sentence, start)
    if end is None or sentence.tags[start] == "J":
        return None
    if sentence.tags[left[1] - 1 : left[1]] != "Q" and sentence.tags[left[1]] != ",":
        return None
    after = _nothing_follows(sentence, end)
    if after is None and sentence.tags[left[1] - 1] != "Q":
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


def before_content(sentence: Sentence, group: Group, groups: list[Group]) -> Found | None:
    """``Name said [that] clause``, ``Name rejected the offer``, ``Name told reporters "quotation"``."""
    if group.passive and not _quoted_as(sentence, group):
        return None
    opening = opening_right(sentence, group)
    if opening is None:
        return None
    source = _subject(sentence, group, groups)
    if source is None:
        return None
    subordinate = _in_leading_clause(sentence, source.left)
    end = content_end(sentence, opening.start, subordinate=subordinate)
    if end <= opening.start:
        return None
    return Found(
        (source.start, source.end), (group.first, opening.cue_end), ((opening.start, end),), "source cue content",
        opening.cue.implies,
    )  # fmt: skip


def _subject(sentence: Sentence, group: Group, groups: list[Group]) -> Phrase | None:
    """Return the subject before the group; for "and V" and ", V-ing" that of the clause before."""
    tags = sentence.tags
    before = group.first - 1
    participle = group.form == "gerund" and not any(tags[i] == "X" for i in range(group.first, group.verb))
    if before >= 0 and (tags[before] in "CE" or (participle and tags[before] in ",CPn-Qc")):
        return _earlier_subject(sentence, before, groups)
    if participle:
        return _following_subject(sentence, group) if group.first == 0 else None
    return subject_before(sentence, group.first)


def _earlier_subject(sentence: Sentence, before: int, groups: list[Group]) -> Phrase | None:
    for group in reversed(groups):
        if group.end <= before and group.form != "gerund":
            found = subject_before(sentence, group.first)
            if found is not None:
                return found
            end = noun_phrase_end(sentence, group.end)
            if end is not None and sentence.tags[group.first - 1] in "Q,":
                return Phrase(group.end, end, group.end)
    return _main_subject(sentence, before)


def _main_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the sentence's first finite verb before token `before`."""
    tags = sentence.tags
    for at in range(1, before):
        if tags[at] in "XVd" and tags[at - 1] not in "DPo,s":
            return subject_before(sentence, at)
    return None


def _following_subject(sentence: Sentence, group: Group) -> Phrase | None:
    """``Downplaying the friction, Mike Pompeo said``: the subject of a leading participle follows its clause."""
    comma = sentence.tags.find(",", group.end)
    if comma < 0:
        return None
    start = comma + 1
    end = noun_phrase_end(sentence, start)
    return None if end is None else Phrase(start, end, start)


def _in_leading_clause(sentence: Sentence, subject: int) -> bool:
    """True where the subject stands in a clause that "While", "After" or the like opens before the main one."""
    tags = sentence.tags
    return subject > 0 and (tags[0] == "S" or sentence.words[0] in ("after", "before", "since")) and subject <= 4


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
    if tags[end : end + 1] == "," and end + 1 < len(tags) and tags[end + 1] in "XVd":
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
        if words[noun] in ("opinion", "view", "words", "estimation") and tags[noun - 1] in "Ds":
            source_end = noun - 1 if tags[noun - 1] == "s" else noun
            begin = noun + 2 if tags[noun + 1 : noun + 2] == "," else noun + 1
            if begin >= len(tags) or at + 1 >= source_end:
                return None
            content = (begin, content_end(sentence, begin))
            return Found((at + 1, source_end), (at, noun + 1), (content,), "in source's opinion, content")
    return None


def reporting_noun(sentence: Sentence, at: int) -> Found | None:
    """``Turkey's offer to form a group``, ``his claim that it was over``."""
    tags, words = sentence.tags, sentence.words
    senses = lexicon.nouns().get(words[at])
    if not senses or at == 0 or at + 1 >= len(tags):
        return None
    follows = words[at + 1]
    cue = next((sense for sense in senses if sense.frame == follows), None)
    if cue is None:
        return None
    owner = at - 1
    while owner > 0 and tags[owner] in "ncd#" and at - owner < 4 and tags[owner - 1] != "s" and tags[owner] != "s":
        owner -= 1
    if tags[owner] == "s" and owner > 0:
        start = noun_phrase_start(sentence, owner - 1)
        source = None if start is None else (start, owner)
    elif words[owner] in ("his", "her", "its", "their"):
        source = (owner, owner + 1)
    else:
        return None
    if source is None:
        return None
    begin = at + 2 if follows in ("for", "of") else at + 1
    end = content_end(sentence, begin)
    for i in range(begin, end):
        if tags[i] in ",;":
            end = i
            break
    return Found(source, (at, at + 1), ((begin, end),), "source's noun content", cue.implies) if end > begin else None


def label(sentence: Sentence, at: int) -> Found | None:
    """``Name: "quotation"`` and ``June 13: Name: "quotation"``; a name, a colon and what it says."""
    tags = sentence.tags
    if tags[at] != ":" or at + 1 >= len(tags) or at == 0 or at > 12:
        return None
    start = tags.rfind(":", 0, at) + 1
    if start >= at or any(sign not in "cDnos(),?#P" for sign in tags[start:at]) or "c" not in tags[start:at]:
        return None
    if tags[at + 1] != "Q":
        return None
    return Found((start, at), (at, at + 1), ((at + 1, content_end(sentence, at + 1)),), "source: content")


_VERB_RULES = (quoted_as, after_content, inverted, before_content)
_MARKER_RULES = (according_to, opinion, label, reporting_noun)


def _candidates(sentence: Sentence) -> Iterator[Found]:
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


_MARKERS = frozenset({"according", "in"})
# Which candidate holds another: content on the left decides first (see the module's head), then what begins earlier.
_RANK = {QUOTED_AS: 0, "content, source cue": 0, "content, cue source": 0, "content, according to source": 1}


def _inside(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _place(found: Found) -> tuple[int, int]:
    return found.cue or found.contents[0]


def _outermost(candidates: list[Found]) -> tuple[list[Found], list[Found]]:
    """Split candidates into those that stand on their own and those inside another's content."""
    accepted: list[Found] = []
    nested: list[Found] = []
    for found in sorted(candidates, key=lambda f: (_RANK.get(f.rule, 2), _place(f)[0])):
        holder = any(_inside(_place(found), content) for other in accepted for content in other.contents)
        clash = any(_place(found)[0] < _place(o)[1] and _place(o)[0] < _place(found)[1] for o in accepted)
        if clash:
            continue
        (nested if holder else accepted).append(found)
    return accepted, nested


def _kind(spans: tuple[Span, ...], text: str, quotations: list[Quotation]) -> Kind:
    """Return direct when all words stand in quotation marks, mixed when some do, indirect when none."""
    inside = outside = False
    for span in spans:
        at = span.start
        for quotation in quotations:
            q = quotation.span
            if q.end <= span.start or q.start >= span.end:
                continue
            inside = True
            outside |= _has_words(text[at : max(at, q.start)])
            at = max(at, q.end)
        outside |= _has_words(text[at : span.end])
    return "mixed" if inside and outside else "direct" if inside else "indirect"


def _has_words(text: str) -> bool:
    words = text.split()
    return any(c.isalnum() for c in text) and words != ["that"]


def _spans(sentence: Sentence, ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    return tuple(Span(sentence.starts[a], sentence.ends[b - 1]) for a, b in ranges if b > a)


def _attribution(found: Found, sentence: Sentence, text: str, quotations: list[Quotation]) -> Attribution:
    contents = _spans(sentence, found.contents)
    source = _spans(sentence, (found.source,))[0] if found.source else None
    cue = _spans(sentence, (found.cue,))[0] if found.cue else None
    return Attribution(source, cue, contents, _kind(contents, text, quotations), found.rule, found.implies)


# --- quotations that stand in sentences of their own -----------------------------------------------------------------


def find(text: str, paragraphs: list[Paragraph], *, nested: bool) -> list[Attribution]:
    """Return the attributions of all paragraphs in order of their first content; with `nested` the inner ones too."""
    done: list[Attribution] = []
    owner: Attribution | None = None  # the last one with a quotation: unattributed quotations go on from it
    waiting: Found | None = None  # "He added:" at the end of a paragraph: the next one is its content
    waiting_in: Sentence | None = None
    for paragraph in paragraphs:
        quotations = list(paragraph.quotations)
        first_here = len(done)
        if waiting is not None and waiting_in is not None:
            attribution = _block(waiting, waiting_in, paragraph)
            done.append(attribution)
            owner, waiting = attribution, None
            continue
        speaker = _transcript_label(paragraph.sentences[0], text) if paragraph.sentences else None
        if speaker is not None:
            done.append(_transcript(paragraph, speaker))
            continue
        if paragraph.block and owner is not None:
            done.append(Attribution(None, None, (paragraph.span,), "direct", "set-off block"))
            continue
        for number, sentence in enumerate(paragraph.sentences):
            candidates = list(_candidates(sentence))
            accepted, inner = _outermost(candidates)
            for found in accepted + (inner if nested else []):
                attribution = _attribution(found, sentence, text, quotations)
                if not attribution.contents:
                    continue
                done.append(attribution)
                if found in accepted and attribution.kind != "indirect":
                    owner = attribution
            left_over = _unclaimed(sentence, accepted)
            if left_over:
                owner = _own(text, quotations, done, first_here, owner, sentence, left_over, paragraph, number)
        if paragraph.sentences:
            waiting = _announces(paragraph.sentences[-1])
            waiting_in = paragraph.sentences[-1]
    return sorted(done, key=lambda a: (a.contents[0], a.cue or (0, 0)))


def _unclaimed(sentence: Sentence, accepted: list[Found]) -> tuple[int, int] | None:
    """Return the quotation of a sentence that is nothing but that quotation, and that no candidate holds."""
    tags = sentence.tags.rstrip(".,")
    if tags and set(tags) == {"Q"} and not accepted:
        return 0, len(tags)
    return None


def _own(  # noqa: PLR0913 - the state of one pass
    text: str, quotations: list[Quotation], done: list[Attribution], first_here: int, owner: Attribution | None,
    sentence: Sentence, left_over: tuple[int, int], paragraph: Paragraph, number: int,
) -> Attribution | None:  # fmt: skip
    """Give a bare quotation to the speaker who was just quoted, or to the subject of the sentence before."""
    span = _spans(sentence, (left_over,))[0]
    goes_on = any(q.goes_on and q.span.overlaps(span) for q in quotations)
    if owner is not None and (goes_on or owner in done[first_here:]):
        at = len(done) - 1 - done[::-1].index(owner)
        done[at] = owner._replace(contents=(*owner.contents, span))
        return done[at]
    if number > 0 and not done[first_here:]:
        before = paragraph.sentences[number - 1]
        subject = _main_subject(before, len(before.tags))
        if subject is not None:
            source = _spans(before, ((subject.start, subject.end),))[0]
            attribution = Attribution(source, None, (span,), "direct", "quotation after its speaker's sentence")
            done.append(attribution)
            return attribution
    indirect = done[-1] if done[first_here:] else None
    if indirect is not None:
        done.append(Attribution(indirect.source, indirect.cue, (span,), "direct", "quotation after a report"))
        return done[-1]
    if owner is not None:
        done.append(Attribution(None, None, (span,), "direct", "quotation of the same speaker"))
        return done[-1]
    return owner


def _announces(sentence: Sentence) -> Found | None:
    """Return the cue of a paragraph that ends in a colon, comma or semicolon and so announces the next one."""
    tags = sentence.tags
    if tags[-1] not in ":,;" or len(tags) < 2:
        return None
    groups = cues.find(sentence)
    if not groups or len(tags) - groups[-1].end > 8:
        return None
    group = groups[-1]
    source = _subject(sentence, group, groups)
    if source is None:
        return None
    return Found((source.start, source.end), (group.first, group.end), (), "announced block", group.senses[0].implies)


def _block(found: Found, sentence: Sentence, paragraph: Paragraph) -> Attribution:
    source = _spans(sentence, (found.source,))[0] if found.source else None
    cue = _spans(sentence, (found.cue,))[0] if found.cue else None
    return Attribution(source, cue, (paragraph.span,), "direct", found.rule, found.implies)


def _transcript_label(sentence: Sentence, text: str) -> int | None:
    """Return the colon of ``MS ORTAGUS:`` at a paragraph's start: capitals only."""
    colon = sentence.tags.find(":", 0, 8)
    if colon <= 0 or colon + 1 >= len(sentence.tags):
        return None
    return colon if text[sentence.starts[0] : sentence.ends[colon - 1]].isupper() else None


def _transcript(paragraph: Paragraph, colon: int) -> Attribution:
    first = paragraph.sentences[0]
    source = Span(first.starts[0], first.ends[colon - 1])
    content = Span(first.starts[colon + 1], paragraph.span.end)
    return Attribution(source, Span(source.start, first.ends[colon]), (content,), "direct", "transcript label")


__all__ = ["Opening", "find"]
