"""Interviews without labels: which paragraphs are the answers of somebody who is named once, before the first question.

Question and answer alternate; not every question ends in a question mark, and some answers do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.parser.text.sentences import Paragraph

FEWEST = 3
"""So many questions make an interview."""
LONGEST = 300
"""A question has at most so many characters."""
_ANNOUNCED = re.compile(
    r"\b(?:interview(?:ed)?|conversation|q ?& ?a|questions and answers|we (?:spoke|talked|met)|"
    r"(?:spoke|talked|sat down) (?:with|to)|edited for)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_INTRODUCTION = 3
"""Paragraphs of an article that may announce it, at either end."""


def answers(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the numbers of the paragraphs that answer; none where the text is no interview. Linear in the text."""
    asks = [_asks(paragraph.span.of(text)) for paragraph in paragraphs]
    if sum(asks) < FEWEST:
        return frozenset()
    first = asks.index(True)
    around = (*paragraphs[: min(first, _INTRODUCTION)], *paragraphs[-1:])
    if not any(_ANNOUNCED.search(paragraph.span.of(text)) for paragraph in around):
        return frozenset()
    asking, answering = range(first, len(paragraphs), 2), range(first + 1, len(paragraphs), 2)
    asked, returned = sum(asks[at] for at in asking), sum(asks[at] for at in answering)
    own = sum(bool(_FIRST_PERSON.search(paragraphs[at].span.of(text))) for at in answering)
    alternate = asked >= FEWEST and asked >= 2 * returned and 2 * own >= len(answering)
    return frozenset(answering) if alternate else frozenset()


def _asks(line: str) -> bool:
    return line.rstrip("\"”’' ").endswith("?") and len(line) < LONGEST and line[:1] not in "\"“‘'("
