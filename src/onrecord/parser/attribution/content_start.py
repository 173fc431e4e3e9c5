"""Where the content of a cue begins on its right: one frame a construction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.grammar.adjuncts import skip_adjuncts
from onrecord.parser.text import tags as tag

if TYPE_CHECKING:
    from onrecord.parser.grammar.verb_groups import Group
    from onrecord.parser.lexicon import Cue
    from onrecord.parser.text.tokens import Sentence


_BEHIND_OBJECT_NOUN = tag.SENTENCE_MARKS | tag.OPENS_CONTENT | {tag.COMMA, tag.AUXILIARY, tag.REPORTING_VERB}
_ENDS_PHRASE = tag.COMMA_OR_STOP | {tag.SEMICOLON, tag.RELATIVE}
_BEHIND_SO = tag.COMMA_OR_STOP | tag.OPENS_ADJUNCT | {tag.SEMICOLON, tag.DASH}
_BEHIND_THAT_NOUN = tag.COMMA_OR_STOP | tag.OPENS_ADJUNCT | tag.CONJUNCTIONS | {tag.SEMICOLON}
_OPENS_CLAUSE = tag.STARTS_NOUN_PHRASE | tag.PRONOUNS | {tag.SUBORDINATOR, tag.NEGATION}
_OPENS_CLAUSE_BEHIND_ADJUNCT = _OPENS_CLAUSE | tag.ING_FORMS | {tag.AUXILIARY, tag.ED, tag.TO, tag.ADVERB, tag.TIME}
_STARTS_TOLD_CLAUSE = frozenset({tag.DETERMINER, tag.PRONOUN, tag.WORD})
_OPENS_VERBLESS = tag.STARTS_NOUN_PHRASE | {tag.NEGATION}
_HEARER_WORDS = (
    tag.INSIDE_NOUN_PHRASE | tag.PRONOUNS | {tag.DETERMINER, tag.COORDINATOR, tag.PREPOSITION, tag.OPENING, tag.CLOSING}
)
_STARTS_HEARER = tag.STARTS_NOUN_PHRASE | tag.PRONOUNS
_STARTS_CALLED = (
    tag.STARTS_NOUN_PHRASE
    | tag.PRONOUNS
    | tag.OPENS_CONTENT
    | {tag.ING, tag.POSSESSIVE, tag.NEGATION, tag.SUBORDINATOR}
)
_STARTS_OBJECT = tag.STARTS_DESCRIPTION | tag.PRONOUNS | tag.ING_FORMS | {tag.QUOTATION, tag.RELATIVE, tag.SUBORDINATOR}
_OPENS_INSERT = tag.OPENS_ADVERBIAL_CLAUSE | {tag.REPORTING_GERUND, tag.ADVERB, tag.CAPITALISED, tag.ED}
_STARTS_MAIN_CLAUSE = tag.NOMINAL | {tag.PRONOUN}
_BEHIND_PLURAL = tag.PREPOSITIONS | {tag.AUXILIARY, tag.RELATIVE}
_HOLDS_CLAUSE = tag.OPENS_REPORT | {tag.AUXILIARY}
_CALLED_WHAT = tag.NOUNS | tag.PREPOSITIONS | {tag.ED, tag.POSSESSIVE}
_OBJECT_HEADS = tag.NOUNS | tag.ING_FORMS
_BEHIND_HEARER_TO = tag.INFINITIVE | {tag.QUOTATION, tag.VERB}
_BEHIND_TO = tag.INFINITIVE | {tag.ING, tag.CAPITALISED, tag.VERB}
_MARK_AND_QUOTATION = frozenset(
    {tag.COMMA + tag.QUOTATION, tag.COLON + tag.QUOTATION, tag.DASH + tag.QUOTATION, tag.SEMICOLON + tag.QUOTATION}
)


_HEARER_REACH = 12


_INSERT_REACH = 15


class Opening(NamedTuple):
    """The token where a content begins, the sense that admits it, and where the cue ends."""

    start: int
    cue: Cue
    cue_end: int


def opening_right(sentence: Sentence, group: Group) -> Opening | None:
    """Return where the content of `group` begins on its right; None where nothing there fits its frames."""
    end = _manner(sentence, group.end)
    by_frame = {cue.frame: cue for cue in reversed(group.senses)}
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
        if words[at] in lexicon.nouns() and words[at + 1] in lexicon.words("noun-opener"):
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
        at += 1
    return at


def _quotation_or_colon(sentence: Sentence, at: int) -> int | None:
    """A quotation, perhaps behind a comma or colon; or words behind a colon."""
    tags = sentence.tags
    if tags[at : at + 1] == tag.QUOTATION:
        return at
    if tags[at : at + 2] in _MARK_AND_QUOTATION:
        return at + 1
    if tags[at : at + 1] == tag.COLON and at + 1 < len(tags):
        return at + 1
    return None


def _clause(sentence: Sentence, at: int) -> int | None:
    tags, words = sentence.tags, sentence.words
    direct = at
    if at < len(tags) and _opens_clause(sentence, at):
        return at
    at = skip_adjuncts(sentence, at)
    if at >= len(tags):
        return None
    found = _quotation_or_colon(sentence, at)
    if found is not None:
        return found
    if tags[at] == tag.THAT:
        return at
    if tags[at] == tag.COMMA and tags[at + 1 : at + 2] == tag.THAT:
        return at + 1
    if tags[at] == tag.COMMA and (said := _behind_insert(sentence, at)) is not None:
        return said
    # Adjuncts can be the beginning of the clause itself ("said on Monday he would" / "said in Rome talks began").
    if tags[at] in _OPENS_CLAUSE_BEHIND_ADJUNCT and words[at] != "as" and _has_verb(sentence, at):
        return at
    if tags[direct] in _OPENS_CLAUSE and _has_verb(sentence, direct):
        return direct
    if tags[direct] in _OPENS_VERBLESS and direct == at:
        return direct
    return None


def _opens_clause(sentence: Sentence, at: int) -> bool:
    """True where a word that is no noun elsewhere is one here, and the subject of what is said."""
    tags, words = sentence.tags, sentence.words
    follows = tags[at + 1 : at + 2]
    if tags[at] == tag.REPORTING_VERB and words[at].endswith("s") and follows in _BEHIND_PLURAL:
        return True  # "said comments from the mayor were": a plural noun, not a verb
    if tags[at] == tag.REPORTING_BASE and follows == tag.WORD and tag.AUXILIARY in tags[at + 2 : at + 5]:
        return True  # "said back pay should be guaranteed"
    if tags[at] == tag.REPORTING_BASE and follows in tag.PREPOSITIONS:
        return _has_verb(sentence, at + 1)  # "said praise from the mayor helped"
    if tags[at] == tag.TIME and follows == tag.POSSESSIVE:
        return _has_verb(sentence, at + 1)  # "said Thursday's debate was lost"
    if words[at] == "so":
        return follows == "" or follows in _BEHIND_SO  # "60 percent say so"
    # "said about half of them left"
    if words[at : at + 2] == ("the", "same"):
        return True  # "43 said the same"
    counted = follows in tag.COUNTING or words[at + 1 : at + 2] == ("half",)
    roughly = words[at] in lexicon.words("roughly") and counted and words[at + 1] not in lexicon.words("article")
    return roughly and _has_verb(sentence, at)


def _behind_insert(sentence: Sentence, comma: int) -> int | None:
    """``reported, citing officials, that X``, ``said, among other things, that X``: the content behind the insert.

    ``said, if asked, he would``: the insert is part of what is said.
    """
    tags = sentence.tags
    if tags[comma + 1 : comma + 2] not in _OPENS_INSERT:
        return None
    closing = tags.find(tag.COMMA, comma + 1, comma + _INSERT_REACH)
    if closing < 0:
        return None
    if tags[closing + 1 : closing + 2] in tag.OPENS_CONTENT:
        return closing + 1
    condition = sentence.words[comma + 1] in ("if", "unless", "when", "while", "because", "although")
    return comma + 1 if condition and tags[closing + 1 : closing + 2] in _STARTS_MAIN_CLAUSE else None


def _has_verb(sentence: Sentence, at: int) -> bool:
    """True where something that can be a finite verb stands behind `at`."""
    tags = sentence.tags
    return (
        any(sign in tag.ANY_VERB for sign in tags[at : at + 40])
        or tag.QUOTATION in tags[at + 1 : at + 8]
        or tag.POSSESSIVE in tags[at + 1 : at + 40]
        or tag.WORD in tags[at + 1 : at + 6]
    )


def _that(sentence: Sentence, at: int) -> int | None:
    tags, words = sentence.tags, sentence.words
    at = skip_adjuncts(sentence, at)
    if at < len(tags) and (tags[at] == tag.THAT or words[at] in ("how", "why", "whether", "what")):
        return at
    return None


def _asks(sentence: Sentence, at: int) -> int | None:
    hearer = _hearer_end(sentence, at)
    if hearer is None:
        return _whether(sentence, at)
    after = skip_adjuncts(sentence, hearer)
    found = _quotation_or_colon(sentence, after)
    return found if found is not None else _whether(sentence, hearer)


def _whether(sentence: Sentence, at: int) -> int | None:
    words = sentence.words
    at = skip_adjuncts(sentence, at)
    found = _quotation_or_colon(sentence, at)
    if found is not None:
        return found
    if at < len(words) and words[at] in ("whether", "if", "how", "why", "what", "when", "where", "who", "which"):
        return at
    if words[at : at + 1] == ("about",) and at + 1 < len(words):
        return at + 1
    return None


def _hearer_end(sentence: Sentence, at: int) -> int | None:
    """Return the end of the hearer ("reporters", "the council", "Radio News") that stands at `at`."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags):
        return None
    if tags[at] in tag.PRONOUNS or words[at] in lexicon.words("hearer"):
        return at + 1
    stop = min(len(tags), at + _HEARER_REACH)
    start = at
    while at < stop:
        sign = tags[at]
        if (
            sign in tag.INSIDE_NOUN_PHRASE
            or (sign == tag.DETERMINER and (at == start or tags[at - 1] == tag.OF))
            or (sign in tag.VERB_OR_NOUN and at > start)
        ):
            at += 1
        elif sign == tag.COORDINATOR and tags[at + 1 : at + 2] in tag.NOUNS:
            at += 1
        else:
            break
        # A clause may follow without "that": a name is told, then the clause's own subject begins.
        if (
            at < stop
            and tags[at - 1] == tag.CAPITALISED
            and tags[at] in _STARTS_TOLD_CLAUSE
            and not tag.OPENS_REPORT & set(tags[at : at + 3])
        ):
            return at
    return at if at > start else None


