from __future__ import annotations

import pytest

from webpages import TEXT, TITLE, article, found, ld, made, paragraphs

MICRODATA = f"""<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
<span itemprop="author" itemscope>By <span itemprop="name">Greta Solheim</span></span>
<meta itemprop="datePublished" content="2026-08-11T22:15:00+02:00"><meta itemprop="dateModified" content="2026-08-13">
<span itemprop="publisher" itemscope><meta itemprop="name" content="The Lindmoor Post"></span>{paragraphs()}</div>"""
CITED = """<meta name="citation_title" content="Board closes eastern quay in Lindmoor">
<meta name="citation_journal_title" content="Lindmoor Post"><meta name="citation_author" content="Solheim, Greta">
<meta name="citation_publication_date" content="2026/08/11">"""
SINGLEFILE = "<!--\n {} SingleFile\n url: https://post.example/quay?fbclid=abc\n saved date: Sun Nov 29 2026 21:14:09 GMT+0100\n-->"
READER = f"""<div class="container"><div class="header reader-header"><a class="domain reader-domain" href="https://post.example/quay?utm_source=x">post.example</a>
<h1 class="reader-title">{TITLE}</h1><div class="credits reader-credits">Greta Solheim</div><div class="reader-estimated-time">2–3 minutes</div></div>
<div class="content"><div class="moz-reader-content"><p>11 August 2026</p>{paragraphs()}</div></div></div>"""
PRINT = f"<table><tr><td><font size=5>{TITLE}</font><br><br>By Greta Solheim<br>August 11, 2026<br><br>{'<br><br>'.join(TEXT)}<br><br>Printed on 29 November 2026 from https://post.example/quay?print=1<br>© Lindmoor Post</td></tr></table>"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        (article(head=ld()), TITLE),
        (article(head=ld() + '<meta property="og:title" content="Quay shut AGAIN">', title="Quay shut - Post"), TITLE),
        (article(head=ld(headline="Board closes eastern quay …")), TITLE),
        (article(head='<meta property="og:title" content="Quay shut AGAIN">'), TITLE),
        (
            made(
                f'<div class=masthead><h1><a href="/">The Lindmoor Post</a></h1></div><h2>{TITLE}</h2>{paragraphs()}',
                title=f"{TITLE} – The Lindmoor Post",
            ),
            TITLE,
        ),
        (made(f"<div>{paragraphs()}</div>", title=f"{TITLE} | Lindmoor Post"), TITLE),
        (made(PRINT, title=f"Print: {TITLE}"), TITLE),
        (
            article(head=ld(headline="Board &amp; mayor close quay"), title="Board &amp; mayor close quay - Post"),
            "Board & mayor close quay",
        ),
        (article(head=ld(headline="Lindmoor quay: what we know")), TITLE),
        (made(f"<font>{TITLE}<br>11 August 2026</font>{paragraphs()}", title=f"Lindmoor Post - {TITLE}"), TITLE),
        (made(f"<h1>{TITLE}</h1>{paragraphs()}", title=f"Lindmoor Post » {TITLE} » Print"), TITLE),
    ],
)
def test_title(markup: str, title: str) -> None:
    assert found(markup).title == title


@pytest.mark.parametrize(
    ("markup", "outlet"),
    [
        (
            article(
                head=ld(publisher='{"@type": "Organization", "name": "The Lindmoor Post"}')
                + '<meta property="og:site_name" content="Post Online">'
            ),
            "The Lindmoor Post",
        ),
        (article(head=ld(publisher="The Lindmoor Post")), "The Lindmoor Post"),
        (
            article(head='<meta property="og:site_name" content="Post Online">', title=f"{TITLE} | The Post"),
            "Post Online",
        ),
        (article(title=f"{TITLE} | Harbours | The Lindmoor Post"), "The Lindmoor Post"),
        (article(title=f"The Lindmoor Post – {TITLE}"), "The Lindmoor Post"),
        (made(f"<h3>{TITLE}</h3>{paragraphs()}", title=f"Lindmoor Post: {TITLE[:28]}"), "Lindmoor Post"),
        (made(f"<h1>Quay: {TITLE}</h1>{paragraphs()}", title=f"Quay: {TITLE}"), ""),
        (article(title=f"Lindmoor Post | Local news | {TITLE}"), "Lindmoor Post"),
        (made(MICRODATA), "The Lindmoor Post"),
        (article(head=CITED), "Lindmoor Post"),
        (article(), ""),
    ],
)
def test_outlet(markup: str, outlet: str) -> None:
    assert found(markup).outlet == outlet


