import pytest

from onrecord.models import Event
from onrecord.reports.history import history
from onrecord.reports.positions import Terms


def change_points(entries, codebook, **options):
    told = history("group", entries, codebook, **options)
    return [
        f"{change.kind}: {change.before.claim.id} > {change.after.claim.id}"
        for party in told.parties
        for change in party.change_points
    ]


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 -1", ["reversal: a > b"], id="the sign flips"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 1", ["shift: a > b"], id="same sign"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 0", ["fell silent: a > b"], id="to 0"),
        pytest.param("a Trump 2019-05-01 0\nb Trump 2019-05-09 -2", [], id="from 0"),
        pytest.param(
            "a Trump 2019-05-01 2\nb Trump 2019-05-09 0\nc Trump 2019-05-10 -2",
            ["fell silent: a > b", "reversal: a > c"],
            id="days without a side are skipped",
        ),
        pytest.param(
            "a Trump 2019-05-01 2\nb Trump 2019-05-09 0\nc Trump 2019-05-10 0\nd Trump 2019-05-11 2\ne Trump 2019-05-12 0",
            ["fell silent: a > b", "fell silent: d > e"],
            id="silence is told once until a side is taken again",
        ),
        pytest.param("a Trump 2019-05-09 2\nb Trump [2019-05-08..2019-05-12] 0", [], id="nor where dates overlap"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 -2 via=X", ["reported: a > b"], id="reported otherwise"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 1 via=X", [], id="reported with the same sign"),
        pytest.param("a Trump 2019-05-01 2 via=X", [], id="a first report is no move"),
        pytest.param(
            "a Trump 2019-05-01 2 via=X\nb Trump 2019-05-09 -2 via=X\nc Trump 2019-05-10 -1 via=X",
            ["reported: a > b"],
            id="reports that follow one another",
        ),
        pytest.param(
            "a Trump 2019-05-01 2 via=X\nb Trump 2019-05-09 -2",
            [],
            id="own words after a report are no change of theirs",
        ),
        pytest.param(
            "a Trump 2019-05-01 2\nb Trump 2019-05-09 -2 via=X\nc Trump 2019-05-10 1",
            ["reported: a > b", "shift: a > c"],
            id="a change leaps over what is reported",
        ),
        pytest.param(
            "a Trump 2019-05-09 0\nb Trump 2019-05-09 2 via=X", [], id="a report on the day that it is denied"
        ),
        pytest.param("a Trump 2019-05-09 2\nb Trump 2019-05-09 -2 via=X", [], id="and on the day of a side"),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 2", [], id="the same again"),
        pytest.param(
            "a Trump 2019-05-01 2\nb Trump 2019-05-02 2\nc Trump 2019-05-03 -2\nd Trump 2019-05-04 0",
            ["reversal: b > c", "fell silent: c > d"],
            id="consecutive positions, not the first and the last",
        ),
        pytest.param(
            "a Pahon 2019-05-01 -2\nb Summers 2019-05-09 2", ["reversal: a > b"], id="two speakers, one voice"
        ),
        pytest.param(
            "a Trump 2019-05-09 2\nb Trump [2019-05-08..2019-05-12] -2", ["order uncertain: a > b"], id="dates overlap"
        ),
        pytest.param(
            "a Trump 2019-05 2\nb Trump 2019-06-01 -2", ["reversal: a > b"], id="adjacent dates do not overlap"
        ),
        pytest.param("a Trump 2019-05-09 2\nb Trump [2019-05-08..2019-05-12] 2", [], id="overlap without a difference"),
        pytest.param("a Trump 2019-05-09 2\nb Trump 2019-05-09 -1", ["order uncertain: b > a"], id="both on one day"),
        pytest.param("a Trump 2019-05-09 2\nb Trump 2019-05-09 0", [], id="0 on the same day is outweighed"),
        pytest.param(
            "a Trump 2019-05-01 -2\nb Trump 2019-05-09 2\nc Trump 2019-05-09 0",
            ["reversal: a > b"],
            id="the day's position",
        ),
        pytest.param("a Trump - 2\nb Trump 2019-05-09 -2\nc Trump - 1", [], id="standing claims never turn"),
        pytest.param(
            "a Trump 2019-05-01 2\nb Trump 2019-05-09 -2 status=rejected", [], id="rejected claims do not count"
        ),
        pytest.param("a Trump 2019-05-01 2\nb Trump 2019-05-09 -2 issue=risk", [], id="another issue"),
    ],
)
def test_turns_of_one_voice(tell, codebook, ledger, expected):
    assert change_points(tell(ledger), codebook) == expected


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param(
            "a Trump 2019-03-14 -2\nb Trump 2019-03 -2\nc Trump 2019-04-12 1", ["reversal: a > c"], id="not the recap"
        ),
        pytest.param(
            "a Trump 2019-03 -2\nb Trump 2019-04-12 1\nc Trump 2019-04-12 1 kind=indirect\nd Trump 2019-04-12 1 kind=direct",
            ["reversal: a > d"],
            id="direct speech first",
        ),
        pytest.param(
            "a Trump 2019-03-01 -2\nb Trump 2019-04 1\nc Trump 2019-04-12 1 via=Agency",
            ["reported: a > c", "reversal: a > b"],
            id="never what is reported",
        ),
        pytest.param(
            "a Trump 2019-03-14 -1\nb Trump 2019-03 -2\nc Trump 2019-04-12 1",
            ["order uncertain: a > b", "reversal: b > c"],
            id="another score is another position",
        ),
        pytest.param(
            "a Trump 2019-03-14 -2\nb Trump 2019-03-20 1\nc Trump 2019-03 -2\nd Trump 2019-04-12 1",
            ["reversal: a > b", "order uncertain: b > c", "reversal: c > d"],
            id="something else was said in between",
        ),
        pytest.param(
            "a Trump 2019-02-27 -2\nb Trump 2019-03 -2\nc Trump 2019-04-12 1",
            ["reversal: b > c"],
            id="not of that time",
        ),
        pytest.param(
            "a Trump 2019-04-12 1\nb Pahon 2019-04-28 -1\nc Trump 2019-04 1",
            ["split: a > b"],
            id="of two voices, in the order in which they spoke",
        ),
        pytest.param(
            "a Trump 2019-03-14 -2\nb Pahon 2019-03 -2\nc Pahon 2019-04-12 1",
            ["reversal: b > c", "split: a > c"],
            id="another voice does not speak for this one",
        ),
    ],
)
def test_a_turn_shows_what_was_said_rather_than_what_sums_it_up(tell, codebook, ledger, expected):
    assert change_points(tell(ledger), codebook) == expected


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-31 2", ["split: a > b"], id="within the window"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-06-01 2", ["another voice: a > b"], id="after the window"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-01 2", ["split: a > b"], id="on one day"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-02 0", [], id="0 opposes nobody"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-02 2 via=X", [], id="nor does what is reported"),
        pytest.param("a Pahon 2019-05-01 -2\nb Trump 2019-05-02 -1", [], id="same side"),
        pytest.param("a Pahon 2019-05-01 -2\nb Kalin 2019-05-02 2", [], id="another party"),
        pytest.param(
            "a Pahon 2019-05-01 -2\nb Trump 2019-05-02 2\nc Pahon 2019-05-03 -2\nd Trump 2019-05-04 1",
            ["split: a > b", "shift: b > d"],
            id="a split is told once while it lasts",
        ),
        pytest.param(
            "a Pahon 2019-05-01 -2\nb Trump 2019-05-02 2\nc Pahon 2019-05-03 1\nd Pahon 2019-05-04 -1",
            ["split: a > b", "reversal: a > c", "split: b > d", "reversal: c > d"],
            id="and again when it opens again",
        ),
        pytest.param(
            "a Pahon 2019-01-01 -2\nb Trump 2019-05-01 2\nc Marquis 2019-05-20 2",
            ["another voice: a > b"],
            id="a voice that agrees with the newest is no news",
        ),
        pytest.param(
            "a Pahon 2019-01-01 -2\nb Trump 2019-05-01 0\nc Marquis 2019-05-20 2",
            ["another voice: a > c"],
            id="0 between does not hide it",
        ),
        pytest.param("a Expert 2019-05-01 -2 \nb Stranger 2019-05-02 2", [], id="those of no side are no party"),
    ],
)
def test_voices_of_one_party(tell, codebook, ledger, expected):
    assert sorted(change_points(tell(ledger), codebook)) == sorted(expected)


