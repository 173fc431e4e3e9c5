import pytest

from onrecord.models import Actor, Article, Claim, Codebook, Party
from onrecord.reports.entries import fold_copies, join, with_copies

BODY = "Before the words, “it is not needed” and after them, much later, there is more."
CODEBOOK = Codebook(
    parties={"us": Party(name="United States")},
    actors=(
        Actor(name="Pentagon", party="us"),
        Actor(name="Pahon", body="Pentagon"),
        Actor(name="A", body="B"),
        Actor(name="B", body="A"),
    ),
)


def entry(body: str = BODY, **fields):
    start = BODY.index("it is")
    known = {"id": "c", "actor": "Pahon", "issue": "group", "stance": "opposes", "position": "no", "article": "a"}
    claim = Claim.model_validate(known | {"quote": "it is not needed", "spans": ((start, start + 16),)} | fields)
    return join([claim], [Article(id="a", body=body, published="2019-05")], CODEBOOK)[0]


def test_the_surroundings_of_a_quote():
    assert entry().anchored
    assert entry().prefix == "Before the words, “"
    assert entry().suffix == "” and after them, much later, th"


@pytest.mark.parametrize(
    "orphan", [{"body": "Rewritten since."}, {"article": "gone"}, {"spans": ()}, {"quote": "it was not needed"}]
)
def test_an_orphan_has_none(orphan):
    assert not entry(**orphan).anchored
    assert (entry(**orphan).prefix, entry(**orphan).suffix) == ("", "")


@pytest.mark.parametrize(
    ("fields", "party", "voice"),
    [
        ({"actor": "Pahon"}, "us", "Pentagon"),
        ({"actor": "Pentagon"}, "us", "Pentagon"),
        ({"actor": "United States"}, "us", "United States"),
        ({"actor": "Pahon", "party": "none"}, None, "Pentagon"),
        ({"actor": "unnamed source", "party": "us"}, "us", "unnamed source"),
        ({"actor": "unnamed source"}, None, "unnamed source"),
        ({"actor": "A"}, None, "B"),
    ],
)
def test_side_and_voice(fields, party, voice):
    assert (entry(**fields).party, entry(**fields).voice) == (party, voice)


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("a Trump 2019 2\nb Trump 2019 2 same_as=a\nc Trump 2019 2", {"a": "b", "c": ""}, id="inside"),
        pytest.param("b Trump 2019 2 same_as=a\na Trump 2019 2", {"a": "b"}, id="original after copy"),
        pytest.param("a Trump 2019 2\nb Trump 2019 2 same_as=a\nc Trump 2019 2 same_as=b", {"a": "b c"}, id="chain"),
        pytest.param("b Trump 2019 2 same_as=a\nc Trump 2019 2 same_as=a", {"b": "c"}, id="the original is not here"),
        pytest.param("b Trump 2019 2 same_as=c\nc Trump 2019 2 same_as=b", {"b": "c"}, id="a circle"),
        pytest.param("b Trump 2019 2 same_as=b", {"b": ""}, id="itself"),
        pytest.param(
            "a T 2019 2 same_as=c\nc T 2019 2 same_as=d\nd T 2019 2 same_as=c", {"c": "a d"}, id="into a circle"
        ),
    ],
)
def test_copies_fold_into_their_original(tell, ledger, expected):
    folded = fold_copies(tell(ledger))
    assert {e.claim.id: " ".join(copy.claim.id for copy in e.copies) for e in folded} == expected
    assert fold_copies(folded) == folded


def test_all_claims_with_the_copies_that_count(tell):
    told = with_copies(tell("a T 2019 2\nb T 2019 2 same_as=a\nc T 2019 2 same_as=a status=rejected\nd T 2019 2"))
    copies = {entry.claim.id: [copy.claim.id for copy in entry.copies] for entry in told}
    assert copies == {"a": ["b"], "b": [], "c": [], "d": []}
