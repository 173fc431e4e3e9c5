"""From the words that name a speaker to the speaker: names, titles, pronouns, unnamed people, relays.

`Discourse` walks through one article in text order and remembers who has spoken; each rule answers with a speaker or
None, and the tuple of rules is the order from surest to last resort.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.parser import lexicon
from onrecord.parser.names import Hit, Names, words
from onrecord.parser.verbs import CITING, QUOTED_AS
from onrecord.spans import Attribution, Span
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class Speaker(NamedTuple):
    """Who speaks: the actor's name, the party where the codebook does not give it, who relays, and by which rule.

    ``side`` is the party whichever way it is known.
    """

    actor: str
    party: str | None
    via: tuple[str, ...]
    rule: str
    person: bool = True
    plural: bool = False
    side: str | None = None


class Discourse:
    """The speakers of one article so far, in the order in which they spoke."""

    def __init__(self, names: Names, text: str, day: date | None) -> None:
        """Begin an article: `text` is its plain body, `day` the publication date where known."""
        self.names, self.text, self.day = names, text, day
        self.said: list[Speaker] = []
        self.main: list[Speaker] = []  # those who speak in the article's own words, not inside another's statement
        self._hits: list[Hit] = list(names.find(text))
        self._gender: dict[str, str] = {}
        self._nested = False

    def resolve(self, attribution: Attribution, *, nested: bool = False) -> tuple[Speaker, ...]:
        """Return the speakers of an attribution (several for a joint subject); empty where nobody can be told."""
        self._nested = nested
        found = tuple(
            speaker._replace(side=speaker.party or self.names.codebook.party_of(speaker.actor))
            for speaker in self._resolve(attribution)
        )
        self.said.extend(found)
        if not nested:
            self.main.extend(found)
        return found

    def _resolve(self, attribution: Attribution) -> tuple[Speaker, ...]:
        span = attribution.source
        if span is None and attribution.cue is not None:
            return ()  # "the plan is expected to pass": nobody is named
        if span is None:
            return (self.main[-1]._replace(rule="goes on"),) if self.main else ()
        mention = span.of(self.text)
        main, via = _relayed(mention, self.names)
        if attribution.rule in (QUOTED_AS, CITING) and attribution.cue and attribution.cue.start < span.start:
            via = (*via, *self._quoting(attribution.cue))
        for rule in _RULES:
            found = rule(self, main, span)
            if found:
                self._learn_gender(main, found)
                return tuple(speaker._replace(via=(*speaker.via, *via)) for speaker in found)
        return ()

    def _quoting(self, cue: Span) -> tuple[str, ...]:
        """Return who quotes: the last name before the cue, in its clause."""
        clause = re.split(r"[,;.”\"]", self.text[max(0, cue.start - 120) : cue.start])[-1]
        hit = next(iter(reversed(list(self.names.find(clause)))), None)
        if hit:
            return (hit.name,)
        name = re.search(r"[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]*(?:\s+[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]*)*", clause)
        return (name.group(),) if name else ()

    def people_before(self, at: int) -> list[str]:
        """Return the people known to the codebook whom the text names before offset `at`, latest first."""
        return [hit.name for hit in reversed(self._hits) if hit.is_person and hit.end <= at]

    def hits_in(self, span: Span) -> list[Hit]:
        """Return the known names that the text prints within `span`."""
        return [hit for hit in self._hits if span.start <= hit.start and hit.end <= span.end]

    @property
    def inside_another(self) -> bool:
        """True while a statement inside another's content is resolved."""
        return self._nested

    def gender(self, actor: str) -> str:
        """Return "he", "she" or "" as the article has shown so far."""
        return self._gender.get(actor, "")

    def _learn_gender(self, mention: str, found: tuple[Speaker, ...]) -> None:
        keys = {word.key for word in words(mention)}
        for gender in ("he", "she"):
            if len(found) == 1 and keys & lexicon.speakers(gender):
                self._gender[found[0].actor] = gender


_RELAY = re.compile(r"\b(?:cited|quoted)\s+by\s+(.+)$|\bin (?:remarks|comments) (?:to|carried by)\s+(.+)$")


