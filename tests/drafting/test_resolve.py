"""Who says what a coder has found, and when: the rules tell, the coder's hints decide where they leave it open."""

from __future__ import annotations

import pytest
from norland import CODEBOOK

from onrecord import drafting, parser
from onrecord.coders import Finding
from onrecord.drafting.anchor import Reason
from onrecord.drafting.resolve import Doubt
from onrecord.models import Article
from onrecord.spans import Span

WEEK = "[2019-05-13..2019-05-15]"


@pytest.fixture(scope="module")
def scheme():
    return parser.prepare(CODEBOOK)


def drafted(body, scheme, **finding):
    article = Article(id="a", published="2019-05-15", body=body)
    told = Finding(**{"issue": "dam", "stance": "opposes", **finding})
    return drafting.draft(parser.document(article, scheme), scheme, {"model:m": [told]})


@pytest.mark.parametrize(
    ("body", "finding", "actor", "via"),
    [
        # the statement that the rules read there tells
        ("Karl Berg said the fish were gone.", {"quote": ["the fish were gone"]}, "Karl Berg", ()),
        ("Karl Berg said the fish were gone.", {"quote": ["the fish were gone"], "actor": "Nobody Known"}, "Karl Berg", ()),
        # a pronoun is resolved for the coder
        (
            "Karl Berg came on Monday. He said the fish were gone.",
            {"quote": ["the fish were gone"], "mention": "He", "cue": "said"},
            "Karl Berg",
            (),
        ),
        # words that the rules do not read: mention and cue make a statement
        (
            "For Maria Duarte, the border minister, the river has no use for it.",
            {"quote": ["the river has no use for it"], "mention": "Maria Duarte, the border minister"},
            "Maria Duarte",
            (),
        ),
        # the hint decides where it names an actor of the codebook that the article names
        (
            "Maria Duarte was there. The fish were gone, one heard.",
            {"quote": ["The fish were gone"], "actor": "Maria Duarte"},
            "Maria Duarte",
            (),
        ),
        # one whom the article does not name is nobody's
        ("The fish were gone, one heard.", {"quote": ["The fish were gone"], "actor": "Maria Duarte"}, Reason.NO_SPEAKER, ()),
        # whom the codebook does not list, by a name that the article prints
        (
            "The fish were gone, thinks Ole Strand of Vik.",
            {"quote": ["The fish were gone"], "mention": "Ole Strand", "actor": "Ole Strand"},
            "Ole Strand",
            (),
        ),
        # a body named for its spokesman is the same speaker, the more specific one
        (
            "Karl Berg said the fish were gone. The Harbour Office was silent.",
            {"quote": ["the fish were gone"], "mention": "Karl Berg", "actor": "Harbour Office"},
            "Karl Berg",
            (),
        ),
        # relays
        (
            "The Daily Mirror reported on Monday that Norland has rejected it.",
            {"quote": ["it"], "mention": "Norland", "cue": "has rejected"},
            "Norland",
            ("Daily Mirror",),
        ),
        # an outlet takes no position
        ("The Daily Mirror said the fish were gone.", {"quote": ["the fish were gone"]}, Reason.OUTLET, ()),
        ("The fish were gone.", {"quote": ["The fish were gone"]}, Reason.NO_SPEAKER, ()),
    ],
)  # fmt: skip
def test_who(body, finding, actor, via, scheme):
    finding["quote"] = tuple(finding["quote"])
    found = drafted(body, scheme, **finding)
    if isinstance(actor, Reason):
        assert [each.reason for each in found.rejected] == [actor]
        assert found.drafts == ()
    else:
        ((claim,),) = ([each.claim for each in found.drafts],)
        assert (claim.actor, claim.via, claim.coders) == (actor, via, ("model:m",))


@pytest.mark.parametrize("mention", ["", "us", "I"])
def test_the_author_of_an_opinion_speaks_where_a_coder_says_so(mention, scheme):
    body = "Karl Berg said the fish were gone.\n\nI am not so sure. Let us ask the fish, and leave the dam."
    article = Article(id="a", published="2019-05-15", body=body, genre="opinion", byline="By Ann Cole, The Vik Herald")
    told = Finding(quote=("leave the dam",), issue="dam", stance="opposes", actor="Ann Cole", mention=mention)
    (draft,) = drafting.draft(parser.document(article, scheme), scheme, {"model:m": [told]}).drafts
    assert draft.claim.actor == "Ann Cole"


def test_one_of_joint_speakers_is_meant(scheme):
    body = "Åsa Lindström and Maria Duarte said the fish were gone."
    for actor in ("Åsa Lindström", "Maria Duarte"):
        (draft,) = drafted(body, scheme, quote=("the fish were gone",), actor=actor).drafts
        assert draft.claim.actor == actor


