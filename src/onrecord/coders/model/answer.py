"""From the text of a model's answer to findings. Whatever it holds: a text from elsewhere, and nothing is trusted."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NoReturn, cast

from onrecord.coders.finding import Finding
from onrecord.errors import OnrecordError
from onrecord.models import NO_PARTY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_ANSWER = 2_000_000
"""Characters of an answer to one piece of an article; a longer one is broken."""
MAX_CLAIMS = 500
"""Claims of an answer to one piece; more are no coding."""
MAX_SHOWN = 200
"""Characters of an entry without the form of a claim that are kept to be shown."""
MAX_HINT = 500
"""Characters of a hint (a name, a cue, a day) beyond which it is none."""
MAX_VIA = 20
"""Names of those who relay a statement; more are no hint."""
_DIGITS = 10
"""A number of a paragraph that is written as a text has fewer characters."""
_TRIES = 8
"""So many places where an answer may begin are tried, from the last one back."""
_OPENS = re.compile(r'\{\s{0,40}"claims"\s{0,40}:')


class BrokenAnswerError(OnrecordError):
    """An answer that holds no claims in the form that was asked for; its text is the reason."""


@cache
def schema() -> dict[str, Any]:
    """Return the JSON schema of an answer, for models that can be held to one."""
    return json.loads(schema_path().read_text("utf-8"))


def schema_path() -> Path:
    """Return the file of the schema."""
    return cast("Path", resources.files("onrecord.coders.model").joinpath("answer.schema.json"))


def read(text: str) -> tuple[Finding, ...]:
    """Return the findings of an answer; an entry without the form of a claim is one that is `malformed`.

    BrokenAnswerError where the whole answer has not the form that was asked for.
    """
    if len(text) > MAX_ANSWER:
        raise BrokenAnswerError(f"The answer has more than {MAX_ANSWER:,} characters.")
    claims = _claims(text)
    if len(claims) > MAX_CLAIMS:
        raise BrokenAnswerError(f"The answer has {len(claims):,} claims; no article has more than {MAX_CLAIMS:,}.")
    return tuple(map(_finding, claims))


def _claims(text: str) -> list[Any]:
    """Return the list of claims in an answer: all of its text, or the last such list in words around it."""
    for told in _decoded(text):
        claims = cast("dict[str, Any]", told).get("claims") if isinstance(told, dict) else told
        if isinstance(claims, list):
            return cast("list[Any]", claims)
    raise BrokenAnswerError('The answer holds no JSON of the form {"claims": [...]}.')


def _decoded(text: str) -> Iterator[object]:
    decoder = json.JSONDecoder(parse_constant=_no_number, strict=False)  # a line's end inside a text is a small slip
    places = [match.start() for match in _OPENS.finditer(text)][-_TRIES:]
    stripped = text.strip()
    whole = len(text) - len(text.lstrip()) if stripped[:1] in ("{", "[") else None
    for at in (*([whole] if whole is not None and not places else []), *reversed(places)):
        try:
            yield decoder.raw_decode(text, at)[0]
        except (ValueError, RecursionError):
            continue


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


class _FormError(ValueError):
    """An entry has not the form of a claim."""


def _finding(entry: object) -> Finding:
    try:
        return _read(entry)
    except _FormError:
        return Finding(quote=(_shown(entry),), issue="", stance="noncommittal", malformed=True)


def _shown(entry: object) -> str:
    try:
        return repr(entry)[:MAX_SHOWN]
    except RecursionError:  # read from a text, it could still be nested too deeply for this
        return "{...}"


def _read(given: object) -> Finding:
    if not isinstance(given, dict):
        raise _FormError
    entry = cast("dict[str, Any]", given)
    quote, stance = _texts(entry, "quote"), _text(entry, "stance")
    if not quote or not stance or not _text(entry, "issue"):
        raise _FormError
    paragraph = entry.get("paragraph")
    if isinstance(paragraph, str) and paragraph.strip().isdecimal() and len(paragraph) < _DIGITS:
        paragraph = int(paragraph)
    if paragraph is not None and type(paragraph) is not int:
        raise _FormError
    party, via = _hint(entry, "party"), _texts(entry, "via")
    return Finding(
        quote=quote,
        issue=_text(entry, "issue"),
        stance=cast("Any", stance),  # a word that is no stance is rejected where the words are proved
        mention=_hint(entry, "mention"),
        cue=_hint(entry, "cue"),
        party="" if party == NO_PARTY else party,
        actor=_hint(entry, "actor"),
        via=via if len(via) <= MAX_VIA and all(len(name) <= MAX_HINT for name in via) else (),
        date=_hint(entry, "date"),
        position=_hint(entry, "position"),
        paragraph=paragraph,
    )


def _text(entry: dict[str, Any], name: str) -> str:
    """Return a text; what is missing or null is empty."""
    value = entry.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _FormError
    return value.strip()


def _hint(entry: dict[str, Any], name: str) -> str:
    """Return a text that only helps; one that is too long for that is none."""
    value = _text(entry, name)
    return value if len(value) <= MAX_HINT else ""


def _texts(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts; one text alone is a list of one."""
    value = entry.get(name)
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if not isinstance(value, list) or not all(isinstance(part, str) for part in cast("list[Any]", value)):
        raise _FormError
    return tuple(part for part in cast("list[str]", value) if part.strip())
