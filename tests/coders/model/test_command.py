import os
import re
import time

import pytest

from onrecord.coders.model import answer, command
from onrecord.coders.model.client import UnavailableError, UnusableError
from onrecord.errors import OnrecordError


def ask(line, prompt="What?\n", timeout=5.0):
    return command.Command("m", line, {}, timeout=timeout).ask(prompt).text


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("cat", "What?\n"),
        ("echo 'a b'  c", "a b c\n"),
        ("echo $HOME; echo `x` | y > z", "$HOME; echo `x` | y > z\n"),  # no shell
        ("true", ""),
        (r"printf '\377\303\274'", "\ufffdü"),
        ("sh -c 'echo $ONRECORD_SCHEMA'", f"{answer.schema_path()}\n"),
        ("sh -c 'echo loud >&2; echo answer'", "answer\n"),
    ],
)
def test_the_prompt_goes_in_and_the_answer_comes_out(line, printed):
    assert ask(line) == printed


def test_a_prompt_that_is_not_read_holds_nobody_up():
    assert ask("echo x", "long" * 1_000_000) == "x\n"


@pytest.mark.parametrize("line", ["", "  ", "echo 'x", "echo \\"])
def test_what_is_no_command_is_told_before_anything_is_asked(line):
    with pytest.raises(OnrecordError, match="command is"):
        command.Command("m", line, {}, timeout=1)


@pytest.mark.parametrize("line", ["no-such-command-here x", "/", "'\x1b[2J'"])
def test_what_cannot_be_started_cannot_be_asked_at_all(line):
    with pytest.raises(UnusableError, match=r"^[^\x1b]+: cannot be started \([a-z ]+\)$"):
        ask(line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("false", "the command ended with exit status 1"),
        ("sh -c 'echo half; echo one >&2; printf \"no \\033[2J\\n\" >&2; exit 3'", "the command ended with exit status 3: no \ufffd[2J"),
        ("sh -c 'kill -9 $$'", "the command ended with exit status -9"),
    ],
)  # fmt: skip
def test_a_command_that_fails_says_why(line, reason):
    with pytest.raises(UnavailableError, match=re.escape(reason)):
        ask(line)


def test_a_command_that_hangs_is_stopped_with_all_that_it_has_started(tmp_path):
    began, file = time.monotonic(), tmp_path / "pid"
    with pytest.raises(UnavailableError, match=r"no answer within 0\.6 seconds"):
        ask(f"sh -c 'sleep 30 & echo $! > {file}; wait'", timeout=0.6)
    assert time.monotonic() - began < 20
    pid = int(file.read_text())
    for _ in range(100):
        if not _runs(pid):
            return
        time.sleep(0.02)
    raise AssertionError("it still runs")


def _runs(pid):
    try:
        os.kill(pid, 0)
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:  # noqa: PTH123
            return " Z " not in stat.read()
    except OSError:
        return False


def test_a_command_that_never_ends_printing_is_stopped(monkeypatch):
    monkeypatch.setattr(command, "_MOST", 10_000)
    assert 10_000 < len(ask("yes")) < 100_000


@pytest.mark.parametrize(("line", "timeout"), [("sleep 30 & echo x", 20), ("setsid sleep 30 & echo x", 20)])
def test_a_program_that_a_command_leaves_running_is_not_waited_for(line, timeout):
    began = time.monotonic()
    assert ask(f"sh -c '{line}'", timeout=timeout) == "x\n"
    assert time.monotonic() - began < 15


def test_time_is_up_also_where_what_a_command_started_cannot_be_stopped():
    began = time.monotonic()
    with pytest.raises(UnavailableError, match=r"no answer within 0\.6 seconds"):
        ask("sh -c 'setsid sleep 20 & sleep 20'", timeout=0.6)
    assert time.monotonic() - began < 15