def _told(sentence: Sentence, at: int) -> int | None:
    hearer = _hearer_end(sentence, at)
    if hearer is None:
        return _clause(sentence, at)
    if sentence.tags[hearer : hearer + 1] == tag.RELATIVE:  # "told the mayors who had come, "It is over.""
        comma = sentence.tags.find(tag.COMMA, hearer, hearer + 20)
        hearer = comma if comma > 0 else hearer
    return _clause(sentence, hearer)


def _infinitive(sentence: Sentence, at: int) -> int | None:
    tags = sentence.tags
    at = skip_adjuncts(sentence, at) if tags[at : at + 1] in tag.OPENS_ADJUNCT else at
    if sentence.words[at : at + 1] == ("not",) and tags[at + 1 : at + 2] == tag.TO:
        return at  # "decided not to recommend it"
    return at if tags[at : at + 1] == tag.TO and tags[at + 1 : at + 2] in _BEHIND_TO else None


def _hearer_infinitive(sentence: Sentence, at: int) -> int | None:
    tags = sentence.tags
    if at >= len(tags) or tags[at] not in _STARTS_HEARER:
        return None
    end = at
    stop = min(len(tags), at + 15)
    while end < stop and tags[end] in _HEARER_WORDS:
        end += 1
    while end < stop and tags[end] in tag.ADVERB_OR_NEGATION:
        end += 1
    return at if end > at and tags[end : end + 1] == tag.TO and tags[end + 1 : end + 2] in _BEHIND_HEARER_TO else None


