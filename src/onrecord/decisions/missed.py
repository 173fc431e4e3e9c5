"""What a claim that was missed says: by the statement that the parser reads on its words, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.decisions import choices
from onrecord.explain.reasons import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.decisions.fields import Wanted
    from onrecord.parser import Statement


def on_words(read: Iterable[Statement], wanted: Wanted, body: str) -> Statement | None:
    """Return the statement on the words of a quote."""
    spans = choices.places(wanted.quote or (), body)
    at = (wanted.occurrence or 1) - 1
    return next((each for each in read if spans and same_words(each.spans, spans[at])), None)


def evidence(statement: Statement | None, body: str) -> dict[str, str | None]:
    """Return the words of a statement for its speaker and for reporting it, as fields of a claim."""
    place = statement.place if statement else None
    return {
        "mention": place.source.of(body) if place and place.source else None,
        "cue": place.cue.of(body) if place and place.cue else None,
    }
