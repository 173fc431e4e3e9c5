from __future__ import annotations

import pytest

from onrecord.intake.pages import body
from webpages import TEXT, TITLE, article, found, ld, made, paragraphs

A, B, C, D, E = TEXT
BODY = tuple(TEXT)


@pytest.mark.parametrize(
    "markup",
    [
        article(),
        made(f"<div class=story><h1>{TITLE}</h1><div><p>{A}</p>{B}<p>{C}</p>{D}<p>{E}</p></div></div>"),
        made(f"<table><tr><td><h1>{TITLE}</h1>{'<br><br>'.join(TEXT)}</td></tr></table>"),
        made(f"<h1>{TITLE}</h1><div>{'<br>'.join(TEXT)}</div>"),
        made(
            f"<article><h1>{TITLE}</h1><p class=teaser><b>{A}</b></p><div class=text>{paragraphs(TEXT[1:])}</div></article>"
        ),
        made(f"<article><h1>{TITLE}</h1><p>{A}</p><blockquote><p>{B}</p></blockquote>{paragraphs(TEXT[2:])}</article>"),
        made(
            f'<main class="has-sidebar comments-open"><article class="post ad-enabled"><h1>{TITLE}</h1>{paragraphs()}</article></main>'
        ),
        made(
            f'<div class="no-comments"><h1>{TITLE}</h1><div class="paragraph-share">{"</div><div class=paragraph-share>".join(TEXT)}</div></div>'
        ),
        made(f"<form><h1>{TITLE}</h1>{paragraphs()}</form>"),
        # what only sounds like comments
        made(f'<h1>{TITLE}</h1><div class="kommentar">{paragraphs()}</div>'),
        made(f'<h1>{TITLE}</h1><div class="news-comment">{paragraphs()}</div>'),
        made(f'<h1>{TITLE}</h1><div class="ohne-kommentare">{paragraphs()}</div>'),
        made(f'<h1>{TITLE}</h1><div class="comments">{paragraphs()}</div>'),
    ],
)
def test_paragraphs_however_they_are_marked(markup: str) -> None:
    assert found(markup).paragraphs == BODY


