"""Article files into articles."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import read, read_all
from onrecord.articles.reader import SUFFIXES
from onrecord.errors import FileProblemError


@pytest.fixture
def article(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read(path)

    return write


@pytest.mark.parametrize(
    ("name", "data", "title", "body"),
    [
        ("a.md", "---\ntitle: T\n---\n\n\nBody.\n", "T", "Body.\n"),
        ("a.md", "Body.\n\n", "", "Body.\n\n"),
        ("a.md", "\n \t\nBody.", "", "Body."),
        ("a.md", "  indented\n", "", "  indented\n"),
        ("a.md", "\ufeff---\r\ntitle: T\r\n---\r\n\r\nOne\r\ntwo\rthree\n", "T", "One\ntwo\nthree\n"),
        ("a.md", "---\nA rule above.\n", "", "---\nA rule above.\n"),
        ("a.md", "Nul \0 and \u2028 and \ufeff stay.\u00a0\n", "", "Nul \0 and \u2028 and \ufeff stay.\u00a0\n"),
        ("a.txt", "Head\n\nBody.\n", "Head", "Body.\n"),
        (
            "a.md",
            "<p align=center>A picture</p>\n\nOne.\n\nTwo <b>and</b> 3 < 4.\n",
            "",
            "<p align=center>A picture</p>\n\nOne.\n\nTwo <b>and</b> 3 < 4.\n",
        ),
        ("a.md", "\n\u200b\n---\ntitle: T\n---\n\nBody.\n", "T", "Body.\n"),
        ("a.md", "\ufeff\ufeff---\ntitle: T\n---\nBody.\n", "T", "Body.\n"),
        ("a.txt", "\ufeff\n---\n2019\n Çavuşoğlu: no \nBody.\n", "Çavuşoğlu: no", "Body.\n"),
        ("a.txt", "---\ntitle: T\n---\nBody", "T", "Body"),
        ("a.txt", "---\noutlet: O\n---\n\nHead\n\nBody", "Head", "Body"),
        ("a.TXT", "Head\r\rBody", "Head", "Body"),
    ],
)
def test_body_and_title(article, name, data, title, body):
    found = article(name, data)
    assert (found.id, found.title, found.body) == ("a", title, body)


@pytest.mark.parametrize("name", ["x.y.md", "x.y.txt"])
def test_front_matter_fills_the_article(article, name):
    keys = "outlet: Ahval\npublished: 2019-05-31\npublished_basis: assigned\n"
    found = article(name, f"---\n{keys}---\nHead\nBody")
    assert (found.id, found.outlet, found.published, found.published_basis) == (
        "x.y",
        "Ahval",
        "2019-05-31",
        "assigned",
    )


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.md", "", "a.md: has no body. "),
        ("a.md", "---\ntitle: T\n---\n \n", "a.md: has no body. "),
        ("a.txt", "Headline alone\n", "a.txt: has no body. "),
        ("a.txt", "1234\n5678\n", "a.txt: has no body. "),
        ("a.md", b"Caf\xe9", "a.md:1: is not UTF-8: byte 0xe9 at offset 3. Save the file as UTF-8."),
        ("a.md", "---\ngenre: T\n---\nBody", 'a.md:2: genre: "T" is not one of'),
        ("a.md", "The bridge is open.".encode("utf-16-le"), "a.md: is not UTF-8: it looks like UTF-16 or UTF-32. Save"),
        ("a.md", "Мост открыт, сказал он.\n".encode("utf-16-be"), "a.md: is not UTF-8: it looks like UTF-16"),
        ("a.txt", "The bridge".encode("utf-32-le"), "a.txt: is not UTF-8: it looks like UTF-16 or UTF-32."),
        (
            "a.md",
            "%PDF-1.7\n1 0 obj\n",
            "a.md: is no text, but a PDF. Move it out of the folder, and take it in with: onrecord add",
        ),
        ("a.txt", "\ufeff\n{\\rtf1\\ansi Body}", "a.txt: is no text, but RTF. Move it out of the folder"),
        ("a.md", b"PK\x03\x04\x14\x00", "a.md: is no text, but a ZIP file, or a document of Word"),
        (
            "a.md",
            "<!DOCTYPE html>\n<p>Body",
            "a.md: is HTML, not plain text. Move it out of the folder, and take it in with: onrecord add FILE",
        ),
        ("a.txt", "Head\n<!-- saved -->\n<html lang=en><body>\nBody", "a.txt: is HTML, not plain text."),
        ("a.md", "---\ntitle: T\n---\n<?xml version='1.0'?><html>B", "a.md: is HTML, not plain text."),
        ("a.md", "<div class=a>\n<p>One.</p>\n\n<p>Two.</p>\n</div>\n", "a.md: is HTML, not plain text."),
        ("a.docx", "x", "a.docx: is neither .md nor .txt"),
    ],
)
def test_a_file_that_is_no_article(article, name, data, said):
    with pytest.raises(FileProblemError) as caught:
        article(name, data)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: One\n---\n\nA body.\n\n---\ntitle: Two\npublished: 2023-03-08\n---\n\nAnother.\n", 7),
        ("A body.\n\n---\noutlet: Herald\nby-line: x\n---\nAnother.\n", 3),
        ("A body.\n\n---\n\nAfter a rule: more.\n\n---\n\nAnd more.\n", None),
        ("---\ntitle: One\n---\n\ntitle: no fence\n", None),
        ("A body.\n\n---\nNote: this is no head.\n---\n", None),
    ],
)
def test_two_articles_in_one_file_are_told(tmp_path, text, line):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    _, problems = read_all(tmp_path)
    assert [(problem.line, problem.note) for problem in problems] == ([] if line is None else [(line, True)])
    assert not problems or "Move it into a file of its own." in problems[0].text


def test_a_missing_file(tmp_path):
    with pytest.raises(FileProblemError, match="no such file"):
        read(tmp_path / "a.md")


def test_read_all_goes_on_past_bad_files(tmp_path):
    for name, text in {
        "b.md": "B",
        "a.txt": "A\nbody",
        "bad.md": "---\ngenre: x\n---\nB",
        "b.txt": "B\nother",
        "empty.md": "",
        ".hidden.md": "",
        "notes.docx": "",
        "page.html": "",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "lost.md").symlink_to(tmp_path / "nowhere.md")
    articles, problems = read_all(tmp_path)
    assert [article.id for article in articles] == ["a", "b"]
    assert articles[1].body == "B"
    told = {problem.path.rpartition("/")[2]: (problem.line, problem.text) for problem in problems}
    assert told.keys() == {tmp_path.name, "b.txt", "bad.md", "empty.md", "lost.md"}
    assert (
        told[tmp_path.name][1]
        == "2 files are neither .md nor .txt, and not read: notes.docx, page.html. Take them in with: onrecord add FILE"
    )
    assert [problem.rule for problem in problems if problem.note] == ["not-read"]
    assert told["bad.md"][0] == 2
    assert told["b.txt"][1] == 'the article "b" is already in b.md; rename or remove one of the two'


def test_a_missing_folder_is_one_problem(tmp_path):
    articles, problems = read_all(tmp_path / "articles")
    assert articles == ()
    (problem,) = problems
    assert problem.text.startswith("no such folder. Name the dossier's folder with --data, or make this one")


def test_a_file_instead_of_the_folder_is_one_problem(tmp_path):
    (tmp_path / "articles").write_text("x")
    assert len(read_all(tmp_path / "articles")[1]) == 1


@given(
    st.sampled_from(SUFFIXES),
    st.binary(max_size=60)
    | st.text(max_size=60).map(str.encode)
    | st.text("-\n\r: atle\ufeff", max_size=60).map(str.encode),
)
def test_any_bytes_give_an_article_or_a_clear_error(tmp_path_factory, suffix, data):
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        body = read(path).body
    except FileProblemError:
        return
    assert body.strip()
    assert data.decode().replace("\r\n", "\n").replace("\r", "\n").endswith(body)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_text_is_a_problem_of_that_file_alone(tmp_path):
    for name in (b"caf\xe9.md", b"good.md", b"scan\xff.pdf"):
        (tmp_path / os.fsdecode(name)).write_text("Some text.", encoding="utf-8")
    articles, problems = read_all(tmp_path)
    assert [article.id for article in articles] == ["good"]
    told = {problem.path: problem.text for problem in problems}
    assert told[f"{tmp_path}/caf\\xe9.md"] == "has a name that is not UTF-8. Rename it; the name is the article's id."
    assert told[str(tmp_path)].endswith(r"not read: scan\xff.pdf. Take them in with: onrecord add FILE")


def test_a_conflict_that_git_left_is_no_article(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("One.\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> theirs\n", encoding="utf-8")
    with pytest.raises(FileProblemError, match=r"a\.md:2: holds a conflict that git left"):
        read(path)
    path.write_text("Title\n=======\nBody >>>>>>> x\n", encoding="utf-8")
    assert read(path).body.startswith("Title")
