"""An article without its body, which is read from its file each time its words are asked for: memory for many."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from onrecord import textfile
from onrecord.errors import FileProblemError, Problem
from onrecord.models import Article
from onrecord.store import values
from onrecord.store.index_rows import Head

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


_BODIES = 16
"""So many bodies are at hand: whoever asks for words asks for several of one article."""


class Filed(Article):
    """An Article that fetches its body when it is looked at."""

    @classmethod
    def of(cls, folder: Path, head: Head) -> Filed:
        """Return the article of a head, whose file is in `folder`."""
        filed = values.read(cls, head.value)
        if head.inferred:
            vars(filed).update(published=head.inferred, published_basis="inferred")
        del vars(filed)["body"]  # pydantic would have set the one that stands for none
        vars(filed).update(_of=(folder, head), sha256=head.sha256)
        return filed

    @staticmethod
    def head(stated: Article, file: str, inferred: str | None = None, notes: Iterable[Problem] = ()) -> Head:
        """Return the head of an article as its file states it, the day that was inferred, and the notes on it."""
        if isinstance(stated, Filed):
            return vars(stated)["_of"][1]._replace(inferred=inferred)
        value = values.written(stated, without=("body",))
        told = json.dumps([(note.line, note.text, note.rule) for note in notes])
        return Head(file, value, inferred, len(stated.body), stated.sha256, stated.id, told)

    @classmethod
    def noted(cls, folder: Path, head: Head) -> tuple[Filed, tuple[Problem, ...]]:
        """Return the article of a head as its file states it, and the notes on it."""
        path = str(folder / head.file)
        notes = (Problem(path, line, text, note=True, rule=rule) for line, text, rule in json.loads(head.notes))
        return cls.of(folder, head._replace(inferred=None)), tuple(notes)

    @model_serializer(mode="wrap")
    def _dumped(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Return the fields, the body among them, for whoever dumps the article."""
        return {**dump(self), "body": self.body}

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what is not there yet
            if name != "body" or "_of" not in self.__dict__:
                return super().__getattr__(name)
            return _body(*self.__dict__["_of"])


def whole(article: Article) -> Article:
    """Return an article with its body at hand. FileProblemError where its file has changed since it was read."""
    if not isinstance(article, Filed):
        return article
    made = Article.model_construct(**{name: getattr(article, name) for name in Article.model_fields})
    if made.sha256 != article.sha256:
        folder, head = vars(article)["_of"]
        raise FileProblemError(folder / head.file, "was changed while onrecord read it", "Run this again.")
    return made


@lru_cache(_BODIES)
def _body(folder: Path, head: Head) -> str:
    """Return the body that a file has: its end, proved by its digest; else, where that has changed, read anew."""
    path = folder / head.file
    text = textfile.read_bytes(path).decode("utf-8", "replace").removeprefix(textfile.BOM)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body = text[max(0, len(text) - head.length) :]
    if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() == head.sha256:
        return body
    from onrecord import articles  # noqa: PLC0415 - only where somebody has written meanwhile

    return articles.read(path).body
