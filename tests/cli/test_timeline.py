import json


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
