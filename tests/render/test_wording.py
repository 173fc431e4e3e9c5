from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.models import Article, Claim
from onrecord.render import marking, position_words, wording
from onrecord.reports.drafts import Trust
from onrecord.reports.entries import fold_copies
from onrecord.reports.passages import Mark, paragraphs
from onrecord.reports.positions import party_position
from onrecord.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*“It is* so”", "“It is so”"),
        ("He [told](#) us, for \\$1", "He told us, for $1"),
        ("one\ntwo\t three", "one two three"),
        ("a\x1b[31mb\x07\u202ec", "a\ufffd[31mb\ufffd\ufffdc"),
    ],
)
def test_article_text_for_people(text, expected):
    assert wording.plain(text) == expected


@pytest.mark.parametrize(
    ("quote", "kind", "expected"),
    [
        ("It is so,", "direct", "“It is so”"),
        (("One,", "and two."), "direct", "“One” … “and two.”"),
        ("that it is so", "indirect", "that it is so"),
        ("that it “is” so", "mixed", "that it “is” so"),
    ],
)
def test_only_a_direct_quote_stands_in_quotation_marks(quote, kind, expected):
    known = {"id": "c", "actor": "A", "issue": "i", "stance": "supports", "position": "p", "article": "a"}
    assert wording.quote(Claim.model_validate({**known, "quote": quote, "kind": kind})) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 10, "short"),
        ("exactly so", 10, "exactly so"),
        ("one two three", 10, "one two…"),
        ("one, two three", 6, "one…"),
        ("“one two three”", 10, "“one two…”"),
        ("unbreakable", 5, "unbr…"),
        ("word", 0, "w…"),
        ("“one two” … “three four five”", 20, "“one two” … “three…”"),
        ("“one two” … “three four five”", 14, "“one two”…"),
    ],
)
def test_shorten_at_a_word(text, width, expected):
    assert wording.shorten(text, width) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        (None, "no date"),
        ("2019-04-04", "2019-04-04"),
        ("2019-04", "2019-04"),
        ("2019", "2019"),
        ("[2019-05-27..2019-05-31]", "2019-05-27..31"),
        ("[2019-05-27..2019-06-02]", "2019-05-27..06-02"),
        ("[2018-12-30..2019-01-02]", "2018-12-30..2019-01-02"),
        ("2019-05-27/2019-05-31", "2019-05-27 to 31"),
        ("../2019-05-31", "by 2019-05-31"),
        ("2019-05-31/..", "since 2019-05-31"),
        ("../..", "no date"),
    ],
)
def test_dates_for_reading(edtf, expected):
    assert wording.day(edtf) == expected


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ("He said so.", [((0, 2), "source"), ((3, 7), "cue")], [("He", "source"), (" ", ""), ("said", "cue"), (" so.", "")]),
        ('*"It is"* he', [((2, 7), "content")], [('"', ""), ("It is", "content"), ('" he', "")]),
        ("pay \\$1 now", [((0, 7), "content")], [("pay $1", "content"), (" now", "")]),
        ("[told](#) him", [((1, 5), "cue")], [("told", "cue"), (" him", "")]),
        ("all of it", [((0, 9), "content"), ((4, 6), "cue")], [("all ", "content"), ("of", "content cue"), (" it", "content")]),
        ("a\x1bb", [((0, 3), "content")], [("a\ufffdb", "content")]),
        ("one\n\ntwo", [], [("one\n\ntwo", "")]),
    ],
)  # fmt: skip
def test_pieces_with_their_roles(text, marks, expected):
    marked = [Mark(Span(*span), role) for span, role in marks]
    pieces = marking.segments(text, Span(0, len(text)), marked)
    assert [(words, " ".join(sorted(roles))) for words, roles in pieces] == expected


PRINTED = """
    a Trump 2019-05-01 2 article=one outlet=Wire
    b Trump 2019-05-01 2 article=two outlet=Post same_as=a via=Wire
    c Trump 2019-05-01 2 article=three outlet=Post same_as=a
    d Trump 2019-05-01 2 article=four outlet=*Pilot* same_as=a
    e Trump 2019-05-01 2 article=five outlet=Wire same_as=a
"""


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"outlet": "*Wire*", "title": "A title"}, "Wire"),
        ({"title": "A *title*"}, "“A title” (no outlet)"),
        (
            {"title": "A title that has more words than there is room for"},
            "“A title that has more words than there…” (no outlet)",
        ),
        ({}, "no outlet named"),
        (None, "the-file"),
    ],
)
def test_an_article_without_an_outlet_is_named_by_its_title(tell, known, expected):
    (entry,) = tell("a Trump 2019-05-01 2 article=the-file")
    article = None if known is None else Article(id="the-file", body="", **known)
    assert wording.outlets(replace(entry, article=article)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("a", "Wire"),
        ("a b", "Wire, also in: Post (reported by Wire)"),
        ("a b c d", "Wire, also in: Post (reported by Wire), Pilot"),
        ("a e", "Wire"),
        ("b c", "Post"),
        ("b d", "Post, also in: Pilot"),
    ],
)
def test_a_statement_s_outlets(tell, lines, expected):
    ledger = "\n".join(line for line in PRINTED.splitlines() if line.split()[:1] and line.split()[0] in lines.split())
    (entry,) = fold_copies(tell(ledger))
    assert wording.outlets(entry) == expected


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://e.org/a_(b)?c=d&e#f", True),
        ("http://e.org", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT://x/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://e.org/><script>", False),
        ("https://e.org/ a", False),
        ("https://[", False),
        ("https://e.org/\u202ea", False),
    ],
)
def test_an_address_is_followed_only_where_it_is_one(url, kept):
    assert wording.address(Article(id="a", url=url)) == (url if kept else "")
    assert wording.address(None) == ""


