"""An article of another dossier, with its front matter: nothing is found out, all is as it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.articles import foreign, frontmatter, reader, second
from onrecord.errors import FileProblemError
from onrecord.intake import prose
from onrecord.intake.found import Day, Found, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.found import Asked


def read(data: bytes, asked: Asked, /) -> Iterator[Found]:
    """Yield the article; UnreadableError where it is none."""
    path = Path(asked.name or "article.md")
    try:
        text = reader.text_of(data, path)
        (fields, _), body = frontmatter.read(text, path)
    except FileProblemError as error:
        raise UnreadableError(error.problem.text) from error
    if foreign.is_html(body):
        raise UnreadableError("has HTML below its front matter", "Delete the front matter, then add the page.")
    published = str(fields.get("published") or "")
    yield Found(
        title=fields.get("title") or "",
        outlet=fields.get("outlet") or "",
        byline=fields.get("byline") or "",
        url=fields.get("url") or "",
        day=Day(published, f"front matter {published}") if published else None,
        paragraphs=prose.blocks(body),
        check=second.told(body),
        as_is=text,
    )