def test_the_window_of_a_split_can_be_set(tell, codebook):
    entries = tell("a Pahon 2019-05-01 -2\nb Trump 2019-05-11 2")
    assert change_points(entries, codebook, terms=Terms(window=9)) == ["another voice: a > b"]
    assert change_points(entries, codebook, terms=Terms(window=10)) == ["split: a > b"]


def test_reviewed_leaves_out_drafts(tell, codebook):
    entries = tell("a Trump 2019-05-01 2\nb Trump 2019-05-09 -2 status=draft\nc Trump 2019-05-10 1 status=edited")
    assert change_points(entries, codebook) == ["reversal: a > b", "reversal: b > c"]
    assert change_points(entries, codebook, terms=Terms(reviewed=True)) == ["shift: a > c"]


def test_a_copy_counts_once_and_lends_its_outlet(tell, codebook):
    ledger = """
        a Trump 2019-05-01  2 article=one outlet=Reuters
        b Trump 2019-05-01  2 article=two outlet=Ahval same_as=a
        c Trump 2019-05-09 -2 article=two
    """
    (party,) = history("group", tell(ledger), codebook).parties
    assert [(entry.claim.id, entry.outlets) for entry in party.entries] == [
        ("a", ("Reuters", "Ahval")),
        ("c", ("Ahval",)),
    ]