@pytest.mark.parametrize(
    ("via", "actor", "expected"),
    [
        ("", "Trump", ""),
        ("Agency", "Trump", "reported by Agency"),
        ("Agency|unnamed U.S. official", "Trump", "reported by Agency and an unnamed U.S. official"),
        ("Ann Okafor or Ruth Tasker", "Trump", "reported by Ann Okafor or Ruth Tasker"),
        ("A|B|unnamed sources", "Trump", "reported by A, B and unnamed sources"),
        ("", "unnamed U.S. official", "reported by a"),
        ("", "Ann Okafor or Ruth Tasker", "the article does not tell which"),
        ("Agency", "Ann Okafor or Ruth Tasker", "reported by Agency"),
    ],
)
def test_who_reported_it(tell, via, actor, expected):
    (entry,) = tell("a Trump 2019-05-01 2")
    names = tuple(filter(None, via.split("|")))
    entry = replace(entry, claim=entry.claim.model_copy(update={"via": names, "actor": actor}))
    assert wording.relay(entry) == expected
    assert position_words.whose(entry) == (expected or "in own words")
    assert wording.sign(entry) == ("△△" if expected else "▲▲")


@pytest.mark.parametrize(
    ("ledger", "marks", "since"),
    [
        ("a Trump 2019-05-01 2", [], []),
        ("a Trump 2019-05-01 0", ["no side taken"], []),
        ("a Trump 2019-05-01 2 via=X", ["reported"], []),
        ("a Trump - 2", ["no date"], []),
        ("a Trump - 2 via=X", ["reported, no date"], []),
        ("a Trump 2019-05-01 2\nb Pahon 2019-05-01 -2", ["split"], []),
        (
            "a Trump 2019-05-01 2\nb Trump 2019-05-02 0 status=draft\nc Pahon 2019-05-03 0\nd Marquis 2019-05-03 -1 via=X",
            [],
            [
                "since then noncommittal: Trump, 2019-05-02, draft; Pahon (Pentagon), 2019-05-03",
                "reported since by X, not confirmed: Marquis leans against, 2019-05-03",
            ],
        ),
        (
            "a Trump - 2\nb Pahon 2019-05-03 -2 via=X",
            ["no date"],
            ["reported by X, not confirmed: Pahon (Pentagon) opposes, 2019-05-03"],
        ),
    ],
)
def test_what_is_said_beside_a_position(tell, ledger, marks, since):
    held = party_position(tell(ledger))
    assert (list(position_words.marks(held)), list(position_words.since(held))) == (marks, since)


@pytest.mark.parametrize(
    ("trust", "expected"),
    [
        (None, ""),
        (Trust(5, 0, 99, 9), ""),
        (
            Trust(5, 2),
            "2 of 5 statements here are drafts of a program that nobody has read. On articles new to the program",
        ),
        (Trust(5, 5, 19, 3), "5 of 5 statements here are drafts"),
        (
            Trust(5, 5, imported=5),
            "5 of 5 statements here are drafts that were imported, and on which nobody has decided",
        ),
        (Trust(5, 5, imported=2), "5 of 5 statements here are drafts, 2 of them imported, that nobody has read. On"),
        (Trust(5, 5, 20, 3), "In this dossier 3 of 20 drafts that a person has decided on were wrong (rejected"),
    ],
)
def test_what_stands_above_drafts(trust, expected):
    told = position_words.banner(trust)
    assert expected in told if expected else not told


def test_the_benchmark_is_the_one_of_the_docs():
    docs = (Path(__file__).parents[2] / "docs" / "benchmarks.md").read_text("utf-8")
    assert "Of what is found, two thirds have speaker and side right" in " ".join(docs.split())


@pytest.mark.parametrize(
    ("via", "actor", "expected"),
    [((), "Trump", "a"), ((), "unnamed official", ""), (("Agency",), "unnamed official", "a")],
)
def test_an_outlet_is_named_once(tell, via, actor, expected):
    (entry,) = tell("a Trump 2019-05-01 2")
    assert (
        wording.printed_by(replace(entry, claim=entry.claim.model_copy(update={"via": via, "actor": actor})))
        == expected
    )


def test_a_text_is_rid_of_its_markdown_once_for_all_its_paragraphs(monkeypatch):
    strip, asked = wording.markup.strip, []
    monkeypatch.setattr(wording.markup, "strip", lambda text: asked.append(text) or strip(text))
    text = "".join(f"the *{number}th* paragraph\n\n" for number in range(50))
    shown = ["".join(words for words, _ in marking.segments(text, span, ())) for span in paragraphs(text)]
    assert shown[:2] == ["the 0th paragraph", "the 1th paragraph"]
    assert len(asked) == 1
