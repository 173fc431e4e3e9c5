"""Whether an article can hold a claim at all: (headline, body, whether its words or headline may name an issue)."""

import pytest

from onrecord import parser
from onrecord.coders.rules import Rules
from onrecord.models import Article, Codebook, Issue

CODEBOOK = parser.prepare(Codebook(issues={"cap": Issue(proposition="Cap it", topic=("insulin cap", "price brake"))}))
TEXTS = [
    ("", "Ann Cole said she supports the insulin cap.", True),
    ("", "Ann Cole said she supports the bridge.", False),
    ("", "Ann Cole said she supports a cap on insulin.", False),
    ("", "The insulin caps are new.\n\nThey are needed, said Ann Cole.", True),
    ("The insulin cap", "Ann Cole said she supports it.", True),
    ("Insulin", "Cap supported, Ann Cole said.", False),
    ("A bridge", "Ann Cole said she supports it.", False),
    ("", "", False),
]


@pytest.mark.parametrize(("title", "body", "expected"), TEXTS)
def test_an_article_is_read_for_its_claims_where_it_may_name_an_issue(title, body, expected):
    document = parser.document(Article(id="a", title=title, body=body, published="2020-06-09"), CODEBOOK)
    assert parser.may_judge(document, CODEBOOK.issues) is expected
    found = Rules().of(parser.read_document(document, CODEBOOK))
    assert list(Rules().code(document, CODEBOOK)) == list(found)
    assert expected or not found
