import json


def test_history_as_json(run):
    found = json.loads(run("history", "working-group", "--format", "json", "--reviewed").stdout)
    us, turkey = found["parties"]
    assert [claim["id"] for claim in us["claims"]] == ["k3x9q2ma", "trumpyes"]
    assert us["claims"][1]["outlets"] == ["Ahval", "Wire"]
    assert [(turn["kind"], turn["before"]["id"], turn["after"]["id"]) for turn in us["splits"]] == [
        ("another voice", "k3x9q2ma", "trumpyes")
    ]
    assert [claim["id"] for claim in turkey["standing"]] == ["ankarays"]


def test_the_latest_word_of_a_party_is_marked_as_a_draft(run, dossier):
    file = dossier / "claims.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("date: 2019-05-31\n  date_basis: reported", "date: 2019-05-30\n  date_basis: reported")
    )
    held = "latest          ● noncommittal    Pentagon, 2019-05-31 · draft"
    assert held in run("history", "working-group", data=dossier).stdout