FURNITURE = {
    "menu": "<nav><a href=/>Home</a> <a href=/x>Harbours</a></nav>",
    "label": "<div class=kicker>Opinion</div>",
    "standfirst": '<p class="standfirst">Eleven months without herring, says a town that lives on it.</p>',
    "byline": "<p>By <a>Greta Solheim</a> and Ola Brandt</p>",
    "date": "<p>11 August 2026, 9.15pm</p>",
    "time to read": "<span>4 min read</span>",
    "caption": "<figure><img src=a><figcaption>The quay on Tuesday, with “no” on its wall. Photo: Bo Berg</figcaption></figure>",
    "share": '<div class="share-buttons"><a href=#>Share on Chirp</a></div>',
    "advertisement": "<div class=ad><p>Advertisement</p><p>Lindmoor Motors: zero per cent until May, says everybody.</p></div>",
    "pull quote": '<aside class="pullquote"><blockquote>“We looked for a cheaper way and there is none”</blockquote></aside>',
    "pull quote in a figure": "<figure><blockquote>“We looked for a cheaper way and there is none,”</blockquote></figure>",
    "related": '<div class="related"><h3>Read more</h3><ul><li><a href=/1>“No more herring,” says the minister of fish</a></li></ul></div>',
    "read more": "<p><strong>READ MORE:</strong> <a href=x>How deep is the quay?</a></p>",
    "newsletter": "<div class=newsletter><h4>The Tide in your inbox</h4><p>Every weekday at seven. By signing up you agree to our terms.</p></div>",
    "tag line": "<p class=tagline><em>Greta Solheim covers harbours for the Post. Got a tip? tips@post.example</em></p>",
    "who she is": "<p>Greta Solheim is a reporter at the Post.</p>",
    "credits": "<p>Reporting by Greta Solheim; Editing by Una Grath</p>",
    "caption in a slide": "<div class=Carousel><p>Nets on the quay, Monday, Aug. 10, 2026, in Lindmoor. (LP Photo/Bo Berg)</p></div>",
    "caption without a name": "<div><p>Divers look at the wall on Tuesday. Photograph: Bo Berg/The Post</p></div>",
    "asked for a letter": "<p><em>Sign up <a href=x>here</a> for our harbour newsletter</em></p>",
    "asked for a story": "<p>Got a story about herring? Write to the newsroom.</p>",
    "asked for a source": "<div><p>Make the Post your preferred source to see more of our stories.</p></div>",
    "asked in a second sentence": "<p>Want more harbour news? Subscribe to the Post’s <a href=x>Thursday newsletter</a>.</p>",
    "asked to join": "<p><b>Join the Post’s WhatsApp community <a href=x>here</a></b></p>",
    "asked to comment": "<p>Do you have a view on herring? Let us know in the comments below.</p>",
    "asked for more": "<p>For more stories from Lindmoor, <a href=x>click here</a>.</p>",
    "asked to give": "<p><i>The Post is a nonprofit. <a href=x>Donate today</a> to support our work.</i></p>",
    "how to reach her": "<p>Greta Solheim looks after the harbour. Reach her at g@post.example or 555-0180.</p>",
    "who reported": "<p>Brandt reported from Sandholm.</p>",
    "print edition": "<p>A version of this article appears in print on August 12, with the headline: No quay.</p>",
    "tags": "<ul class=tags><li>Harbour</li><li>Lindmoor</li></ul>",
    "comments": "<section class=comments><h3>41 comments</h3>"
    + "<p>Olander said “the same thing” in 2023, look it up, it is all there.</p>" * 20
    + "</section>",
    "comments by another name": "<div id=harbour_comment_block><p class=visitor>Posted by: Ole</p>"
    + "<p>Olander said “the same thing” in 2023, look it up, it is all there.</p>" * 20
    + "</div>",
    "comments in another language": "<div id=comentarios>"
    + "<p>Olander said “the same thing” in 2023, look it up, it is all there.</p>" * 20
    + "</div>",
    "label in another language": "<p><b>À lire aussi :</b> <a href=x>Combien coûte le quai ?</a></p>",
    "a link in brackets": "<p>(MORE: <a href=x>How deep is the quay?</a>)</p>",
    "a line that is a link": "<p><strong>IN SANDHOLM: <a href=x>Herring season begins late this year in the fjord</a></strong></p>",
    "asked to follow": "<p><em>Follow Greta Solheim on Twitter.</em></p>",
    "cookies": "<div class=cookie>We use cookies to keep the lights on. <button>Accept all</button></div>",
    "most read": "<section class=most-read><h3>Most read</h3><ol><li>Minister opposes tolls on the bridge of Lindmoor</li></ol></section>",
    "hidden": "<p style='display: none'>“You cannot see this,” said the script of the page to everybody.</p>",
    "script": "<script>document.write('<p>“Written by a script,” it said to all of us.</p>')</script>",
    "copyright": "<footer><p>© 2026 Lindmoor Post. All rights reserved.</p></footer>",
    "print": "<p>Printed on 29 November 2026</p>",
}
BEFORE = ("label", "standfirst", "byline", "date", "time to read", "caption", "share")


@pytest.mark.parametrize("what", FURNITURE)
def test_furniture_stays_out_and_is_listed(what: str) -> None:
    middle = (
        ""
        if what
        in (
            "tag line",
            "who she is",
            "copyright",
            "print",
            "comments",
            "credits",
            "who reported",
            "how to reach her",
            "comments by another name",
            "comments in another language",
        )
        else FURNITURE[what]
    )
    end = "" if what in BEFORE else FURNITURE[what]
    begin = FURNITURE[what] if what in BEFORE else ""
    middle = "" if begin and what != "caption" else middle
    got = found(
        made(f"<article><h1>{TITLE}</h1>{begin}{paragraphs(TEXT[:2])}{middle}{paragraphs(TEXT[2:])}{end}</article>")
    )
    assert got.paragraphs == BODY
    if what not in ("menu", "label", "script", "share", "tags"):
        assert got.left_out


@pytest.mark.parametrize(
    ("box", "said"),
    [
        (
            "<div class=correction><p><strong>Correction, August 13:</strong> An earlier version gave the bill as 13 million crowns.</p></div>",
            "Correction: August 13: An earlier version gave the bill as 13 million crowns.",
        ),
        (
            "<aside class='article-correction'><h4>Correction</h4><p>An earlier version misspelled the name of the chair.</p></aside>",
            "Correction: An earlier version misspelled the name of the chair.",
        ),
        (
            "<p><em>Editor’s note: This article was corrected; the quay is eastern.</em></p>",
            "Correction: Editor’s note: This article was corrected; the quay is eastern.",
        ),
        (
            "<p>Clarification: The mayor spoke on Monday and again on Tuesday.</p>",
            "Correction: Clarification: The mayor spoke on Monday and again on Tuesday.",
        ),
    ],
)
def test_a_correction_is_the_last_paragraph(box: str, said: str) -> None:
    for place in (0, 2, 5):
        got = found(
            made(f"<article><h1>{TITLE}</h1>{paragraphs(TEXT[:place])}{box}{paragraphs(TEXT[place:])}</article>")
        )
        assert got.paragraphs == (*BODY, said)


