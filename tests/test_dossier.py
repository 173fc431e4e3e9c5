import os

import pytest

from onrecord import Dossier
from onrecord.cli import _completing as completing
from onrecord.errors import FileProblemError
from small import CODEBOOK, build, claim


@pytest.fixture
def dossier(tmp_path):
    return build(tmp_path)


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    Dossier(tmp_path / "none")


def test_articles_in_order_of_publication_undated_first(dossier):
    assert [article.id for article in dossier.articles] == ["never", "early", "late"]


def test_problems_of_all_files(dossier):
    dossier.codebook_path.write_text(CODEBOOK + "events: [{date: soon, text: x}]\n", encoding="utf-8")
    dossier.ledger_path.write_text("version: 1\nclaims:\n- {id: x}\n", encoding="utf-8")
    paths = {problem.path for problem in Dossier(dossier.path).problems}
    assert paths == {str(dossier.codebook_path), str(dossier.ledger_path), str(dossier.articles_path / "empty.md")}


@pytest.mark.parametrize("name", ["codebook.yaml", "claims.yaml"])
def test_a_file_that_cannot_be_read_at_all(dossier, name):
    (dossier.path / name).write_text("claims: [", encoding="utf-8")
    broken = Dossier(dossier.path)
    assert [problem.line for problem in broken.problems if name in problem.path] != []
    with pytest.raises(FileProblemError, match=name):
        _ = broken.codebook, broken.ledger
    assert broken.check() == broken.problems


def test_save_reads_back(dossier):
    dossier.save(put=[claim("cccc4444", "Mike Pompeo")], drop=["aaaa2222"])
    assert {claim.id for claim in dossier.claims} == {"aaab3333", "cccc4444"}
    assert {claim.id for claim in Dossier(dossier.path).claims} == {"aaab3333", "cccc4444"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("name", ["codebook.yaml", "claims.yaml"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_file_that_would_never_end_is_told(dossier, name, kind):
    (dossier.path / name).unlink()
    if kind == "pipe":
        os.mkfifo(dossier.path / name)
    else:
        (dossier.path / name).symlink_to("/dev/zero")
    said = [str(problem) for problem in Dossier(dossier.path).problems]
    assert f"{dossier.path / name}: is not a regular file, but a folder, pipe or device." in said
    assert completing._SOURCES["issue"](dossier.path) is not None
    assert [*completing._SOURCES["claim" if name == "claims.yaml" else "actor"](dossier.path)] == []
