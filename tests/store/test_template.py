import re

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import codebook, template


def test_a_new_dossier_is_empty_and_valid(tmp_path):
    path = tmp_path / "new" / "ferry"
    assert template.make(path) == (
        path,
        path / "articles",
        path / "codebook.yaml",
        path / ".gitattributes",
    )
    book, problems = codebook.load(path / "codebook.yaml")
    assert (book.parties, book.actors, book.issues, book.events, problems) == ({}, (), {}, (), ())
    assert sorted(file.name for file in path.rglob("*")) == [".gitattributes", "articles", "codebook.yaml"]


def test_the_example_in_its_comments_is_a_codebook(tmp_path):
    file = tmp_path / "codebook.yaml"
    # What stands behind "#" with nothing or more than one blank before it is the example; the rest is talk.
    file.write_text(re.sub(r"(?m)^#(?= {2}|\s- |\s {2})", "", template.codebook_text()), encoding="utf-8")
    book, problems = codebook.load(file)
    assert problems == ()
    assert ([*book.parties], len(book.actors), [*book.issues], len(book.events)) == (
        ["port", "islands"],
        4,
        ["night-ferry"],
        1,
    )


def test_nothing_that_is_there_is_touched(tmp_path):
    (tmp_path / "codebook.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / ".gitattributes").write_text("mine", encoding="utf-8")
    assert template.make(tmp_path) == (tmp_path / "articles",)
    assert template.make(tmp_path) == ()
    assert (tmp_path / "codebook.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_way(tmp_path):
    (tmp_path / "articles").touch()
    with pytest.raises(FileProblemError, match="articles: cannot be made"):
        template.make(tmp_path)
    with pytest.raises(FileProblemError, match="cannot be made"):
        template.make(tmp_path / "articles")
    assert (tmp_path / "articles").read_bytes() == b""


def test_a_link_to_nothing_is_not_followed(tmp_path):
    (tmp_path / "codebook.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(FileProblemError, match="cannot be made"):
        template.make(tmp_path)
    assert not (tmp_path / "elsewhere.yaml").exists()