@pytest.mark.parametrize(
    "text",
    [
        "Corrections officers said: “We were not asked,” and left the room by the back door.",
        "Correction is a long word. The board used it four times on Tuesday, to nobody’s surprise.",
        "By Friday the divers will have been down eleven times, the board’s engineer said.",
        "Read more books, the mayor told the board, and most of them laughed at that for a while.",
        "The Post reported in May that the wall of the quay was “as soft as cheese” below the water.",
        "“Sign up here for a year without herring,” the mayor told the newsroom of the newsletter.",
        "Brandt reported from the meeting that the board had “no idea”, and later that it had one.",
        "Sign up sheets for the divers’ course were gone within an hour, the board’s engineer said.",
        "The board wants every member to register. It sends letters by email, and nobody reads them, Olander said.",
        "For more than a year the board has told us nothing, she said. Follow the money, she added.",
        "(More than 400 people signed the letter against it.)",
        "The board met for an hour. Follow-up questions on Twitter were ignored by its chair.",
        "The strike is over. Join the dots and the threads lead to the bank, the mayor said.",
        "Photographs of the wall were shown to the meeting, which looked at them without a word.",
    ],
)
def test_what_only_looks_like_furniture_stays(text: str) -> None:
    texts = (A, B, text, C, D, E)
    assert found(made(f"<article><h1>{TITLE}</h1>{paragraphs(texts)}</article>")).paragraphs == texts


def test_headings_lists_and_tables_are_text() -> None:
    inner = f"<p>{A}</p><h2>What was decided</h2><ul><li>The quay closes on 9 September for all ships.</li><li>“The nets stay,” said the chair of the board.</li></ul><table><tr><th>Party</th><th>Votes</th></tr><tr><td>Harbour List</td><td>7</td></tr></table>"
    got = found(made(f"<article><h1>{TITLE}</h1>{inner}{paragraphs(TEXT[1:])}</article>"))
    assert got.paragraphs == (
        A,
        "What was decided",
        "The quay closes on 9 September for all ships.",
        "“The nets stay,” said the chair of the board.",
        "Party | Votes",
        "Harbour List | 7",
        *TEXT[1:],
    )


def test_a_short_article_is_not_drowned_by_the_boxes_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = "".join(
        f"<div class=box{number}><div><p>The best herring in town: where to sit, what to order, whom to ask.</p></div></div>"
        for number in range(3)
    )
    markup = made(f"<div id=page><h1>{TITLE}</h1><p>{A}</p>{boxes}</div>")
    monkeypatch.setattr(body, "_library", lambda _: [A])
    assert found(markup).paragraphs == (A,)


def test_an_article_in_two_boxes_is_taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    box = "<div class=article-body>"
    markup = made(
        f"<h1>{TITLE}</h1>{box}{paragraphs(TEXT[:2])}</div><div class=ad>Ad</div>{box}{paragraphs(TEXT[2:])}</div>"
    )
    monkeypatch.setattr(body, "_library", lambda _: [A, B])
    assert found(markup).paragraphs == BODY


def test_a_linked_statement_of_a_speaker_stays() -> None:
    said = "Solheim: <a href=/x>We are not afraid of the vote</a>"
    got = found(made(f"<article><h1>{TITLE}</h1>{paragraphs(TEXT[:2])}<p>{said}</p>{paragraphs(TEXT[2:])}</article>"))
    assert "Solheim: We are not afraid of the vote" in got.paragraphs


def test_an_article_that_the_library_has_missed_is_taken_from_the_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "_library", lambda _: ["Share this"])
    got = found(article())
    assert got.paragraphs == BODY
    assert got.check[0].startswith("one reader found 2 words, the other 102")


CHINESE = (
    "港口委员会星期二表决，将东码头关闭十一个月，以便潜水员修理墙体。",
    "委员会主席说：“我们找过更便宜的办法，没有找到。”",
    "市长表示，该市将请求国家承担三千一百万克朗费用的一半。",
    "码头上的店主说，没有人征求过他们的意见。",
)


def test_a_script_without_blanks_between_words_is_text() -> None:
    got = found(made(f"<article><h1>东码头关闭</h1>{paragraphs(CHINESE)}</article>", title="东码头关闭"))
    assert got.paragraphs == CHINESE


def test_short_answers_stay() -> None:
    texts = (A, "“No.”", "That was the answer.", B, C)
    assert found(article(texts=texts)).paragraphs == texts


