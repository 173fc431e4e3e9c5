"""accept, reject, edit, add-claim as they are typed."""

import json

import pytest


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("accept nothing2", "nothing2  Pentagon on working-group: status draft -> accepted"),
        ("accept NOTH", "nothing2  Pentagon on working-group: status draft -> accepted"),
        ("accept wrongone", "wrongone  Bloomberg on working-group: status rejected -> accepted"),
        ("accept k3x9q2ma", "k3x9q2ma  Eric Pahon on working-group: accepted already, nothing to change"),
        ("accept cavusogl", "cavusogl  Mevlüt Çavuşoğlu on working-group: edited already, nothing to change"),
        ("reject ankarays", "ankarays  Turkey on working-group: status accepted -> rejected"),
        ("reject ankarays --note why", "ankarays  Turkey on working-group: status accepted -> rejected; note (none) -> why"),
        (
            "edit k3x9 --stance leans-against --note softer",
            "k3x9q2ma  Eric Pahon on working-group: stance opposes -> leans-against; status accepted -> edited; note (none) -> softer",
        ),
        ("edit trumpyes --via white-house --unlisted", "trumpyes  Donald Trump on working-group: via [Bloomberg] -> [white-house]; status accepted -> edited"),
        ("edit trumpyes --via= --date=", "trumpyes  Donald Trump on working-group: date 2019-05-31 -> (none); date_basis reported -> (none); via [Bloomberg] -> (none); status"),
        ("edit cavusogl --actor trump", 'cavusogl  Donald Trump on working-group: actor "Mevlüt Çavuşoğlu" -> "Donald Trump"'),
        ("edit cavusogl --quote joint --quote panel", 'quote "a joint technical panel, with $1 from each" -> [joint, panel]; spans [[171, 214]] -> [[173, 178], [189, 194]]'),
        ("edit k3x9 --extra frame=security --extra n=3 --extra t=a --extra t=b", "extra (none) -> frame: security; n: 3; t: a, b"),
        ("edit k3x9 --extra frame=", "k3x9q2ma  Eric Pahon on working-group: accepted already, nothing to change"),
        ("edit samewire --same-as k3x9 --actor pahon --stance opposes", 'actor "Donald Trump" -> "Eric Pahon"; stance supports -> opposes; same_as trumpyes -> k3x9q2ma; status'),
    ],
)  # fmt: skip
def test_one_line_says_what_changed(run, dossier, command, line):
    before = (dossier / "claims.yaml").read_bytes()
    dry = run(*command.split(), "--dry-run", data=dossier).stdout
    assert (dossier / "claims.yaml").read_bytes() == before
    wet = run(*command.split(), data=dossier).stdout
    assert line in wet
    assert len(wet.splitlines()) == 1
    assert dry == f"{wet}Nothing was written.\n"
    assert ((dossier / "claims.yaml").read_bytes() == before) is ("nothing to change" in wet)


def test_a_changed_stance_with_the_old_position_is_told(run, dossier):
    told = run("edit", "k3x9", "--stance", "leans-against", data=dossier).stderr
    assert 'claim "k3x9q2ma" is now leans-against, and its position still says "' in told
    assert "onrecord edit k3x9q2ma --position TEXT" in told
    both = run("edit", "k3x9", "--stance", "opposes", "--position", "says no", data=dossier).stderr
    assert "position" not in both


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("--extra frame", 2, '"frame" has no "=": write NAME=VALUE.'),
        ("--extra a.b=c", 1, 'The own variable "a.b" cannot be so: a name is up to 40 letters'),
        (f"--extra a={'x' * 201}", 1, "a text has up to 200 characters, not 201"),
        (" ".join(f"--extra a{n}=b" for n in range(31)), 1, "a claim has up to 30 variables, not 31"),
    ],
)
def test_own_variables_that_cannot_be(run, dossier, words, code, told):
    before = (dossier / "claims.yaml").read_bytes()
    assert told in run("edit", "k3x9", *words.split(), data=dossier, code=code).stderr
    assert (dossier / "claims.yaml").read_bytes() == before


