import json
from xml.etree import ElementTree as ET

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("digest", "# What is new, 2019-05-25 to 2019-05-31\n\n1 article · 3 statements, 1 of them a draft ·"),
        ("digest", "1 statement has no date and counts on the article's day"),
        ("digest --since 2019-04 --on 2019-04-30 --format table", "Pentagon rejects | any talks · RT · 2019-04-05"),
        ("digest", "## Takes no side any more\n\n- **takes no side any more**: Pentagon\n"),
        ("digest --reviewed", "1 article · 2 statements"),
        ("digest --since 'last week' --on 2019-04-12", "What is new, 2019-04-01 to 2019-04-07"),
        ("digest --since 2020-02", "What is new, 2020-02-01 to 2020-02-01"),
        ("digest --since 1d --on 2018-01-01", "0 articles · 0 statements · 0 change points"),
    ],
)
def test_what_is_told(run, line, expected):
    import shlex

    assert expected in run(*shlex.split(line)).stdout


def test_json(run):
    told = json.loads(run("digest", "--format", "json").stdout)
    assert (told["since"], told["until"], told["undated"]) == ("2019-05-25", "2019-05-31", 1)
    assert {claim["id"] for claim in told["claims"]} == {"trumpyes", "ankarays", "nothing2"}
    assert [found["after"]["id"] for found in told["fell_silent"]] == ["nothing2"]


def test_a_feed_holds_what_is_reviewed_and_can_be_written_again(run, dossier, tmp_path):
    file = tmp_path / "feed.xml"
    for _ in range(2):
        run("digest", "--format", "atom", "-o", str(file), data=dossier)
    feed = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - our own text
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", f"author/{ATOM}name"):
        assert feed.findtext(f"{ATOM}{name}")
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {
        f"urn:onrecord:{name}" for name in ("claim:trumpyes", "claim:ankarays", "article:ahval-phone-call")
    }
    assert all(entry.findtext(f"{ATOM}updated").endswith("T00:00:00Z") for entry in entries)
    assert "nothing2" in run("digest", "--format", "atom", "--drafts", data=dossier).stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--since soon", '"soon" means no days; write 7d'),
        ("--since 2019-06 --on 2019-05-30", "--since is a day after --on"),
        ("--format json -o x", "-o writes markdown or atom"),
    ],
)
def test_refused(run, line, said):
    assert said in " ".join(run("digest", *line.split(), code=2).stderr.split())


def test_without_any_date_it_asks_for_a_day(run, dossier):
    for file in (dossier / "articles").iterdir():
        file.unlink()
    (dossier / "claims.yaml").unlink()
    assert "Name one: --on 2019-04-04" in run("digest", data=dossier, code=1).stderr
    assert "0 articles" in run("digest", "--on", "2019-04-04", data=dossier).stdout
