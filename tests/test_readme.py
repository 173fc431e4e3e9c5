"""Every command and every Python line of the README works on the shipped dossiers."""

import re
from pathlib import Path

import pytest

import shell

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ onrecord (.+)$", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, clone: Path) -> None:
    from click.testing import CliRunner

    from onrecord.cli import main

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(clone)
        result = CliRunner().invoke(main, command.split())
    assert result.exit_code == 0, result.output


def test_the_sample_is_what_the_command_prints() -> None:
    from click.testing import CliRunner

    from onrecord.cli import main

    (sample,) = re.findall(r"```text\n(.+?)```", README, re.DOTALL)
    run = CliRunner().invoke(main, ["--data", str(ROOT / "data"), "history", "working-group"], env={"COLUMNS": "80"})
    printed = iter(run.stdout.splitlines())  # each line is looked for after the one before it
    assert [line for line in sample.splitlines() if line != "…" and line not in printed] == []


def test_the_figures_on_a_fresh_dispute_are_the_measured_ones() -> None:
    (row,) = re.findall(r"^\| the second dossier .*$", (ROOT / "docs/benchmarks.md").read_text("utf-8"), re.MULTILINE)
    figures = re.findall(r"0\.\d\d", row)
    assert len(figures) == 2
    assert all(figure in README for figure in figures)


def test_the_agreement_of_parser_and_ledger_is_the_measured_one(clone: Path) -> None:
    import json

    from click.testing import CliRunner

    from onrecord.cli import main

    for data, name in (("data", "the shipped ledger"), ("examples/harbor-toll", "an invented dispute")):
        run = CliRunner().invoke(main, ["--data", str(clone / data), "agree", "--parser", "--format", "json"])
        f1 = [f"{measure['f1']:.2f}" for measure in json.loads(run.stdout)["measures"]]
        table = (ROOT / "docs/benchmarks.md").read_text(encoding="utf-8")
        (row,) = re.findall(rf"^\| {name} \(`{data}`\) .*$", table, re.MULTILINE)
        assert re.findall(r"\d\.\d\d", row)[:3] == f1, "bench/agreement.py --write brings the figures up to date"
        assert data != "data" or f"an F1 of {f1[1]}, with speaker and side right {f1[2]};" in README


def test_the_first_command_tells_the_story(clone: Path) -> None:
    run = shell.run("onrecord history working-group", clone)
    beats = [
        "proposes a bilateral technical panel", "working group is not necessary", "may approve group in return for delay",
        "does not confirm the joint group", "is ready, but U.S. took no steps", "technical study can prove no threat",
    ]  # fmt: skip
    assert [beat for beat in beats if beat not in " ".join(run.stdout.split())] == []


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - it is our own text
    assert "Pentagon spokesman Eric Pahon | said" in capsys.readouterr().out
