"""Whatever a command prints, and however, a name in the dossier does nothing to the terminal."""

import io
import json
import os
import re
import shutil
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner
from rich.console import Console
from rich.segment import Segment
from rich.style import Style

import shards
from attacks import FAKE, OBEYED, named
from attacks import LINES as FAKES
from onrecord.cli import _terminal, main
from onrecord.cli._table import COMMANDS

pytestmark = [pytest.mark.usefixtures("files_kept"), pytest.mark.slow]
CODES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m|\r\x1b\[K")
FIRST, SECOND = OBEYED[:2]
ID = f"c0{FIRST}"
LINES = {
    "init": [[f"ferry {FIRST}"]],
    "codebook test": [[]],
    "codebook suggest": [[]],
    "codebook uncovered": [[], ["--article", FIRST]],
    "codebook unused": [[]],
    "parse": [["--dry-run", "--list"], [f"no {FIRST}"]],
    "add": [[f"no {FIRST}"], ["own/articles"], ["own/articles", "--dry-run"], ["own/articles", "--title", FIRST]],
    "archive": [[f"no {FIRST}", "out"], ["own", f"out {FIRST}"]],
    "prompt": [[FIRST], [f"no {FIRST}"]],
    "import": [[f"no {FIRST}"], ["own/claims.yaml"], ["own/theirs.jsonl", "--name", FIRST]],
    "attributions": [[FIRST], [f"no {FIRST}"]],
    "status": [[]],
    "articles": [[], [FIRST, "--coded"], [FIRST, "--not-coded"], [f"no {FIRST}", "--not-coded"]],
    "claims": [[], ["--status", "all"], ["--actor", f"no {FIRST}"], ["--issue", f"no {FIRST}"], ["--since", FIRST]],
    "show": [[ID], [f"no {FIRST}"]],
    "explain": [[ID], ["--rejected", FIRST]],
    "actors": [["--all"]],
    "issues": [[]],
    "diff": [[FIRST, SECOND], [FIRST, SECOND, "--between", "2019-05-30", "2019-07-01"], [FIRST, f"no {FIRST}"]],
    "history": [[FIRST], [f"no {FIRST}"]],
    "timeline": [[]],
    "digest": [["--since", "2010"], ["--since", f"no {FIRST}"]],
    "agree": [["--parser"], [f"no {FIRST}"], ["rules", f"model:{FIRST}"]],
    "evaluate": [[]],
    "report": [["-o", "-"], ["-o", f"{FIRST}.html"]],
    "export": [["--format", name] for name in ("jsonld", "timelinejs", "graphml", "dna-csv")],
    "serve": [["--no-browser"]],
    "network": [[]],
    "review": [["--status", "all"], ["--status", "all", "--missed"], [FIRST]],
    "accept": [[ID], [f"no {FIRST}"]],
    "reject": [[ID, "--note", FIRST]],
    "edit": [[ID, "--note", FIRST], [ID, "--quote", FIRST], [ID, "--actor", FIRST], [ID, "--issue", SECOND]],
    "add-claim": [
        ["--article", FIRST, "--quote", "the bridge", "--actor", "Ann 0", "--issue", FIRST, "--stance", "opposes",
         "--position", FIRST, "--dry-run"],
        ["--article", f"no {FIRST}"],
    ],
    "check": [[]],
    "merge-ledger": [[f"no {FIRST}", "own/claims.yaml", "own/claims.yaml"]],
    "schema": [["--names"]],
}  # fmt: skip
"""The lines that are run of each command, with the first two names of the dossier."""
WRITE = {
    "add",
    "init",
    "archive",
    "articles",
    "report",
    "review",
    "accept",
    "reject",
    "edit",
    "add-claim",
    "import",
    "merge-ledger",
}
"""Those that get a dossier of their own."""
KEYS = f"?xvei1\nea{SECOND}\nynote {FIRST}\nmq"
"""What is typed in a review: help, the article, fields with their choices, a name that nobody has."""


def commands():
    for name in COMMANDS:
        found = main.get_command(click.Context(main), name)
        if isinstance(found, click.Group):
            yield from ((f"{name} {sub}", command) for sub, command in found.commands.items())
        else:
            yield name, found


def formats(command):
    offered = [param.type.choices for param in command.params if param.name == "form"]
    return offered[0] if offered else ()


CASES = [
    (name, [*line, *(["--format", form] if form else [])])
    for name, command in commands()
    for line in LINES[name]
    for form in ("--format" not in line and formats(command)) or [""]
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = named(tmp_path_factory.mktemp("named") / f"dossier {FIRST}")
    theirs = ({"article": FIRST, "quote": FIRST, "issue": SECOND, "stance": FIRST}, {"article": f"no {FIRST}"})
    (folder / "theirs.jsonl").write_text("\n".join(map(json.dumps, theirs)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def feigning(tmp_path_factory):
    return named(tmp_path_factory.mktemp("feigning") / "dossier", FAKES)


@pytest.fixture(autouse=True)
def _ends_at_once(monkeypatch):
    """No server runs until Ctrl-C, and no archive starts processes."""
    from onrecord.archive import pool

    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: None)
    monkeypatch.setattr(pool, "Pool", lambda _: shards.Here())


def files(folder):
    kept = (path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path: path.read_bytes() for path in kept}


@pytest.fixture(scope="module")
def shared(hostile, tmp_path_factory):
    """A folder with a copy of the dossier for all commands that only read."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(hostile, folder / "own")
    before = files(folder)
    yield folder
    assert files(folder) == before


@pytest.fixture(scope="module")
def feigned(feigning, tmp_path_factory):
    """The same of the one whose names feign lines."""
    folder = tmp_path_factory.mktemp("feigned")
    shutil.copytree(feigning, folder / "own")
    before = files(folder)
    yield folder
    assert files(folder) == before


@pytest.fixture
def run(hostile, shared, tmp_path, monkeypatch):
    def call(name, line, **env):
        if name in WRITE:
            shutil.copytree(hostile, tmp_path / "own")
        monkeypatch.chdir(tmp_path if name in WRITE else shared)
        return CliRunner().invoke(
            main, ["--data", "own", *name.split(), *line], prog_name="onrecord",
            input=KEYS, env={"COLUMNS": "100", **env},
        )  # fmt: skip

    return call


def test_every_command_has_lines():
    assert {name for name, _ in commands()} == set(LINES)


@pytest.mark.parametrize(
    ("name", "line", "colour"),
    [(*case, "") for case in CASES] + [(name, lines[0], "1") for name, lines in LINES.items()],
)
def test_no_code_but_our_own(run, name, line, colour):
    done = run(name, line, FORCE_COLOR=colour)
    assert not isinstance(done.exception, Exception) or isinstance(done.exception, SystemExit)
    assert done.output
    assert not CODES.search(COLOUR.sub("", done.output))


@pytest.mark.parametrize(("name", "line"), CASES)
def test_no_name_begins_a_line(feigning, feigned, tmp_path, monkeypatch, name, line):
    if name in WRITE:
        shutil.copytree(feigning, tmp_path / "own")
    monkeypatch.chdir(tmp_path if name in WRITE else feigned)
    words = [word.replace(FIRST, FAKES[0]).replace(SECOND, FAKES[1]) for word in line]
    env = {"COLUMNS": "1000"}  # no line is wrapped
    done = CliRunner().invoke(main, ["--data", "own", *name.split(), *words], prog_name="onrecord", input=KEYS, env=env)
    assert not isinstance(done.exception, Exception) or isinstance(done.exception, SystemExit)
    assert not [told for told in done.output.splitlines() if told.startswith(FAKE)]


@pytest.mark.parametrize("name", ["parse", "agree", "review", "claims", "history"])
def test_no_code_where_a_person_watches(run, monkeypatch, name):
    monkeypatch.setattr(_terminal.Gate, "isatty", lambda _: True)
    shown = run(name, LINES[name][0]).output
    assert COLOUR.search(shown)
    assert not CODES.search(COLOUR.sub("", shown))


def test_a_traceback_passes_the_gate():
    code = (
        "import sys\nfrom onrecord.cli import main, _group\n"
        "def fail(*_): raise RuntimeError(sys.argv[1])\n"
        "_group.LazyGroup.invoke = fail\nmain(['check'], prog_name='onrecord')"
    )
    done = subprocess.run([sys.executable, "-c", code, FIRST], capture_output=True, text=True, check=False)
    assert "RuntimeError: \ufffd]52" in done.stderr
    assert not CODES.search(done.stderr)


def test_a_prompt_of_line_editing_is_clean(monkeypatch):
    asked = []
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or " typed ")
    assert _terminal.ask(f"actor [{FIRST}]: ", "") == "typed"
    assert not CODES.search(asked[0])


@pytest.mark.parametrize("text", [*OBEYED[:5], "a\rb", "\u2028", "\x85"])
def test_the_gate(text):
    below = io.StringIO()
    gate = _terminal.Gate(below)
    print(f"ä\t{text}", file=gate)
    gate.buffer.write(text.encode())
    click.echo(text, file=gate)
    click.echo(text.encode(), file=gate)
    assert below.getvalue().startswith("ä\t")
    assert not CODES.search(below.getvalue())


def test_colours_of_rich_pass_and_codes_in_its_text_do_not():
    console = Console(color_system="truecolor", force_terminal=True, file=io.StringIO(), markup=False)
    told = list(_terminal.cleaned([Segment(FIRST, Style(color="red")), Segment("", None, [(1,)])]))
    assert [segment.control for segment in told] == [None]
    assert not CODES.search(told[0].text)
    assert "\x1b[31m" in console._render_buffer(told)


# -- streams that are closed, and words of the environment that are no numbers


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("closed", [("stdout",), ("stdin", "stdout", "stderr")])
def test_a_closed_stream_is_one_that_nobody_reads(hostile, shared, tmp_path, monkeypatch, name, closed):
    if name in WRITE:
        shutil.copytree(hostile, tmp_path / "own")
    monkeypatch.chdir(tmp_path if name in WRITE else shared)
    streams = {"stdin": io.StringIO(KEYS), "stdout": io.StringIO(), "stderr": io.StringIO()}
    for stream, open_one in streams.items():
        monkeypatch.setattr(sys, stream, None if stream in closed else open_one)
    with pytest.raises(SystemExit) as ended:
        main(["--data", "own", *name.split(), *LINES[name][0]], prog_name="onrecord")
    assert ended.value.code in (0, 1)
    for stream in closed:
        opened = getattr(sys, stream)
        (opened.stream if isinstance(opened, _terminal.Gate) else opened).close()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check >&-", 0),
        ("show zzz 2>&-", 2),
        ("claims <&- >&- 2>&-", 0),
        ("check >/dev/full", 1),
        ("--help >/dev/full", 1),
        ("review <<< $'\\xff'", 1),
    ],
)
def test_closed_or_full_in_a_shell(pristine, line, code):
    command = f"{sys.executable} -m onrecord --data {pristine} {line}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr, "ignored" in done.stderr) == (code, False, False), done.stderr


def test_a_full_file(dossier):
    done = CliRunner().invoke(main, ["--data", str(dossier), "timeline", "-o", "/dev/full"], prog_name="onrecord")
    assert (done.exit_code, type(done.exception), "Error: " in done.stderr) == (1, SystemExit, True), done.output


@pytest.mark.parametrize("value", ["²", "٣", "0", "-1", "1", "9" * 30, "x"])
@pytest.mark.parametrize("name", ["claims", "history", "review", "timeline"])
def test_a_width_that_is_none(run, name, value):
    done = run(name, LINES[name][0], COLUMNS=value, LINES=value)
    assert done.exit_code in (0, 1)
    assert not done.exception or isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("days", ["99999999999999", "1000001", "-1", "²", "9" * 5000])
def test_a_window_beyond_the_calendar_is_a_misuse(run, days):
    done = run("diff", [FIRST, SECOND, "--window", days])
    assert done.exit_code == 2
    assert "--window" in done.stderr


def test_completion_leaves_out_a_file_whose_name_is_no_text(dossier):
    (dossier / "articles" / os.fsdecode(b"rt-\xff.md")).touch()
    env = {
        "_ONRECORD_COMPLETE": "zsh_complete",
        "COMP_WORDS": "onrecord parse rt",
        "COMP_CWORD": "2",
        "ONRECORD_DATA": str(dossier),
    }
    done = CliRunner().invoke(main, prog_name="onrecord", env=env)
    assert (done.exit_code, done.stdout.split("\n")[1::3]) == (0, ["rt-pentagon-rejects"])
