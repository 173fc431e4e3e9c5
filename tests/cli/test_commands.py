import csv
import io
import json
import re

import pytest

NAMES = """
id article title outlet published published_basis actor party voice via issue stance score position quotes spans
kind cue mention date date_basis status note same_as coders by sha256 prefix suffix
"""
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("status", "3 articles · 7 claims · 1 copy of another · 1 draft left to review"),
        ("status", "Without a date: copy-of-a-call"),
        ("claims --actor Bloomberg", "No claims. Relays 1 claim of others (via)."),
        ("articles", "2019-04-05 (assigned)       2          rt-pentagon-rejects"),
        ("articles", "no date                     1          copy-of-a-call       Wire"),
        ("claims", "k3x9q2ma  2019-04-04  ▼▼ opposes      Eric Pahon (Pentagon)"),
        ("claims", "Donald Trump via Bloomberg"),
        ("claims", "Pentagon · draft"),
        ("claims", "6 claims"),
        ("claims --status all", "7 claims"),
        ("claims --issue patriot-offer", "No claims."),
        ("show k3x9q2ma", '"[A technical working group at this stage isn\'t necessary,]" <said> {Pentagon'),
        ("show k3x9", "rt-pentagon-rejects · RT · 2019-04-05 (assigned)"),
        ("show cavus", "Mevlut Cavusoglu} on Wednesday <proposed> [a joint technical panel, with $1 from"),
        ("actors", "Eric Pahon        us      Pentagon         1  2019-04-04"),
        ("actors", "1 more in the codebook, not quoted: --all lists them"),
        ("actors --all", "Silent Sam"),
        ("actors --all --format csv", "Pentagon,us,Pentagon,,True,1,2019-05-31,2019-05-31"),
        ("actors --format csv", "Turkey,turkey,Turkey,,True,1,,"),
        ("issues", "A joint U.S.-Turkish working group on the S-400 should be formed."),
        ("issues", "United States       ▲▲ 1   ● 1   ▼▼ 1"),
        ("issues", "working-group  5 statements, 1 of them a draft · 2019-04-03 to 2019-05-31"),
        ("issues", "▲▲ supports  ▲ leans for  ● noncommittal  ▼ leans against  ▼▼ opposes"),
        ("diff us turkey", "United States and Turkey  on 2019-05-31"),
        ("diff us turkey", "Donald Trump via Bloomberg, 2019-05-31"),
        ("diff us turkey --on 2019-12-01", "last heard"),
        ("diff us turkey --on 2019-09-01", "2019-05-31, 93"),
        (
            "diff us turkey --on 2019-09-01 --format markdown",
            " · via Bloomberg · 2019-05-31 · 93 days before 2019-09-01 · Ahval, also in: Wire · `trumpyes`<br>",
        ),
        ("diff us turkey --reviewed --window 60", "0-4, split"),
        ("history working-group", "working-group · 5 statements in 3 articles · 2019-04-03 to 2019-05-31 · 1 draft"),
        (
            "history working-group",
            "hedge  Pentagon\n2019-04-04      ▼▼ opposes        rejects the working group · Eric Pahon · RT\n",
        ),
        ("history working-group", "has nothing to announce · draft\n"),
        ("history working-group", "hedge: one voice goes to or comes from noncommittal\n"),
        ("history working-group", "(in: the article's day)\nin 2019-05-31"),
        ("history working-group --window 60 --reviewed", "split  Pentagon, then Donald Trump"),
        ("history working_group --party ankara", "Mevlüt Çavuşoğlu"),
        ("timeline", "## 2019-05-29\n\n- ◆ Event: Trump and Erdoğan speak by phone"),
        (
            "history working-group --format markdown --reviewed --window 60",
            "### Other voices\n\n- **split**: Pentagon, then Donald Trump\n  - 2019-04-04 ▼▼ opposes, Eric Pahon (Pentagon): rejects",
        ),
        ("history working-group --format markdown", "- *hedge*: one voice goes to or comes from noncommittal\n"),
        ("history working-group --format markdown", "Stands (latest):\n\n- 2019-05-31 ▲▲ supports, Donald Trump · via"),
        (
            "diff us turkey --format markdown",
            "| 0 |\n| **patriot-offer**<br>Turkey should buy Patriot missiles instead. | no",
        ),
        ("timeline", "— Ahval, also in: Wire, 2019-05-31[^trumpyes]"),
        ("timeline --format table", "Donald Trump via Bloomberg · Ahval, also in: Wire\n"),
        ("history working-group", "Donald Trump via Bloomberg · Ahval, also in: Wire\n"),
        ("history working-group --format markdown", "Ahval, also in: Wire · `trumpyes`"),
        ("diff us turkey --format markdown", "| ▲▲ supports: accepts"),
        ("history working-group --format markdown", "form a group (Ahval, also in: Wire) · `trumpyes`\n"),
        ("claims", "6 claims · counted as 5 statements"),
        ("claims", "Donald Trump via Bloomberg · also in: Wire  "),
        ("claims", "Donald Trump · copy of trumpyes  "),
        ("claims --format markdown", "| ahval-phone-call · also in: Wire |"),
        ("claims --format markdown", "| copy-of-a-call · copy of trumpyes |"),
        ("show trumpyes", "copies      samewire · Wire · no date\n"),
        ("show samewire", "same as     trumpyes · Ahval · 2019-05-31 · via Bloomberg\n"),
        ("history working-group", "2019-05-29      ◆ event           Trump and Erdoğan speak by phone\n\n2019-05-31"),
        (
            "history working-group --format markdown",
            "- 2019-05-29 ◆ event: Trump and Erdoğan speak by phone\n- 2019-05-31",
        ),
        ("timeline --format table", "◆ event"),
        (
            "timeline --format table",
            "toward the issue's proposition:\nworking-group   A joint U.S.-Turkish working group",
        ),
        ("timeline", "proposition:\n\n- **working-group**: A joint U.S.-Turkish working group on the S-400 should be"),
        ("diff us turkey --between 2019-04-30 2019-06-01", "United States and Turkey  2019-04-30 to 2019-06-01"),
        ("diff us turkey --between 2019-04-30 2019-06-01", "apart  4 → 0"),
        (
            "diff us turkey --between 2019-04-30 2019-06-01",
            "United States  moved · a different speaker · 2 statements in between",
        ),
        ("diff us turkey --between 2019-04-30 2019-06-01", "Turkey  as before · nothing said in between\non both days"),
        (
            "diff us turkey --between 2019-04-30 2019-06-01",
            "hedge  Pentagon\n2019-04-04      ▼▼ opposes        rejects the wor",
        ),
        ("diff us turkey --between 2019-04-30 2019-06-01", "◆ event           Trump and Erdoğan speak by phone"),
        (
            "diff us turkey --between 2019-04-30 2019-06-01 --format markdown",
            "| | 2019-04-30 | 2019-06-01 |\n|---|---|---|\n| **Un",
        ),
        ("check", "0 problems · 1 note"),
    ],
)
def test_what_commands_say(run, command, expected):
    assert expected in run(*command.split()).stdout


