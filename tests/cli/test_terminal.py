"""What a terminal, a pipe and a start see of the program."""

import os
import re
import subprocess
import sys

import pytest

from onrecord.cli._output import screen
from onrecord.render.screen import Screen


def onrecord(data, *args, **env):
    clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-m", "onrecord", "--data", str(data), *args]
    return subprocess.run(command, env={**clean, **env}, capture_output=True, text=True, encoding="utf-8", check=False)


def test_help_imports_no_heavy_library():
    code = (
        "import sys; from onrecord.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print(*(name for name in ('pydantic', 'yaml', 'rich', 'onrecord.models') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.splitlines()[-1]


def test_importing_the_package_imports_nothing():
    code = (
        "import sys, onrecord\n"
        "print(*(name for name in sys.modules if name.startswith('onrecord')), onrecord.__version__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*", done.stdout.strip())


def test_a_pipe_that_closes_early(pristine):
    line = f"for i in 1 2; do {sys.executable} -m onrecord --data {pristine} claims --format json; done | head -n 1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[\n", "")


def test_a_locale_without_unicode(pristine):
    done = onrecord(pristine, "claims", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "Çavuşoğlu" in done.stdout


def test_a_piped_list_has_a_line_a_claim_however_long(run):
    lines = run("claims").stdout.splitlines()
    assert sum(line.startswith(("k3x9q2ma", "trumpyes")) for line in lines) == 2
    assert len(lines) == 1 + 6 + 3
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
@pytest.mark.parametrize(
    "command", ["claims", "articles", "actors", "issues", "history working-group", "diff us turkey", "show k3x9q2ma"]
)
def test_nothing_is_wider_than_the_terminal_and_no_id_is_cut(run, command, width):
    out = run(*command.split(), env={"COLUMNS": str(width)}).stdout
    assert max(map(len, out.splitlines())) <= width
    if command in ("claims", "history working-group", "show k3x9q2ma"):
        assert "k3x9q2ma" in out


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_asked_for(run, env, coloured):
    assert ("\x1b[" in run("history", "working-group", env=env).stdout) is coloured


@pytest.mark.parametrize(
    ("tty", "env", "expected"),
    [
        (False, {}, Screen(None, colour=False, terminal=False)),
        (False, {"COLUMNS": "90"}, Screen(90, colour=False, terminal=False)),
        (True, {"COLUMNS": "90"}, Screen(90, colour=True, terminal=True)),
        (True, {"COLUMNS": "90", "TERM": "dumb"}, Screen(90, colour=False, terminal=False)),
        (True, {"COLUMNS": "90", "NO_COLOR": "1"}, Screen(90, colour=False, terminal=True)),
    ],
)
def test_the_screen(monkeypatch, tty, env, expected):
    monkeypatch.setattr("sys.stdout.isatty", lambda: tty, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert screen() == expected
