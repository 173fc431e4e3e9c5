import click
import pytest

import shell
from onrecord.cli import main
from onrecord.cli._table import COMMANDS

pytestmark = pytest.mark.usefixtures("files_kept")


def command(name: str) -> click.Command:
    found: click.Command | None = main
    for word in name.split():
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word)
    assert found is not None
    return found


def inner() -> list[str]:
    groups = ((name, command(name)) for name in COMMANDS)
    return [f"{name} {sub}" for name, group in groups if isinstance(group, click.Group) for sub in group.commands]


def examples() -> list[tuple[str, str]]:
    told = ((name, (command(name).help or "").partition("Example:")[2]) for name in (*COMMANDS, *inner()))
    return [(name, line.strip()) for name, text in told for line in text.splitlines() if "onrecord" in line]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_as_the_table_says(name):
    first, _, rest = (command(name).help or "").partition("\n")
    assert first == COMMANDS[name]
    assert first.endswith(".")
    assert not first.split()[0].endswith("s")
    assert "Example:" in rest
    assert any(name == told for told, _ in examples())


@pytest.mark.parametrize("name", inner())
def test_every_command_of_a_group_has_an_example(name):
    text = command(name).help or ""
    assert text.partition("\n")[0].endswith(".")
    assert f"onrecord {name}" in text.partition("Example:")[2]


@pytest.mark.parametrize("name", [*COMMANDS, *inner()])
def test_every_option_has_a_help_text(name):
    options = [param for param in command(name).params if isinstance(param, click.Option)]
    assert all(option.help for option in options)


@pytest.mark.parametrize(("name", "line"), examples())
def test_examples_run_on_the_shipped_dossier(clone, monkeypatch, name, line):
    if name == "serve":  # until Ctrl-C, which comes at once
        uvicorn = pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
        monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
    done = shell.run(line, clone)
    assert done.code == 0, done.stderr
    assert done.stdout or " -o " in line or ">" in line
