import pytest
from rich.console import Console

from onrecord.coders.model.kept import Stale
from onrecord.coders.panel import Reader
from onrecord.render.terminal import status
from onrecord.reports.overview import Counts


def told(*stale):
    readers = (Reader("rules", 20), Reader("model:m", 20 - len(stale), stale))
    return [line.plain for line in status._readers(readers)]


def test_of_the_rules_alone_nothing_is_said():
    assert list(status._readers((Reader("rules", 20),))) == []


def test_what_each_coder_has_read_is_counted():
    assert told() == ["Articles read by each coder: rules 20, model:m 20."]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Stale.ARTICLE, "as the article's text has changed since"),
        (Stale.CODEBOOK, "as the codebook's sides, issues or guidance have changed since"),
        (Stale.INSTRUCTION, "as it was given to another version of the instruction"),
        (Stale.BROKEN, "as it holds no claims in the form that was asked for"),
    ],
)
def test_why_an_answer_is_not_used_is_said_once_for_all_such_answers(why, words):
    assert told(("b", why), ("a", why))[1:] == [f"\n2 answers of model:m not used, {words}: b, a"]


def test_of_many_answers_the_first_are_named_and_the_others_counted():
    (line,) = told(*((f"n{at}", Stale.CODEBOOK) for at in range(20)))[1:]
    assert line.endswith("since: n0, n1, n2, n3, n4, n5, n6, n7 and 12 more")


def test_a_large_count_is_not_cut():
    console = Console(width=80, color_system=None)
    with console.capture() as captured:
        console.print(status._bars(Counts(draft=103_535)))
    assert "103535" in captured.get()
