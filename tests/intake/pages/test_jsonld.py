from __future__ import annotations

import pytest

from onrecord.intake.pages import jsonld
from webpages import TITLE, article, found


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2026-08-11"'


@pytest.mark.parametrize(
    "written",
    [
        script(ARTICLE + "}"),
        script(f'{{"@graph": [{{"@type": "WebSite", "name": "Post"}}, {ARTICLE}}}]}}'),
        script(f"[{ARTICLE}}}]"),
        script(ARTICLE.replace('"NewsArticle"', '["Article", "NewsArticle"]') + "}"),
        script(ARTICLE.replace('"NewsArticle"', '"http://schema.org/ReportageNewsArticle"') + "}"),
        script(ARTICLE + ",}"),
        script(ARTICLE + ',"keywords": ["a", "b",],}'),
        script(f"//<![CDATA[\n{ARTICLE}}}\n//]]>".replace("//", "")),
        script(f"/*<![CDATA[*/{ARTICLE}}}/*]]>*/"),
        script(ARTICLE + ', "description": "two\nlines"};'),
        script(ARTICLE + '} {"@type": "Thing"}'),
        script(ARTICLE + ', "articleBody": "he said "no" to it"}'),
        script('{"@type": "NewsArticle", "headline": "Another", "datePublished": "2020-01-01"}')
        + script(ARTICLE + "}"),
        script("{broken") + script(ARTICLE + "}"),
        f"<SCRIPT id=x type='application/ld+json; charset=utf-8'>{ARTICLE}}}</SCRIPT >",
    ],
)
def test_articles_as_pages_write_them(written: str) -> None:
    got = found(article(head=written))
    assert (got.title, got.day and got.day.words) == (TITLE, "json-ld 2026-08-11")


def test_references_are_followed() -> None:
    nodes = jsonld.nodes(
        [
            '{"@graph": [{"@id": "#org", "@type": "Organization", "name": "Post"}, {"@type": "NewsArticle", "publisher": {"@id": "#org"}, "author": [{"@id": "#org"}]}]}'
        ]
    )
    found_ = jsonld.article(nodes, lambda _: 0)
    assert (jsonld.text(found_["publisher"]), list(jsonld.names(found_["author"]))) == ("Post", ["Post"])


@pytest.mark.parametrize(
    "text", ["", "[", "[" * 50_000, "null", '"a"', "{}", '{"@type": 3}', '{"@id": "a", "b": {"@id": "a"}}']
)
def test_no_article(text: str) -> None:
    assert jsonld.article(jsonld.nodes([text]), lambda _: 0) == {}
