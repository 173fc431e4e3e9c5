"""The words that report in one dossier."""

import pytest

from onrecord.models import Article, Codebook
from onrecord.parser import find_attributions, prepare, read
from onrecord.parser.lexicon import vocabulary

ADDED = [
    ("blasted", '"The toll is theft," Cole blasted.', "blasted"),
    ("blast", '"The toll is theft," Cole blasted.', "blasted"),
    ("thundered", "Cole thunders that the toll is theft.", "thunders"),
    ("thundering", "Cole thundered that the toll is theft.", "thundered"),
    ("fumed", "Officials fume that the toll is theft.", "fume"),
    ("hit out", "Cole hit out that the toll is theft.", "hit out"),
    ("rapped", "Cole raps that the toll is theft.", "raps"),
    ("decried", '"Theft," Cole decries.', "decries"),
    ("rejected", "Cole rejected that the toll was theft.", "rejected"),
]


@pytest.mark.parametrize(("word", "text", "cue"), ADDED)
def test_a_verb_of_the_codebook_reports(word, text, cue):
    found = read(Article(id="a", body=text), Codebook(reporting=(word,))).statements
    assert [statement.cue for statement in found] == [cue]


@pytest.mark.parametrize("word", ["blasted", "rapped", "hit out"])
def test_no_other_dossier_learns_it(word):
    prepare(Codebook(reporting=(word,)))
    assert not find_attributions(f'"The toll is theft," Cole {word}.')


TAKEN = [
    ("hope", "Cole hopes that it is over."),
    ("hoped", "Cole hopes that it is over."),
    ("claims", "Cole claimed it was over."),
    ("claim", "His claim that it was over was wrong."),
    ("adamant", "Cole is adamant that it is over."),
]


@pytest.mark.parametrize(("word", "text"), TAKEN)
def test_a_word_that_the_codebook_takes_out_reports_nothing(word, text):
    assert find_attributions(text)
    assert not read(Article(id="a", body=text), Codebook(not_reporting=(word,))).statements
    assert read(Article(id="a", body=text + " Berg said no."), Codebook(not_reporting=(word,))).statements


def test_the_tables_alone_are_one_vocabulary():
    assert vocabulary.of((), ()) is vocabulary.standard()
    assert vocabulary.of(("blasted",), ()) is vocabulary.of(("blasted",), ())


def test_a_word_of_both_lists_reports():
    words = vocabulary.of(("trust",), ("trust",))
    assert [cue.frame for cue in words.verbs.senses["trust"]] == ["clause"]
