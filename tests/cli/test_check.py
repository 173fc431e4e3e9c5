import json


def test_check_fails_on_problems_alone(run, dossier):
    file = dossier / "articles" / "rt-pentagon-rejects.md"
    file.write_text(file.read_text(encoding="utf-8").replace("at this stage", "at that stage"), encoding="utf-8")
    found = json.loads(run("check", "--format", "json", data=dossier, code=1).stdout)
    assert [(row["rule"], row["note"]) for row in found] == [("orphan", False), ("actor", True)]
    assert "The quote is no longer in its article." in run("show", "k3x9q2ma", data=dossier).stdout
