"""Where an issue is talked of, so that a phrase of the codebook counts."""

from __future__ import annotations

import pytest

from onrecord import parser
from onrecord.models import Article, Codebook

CODEBOOK = parser.prepare(
    Codebook.model_validate(
        {
            "actors": [{"name": "Anna Berg"}],
            "issues": {
                "bridge": {
                    "proposition": "The bridge should be built.",
                    "topic": ["bridge"],
                    "phrases": {"opposes": ["drop the idea"]},
                }
            },
        }
    )
)
FAR = "\n\n".join(["It rained all day."] * 6)


@pytest.mark.parametrize(
    ("title", "before", "stances"),
    [
        ("A bridge too far", FAR, ["opposes"]),
        ("A town by the sea", FAR, []),
        ("A town by the sea", f"{FAR}\n\nThe bridge is old.", ["opposes"]),
        ("A town by the sea", f"The bridge is old.\n\n{FAR}", []),
    ],
)
def test_a_phrase_counts_below_a_headline_or_a_paragraph_that_names_the_issue(title, before, stances):
    article = Article(id="a", title=title, body=f"{before}\n\nAnna Berg said that the town should drop the idea.")
    found = parser.read_document(parser.document(article, CODEBOOK), CODEBOOK).statements
    assert [each.stance for statement in found for each in statement.judgements] == stances
