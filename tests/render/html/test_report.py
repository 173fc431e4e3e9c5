import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner

from attacks import MIXED, hostile
from onrecord.cli import main
from onrecord.models import STANCES, Article, Claim, Codebook, Event
from onrecord.render import wording
from onrecord.render.html.report import LARGE, document
from onrecord.render.html.templating import asset, dates, percent, safe, tight
from onrecord.reports.entries import join
from onrecord.reports.history import history
from onrecord.reports.page import page
from onrecord.reports.positions import Terms

DATA = Path(__file__).parents[3] / "examples" / "harbor-toll"
LEDGER = """
    a Pentagon 2019-04-04                      -2 published=2019-04-05
    b Pahon    2019-04-04                      -2 status=draft
    c Pahon    2019-05-31                       0
    d Trump    [2019-05-27..2019-06-02]         2
    e Kalin    -                                1 article=no
    f Kalin    2019-05-15                       1 article=no via=Agency
    g Kalin    2019-05-16                       1 article=k same_as=f outlet=Post
    h Demir    2019-05-20                      -2 issue=risk
    i Kalin    2019-05-20                      -2 status=rejected
    j Expert   2019-05-01                      -1
"""


def articles(entries):
    return tuple({entry.article.id: entry.article for entry in entries if entry.article}.values())


def parsed(text):
    return html5lib.HTMLParser(strict=False).parse(text)


def made(entries, codebook, terms=None):
    answers = page(articles(entries), entries, codebook, terms or Terms())
    return answers, document(answers, "Who said what")


def tags(tree, name):
    return [part for part in tree.iter() if part.tag == f"{{http://www.w3.org/1999/xhtml}}{name}"]


def svg(tree, name, cls=""):
    found = [part for part in tree.iter() if part.tag == f"{{http://www.w3.org/2000/svg}}{name}"]
    return [part for part in found if not cls or cls in part.get("class", "").split()]


def words(part):
    return " ".join("".join(part.itertext()).split())


def with_id(tree, name):
    (found,) = [part for part in tree.iter() if part.get("id") == name]
    return found


@pytest.fixture
def told(tell, codebook):
    return made(tell(LEDGER), codebook)


def test_the_page_is_valid_enough_for_a_strict_parser(told):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(told[1])
    assert parser.errors == []


def test_every_statement_has_one_card_and_every_dated_one_a_mark(told):
    answers, text = told
    tree = parsed(text)
    cards = [part.get("id") for part in tags(tree, "article")]
    assert sorted(cards) == [f"c-{name}" for name in "abcdefhij"]  # g is a copy of f; i is rejected, and told as such
    marks = [mark.get("href") for mark in svg(tree, "a", "m")]
    expected = [e.claim.id for story in answers.histories for side in story.parties for e in side.entries]
    assert marks == [f"#c-{name}" for name in expected]
    assert sorted(expected) == list("abcdfhj")
    assert "rejected" in words(with_id(tree, "c-i"))


def test_a_card_tells_who_what_when_and_where(told):
    card = with_id(parsed(told[1]), "c-f")
    for part in ("Kalin", "reported by Agency", "△ leans for", "says f", "q f", "2019-05-15", "no, also in: Post"):
        assert part in words(card)
    assert card.get("data-s") == str(STANCES.index("leans-for"))


def test_who_relayed_it_stands_wherever_the_speaker_does(tell, codebook):
    _, text = made(tell("a Trump 2019-05-01 -2\nb Trump 2019-05-31 2 via=Agency\nc Kalin 2019-05-31 1"), codebook)
    tree = parsed(text)
    labels = [mark.get("aria-label") for mark in svg(tree, "a", "m")]
    assert labels[1] == "2019-05-31, Trump, reported by Agency, supports, position: says b"
    assert "reported" not in labels[0] + labels[2]
    now, other = (words(part) for part in tags(tree, "span") if part.get("class") == "now")
    assert now == (
        "stands: ▼▼ opposes · Trump, in own words, 2019-05-01; "
        "reported since by Agency, not confirmed: Trump supports, 2019-05-31"
    )
    assert other == "stands: ▲ leans for · Kalin, in own words, 2019-05-31"
    pairs = [words(part) for part in tags(tree, "div") if part.get("class") == "pair"]
    assert len(pairs) == 1
    assert "reported since by Agency, not confirmed: Trump supports, 2019-05-31" in words(tags(tree, "tr")[1])
    for told in (*pairs, words(with_id(tree, "c-b"))):
        assert "Trump, reported by Agency" in told


