import json


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