def test_a_domain_is_no_name_of_an_outlet_and_told() -> None:
    got = found(made(READER))
    assert got.outlet == ""
    assert "no outlet is named: post.example is its domain" in got.check


@pytest.mark.parametrize(
    ("markup", "byline"),
    [
        (
            article(head=ld(author='[{"@type": "Person", "name": "Greta Solheim"}, {"name": "Ola Brandt"},]')),
            "Greta Solheim and Ola Brandt",
        ),
        (article(head=ld(author="Greta Solheim")), "Greta Solheim"),
        (article(head=ld(author='{"@type": "Organization", "name": "Staff Reporter"}')), "Staff Reporter"),
        (
            article("<p class=byline>By Greta Solheim</p>", head=ld(author='{"name": "Staff Reporter"}')),
            "Greta Solheim",
        ),
        (article(head=ld(author='{"name": "The Lindmoor Post"}', publisher="Lindmoor Post")), ""),
        (
            article(
                "<div class=author>Greta Solheim</div>",
                head=ld(author='{"name": "Lindmoor Post"}', publisher="Lindmoor Post"),
            ),
            "Greta Solheim",
        ),
        (
            article(
                head='<meta name="parsely-author" content="Greta Solheim"><meta name="parsely-author" content="Ola Brandt">'
            ),
            "Greta Solheim and Ola Brandt",
        ),
        (article(head='<meta property="article:author" content="https://chirp.example/greta">'), ""),
        (article("<p>By <a>GRETA SOLHEIM</a>, harbour correspondent | 11 August 2026</p>"), "Greta Solheim"),
        (
            article("<div class=meta><span>Greta Solheim</span><time datetime=2026-08-11>Aug. 11, 2026</time></div>"),
            "Greta Solheim",
        ),
        (
            article("<header>Posted By <cite>Greta Solheim</cite> On 11 August 2026 @ 12:02 In Town</header>"),
            "Greta Solheim",
        ),
        (
            article("<div><span class=byline>An interview by <a>Greta Solheim</a></span> | <a>Share</a></div>"),
            "Greta Solheim",
        ),
        (article("<p>Tuesday 11 August 2026 - by Greta Solheim</p>"), "Greta Solheim"),
        (article("<p class=meta>by <a>Greta Solheim</a> · Tuesday, Aug. 11, 2026 · 7:30 p.m.</p>"), "Greta Solheim"),
        (
            article("<h5>GRETA SOLHEIM &amp; OLA BRANDT / POST STAFF<br>Tuesday, Aug 11, 2026</h5>"),
            "Greta Solheim and Ola Brandt",
        ),
        (article("<p>By Friday the quay will be dry, the board said.</p>"), ""),
        (article("<p class=date>11 August 2026</p>"), ""),
        (made(MICRODATA), "Greta Solheim"),
        (article(head=CITED), "Greta Solheim"),
        (made(READER), "Greta Solheim"),
        (made(PRINT), "Greta Solheim"),
    ],
)
def test_byline(markup: str, byline: str) -> None:
    assert found(markup).byline == byline