def test_own_variables_decide_nothing(run, dossier):
    run("edit", "nothing2", "--extra", "n=1", data=dossier)
    run("parse", data=dossier)  # it finds no such claim, but a person has noted something on it
    before = (dossier / "decisions.jsonl").read_bytes()
    for name in ("nothing2", "k3x9q2ma", "wrongone"):
        run("edit", name, "--extra", "frame=security", "--by", "ben", data=dossier)
    assert (dossier / "decisions.jsonl").read_bytes() == before
    found = {
        row["id"]: row for row in json.loads(run("claims", "--status", "all", "--format", "json", data=dossier).stdout)
    }
    assert [(found[name]["status"], found[name]["by"]) for name in ("k3x9q2ma", "wrongone")] == [
        ("accepted", None),
        ("rejected", None),
    ]
    assert "frame: security" in run("show", "nothing2", data=dossier).stdout
    run("parse", data=dossier)
    assert (dossier / "decisions.jsonl").read_bytes() == before
    run("accept", "nothing2", "--by", "ben", data=dossier)
    (line,) = (dossier / "decisions.jsonl").read_bytes()[len(before) :].splitlines()
    assert "extra" not in json.loads(line)["offered"]
    assert "frame: security" in run("show", "nothing2", data=dossier).stdout
    run("edit", "nothing2", "--extra", "frame=", data=dossier)
    assert "frame" not in run("show", "nothing2", data=dossier).stdout


def test_a_claim_is_added_with_own_variables(run, dossier):
    said = run(
        "add-claim", "--article", "ahval-phone-call", "--quote", "there was nothing to announce", "--actor", "pentagon",
        "--issue", "patriot offer", "--stance", "opposes", "--position", "no", "--extra", "frame=security", data=dossier,
    )  # fmt: skip
    assert "frame: security" in run("show", said.stdout.partition("  ")[0], data=dossier).stdout


def test_a_line_for_each_claim(run, dossier):
    lines = run("reject", "ankarays", "noth", "ankarays", data=dossier).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["ankarays", "nothing2"]


def test_a_claim_is_added_and_listed(run, dossier):
    said = run(
        "add-claim", "--article", "ahval-phone-call", "--quote", "there was nothing to announce", "--actor", "pentagon",
        "--issue", "patriot offer", "--stance", "noncommittal", "--position", "has =nothing\x1b to say", "--cue", "said",
        data=dossier,
    )  # fmt: skip
    assert "the claim has no date" in said.stderr
    assert f"onrecord edit {said.stdout.partition('  ')[0]} --date " in said.stderr
    name, _, told = said.stdout.partition("  ")
    assert (
        told
        == 'Pentagon on patriot-offer: added as accepted; stance noncommittal; position "has =nothing\ufffd to say"\n'
    )
    (row,) = json.loads(run("claims", "--issue", "patriot-offer", "--format", "json", data=dossier).stdout)
    assert (row["id"], row["quotes"], row["status"]) == (name, ["there was nothing to announce"], "accepted")
    assert "0 problems" in run("check", data=dossier).stdout


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        ("accept", 2, "Missing argument 'ID...'"),
        ("accept zzz", 2, 'No claim "zzz" in {data}/claims.yaml.'),
        ("accept trumpyez", 2, 'Did you mean "trumpyes"?'),
        ("accept n zzz", 2, 'No claim "zzz"'),
        ("edit trumpyes --stance agrees", 2, "is not one of 'supports'"),
        ("edit trumpyes --stance oppose", 2, 'Did you mean "opposes"?'),
        ("edit trumpyes --date-basis asigned", 2, 'Did you mean "assigned"?'),
        ("edit trumpyes --actor trumpp", 2, 'Did you mean "Trump"? Enter it in the codebook, or take it as it is with --unlisted.'),
        ("edit trumpyes --issue group", 2, 'No issue "group" in {data}/codebook.yaml'),
        ("edit trumpyes --date 2019-02-30", 1, '"2019-02-30" is not a day of the calendar.'),
        ("edit trumpyes --date 2019-06-01", 1, "it is dated 2019-06-01, after its article's publication on 2019-05-31. Nothing was written."),
        ("edit trumpyes --quote the", 1, 'stand 3 times in the article "ahval-phone-call", at characters 26, 96, 152'),
        ("edit trumpyes --quote THE --occurrence 1", 1, 'does not have the words "THE". It has "the": give it exactly so.'),
        ("add-claim --article nowhere", 1, "A claim is missing its quote, actor, issue, stance, position."),
    ],
)  # fmt: skip
def test_one_clear_sentence(run, dossier, command, code, sentence):
    before = (dossier / "claims.yaml").read_bytes()
    result = run(*command.split(), data=dossier, code=code)
    assert sentence.format(data=dossier) in result.stderr
    assert not result.stdout
    assert (dossier / "claims.yaml").read_bytes() == before