def _object(sentence: Sentence, at: int) -> int | None:
    tags, words = sentence.tags, sentence.words
    if words[at + 2 : at + 3] == ("ago",):
        return None
    if at >= len(tags):
        return None
    if words[at] == "yet" and tags[at + 1 : at + 2] == tag.DETERMINER:
        return at  # "requested yet another inquiry"
    if tags[at] == tag.THAT and tags[at + 1 : at + 2] in tag.NOUNS and tags[at + 2 : at + 3] in _BEHIND_THAT_NOUN:
        return at  # "questioned that decision"
    if tags[at] in _STARTS_OBJECT or (tags[at] in tag.VERB_OR_NOUN and tags[at + 1 : at + 2] != tag.DETERMINER):
        return at
    if tags[at] == tag.ADVERB and tags[at + 1 : at + 2] in tag.NOMINAL:
        return at  # "called for further action"
    return at if tags[at : at + 1] == tag.NEGATION else None


def _as(sentence: Sentence, at: int) -> int | None:
    """``called X "Y"``, ``described X as Y``: the content begins with the object."""
    tags, words = sentence.tags, sentence.words
    if at >= len(tags) or tags[at] not in _STARTS_CALLED:
        return None
    window = range(at, min(len(tags), at + 30))
    for i in window:
        if tags[i] == tag.QUOTATION or (words[i] == "as" and i > at):
            return at
        if tags[i] in tag.SENTENCE_MARKS:
            break
    if any(words[i] in ("a", "an") and tags[i - 1] in _OBJECT_HEADS for i in range(at + 1, min(at + 7, len(words)))):
        return at  # "called the hearing a partisan affair"
    # "called him a liar", "called the plan dead": an object and what it is called, side by side.
    if tags[at] in tag.PRONOUNS and tags[at + 1 : at + 2] in tag.STARTS_DESCRIPTION:
        return at
    return at if tags[at] in tag.NOMINAL and tags[at + 1 : at + 2] in _CALLED_WHAT else None


_FRAMES = (
    ("asks", _asks),
    ("whether", _whether),
    ("hearer", _told),
    ("hearer-to", _hearer_infinitive),
    ("to", _infinitive),
    ("clause", _clause),
    ("quotation", _quotation_or_colon),
    ("that", _that),
    ("as", _as),
    ("object", _object),
)
