"""Why a claim says what it says: the reasons fit the claim, its article's day, and what a person wrote instead."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.dossier import Dossier
from onrecord.explain.explanation import explain
from onrecord.explain.reasons import Readings
from onrecord.render.terminal import explain as layout
from onrecord.spans import Span

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parents[2]

CODEBOOK = """\
version: 1
parties: {hill: {name: Hilltown, demonyms: [Hilltown]}}
actors: [{name: Ann Cole, party: hill, kind: person}, {name: Bo Reed, kind: person}]
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge]}
events: [{date: 2021-03-03, text: They speak by phone, words: [phone call], actors: [Bo Reed]}]
"""
ARTICLE = """\
Cole on Friday rejected the bridge, and said talks go on.

Reed and Cole had a phone call on Wednesday.
"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(f"---\ntitle: T\n---\n\n{ARTICLE}")
    (tmp_path / "codebook.yaml").write_text(CODEBOOK)
    from onrecord.pipeline import parse

    parse(Dossier(tmp_path))
    return Dossier(tmp_path)


def test_a_draft_is_explained_field_by_field(dossier):
    (claim,) = dossier.claims
    told = explain(claim, dossier, Readings(dossier.codebook))
    reasons = {reason.field: reason for reason in told.reasons}
    assert reasons["statement"].words == "rejected"
    assert (reasons["actor"].value, reasons["actor"].words) == ("Ann Cole", "Cole")
    assert reasons["stance"].value == "opposes on bridge"
    assert (reasons["date"].value, reasons["date"].words) == ("2021-03-05", "Friday")
    assert told.publication.published == "2021-03-05"
    assert len(told.publication.reasons) == 2
    assert told.differences == ()


def test_a_day_that_a_person_assigned_is_not_inferred(dossier):
    path = dossier.path / "articles" / "a.md"
    path.write_text(
        path.read_text().replace("title: T\n", "title: T\npublished: 2021-03-12\npublished_basis: assigned\n")
    )
    again = Dossier(dossier.path)
    told = explain(again.claims[0], again, Readings(again.codebook))
    assert told.publication is None
    shown = "".join(str(line) for _, line in layout._publication(told))
    assert shown == "2021-03-12, set by hand in the article's file"


def test_what_a_person_wrote_instead_is_told(dossier):
    (claim,) = dossier.claims
    edited = claim.model_copy(update={"stance": "leans-against", "status": "edited"})
    told = explain(edited, dossier, Readings(dossier.codebook))
    assert [(d.field, d.before, d.after) for d in told.differences] == [("stance", "leans-against", "opposes")]


def test_where_a_person_differs_no_field_has_a_raw_name(dossier):
    (claim,) = dossier.claims
    wanted = {
        "date": "2021-03-04",
        "date_basis": "assigned",
        "via": ("Bo Reed",),
        "quote": ("bridge",),
        "spans": (Span(28, 34),),
    }
    edited = claim.model_copy(update={**wanted, "status": "edited"})
    told = explain(edited, dossier, Readings(dossier.codebook))
    assert [str(line) for _, line in layout._differences(told)] == [
        "date: 2021-03-04 · the parser: 2021-03-05",
        "how the date is known: set by a person · the parser: counted from the day of the article",
        'quote: bridge · the parser: "the bridge"',
        "passed on by: Bo Reed · the parser: none",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([3], "on 2021-03-03"),
        ([3, 9], "on 2021-03-03 or 2021-03-09"),
        ([3, 4, 5], "between 2021-03-03 and 2021-03-05"),
        ([3, 4, 9], "on one of 3 days from 2021-03-03 to 2021-03-09"),
    ],
)
def test_the_days_that_a_reason_allows(days, words):
    assert layout._allowed([date(2021, 3, day) for day in days]) == words


def test_words_that_the_parser_does_not_read_have_no_reasons(dossier):
    (claim,) = dossier.claims
    body = dossier.articles[0].body
    at = body.index("Reed and Cole")
    found = claim.model_copy(update={"spans": (Span(at, at + 13),), "quote": ("Reed and Cole",)})
    assert explain(found, dossier, Readings(dossier.codebook)).reasons == ()


def test_every_shipped_claim_can_be_explained():
    dossier = Dossier(ROOT / "data")
    readings = Readings(dossier.codebook)
    told = [explain(claim, dossier, readings) for claim in dossier.claims]
    assert sum(bool(each.reasons) for each in told) > 0.8 * len(told)