def _relayed(mention: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """Split "officials cited by Herald" into the speaker's words and the relay."""
    match = _RELAY.search(mention)
    if match is None:
        return mention, ()
    outlet = next((g for g in match.groups() if g), "")
    hit = next(names.find(outlet), None)
    return mention[: match.start()].strip(" ,"), (hit.name if hit else outlet.strip(),)


# --- rules, from surest to last resort ------------------------------------------------------------------------------


def _keys(mention: str) -> list[str]:
    return [word.key for word in words(mention)]


def _asker(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    """``QUESTION:``: whoever asks holds no position, but can relay one."""
    keys = _keys(mention)
    if mention.isupper() and keys and keys[0] in lexicon.speakers("asker"):
        return (Speaker(ASKER, None, (), "asks"),)
    return ()


ASKER = "unnamed reporter"


def _by_pronoun(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    keys = _keys(mention)
    if len(keys) != 1:
        return ()
    word = keys[0]
    if word in ("he", "she", "his", "her"):
        return _last_person(discourse, "he" if word in ("he", "his") else "she", span)
    if word in ("they", "their"):
        return _last_group(discourse)
    if word in ("i", "we", "you"):
        return ()
    if word in ("it", "its"):
        return _last_body(discourse, span)
    if word in ("who", "which", "that"):
        return _antecedent(discourse, span)
    return ()


def _last(discourse: Discourse, fits: Callable[[Speaker], bool], rule: str) -> tuple[Speaker, ...]:
    for speaker in (*reversed(discourse.main), *reversed(discourse.said)):
        if fits(speaker):
            return (speaker._replace(rule=rule, via=()),)
    return ()


def _last_person(discourse: Discourse, gender: str, span: Span) -> tuple[Speaker, ...]:
    other = "she" if gender == "he" else "he"
    found = _last(
        discourse,
        lambda s: s.person and not s.plural and discourse.gender(s.actor) != other,
        f"{gender}: the last person who spoke",
    )
    named = next(
        (n for n in discourse.people_before(span.start) if discourse.gender(n) != other and "|" not in n), None
    )
    if found:
        return found
    return (Speaker(named, None, (), f"{gender}: the last person named"),) if named else ()


def _last_group(discourse: Discourse) -> tuple[Speaker, ...]:
    joint = [s for s in discourse.said[-2:] if s.rule == "joint names"]
    if len(joint) == 2:
        return tuple(s._replace(rule="they: the joint speakers") for s in joint)
    return _last(discourse, lambda s: s.plural or not s.person, "they: the last group that spoke")


def _last_body(discourse: Discourse, span: Span) -> tuple[Speaker, ...]:
    """``it said``: the body that the sentences just before begin with, else the last one that spoke."""
    sentence = re.split(r"[.!?]\s", discourse.text[max(0, span.start - 160) : span.start])[-1]
    here = [h for h in discourse.hits_in(Span(span.start - len(sentence), span.start)) if not h.is_person]
    if here and discourse.inside_another:
        return (_speaker(discourse, here[-1].name, "it: the body named before it", person=False),)
    window = Span(max(0, span.start - 250), span.start)
    hits = [hit for hit in discourse.hits_in(window) if not hit.is_person]
    if hits and not any(not s.person for s in discourse.main[-1:]):
        return (_speaker(discourse, hits[0].name, "it: the body named before", person=False),)
    return _last(discourse, lambda s: not s.person, "it: the last body that spoke")


def _antecedent(discourse: Discourse, span: Span) -> tuple[Speaker, ...]:
    """``Name, who said``: the name that ends before the relative pronoun."""
    window = Span(max(0, span.start - 120), span.start)
    hits = discourse.hits_in(window)
    if hits and "." not in discourse.text[hits[-1].end : span.start]:
        return (_speaker(discourse, hits[-1].name, "who: the name before it", hits[-1].is_person),)
    return ()


def _speaker(discourse: Discourse, name: str, rule: str, person: bool) -> Speaker:  # noqa: FBT001
    return Speaker(name, None, (), rule, person=person, plural=False)


def _by_name(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    """A name that the codebook knows: people before bodies; several people or bodies joined are several speakers."""
    hits = list(discourse.names.find(mention))
    people = [hit for hit in hits if hit.is_person or "|" in hit.name]
    if people:
        chosen = [_disambiguate(discourse, hit.name) for hit in people]
        kept = [name for name in dict.fromkeys(chosen) if name]
        if len(kept) > 1 and _joined(mention, people):
            return tuple(_speaker(discourse, name, "joint names", person=True) for name in kept)
        return (_speaker(discourse, kept[0], "name", person=True),) if kept else ()
    unknown = _unknown_name(discourse, mention, hits)
    if unknown:
        return unknown
    bodies = [hit for hit in hits if _heads(mention, hit)]
    if len(bodies) > 1 and _joined(mention, bodies):
        return tuple(_speaker(discourse, hit.name, "joint names", person=False) for hit in bodies)
    if bodies and not _person_noun(mention[bodies[-1].end :]) and not _person_noun(mention[: bodies[0].start]):
        return (_speaker(discourse, bodies[-1].name, "name of a body", person=False),)
    return ()


def _disambiguate(discourse: Discourse, name: str) -> str | None:
    """A surname of several actors means the one whom the article has named in full; else nobody."""
    if "|" not in name:
        return name
    several = name.split("|")
    return next((hit.name for hit in discourse.hits_in(Span(0, len(discourse.text))) if hit.name in several), None)


def _joined(mention: str, hits: list[Hit]) -> bool:
    between = mention[hits[0].end : hits[-1].start]
    return bool(re.search(r"\band\b|&|,", between)) and len(hits) > 1


def _heads(mention: str, hit: Hit) -> bool:
    """True where a body's name is the head of the mention or of its possessive, not the hearer or a place in it."""
    before = mention[: hit.start].rstrip().lower()
    return not re.search(r"\b(?:in|on|with|against|from|to|near|by)(?: the)?$", before)


def _person_noun(text: str) -> bool:
    keys = {word.key.split("-")[-1] for word in words(text)}
    return bool(keys & (lexicon.speakers("person") | lexicon.speakers("people")))


_NAME = re.compile(
    r"(?:[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]+|[A-Z]\.)(?:\s+(?:(?:al|de|van|von|bin|der|del|la|el)\s+)?(?:[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]+|[A-Z]\.))+"
)


def _unknown_name(discourse: Discourse, mention: str, hits: list[Hit]) -> tuple[Speaker, ...]:
    """A person whom the codebook does not know: the name as printed, the party from the words around it."""
    for match in _NAME.finditer(mention):
        printed = match.group().split()
        while printed and (fold(printed[0]).strip(".'") in _not_a_name() or _covered(match, printed, hits)):
            printed = printed[1:]
        if (
            len(printed) < 2
            or discourse.names.party_in(" ".join(printed)) is not None
            or any(fold(w) in lexicon.speakers("outlet") for w in printed)
        ):
            continue
        name = " ".join(printed)
        start = mention.index(name, match.start())
        if any(hit.start < start + len(name) and start < hit.end for hit in hits):
            continue
        if fold(printed[-1]) in lexicon.speakers("body"):
            continue
        return (Speaker(name, discourse.names.party_in(mention), (), "name unknown to the codebook"),)
    single = mention.strip().removeprefix("Mr ").removeprefix("Ms ").removeprefix("Mr. ").removeprefix("Ms. ")
    if re.fullmatch(r"[A-ZÀ-ÞİŞĞÇÖÜ][\w'’-]+", single) and not hits:
        known = [s for s in discourse.said if s.actor.split()[-1] == single]
        return (known[-1]._replace(rule="surname of a speaker before", via=()),) if known else ()
    return ()


def _not_a_name() -> frozenset[str]:
    return lexicon.speakers("title") | lexicon.speakers("person") | lexicon.words("determiner")


def _covered(match: re.Match[str], printed: list[str], hits: list[Hit]) -> bool:
    at = match.start() + match.group().index(printed[0])
    return any(hit.start <= at < hit.end for hit in hits)


def _by_title(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    """``the foreign minister``, ``the head of the X Directorate``: who holds the title, first among those named."""
    keys = [
        k for k in _keys(mention.split(",", maxsplit=1)[0]) if k not in ("the", "a", "an", "his", "her", "their", "its")
    ]
    if not keys or not keys[0] or fold(mention).startswith(("a ", "an ", "two ", "some ", "several ")):
        return ()
    printed = mention.split(",", maxsplit=1)[0]
    holders = discourse.names.holders(printed, discourse.day)
    recent = [s.actor for s in reversed(discourse.said)]
    named = recent + discourse.people_before(span.start)
    for actor in holders:
        if actor.name in named:
            return (_speaker(discourse, actor.name, "title of somebody named before", person=True),)
    party = discourse.names.party_in(printed)
    for name in dict.fromkeys(named):
        titles = discourse.names.titles_of(name)
        if titles and set(keys) <= titles | _party_keys(discourse, name):
            return (_speaker(discourse, name, "title words of somebody named before", person=True),)
    if len(holders) == 1 or (holders and party is not None):
        return (_speaker(discourse, holders[0].name, "title", person=True),)
    return _by_description(discourse, keys, printed, span)


def _party_keys(discourse: Discourse, name: str) -> set[str]:
    party = discourse.names.codebook.party_of(name)
    known = discourse.names.codebook.parties.get(party or "")
    if known is None:
        return set()
    return {word.key for form in (*known.demonyms, *known.speaks_as) for word in words(form)}


def _by_description(discourse: Discourse, keys: list[str], printed: str, span: Span) -> tuple[Speaker, ...]:
    """``the former general``, ``that person``: a definite description means the last person who fits."""
    definite = fold(printed).startswith(("the ", "that ", "this ", "his ", "her "))
    head = keys[-1] if "of" not in keys else keys[keys.index("of") - 1]
    if not definite or head not in lexicon.speakers("person"):
        return ()
    party = discourse.names.party_in(printed)
    for speaker in reversed(discourse.said):
        if not speaker.person or speaker.plural:
            continue
        if head in ("source", "official", "diplomat") and speaker.actor.startswith("unnamed"):
            return (speaker._replace(rule="the unnamed speaker before", via=()),)
    for speaker in reversed(discourse.said):
        if speaker.person and not speaker.plural and (party is None or _party(discourse, speaker) == party):
            return (speaker._replace(rule="description of the last speaker", via=()),)
    return ()


def _party(discourse: Discourse, speaker: Speaker) -> str | None:
    return speaker.party or discourse.names.codebook.party_of(speaker.actor)


def _unnamed(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    """``two unnamed Norlandic officials``, ``a source familiar with the matter``, ``government sources``."""
    keys = [k.split("-")[-1] if "-" in k else k for k in _keys(mention.split(",", maxsplit=1)[0])]
    if "one" in keys and "them" in keys:
        found = _last(discourse, lambda s: s.plural, "one of the group before")
        return tuple(s._replace(actor=_singular(s.actor), plural=False) for s in found)
    for head in _heads_of(keys):
        plural = head in lexicon.speakers("people") or (
            head.rstrip("s") in lexicon.speakers("person") and head.endswith("s")
        )
        if not plural and head not in lexicon.speakers("person"):
            continue
        body = next((hit.name for hit in discourse.names.find(mention) if not hit.is_person), None)
        if body and head in lexicon.speakers("spokesperson"):
            return (Speaker(body, None, (), "spokesperson of a body", person=False),)
        if plural and keys[:1] == ["the"]:
            same = _last(discourse, lambda s: s.plural and s.actor.startswith("unnamed"), "the unnamed group before")
            if same:
                return same
        party = discourse.names.party_in(mention)
        if party is None and "government" in keys:
            party = _only_party_before(discourse, span)
        who = _unnamed_label(discourse, head, party, plural=plural)
        return (Speaker(who, party, (), "unnamed", plural=plural),)
    return ()


def _heads_of(keys: list[str]) -> list[str]:
    """Return the words that may head an unnamed mention: those before its first preposition, last first."""
    for at, key in enumerate(keys):
        if at and key in lexicon.words("preposition") | {"of", "familiar", "briefed", "who", "close", "there", "cited"}:
            return keys[:at][::-1]
    return keys[::-1]


def _only_party_before(discourse: Discourse, span: Span) -> str | None:
    return discourse.names.party_in(discourse.text[max(0, span.start - 300) : span.start][::1])


def _unnamed_label(discourse: Discourse, head: str, party: str | None, *, plural: bool) -> str:
    demonym = discourse.names.demonym(party) if party else ""
    noun = head
    if demonym and noun in ("source", "sources"):
        noun = "officials" if plural else "official"
    return " ".join(part for part in ("unnamed", demonym, noun) if part)


def _singular(actor: str) -> str:
    return actor.removesuffix("s") if actor.endswith("s") else actor


def _document(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    """``a Treasury statement``, ``Herald's report``, ``the statement``: a document speaks for its issuer."""
    keys = _keys(mention)
    if not any(key in lexicon.speakers("statement") for key in keys):
        return ()
    hits = list(discourse.names.find(mention))
    if hits:
        return (_speaker(discourse, hits[0].name, "document of a body", hits[0].is_person),)
    if fold(mention).startswith("the "):
        return _last(discourse, lambda _: True, "the statement of the last speaker")
    return ()


def _institution(discourse: Discourse, mention: str, span: Span) -> tuple[Speaker, ...]:
    """A capitalised body that the codebook does not know ("state-run Zenith news agency")."""
    hits = list(discourse.names.find(mention))
    if hits and "|" in hits[-1].name:
        return ()  # a surname of several actors, none of them named before
    if hits:
        hit = hits[-1]
        return (_speaker(discourse, hit.name, "name in the mention", hit.is_person),)
    match = re.search(r"[A-ZÀ-ÞİŞĞÇÖÜ][\w'’.-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-ZÀ-ÞİŞĞÇÖÜ][\w'’.-]*)*", mention)
    if match is None:
        return ()
    name = re.sub(r"^(?:The|A|An|But|And)\s+", "", match.group())
    name = re.sub(r"['’]s$", "", name)
    if discourse.names.party_in(name) is not None and len(name.split()) == 1:
        return ()  # "Norlandic companies": a people is no speaker
    if len(name) < 2 or fold(name) in lexicon.words("determiner") | lexicon.words("pronoun"):
        return ()
    return (Speaker(name, discourse.names.party_in(mention), (), "body unknown to the codebook", person=False),)


_RULES = (_asker, _by_pronoun, _document, _by_name, _by_title, _unnamed, _institution)
