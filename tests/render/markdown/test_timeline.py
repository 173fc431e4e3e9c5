from dataclasses import replace

import pytest

from onrecord.render.markdown.timeline import timeline as document
from onrecord.reports.timeline import timeline


@pytest.mark.parametrize(
    ("url", "told"),
    [("https://e.org/a_b", " · <https://e.org/a_b> ·"), ("javascript:alert(1)", " ·"), ("", " ·")],
)
def test_the_evidence_names_article_title_and_address(tell, url, told):
    (entry,) = tell("a Trump 2019-05-01 2 article=one")
    article = entry.article.model_copy(update={"title": "Who *said* it", "url": url})
    text = document(timeline((replace(entry, article=article),)))
    assert f"[^a]: one (Who said it){told} characters 0–5" in text
