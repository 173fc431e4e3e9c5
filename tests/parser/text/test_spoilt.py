"""Entities, marks of a wrong encoding and characters that nobody sees: read as what was meant, led back to what stands."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser import find_attributions
from onrecord.parser.text import markup
from onrecord.spans import Span


@pytest.mark.parametrize(
    ("body", "plain"),
    [
        # entities, named and numeric, encoded twice, inside words; what is no entity, or no character to print, stays
        ("&quot;It isn&#039;t,&quot; he said &amp; left.", '"It isn\'t," he said & left.'),
        ("&ldquo;No&rdquo; &#x2014; caf&eacute;", "“No” — café"),
        ("&amp;quot;No&amp;quot;", '"No"'),
        ("R&D; AT&T; &nothing; &#27; &#0;", "R&D; AT&T; &nothing; &#27; &#0;"),
        ("har&shy;bour&nbsp;toll", "harbour\u00a0toll"),
        # UTF-8 that was read as Windows-1252 or Latin-1
        ("â€œIt isnâ€™t,â€ he said â€“ cafÃ©", "“It isn’t,” he said – café"),
        ("â\x80\x9cNoâ\x80\x9d", "“No”"),
        ("Â«NoÂ»", "«No»"),
        ("Ångström, Ärger, SÃO PAULO, pâte", "Ångström, Ärger, SÃO PAULO, pâte"),
        # replacement characters where only one mark can have stood
        ("\ufffdIt isn\ufffdt,\ufffd he said", "“It isn’t,” he said"),
        ("caf\ufffde \ufffd 5", "caf\ufffde \ufffd 5"),
        # invisible: soft hyphens, zero-width marks, a second byte order mark
        ("har\u00adbour to\u200bll \ufeff“No”", "harbour toll “No”"),
        # decomposed accents; one without a letter stays
        ("Zoe\u0308 Nu\u0301n\u0303ez", "Zoë Núñez"),
        ("x\u0305 \u0301", "x \u0301"),
    ],
)
def test_what_was_meant(body: str, plain: str) -> None:
    assert markup.strip(body).text == plain


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("&quot;It isn&#039;t safe,&quot; said Jan Roe.", "Jan Roe", "&quot;It isn&#039;t safe,&quot;"),
        ("Nu\u0301n\u0303ez s\u00adaid it was o\u00adver.", "Nu\u0301n\u0303ez", "it was o\u00adver"),
        ("â€œNo,â€\x9d said Jan Roe.", "Jan Roe", "â€œNo,â€\x9d"),
        ("\ufeff“No,” said\ufeff Jan Roe.", "Jan Roe", "“No,”"),
    ],
)
def test_a_slice_is_what_stands_in_the_text(text: str, source: str, content: str) -> None:
    (found,) = find_attributions(text)
    assert found.source
    assert (found.source.of(text), found.contents[0].of(text)) == (source, content)


def test_what_is_read_of_a_text_is_shown_as_it_stands() -> None:
    body = "**It** isn&#039;t har\u00adbour"
    assert [span.of(body) for span in markup.strip(body).kept()] == ["It", " isn", "&#039;", "t har", "bour"]
    assert markup.strip("plain").kept() == []


@given(st.text(alphabet="ae &#3;9ampquot\u00ad\u0301\ufffdâ€œ™\n*", max_size=60))
def test_places_lead_back_in_order_and_cover_all_that_stands_for_a_character(body: str) -> None:
    plain = markup.strip(body)
    places = [plain.span(Span(at, at + 1)) for at in range(len(plain.text))]
    assert all(place.start < place.end <= len(body) for place in places)
    assert all(one.end <= two.start for one, two in itertools.pairwise(places))
