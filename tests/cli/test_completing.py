"""What the shell offers after a Tab."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

ONRECORD = Path(sys.executable).parent / "onrecord"


def offered(data, line, shell="zsh"):
    words = line.split(" ")
    env = {
        "_ONRECORD_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "ONRECORD_DATA": str(data),
    }
    done = CliRunner().invoke(main, prog_name="onrecord", env=env)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("onrecord claims --actor pah", ["Eric Pahon"]),
        ("onrecord claims --actor cavu", ["Mevlüt Çavuşoğlu"]),
        ("onrecord claims --party t", ["turkey"]),
        ("onrecord history w", ["working-group"]),
        ("onrecord diff us t", ["turkey"]),
        ("onrecord show k3", ["k3x9q2ma"]),
        ("onrecord edit k3x9q2ma --same-as tru", ["trumpyes"]),
        ("onrecord parse rt", ["rt-pentagon-rejects"]),
        ("onrecord articles --coded rt", ["rt-pentagon-rejects"]),
        ("onrecord review rt", ["rt-pentagon-rejects"]),
        ("onrecord review --article ahv", ["ahval-phone-call"]),
        ("onrecord claims --actor zzz", []),
        ("onrecord claims --stance sup", ["supports"]),
        ("onrecord timel", ["timeline"]),
        ("onrecord show --for", ["--format"]),
    ],
)  # fmt: skip
def test_names(pristine, line, values):
    assert offered(pristine, line)[1::3] == values


def test_another_dossier_is_named_on_the_line(pristine, tmp_path):
    assert offered(tmp_path, f"onrecord --data {pristine} claims --issue w")[1::3] == ["working-group"]
    assert offered(tmp_path, "onrecord claims --issue w") == []


def test_what_a_shell_could_act_on_is_not_offered(dossier):
    book = dossier / "codebook.yaml"
    evil = [
        "Ev\\u0007il",
        "Evil $(touch x)",
        "Evil `x`",
        "Evil; x",
        "Evil*",
        "Evil\\nTwo",
        'Evil\\"x',
        "Evil O'Neil (Jr)",
    ]
    lines = "".join(f'- {{name: "{name}"}}\n' for name in evil)
    book.write_text(book.read_text(encoding="utf-8").replace("actors:\n", f"actors:\n{lines}"), encoding="utf-8")
    assert offered(dossier, "onrecord claims --actor ev")[1::3] == ["Evil O'Neil (Jr)"]
    assert offered(dossier, "onrecord claims --actor ev", "bash") == [r"plain,Evil\\ O\\'Neil\\ \\(Jr\\)"]


@pytest.mark.parametrize("name", ["codebook.yaml", "claims.yaml"])
def test_a_broken_file_is_silence(dossier, name):
    (dossier / name).write_bytes(b"\xff: [")
    assert offered(dossier, "onrecord claims --actor p") in ([], ["plain", "Pentagon", "_", "plain", "Eric Pahon", "_"])
    assert offered(dossier, "onrecord show k")[1::3] in ([], ["k3x9q2ma"])


def test_no_command_and_no_pydantic_is_imported(pristine):
    code = (
        "import sys, os; from pathlib import Path; from onrecord.cli import _completing\n"
        f"os.environ['ONRECORD_DATA'] = {str(pristine)!r}\n"
        "assert _completing.names(['claims', '--actor'], 'pah') and _completing.names(['show'], 'k')\n"
        "print(*(name for name in ('pydantic', 'rich', 'onrecord.models', 'onrecord.cli._options') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


@pytest.mark.skipif(not shutil.which("bash") or not ONRECORD.exists(), reason="no bash, or not installed")
def test_bash_puts_an_escaped_name_on_the_line(pristine):
    script = (
        f'PATH={ONRECORD.parent}:$PATH; eval "$(_ONRECORD_COMPLETE=bash_source onrecord)"\n'
        'COMP_WORDS=(onrecord claims --actor pah); COMP_CWORD=3; _onrecord_completion onrecord; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    env = {**os.environ, "ONRECORD_DATA": str(pristine)}
    done = subprocess.run(["bash", "--norc", "-c", script], env=env, capture_output=True, text=True, check=False)
    assert done.stdout == "Eric\\ Pahon\n", done.stderr
