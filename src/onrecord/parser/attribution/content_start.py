"""Where the content of a cue begins on its right: one frame a construction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.attribution import frames
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.lexicon import Cue
    from onrecord.parser.text.tokens import Sentence


_BEHIND_OBJECT_NOUN = tag.SENTENCE_MARKS | tag.OPENS_CONTENT | {tag.COMMA, tag.AUXILIARY, tag.REPORTING_VERB}
_ENDS_PHRASE = tag.COMMA_OR_STOP | {tag.SEMICOLON, tag.RELATIVE}
_HOLDS_CLAUSE = tag.OPENS_REPORT | {tag.AUXILIARY}


class Opening(NamedTuple):
    """The token where a content begins, the sense that admits it, and where the cue ends."""

    start: int
    cue: Cue
    cue_end: int


def opening_right(sentence: Sentence, group: Group) -> Opening | None:
    """Return where the content of `group` begins on its right; None where nothing there fits its frames."""
    end = _manner(sentence, group.end)
    by_frame = {cue.frame: cue for cue in reversed(group.senses)}
    if "hearer" in by_frame and "clause" in by_frame and frames.nobody_is_told(sentence, end):
        del by_frame["hearer"]
    for frame, admit in _FRAMES:
        cue = by_frame.get(frame)
        if cue is not None and (start := admit(sentence, end)) is not None:
            if frame == "clause" and "object" in by_frame and _is_noun_phrase(sentence, start):
                cue = by_frame["object"]
            return _behind_noun(sentence, Opening(start, cue, end)) if frame == "object" else Opening(start, cue, end)
    return None


def _behind_noun(sentence: Sentence, opening: Opening) -> Opening:
    """``expressed support for X``, ``offered her firmest promise yet that X``: the noun belongs to the cue."""
    if opening.cue.lemma not in lexicon.words("light-reporting-verb"):
        return opening
    tags, words = sentence.tags, sentence.words
    for at in range(opening.start, min(opening.start + 6, len(tags) - 2)):
        if words[at] in sentence.vocabulary.nouns and words[at + 1] in lexicon.words("noun-opener"):
            behind = at + 1 if words[at + 1] in ("that", "to") else at + 2
            return opening._replace(start=behind, cue_end=max(at + 1, behind))
        if tags[at] in _BEHIND_OBJECT_NOUN:
            break
    return opening


def _is_noun_phrase(sentence: Sentence, start: int) -> bool:
    """True where a content has no finite verb before its first comma or relative ("accepted the offer to form X")."""
    for sign in sentence.tags[start : start + 40]:
        if sign in _HOLDS_CLAUSE:
            return False
        if sign in _ENDS_PHRASE:
            return True
    return True


def _manner(sentence: Sentence, at: int) -> int:
    """Step over manner after the verb ("said repeatedly", "said in a statement"): it belongs to the cue."""
    tags, words = sentence.tags, sentence.words
    while at < len(tags) and tags[at] == tag.ADVERB and words[at].endswith("ly"):
        if words[at] == "only" and tags[at + 1 : at + 2] in _COUNTED:
            break  # "said only half of them came": how many belongs to what is said
        at += 1
    return at


_COUNTED = tag.COUNTING | {tag.WORD, tag.PRONOUN}

_FRAMES = (
    ("asks", frames.asks),
    ("whether", frames.whether),
    ("hearer", frames.hearer),
    ("hearer-to", frames.hearer_infinitive),
    ("to", frames.infinitive),
    ("clause", frames.clause),
    ("quotation", frames.quotation_or_colon),
    ("that", frames.that),
    ("as", frames.called),
    ("object", frames.object_of_verb),
)
"""The frames in the order in which they are tried."""
