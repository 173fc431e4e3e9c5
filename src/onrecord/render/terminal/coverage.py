"""Coverage in words: what was seen in the articles, and what of it is in no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.render import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.explain.coverage import Coverage


COMMAND = "onrecord codebook uncovered"


def lines(found: Coverage) -> Iterator[str]:
    """Yield what was seen, and what of it is no claim yet, as two or three sentences."""
    statements = wording.counted(found.statements, "statement")
    yield (
        f"The parser sees {wording.counted(found.cues, 'reporting word')} and {statements}; {found.covered} of the "
        f"statements {'is' if found.covered == 1 else 'are'} in claims, rejected ones included."
    )
    parts = {
        "on no issue": found.without("no issue"),
        "without a position": found.without("no position"),
        "without a known speaker": found.without("no speaker"),
    }
    left = [f"{number} {what}" for what, number in parts.items() if number]
    if left:
        yield f"In no claim: {', '.join(left)} ({COMMAND} lists them)."
    if found.unknown:
        has = "has" if found.unknown == 1 else "have"
        yield f"{found.unknown} of {statements} {has} a speaker who is not in the codebook."