@pytest.mark.parametrize(
    "command",
    ["claims", "articles", "actors", "issues", "history working-group", "diff us turkey", "timeline", "show ankarays"],
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_no_format_lets_control_characters_or_markup_through(run, command, form):
    result = run(*command.split(), "--format", form, code=None)
    if result.exit_code == 2:
        assert "is not one of" in result.stderr
        return
    assert result.stdout.strip()
    assert not ESCAPES.search(result.stdout.replace("\n", ""))
    assert "<b>" not in result.stdout or form != "markdown"


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ("", "cavusogl k3x9q2ma trumpyes nothing2 samewire ankarays"),
        ("--actor cavusoglu", "cavusogl"),
        ("--actor Pentagon", "k3x9q2ma nothing2"),
        ("--actor pahon --actor trump", "k3x9q2ma trumpyes samewire"),
        ("--party turkey", "cavusogl ankarays"),
        ("--party Ankara --until 2019-05", "cavusogl"),
        ("--party none --status rejected", "wrongone"),
        ("--stance Opposes", "k3x9q2ma"),
        ("--since 2019-05", "trumpyes nothing2 samewire"),
        ("--until 2019-04-03", "cavusogl"),
        ("--status draft", "nothing2"),
        ("--status draft --status edited", "cavusogl nothing2"),
        ("--article rt-pentagon-rejects", "cavusogl k3x9q2ma"),
        ("--article data/articles/copy-of-a-call.md", "samewire"),
        ("--text NECESSARY", "k3x9q2ma"),
    ],
)
def test_filters(run, filters, ids):
    rows = json.loads(run("claims", *filters.split(), "--format", "json").stdout)
    assert sorted(row["id"] for row in rows) == sorted(ids.split())


