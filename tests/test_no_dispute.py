"""No dispute is built in: src/ names no party, people, place, outlet or thing of the shipped dossiers."""

import re
from itertools import chain
from pathlib import Path

import pytest

from onrecord.articles import read_all
from onrecord.parser import lexicon
from onrecord.parser.speakers.names import is_person
from onrecord.store import codebook
from onrecord.suggest import terms
from onrecord.text import fold

ROOT = Path(__file__).parent.parent
SRC = sorted(path for path in (ROOT / "src").rglob("*") if path.suffix in {".py", ".toml", ".yaml"})
DOSSIERS = ("data", "examples/harbor-toll")

# Words of a codebook that are words of English or of the trade too, and mean no dispute where they stand in src/.
COMMON = frozenset(
    """
    state states city county union unions labor business drivers administration alliance council congress senate house
    parliament ministry department government treasury officials allies voters agency journal times post herald ledger
    monitor dispatch wire courier gazette news daily tribune mirror public national international united american
    smith white section sanctions nations security defense defence foreign office mayor governor president the other us us's people party parties
    air base hunt hill ash carpenter michael
    """.split()
)
# Surnames of actors that people in the examples of src/ happen to have too, or that are forenames of others.
NAMESAKES = frozenset("cole ryan isik graham jeffrey pavel".split())
# Where src/ names something of a dossier on purpose, and why.
ALLOWED = {
    # Examples in help run on the two dossiers, so they use their folders and the keys of issues.
    "cli/add_claim.py": {"exemptions", "toll", "harbor"},
    "cli/claims.py": {"toll", "harbor"},
    "cli/diff.py": {"toll", "harbor"},
    "cli/export.py": {"working-group"},
    "cli/history.py": {"working-group"},
    "cli/review.py": {"working-group"},
    "cli/timeline.py": {"working-group"},
    # Agencies, which sign as persons do; languages, as exports and pages call them; a zone of time.
    "intake/bylines.py": {"bloomberg", "reuters", "afp"},
    "intake/exports/factiva.py": {"russian", "turkish"},
    "intake/language.py": {"russian", "turkish"},
    "intake/tables/times.py": {"america"},
    # A season, and the surname of an actor.
    "parser/dates/tense.py": {"winter"},
}


def names(book, articles):
    """Yield the names of a dossier, folded; of people their surnames as well."""
    for key, party in book.parties.items():
        yield from (key, party.name, *party.speaks_as, *party.demonyms)
    for actor in book.actors:
        yield from (actor.name, *actor.aliases)
        if is_person(actor):
            yield actor.name.split()[-1]
    for key, issue in book.issues.items():
        yield key
        # Of topics the names of things: a word of English ("sanctions") belongs to every dispute.
        words = (word for term in issue.topic for word in term.split())
        yield from (word for word in words if word[0].isupper() or any(c.isdigit() for c in word))
    yield from (article.outlet for article in articles)


def common(name):
    """True for a name that is nothing but general words of English: those of the lexicon and of the list above."""
    lists = (
        lexicon.words("general-noun"),
        lexicon.words("determiner"),
        lexicon.words("preposition"),
        COMMON,
        NAMESAKES,
    )
    known = frozenset(chain(*lists, terms.general(), lexicon.speakers("body"), lexicon.nouns(), lexicon.verbs().forms))
    return all(word in known or terms.singular(word) in known for word in re.findall(r"[\w.]+", name)) or len(name) < 3


@pytest.fixture(scope="module")
def shipped(files_kept):
    """Return the names of the shipped dossiers that are no general words."""
    found = set()
    for folder in DOSSIERS:
        book, _ = codebook.load(ROOT / folder / "codebook.yaml")
        articles, _ = read_all(ROOT / folder / "articles")
        found |= {fold(name).strip(".") for name in names(book, articles) if name}
    return {name for name in found if not common(name)}


@pytest.fixture(scope="module")
def finder(shipped):
    initials: dict[str, list[str]] = {}  # a pattern of all names in one row is tried name by name at each word
    for name in sorted(shipped, key=len, reverse=True):
        initials.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    names = "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in initials.items())
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")


def test_there_are_names_to_look_for(shipped):
    assert len(shipped) > 300
    assert {"turkey", "pentagon", "kalin", "f-35", "s-400", "marchbank", "ahval", "port ellery"} <= shipped
    assert {"state", "the city", "council"}.isdisjoint(shipped)


def test_no_file_names_a_dispute(finder):
    found = {}
    for path in SRC:
        # Line by line, so that a list of words is not read as a name of several.
        text = "\n".join(map(fold, path.read_text(encoding="utf-8").splitlines()))
        inside = str(path.relative_to(ROOT / "src" / "onrecord"))
        found[inside] = {*finder.findall(text)} - ALLOWED.get(inside, set())
    assert len(found) > 100
    assert {inside: names for inside, names in found.items() if names} == {}


def test_the_exceptions_are_still_needed():
    for inside, allowed in ALLOWED.items():
        text = fold((ROOT / "src" / "onrecord" / inside).read_text(encoding="utf-8"))
        assert {name for name in allowed if name not in text} == set(), inside
