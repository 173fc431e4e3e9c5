"""Words of a finding in the article: verbatim, in other marks and blanks, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders import Finding
from onrecord.drafting.anchor import Anchorage, Reason
from onrecord.models import Article
from onrecord.parser.text import document
from onrecord.spans import Span

BODY = """\
The mayor – a sailor – said: “We won’t pay.  Not *one* cent,” and left.

"We won't pay," said the clerk. The toll [is dead](https://example.org/x_(1)). He added: ``Never.''

“We won’t pay.  Not *one* cent,” the mayor said again.
"""


@pytest.mark.parametrize("words", ["e", "ayo", "cler", "on", "the cler"])
def test_a_part_of_a_word_is_no_quotation(words: str) -> None:
    assert place(words) in (Reason.NOT_IN_ARTICLE, Reason.NO_WORDS)  # some stand in an address alone


def place(*quote: str, body: str = BODY, **hints: object) -> tuple[str, ...] | Reason:
    found = document.of(Article(id="a", body=body))
    finding = Finding(quote=quote, issue="toll", stance="opposes", **hints)  # type: ignore[arg-type]
    spans = Anchorage(found).place(finding)
    return spans if isinstance(spans, Reason) else tuple(found.plain.span(span).of(body) for span in spans)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        # as it stands
        (["We won’t pay.  Not *one* cent,"], ["We won’t pay.  Not *one* cent,"]),
        (["The toll [is dead](https://example.org/x_(1))"], ["The toll [is dead"]),
        # other marks, blanks, dashes, markdown
        (["We won't pay. Not one cent,"], ["We won’t pay.  Not *one* cent,"]),
        (["a sailor - said"], ["a sailor – said"]),
        (["mayor -- a sailor"], ["mayor – a sailor"]),
        (["The toll is dead"], ["The toll [is dead"]),
        # the case of the first letter
        (["Not *", "cent"], ["Not", "cent"]),
        (["the toll is dead"], ["The toll [is dead"]),
        (["Not one cent"], ["Not *one* cent"]),
        (["a Sailor"], Reason.NOT_IN_ARTICLE),
        # the marks around a whole quotation are no part of it, nor is "that"
        (['"We won\'t pay,"'], ["We won't pay,"]),
        (["“Never.”"], ["Never."]),
        # parts, in order
        (["The mayor", "and left"], ["The mayor", "and left"]),
        (["and left", "The mayor"], Reason.NOT_IN_ARTICLE),
        # nothing but words of the article
        (["We will not pay"], Reason.NOT_IN_ARTICLE),
        (["We won't pay a cent"], Reason.NOT_IN_ARTICLE),
        (["We won't … cent"], Reason.NOT_IN_ARTICLE),
        ([""], Reason.NO_WORDS),
        (["We won't pay", " "], Reason.NO_WORDS),
        (["…"], Reason.NO_WORDS),
        ([], Reason.NO_WORDS),
        (["x" * 20_001], Reason.TOO_LONG),
        (["mayor"] * 51, Reason.TOO_LONG),
    ],
)
def test_place(quote: list[str], expected: list[str] | Reason) -> None:
    found = place(*quote)
    assert (found if isinstance(found, Reason) else list(found)) == expected


def where(quote: str, **hints: object) -> int:
    found = document.of(Article(id="a", body=BODY))
    spans = Anchorage(found).place(Finding(quote=(quote,), issue="toll", stance="opposes", **hints))  # type: ignore[arg-type]
    assert not isinstance(spans, Reason)
    return BODY[: found.plain.span(spans[0]).start].count("\n\n") + 1


def test_words_that_stand_twice_are_taken_where_the_paragraph_the_speaker_or_the_cue_says() -> None:
    assert where("We won't pay. Not one cent,") == 1
    assert where("We won't pay. Not one cent,", paragraph=3) == 3
    assert where("We won't pay. Not one cent,", cue="said again") == 3
    assert where("We won’t pay", mention="the mayor", paragraph=99) == 3


@pytest.mark.parametrize("paragraph", [1, 2, 3])
def test_words_at_the_very_beginning_of_a_paragraph_stand_in_it(paragraph) -> None:
    found = document.of(Article(id="a", body="The toll stays, Ann said.\n\nThe toll stays, Bo said.\nThe toll stays."))
    finding = Finding(quote=("The toll stays",), issue="toll", stance="opposes", paragraph=paragraph)
    spans = Anchorage(found).place(finding)
    assert not isinstance(spans, Reason)
    assert found.text[: spans[0].start].count("The toll stays") == paragraph - 1


def test_the_parts_of_a_quote_are_taken_where_they_stand_together() -> None:
    found = document.of(Article(id="a", body="“We won’t,” Bo said. “We won’t,” Ann said, “pay a cent.”"))
    finding = Finding(quote=("We won’t,", "pay a cent."), issue="toll", stance="opposes")
    spans = Anchorage(found).place(finding)
    assert not isinstance(spans, Reason)
    assert found.text[spans[0].end :].startswith("” Ann")


def test_whole_words_come_before_a_part_of_one() -> None:
    found = document.of(Article(id="a", body="The supporters never support it."))
    finding = Finding(quote=("support",), issue="toll", stance="opposes", mention="The supporters")
    assert Anchorage(found).place(finding) == (Span(21, 28),)


def test_a_place_that_a_coder_knows_is_proved() -> None:
    at = BODY.index("and left")
    assert place("and left", spans=(Span(at, at + 8),)) == ("and left",)
    assert place("and left", spans=(Span(at + 1, at + 9),)) == Reason.NOT_IN_ARTICLE
    assert place("and left", spans=(Span(-8, 0),)) == Reason.NOT_IN_ARTICLE
    assert place("and left", spans=(Span(at, at + 8), Span(at, at + 8))) == Reason.NOT_IN_ARTICLE
    assert place("left", "and", spans=(Span(at + 4, at + 8), Span(at, at + 3))) == Reason.NOT_IN_ARTICLE
    assert place("and left", "left", spans=(Span(at, at + 8), Span(at + 4, at + 8))) == Reason.NOT_IN_ARTICLE
    star = BODY.index("*one*")
    assert place("*", "one", spans=(Span(star, star + 1), Span(star + 1, star + 4))) == ("one",)


@pytest.mark.parametrize(
    ("quote", "was", "expected"),
    [
        (["now"], [(9, 12)], [(9, 12)]),
        (["now"], [(10, 13)], [(9, 12)]),
        (["now"], [(20, 23)], [(23, 26)]),
        (["good", "now"], [(0, 4), (5, 8)], [(4, 8), (9, 12)]),
        (["good", "now"], [(0, 4), (6, 9)], Reason.NOT_IN_ARTICLE),
        (["gone"], [(0, 4)], Reason.NOT_IN_ARTICLE),
        (["now"], [(-3, 0)], [(9, 12)]),
        (["now"], [(9, 12), (9, 12)], Reason.NOT_IN_ARTICLE),
        ([""], [(0, 3)], Reason.NO_WORDS),
        ([], [(0, 3)], Reason.NO_WORDS),
    ],
)
def test_what_a_person_coded_is_found_in_a_text_that_was_edited(quote, was, expected) -> None:
    anchorage = Anchorage(document.of(Article(id="a", body="All good now, not bad, now then.")))
    spans = tuple(Span(*each) for each in was)
    finding = Finding(quote=tuple(quote), issue="toll", stance="opposes", spans=spans, coded=True)
    assert anchorage.place(anchorage.moved(finding)) == (expected if isinstance(expected, Reason) else tuple(expected))
    assert anchorage.moved(replace(finding, coded=False)).spans == spans


WORDS = st.lists(st.sampled_from(["won’t", "“pay”", "a – b", "*one*", "U.S.", "x", "Ünïted", "''no''", "\u00a0", "…"]))


@given(WORDS, WORDS, WORDS)
def test_what_stands_in_the_body_is_found_and_is_the_bodys_own(before, words, after) -> None:
    body = " ".join(["Ann said:", *before, *words, *after])
    found = place(" ".join(words), body=body)
    assert found == Reason.NO_WORDS or all(part in body for part in found)
    if any(c.isalnum() for word in words for c in word):
        assert found != Reason.NOT_IN_ARTICLE


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_words_and_any_body_end_in_words_of_the_body_or_a_reason(quote, body) -> None:
    found = place(quote, body=body)
    assert isinstance(found, Reason) or all(part in body for part in found)


@pytest.mark.parametrize("paragraph", [1, 7, 180, 400])
def test_of_words_that_stand_everywhere_those_in_the_paragraph_that_is_named_are_meant(paragraph):
    found = document.of(Article(id="a", body="\n\n".join(f"No, no, said {at}." for at in range(1, 401))))
    finding = Finding(quote=("no", "said"), issue="toll", stance="opposes", paragraph=paragraph)
    spans = Anchorage(found).place(finding)
    assert not isinstance(spans, Reason)
    assert found.text[spans[1].end :].split(".")[0] == f" {paragraph}"
