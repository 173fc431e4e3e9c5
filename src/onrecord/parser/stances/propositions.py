"""What a proposition wants of its topic: that the thing be, that it not be, or an evaluation of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.stances import polarity, polarity_terms
from onrecord.parser.stances.phrases import compile_phrase
from onrecord.parser.stances.polarity_terms import TermKind
from onrecord.parser.stances.scene import Mention
from onrecord.parser.text.tokens import folded_tokens
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.parser.stances.polarity_terms import PolarityTerm
    from onrecord.parser.text.tokens import FoldedToken

_DUTY = re.compile(r"\b(?:should|must|ought|needs? to|has to|have to|shall)\b")
_JOINED = re.compile(r" (?:of|for|to|in|on|from|by|with|over|at|against) ")
_STEM = 3
"""Two words of so many equal first letters name one deed ("cut" and "cuts")."""
_FORM = 5
"""Two words of so many equal first letters name one thing ("advertising" and "advertisement")."""


def values(proposition: str) -> bool:
    """True for a folded proposition that only says how good or bad a thing is ("is a risk"), and wants nothing done."""
    return not _DUTY.search(proposition) and _evaluation(proposition) is not None


def _evaluation(proposition: str) -> PolarityTerm | None:
    """Return the value that a folded proposition says of a thing."""
    return next((op for op in _terms(proposition) if op.kind is TermKind.VALUE), None)


def proposition_signs(proposition: str, topic: tuple[str, ...], label: str = "") -> dict[str, int]:
    """Return for each topic term whether what is said for it is for the folded proposition (1) or against it (-1).

    A term that ends as the issue's label does names what the proposition wants, as the label should.

    "The ban should be lifted": -1 for "ban". "Phones should be banned": -1 for "phones", 1 for "ban", which names the
    very thing proposed. A proposition that only values ("is a risk") wants its value asserted.
    """
    evaluation = _evaluation(proposition)
    if evaluation is not None and values(proposition):
        return dict.fromkeys(topic, evaluation.sign)
    tokens = folded_tokens(proposition)
    found = polarity_terms.find([token.word for token in tokens])
    signs = {term: _named(term, proposition, tokens, found) for term in topic}
    thing = next((sign for term, sign in signs.items() if sign and not _ends(term)), 0)
    if not any(signs.values()):
        thing = _in_other_words(topic, tokens, found)
    head = _head(label)
    wanted = {term: 1 if head and _head(term) == head else 0 for term in topic}
    limiting = lexicon.stances("limit")
    of_law = any(sign < 0 and _head(term) in limiting | lexicon.stances("law") for term, sign in signs.items())
    limits = frozenset[str]() if of_law else limiting
    return {term: sign or wanted[term] or _unnamed(term, thing, tokens, found, limits) for term, sign in signs.items()}


def _named(term: str, proposition: str, tokens: list[FoldedToken], found: list[PolarityTerm]) -> int:
    """Return what a proposition that names `term` says for or against it; 0 where it does not name it."""
    match = compile_phrase(term).search(proposition)
    if match is None:
        return 0
    held = [n for n, token in enumerate(tokens) if token.start < match.end() and token.end > match.start()]
    words = [token.word for token in tokens]
    deeds = [op for op in found if op.kind is not TermKind.VALUE]
    bearing = [op for op in deeds if op.name != "ends" or op.first not in held]
    # "ban" in "should be banned" is the deed itself and not what is done to it.
    reading = polarity.read(words, bearing, [Mention(held[0], held[-1], 1)])
    return -1 if reading is not None and reading.score < 0 else 1


def _in_other_words(topic: tuple[str, ...], tokens: list[FoldedToken], found: list[PolarityTerm]) -> int:
    """Return what a proposition wants of a thing that it calls otherwise than the topic ("advertising", "the ads")."""
    words = [token.word for token in tokens]
    used = {at for op in found for at in range(op.first, op.last + 1)}
    things = {_form(word) for term in topic if not _ends(term) for word in fold(term).replace("*", "").split()}
    for at, word in enumerate(words):
        if at not in used and len(word) >= _STEM and _form(word) in things:
            reading = polarity.read(words, found, [Mention(at, at, 1)])
            if reading is not None:
                return -1 if reading.score < 0 else 1
    return 0


def _form(word: str) -> str:
    """Return the beginning of a folded word that its forms share; a shorter word must be equal, but for a plural."""
    word = word.removesuffix("'s")
    return word[:_FORM] if len(word) > _FORM else word.removesuffix("s") if len(word) > 3 else word


def _unnamed(
    term: str, thing: int, tokens: list[FoldedToken], found: list[PolarityTerm], limits: frozenset[str]
) -> int:
    """Return the sign of a term that the proposition does not name, by that of the thing that it does name."""
    last = _head(term)
    deeds = {token.word[:_STEM] for op in found if op.name == "ends" for token in tokens[op.first : op.last + 1]}
    words = fold(term).replace("*", "").split()
    ending = [at for op in polarity_terms.find(words) if op.name in _ENDING for at in range(op.first, op.last + 1)]
    others = {word for at, word in enumerate(words) if at not in ending}
    # "removal", "removal of the dam", "remove the dam"; a "visa ban" is a thing of its own where the proposition does
    # not name visas.
    if last[:_STEM] in deeds or any(words[at][:_STEM] in deeds for at in ending):
        return 1
    if ending and (not others or others & {token.word for token in tokens}):
        return 1 if thing < 0 else -1
    return 1 if last in lexicon.stances("proposal") or (thing < 0 and last in limits) else thing or 1


def _head(term: str) -> str:
    """Return the noun that says what a term names: "cap" of "cap on prices", "plan" of "ferry plan"."""
    return _JOINED.split(fold(term), maxsplit=1)[0].rstrip("*").split()[-1:][0] if term.strip("* ") else ""


_ENDING = ("ends", "delays", "quits")


def _ends(term: str) -> bool:
    return any(op.name in _ENDING for op in _terms(fold(term).replace("*", "")))


def _terms(folded: str) -> list[PolarityTerm]:
    return polarity_terms.find([token.word for token in folded_tokens(folded)])
