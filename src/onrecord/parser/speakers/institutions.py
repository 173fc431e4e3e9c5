"""Bodies that the codebook does not know: the name in a mention, and the capitals that make none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.parser import lexicon
from onrecord.parser.speakers.speaker import Speaker, SpeakerRule
from onrecord.text import fold

if TYPE_CHECKING:
    from onrecord.parser.speakers.discourse import DiscourseState, Mention


_CAPITALISED = re.compile(r"[A-ZÀ-ÞİŞĞÇÖÜ][\w'’.-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-ZÀ-ÞİŞĞÇÖÜ][\w'’.-]*)*")
_ARTICLE = re.compile(r"\A(?:The|A|An|But|And)\s+")
_POSSESSIVE = ("'s", "’s")
_GOES_ON = re.compile(r"\s(?=[a-zà-ÿ])")
_NOUN_BEHIND = re.compile(r"\s[a-z]+(?![\w’'-])")
_ADJECTIVE = re.compile(r"\w+(?:ican|[ei]an|ese|ish|ocratic)|GOP|German")
"""Of a people or a party: "the Republican nominee" is no Republican body."""
_DESCRIBING = re.compile(r"\b(?:in|on|with|against|from|to|by|at|of|for|about|after)\s")
_SENTENCE_OPENS = re.compile(r"(?:^|[.!?:;…\n][\"“”‘’')\]]{0,3}|[\"“‘])\s{0,9}$")
_OPENING = 12
_CLOSED = (
    "determiner", "preposition", "subordinator", "pronoun", "indefinite-pronoun", "relative", "coordinator", "contrast",
    "numeral",
)  # fmt: skip


def by_institution(state: DiscourseState, mention: Mention) -> tuple[Speaker, ...]:
    """A capitalised body that the codebook does not know ("state-run Zenith news agency")."""
    hits = [hit for hit in state.names.find(mention.text) if hit.name]
    if hits:
        who = state.person if hits[-1].is_person else state.body
        return (who(hits[-1].name, SpeakerRule.NAME_IN_MENTION),)
    article = _ARTICLE.match(mention.text)
    capitals = _CAPITALISED.finditer(mention.text, article.end() if article else 0)
    match = next((each for each in capitals if fold(each.group()) not in lexicon.words("time")), None)
    if match is None or _only_opens(state, mention, match.group()) or _only_describes(mention.text, match):
        return ()
    name = _ARTICLE.sub("", match.group() + _body_behind(mention.text, match))
    name = name.removesuffix("'s").removesuffix("’s")
    if state.names.party_in(name) is not None and len(name.split()) == 1:
        return ()  # "Norlandic companies": a people is no speaker
    if len(name) < 2 or re.search(r"\d", name) or fold(name) in lexicon.words("determiner") | lexicon.words("pronoun"):
        return ()
    return (state.body(name, SpeakerRule.UNKNOWN_BODY)._replace(party=state.names.party_in(mention.text)),)


def _body_behind(text: str, match: re.Match[str]) -> str:
    """Return the noun with which a name in a text is a body's: "the Cole campaign", "Cologne police"."""
    following = None if match.group().endswith(_POSSESSIVE) else _NOUN_BEHIND.match(text, match.end())
    return following.group() if following and following.group().strip() in lexicon.speakers("body") else ""


def _only_describes(text: str, match: re.Match[str]) -> bool:
    """True for a name in a mention of something else: "the Republican nominee", "a majority of Lund towns"."""
    if _ADJECTIVE.fullmatch(match.group()) and _GOES_ON.match(text, match.end()):
        return not _body_behind(text, match)
    link = _DESCRIBING.search(text, 0, match.start())
    return link is not None and lexicon.speakers("body", "statement").isdisjoint(fold(text[: link.start()]).split())


def _only_opens(state: DiscourseState, mention: Mention, word: str) -> bool:
    """True for a word with the capital of the sentence that it opens: "Nearly half of them", "Rail unions".

    One that the text prints in small letters, too, is no name; one before a noun is one where the text has it with a
    capital inside a sentence.
    """
    start, small = mention.span.start, fold(word)
    opens = state.text.startswith(word, start) and _SENTENCE_OPENS.search(state.text, max(0, start - _OPENING), start)
    known = small in lexicon.speakers("body", "outlet", "government")
    if not opens or known or " " in word or word.endswith(_POSSESSIVE):
        return False
    if any(small.split("-")[0] in lexicon.words(name) for name in _CLOSED) or small in state.in_small_letters:
        return True
    return bool(_GOES_ON.match(mention.text, len(word))) and word not in state.with_capital
