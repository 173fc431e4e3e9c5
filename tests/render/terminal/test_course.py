import io
import re
from datetime import date

import pytest
from rich.console import Console

from onrecord.models import Actor, Codebook
from onrecord.render import change_words
from onrecord.render.markdown import history as markdown
from onrecord.render.terminal import diff as diff_layout
from onrecord.render.terminal import history as history_layout
from onrecord.render.terminal import timeline as timeline_layout
from onrecord.reports.diff import diff
from onrecord.reports.entries import join
from onrecord.reports.history import history
from onrecord.reports.movement import movement
from onrecord.reports.timeline import timeline

LEDGER = """
    a Pentagon 2019-04-04                       -2
    b Pahon    2019-04-04                       -2 status=draft
    c Pahon    2018-12-30/2019-01-02            -2
    d Trump    [2019-05-27..2019-06-02]          2
    e Kalin    -                                 1 article=no
    f Kalin    -                                 1 article=no via=Agency
"""


def lines(told, width=80):
    console = Console(file=io.StringIO(), width=width)
    console.print(told)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


@pytest.mark.parametrize("width", [60, 80])
def test_no_date_is_cut(tell, codebook, width):
    entries = tell(LEDGER)
    for told in (
        history_layout.history(history("group", entries, codebook)),
        timeline_layout.timeline(timeline(entries)),
    ):
        printed = "\n".join(lines(told, width))
        assert "2018-12-30 to 2019-01-02  ▼▼ opposes" in printed
        assert "2019-05-27..06-02" in printed
    standing = lines(history_layout.history(history("group", entries, codebook, parties={"turkey"})), width)
    assert any(line.startswith("no date ") and "▲ leans for" in line for line in standing)
    assert any(line.endswith("Kalin, in own words, no date") for line in standing)


def test_what_a_voice_says_on_a_day_from_one_stance_stands_under_one_heading(tell, codebook):
    printed = lines(history_layout.history(history("group", tell(LEDGER), codebook)))
    at = next(at for at, line in enumerate(printed) if "Pentagon, Pahon (Pentagon) · a" in line)
    assert [" ".join(line.split()) for line in printed[at : at + 6]] == [
        "2019-04-04 ▼▼ opposes Pentagon, Pahon (Pentagon) · a",
        "a says a · Pentagon",
        "q a",
        "b says b · Pahon · draft",
        "q b",
        "",
    ]
    assert any(
        line.endswith("△ leans for       Kalin (Turkey), reported by Agency · no")
        or "Kalin, reported by Agency" in line
        for line in printed
    )


def test_a_relay_stands_wherever_its_claim_is_told_again(tell, codebook):
    ledger = "a Pahon 2019-05-01 -2\nb Pahon 2019-05-09 2 via=Agency outlet=Wire article=w"
    printed = [
        " ".join(line.split()) for line in lines(history_layout.history(history("group", tell(ledger), codebook)))
    ]
    assert "stands ▼▼ opposes Pahon (Pentagon), in own words, 2019-05-01" in printed
    assert "2019-05-01 ▼▼ opposes says a · Pahon · a" in printed
    assert "2019-05-09 △△ supports says b · Pahon · reported by Agency · Wire" in printed


def test_a_timeline_names_the_party_unless_the_speaker_bears_its_name(tell, codebook):
    known = Actor(name="Turkey", party="turkey")
    book = Codebook(parties=codebook.parties, actors=(*codebook.actors, known), issues=codebook.issues)
    ledger = "a Pahon 2019-05-01 -2 via=Agency\nb Turkey 2019-05-02 2\nc Expert 2019-05-03 1\nd Kalin - 1"
    entries = tell(ledger)
    joined = join((entry.claim for entry in entries), (entries[0].article,), book)
    printed = lines(timeline_layout.timeline(timeline(joined, (), book.issues, book.parties)), width=100)
    said = [re.split(r"\s{2,}", line)[-1] for line in printed if line.endswith(" · a")]
    assert said == [
        "United States: Pahon (Pentagon), reported by Agency · a",
        "Turkey · a",
        "no side: Expert · a",
        "Turkey: Kalin · a",
    ]
    assert "c says c · group" in [" ".join(line.split()) for line in printed]


@pytest.mark.parametrize("told", ["history", "between"])
def test_a_quote_of_some_length_is_not_cut(tell, codebook, told):
    words = "_".join(f"word{n}" for n in range(40))
    entries = tell(f"a Trump 2019-05-01 2 quote={words}\nb Trump 2019-05-09 -2 quote={words}")
    days = date(2019, 5, 1), date(2019, 5, 10)
    made = {
        "history": lambda: history_layout.history(history("group", entries, codebook)),
        "between": lambda: diff_layout.between(movement(("us", "turkey"), days, entries, codebook, issues=["group"])),
    }[told]()
    printed = "".join("".join(line.split()) for line in lines(made))
    assert printed.count("word39") == 4


def test_articles_without_a_date_are_told_once(tell, codebook):
    printed = lines(history_layout.history(history("group", tell(LEDGER), codebook)))
    assert printed.count("1 article has no date: its claims are listed separately") == 1


@pytest.mark.parametrize(
    ("ledger", "kinds"),
    [
        ("a Trump 2019-05-01 2\nb Trump 2019-05-09 -1", ["reversal"]),
        ("a Trump 2019-05-01 2\nb Pahon 2019-05-09 -1\nc Trump 2019-05-10 1", ["shift", "split"]),
        ("a Trump 2019-05-01 2", []),
    ],
)
def test_the_legend_explains_what_occurs(tell, codebook, ledger, kinds):
    printed = " ".join(lines(history_layout.history(history("group", tell(ledger), codebook))))
    assert [kind for kind in change_words.CHANGE_KINDS if f"{kind}: " in printed] == kinds


def test_a_history_ends_with_its_chart(tell, codebook):
    printed = lines(history_layout.history(history("group", tell(LEDGER), codebook)))
    at = next(at for at, line in enumerate(printed) if line.startswith("At a glance"))
    assert not any("says " in line for line in printed[at:])
    assert "one column a" in " ".join(printed[-3:])


def test_the_first_line_tells_how_many_statements_nobody_has_read(tell, codebook):
    unread = "1 of 6 statements is a draft that nobody has read"
    told = history("group", tell(LEDGER), codebook)
    assert lines(history_layout.history(told))[0] == unread
    assert markdown.history(told).startswith(f"**{unread}.**\n")
    answer = diff(("us", "turkey"), tell(LEDGER), codebook)
    assert lines(diff_layout.diff(answer))[0] == unread
    read = history("group", tell("a Trump 2019-05-01 2"), codebook)
    assert "nobody" not in " ".join(lines(history_layout.history(read)))


def test_the_colour_of_a_stance_does_not_run_on_into_the_quote(tell, codebook):
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="256", highlight=False)
    console.print(
        history_layout.history(history("group", tell("a Trump 2019-05-01 2\nb Trump 2019-05-09 -2"), codebook))
    )
    printed = console.file.getvalue()
    quotes = [line for line in printed.splitlines() if "q a" in line]
    assert len(quotes) == 2  # in time, and at the change point
    assert not any("\x1b[" in line for line in quotes)
