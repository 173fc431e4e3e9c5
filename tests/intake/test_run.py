"""Articles into a dossier: compared, written, told."""

import csv
import io
from contextlib import closing

import pytest

from onrecord import articles
from onrecord.intake.child import Here
from onrecord.intake.found import Asked, Found
from onrecord.intake.library import Library
from onrecord.intake.run import Got, Intake, Line, Options, Short, Source

PARAGRAPHS = (
    "The council of Harven put off its decision on the tidal barrage for the third time on Saturday, saying that it needed one more study.",
    "“We will not sign a contract that moves the mud,” council leader Ines Valdemar told reporters after the session.",
    "Energy Minister Aurel Tobiasz rejected the delay. The study has been done twice, he said in a statement on Sunday.",
)
BODY = "\n\n".join(PARAGRAPHS)
OTHER = "The union of the ferry crews said that none of its members would cross the picket line at the pier of Brannock, a day after the operator offered a rise."


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path


@pytest.fixture
def add(dossier):
    def call(*rows, references=None, name="table.csv", **options):
        data = table(*rows)
        source = Source(name, lambda: Got(data, Asked(name=name)))
        with closing(Library(dossier, keep=not options.get("dry_run", False))) as library:
            wanted = Options(kind="csv", added="2026-11-29", **options)
            return [*Intake(dossier, wanted, library, Here(), references or {}).articles([source])]

    return call


def table(*rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, ["title", "publication", "date", "url", "text"])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def row(title="Barrage", publication="Ledger", date="2026-03-14", url="", text=BODY):
    return {"title": title, "publication": publication, "date": date, "url": url, "text": text}


def told(lines):
    return [(line.status, line.id, line.of) for line in lines]


NAME = "2026-03-14-ledger-barrage"


def test_added_once(add, dossier):
    assert told(add(row())) == [("added", NAME, "")]
    article = articles.read(dossier / "articles" / f"{NAME}.md")
    assert (article.title, article.outlet, article.published) == ("Barrage", "Ledger", "2026-03-14")
    assert article.body.split("\n\n") == [*PARAGRAPHS[:-1], PARAGRAPHS[-1] + "\n"]
    (original,) = (dossier / "originals").iterdir()
    assert article.original.startswith(f"originals/{original.name}")
    assert original.read_bytes() == table(row())
    before = (dossier / "articles" / f"{NAME}.md").stat()
    assert told(add(row())) == [("same", "", NAME)]
    assert (dossier / "articles" / f"{NAME}.md").stat() == before


def test_the_same_words_from_another_file_are_the_same(add):
    add(row())
    assert told(add(row(url="https://a.example"), row(title="Ferry", text=OTHER))) == [("same", "", NAME), ("added", "2026-03-14-ledger-ferry", "")]  # fmt: skip


def test_a_file_that_a_person_edited_stays(add, dossier):
    add(row())
    path = dossier / "articles" / f"{NAME}.md"
    path.write_text(path.read_text().replace("mud", "silt"))
    edited = path.read_text()
    assert told(add(row())) == [("same", "", NAME)]
    assert path.read_text() == edited


def test_another_text_at_the_same_address_is_a_new_version(add, dossier):
    add(row(url="https://a.example/1"))
    (line,) = add(row(url="https://a.example/1", text=BODY.replace("rejected the delay", "welcomed the delay")))
    assert told([line]) == [("new version", f"{NAME}-v2", NAME)]
    assert line.changed == (
        ("-", "Energy Minister Aurel Tobiasz rejected the delay."),
        ("+", "Energy Minister Aurel Tobiasz welcomed the delay."),
    )
    assert line.unsure[0].startswith(f"a new version of {NAME}: 1 of its sentences gone, 1 new")
    assert articles.read(dossier / "articles" / f"{NAME}-v2.md").copy_of == NAME
    assert told(add(row(url="https://a.example/1", text=BODY + "\n\nMore."))) == [
        ("new version", f"{NAME}-v3", f"{NAME}-v2")
    ]


def test_an_address_of_a_list_makes_no_versions(add):
    add(row(url="https://a.example/"))
    assert told(add(row(title="Ferry", url="https://a.example/", text=OTHER))) == [
        ("added", "2026-03-14-ledger-ferry", "")
    ]


@pytest.mark.parametrize(
    ("near", "status", "linked"), [("link", "copy", NAME), ("skip", "copy", None), ("keep", "added", "")]
)
def test_a_copy_at_another_outlet(add, dossier, near, status, linked):
    add(row())
    (line,) = add(row(publication="Courier", date="2026-03-16", text="\n\n".join(PARAGRAPHS[:2])), near=near)
    assert line.status == status
    if linked is None:
        assert len([*(dossier / "articles").iterdir()]) == 1
    else:
        assert articles.read(dossier / "articles" / f"{line.id}.md").copy_of == linked


def test_two_articles_with_one_name(add):
    found = add(row(), row(text=OTHER))
    assert [line.id for line in found] == [NAME, f"{NAME}-2"]


def test_nothing_is_written_in_a_trial(add, dossier):
    found = add(row(), row(), row(text=OTHER), row(publication="Courier"), dry_run=True)
    assert [line.status for line in found] == ["added", "same", "added", "copy"]
    assert {path.name for path in dossier.iterdir()} == {"articles"}
    assert not [*(dossier / "articles").iterdir()]


def test_what_a_person_assigns(add, dossier):
    add(row(date="", publication=""), assigned={"published": "2026-03", "outlet": "Ledger"})
    article = articles.read(dossier / "articles" / "2026-03-ledger-barrage.md")
    assert (article.published, article.published_basis, article.outlet) == ("2026-03", "assigned", "Ledger")


def test_one_day_is_not_assigned_to_two(add, dossier):
    (line,) = add(row(), row(text=OTHER), assigned={"published": "2026-03"})
    assert (line.status, line.why) == ("refused", "holds several articles, and --published can be true of one alone")
    assert not [*(dossier / "articles").iterdir()]


def test_a_reference_fills_what_is_missing(add, dossier):
    reference = Found(title="Other", byline="Ines Roe", url="https://a.example/1", metadata_only=True)
    add(row(url="https://a.example/1"), references={reference.url: reference})
    article = articles.read(dossier / "articles" / f"{NAME}.md")
    assert (article.title, article.byline) == ("Barrage", "Ines Roe")


def test_without_originals_it_is_known_all_the_same(add, dossier):
    add(row(), originals=False)
    assert not (dossier / "originals").exists()
    path = dossier / "articles" / f"{NAME}.md"
    path.write_text(path.read_text().replace("mud", "silt"))
    assert told(add(row())) == [("same", "", NAME)]


def test_rows_without_a_text_are_refused_and_counted(add):
    found = add(row(), row(text=""), row(text=OTHER))
    assert [line.status for line in found if isinstance(line, Line)] == ["added", "refused", "added"]
    assert not [line for line in found if isinstance(line, Short)]


def test_control_marks_are_told(add):
    (line,) = add(row(text=BODY + " and \u202emore\u202c"))
    assert line.unsure == ("2 control or direction marks were taken out of its text",)
