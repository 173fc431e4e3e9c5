import os

import html5lib
import pytest

from onrecord.cli import _output


def page(text):
    return html5lib.HTMLParser(strict=False).parse(text)


def texts(text, name):
    found = [part for part in page(text).iter() if part.tag == f"{{http://www.w3.org/1999/xhtml}}{name}"]
    return [" ".join("".join(part.itertext()).split()) for part in found]


def test_the_page_is_written_and_written_again(run, tmp_path):
    file = tmp_path / "report.html"
    assert run("report", "-o", str(file)).stdout == ""
    first = file.read_bytes()
    assert first.startswith(f"{_output.MARK}\n\n<!doctype html>".encode())
    run("report", "-o", str(file))
    assert file.read_bytes() == first
    assert texts(first.decode(), "h1") == ["United States and Turkey: who said what"]


def test_a_file_of_other_origin_is_left_alone(run, tmp_path):
    file = tmp_path / "report.html"
    file.write_text("mine", "utf-8")
    done = run("report", "-o", str(file), code=1)
    assert "is there, and onrecord did not write it. Overwrite it with --force." in done.stderr
    assert file.read_text("utf-8") == "mine"
    run("report", "-o", str(file), "--force")
    assert file.read_text("utf-8") != "mine"


def test_to_stdout_with_a_title(run):
    shown = run("report", "-o", "-", "--title", "A & B <1>").stdout
    assert shown.startswith("<!doctype html>")
    assert texts(shown, "title") == texts(shown, "h1") == ["A & B <1>"]


def test_the_parties_asked_for_stand_side_by_side_first(run):
    captions = texts(run("report", "-o", "-", "--compare", "Turkey", "us").stdout, "caption")
    assert captions[0] == "Turkey and United States"
    assert "Name two different parties." in run("report", "-o", "-", "--compare", "us", "us", code=2).stderr
    assert 'Did you mean "turkey"?' in run("report", "-o", "-", "--compare", "us", "turkye", code=2).stderr


def test_without_a_file_it_says_how(run):
    assert "Name a file to write: onrecord report -o report.html" in run("report", code=2).stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--party", "us", "--since", "2019-05"], "A selection: party us; said since 2019-05-01"),
        (["--party", "us", "--text", "a"], "A selection: party us; words a"),
        (["--coder", "rules"], "A selection: coder rules"),
    ],
)
def test_a_selection_says_so(run, options, told):
    assert told in " ".join(texts(run("report", "-o", "-", *options).stdout, "p"))


@pytest.mark.parametrize(("since", "told"), [("2019-05-29", True), ("2019-05-30", False)])
def test_events_are_those_of_the_days_asked_for(run, since, told):
    assert ("Trump and Erdoğan speak by phone" in run("report", "-o", "-", "--since", since).stdout) is told


def test_an_option_in_the_place_of_the_second_party_is_told(run):
    assert "--compare takes two parties" in run("report", "--compare", "us", "-o", "page.html", code=2).stderr


OUTPUTS = [["report"], ["timeline"], ["export", "--format", "jsonld"]]


@pytest.mark.parametrize("command", OUTPUTS, ids=lambda words: words[0])
def test_a_full_disk_leaves_the_file_that_was_there(run, tmp_path, monkeypatch, command):
    file = tmp_path / "out"
    run(*command, "-o", str(file))
    old = file.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = run(*command, "-o", str(file), "--force", code=1).stderr
    assert f"{file}: cannot be written (no space left on device). Nothing was changed. Make room" in said
    assert file.read_bytes() == old
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("command", OUTPUTS, ids=lambda words: words[0])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_link_to_nowhere_makes_no_file_there(run, tmp_path, command, force):
    (tmp_path / "out").symlink_to(tmp_path / "outside")
    said = run(*command, "-o", str(tmp_path / "out"), *force, code=1).stderr
    assert "out: is a link to a file that is not there; nothing was written. Remove it" in said
    assert not (tmp_path / "outside").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("command", OUTPUTS, ids=lambda words: words[0])
def test_a_pipe_or_a_folder_is_no_file_to_write(run, tmp_path, command):
    os.mkfifo(tmp_path / "out")
    assert "is a pipe or device, not a file." in run(*command, "-o", str(tmp_path / "out"), code=1).stderr
    assert "is a folder, not a file. Name a file in it." in run(*command, "-o", str(tmp_path), code=1).stderr
