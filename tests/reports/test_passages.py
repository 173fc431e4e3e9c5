import pytest

from onrecord.models import Article, Claim, Codebook
from onrecord.reports.entries import join
from onrecord.reports.passages import in_context, paragraphs, read_through
from onrecord.spans import Attribution, AttributionRule, Span

BODY = """He came on Monday.

The Pentagon, in another e-mail, said this,

We do not need it. We never did.

“Never,” said the Pentagon, “and that is all.” The Pentagon said no more."""


def claim(quote, mention="", cue="", *, spans=None, body=BODY):
    parts = (quote,) if isinstance(quote, str) else quote
    spans = spans or tuple((body.index(part), body.index(part) + len(part)) for part in parts)
    known = {"id": "c", "actor": "P", "issue": "i", "stance": "opposes", "position": "no", "article": "a"}
    made = Claim.model_validate(known | {"quote": parts, "spans": spans, "mention": mention, "cue": cue})
    return join([made], [Article(id="a", body=body)], Codebook())[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n\ntwo\n \n\nthree\n", ["one", "two", "three\n"]),
        ("one\nstill one\n\ntwo", ["one\nstill one", "two"]),
        ("one\ntwo\n", ["one", "two"]),
        ("one", ["one"]),
        ("\n\none", ["one"]),
        ("", []),
    ],
)
def test_paragraphs(text, expected):
    assert [span.of(text) for span in paragraphs(text)] == expected


@pytest.mark.parametrize(
    ("entry", "shown", "marked"),
    [
        pytest.param(
            claim(("Never,", "and that is all."), "the Pentagon", "said"),
            "“Never,” said the Pentagon, “and that is all.” The Pentagon said no more.",
            {"content": "Never, / and that is all.", "cue": "said", "source": "the Pentagon"},
            id="in its paragraph, source and cue nearest",
        ),
        pytest.param(
            claim("We do not need it. We never did.", "The Pentagon", "said"),
            "The Pentagon, in another e-mail, said this,\n\nWe do not need it. We never did.",
            {"content": "We do not need it. We never did.", "cue": "said", "source": "The Pentagon"},
            id="with the paragraph before, that introduces it",
        ),
        pytest.param(
            claim("He came on Monday.", "Nobody", "sang"),
            "He came on Monday.",
            {"content": "He came on Monday."},
            id="what is not there is not marked",
        ),
        pytest.param(
            claim("He came on Monday.", spans=((3, 5),)),
            "He came on Monday.",
            {"content": "He came on Monday."},
            id="wrong spans: found by its words",
        ),
    ],
)
def test_a_claim_in_context(entry, shown, marked):
    passage = in_context(entry)
    assert passage.span.of(BODY) == shown
    roles = {}
    for mark in passage.marks:
        roles.setdefault(mark.role, []).append(mark.span.of(BODY))
    assert {role: " / ".join(words) for role, words in roles.items()} == marked


def test_an_orphan_has_no_context():
    assert in_context(claim("It was never said.", spans=((0, 5),))) is None


def test_reading_through_a_text():
    never, rest = BODY.index("“Never"), BODY.index("“and that")
    attribution = Attribution(
        Span(never + 14, never + 26), None, (Span(never, never + 8), Span(rest, rest + 18)), "direct", "r"
    )
    read = read_through(BODY, [attribution])
    assert [len(passage.marks) for passage in read] == [0, 0, 0, 3]
    assert [passage.attributions for passage in read] == [(), (), (), (attribution,)]


def test_marks_and_statements_go_to_the_paragraphs_that_they_touch():
    text = "one two\n\nthree four\n\nfive"
    told = [
        Attribution(Span(0, 3), None, (Span(4, 14),), "indirect", AttributionRule.CODED),  # from one into the next
        Attribution(None, None, (Span(21, 25),), "direct", AttributionRule.CODED),
    ]
    shown = [
        ([mark.span.of(text) for mark in passage.marks], [told.index(each) for each in passage.attributions])
        for passage in read_through(text, told)
    ]
    assert shown == [(["one", "two\n\nthree"], [0]), (["two\n\nthree"], []), (["five"], [1])]


@pytest.mark.parametrize(("quote", "at", "shown"), [("", 0, "one"), ("\n\n", 3, "one"), ("", 9, "two")])
def test_a_quote_without_words_is_shown_beside_the_place_that_it_names(quote, at, shown):
    body = "one\n\ntwo\n"
    found = in_context(claim(quote, spans=[(at, at + len(quote))], body=body))
    assert found.span.of(body).strip() == shown


def test_a_mention_is_marked_as_a_word_of_its_own():
    body = "The guild said it had no position on the bridge."
    entry = claim("the bridge", mention="it", cue="had no position on", body=body)
    shown = in_context(entry)
    assert [(mark.role, mark.span.of(body), mark.span.start) for mark in shown.marks][:1] == [("source", "it", 15)]
