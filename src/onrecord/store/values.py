"""Records as JSON and back, without looking at them again: for what this program has checked and kept itself.

Only what does not stand in its record anyway is written. Reading builds no schema and asks no validator, which is most
of the time that a question takes.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.models import Actor, Codebook, Event, Issue, Party, Phrase, Record, Role
from onrecord.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from onrecord.models import Article

R = TypeVar("R", bound=Record)


def written(record: Record, *, without: Collection[str] = ()) -> str:
    """Return a record as JSON; fields that are as they would be without a word are left out, and those of `without`."""
    return json.dumps(_values(record, without))


def digest(article: Article) -> str:
    """Return the digest of all that an article holds."""
    told = written(article, without=("body",)) + article.sha256
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def read(model: type[R], text: str) -> R:
    """Return a record with plain fields: a claim, an article."""
    return _made(model, json.loads(text))


def read_codebook(text: str) -> Codebook:
    """Return a codebook with all its records."""
    told: dict[str, Any] = json.loads(text)
    told["parties"] = {key: _made(Party, party) for key, party in told.get("parties", {}).items()}
    told["issues"] = {key: _issue(issue) for key, issue in told.get("issues", {}).items()}
    told["actors"] = tuple(_made(Actor, actor | _list(Role, "roles", actor)) for actor in told.get("actors", ()))
    told |= _list(Event, "events", told)
    return _made(Codebook, told)


def _issue(told: dict[str, Any]) -> Issue:
    if "phrases" in told:
        told["phrases"] = {key: _all(Phrase, phrases) for key, phrases in told["phrases"].items()}
    if "examples" in told:
        told["examples"] = {key: tuple(sentences) for key, sentences in told["examples"].items()}
    return _made(Issue, told)


def _list(model: type[Record], name: str, told: dict[str, Any]) -> dict[str, Any]:
    return {name: _all(model, told[name])} if name in told else {}


def _all(model: type[R], told: Iterable[dict[str, Any]]) -> tuple[R, ...]:
    return tuple(_made(model, each) for each in told)


def _made(model: type[R], values: dict[str, Any]) -> R:
    for name, value in values.items():
        if type(value) is list:
            values[name] = tuple(Span(*pair) for pair in values[name]) if name == "spans" else tuple(values[name])
        elif name == "extra":
            values[name] = {key: told if isinstance(told, str) else tuple(told) for key, told in value.items()}
    # What pydantic's own model_construct does, in a third of the time: names are those of fields, and no value changes.
    made = model.__new__(model)
    object.__setattr__(made, "__dict__", {**_defaults(model), **values})
    object.__setattr__(made, "__pydantic_fields_set__", set(values))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@cache
def _defaults(model: type[Record]) -> dict[str, Any]:
    fields = model.model_fields.items()
    return {name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()}


def _values(record: Record, without: Collection[str] = ()) -> dict[str, Any]:
    fields = type(record).model_fields.items()
    pairs = ((name, getattr(record, name), field) for name, field in fields if name not in without)
    return {name: _plain(value) for name, value, field in pairs if value != field.default}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    if isinstance(value, Record):
        return _values(value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    return value