@pytest.mark.parametrize("names", [("Åsa Lindström", "Maria Duarte"), ("Jane Roe", "John Doe")])
def test_joint_speakers_are_told_apart_also_where_the_coder_gives_them_titles(names, scheme):
    mention = " and ".join(names)
    body = f"{mention} said the fish were gone."
    for name in names:
        hint = f"Harbour Commissioner {name}"
        (draft,) = drafted(body, scheme, quote=("the fish were gone",), actor=hint, mention=mention).drafts
        assert (draft.claim.actor, draft.doubts) == (name, ())


@pytest.mark.parametrize("mention", ["Norland and Ruritania", "Ruritania"])
def test_a_joint_speaker_whom_the_rules_do_not_know_is_one_where_the_mention_names_him(mention, scheme):
    body = "Norland and Ruritania said they oppose the dam."
    ids = {}
    for hint, actor in (("Norland", "Norland"), ("Ruritania", "Ruritania"), ("Atlantis", "Norland")):
        said = mention if hint != "Norland" else "Norland and Ruritania"
        (draft,) = drafted(body, scheme, quote=("they oppose the dam",), actor=hint, mention=said).drafts
        assert draft.claim.actor == actor
        ids.setdefault(draft.claim.actor, draft.claim.id)
    assert len({*ids.values()}) == 2


def test_where_rule_and_hint_differ_the_draft_says_so(scheme):
    body = "Maria Duarte was there. Karl Berg said the fish were gone."
    (draft,) = drafted(body, scheme, quote=("the fish were gone",), actor="Maria Duarte", mention="Karl Berg").drafts
    assert (draft.claim.actor, draft.doubts) == ("Maria Duarte", (Doubt("Karl Berg", "north", by_rules=True),))


@pytest.mark.parametrize(
    ("body", "hint", "date", "basis"),
    [
        ("Karl Berg said on Monday the fish were gone.", "2019-05-01", "2019-05-13", "relative"),
        ("Norland says the fish were gone.", "2019-05-01", "2019-05-01", "relative"),
        ("Norland says the fish were gone.", "", None, None),
        # no words tell the day: the week of publication, and within it the coder's day
        ("Maria Duarte was there. The fish were gone, one heard.", "2019-05-14", "2019-05-14", "relative"),
        ("Maria Duarte was there. The fish were gone, one heard.", "2019-05-01", WEEK, "relative"),
        ("Maria Duarte was there. The fish were gone, one heard.", "2019-05-16", WEEK, "relative"),
        ("Maria Duarte was there. The fish were gone, one heard.", "２０１９-05-14", WEEK, "relative"),
        ("Maria Duarte was there. The fish were gone, one heard.", "yesterday", WEEK, "relative"),
    ],
)
def test_when(body, hint, date, basis, scheme):
    (draft,) = drafted(body, scheme, quote=("fish were gone",), date=hint, actor="Maria Duarte").drafts
    assert (draft.claim.date, draft.claim.date_basis) == (date, basis)


@pytest.mark.parametrize("below", ["", "\n\nNorland was silent. It was late."])
def test_words_that_are_no_news_to_the_rules_have_a_speaker_all_the_same(below, scheme):
    body = f"Read more: “We stay,” Maria Duarte said.{below}"
    (draft,) = drafted(body, scheme, quote=("We stay",), mention="Maria Duarte", cue="said").drafts
    assert draft.claim.actor == "Maria Duarte"


def test_who_was_coded_by_a_person_is_the_speaker_and_the_rules_are_a_doubt(scheme):
    body = "Karl Berg said the fish were gone. The river is fine."
    for words, actor, mention, doubts in (
        ("the fish were gone", "Karl Berg", "Karl Berg", ()),
        ("the fish were gone", "Nobody Known", "", (Doubt("Karl Berg", "north", by_rules=True),)),
        ("The river is fine. ", "Maria Duarte", "", (Doubt("Karl Berg", "north", by_rules=True),)),
    ):
        text = f"{body} "
        span = Span(text.index(words), text.index(words) + len(words))
        (draft,) = drafted(text, scheme, quote=(words,), spans=(span,), actor=actor, coded=True).drafts
        claim = draft.claim
        assert (claim.actor, claim.mention, claim.quote, claim.spans, draft.doubts) == (
            actor, mention, (words,), (span,), doubts,
        )  # fmt: skip
    (rejected,) = drafted(body, scheme, quote=("The river",), spans=(Span(35, 44),), coded=True).rejected
    assert rejected.reason is Reason.NO_SPEAKER
