import json
import os
import sys

import pytest


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        (
            "history wrking-group",
            2,
            '{data}/codebook.yaml, which has working-group, patriot-offer. Did you mean "working-group"?',
        ),
        ("history toll --data x", 2, "--data goes before the command: onrecord --data x history toll"),
        ("history toll --data=x", 2, "--data goes before the command: onrecord --data x history toll"),
        (
            "claims --actor cavusoglo",
            2,
            'No actor "cavusoglo" in the codebook or the ledger. Did you mean "Çavuşoğlu" or',
        ),
        ("diff us turky", 2, 'No party "turky" in {data}/codebook.yaml, which has us, turkey. Did you mean "turkey"?'),
        ("claims --article nowhere", 2, 'No article "nowhere" in {data}/articles.'),
        ("show zzz", 2, 'No claim "zzz" in {data}/claims.yaml.'),
        (
            "explain rt-pentagon-rejects",
            2,
            "is an article, and explain wants a claim: onrecord claims --article rt-pentagon-rejects lists its",
        ),
        ("clams", 2, 'No command "clams". Did you mean "claims"?'),
        ("claims --since 2019-13", 2, '"2019-13" is not a date; write 2019-04-04, 2019-04 or 2019.'),
        ("claims --since 31/05/2019", 2, '"31/05/2019" is not a date; write 2019-04-04, 2019-04 or 2019.'),
        ("diff city state --on 2019-05-31/..", 2, '"2019-05-31/.." is not a date; write 2019-04-04, 2019-04 or 2019.'),
        ("claims --since soon", 2, '"soon" is not a date; write 2019-04-04, 2019-04 or 2019.'),
        ("claims --stance against", 2, "is not one of 'supports', 'leans-for'"),
        ("claims --stance oppose", 2, "'opposes'. Did you mean \"opposes\"?"),
        ("claims --format jsn", 2, 'Did you mean "json" or "jsonl"?'),
        ("schema ledgr", 2, 'Did you mean "ledger"?'),
        ("history working-group --format markdwn", 2, 'Did you mean "markdown"?'),
        ("timeline -o x.md --format json", 2, "-o writes markdown; send other formats to a file with > FILE."),
        ("timeline -o /nowhere/at/all.md", 1, "/nowhere/at/all.md: cannot be written (no such file or directory)"),
        ("diff us", 2, "Missing argument 'PARTY'"),
        ("diff us Washington", 2, "Name two different parties."),
    ],
)
def test_one_clear_sentence(run, pristine, command, code, sentence):
    result = run(*command.split(), code=code)
    assert sentence.format(data=pristine) in result.stderr
    assert not result.stdout
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("articles/empty.md", "", "empty.md: has no body."),
        ("articles/keys.md", "---\ngenre: x\n---\nText.", 'keys.md:2: genre: "x" is not one of'),
        ("articles/bytes.txt", b"a\xff", "bytes.txt:1: is not UTF-8"),
    ],
)
def test_a_broken_article_is_told_and_the_rest_goes_on(run, dossier, file, text, sentence):
    (dossier / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("claims", data=dossier)
    assert sentence in result.stderr
    assert "6 claims" in result.stdout
    assert sentence in run("attributions", (dossier / file).stem, data=dossier, code=1).stderr
    parsed = run("parse", data=dossier, code=1)
    assert "3 articles read" in parsed.stdout
    assert parsed.stderr.endswith(
        f"1 article file could not be read: {file[9:]}. The drafts of such articles stay as they are.\n"
    )
    told = json.loads(run("parse", "--format", "json", "--dry-run", data=dossier, code=1).stdout)
    assert (len(told["articles"]), told["unread"]) == (3, [file[9:]])
    run("parse", "copy-of-a-call", data=dossier)  # the others were not asked for


def test_an_ambiguous_name_is_a_misuse(run, dossier):
    file = dossier / "codebook.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- {name: Silent Sam", "- {name: Silent Trump"), encoding="utf-8")
    result = run("claims", "--actor", "trump", data=dossier, code=2)
    assert (
        '"trump" could be more than one actor: "Donald Trump", "Silent Trump". Give more of the name.' in result.stderr
    )


@pytest.mark.parametrize("command", ["articles", "parse", "claims"])
def test_files_of_other_kinds_are_noted_where_articles_are_read(run, dossier, command):
    (dossier / "articles" / "scan.pdf").touch()
    note = f"note: {dossier / 'articles'}: 1 file is neither .md nor .txt, and not read: scan.pdf. Take them in with: onrecord add FILE\n"
    assert run(command, data=dossier).stderr == (note if command != "claims" else "")


