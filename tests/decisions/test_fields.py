"""Fields as a person wants them."""

from __future__ import annotations

import pytest

from onrecord import Dossier
from onrecord.decisions import Wanted, edit
from onrecord.drafting.claims import kind_of
from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.spans import Span


def edited(dossier, name, **wanted):
    (change,) = edit(dossier, [name], Wanted(**wanted), dry_run=True)
    return {found.field: found.after for found in change.differences if found.field != "status"}


@pytest.mark.parametrize(
    ("name", "wanted", "said"),
    [
        ("aaaa", {"actor": "carl dahl"}, {"actor": "Carl Dahl"}),
        ("aaaa", {"actor": "the Mayor"}, {}),
        ("aaaa", {"actor": "the ferry man", "unlisted": True}, {"actor": "the ferry man", "party": "none"}),
        ("aaaa", {"actor": "BERG", "unlisted": True}, {}),  # somebody whom the codebook knows
        ("aaaa", {"actor": "anna berg", "unlisted": True}, {}),
        ("aaaa", {"actor": "wire"}, {"actor": "Wire"}),
        ("cccc", {"actor": "dahl"}, {"actor": "Carl Dahl", "party": None}),
        ("aaaa", {"party": "South"}, {"party": "south"}),
        ("aaaa", {"party": "north"}, {}),
        ("aaaa", {"party": "none"}, {"party": "none"}),
        ("cccc", {"party": "north"}, {"party": "north"}),
        ("cccc", {"party": ""}, {}),
        ("aaaa", {"actor": "dahl", "party": "north"}, {"actor": "Carl Dahl", "party": "north"}),
        ("aaaa", {"actor": "north", "party": "none"}, {"actor": "North", "party": "none"}),
        ("aaaa", {"issue": "TOLL"}, {"issue": "toll"}),
        ("aaaa", {"date": "[2019-04-28..2019-04-29]"}, {"date": "[2019-04-28..2019-04-29]", "date_basis": "assigned"}),
        ("aaaa", {"date": "2019-04-28", "date_basis": "stated"}, {"date": "2019-04-28", "date_basis": "stated"}),
        ("aaaa", {"date": "2019-04-29"}, {}),
        ("aaaa", {"date_basis": "stated"}, {"date_basis": "stated"}),
        ("aaaa", {"date": ""}, {"date": None, "date_basis": None}),
        ("cccc", {"date": "2019-04"}, {"date": "2019-04", "date_basis": "assigned"}),
        ("aaaa", {"via": ("wire",)}, {"via": ("Wire",)}),
        ("bbbb3", {"via": ()}, {"via": None}),
        ("bbbb3", {"via": ("",)}, {"via": None}),
        ("aaaa", {"via": ("a friend", "wire"), "unlisted": True}, {"via": ("a friend", "Wire")}),
        ("aaaa", {"kind": "direct", "mention": "Anna Berg", "cue": "said"}, {"kind": "direct", "mention": "Anna Berg", "cue": "said"}),
        ("bbbb3", {"note": ""}, {"note": None}),
        ("aaaa", {"quote": ("bridge must", "built")}, {"quote": ("bridge must", "built"), "spans": ((5, 16), (20, 25))}),
        ("aaaa", {"quote": ("The bridge must",), "occurrence": 2}, {"quote": "The bridge must", "spans": ((54, 69),)}),
        ("aaaa", {"article": "second", "quote": ("The bridge must be built",)}, {"article": "second", "quote": "The bridge must be built", "spans": ((38, 62),)}),
        ("cccc", {"reanchor": True}, {}),
    ],
)  # fmt: skip
def test_what_a_field_becomes(dossier, name, wanted, said):
    assert edited(dossier, name, **wanted) == said