def test_the_json_form_of_a_claim(run):
    (row,) = json.loads(run("claims", "--actor", "pahon", "--format", "json").stdout)
    assert list(row) == NAMES.split()
    assert row["quotes"] == ["A technical working group at this stage isn't necessary,"]
    assert (row["score"], row["voice"], row["party"], row["via"], row["same_as"]) == (-2, "Pentagon", "us", [], None)
    assert (row["prefix"], row["suffix"]) == ('*"', '"* said Pentagon spokesman Eric ')
    assert len(row["sha256"]) == 64


def test_json_keeps_quotes_exact_even_where_it_must_escape(run):
    text = run("claims", "--party", "turkey", "--format", "json").stdout
    assert {quote for row in json.loads(text) for quote in row["quotes"]} == {
        "a joint technical panel, with \\$1 from each",
        "the group is \x1b[31mneeded <b>now</b>",
    }


def test_csv_cells_are_no_formulas(run):
    rows = list(csv.DictReader(io.StringIO(run("claims", "--party", "turkey", "--format", "csv").stdout)))
    assert [row["position"] for row in rows] == ["proposes a panel", "'=calls it needed"]
    assert [row["score"] for row in rows] == ["2", "2"]


def test_jsonl_has_a_row_a_line(run):
    lines = run("claims", "--format", "jsonl").stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == 6


def test_attributions_of_stdin(run):
    text = "\ufeffThe minister said the bridge would open.\r\n"
    (line,) = run("attributions", "-", "--format", "jsonl", input=text).stdout.splitlines()
    form = json.loads(line)
    assert form["article"] == "-"
    (found,) = form["attributions"]
    assert list(found) == ["source", "cue", "contents", "kind", "rule"]
    assert (found["source"], found["cue"], found["contents"]) == ([0, 12], [13, 17], [[18, 39]])
    shown = run("attributions", "-", input=text).stdout
    assert "{The minister} <said> [the bridge would open]." in shown


