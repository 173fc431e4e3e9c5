"""Nothing of an article is held longer than it is needed, and its file is read again where its words are."""

from __future__ import annotations

import pytest

from onrecord import Dossier, outcomes, pipeline
from onrecord.errors import FileProblemError
from onrecord.filed import Filed, _body, whole

CODEBOOK = """\
actors:
- {name: Anna Berg}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge]}
"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    for number in range(30):
        text = f"Anna Berg backed the bridge for the {number}th time. Ole Strand said that fish is cheap."
        (tmp_path / "articles" / f"a{number}.md").write_text(text, "utf-8")
    return Dossier(tmp_path)


def test_articles_of_a_dossier_have_their_bodies_in_their_files(dossier):
    assert all("body" not in vars(article) for article in dossier.articles)
    assert "3th time" in dossier.find_article("a3").body
    assert "body" not in vars(dossier.find_article("a3"))
    assert dossier.find_article("a3").model_dump() == whole(dossier.find_article("a3")).model_dump()
    assert type(whole(dossier.find_article("a3"))) is not Filed


def test_an_article_that_changes_while_it_is_read_keeps_its_drafts(dossier):
    pipeline.parse(dossier)
    fresh = Dossier(dossier.path)
    articles = fresh.articles
    (fresh.articles_path / "a3.md").write_text("Anna Berg opposed the bridge.", "utf-8")
    (fresh.articles_path / "a4.md").unlink()
    _body.cache_clear()
    with pytest.raises(FileProblemError, match="was changed while onrecord read it"):
        whole(articles[[article.id for article in articles].index("a3")])
    (fresh.path / ".cache" / "kept.sqlite3").unlink()
    run = pipeline.parse(fresh)
    assert [name for name, _ in run.failed] == ["a3", "a4"]
    assert not run.saved
    assert not pipeline.parse(Dossier(dossier.path), ["a5"]).saved


def test_what_is_in_no_claim_comes_article_by_article(dossier):
    rows = [*outcomes.uncovered(dossier, dossier.articles)]
    assert [row.article for row in rows] == [article.id for article in dossier.articles for _ in range(2)]
    pipeline.parse(dossier)
    assert {row.heard.mention for row in outcomes.uncovered(dossier, dossier.articles)} == {"Ole Strand"}