@pytest.mark.parametrize(
    ("wanted", "error", "sentence"),
    [
        ({"actor": "Anna Borg"}, UnknownNameError, 'Did you mean "Anna Berg" or "Anna"? Enter it in the codebook, or take it as it is with --unlisted.'),
        ({"via": ("Wira",)}, UnknownNameError, 'No actor "Wira" in the codebook or the ledger. Did you mean "Wire"?'),
        ({"actor": " ", "unlisted": True}, OnrecordError, "A claim cannot do without its actor."),
        ({"position": ""}, OnrecordError, "A claim cannot do without its position."),
        ({"party": "west"}, UnknownNameError, 'No party "west" in'),
        ({"issue": "bridges"}, UnknownNameError, 'Did you mean "bridge"?'),
        ({"same_as": "zzzz"}, UnknownNameError, 'No claim "zzzz" in'),
        ({"article": "frist"}, UnknownNameError, 'Did you mean "first"?'),
        ({"date": "May"}, OnrecordError, '"May" is not a date; write 2019-04-04, 2019-04 or 2019.'),
        ({"occurrence": 2}, OnrecordError, "An occurrence is that of a quote: give --quote, --article or --reanchor with it."),
        ({"quote": ("The bridge must",)}, OnrecordError, 'The words "The bridge must" stand 2 times in the article "first", at characters 1, 54: say which with --occurrence 1 to 2.'),
        ({"quote": ("The bridge must",), "occurrence": 3}, OnrecordError, 'stand only 2 times in the article "first".'),
        ({"quote": ("unfair",), "occurrence": 0}, OnrecordError, 'stand only once in the article "first".'),
        ({"quote": ("the new toll",)}, OnrecordError, 'does not have the words "the new toll". It has "the *new* toll": give it exactly so.'),
        ({"quote": ("no such words",)}, OnrecordError, 'The article "first" does not have the words "no such words".'),
        ({"article": "second", "quote": ("The toll",)}, OnrecordError, 'The article "second" does not have the words "The toll". It has "the toll": give it exactly so.'),
    ],
)  # fmt: skip
def test_what_is_refused(dossier, wanted, error, sentence):
    with pytest.raises(error) as caught:
        edited(dossier, "aaaa", **wanted)
    assert sentence in str(caught.value)


def rewrite(dossier, name, old, new):
    path = dossier.articles_path / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_quote_that_has_moved_is_followed_and_nothing_else_changes(dossier, text):
    before = text()
    rewrite(dossier, "first.md", "“The", "It was 😀 late. “The")
    found = edit(Dossier(dossier.path), ["aaaa", "bbbb2", "cccc"], Wanted(reanchor=True))
    assert [change.after.status for change in found] == ["edited", "accepted", "edited"]
    assert (
        text()
        .replace("[[16, 41]]", "[[1, 26]]")
        .replace("[[69, 89]]", "[[54, 74]]")
        .replace("[[130, 136]]", "[[115, 121]]")
        .replace("status: edited", "draft: 000000", 1)
        == before
    )
    assert [problem for problem in Dossier(dossier.path).check() if not problem.note] == []


def test_a_quote_that_may_have_moved_to_two_places_is_left_to_the_person(dossier):
    rewrite(dossier, "first.md", "She", "Unfair, unfair! She")
    with pytest.raises(OnrecordError, match="stand 2 times"):
        edit(Dossier(dossier.path), ["cccc"], Wanted(reanchor=True))


def test_claims_follow_a_renamed_article(dossier):
    (dossier.articles_path / "first.md").rename(dossier.articles_path / "renamed.md")
    rewrite(dossier, "renamed.md", "and the bridge a must", "and unfair")  # twice now, but one is where it was
    found = edit(Dossier(dossier.path), ["bbbb2", "cccc"], Wanted(article="renamed"))
    assert [(change.after.article, change.after.status) for change in found] == [
        ("renamed", "accepted"),
        ("renamed", "edited"),
    ]
    assert [[field.field for field in change.differences] for change in found] == [["article"], ["article"]]


@pytest.mark.parametrize(
    ("body", "quote", "kind"),
    [
        ('He said "it is so" today.', "it is so", "direct"),
        ('He said "it is so, and ever was" today.', "ever was", "direct"),
        ("He said “*it is so*” today.", "it is so", "direct"),
        ("He said „it is so“ today.", "it is so", "direct"),
        ('"No." He said it was "so" today.', 'it was "so"', "mixed"),
        ("He said it was “so” today.", "it was “so”", "mixed"),
        ('"No." He said it was so.', "it was so", "indirect"),
        ('"No\n\nHe said it was so.', "it was so", "indirect"),
    ],
)
def test_direct_and_indirect_speech(body, quote, kind):
    start = body.index(quote)
    assert kind_of(body, (Span(start, start + len(quote)),)) == kind