def test_attributions_of_files_and_articles(run, tmp_path):
    file = tmp_path / "loose.txt"
    file.write_text("A headline\n\n“It is safe,” the minister said.\n", encoding="utf-8")
    lines = run("attributions", str(file), "copy-of-a-call", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"] for line in lines] == ["loose", "copy-of-a-call"]


def test_diff_on_a_day(run):
    found = json.loads(run("diff", "us", "turkey", "--on", "2019-04-30", "--format", "json").stdout)
    first = found["issues"][0]
    assert (found["on"], first["distance"]) == ("2019-04-30", {"low": 4, "high": 4, "split": False})
    assert first["positions"]["us"]["claims"][0]["id"] == "k3x9q2ma"


def test_diff_between_days_as_json(run):
    found = json.loads(run("diff", "us", "turkey", "--between", "2019-04-30", "2019-05", "--format", "json").stdout)
    assert (found["since"], found["until"]) == ("2019-04-30", "2019-05-31")
    first = found["issues"][0]
    assert first["distance"]["before"] == {"low": 4, "high": 4, "split": False}
    us = first["moves"]["us"]
    assert [us[when]["claims"][0]["id"] for when in ("before", "after")] == ["k3x9q2ma", "trumpyes"]
    assert (us["moved"], us["another_voice"], us["statements"]) == (True, True, 2)
    (turn,) = us["turns"]  # the Pentagon leaves its side on the day on which Trump speaks: no split, no other voice
    assert (turn["kind"], turn["before"]["id"], turn["after"]["id"]) == ("hedge", "k3x9q2ma", "nothing2")
    assert [event["date"] for event in found["events"]] == ["2019-05-29"]


@pytest.mark.parametrize("days", ["2019-06-01 2019-04-30", "2019-04-30 2019-04-30", "2019-04 2019-05 --on 2019-05"])
def test_days_that_hold_nothing_between_them(run, days):
    assert "the earlier one first" in run("diff", "us", "turkey", "--between", *days.split(), code=2).stderr


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


def test_timeline_as_json_says_what_its_stances_are_toward_and_who_the_parties_are(run):
    told = json.loads(run("timeline", "--format", "json").stdout)
    assert told["issues"] == {"working-group": "A joint U.S.-Turkish working group on the S-400 should be formed."}
    assert told["parties"] == {"us": "United States", "turkey": "Turkey"}


def test_timeline_into_a_file(run, tmp_path):
    file = tmp_path / "timeline.md"
    run("timeline", "-o", str(file), "--no-events")
    first = file.read_text(encoding="utf-8")
    assert "by phone" not in first
    assert "Ankara" not in first.splitlines()[0]
    run("timeline", "-o", str(file))
    assert "by phone" in file.read_text(encoding="utf-8")


def test_timeline_leaves_a_file_of_other_origin_alone(run, tmp_path):
    file = tmp_path / "timeline.md"
    file.write_text("# Mine\n", encoding="utf-8")
    assert "onrecord did not write it. Overwrite it with --force." in run("timeline", "-o", str(file), code=1).stderr
    assert file.read_text(encoding="utf-8") == "# Mine\n"
    run("timeline", "-o", str(file), "--force")
    assert "# Timeline" in file.read_text(encoding="utf-8")


def test_parse_and_parse_again(run, dossier):
    (dossier / "claims.yaml").unlink()
    dry = run("parse", "--dry-run", data=dossier).stdout
    assert "Nothing was written." in dry
    assert not (dossier / "claims.yaml").exists()
    found = re.search(r"(\d+) claims? found", run("parse", data=dossier).stdout)[1]
    assert int(found) > 0
    again = run("parse", data=dossier).stdout
    assert re.search(rf"^kept +{found}$", again, re.MULTILINE)
    assert "claims.yaml is as it was." in again


def test_parse_of_one_article_leaves_the_others_alone(run, dossier):
    before = (dossier / "claims.yaml").read_text(encoding="utf-8")
    run("parse", "copy-of-a-call", data=dossier)
    ids = {row["id"] for row in json.loads(run("claims", "--status", "all", "--format", "json", data=dossier).stdout)}
    assert {"k3x9q2ma", "nothing2"} <= ids
    assert "k3x9q2ma" in before


def test_drafts_go_with_their_article_and_what_a_person_decided_stays(run, dossier):
    (dossier / "articles" / "ahval-phone-call.md").unlink()
    told = run("parse", data=dossier).stdout
    assert 'gone         1  with an article that is not there any more: "ahval-phone-call" 1\n' in told
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


def test_check_fails_on_problems_alone(run, dossier):
    file = dossier / "articles" / "rt-pentagon-rejects.md"
    file.write_text(file.read_text(encoding="utf-8").replace("at this stage", "at that stage"), encoding="utf-8")
    found = json.loads(run("check", "--format", "json", data=dossier, code=1).stdout)
    assert [(row["rule"], row["note"]) for row in found] == [("orphan", False), ("actor", True)]
    assert "The quote is no longer in its article." in run("show", "k3x9q2ma", data=dossier).stdout
