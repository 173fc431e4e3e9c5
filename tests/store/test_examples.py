from textwrap import dedent

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import examples
from onrecord.store.examples import Example


def load(tmp_path, text):
    path = tmp_path / "codebook.yaml"
    path.write_text(dedent(text), encoding="utf-8")
    return examples.load(path)


def test_every_example_has_its_line(tmp_path):
    found = load(
        tmp_path,
        """\
        issues:
          ferry:
            proposition: It should be kept.
            examples:
              opposes: X rejected the ferry.
              none:
              - "X was late: no ferry."
              - ~
            phrases:
              supports:
              - {phrase: lifeline, examples: [X called it a lifeline., Y too.]}
              - keep
              leans-for:
              - phrase: open
                examples:
                - X is open to it.
        """,
    )
    assert found == (
        Example(5, "ferry", "opposes", "", "X rejected the ferry."),
        Example(7, "ferry", "none", "", "X was late: no ferry."),
        Example(11, "ferry", "supports", "lifeline", "X called it a lifeline."),
        Example(11, "ferry", "supports", "lifeline", "Y too."),
        Example(16, "ferry", "leans-for", "open", "X is open to it."),
    )


@pytest.mark.parametrize(
    "text", ["", "issues: x", "issues: [x]", "issues: {a: b}", "issues: {a: {phrases: [x], examples: x}}", "actors: []"]
)
def test_what_is_no_example_is_passed_over(tmp_path, text):
    assert load(tmp_path, text) == ()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileProblemError, match="no such file"):
        examples.load(tmp_path / "codebook.yaml")
