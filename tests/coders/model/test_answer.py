import json
import sys
import time

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders.model import answer, prompt
from onrecord.coders.model.answer import BrokenAnswerError
from scripted import CLAIM, CODED, GOOD, ORDERED, SPADE, article, told

BARE = json.dumps([CLAIM])
FORMS = {
    "alone": GOOD,
    "in a fence": f"```json\n{GOOD}\n```",
    "in prose": f"Here {{it}} is:\n{GOOD}\nI hope that helps! {{\n",
    "of several the last": f'<think>{{"claims": []}}? No.</think>{GOOD}',
    "behind the prompt": prompt.of(article(ORDERED), CODED)[0].text + GOOD,
    "a list without its name": f"\n {BARE}",
    "beside other fields": f'{{"thoughts": "{{", "claims": {BARE}}}',
    "with a byte order mark": f"\ufeff{GOOD}",
    "spread over lines": json.dumps(json.loads(GOOD), indent=2),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_claims_are_found_wherever_the_answer_stands(form):
    (finding,) = answer.read(FORMS[form])
    assert (finding.quote, finding.issue, finding.stance, finding.paragraph) == ((SPADE,), "dam", "opposes", 2)
    assert (finding.actor, finding.party, finding.via, finding.date) == ("Maria Duarte", "south", (), "2021-03-02")


def test_the_answer_of_the_tests_follows_the_schema():
    jsonschema.validate(json.loads(GOOD), answer.schema())


def test_no_claims_is_an_answer():
    assert answer.read('{"claims": []}') == answer.read("[]") == ()


BROKEN = {
    "nothing": "",
    "prose": "I cannot help with that.",
    "cut": GOOD[:-20],
    "cut behind prose": f"Sure!\n{GOOD[:-2]}",
    "no list": '{"claims": {"quote": "x"}}',
    "null": '{"claims": null}',
    "another object": '{"quote": ["x"]}',
    "not a number": GOOD.replace('"paragraph": 2', '"paragraph": NaN'),
    "an infinite number": GOOD.replace('"paragraph": 2', '"paragraph": -Infinity'),
    "a number of a million digits": GOOD.replace('"paragraph": 2', f'"paragraph": {"9" * 1_000_000}'),
    "10 MB": GOOD + " " * 10_000_000,
    "10 MB that open": '{"claims":' * 1_000_000,
    "2 MB that open": '{"claims":[' * 180_000,
    "2 MB of braces and blanks": "{ " * 990_000,
    "2 MB nested": '{"claims": ' + "[" * 1_900_000,
    "a million claims": '{"claims": [' + "{}," * 999_999 + "{}]}",
    "half a million claims": "[" + "{}," * 500_000 + "{}]",
    "too many claims": told(*[{}] * (answer.MAX_CLAIMS + 1)),
}


@pytest.mark.parametrize("form", BROKEN)
def test_what_has_not_the_form_is_broken_and_says_so_at_once(form):
    began = time.process_time()
    with pytest.raises(BrokenAnswerError, match=r"^The answer (holds no JSON|has )[^\n]+\.$"):
        answer.read(BROKEN[form])
    assert time.process_time() - began < 1


MALFORMED = [
    "x", None, 7, [], {}, {"quote": SPADE}, CLAIM | {"quote": []}, CLAIM | {"quote": [" "]}, CLAIM | {"quote": 7},
    CLAIM | {"quote": [SPADE, None]}, CLAIM | {"issue": None}, CLAIM | {"issue": ["dam"]}, CLAIM | {"stance": ""},
    CLAIM | {"stance": True}, CLAIM | {"paragraph": "two"}, CLAIM | {"paragraph": 1e999 and 2.5},
    CLAIM | {"paragraph": True}, CLAIM | {"actor": {"name": "x"}}, CLAIM | {"via": [["x"]]}, CLAIM | {"date": 2021},
]  # fmt: skip


@pytest.mark.parametrize("entry", MALFORMED, ids=str)
def test_an_entry_without_the_form_of_a_claim_costs_only_itself(entry):
    bad, good = answer.read(json.dumps({"claims": [entry, CLAIM]}))
    assert bad.malformed
    assert len(bad.quote[0]) <= answer.MAX_SHOWN
    assert not good.malformed


@pytest.mark.parametrize(
    ("given", "name", "read"),
    [
        ({"quote": SPADE}, "quote", (SPADE,)),
        ({"via": "Radio"}, "via", ("Radio",)),
        ({"party": "none"}, "party", ""),
        ({"party": None}, "party", ""),
        ({"date": None}, "date", ""),
        ({"paragraph": None}, "paragraph", None),
        ({"paragraph": -(10**300)}, "paragraph", -(10**300)),
        ({"quote": ["a\x00\ud800"]}, "quote", ("a\x00\ud800",)),
        ({"actor": "x" * 501}, "actor", ""),
        ({"via": ["x" * 501]}, "via", ()),
        ({"via": ["x"] * 21}, "via", ()),
        ({"unknown": [1]}, "issue", "dam"),
    ],
)
def test_what_is_missing_null_or_alone_is_read_and_a_hint_without_measure_is_none(given, name, read):
    (finding,) = answer.read(told(given))
    assert getattr(finding, name) == read


def test_a_line_that_ends_inside_a_text_is_no_fault():
    (finding,) = answer.read(GOOD.replace(SPADE, "Not one\nmore"))
    assert finding.quote == ("Not one\nmore",)


def test_nested_as_deep_as_can_be_read_it_can_be_shown():
    limit = sys.getrecursionlimit()
    for depth in range(limit - 120, limit, 5):
        try:
            found = answer.read('{"claims": [' + "[" * depth + "]" * depth + "]}")
        except BrokenAnswerError:
            continue
        assert found[0].malformed


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(CLAIM)), inner, max_size=9),
    max_leaves=12,
)
PIECES = st.sampled_from(['{"claims": [', "]}", "{", "}", '"', "\\", "\ud800", "\x00", json.dumps(CLAIM), ",", "```"])
ANYTHING = st.one_of(
    st.text(st.characters(codec=None)),
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(JSON, max_size=4).map(lambda claims: json.dumps({"claims": claims})),
)


@given(ANYTHING)
def test_any_text_gives_findings_or_is_broken(text):
    try:
        found = answer.read(text)
    except BrokenAnswerError:
        return
    assert all(each.malformed or (each.quote and each.issue and each.stance) for each in found)