def test_the_key_tells_own_words_reported_and_noncommittal_apart(tell, codebook):
    _, text = made(tell("a Trump 2019-05-01 -2"), codebook)
    for told in (
        "filled where a named speaker says so in own words",
        "hollow: reported by others",
        "a dot: noncommittal",
    ):
        assert told in text


def test_a_chart_shows_the_events_between_its_own_claims_as_history_does(tell, codebook):
    days = ("2019-04-01", "2019-05-05", "2019-05-12", "2019-05-25")
    book = codebook.model_copy(update={"events": tuple(Event(date=day, text=f"on {day}") for day in days)})
    ledger = """
        a Trump 2019-05-01 2
        b Kalin 2019-05-20 2
        c Trump 2019-05-10 2 issue=risk
        d Kalin 2019-05-30 2 issue=risk
        e Kalin -          1 issue=third
    """
    entries = tell(ledger)
    tree = parsed(made(entries, book)[1])
    seen = {}
    for part in tags(tree, "section"):
        if part.get("class") == "issue":
            seen[words(tags(part, "h3")[0])] = [
                words(with_id(tree, flag.get("href")[1:])) for flag in svg(part, "a", "em")
            ]
            assert len(svg(part, "line", "evl")) == len(seen[words(tags(part, "h3")[0])]) * len(svg(part, "rect", "r0"))
    assert list(seen.values()) == [
        ["event on 2019-05-05", "event on 2019-05-12"], ["event on 2019-05-12", "event on 2019-05-25"], [],
    ]  # fmt: skip
    for key, texts in zip(("group", "risk", "third"), seen.values(), strict=True):
        told = history(key, entries, book, events=book.events).events
        assert [f"event {event.text}" for event in told] == texts


@pytest.mark.parametrize(("statements", "large"), [(LARGE, False), (LARGE + 1, True)])
def test_only_a_large_page_leaves_out_of_sight_claims_undrawn(tell, codebook, statements, large):
    answers, _ = made(tell("a Trump 2019-05-01 2"), codebook)
    text = document(replace(answers, statements=statements), "x")
    assert ('<body class="large">' in text) == large


def test_who_printed_it_stands_in_the_table_and_at_a_change(tell, codebook):
    ledger = """
        a Trump 2019-05-01 -2 article=a outlet=Pilot
        b Trump 2019-05-31  2 article=b outlet=Post
        c Trump 2019-05-31  2 article=c outlet=Wire same_as=b
        d Kalin 2019-05-31  1 article=a
    """
    tree = parsed(made(tell(ledger), codebook)[1])
    left, right = (words(cell) for cell in tags(tags(tree, "tr")[1], "td")[:2])
    assert left.endswith("Trump, in own words, 2019-05-31 · Post, also in: Wire")
    assert right.endswith("Kalin, in own words, 2019-05-31 · Pilot")
    (pair,) = [part for part in tags(tree, "div") if part.get("class") == "pair"]
    assert [words(tags(side, "p")[-1]) for side in pair] == [
        "Trump, in own words · Pilot",
        "Trump, in own words · Post, also in: Wire",
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2019-04-04", ["2019-04-04"]),
        ("by 2019-04 (inferred)", ["2019-04"]),
        ("2019", []),
        ("2019-05-27..31", ["2019-05-27..31"]),
        ("article of 2018-12-30..2019-01-02", ["2018-12-30..", "2019-01-02"]),
        ("2019-05-27 to 06-02", ["2019-05-27", "06-02"]),
        ("179 days before 2019-11-26", ["2019-11-26"]),
        ("<b>2019-04-04", ["2019-04-04"]),
    ],
)
def test_no_line_break_enters_a_date(text, kept):
    told = str(dates(text))
    assert re.findall(r'<span class="n">([^<]+)</span>', told) == kept
    assert told.count("<wbr>") == max(len(kept) - 1, 0) * text.count("..")
    assert words(parsed(f"<p>{told}")) == text


