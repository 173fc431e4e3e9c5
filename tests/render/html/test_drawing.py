from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import STANCES, Event
from onrecord.render.html.chart import PHONE, panel
from onrecord.render.html.drawing import FLAG, FLAGS, Drawing, flags
from onrecord.render.html.elements import Share, element, written
from onrecord.render.html.guide import guide
from onrecord.render.html.shapes import HIT
from onrecord.render.html.ticks import Scale, ticks
from onrecord.reports.history import history
from onrecord.reports.page import page

YEAR = Scale(date(2019, 1, 1), date(2019, 12, 31))


def drawn(entries, codebook, events=()):
    articles = tuple({entry.article.id: entry.article for entry in entries if entry.article}.values())
    happened = [Event(date=day, text=text) for day, text in events]
    named = guide(page(articles, entries, codebook.model_copy(update={"events": tuple(happened)})))
    drawing = Drawing(named, ticks(YEAR), flags(enumerate(named.events), YEAR))
    (told,) = history("group", entries, codebook).parties
    return drawing, panel(told, YEAR)


def tree(markup):
    return ET.fromstring(f"<svg>{markup}</svg>")  # noqa: S314  our own


def of_class(parent, name):
    return [part for part in parent.iter() if name in part.get("class", "").split()]


def test_a_panel_names_its_stances_and_marks_its_statements(tell, codebook):
    drawing, made = drawn(tell("a Trump 2019-07-02 2\nb Pahon 2019-07-02 -1 status=draft"), codebook)
    svg = tree(drawing.panel(made))
    (axis,) = of_class(svg, "left")
    assert [text.text for text in axis.iter("text")] == [stance.replace("-", " ") for stance in STANCES]
    middles = [row.top + row.height / 2 for row in made.rows]
    assert [float(text.get("y")) for text in axis.iter("text")] == pytest.approx(middles, abs=0.1)
    first, second = of_class(svg, "m")
    at = f"{YEAR.at(date(2019, 7, 2)):g}%"
    assert [(link.get("href"), link.find("use").get("x")) for link in (first, second)] == [("#c-a", at), ("#c-b", at)]
    assert float(first.find("use").get("y")) == made.marks[0].y
    assert second.get("class") == "m d"
    assert second.get("aria-label") == "2019-07-02, Pahon (Pentagon), leans against, position: says b, draft"


def test_an_interval_ends_in_its_mark(tell, codebook):
    drawing, made = drawn(tell("a Trump [2019-03-01..2019-07-02] 2"), codebook)
    (mark,) = of_class(tree(drawing.panel(made)), "m")
    bar, use, hit = mark
    assert (bar.get("x1"), bar.get("x2")) == (f"{YEAR.at(date(2019, 3, 1)):g}%", use.get("x"))
    assert (hit.get("class"), hit.get("cx"), hit.get("cy")) == ("hit", use.get("x"), use.get("y"))


@pytest.mark.parametrize(
    ("line", "look", "shape"),
    [
        ("2", "m", "#s0"),
        ("2 status=draft", "m d", "#s0"),
        ("2 via=Agency", "m rep", "#s0"),
        ("2 via=Agency status=draft", "m rep d", "#s0"),
        ("0", "m", "#dot"),
        ("0 via=Agency", "m rep", "#dot"),
    ],
)
def test_own_words_are_filled_what_is_reported_hollow_and_noncommittal_a_dot(tell, codebook, line, look, shape):
    drawing, made = drawn(tell(f"a Trump 2019-07-02 {line}"), codebook)
    (mark,) = (link for link in tree(drawing.panel(made)).iter("a"))
    assert (mark.get("class"), mark.find("use").get("href")) == (look, shape)


def test_a_line_runs_from_side_to_side_in_own_words_alone(tell, codebook):
    ledger = "a Trump 2019-03-01 2\nb Trump 2019-04-01 0\nc Trump 2019-05-01 -2 via=Agency\nd Trump 2019-06-01 2"
    drawing, made = drawn(tell(ledger), codebook)
    assert [(piece.x1, piece.x2) for piece in made.segments] == [(made.marks[0].x, made.marks[3].x)]
    assert len(list(tree(drawing.panel(made)).iter("a"))) == 4


def test_days_are_named_once_and_lined_in_every_panel(tell, codebook):
    drawing, made = drawn(tell("a Trump 2019-07-02 2"), codebook)
    names = [(text.text, text.get("x")) for text in tree(drawing.axis()).iter("text")]
    assert names == [(tick.name, f"{tick.x:g}%") for tick in ticks(YEAR)]
    (grid,) = of_class(tree(drawing.panel(made)), "bottom")
    assert [(line.get("x1"), line.get("x2")) for line in grid.iter("line")] == [(x, x) for _, x in names]
    assert not list(grid.iter("text"))


def test_the_page_alone_says_what_a_chart_looks_like(tell, codebook):
    drawing, made = drawn(tell("a Trump 2019-03-02 2\nb Trump 2019-07-02 -2"), codebook, [("2019-05-01", "It rained")])
    for part in tree(drawing.panel(made) + drawing.axis() + drawing.events()).iter():
        assert not {"fill", "stroke", "style", "font-family"} & part.attrib.keys()


def test_a_change_goes_around_the_marks_of_others(tell, codebook):
    drawing, made = drawn(tell("a Trump 2019-03-02 2\nb Trump 2019-07-02 -2\nc Pahon 2019-07-02 0"), codebook)
    svg = tree(drawing.panel(made))
    assert [part.get("x") for part in of_class(svg, "around")] == [f"{YEAR.at(date(2019, 7, 2)):g}%"]
    assert len(of_class(svg, "turn")) == 1


DAYS = st.lists(st.integers(0, 364), max_size=30)


@given(DAYS)
def test_events_lie_on_their_days_and_apart_while_there_are_rows(offsets):
    events = [Event(date=str(date(2019, 1, 1) + timedelta(days)), text="x") for days in offsets]
    placed = flags(enumerate(events), YEAR)
    assert sorted(flag.at for flag in placed) == list(range(len(offsets)))
    assert [flag.x for flag in placed] == sorted(flag.x for flag in placed)
    for flag in placed:
        near = [other for other in placed if 0 <= flag.x - other.x < 100 * 2 * HIT / PHONE]
        assert len(near) >= FLAGS or flag.y not in {other.y for other in near if other.at != flag.at}
    assert all(flag.y <= FLAGS * FLAG for flag in placed)


def test_an_event_links_to_the_timeline(tell, codebook):
    drawing, _ = drawn(
        tell("a Trump 2019-03-02 2\nb Trump 2019-07-02 2"),
        codebook,
        [("2019-05-01", "It <rained>")],
    )
    (link,) = of_class(tree(drawing.events()), "em")
    assert (link.get("href"), link.get("aria-label")) == ("#e-0", "Event, 2019-05-01: It <rained>")
    assert drawing.height == FLAG


def test_foreign_text_is_escaped_and_what_no_page_may_hold_is_gone():
    markup = written(element("text", "voice", text="<b>&\x1b\u202e", aria_label='"\x00'))
    assert markup == '<text class="voice" aria-label="&quot;\ufffd">&lt;b&gt;&amp;\ufffd\ufffd</text>'


@pytest.mark.parametrize(("value", "text"), [(2, "2%"), (98.12, "98.12%"), (33.3, "33.3%"), (0, "0%")])
def test_a_share_is_written_in_per_cent(value, text):
    assert str(Share(value)) == text
