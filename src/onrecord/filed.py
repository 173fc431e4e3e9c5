"""An article of which the index knows the head; the body is read from its file where its words are asked for."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from onrecord import textfile
from onrecord.models import Article
from onrecord.store import values
from onrecord.store.index import Head

if TYPE_CHECKING:
    from pathlib import Path


class Filed(Article):
    """An Article that fetches its body when it is first looked at."""

    @classmethod
    def of(cls, folder: Path, head: Head) -> Filed:
        """Return the article of a head, whose file is in `folder`."""
        filed = values.read(cls, head.value)
        if head.inferred:
            vars(filed).update(published=head.inferred, published_basis="inferred")
        del vars(filed)["body"]  # pydantic would have set the one that stands for none
        vars(filed)["_of"] = folder, head
        return filed

    @staticmethod
    def head(stated: Article, file: str, inferred: str | None) -> Head:
        """Return the head of an article as its file states it, and the day that was inferred."""
        if isinstance(stated, Filed):
            return vars(stated)["_of"][1]._replace(inferred=inferred)
        value = values.written(stated, without=("body",))
        return Head(file, value, inferred, len(stated.body), stated.sha256, stated.id)

    def whole(self) -> Article:
        """Return the article with its body."""
        fields = {name: getattr(self, name) for name in Article.model_fields}
        return Article.model_construct(**fields)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what is not there yet
            if name != "body" or "_of" not in self.__dict__:
                return super().__getattr__(name)
            body = _body(*self.__dict__["_of"])
            self.__dict__["body"] = body
            return body


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
