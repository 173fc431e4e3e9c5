import json
import re


def test_parse_and_parse_again(run, dossier):
    (dossier / "claims.yaml").unlink()
    dry = run("parse", "--dry-run", data=dossier).stdout
    assert "Nothing was written." in dry
    assert not (dossier / "claims.yaml").exists()
    found = re.search(r"(\d+) claims? found", run("parse", data=dossier).stdout)[1]
    assert int(found) > 0
    again = run("parse", data=dossier).stdout
    assert re.search(rf"^kept +{found}$", again, re.MULTILINE)
    assert "claims.yaml stays as it is." in again


def test_parse_of_one_article_leaves_the_others_alone(run, dossier):
    before = (dossier / "claims.yaml").read_text(encoding="utf-8")
    run("parse", "copy-of-a-call", data=dossier)
    ids = {row["id"] for row in json.loads(run("claims", "--status", "all", "--format", "json", data=dossier).stdout)}
    assert {"k3x9q2ma", "nothing2"} <= ids
    assert "k3x9q2ma" in before


def test_drafts_go_with_their_article_and_what_a_person_decided_stays(run, dossier):
    (dossier / "articles" / "ahval-phone-call.md").unlink()
    told = run("parse", data=dossier).stdout
    assert 'gone         1  their articles are gone: "ahval-phone-call" 1\n' in told
    assert re.search(r"\ngone\n  nothing2  Pentagon on working-group", told)
    assert re.search(r'trumpyes  Donald Trump on working-group \(accepted\): no article "ahval-phone-call"', told)
    rows = json.loads(run("claims", "--status", "all", "--format", "json", data=dossier).stdout)
    assert {row["id"] for row in rows} >= {"trumpyes", "ankarays", "wrongone"}
    assert "nothing2" not in {row["id"] for row in rows}
    assert json.loads(run("parse", "--format", "json", data=dossier).stdout)["vanished"] == ["ahval-phone-call"]


def test_drafts_stay_where_only_other_articles_are_parsed(run, dossier):
    (dossier / "articles" / "ahval-phone-call.md").unlink()
    assert "gone         0\n" in run("parse", "rt-pentagon-rejects", data=dossier).stdout
    assert "nothing2" in (dossier / "claims.yaml").read_text(encoding="utf-8")


def test_a_run_that_finds_nothing_speaks_of_no_ledger(run, tmp_path):
    run("init", str(tmp_path / "new"))
    (tmp_path / "new" / "articles" / "a.txt").write_text(
        "A headline\n\nThe ferry was late, Berg said.\n", encoding="utf-8"
    )
    assert run("parse", data=tmp_path / "new").stdout.endswith("\nNo claim yet: nothing was written.\n")
    assert not (tmp_path / "new" / "claims.yaml").exists()


def test_lines_of_parse_break_between_words(run, monkeypatch):
    whole = run("parse", "--dry-run", "--list").stdout
    monkeypatch.setenv("COLUMNS", "50")
    broken = run("parse", "--dry-run", "--list").stdout
    assert max(map(len, whole.splitlines())) > 50
    assert broken.split() == whole.split()
    assert all(len(line) <= 50 or " " not in line.strip() for line in broken.splitlines())
