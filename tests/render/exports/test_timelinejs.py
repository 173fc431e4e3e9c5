import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from onrecord.models import Event
from onrecord.render.exports.timelinejs import timelinejs
from onrecord.reports.timeline import timeline

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "timelinejs.json").read_text(encoding="utf-8"))


def slides(tell, codebook, ledger, events=()):
    made = timelinejs(timeline(tell(ledger), events, codebook.issues, codebook.parties))
    jsonschema.Draft202012Validator(SCHEMA).validate(made)
    return made["events"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019-04-04", ("2019 4 4", "", "2019-04-04")),
        ("2019-04", ("2019 4", "", "2019-04")),
        ("2019", ("2019", "", "2019")),
        ("[2019-05-27..2019-05-31]", ("2019 5 27", "2019 5 31", "2019-05-27..31")),
        ("2019-05-27/2019-05-31", ("2019 5 27", "2019 5 31", "2019-05-27 to 31")),
        ("2019-05/2019-06", ("2019 5 1", "2019 6 30", "2019-05-01 to 06-30")),
        ("../2019-05-31", ("2019 5 31", "", "by 2019-05-31")),
        ("2019-05-31/..", ("2019 5 31", "", "since 2019-05-31")),
        ("2019-05-31/.. published=2019-06-02", ("2019 5 31", "2019 6 2", "since 2019-05-31")),
    ],
)
def test_dates(tell, codebook, date, expected):
    day, *published = date.split(" ")
    (slide,) = slides(tell, codebook, f"a Trump {day} 2 {' '.join(published)}")
    start, end = (" ".join(map(str, slide.get(name, {}).values())) for name in ("start_date", "end_date"))
    assert (start, end, slide["display_date"]) == expected


def test_statements_by_party_and_events_apart(tell, codebook):
    ledger = "a Trump 2019-05-28 2\nb Expert 2019-05-30 -2\nc Kalin - 1\nd Trump 2019-05-28 2 same_as=a outlet=Ahval article=x"
    found = slides(tell, codebook, ledger, [*codebook.events, Event(date="2019-06", text="A month")])
    assert [(slide["group"], slide["text"]["headline"]) for slide in found] == [
        ("United States", "Trump: says a"),
        ("Events", "They speak by phone"),
        ("No side", "Expert: says b"),
        ("Events", "A month"),
    ]
    assert "<blockquote>q a</blockquote><p>a, also in: Ahval · a</p>" in found[0]["text"]["text"]
    assert not any(slide["autolink"] for slide in found)


def test_the_headline_says_through_whom_it_is_known(tell, codebook):
    found = slides(tell, codebook, "a Pahon 2019-05-28 2 via=<i>Agency</i>")
    assert found[0]["text"]["headline"] == "Pahon (Pentagon), reported by &lt;i&gt;Agency&lt;/i&gt;: says a"


def test_foreign_text_is_text(tell, codebook):
    event = Event(date="2019-05-01", text='<img src=x onerror="alert(1)">', actors=("<b>x</b>",))
    (slide,) = slides(tell, codebook, "", [event])
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.append(tag)
    parser.feed(slide["text"]["headline"] + slide["text"]["text"])
    assert tags == ["p"]


@pytest.mark.parametrize(
    ("url", "told"),
    [("https://e.org/?a=b&c=d", '<a href="https://e.org/?a=b&amp;c=d">a</a>'), ("javascript:alert(1)", "a · a")],
)
def test_the_article_is_a_link_where_it_has_an_address(tell, url, told):
    (entry,) = tell("a Trump 2019-05-01 2")
    article = entry.article.model_copy(update={"url": url})
    (slide,) = timelinejs(timeline((replace(entry, article=article),)))["events"]
    assert told in slide["text"]["text"]
    assert ("<a " in slide["text"]["text"]) == told.startswith("<a")


def test_the_schema_can_fail():
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"events": [{"text": {"headline": "no date"}}]}, SCHEMA)