def test_a_lost_quotation_among_kept_paragraphs_is_taken_and_told() -> None:
    lost = "“Not one crown more than what was said in May,” the treasurer told them from the door."
    inner = f"{paragraphs(TEXT[:2])}<div class=embed-x><span>{lost}</span></div>{paragraphs(TEXT[2:])}"
    got = found(made(f"<article><h1>{TITLE}</h1>{inner}</article>"))
    assert got.paragraphs == (A, B, lost, C, D, E)


def test_a_paragraph_that_is_doubled_stands_once() -> None:
    got = found(made(f"<article><h1>{TITLE}</h1>{paragraphs(TEXT[:2])}{paragraphs(TEXT[1:])}</article>"))
    assert got.paragraphs == BODY


def test_quotation_marks_are_the_pages_own() -> None:
    texts = (A, '"Straight," said the one, ‘single’ the other, „tief“ a third, «guillemets» the last.', *TEXT[1:])
    assert found(article(texts=texts)).paragraphs == texts


def test_more_articles_behind_a_heading_stay_out() -> None:
    more = "<h3>You may also like</h3><p>Herring season begins late this year in the fjord, fishers say.</p>"
    assert found(made(f"<article><h1>{TITLE}</h1>{paragraphs()}{more}</article>")).paragraphs == BODY


def test_what_stands_behind_the_comments_stays_out() -> None:
    talk = "<div class=comments><p>Olander said “the same thing” in 2023, look it up, it is all there.</p></div>"
    more = "<div><p>Jobs by email: sign up with your town, and we send you what is new in it every week.</p></div>"
    assert found(made(f"<article><h1>{TITLE}</h1>{paragraphs()}{talk}{more}</article>")).paragraphs == BODY


def test_a_box_in_the_middle_does_not_end_the_text() -> None:
    box = "<h3>Related</h3><ul><li><a href=/1>Herring season begins late</a></li></ul>"
    assert (
        found(made(f"<article><h1>{TITLE}</h1>{paragraphs(TEXT[:2])}{box}{paragraphs(TEXT[2:])}</article>")).paragraphs
        == BODY
    )


LONG = tuple(f"{text} It was said {number} times." for number in range(3) for text in TEXT)
WALL = "<div class=wall><h3>Keep reading with a subscription</h3><p>Already a subscriber? Log in. First month 1 crown.</p></div>"


@pytest.mark.parametrize(
    ("markup", "cut"),
    [
        (
            made(f"<article><h1>{TITLE}</h1><p>{A}</p><p>{B}</p>{WALL}</article>", ld(isAccessibleForFree="False")),
            "paywall",
        ),
        (made(f"<article><h1>{TITLE}</h1><p>{A}</p><p>{B}</p>{WALL}</article>"), "paywall"),
        (made(f"<article><h1>{TITLE}</h1><p>{A}</p><p>{B}</p></article>", ld(isAccessibleForFree="False")), "paywall"),
        (
            made(f"<article><h1>{TITLE}</h1>{paragraphs(LONG)}{WALL}</article>", ld(isAccessibleForFree="false")),
            "paywall",
        ),
        (made(f"<article><h1>{TITLE}</h1>{paragraphs(LONG)}</article>", ld(isAccessibleForFree="false")), ""),
        (made(f"<article><h1>{TITLE}</h1>{paragraphs(LONG)}</article>", ld(isAccessibleForFree="true")), ""),
        (article(), ""),
    ],
)
def test_a_text_that_ends_at_a_wall_is_cut(markup: str, cut: str) -> None:
    got = found(markup)
    assert got.cut == cut
    assert not any("subscri" in text for text in got.paragraphs)


def test_a_table_that_lays_out_the_page() -> None:
    markup = (
        "<table><tr><td><a href=/>News</a><br><a href=/s>Sport</a><br><a href=/d>Deaths</a></td>"
        f"<td><font size=5><b>{TITLE}</b></font><br>11 August 2026<br><br>{'<br><br>'.join(TEXT)}<br><br><a href=/>Back to news</a></td>"
        "<td><b>ALSO TODAY</b><br>Herring is late again<br>Bus 14 goes round</td></tr></table>"
    )
    got = found(made(markup, title=f"Lindmoor Post Online - {TITLE}"))
    assert (got.title, got.outlet, got.day and got.day.edtf) == (TITLE, "Lindmoor Post Online", "2026-08-11")
    assert got.paragraphs == BODY
    assert "ALSO TODAY Herring is late again Bus 14 goes round" in got.left_out


def test_a_line_of_another_column_behind_the_text() -> None:
    columns = f"<div id=a><h1>{TITLE}</h1>{paragraphs()}</div><div id=b><h4>Obituaries</h4><p>Agnes Holm, 101, of Sandholm</p></div>"
    assert found(made(columns)).paragraphs == BODY