def test_what_came_since_keeps_its_dates_whole(tell, codebook):
    _, text = made(tell("a Trump 2019-05-01 2\nb Trump 2019-05-27 0\nc Kalin 2019-05-01 1"), codebook)
    assert text.count('<bdi>since then noncommittal: Trump, <span class="n">2019-05-27</span></bdi>') == 2


@pytest.mark.parametrize(
    ("ledger", "legend"),
    [
        ("a Trump 2019-05-01 1\nb Kalin 2019-05-02 1", []),
        (
            "a Trump [2019-05-01..2019-05-05] 1\nb Trump [2019-06-01..2019-06-05] 1",
            ["2019-05-01..05: one of these days, not known which."],
        ),
        (
            "a Trump 2019-05-01/2019-05-05 1\nb Trump ../2019-06-05 1\nc Trump 2019-06-07/.. 1",
            [
                "2019-05-01 to 05: the whole of this time.",
                "by 2019-06-05: that day or earlier.",
                "since 2019-06-07: that day or later.",
            ],
        ),
        (
            "a Trump 2019-05-01 1\nb Kalin 2019-09-01 1",
            ["123 days before 2019-09-01: how old a position was on that day, said where that is more than 90 days."],
        ),
        (
            "a Trump - 1 article=x published=[2019-05-01..2019-05-02]",
            ["2019-05-01..02: one of these days, not known which."],
        ),
    ],
)
def test_the_head_explains_what_is_written_of_dates(tell, codebook, ledger, legend):
    tree = parsed(made(tell(ledger), codebook)[1])
    told = " ".join(words(part) for part in tags(tree, "p") if part.get("class") == "src dating")
    assert told.count(": ") == len(legend)
    assert all(line in told for line in legend)


@pytest.mark.parametrize(("times", "whole"), [(98, True), (99, False)])
def test_a_quote_is_told_again_whole_unless_it_is_very_long(tell, codebook, times, whole):
    (entry,) = tell("a Trump 2019-05-01 -2")
    said = "not " * times + "at all"
    entry = replace(entry, claim=entry.claim.model_copy(update={"quote": (said,)}))
    (other,) = tell("b Kalin 2019-05-01 -2")
    tree = parsed(made((entry, other), codebook)[1])
    assert words(tags(tags(tree, "table")[0], "blockquote")[0]).endswith("at all") == whole
    assert words(tags(with_id(tree, "c-a"), "blockquote")[0]) == said


def test_filters_offer_what_occurs(tell, codebook):
    tree = parsed(made(tell("a Trump 2019-05-01 2 status=edited\nb Trump 2019-05-02 -1"), codebook)[1])
    offered = {
        part.get("data-key"): [(words(option), option.get("value")) for option in part][1:]
        for part in tags(tree, "select")
    }
    assert offered == {
        "p": [("United States", "0")],
        "w": [("Trump", "0")],
        "i": [("group", "0")],
        "s": [("supports", "0"), ("leans against", "3")],
        "t": [("accepted", "1"), ("edited", "2")],
    }


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("x Pahon 2019-05-01 1", "United States, Pahon (Pentagon) on group"),
        ("x Kalin - 1", "Turkey, Kalin on group"),
        ("x Turkey 2019-05-01 1 party=turkey", "Turkey on group"),
        ("x Expert 2019-05-01 1", "No side, Expert on group"),
        ("x Pahon 2019-05-01 1 status=rejected", "us, Pahon (Pentagon) rejected on group"),
    ],
)
def test_a_card_names_the_party_once(tell, codebook, line, who):
    card = with_id(parsed(made(tell(line), codebook)[1]), "c-x")
    assert words(tags(card, "p")[0]) == who


