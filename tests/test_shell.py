import shlex

import pytest

from onrecord import shell


@pytest.mark.parametrize(
    ("names", "article", "told"),
    [
        (["k3x9"], "notes", "onrecord edit k3x9 --article notes"),
        (["a", "b"], "my notes", "onrecord edit a b --article 'my notes'"),
        (["a; rm x"], "$(x)", "onrecord edit 'a; rm x' --article '$(x)'"),
        (["-a"], "b", "onrecord edit --article b -- -a"),
        (["a"], "-b", "onrecord edit a --article=-b"),
        (["it's"], "`x`", """onrecord edit 'it'"'"'s' --article '`x`'"""),
    ],
)
def test_a_command_to_paste(names, article, told):
    assert shell.command("edit", names, {"--article": article}) == told
    words = shlex.split(told)
    assert {*names} <= {*words}


def test_no_code_in_a_command():
    assert "\x1b" not in shell.command("edit", ["\x1b[2J"])
    assert "\n" not in shell.command("edit", ["a\nonrecord reject --all"])


def test_an_option_without_a_value():
    options = {"--reanchor": None, "--occurrence": "2"}
    assert shell.command("edit", ["a"], options) == "onrecord edit a --reanchor --occurrence 2"
    assert shell.command("edit", ["-a"], options) == "onrecord edit --reanchor --occurrence 2 -- -a"
