"""What became of each article that was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.intake.run import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.intake.run import Short
    from onrecord.render.json import Form


def added(answer: Sequence[Line | Short]) -> Form:
    """Return a map an article, and the files that announce another number of articles."""
    return {
        "articles": [_line(each) for each in answer if isinstance(each, Line)],
        "short": [
            {"source": each.source, "announced": each.announced, "words": each.words, "found": each.counted}
            for each in answer
            if not isinstance(each, Line)
        ],
    }


def _line(line: Line) -> Form:
    found = line.found
    return {
        "status": line.status,
        "source": line.source,
        "place": line.place,
        "article": line.id or None,
        "of": line.of or None,
        "containment": round(line.containment, 3) if line.of else None,
        "title": found.title,
        "outlet": found.outlet or None,
        "byline": found.byline or None,
        "published": found.day.edtf if found.day else None,
        "published_from": found.day.words if found.day else None,
        "url": found.url or None,
        "retrieved": found.retrieved or None,
        "language": line.language or None,
        "cut": found.cut or None,
        "words": line.words,
        "unsure": [*line.unsure],
        "changed": [{"sign": sign, "sentence": sentence} for sign, sentence in line.changed],
        "left_out": [*found.left_out],
        "why": line.why or None,
        "remedy": line.remedy or None,
    }
