import pytest

from onrecord import Dossier, pipeline
from onrecord.errors import OnrecordError, UnknownNameError

CODEBOOK = """\
version: 1
parties:
  north: {name: North}
actors:
- {name: Anna Berg, party: north}
issues:
  bridge:
    proposition: The bridge should be built.
    topic: [bridge]
    phrases:
      supports: ["must be built"]
      opposes: ["must not be built"]
"""
FIRST = "“The bridge must be built,” Anna Berg said on Monday.\n"
SECOND = "Anna Berg said that the bridge must not be built.\n"


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    for name, text in (("first", FIRST), ("second", SECOND)):
        path = tmp_path / "articles" / f"{name}.md"
        path.write_text(f"---\npublished: 2019-05-01\n---\n\n{text}", encoding="utf-8")
    return Dossier(tmp_path)


def counts(result):
    return {name: len(getattr(result.merged, name)) for name in ("new", "kept", "updated", "gone", "differs")}


def test_drafts_come_stay_and_go(dossier):
    told = []
    result = pipeline.parse(dossier, progress=lambda *args: told.append(args))
    assert counts(result) == {"new": 2, "kept": 0, "updated": 0, "gone": 0, "differs": 0}
    assert result.saved
    assert told == [(0, 2, "first"), (1, 2, "second"), (2, 2, "")]
    assert {claim.stance for claim in dossier.claims} == {"supports", "opposes"}

    before = dossier.ledger_path.read_bytes()
    again = pipeline.parse(Dossier(dossier.path))
    assert counts(again) == {"new": 0, "kept": 2, "updated": 0, "gone": 0, "differs": 0}
    assert not again.saved
    assert dossier.ledger_path.read_bytes() == before

    (dossier.articles_path / "second.md").write_text("Anna Berg went home. It was late.\n", encoding="utf-8")
    assert counts(pipeline.parse(Dossier(dossier.path)))["gone"] == 1


def test_a_dry_run_writes_nothing(dossier):
    result = pipeline.parse(dossier, dry_run=True)
    assert (len(result.merged.new), result.merged.changes, result.saved) == (2, True, False)
    assert not dossier.ledger_path.exists()


def test_what_a_person_decided_stays_and_is_told(dossier):
    pipeline.parse(dossier)
    wrong = next(claim for claim in dossier.claims if claim.stance == "supports")
    dossier.save(put=[wrong.model_copy(update={"stance": "opposes", "status": "edited", "draft": None})])
    result = pipeline.parse(Dossier(dossier.path))
    assert counts(result)["differs"] == 1
    assert not result.saved


@pytest.mark.parametrize(
    ("old", "new", "counted"),
    [
        ("opposes: [", "leans-against: [", {"differs": 1}),  # a phrase under another stance
        ("topic: [bridge]", "topic: [tunnel]", {"gone": 1}),  # the issue is about something else
        ("  bridge:", "  crossing:", {"new": 2, "gone": 1}),  # an issue of another name
        ("party: north", "party: none", {}),  # an actor who changes sides: the claim does not repeat the party
        ("name: Anna Berg", "name: Anne Berg", {"updated": 1, "differs": 1}),
        ("issues:", "issue:", {"gone": 1}),  # a slip that costs all issues
    ],
)
def test_an_edited_codebook_deletes_nothing_that_a_person_reviewed(dossier, old, new, counted):
    pipeline.parse(dossier)
    mine = next(claim for claim in dossier.claims if claim.stance == "opposes")
    dossier.save(put=[mine.model_copy(update={"status": "accepted", "draft": None})])
    before = dossier.ledger_path.read_bytes()
    dossier.codebook_path.write_text(CODEBOOK.replace(old, new), encoding="utf-8")

    told = pipeline.parse(Dossier(dossier.path), dry_run=True)
    assert {name: number for name, number in counts(told).items() if number and name != "kept"} == counted
    assert dossier.ledger_path.read_bytes() == before

    done = Dossier(dossier.path)
    assert counts(pipeline.parse(done)) == counts(told)
    assert next(claim for claim in done.claims if claim.id == mine.id).status == "accepted"
    assert all(claim.status == "draft" for claim in told.merged.gone)

    dossier.codebook_path.write_text(CODEBOOK, encoding="utf-8")
    again = Dossier(dossier.path)
    pipeline.parse(again)
    assert sorted(claim.id for claim in again.claims) == sorted(claim.id for claim in dossier.claims)


def test_coverage_is_that_of_the_articles_read(dossier):
    result = pipeline.parse(dossier, ["first"])
    assert (result.coverage.articles, result.coverage.statements, result.coverage.claims) == (1, 1, 1)
    everything = pipeline.parse(Dossier(dossier.path), dry_run=True)
    assert (everything.coverage.articles, everything.coverage.covered, everything.coverage.claims) == (2, 2, 2)


def test_one_article_alone(dossier):
    assert pipeline.parse(dossier, ["first"]).articles == ("first",)
    assert [claim.article for claim in dossier.claims] == ["first"]
    pipeline.parse(dossier, ["second.md"])
    assert sorted(claim.article for claim in dossier.claims) == ["first", "second"]


def test_drafts_of_an_article_that_cannot_be_read_stay(dossier):
    pipeline.parse(dossier)
    (dossier.articles_path / "second.md").write_bytes(b"\xff")
    pipeline.parse(Dossier(dossier.path))
    assert len(Dossier(dossier.path).claims) == 2


def test_nothing_to_parse(dossier):
    with pytest.raises(UnknownNameError, match='No article "third"'):
        pipeline.parse(dossier, ["third"])
    for path in dossier.articles_path.iterdir():
        path.unlink()
    with pytest.raises(OnrecordError, match="no article that can be read"):
        pipeline.parse(Dossier(dossier.path))
