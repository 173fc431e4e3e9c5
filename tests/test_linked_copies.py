"""A small dossier whose articles print one another: what is linked, what a person decides, and that it is stable."""

from __future__ import annotations

import pytest

from onrecord import Dossier, pipeline
from onrecord.decisions.actions import edit
from onrecord.decisions.fields import Wanted

CODEBOOK = """\
version: 1
parties:
  north: {name: North}
actors:
- {name: Anna Berg, party: north}
- {name: The Wire, kind: outlet}
issues:
  bridge:
    proposition: The bridge should be built.
    topic: [bridge]
    phrases:
      supports: ["must be built"]
      opposes: ["must not be built"]
"""
ARTICLES = {
    "wire": ("2021-03-05", "The Wire", "“The bridge must be built before the winter storms return,” Anna Berg said on Thursday."),
    "post": ("2021-03-06", "Post", "“The bridge *must* be built before the winter storms return”, Anna Berg said on Thursday. “The bridge must be built by us,” she added."),
    "slow": ("2021-03-13", "Weekly", "“The bridge must be built before the winter storms return,” Anna Berg said on Thursday."),
    "foes": ("2021-03-06", "Post", "“The bridge must not be built before the winter storms return,” Anna Berg said on Thursday."),
}  # fmt: skip
GOLDEN = """\
wire: The bridge must be built before the winter storms return,
post: The bridge *must* be built before the winter storms return -> wire
post: The bridge must be built by us,
slow: The bridge must be built before the winter storms return,
foes: The bridge must not be built before the winter storms return,"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    for name in ARTICLES:
        put(tmp_path, name)
    return Dossier(tmp_path)


def put(path, name):
    published, outlet, text = ARTICLES[name]
    front = f"---\npublished: {published}\noutlet: {outlet}\n---\n"
    (path / "articles" / f"{name}.md").write_text(f"{front}\n{text}\n", encoding="utf-8")


def told(dossier):
    """Each claim with the article of its origin, in the order of ARTICLES."""
    by_id = {claim.id: claim for claim in dossier.claims}
    ordered = sorted(dossier.claims, key=lambda claim: ([*ARTICLES].index(claim.article), claim.spans))
    lines = (
        f"{claim.article}: {claim.quote[0]}" + (f" -> {by_id[claim.same_as].article}" if claim.same_as else "")
        for claim in ordered
    )
    return "\n".join(lines)


def one(dossier, article):
    return next(claim for claim in dossier.claims if claim.article == article)


def decide(dossier, claim, **changed):
    dossier.save(put=[claim.model_copy(update={"draft": None} | changed)])


def test_a_dossier(dossier):
    assert pipeline.parse(dossier).saved
    assert told(dossier) == GOLDEN
    assert [problem for problem in dossier.check() if not problem.note] == []
    before = dossier.ledger_path.read_bytes()
    again = pipeline.parse(Dossier(dossier.path))
    assert (again.saved, len(again.merged.kept), again.merged.differs) == (False, 5, ())
    assert dossier.ledger_path.read_bytes() == before


def test_parsing_one_by_one_gives_the_same_links(dossier):
    for name in ("post", "foes", "slow", "wire"):
        pipeline.parse(Dossier(dossier.path), [name])
    assert told(Dossier(dossier.path)) == GOLDEN


def test_an_origin_that_goes_leaves_no_link(dossier):
    pipeline.parse(dossier)
    (dossier.articles_path / "wire.md").unlink()
    pipeline.parse(Dossier(dossier.path))
    after = Dossier(dossier.path)
    assert one(after, "post").same_as is None
    assert after.check() == ()


def test_what_a_person_decided_stands(dossier):
    pipeline.parse(dossier)
    decide(dossier, one(dossier, "post"), status="edited", same_as=None)
    result = pipeline.parse(Dossier(dossier.path))
    assert not result.saved
    assert [change.readings[-1].field for change in result.merged.differs] == ["same_as"]
    assert one(Dossier(dossier.path), "post").same_as is None


def test_a_copy_of_what_a_person_rejects_stands_alone(dossier):
    pipeline.parse(dossier)
    decide(dossier, one(dossier, "wire"), status="rejected")
    pipeline.parse(Dossier(dossier.path))
    assert one(Dossier(dossier.path), "post").same_as is None


def test_a_link_that_a_person_writes_into_a_draft_is_hers(dossier):
    pipeline.parse(dossier)
    slow, wire = one(dossier, "slow"), one(dossier, "wire")
    text = dossier.ledger_path.read_text(encoding="utf-8")
    sealed = f"  draft: {slow.draft}\n"
    assert text.count(sealed) == 1
    dossier.ledger_path.write_text(text.replace(sealed, f"  same_as: {wire.id}\n{sealed}"), encoding="utf-8")
    pipeline.parse(Dossier(dossier.path))
    assert (one(Dossier(dossier.path), "slow").same_as, one(Dossier(dossier.path), "slow").status) == (
        wire.id,
        "edited",
    )


def test_a_person_may_make_a_copy_of_what_drafts_copy(dossier):
    pipeline.parse(dossier)
    edit(dossier, [one(dossier, "wire").id], Wanted(same_as=one(dossier, "slow").id))
    notes = [problem for problem in Dossier(dossier.path).check() if problem.rule == "same-as"]
    assert [(problem.note, "itself a copy" in problem.text) for problem in notes] == [(True, True)]
    pipeline.parse(Dossier(dossier.path))
    after = Dossier(dossier.path)
    assert after.check() == ()
    assert {one(after, name).same_as for name in ("wire", "post")} == {one(after, "slow").id}


@pytest.mark.parametrize(("front", "origin"), [("copy_of: wire\n", True), ("", False)])
def test_an_article_that_is_a_copy_says_it_in_other_words(dossier, front, origin):
    text = "“The bridge must be built”, Anna Berg said on Thursday."
    path = dossier.articles_path / "cut.md"
    path.write_text(f"---\npublished: 2021-03-06\noutlet: Cut\n{front}---\n\n{text}\n", encoding="utf-8")
    pipeline.parse(dossier)
    after = Dossier(dossier.path)
    assert (one(after, "cut").same_as == one(after, "wire").id) is origin
