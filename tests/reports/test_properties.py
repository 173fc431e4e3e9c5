"""What holds of all ledgers."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reports.change_points import CHANGES, MOVES
from onrecord.reports.diff import diff
from onrecord.reports.history import history
from onrecord.reports.positions import Terms, counts_on, party_position, voice_positions
from onrecord.reports.timeline import timeline

DAYS = ["2019-05-01", "2019-05-02", "2019-05-28", "2019-06-20", "2019-05", "[2019-05-01..2019-05-28]", "-"]
LINE = st.tuples(
    st.sampled_from(["Pahon", "Summers", "Trump", "Kalin", "Nobody"]),
    st.sampled_from(DAYS),
    st.sampled_from(["2", "1", "0", "-1", "-2"]),
    st.sampled_from(["", "via=X", "status=draft", "status=rejected", "same_as=c0", "same_as=c1"]),
    st.sampled_from(["a", "b"]),
)
ledgers = st.lists(LINE, max_size=9).map(
    lambda lines: "\n".join(
        f"c{number} {actor} {day} {score} {field} article={article}"
        for number, (actor, day, score, field, article) in enumerate(lines)
    )
)
fast = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@fast
@given(ledger=ledgers, order=st.randoms(use_true_random=False))
def test_the_order_of_the_ledger_is_of_no_account(tell, codebook, ledger, order):
    entries = tell(ledger)
    shuffled = list(entries)
    order.shuffle(shuffled)
    assert history("group", entries, codebook) == history("group", shuffled, codebook)
    assert diff(("us", "turkey"), entries, codebook) == diff(("us", "turkey"), shuffled, codebook)
    assert timeline(entries) == timeline(shuffled)


@fast
@given(ledger=ledgers)
def test_turns_are_of_dated_claims_in_order_and_changes_of_one_voice(tell, codebook, ledger):
    for party in history("group", tell(ledger), codebook).parties:
        for change in party.change_points:
            assert change.before.day <= change.after.day
            assert (change.before.voice == change.after.voice) is (change.kind in (*CHANGES, *MOVES, "order uncertain"))
            if change.kind in CHANGES:
                assert not change.before.when.overlaps(change.after.when)
                assert all(entry.own_words and entry.took_side for entry in (change.before, change.after))


@fast
@given(ledger=ledgers, on=st.sampled_from([date(2019, 5, 1), date(2019, 5, 30), date(2019, 7, 1)]))
def test_a_party_stands_where_one_of_its_voices_stands(tell, ledger, on):
    entries = tell(ledger)
    held = party_position(entries, Terms(on=on))
    voices = voice_positions(entries, on=on)
    assert (held is None) or set(held.scores) <= {entry.claim.score for entry in voices.values()}
    assert held is None or not held.split or held.scores[0] * held.scores[1] < 0
    assert all(counts_on(entry) <= on for entry in voices.values())
    assert held is None or all(later.day > counts_on(held.entries[0]) for later in held.since)
