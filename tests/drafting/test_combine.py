"""Several coders' drafts of one article: one draft for each claim, field by field by the coder measured best."""

from __future__ import annotations

import itertools

import pytest
from norland import CODEBOOK

from onrecord import drafting, parser
from onrecord.coders import Finding
from onrecord.models import Article
from onrecord.spans import Span

BODY = """\
Åsa Lindström and Maria Duarte said they opposed the dam.

“The dam has to wait,” Karl Berg said on Monday. Norland says it wants the fee.
"""
JOINT = "they opposed the dam"
WAIT = "The dam has to wait,"


@pytest.fixture(scope="module")
def scheme():
    return parser.prepare(CODEBOOK)


def finding(quote, actor, **fields):
    return Finding(quote=(quote,), actor=actor, **{"issue": "dam", "stance": "opposes", **fields})


def drafted(scheme, **coders):
    """Return what becomes of findings; ``a`` stands for ``model:a``."""
    article = Article(id="a", published="2019-05-15", body=BODY)
    found = {name if name == "rules" else f"model:{name}": told for name, told in coders.items()}
    return drafting.draft(parser.document(article, scheme), scheme, found)


def told(drafts):
    return {(each.claim.actor, each.claim.issue, each.claim.stance): each.claim.coders for each in drafts}


def test_joint_speakers_meet_each_their_own(scheme):
    rules = [finding(JOINT, "Åsa Lindström"), finding(JOINT, "Maria Duarte")]
    for order in itertools.permutations([finding(JOINT, "Maria Duarte"), finding(JOINT, "Åsa Lindström")]):
        both = ("rules", "model:a")
        assert told(drafted(scheme, rules=rules, a=list(order)).drafts) == {
            ("Åsa Lindström", "dam", "opposes"): both,
            ("Maria Duarte", "dam", "opposes"): both,
        }
    one = drafted(scheme, rules=rules, a=[finding(JOINT, "Maria Duarte")])
    assert told(one.drafts) == {("Maria Duarte", "dam", "opposes"): ("rules", "model:a")}
    assert told(one.unconfirmed) == {("Åsa Lindström", "dam", "opposes"): ("rules",)}


def test_two_issues_in_one_quotation_stay_two_claims(scheme):
    both = [finding(WAIT, "Karl Berg"), finding(WAIT, "Karl Berg", issue="fees", stance="supports")]
    found = drafted(scheme, rules=both, a=both[::-1]).drafts
    assert set(told(found)) == {("Karl Berg", "dam", "opposes"), ("Karl Berg", "fees", "supports")}
    assert {each.claim.coders for each in found} == {("rules", "model:a")}


def test_the_model_wins_the_stance_with_its_words_and_the_rules_keep_the_place(scheme):
    rules = [finding(WAIT, "Karl Berg", position="opposes the dam")]
    model = [finding("has to wait", "Karl Berg", stance="leans-against", position="asks to wait")]
    (one,) = drafted(scheme, a=model, rules=rules).drafts
    (alone,) = drafted(scheme, rules=rules).drafts
    assert (one.claim.stance, one.claim.position) == ("leans-against", "asks to wait")
    assert (one.claim.id, one.claim.quote, one.claim.coders) == (alone.claim.id, (WAIT,), ("rules", "model:a"))


def test_of_models_the_first_wins_and_neither_is_left_out_for_the_other(scheme):
    a = [finding(WAIT, "Karl Berg")]
    b = [finding(WAIT, "Karl Berg", stance="leans-against"), finding(JOINT, "Maria Duarte")]
    assert told(drafted(scheme, a=a, b=b).drafts) == {
        ("Karl Berg", "dam", "opposes"): ("model:a", "model:b"),
        ("Maria Duarte", "dam", "opposes"): ("model:b",),
    }
    assert ("Karl Berg", "dam", "leans-against") in told(drafted(scheme, b=b, a=a).drafts)


def test_a_coder_that_knows_no_day_takes_none_from_another(scheme):
    said = ("it wants the fee", "Norland")
    fields = {"issue": "fees", "stance": "supports"}
    (one,) = drafted(scheme, a=[finding(*said, **fields)], b=[finding(*said, date="2019-05-01", **fields)]).drafts
    assert (one.claim.date, one.claim.date_basis) == ("2019-05-01", "relative")


def test_an_empty_answer_is_no_witness_against_the_rules(scheme):
    rules = [finding(JOINT, "Maria Duarte")]
    for silent in ([], [finding("not a word of it", "Karl Berg")]):
        found = drafted(scheme, rules=rules, a=silent)
        assert (len(found.drafts), found.unconfirmed) == (1, ())


def test_the_order_of_coders_and_findings_changes_no_id(scheme):
    rules = [finding(JOINT, "Åsa Lindström"), finding(JOINT, "Maria Duarte"), finding(WAIT, "Karl Berg")]
    model = [*rules[1:], finding("it wants the fee", "Norland", issue="fees", stance="supports")]
    ids = {
        tuple(each.claim.id for each in drafted(scheme, **dict(coders)).drafts)
        for coders in itertools.permutations((("rules", rules), ("a", model), ("b", model[::-1])))
    }
    assert len({frozenset(each) for each in ids}) == 1


def test_what_a_person_coded_elsewhere_keeps_its_words_and_fields(scheme):
    span = Span(BODY.index(WAIT), BODY.index(WAIT) + len(WAIT) + 2)
    quote = (span.of(BODY),)
    coded = Finding(quote=quote, spans=(span,), actor="Maria Duarte", issue="dam", stance="supports", coded=True)
    article = Article(id="a", published="2019-05-15", body=BODY)
    document = parser.document(article, scheme)
    found = {"model:a": [finding(WAIT, "Maria Duarte")], "import:x": [coded], "rules": []}
    (draft,) = drafting.draft(document, scheme, found).drafts
    claim = draft.claim
    assert (claim.actor, claim.stance, claim.quote, claim.spans) == ("Maria Duarte", "supports", quote, (span,))
    assert claim.coders == ("model:a", "import:x")