def test_a_draft_says_so_everywhere(told):
    tree = parsed(told[1])
    assert "draft" in words(with_id(tree, "c-b"))
    (mark,) = [mark for mark in svg(tree, "a", "m") if mark.get("href") == "#c-b"]
    assert mark.get("class") == "m d"
    assert mark.get("aria-label") == "2019-04-04, Pahon (Pentagon), opposes, position: says b, draft"
    assert [words(part) for part in tags(tree, "dd")] == ["3", "9", "88%", "1"]


def test_the_table_holds_the_positions_and_their_distance(told):
    answers, text = told
    (table,) = tags(parsed(text), "table")
    rows = [[words(cell) for cell in row] for row in tags(table, "tr")[1:]]
    assert [row.issue for row in answers.diffs[0].issues] == ["group", "risk"]
    assert [row[3] for row in rows] == ["Apart 1", "–"]
    assert "▲▲ supports says d q d Trump, in own words, 2019-05-27..06-02" in rows[0][1]
    assert rows[1][1].endswith("no position")


def test_a_split_has_no_number_and_both_sides(tell, codebook):
    _, text = made(tell("a Trump 2019-05-01 2\nb Pahon 2019-05-09 -2\nc Kalin 2019-05-09 1"), codebook)
    tree = parsed(text)
    row = words(tags(tags(tree, "table")[0], "tr")[1])
    assert "▲▲ supports" in row
    assert "▼▼ opposes" in row
    assert "Apart 1-3, split" in row
    assert len(svg(tree, "rect", "split")) == 2  # in the key, and in the panel


def test_reviewed_leaves_out_the_drafts(tell, codebook):
    answers, text = made(tell(LEDGER), codebook, Terms(reviewed=True))
    assert "c-b" not in [part.get("id") for part in parsed(text).iter()]
    assert answers.counts.draft == 0


@pytest.mark.parametrize(
    "ledger", ["", "a Trump - 1", "a Trump 2019-05-01 1", "a Trump ../2019-05-01 1", "a Trump 2019-05-01/.. 1"]
)
def test_no_claim_or_one(tell, codebook, ledger):
    answers, text = made(tell(ledger), codebook)
    tree = parsed(text)
    assert len(tags(tree, "article")) == bool(ledger)
    assert ("No claims" in text) == (not ledger)
    assert answers.diffs == ()


def test_the_same_answers_give_the_same_bytes(tell, codebook):
    assert made(tell(LEDGER), codebook)[1] == made(tell(LEDGER), codebook)[1]


def test_all_links_inside_the_page_lead_somewhere(told):
    tree = parsed(told[1])
    ids = [part.get("id") for part in tree.iter() if part.get("id")]
    assert len(ids) == len(set(ids))
    links = {part.get("href") for part in tree.iter() if part.get("href", "").startswith("#")}
    assert {name[1:] for name in links} <= set(ids)


def test_nothing_is_loaded(told):
    text = told[1]
    policy = next(part.get("content") for part in tags(parsed(text), "meta") if part.get("http-equiv"))
    assert re.match(r"default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; img-src data:;", policy)
    assert not re.search(r"(?:src|srcset|poster|action|formaction|data)\s*=\s*[\"']", text)
    assert not re.search(r"@import|url\(|\bfetch\b|XMLHttpRequest|\bimport\b|eval\(|innerHTML", text)


ALLOWED = set(
    "html head meta title link style body a svg g defs circle rect path header p button h1 h2 h3 h4 dl div dt dd nav ul li main "
    "section table caption thead tbody tr th td span blockquote b bdi i details summary line use figure text label select "
    "option input article mark ol cite footer script wbr".split()
)


