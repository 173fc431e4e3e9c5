import pytest

from onrecord.models import Article
from onrecord.parser import find_attributions, read
from onrecord.suggest.survey import survey

BODY = """\
Åsa Lindström said on Monday that the dam would be built, and that Karl Berg had warned of floods.

“The fee is dead,” a Sudlandic official told *the* Daily Mirror. Ole Strand said the fish were gone.
"""


@pytest.fixture
def found(scheme):
    return survey(read(Article(id="a", published="2019-05-15", body=BODY), scheme))


def test_what_is_heard_of_a_text(found):
    assert [(each.source, each.cue, each.known, sorted(each.issues)) for each in found.statements] == [
        ("Åsa Lindström", "said", True, ["dam"]),
        ("Karl Berg", "had warned of", True, []),
        ("a Sudlandic official", "told", True, ["fees"]),
        ("Ole Strand", "said", False, []),
    ]


def test_places_are_those_of_the_body(found):
    places = {(each.attribution.source, each.attribution.contents) for each in found.statements}
    assert places == {(each.source, each.contents) for each in find_attributions(BODY, nested=True)}
    assert all(each.attribution.cue.of(BODY) == each.cue for each in found.statements)


def test_every_reporting_word_counts_once(found, scheme):
    assert found.cues >= len({each.attribution.cue for each in found.statements})
    assert survey(read(Article(id="a", body="The ferry left at noon."), scheme)).cues == 0
    assert survey(read(Article(id="a", body="He said and said and said it."), scheme)).cues == 3
    assert survey(read(Article(id="a", body=""), scheme)).statements == ()
