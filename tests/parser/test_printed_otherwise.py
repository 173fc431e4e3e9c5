"""How an article is printed changes no claim: its quotation marks, its blanks, its indentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
ARTICLES = {"data": 3, "examples/harbor-toll": 2}
"""Of each shipped dossier so many of the articles that have no quotation over several paragraphs."""
PRINTED: dict[str, Callable[[str], str]] = {
    "straight double marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "single marks": lambda text: re.sub(r'"([^"\n]{1,800})"', r"“\1”", text).replace("“", "‘").replace("”", "’"),
    "guillemets": lambda text: re.sub(r'"([^"\n]{1,800})"', r"“\1”", text).replace("“", "«").replace("”", "»"),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "two blanks behind a stop": lambda text: re.sub(r"(?<=[.!?]) (?=[A-Z“\"])", "  ", text),
    "blanks that do not break": lambda text: re.sub(r"(?<=[a-z]) (?=[A-Z])", "\u00a0", text),
    "blanks at the ends of lines": lambda text: text.replace("\n", " \n"),
    "indented paragraphs": lambda text: re.sub(r"(?m)^(?=\S)", "    ", text),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
}


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("dossier", ARTICLES)
def test_an_article_printed_otherwise_has_the_same_claims(dossier: str, printed: str) -> None:
    read = onrecord.Dossier(ROOT / dossier)
    for article in [each for each in read.articles if "\n\n“" not in each.body][: ARTICLES[dossier]]:
        changed = article.model_copy(update={"body": PRINTED[printed](article.body)})
        assert _told(changed, read) == _told(article, read)


def _told(article: onrecord.models.Article, dossier: onrecord.Dossier) -> set[tuple[str, ...]]:
    """Return issue, stance, actor and the letters of the quotes of each draft."""
    drafts = onrecord.parse(article, dossier.compiled)
    return {(each.issue, each.stance, each.actor, re.sub(r"\W+", "", "".join(each.quote)).lower()) for each in drafts}
