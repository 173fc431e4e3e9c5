"""The commands and the Python of the guides run; what is generated is up to date."""

import importlib.util
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parent.parent
COMMANDS = {name: re.findall(r"^\$ onrecord (.+)$", (ROOT / "docs" / name).read_text("utf-8"), re.MULTILINE) for name in ("tutorial.md", "exports.md")}  # fmt: skip
PYTHON = re.findall(r"```python\n(.+?)```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def generate():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_one_after_another(name, clone, monkeypatch):
    assert len(COMMANDS[name]) > 3
    monkeypatch.chdir(clone)
    for line in COMMANDS[name]:
        done = CliRunner().invoke(main, shlex.split(line))
        assert done.exit_code == 0, (line, done.output)


def test_what_the_tutorial_says_of_the_dispute():
    run = CliRunner().invoke(main, ["--data", str(ROOT / "data"), *shlex.split("diff us turkey --issue working-group --between 2019-04-30 2019-06-01")])  # fmt: skip
    assert "takes no side any more  Pentagon" in run.stdout
    (shown,) = re.findall(r"```text\n(.+?)```", (ROOT / "docs" / "tutorial.md").read_text("utf-8"), re.DOTALL)
    for line in shown.splitlines():
        assert line in run.stdout


@pytest.mark.parametrize("code", PYTHON)
def test_python(code, monkeypatch):
    monkeypatch.chdir(ROOT)
    exec(compile(code, "python.md", "exec"), {})  # noqa: S102 - our own text


def test_the_figures_of_the_readme_are_those_of_evaluate(generate, clone):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert generate.figures(readme, clone / "data") == readme, "run: make docs"


def test_the_reference_of_commands_is_up_to_date(generate):
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == generate.cli(), "run: make docs"


@pytest.mark.parametrize(
    ("name", "value"), [("TERM", "dumb"), ("NO_COLOR", "1"), ("FORCE_COLOR", "1"), ("COLUMNS", "40")]
)
def test_the_picture_is_up_to_date_whatever_the_terminal_and_loads_nothing(generate, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    drawn = (ROOT / "docs" / "img" / "history.svg").read_text(encoding="utf-8")
    assert drawn == generate.picture(), "run: make pictures"
    assert "url(http" not in drawn