@pytest.mark.parametrize("attack", MIXED)
def test_hostile_text_arrives_as_text(attack):
    text = document(hostile(attack), attack, [attack])
    text.encode("utf-8")
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ufdd0]", text
    )
    parser = html5lib.HTMLParser()
    tree = parser.parse(text)
    assert parser.errors == []
    names = {part.tag.rpartition("}")[2] for part in tree.iter() if isinstance(part.tag, str)}
    assert names <= ALLOWED
    assert len(tags(tree, "script")) == len(tags(tree, "style")) == 1
    for part in tree.iter():
        assert not [name for name in part.attrib if name.startswith("on") or name in ("style", "src", "srcset")]
        assert re.match(r"#[\w-]+$|data:,$|https?://[^\s\"'<>]+$", part.get("href", "#x"))
    heading = words(tags(tree, "h1")[0])
    assert heading == " ".join(str(safe(wording.plain(attack))).split())
    assert len(tags(tree, "article")) == 5
    for part in tags(tree, "blockquote"):
        assert [child.tag.rpartition("}")[2] for child in part] == ["bdi"]


def test_a_quote_is_marked_in_its_paragraphs_with_source_and_cue():
    body = "Before.\n\n*Anna Berg*, in an e-mail, said this:\n\n“We go. We stay.”\n\nAfter."
    at = body.index("We go")
    claim = {"id": "x", "actor": "Anna Berg", "issue": "i", "stance": "opposes", "position": "p", "article": "a"}
    more = {
        "quote": "We go. We stay.",
        "spans": ((at, at + 15),),
        "mention": "Anna Berg",
        "cue": "said",
        "kind": "direct",
    }
    entries = join([Claim.model_validate({**claim, **more})], (Article(id="a", body=body),), Codebook())
    tree = parsed(made(entries, Codebook())[1])
    marked = {part.get("class"): words(part) for part in tags(tree, "mark")}
    assert marked == {"source": "Anna Berg", "cue": "said", "content": "We go. We stay."}
    (text,) = [part for part in tags(tree, "div") if part.get("class") == "text"]
    assert [words(part) for part in text] == ["Anna Berg, in an e-mail, said this:", "“We go. We stay.”"]


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
def test_words_and_marks_stand_out_from_every_ground(scheme):
    found = re.findall(r"([\w.-]+)(?: \{ --c)?: light-dark\((#\w+), (#\w+)\)", asset("page.css"))
    colours = {name: pair[scheme] for name, *pair in found}
    grounds = [colours[name] for name in ("--paper", "--card", "--faint")]
    written = [name for name in colours if name.startswith(".p")] + ["--ink", "--muted", "--link", "--warn", "--focus"]
    assert len(written) == 14
    for name in written:
        for ground in grounds:
            dim, bright = sorted((luminance(colours[name]), luminance(ground)))
            assert (bright + 0.05) / (dim + 0.05) >= 4.5, (name, ground)


@pytest.mark.parametrize(("part", "whole", "share"), [(0, 0, 0), (999, 1000, 99), (1000, 1000, 100), (1, 3, 33)])
def test_a_share_is_never_rounded_up(part, whole, share):
    assert percent(part, whole) == share


def test_templates_leave_no_empty_lines():
    assert tight("a  \n\n   b\n") == "a\nb"


@pytest.mark.parametrize("missing", ["jinja2", "leather"])
def test_without_its_libraries_the_command_says_what_to_install(tmp_path, monkeypatch, missing):
    for name in [name for name in sys.modules if name.startswith("onrecord.render.html")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    line = ["--data", str(DATA), "report", "-o", str(tmp_path / "r.html")]
    run = CliRunner().invoke(main, line)
    assert run.exit_code == 1
    assert isinstance(run.exception, SystemExit)
    assert f"The report needs {missing}" in run.stderr
    assert "pip install 'onrecord[report]'" in run.stderr
    assert not (tmp_path / "r.html").exists()


def test_dates_of_no_calendar_page_stop_nothing(tell, codebook):
    entries = tell("a Trump 0001-01-01 1\nb Trump 9999-12-31 -1")
    answers, text = made(entries, codebook)
    assert answers.newest == date(9999, 12, 31)
    assert len(svg(parsed(text), "a", "m")) == 2