ADDED = (
    "add-claim", "--article", "rt-pentagon-rejects", "--actor", "trump", "--issue", "working-group",
    "--stance", "supports", "--position", "accepts the group", "--date", "2019-04-05",
)  # fmt: skip


def test_a_claim_that_may_be_a_copy_is_entered_with_a_note(run, dossier):
    file = dossier / "articles" / "rt-pentagon-rejects.md"
    said = "Trump\n*has* accepted the offer to form a group."
    file.write_text(file.read_text(encoding="utf-8") + f"\n{said}\n", encoding="utf-8")
    words = ("--quote", "*has* accepted the offer to form a group")
    dry = run(*ADDED, *words, "--dry-run", data=dossier).stderr
    assert dry.endswith("the same words, actor and issue. If this one is a copy: add --same-as trumpyes\n")
    assert run(*ADDED, *words, "--same-as", "trumpyes", "--dry-run", data=dossier).stderr == ""
    assert run(*ADDED, "--quote", "accepted the offer", "--dry-run", data=dossier).stderr == ""
    added = run(*ADDED, *words, data=dossier)
    name = added.stdout.split()[0]
    assert added.stderr == (
        'note: claim "trumpyes" (accepted) in "ahval-phone-call" has the same words, actor and issue. '
        f"If this one is a copy: onrecord edit {name} --same-as trumpyes\n"
    )
    run(*added.stderr.partition("copy: onrecord ")[2].split(), data=dossier)
    assert "0 problems" in run("check", data=dossier).stdout


@pytest.mark.parametrize("before", ["It rained. ", "It rained. The Pentagon said there was nothing to announce. "])
def test_what_check_says_to_do_when_a_quote_has_moved_works(run, dossier, before):
    run("accept", "nothing2", data=dossier)
    file = dossier / "articles" / "ahval-phone-call.md"
    file.write_text(file.read_text(encoding="utf-8").replace("Donald Trump has", f"{before}Donald Trump has"), "utf-8")
    found = json.loads(run("check", "--format", "json", data=dossier, code=1).stdout)
    commands = [row["text"].partition("onrecord edit ")[2] for row in found if row["rule"] == "quote"]
    assert len(commands) == 4
    for command in commands:
        run("edit", *command.split(), data=dossier)
    assert "0 problems" in run("check", data=dossier).stdout
    rows = json.loads(run("claims", "--article", "ahval-phone-call", "--format", "json", data=dossier).stdout)
    assert {row["id"]: row["status"] for row in rows}["nothing2"] == "accepted"


def test_article_text_in_an_error_is_harmless(run, dossier):
    said = run("edit", "ankarays", "--quote", "IS \x1b[31mneeded", data=dossier, code=1).stderr
    assert "\x1b" not in said
    assert "does not have the words" in said


def test_a_ledger_without_a_version_stays_so(run, dossier):
    file = dossier / "claims.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("version: 1\n", ""), encoding="utf-8")
    run("accept", "nothing2", data=dossier)
    assert "version" not in file.read_text(encoding="utf-8")
