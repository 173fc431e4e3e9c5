import json
import os

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import answers
from onrecord.store.answers import Answer

ANSWER = Answer(
    article="one", model="m", options={"temperature": "0"}, instruction=1, codebook="c", sha256="s", day="2026-01-02",
    texts=('{"claims": []}', "\ud800\x00é\u2028"),
)  # fmt: skip
NAMES = [
    "m", "ollama/llama3.2:3b", "a.b", "a%2Eb", "a_b-c", "Müller", "rejected", "one.m", "../../../up", "..", " ", "a b", "\ud800",
    "模型", "A",
]  # fmt: skip


def of(**changes):
    return Answer(**{name: getattr(ANSWER, name) for name in Answer.__slots__ if name != "path"} | changes)


def load(folder):
    found, problems = answers.load(folder)
    return [(each.article, each.model) for each in found], [problem.text for problem in problems]


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("ollama/llama3.2:3b", "one.ollama%2Fllama3%2E2%3A3b.json"),
        ("50%", "one.50%25.json"),
        ("Mü", "one.M%C3%BC.json"),
        ("..", "one.%2E%2E.json"),
        ("rejected", "one.%72ejected.json"),
    ],
)
def test_the_name_of_the_file_tells_article_and_model(model, name):
    assert answers.file_name("one", model) == name


def test_no_two_models_have_one_file():
    names = {
        answers.file_name(article, model, suffix)
        for model in NAMES
        for article in ("one", "one.m")
        for suffix in (answers.SUFFIX, answers.REJECTED)
    }
    assert len(names) == 4 * len(NAMES)
    assert all("/" not in name and name.isascii() for name in names)


def test_what_was_kept_is_read_again_as_it_was(tmp_path):
    folder = tmp_path / "answers"
    for name in NAMES:
        answers.write(folder, of(model=name))
    found, problems = answers.load(folder)
    assert problems == ()
    assert {each.model for each in found} == set(NAMES)
    assert {(each.texts, tuple(each.options.items()), each.day) for each in found} == {
        (ANSWER.texts, (("temperature", "0"),), "2026-01-02")
    }
    assert sorted(each.path.name for each in found) == [each.path.name for each in found]
    assert {path.parent for path in folder.rglob("*")} == {folder}


def test_one_that_cannot_be_used_is_kept_beside_and_never_read(tmp_path):
    path = answers.write(tmp_path, of(texts=("x" * 1_000_000,)), rejected="It is bad.")
    assert path.name == "one.m.rejected.json"
    kept = json.loads(path.read_text("utf-8"))
    assert (kept["rejected"], len(kept["answers"][0])) == ("It is bad.", answers.MAX_KEPT)
    assert load(tmp_path) == ([], [])


def test_no_folder_is_no_answers(tmp_path):
    assert load(tmp_path / "answers") == ([], [])


GOOD = {
    "v": 1, "article": "one", "model": "m", "options": {}, "instruction": 1, "codebook": "c", "sha256": "s",
    "day": "d", "answers": ["x"],
}  # fmt: skip
BAD = {
    "not UTF-8": (b"\xff\xfe{}", "is not UTF-8"),
    "not JSON": (b"{", "is no answer as onrecord keeps them ("),
    "empty": (b"", "is no answer as onrecord keeps them ("),
    "nested": (b"[" * 100_000, "is no answer as onrecord keeps them ("),
    "a list": (b"[]", "is no answer as onrecord keeps them ("),
    "no field": (json.dumps({"v": 1}).encode(), "(no answers)"),
    "another version": (json.dumps(GOOD | {"v": 2}).encode(), "(version 2, and this onrecord knows 1)"),
    "no answers": (json.dumps(GOOD | {"answers": []}).encode(), "(its answers are no list of texts)"),
    "answers of no text": (json.dumps(GOOD | {"answers": [{}]}).encode(), "(its answers are no list of texts)"),
    "a text for a list": (json.dumps(GOOD | {"answers": "x"}).encode(), "(its answers are no list of texts)"),
    "a wrong type": (json.dumps(GOOD | {"instruction": True}).encode(), "(a field has the wrong type)"),
    "wrong options": (json.dumps(GOOD | {"options": []}).encode(), "is no answer as onrecord keeps them ("),
    "a number without end": (b'{"v": ' + b"9" * 9_000 + b"}", "is no answer as onrecord keeps them ("),
    "another article": (json.dumps(GOOD | {"article": "two"}).encode(), 'is named "one.m.json", but holds "two" by "m"'),
    "another model": (json.dumps(GOOD | {"model": "n\n"}).encode(), 'is named "one.m.json", but holds "one" by "n "'),
}  # fmt: skip


@pytest.mark.parametrize("form", BAD)
def test_a_file_that_is_none_is_told_and_the_others_are_read(tmp_path, form):
    data, told = BAD[form]
    answers.write(tmp_path, of(article="two"))
    (tmp_path / "one.m.json").write_bytes(data)
    found, (problem,) = load(tmp_path)
    assert found == [("two", "m")]
    assert told in problem


def test_a_huge_file_is_not_read(tmp_path):
    with (tmp_path / "one.m.json").open("wb") as file:
        file.truncate(answers.MAX_FILE + 1)
    assert "has more than 40,000,000 bytes" in load(tmp_path)[1][0]


def test_folders_pipes_and_links_to_nothing_are_told_hidden_and_other_files_are_not(tmp_path):
    (tmp_path / "one.a.json").mkdir()
    os.mkfifo(tmp_path / "one.b.json")
    (tmp_path / "one.c.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / ".one.d.json").write_text("x", "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    found, problems = load(tmp_path)
    assert (found, len(problems)) == ([], 3)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "answers").write_text("x", "utf-8")
    assert "cannot be read (not a directory)" in load(tmp_path / "answers")[1][0]
    with pytest.raises(FileProblemError, match="cannot be made"):
        answers.prepare(tmp_path / "answers")


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link_out_of_the_dossier(tmp_path, there):
    outside, folder = tmp_path / "outside", tmp_path / "dossier" / "answers"
    folder.mkdir(parents=True)
    if there:
        outside.write_text("mine", "utf-8")
    (folder / "one.m.json").symlink_to(outside)
    (tmp_path / "dossier" / "linked").symlink_to(tmp_path / "folder")
    if there:
        (tmp_path / "folder").mkdir()
    for place in (folder, tmp_path / "dossier" / "linked"):
        with pytest.raises(FileProblemError, match="is a link; answers are written to"):
            answers.write(place, ANSWER)
    assert outside.exists() == there
    assert not there or (outside.read_text("utf-8") == "mine" and not any((tmp_path / "folder").iterdir()))


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    with pytest.raises(FileProblemError, match="has too long a name"):
        answers.write(tmp_path, of(article="x" * 250))
    assert not any(tmp_path.iterdir())
