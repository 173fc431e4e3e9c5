import json


def test_history_as_json(run):
    found = json.loads(run("history", "working-group", "--format", "json", "--reviewed").stdout)
    us, turkey = found["parties"]
    assert [claim["id"] for claim in us["claims"]] == ["k3x9q2ma", "trumpyes"]
    assert us["claims"][1]["outlets"] == ["Ahval", "Wire"]
    assert [claim["own_words"] for claim in us["claims"]] == [True, False]
    assert (us["position"]["kind"], us["position"]["reported"]) == ("side", False)
    assert [claim["id"] for claim in us["position"]["since"]] == ["trumpyes"]
    assert us["splits"] == us["moves"] == []
    assert [claim["id"] for claim in turkey["standing"]] == ["ankarays"]


def test_what_came_since_is_marked_as_a_draft(run, dossier):
    file = dossier / "claims.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("date: 2019-05-31\n  date_basis: reported", "date: 2019-05-30\n  date_basis: reported")
    )
    told = " ".join(run("history", "working-group", data=dossier).stdout.split())
    assert "since then noncommittal: Pentagon, 2019-05-31, draft" in told