def test_an_article_in_another_language_is_told_and_has_no_drafts(run, dossier):
    text = "die bürgermeisterin sagte dass die maut bleibe und niemand seine arbeit verliere denn sie ist für alle da. "
    (dossier / "articles" / "maut.md").write_text(text * 9, encoding="utf-8")
    told = run("parse", "maut", data=dossier)
    assert f"note: {dossier / 'articles' / 'maut.md'}: is not in English" in told.stderr
    assert "onrecord add-claim" in told.stderr


def test_a_broken_entry_is_told_and_the_rest_goes_on(run, dossier):
    for name, old, new in (
        ("codebook.yaml", "- {name: Donald Trump, party: us}", "- {name: Donald Trump, party: us, colour: red}"),
        ("claims.yaml", "stance: noncommittal", "stance: sideways"),
    ):
        file = dossier / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run("claims", data=dossier)
    assert 'codebook.yaml:8: actor "Donald Trump": unknown key "colour"' in result.stderr
    assert 'claim "nothing2"' in result.stderr
    assert "5 claims" in result.stdout


@pytest.mark.parametrize("name", ["codebook.yaml", "claims.yaml"])
def test_a_file_that_is_not_yaml(run, dossier, name):
    file = dossier / name
    file.write_text("issues: [", encoding="utf-8")
    for command in ("claims", "parse", "history working-group"):
        result = run(*command.split(), data=dossier, code=1)
        assert f"Error: {file}:" in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert f"{file}:" in run("check", data=dossier, code=1).stdout
    assert file.read_text(encoding="utf-8") == "issues: ["


def test_no_dossier(run, tmp_path):
    told = run("claims", data=tmp_path / "none", code=1).stderr
    assert "Name the dossier's folder with --data, or make one with: onrecord init" in told
    assert "no article" in run("parse", data=_empty(tmp_path), code=1).stderr


def _empty(path):
    (path / "articles").mkdir()
    (path / "codebook.yaml").write_text("version: 1\n", encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_an_article_whose_name_is_no_text_is_told_and_the_rest_is_parsed(run, dossier):
    (dossier / "articles" / os.fsdecode(b"caf\xe9.md")).write_text("The Pentagon said no.", encoding="utf-8")
    said = "articles/caf\\xe9.md: has a name that is not UTF-8. Rename it; the name is the article's id."
    parsed = run("parse", data=dossier, code=1)
    assert said in parsed.stderr
    assert "1 article file could not be read: caf\\xe9.md." in parsed.stderr
    assert "claims.yaml saved." in parsed.stdout
    assert said in run("check", data=dossier, code=1).stdout
    assert said in "".join(
        f"{problem['path']}: {problem['text']}"
        for problem in json.loads(run("check", "--format", "json", data=dossier, code=1).stdout)
    )


def test_of_many_problems_the_first_are_told_and_a_count(run, dossier):
    with (dossier / "codebook.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(f"- {{date: 2019-05-{day % 28 + 1:02}}}\n" for day in range(500)))
    for number in range(40):
        (dossier / "articles" / f"empty-{number}.md").touch()
    lines = run("claims", data=dossier).stderr.splitlines()
    assert len(lines) == 21
    assert [line.rpartition("/")[2].partition(":")[0] for line in lines[:6]] == ["codebook.yaml"] * 5 + ["empty-0.md"]
    assert lines[-1] == "... and 520 more problems: onrecord check lists all."
    assert run("check", data=dossier, code=1).stdout.count(" has no text") == 500


def test_a_conflict_is_called_that(run, dossier):
    for name, where in (("codebook.yaml", " (the line <<<<<<<)."), ("claims.yaml", ", lines 1 to ")):
        text = (dossier / name).read_text(encoding="utf-8")
        (dossier / name).write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> theirs\n", encoding="utf-8")
        said = f"{dossier / name}:1: holds a conflict that git left{where}"
        assert said in run("claims", data=dossier, code=1).stderr
        assert said in run("check", data=dossier, code=1).stdout
        (dossier / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", ["parse --dry-run", "status", "codebook uncovered"])
def test_ctrl_c_ends_every_command_alike(run, monkeypatch, command):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.outcomes.of", interrupted)
    assert run(*command.split(), code=130).stderr.endswith("\nInterrupted.\n")
