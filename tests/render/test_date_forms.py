import pytest

from onrecord.render.date_forms import meanings
from onrecord.render.markdown import diff as diff_document
from onrecord.render.markdown import history as history_document
from onrecord.render.markdown import timeline as timeline_document
from onrecord.reports.diff import diff
from onrecord.reports.history import history
from onrecord.reports.movement import movement
from onrecord.reports.timeline import timeline


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([None, "2019-05-01", "2019-05", "2019"], {}),
        (["[2019-05-27..2019-05-31]", "[2019-06-01..2019-06-02]"], {"2019-05-27..31": "one of these days, not known which"}),
        (["2019-05/2019-06"], {"2019-05-01 to 06-30": "the whole of this time"}),
        (["2019-06-07/..", "../2019-06-05"], {
            "since 2019-06-07": "that day or later", "by 2019-06-05": "that day or earlier",
        }),
    ],
)  # fmt: skip
def test_each_form_of_a_date_is_explained_once(dates, expected):
    assert meanings(dates) == expected


def test_every_document_explains_its_intervals(tell, codebook):
    entries = tell("a Trump [2019-05-27..2019-05-31] 2\nb Kalin 2019-05-20 1\nc Kalin 2019-04-01 -2")
    days = entries[2].day, entries[0].day
    told = [
        timeline_document.timeline(timeline(entries)),
        history_document.history(history("group", entries, codebook)),
        diff_document.diff(diff(("us", "turkey"), entries, codebook)),
        diff_document.between(movement(("us", "turkey"), days, entries, codebook)),
    ]
    for text in told:
        assert text.count("*2019-05-27..31*: one of these days, not known which.") == 1
