"""An article's file reads back as what was found."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord import articles
from onrecord.intake import prose, writing
from onrecord.intake.found import Day, Found

TEXT = st.text(max_size=60)


@given(TEXT, TEXT, TEXT, st.lists(TEXT, max_size=2), st.lists(TEXT, min_size=1, max_size=3))
def test_it_reads_back(tmp_path_factory, title, outlet, url, check, paragraphs):
    found = prose.cleaned(Found(title=title, outlet=outlet, url=prose.line(url), day=Day("2026-03-14", "x: y"), paragraphs=("Begin.", *paragraphs)))  # fmt: skip
    facts = writing.Facts(added="2026-11-29", original="originals/ab.html#2", check=tuple(map(prose.line, check)))
    folder = tmp_path_factory.mktemp("articles")
    path = writing.write(folder, "name", writing.text(found, facts))
    read = articles.read(path)
    assert (read.title, read.outlet, read.url) == (found.title, found.outlet, found.url)
    assert (read.published, read.added, read.original) == ("2026-03-14", "2026-11-29", "originals/ab.html#2")
    assert read.check == facts.check
    assert prose.blocks(read.body) == found.paragraphs


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "name.md").write_text("a person's")
    assert writing.write(tmp_path, "name", "another") is None
    assert (tmp_path / "name.md").read_text() == "a person's"


def test_an_original_is_kept_once(tmp_path):
    name = writing.keep(tmp_path, b"bytes", ".html")
    assert (tmp_path / name).read_bytes() == b"bytes"
    (tmp_path / name).chmod(0o444)
    assert writing.keep(tmp_path, b"bytes", ".html") == name
