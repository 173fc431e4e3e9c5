import re

import pytest

ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("status", "3 articles · 6 claims, 1 of them a copy of another · 1 more rejected · 1 draft left to review"),
        ("status", "Articles without a date: copy-of-a-call"),
        ("claims --actor Bloomberg", "No claims. Relays 1 claim of others (via)."),
        ("articles", "2019-04-05 (assigned)       2          rt-pentagon-rejects"),
        ("articles", "no date                     1          copy-of-a-call       Wire"),
        ("claims", "k3x9q2ma  2019-04-04  ▼▼ opposes      Eric Pahon (Pentagon)"),
        ("claims", "Donald Trump, reported by Bloomberg"),
        ("claims", "Pentagon · draft"),
        ("claims", "6 claims"),
        ("claims --status all", "7 claims"),
        ("claims --issue patriot-offer", "No claims."),
        ("show k3x9q2ma", '"[A technical working group at this stage isn\'t necessary,]" <said> {Pentagon'),
        ("show k3x9", "rt-pentagon-rejects · RT · 2019-04-05 (assigned)"),
        ("show cavus", "Mevlut Cavusoglu} on Wednesday <proposed> [a joint technical panel, with $1 from"),
        ("actors", "Eric Pahon        us      Pentagon         1  2019-04-04"),
        ("actors", "1 more in the codebook, not quoted: --all lists them"),
        ("actors --all", "Silent Sam"),
        ("actors --all --format csv", "Pentagon,us,Pentagon,,True,1,2019-05-31,2019-05-31"),
        ("actors --format csv", "Turkey,turkey,Turkey,,True,1,,"),
        ("issues", "A joint U.S.-Turkish working group on the S-400 should be formed."),
        ("issues", "United States       ▲▲ 1   ● 1   ▼▼ 1"),
        ("issues", "working-group  5 statements, 1 of them a draft · 2019-04-03 to 2019-05-31"),
        ("issues", "▲▲ supports  ▲ leans for  ● noncommittal  ▼ leans against  ▼▼ opposes"),
        ("diff us turkey", "United States and Turkey  on 2019-05-31"),
        ("diff us turkey", "reported since by Bloomberg, not"),
        ("diff us turkey", "1 of 5 statements is a draft that nobody has read\n"),
        ("diff us turkey --on 2019-12-01", "long ago"),
        ("diff us turkey --on 2019-09-01", "2019-04-04, 150"),
        (
            "diff us turkey --on 2019-09-01 --format markdown",
            " · in own words · 2019-04-04 · 150 days before 2019-09-01 · RT · `k3x9q2ma`<br>",
        ),
        ("history working-group", "At a glance"),
        ("history working-group", "working-group · 5 statements in 3 articles · 2019-04-03 to 2019-05-31\n"),
        (
            "history working-group",
            "takes no side any more  Pentagon\n2019-04-04      ▼▼ opposes        rejects the working group · Eric Pahon · RT\n",
        ),
        ("history working-group", "has nothing to announce · draft\n"),
        (
            "history working-group",
            "takes no side any more: one voice took a side and is now noncommittal; its earlier side still counts\n",
        ),
        ("history working-group", "(“in” is the day of the article)\nin 2019-05-31"),
        ("history working-group --format jsonl", '"change_point": "fell silent"'),
        ("history working_group --party ankara", "Mevlüt Çavuşoğlu"),
        ("timeline", "## 2019-05-29\n\n- ◆ Event: Trump and Erdoğan speak by phone"),
        (
            "history working-group --format markdown",
            "Takes no side any more, or a change reported by others\n\n- **takes no side any more**: Pentagon\n  - 2019-04-04 · ▼▼ opposes · rejects",
        ),
        (
            "history working-group --format markdown",
            "- *takes no side any more*: one voice took a side and is now noncommittal",
        ),
        (
            "history working-group --format markdown",
            "Stands:\n\n- 2019-04-04 · ▼▼ opposes · rejects",
        ),
        (
            "diff us turkey --format markdown",
            "| 4 |\n| **patriot-offer**<br>Turkey should buy Patriot missiles instead. | no",
        ),
        ("timeline", "— Ahval, also in: Wire, 2019-05-31[^trumpyes]"),
        ("timeline --format table", "United States: Donald Trump, reported by Bloomberg · Ahval,"),
        ("history working-group", "Donald Trump, reported by Bloomberg · Ahval, also in: Wire\n"),
        ("history working-group --format markdown", "Ahval, also in: Wire · `trumpyes`"),
        ("diff us turkey --format markdown", "| ▼▼ opposes · rejects"),
        ("history working-group --format markdown", "not confirmed: Donald Trump supports, 2019-05-31\n"),
        ("claims", "6 claims · counted as 5 statements"),
        ("claims", "Donald Trump, reported by Bloomberg · also in: Wire  "),
        ("claims", "Donald Trump · copy of trumpyes  "),
        ("claims --format markdown", "| ahval-phone-call · also in: Wire |"),
        ("claims --format markdown", "| copy-of-a-call · copy of trumpyes |"),
        ("show trumpyes", "copies      samewire · Wire · no date\n"),
        ("show samewire", "same as     trumpyes · Ahval · 2019-05-31 · reported by Bloomberg\n"),
        ("history working-group", "2019-05-29      ◆ event           Trump and Erdoğan speak by phone\n\n2019-05-31"),
        (
            "history working-group --format markdown",
            "- 2019-05-29 ◆ event: Trump and Erdoğan speak by phone\n- 2019-05-31",
        ),
        ("timeline --format table", "◆ event"),
        (
            "timeline --format table",
            "for or against the proposition of its issue:\nworking-group   A joint U.S.-Turkish working group",
        ),
        ("timeline", "its issue:\n\n- **working-group**: A joint U.S.-Turkish working group on the S-400 should be"),
        ("diff us turkey --between 2019-04-30 2019-06-01", "United States and Turkey  2019-04-30 to 2019-06-01"),
        ("diff us turkey --between 2019-04-30 2019-06-01", "apart  4 → 4"),
        (
            "diff us turkey --between 2019-04-30 2019-06-01",
            "United States  as before · 2 statements in between",
        ),
        ("diff us turkey --between 2019-04-30 2019-06-01", "Turkey  as before · nothing said in between\non both days"),
        (
            "diff us turkey --between 2019-04-30 2019-06-01",
            "takes no side any more  Pentagon\n2019-04-04      ▼▼ opposes        rejects the wor",
        ),
        ("diff us turkey --between 2019-04-30 2019-06-01", "◆ event           Trump and Erdoğan speak by phone"),
        (
            "diff us turkey --between 2019-04-30 2019-06-01 --format markdown",
            "| | 2019-04-30 | 2019-06-01 |\n|---|---|---|\n| **Un",
        ),
        ("check", "0 problems · 1 note"),
    ],
)
def test_what_commands_say(run, command, expected):
    assert expected in run(*command.split()).stdout


@pytest.mark.parametrize(
    "command",
    ["claims", "articles", "actors", "issues", "history working-group", "diff us turkey", "timeline", "show ankarays"],
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "markdown"])
def test_no_format_lets_control_characters_or_markup_through(run, command, form):
    result = run(*command.split(), "--format", form, code=None)
    if result.exit_code == 2:
        assert "is not one of" in result.stderr
        return
    assert result.stdout.strip()
    assert not ESCAPES.search(result.stdout.replace("\n", ""))
    assert "<b>" not in result.stdout or form != "markdown"