@pytest.mark.parametrize(
    ("markup", "day", "words"),
    [
        (
            article(head=ld(datePublished="2026-08-11T23:40:00-05:00", dateModified="2026-08-13")),
            "2026-08-11",
            "json-ld 2026-08-11T23:40:00-05:00",
        ),
        (
            article("<p>August 11, 2026</p>", head=ld(datePublished="2026-08-11T23:40:00-05:00")),
            "2026-08-11",
            "json-ld 2026-08-11T23:40:00-05:00",
        ),
        (
            article(
                "<p>12 August 2026 · 8.30am</p>",
                head='<meta property="article:published_time" content="2026-08-11T22:30:00Z">',
            ),
            "2026-08-12",
            "page 12 August 2026",
        ),
        (
            article("<p>By Greta Solheim<br>12 August 2026</p>", head=ld(datePublished="2026-08-11T20:00:00")),
            "2026-08-12",
            "page 12 August 2026",
        ),
        (
            article(head='<meta name="parsely-pub-date" content="2026-08-11T20:15:00Z">'),
            "2026-08-11",
            "meta parsely-pub-date 2026-08-11T20:15:00Z",
        ),
        (made(MICRODATA), "2026-08-11", "microdata 2026-08-11T22:15:00+02:00"),
        (article(head=CITED), "2026-08-11", "meta citation_publication_date 2026/08/11"),
        (article(head='<meta name="pub_date" content="20260811">'), "2026-08-11", "meta pub_date 20260811"),
        (
            article(head='<link rel=canonical href="https://post.example/2026/TOWN/8/11/quay/index.html">'),
            "2026-08-11",
            "url /2026/TOWN/8/11/",
        ),
        (
            article("<time datetime='2026-08-11T23:15:00-04:00'>3 hours ago</time>"),
            "2026-08-11",
            "time 2026-08-11T23:15:00-04:00",
        ),
        (
            article("<p>Updated: August 12, 2026 | Published: August 11, 2026</p>"),
            "2026-08-11",
            "page Published: August 11, 2026",
        ),
        (made(READER), "2026-08-11", "page 11 August 2026"),
        (made(PRINT), "2026-08-11", "page August 11, 2026"),
    ],
)
def test_day(markup: str, day: str, words: str) -> None:
    got = found(markup).day
    assert got is not None
    assert tuple(got) == (day, words)


@pytest.mark.parametrize(
    "markup",
    [
        article(
            "<p>Updated August 12, 2026</p>",
            head='<meta property="article:modified_time" content="2026-08-12"><meta property="og:updated_time" content="2026-08-12">',
        ),
        article(head=ld(dateModified="2026-08-12T00:00:00Z")),
        article("<span class=updated><time datetime=2026-08-12>yesterday</time></span>"),
        article("<p>Last updated: <time datetime=2026-08-12>yesterday</time></p>"),
        article("<p class=date>03/05/2026</p>"),
        article("<p>The ruling of 3 May 2026 said that no quay may be closed without a vote of the town.</p>"),
        article("<figure><figcaption>The quay on 3 May 2026.</figcaption></figure>"),
        made(f"<div class=top>Sunday, November 29, 2026</div><h1>{TITLE}</h1>{paragraphs()}"),
        made(f"<h1>{TITLE}</h1>{paragraphs()}<p>Printed on 29 November 2026</p>"),
        made(f"<h1>{TITLE}</h1>{paragraphs()}", before=SINGLEFILE.format("Page saved with")),
    ],
)
def test_no_day_of_change_print_or_saving(markup: str) -> None:
    assert found(markup).day is None


