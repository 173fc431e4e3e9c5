"""The examples of the tables, tried on the parser: each must match its group, or must not.

Imported by the check and the tests alone: it stands above the parser, the tables stand below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.errors import Problem
from onrecord.parser import lexicon
from onrecord.parser.attribution import content_start, marker_rules
from onrecord.parser.grammar import verb_groups
from onrecord.parser.lexicon import places, tables
from onrecord.parser.stances import polarity_terms, wording
from onrecord.parser.text import labels, leads, quotations, sentences
from onrecord.parser.text.tokens import folded_tokens
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.models import Stance
    from onrecord.parser.lexicon.tables import Path
    from onrecord.parser.text.tokens import Sentence

_RUN = re.compile(r"[\w'.-]+")


def matches(name: str, path: Path, example: str) -> bool:
    """True where `example` matches group `path` of table `name`, as the head of the table's file says."""
    return _MATCHERS.get(name, _has_word)(name, path, example)


def problems(name: str) -> Iterator[Problem]:
    """Yield the examples of a table of entries that do not match, or match though they must not."""
    file, text = tables.source(name)
    for path, group in tables.table(name).items():
        for key, listed in (("yes", group.yes), ("no", group.no)):
            for example in listed:
                if matches(name, path, example) != (key == "yes"):
                    says = "must match and does not" if key == "yes" else "must not match and does"
                    line = places.line_of(text, path, key, example)
                    yield Problem(file, line, f'Example "{example}" {says}: [{".".join(path)}].')


def _has_word(name: str, path: Path, example: str) -> bool:
    """A list of words: one of them stands in the example."""
    words = {run.rstrip("'.-") for run in _RUN.findall(fold(example))}
    return not words.isdisjoint(tables.table(name)[path].entries)


def _term(_name: str, path: Path, example: str) -> bool:
    """A polarity term of the group stands there, and no longer one covers it."""
    words = [token.word for token in folded_tokens(fold(example))]
    found = polarity_terms.find(words)
    return (path[0], path[1] if path[1:] else "") in {(term.kind, term.name) for term in found}


def _verb(_: str, path: Path, example: str) -> bool:
    """A verb or adjective of the group opens its content on the right; an impression has no content of its own."""
    for sentence in _sentences(example):
        for group in verb_groups.find(sentence):
            opening = content_start.opening_right(sentence, group)
            senses = (opening.cue,) if opening is not None else group.senses[:1]
            if any((cue.implies, cue.frame) == path for cue in senses if opening is not None or cue.frame == "seems"):
                return True
    return False


def _noun(_: str, path: Path, example: str) -> bool:
    """A noun of the group reports."""
    for sentence in _sentences(example):
        for at, word in enumerate(sentence.words):
            senses = {(sense.implies, sense.opener, sense.needs) for sense in lexicon.nouns().get(word, ())}
            if path in senses and sentence.words[at + 1 : at + 2] == path[1:2]:
                return marker_rules.reporting_noun(sentence, at) is not None
    return False


def _line(_: str, path: Path, example: str) -> bool:
    """The line is passed over; behind the heading of a section, a teaser is too."""
    if path == ("heading",):
        return leads.is_heading(example)
    if path == ("section",):
        return not _sentences(f"{example}\nA teaser without a full stop")
    if path in (("note",), ("label",)):
        label = labels.beginning(example, 0, len(example))
        name = label.name.of(example) if label else ""
        if path == ("label",):
            return labels.is_stage(name)
        return labels.is_note(name) or sentences.is_boilerplate(example)
    return sentences.is_boilerplate(example)


def _wording(_: str, path: Path, example: str) -> bool:
    """The words choose the verb."""
    issue, stance, verb = path
    chosen = wording.position(_stance(stance), "the ferry", fold(example), "", evaluative=issue == "value")
    return chosen == (verb.replace("{}", "the ferry") if "{}" in verb else f"{verb} the ferry")


def _stance(name: str) -> Stance:
    from onrecord.models import STANCES  # noqa: PLC0415 -- pydantic, which the tables do without

    return next(stance for stance in STANCES if stance == name)


def _sentences(text: str) -> list[Sentence]:
    return [one for paragraph in sentences.find(text, quotations.find(text)) for one in paragraph.sentences]


_MATCHERS: dict[str, Callable[[str, Path, str], bool]] = {
    "reporting_verbs": _verb,
    "reporting_adjectives": _verb,
    "reporting_nouns": _noun,
    "polarity": _term,
    "boilerplate": _line,
    "position_wording": _wording,
}
