import pytest

from onrecord.reports.history import history
from onrecord.reports.page import page
from onrecord.reports.trajectories import steps

LEDGER = """
    a Trump    2019-05-01  2
    b Pahon    2019-05-01 -1
    c Pentagon 2019-05-01 -2
    d Kalin    2019-05-03  1 issue=risk
    e Demir    2019-05-04 -2 issue=other
    f Expert   -           1
    g Pahon    2019-05-09 -2
    h Pahon    2019-05-20  0
"""


def answers(entries, codebook):
    return page(tuple({e.article.id: e.article for e in entries}.values()), entries, codebook)


def test_all_answers_are_of_the_same_claims(tell, codebook):
    found = answers(tell(LEDGER), codebook)
    assert (found.statements, found.counts.counted, found.read) == (8, 8, 1)
    assert found.parties == (("us", "United States"), ("turkey", "Turkey"), (None, "No side"))
    assert [story.issue for story in found.histories] == ["group", "risk", "other"]  # one that the codebook lacks, too
    assert sum(len(story.entries) for story in found.histories) == found.statements
    assert [answer.parties for answer in found.diffs] == [("us", "turkey")]
    assert str(found.newest) == "2019-05-20"


def test_only_parties_that_speak_are_compared_the_loudest_first(tell, codebook):
    extra = "".join(f"\n x{at} A{at} 2019-05-01 1 party=p{at}" for at in range(7)) + "\n y A3 2019-05-02 1 party=p3"
    found = answers(tell(LEDGER + extra), codebook)
    assert len(found.diffs) == 15
    assert found.diffs[0].parties == ("us", "turkey")
    assert {party for answer in found.diffs for party in answer.parties} == {"us", "turkey", "p0", "p1", "p2", "p3"}


@pytest.mark.parametrize("first", [("turkey", "us"), ("us", "nato"), ("nato", "nobody")])
def test_a_pair_asked_for_is_compared_first_and_once(tell, codebook, first):
    entries = tell(LEDGER + "\n x A 2019-05-01 1 party=nato")
    found = page(tuple({e.article.id: e.article for e in entries}.values()), entries, codebook, first=first)
    pairs = [frozenset(answer.parties) for answer in found.diffs]
    assert found.diffs[0].parties == first
    assert len(pairs) == len(set(pairs))
    assert frozenset(("us", "turkey")) in pairs


def test_a_step_goes_from_day_to_day_and_knows_its_turn(tell, codebook):
    told = history("group", tell(LEDGER), codebook).parties[0]
    (line,) = [steps(voice) for voice in told.voices if voice.voice == "Pentagon"]
    assert [(s.before.claim.id, s.after.claim.id, s.change) for s in line] == [("c", "g", None)]


def test_every_change_of_a_history_is_a_step(tell, codebook):
    told = history("group", tell(LEDGER), codebook).parties[0]
    change_points = [step.change for voice in told.voices for step in steps(voice) if step.change]
    assert change_points == [change.kind for change in told.changes]