@pytest.mark.parametrize(
    ("markup", "url", "told"),
    [
        (
            article(
                "<p>12 August 2026</p>", head='<meta property="article:published_time" content="2026-08-11T22:30:00Z">'
            ),
            "",
            "metadata says 2026-08-11 (UTC), the page 2026-08-12",
        ),
        (
            article(head=ld(datePublished="2026-08-11T22:30:00Z")),
            "",
            "the time of publication is given in UTC (2026-08-11T22:30:00Z): the outlet's own day may be another",
        ),
        (
            article(head=ld(datePublished="2026-08-11 22:30:00")),
            "",
            "the time of publication is given without a zone (2026-08-11 22:30:00): the outlet's own day may be another",
        ),
        (
            article(head=ld(datePublished="2026-08-11")),
            "https://post.example/2026/08/12/quay",
            "the address says 2026-08-12, the json-ld 2026-08-11",
        ),
        (article(), "https://post.example/2026/aug/12/quay", "the day is taken from the address alone"),
        (article("<p class=date>03/05/2026</p>"), "", "the day on the page, “03/05/2026”, can be two days"),
        (article(head=ld(headline="Quay shut")), "", "the headline of its metadata is “Quay shut”"),
        (
            article(head=ld(headline="Quay shut"), title="Quay shut"),
            "",
            f"the headline on the page is “{TITLE}”",
        ),
        (
            article(head=ld() + '<meta property="og:title" content="Quay shut AGAIN">'),
            "",
            "the og:title is “Quay shut AGAIN”",
        ),
        (
            article(head=ld(publisher="The Post") + '<meta property="og:site_name" content="Post Online">'),
            "",
            "its publisher is “The Post”, its site “Post Online”",
        ),
    ],
)
def test_what_disagrees_is_told(markup: str, url: str, told: str) -> None:
    assert told in found(markup, url).check


def test_nothing_is_told_where_all_agree() -> None:
    markup = article(
        "<p>August 11, 2026</p>", head=ld(datePublished="2026-08-11T20:00:00+02:00", publisher="Lindmoor Post")
    )
    assert found(markup, "https://post.example/2026/08/11/quay").check == ()


@pytest.mark.parametrize(
    ("markup", "base", "url"),
    [
        (
            article(head='<link rel="canonical" href="https://post.example/quay?utm_source=a&amp;id=7">'),
            "",
            "https://post.example/quay?id=7",
        ),
        (article(head='<link rel="canonical" href="/quay">'), "https://post.example/a?b", "https://post.example/quay"),
        (
            article(head='<link rel="canonical" href="https://post.example/">'),
            "https://post.example/quay",
            "https://post.example/quay",
        ),
        (article(head='<meta property="og:url" content="https://post.example/quay">'), "", "https://post.example/quay"),
        (article(head=ld(mainEntityOfPage='{"@id": "https://post.example/quay"}')), "", "https://post.example/quay"),
        (
            made(f"<h1>{TITLE}</h1>{paragraphs()}", before=SINGLEFILE.format("Page saved with")),
            "",
            "https://post.example/quay",
        ),
        (
            made(f"<h1>{TITLE}</h1>{paragraphs()}", before=SINGLEFILE.format("Archive processed by")),
            "",
            "https://post.example/quay",
        ),
        (
            made(f"<h1>{TITLE}</h1>{paragraphs()}", before="<!-- saved from url=(0025)https://post.example/quay -->"),
            "",
            "https://post.example/quay",
        ),
        (made(READER), "", "https://post.example/quay"),
        (made(PRINT), "", "https://post.example/quay"),
        (
            article(head='<link rel="canonical" href="https://web.archive.org/web/2026/https://post.example/quay">'),
            "",
            "https://post.example/quay",
        ),
        (article(head='<link rel="canonical" href="javascript:alert(1)">'), "", ""),
    ],
)
def test_address(markup: str, base: str, url: str) -> None:
    assert found(markup, base).url == url


def test_the_day_of_saving_is_when_it_was_retrieved() -> None:
    assert (
        found(made(f"<h1>{TITLE}</h1>{paragraphs()}", before=SINGLEFILE.format("Page saved with"))).retrieved
        == "2026-11-29"
    )


def test_language() -> None:
    assert found(article()).language == "en"
    assert found(article().replace("lang=en", "lang=pt-BR")).language == "pt"
    assert found(article().replace("lang=en", "")).language == ""