def test_parties_in_the_codebook_s_order_voices_and_standing_apart(tell, codebook):
    ledger = """
        a Stranger 2019-05-01 1
        b Kalin    2019-05-03 2
        c Pahon    2019-05-02 0
        d Putin    2019-05-02 0 party=russia
        e Pahon    -          1 article=late published=2019-06-01
        f Trump    -          1 article=early published=2019-05-01
        g Summers  2019-05-01 0
    """
    told = history("group", tell(ledger), codebook)
    assert told.proposition == "A group should be formed."
    assert [(party.party, party.name) for party in told.parties] == [
        ("us", "United States"),
        ("turkey", "Turkey"),
        ("russia", "russia"),
        (None, "No side"),
    ]
    us = told.parties[0]
    assert [entry.claim.id for entry in us.entries] == ["g", "c"]
    assert [(voice.voice, len(voice.entries)) for voice in us.voices] == [("Pentagon", 2)]
    assert [entry.claim.id for entry in us.standing] == ["f", "e"]
    assert us.position.entries[0].claim.id == "c"
    assert told.parties[-1].position is None


def test_one_party_alone_keeps_the_end_of_the_record(tell, codebook):
    entries = tell("a Trump 2018-05-01 2\nb Kalin 2019-05-03 2 issue=risk")
    (party,) = history("group", entries, codebook, parties={"us"}).parties
    assert party.position.last_heard


EVENTS = (
    Event(date="2019-04-30", text="before all claims"),
    Event(date="2019-05-01", text="on the first day"),
    Event(date="2019-05-03", text="of one party", actors=("Trump",)),
    Event(date="2019-05-03", text="of the other", actors=("Turkey",)),
    Event(date="2019-05-04", text="of an outsider", actors=("Expert", "Nobody")),
    Event(date="2019-05-03/2019-05-06", text="of both", actors=("Kalin", "Pahon")),
    Event(date="2019-05-09", text="after the last of one party"),
)


def test_events_of_the_time_are_told_to_those_who_took_part(tell, codebook):
    ledger = "a Trump 2019-05-01 2\nb Pahon 2019-05-06 1\nc Kalin 2019-05-02 2\nd Kalin 2019-05-09 2\ne Kalin - 1"
    told = history("group", tell(ledger), codebook, events=EVENTS)
    courses = [
        [thing.text if isinstance(thing, Event) else thing.claim.id for thing in party.course] for party in told.parties
    ]
    assert courses == [
        ["on the first day", "a", "of one party", "of an outsider", "of both", "b", "after the last of one party"],
        ["on the first day", "c", "of the other", "of an outsider", "of both", "after the last of one party", "d"],
    ]
    assert [event.text for event in told.events] == [event.text for event in EVENTS[1:]]
    assert {event.text for party in told.parties for event in party.events} == {event.text for event in told.events}
    assert history("group", tell("a Trump - 2"), codebook, events=EVENTS).events == ()


def test_an_event_of_those_who_are_not_told_of_is_told_to_all(tell, codebook):
    ledger = "a Trump 2019-05-01 2\nb Trump 2019-05-09 2\nc Kalin - 1"
    events = [Event(date="2019-05-03", text="of the silent", actors=("Kalin",))]
    us, turkey = history("group", tell(ledger), codebook, events=events).parties
    assert (us.events, turkey.events) == (tuple(events), tuple(events))


def test_the_position_of_each_day_on_which_a_voice_spoke(tell, codebook):
    ledger = "a Trump 2019-05-01 0\nb Trump 2019-05-01 -1\nc Trump 2019-05-02 2\nd Trump - -2\ne Pahon 2019-05-01 1"
    (party,) = history("group", tell(ledger), codebook).parties
    assert {voice.voice: [entry.claim.id for entry in voice.positions] for voice in party.voices} == {
        "Trump": ["b", "c"],
        "Pentagon": ["e"],
    }


def test_what_is_reported_of_a_voice_stands_beside_what_it_says(tell, codebook):
    ledger = """
        a Trump 2019-05-01  0
        b Trump 2019-05-01  2 via=X
        c Trump 2019-05-02  1
        d Trump 2019-05-02  2 via=X
        e Trump 2019-05-03 -1 via=X
        f Trump 2019-05-03 -2 via=X
    """
    (party,) = history("group", tell(ledger), codebook).parties
    (voice,) = party.voices
    assert [entry.claim.id for entry in voice.positions] == ["a", "c"]
    assert [entry.claim.id for entry in voice.reports] == ["b", "f"]  # what it says itself that day needs no report
