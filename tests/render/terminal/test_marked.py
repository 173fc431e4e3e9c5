"""Words in their place, marked with brackets where there is no colour."""

import pytest

from onrecord.render.terminal.marked import legend, marked
from onrecord.reports.passages import Mark, Passage
from onrecord.spans import Span

TEXT = "An aide, who asked not to be named, said no."


def spot(words, role):
    start = TEXT.index(words)
    return Mark(Span(start, start + len(words)), role)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([("An aide", "source"), ("said", "cue")], "{An aide}, who asked not to be named, <said> no."),
        (
            [("An aide, who asked not to be named", "source"), ("asked", "cue"), ("not to be named", "content")],
            "{An aide, who <asked> [not to be named]}, said no.",
        ),
        ([("no", "content")], "An aide, who asked [no]t to be named, said no."),
    ],
)
def test_brackets_stand_around_all_that_has_a_role(marks, expected):
    passage = Passage(Span(0, len(TEXT)), tuple(spot(*mark) for mark in marks))
    assert marked(TEXT, passage, colour=False).plain == expected
    assert marked(TEXT, passage, colour=True).plain == TEXT


def test_the_legend_says_what_each_mark_is():
    assert legend(colour=False).plain == "{speaker}  <reporting words>  [what was said]"
