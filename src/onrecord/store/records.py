"""A map of a YAML file into a record, with a sentence and a place for everything in it that does not fit.

What does not fit costs as little as it can: an unknown key is left out, a part (a role, a phrase) falls alone, and
only else the record is dropped.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from pydantic import ValidationError

from onrecord.errors import FileProblemError, Problem, did_you_mean
from onrecord.models import STANCES, Issue, Phrase, Record, Role
from onrecord.yaml import tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
Steps = tuple[int | str, ...]

VERSION = 1
"""The version of the format of codebook and ledger; without the line "version:" a file is of this one."""
MAX_ERRORS = 20
"""A record with more errors than this is something else, and not worth a sentence for each."""
MAX_SUGGESTIONS = 100
"""Looking for near names takes milliseconds: for this many names that is worth it."""

_INNER: Final[Mapping[str, type[Record]]] = {"roles": Role, "phrases": Phrase, "examples": Issue}
"""Fields that hold records of their own, or the keys of one."""
_LISTS = ("examples", "speaks_as", "demonyms", "aliases", "topic", "words")
_PARTS: Final[Mapping[str, int]] = {"roles": 2, "phrases": 3, **dict.fromkeys(_LISTS, 2)}
"""Fields whose parts fall alone, and how many steps lead to one: roles, 0; phrases, opposes, 0; topic, 0."""

_WANTED: Final[Mapping[str, str]] = {
    "string_type": "wants a text",
    "tuple_type": "wants a list",
    "dict_type": 'wants "key: value" lines',
    "model_type": 'wants "key: value" lines',
    "int_type": "wants a number",
    "int_parsing": "wants a number",
    "int_from_float": "wants a whole number",
}


def load_root(document: tree.Document, known: Sequence[str]) -> tuple[tree.Map | None, tuple[Problem, ...]]:
    """Return the outermost map of a file (None where it is empty), and its unknown keys as problems.

    FileProblemError where the file is something else, or is written for another version of the format.
    """
    root = document.root
    if root is None:
        return None, ()
    if not isinstance(root, tree.Map):
        remedy = (
            f'Write the lines "version: {VERSION}" and "{known[1]}:" above it.' if isinstance(root, tree.List) else ""
        )
        what = f'does not begin with "{known[1]}:" or another of its keys'
        raise FileProblemError(document.path, what, remedy, line=document.line(root.start))
    version = root.get("version")
    if version is not None and not (isinstance(version, tree.Text) and version.value == str(VERSION)):
        said = version.value if isinstance(version, tree.Text) else "a list or map"
        what = f'is of version "{said}", and this onrecord reads version {VERSION}'
        newer = said.isdecimal() and int(said[:9]) > VERSION
        remedy = "Use a newer onrecord." if newer else f"Write version: {VERSION}."
        raise FileProblemError(document.path, what, remedy, line=document.line(version.start))
    unknown = [key for key, _ in root.entries if key.value not in known]
    near = suggestions((key.value for key in unknown), known)
    return root, tuple(
        document.problem(key.start, f'unknown key "{key.value}".{near[key.value]}', rule="key") for key in unknown
    )


def suggestions(names: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return for each unknown name the words "Did you mean ...", or nothing where none is near."""
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    return {name: did_you_mean(name, known) if at < MAX_SUGGESTIONS else "" for at, name in enumerate(unknown)}


def build(
    model: type[R],
    node: tree.Node,
    name: str,
    document: tree.Document,
    values: Mapping[str, Any] | None = None,
    *,
    most: int = MAX_ERRORS,
) -> tuple[R | None, tuple[Problem, ...]]:
    """Read a node as a record of `model`; `name` names it in problems, `values` are those that count, else the node's.

    None where a bad value costs the whole record. Only the first `most` problems are told.
    """
    if not isinstance(node, tree.Map):
        return None, (document.problem(node.start, f'{name} wants "key: value" lines', rule="value"),)
    values = dict(values) if values is not None else cast("dict[str, Any]", tree.value_of(node))
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    if len(details) > MAX_ERRORS:
        text = f"{name}: {len(details)} of its keys and values do not fit"
        return None, (document.problem(node.start, text, rule="value"),)
    problems = tuple(_problem(detail, model, node, name, document) for detail in details[:most])
    return _without(model, values, [_cut(detail) for detail in details]), problems


def _without(model: type[R], values: dict[str, Any], cuts: list[Steps]) -> R | None:
    """Build the record again without the parts at fault; None where it is at fault itself."""
    if () in cuts:
        return None
    # From the last to the first, so that places in lists stay true; what lies inside a part that went is gone.
    for cut in sorted(set(cuts), key=lambda steps: [str(step).rjust(9) for step in steps], reverse=True):
        _remove(values, cut)
    try:
        return model.model_validate(values)
    except ValidationError:
        return None


def _remove(values: Any, cut: Steps) -> None:  # noqa: ANN401 - what YAML gives, before typing
    for step in cut[:-1]:
        if isinstance(values[step], str):  # one text for a list of one
            del values[step]
            return
        values = values[step]
    del values[cut[-1]]


def _cut(detail: ErrorDetails) -> Steps:
    """Return the steps to what an error costs; none for the record itself."""
    steps = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return steps
    if steps and steps[-1] == "[key]" and steps[0] in _INNER:
        return steps[:-1]
    return steps[: _PARTS.get(str(steps[0]), 0)] if steps else ()


def _problem(detail: ErrorDetails, model: type[Record], node: tree.Map, name: str, document: tree.Document) -> Problem:
    kind, steps = detail["type"], detail["loc"]
    # What lies inside a span, and whether its end is missing, pydantic calls otherwise from version to version.
    kind, steps = ("spans", steps[:1]) if steps[:1] == ("spans",) else (kind, steps)
    place = f"{name}: {': '.join(step[:80] for step in steps if isinstance(step, str) and step != '[key]')}"
    if kind == "missing" and isinstance(steps[-1], str):
        where = ": ".join(str(step) for step in steps[:-1] if isinstance(step, str))
        text = f"{name}{where and f': {where}'} has no {steps[-1]}"
    elif kind == "extra_forbidden":
        text = f'{name}: unknown key "{steps[-1]}".{_near(str(steps[-1]), _known(model, steps))}'
    elif steps[-1] == "[key]" and kind == "literal_error":
        near = did_you_mean(str(steps[-2]), STANCES) or f" Stances are {', '.join(STANCES)}."
        text = f'{name}: unknown stance "{steps[-2]}" in {steps[0]}.{near}'
    else:
        text = f"{place} {_wrong_value(detail)}"
    rule = "key" if kind == "extra_forbidden" else "value"
    return document.problem(_place(node, steps), text, rule=rule)


def _wrong_value(detail: ErrorDetails) -> str:
    """Say what is wrong with a value, as the end of a sentence that begins with its field."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    if kind == "literal_error":
        words = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return f'is "{value}", which is none of {", ".join(words)}.{did_you_mean(str(value), words)}'
    if kind == "value_error":
        return f"is wrong: {context['error']}"
    if detail["loc"][0] == "spans":
        return "wants pairs of numbers, as in [[1104, 1213]]"
    wanted = _WANTED.get(kind, f"is wrong: {detail['msg'].lower()}")
    if kind == "dict_type" and detail["loc"][-1] in ("phrases", "examples"):
        wanted = 'wants stances, each with its list, as in "supports: [...]"'
    if kind == "tuple_type" and isinstance(value, str):
        wanted = f"{wanted}, as in [{value}]"
    return f'{wanted}, not "{value}"' if isinstance(value, str) else wanted


@lru_cache(maxsize=1024)
def _near(key: str, known: tuple[str, ...]) -> str:
    """Return the words "Did you mean ...": the same slip comes again and again, and looking takes long."""
    return did_you_mean(key, known)


def _known(model: type[Record], steps: Steps) -> tuple[str, ...]:
    """Return the keys that a record, or the part of it that `steps` lead to, may have."""
    if len(steps) > 1:
        model = _INNER.get(str(steps[0]), model)
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _place(node: tree.Node, steps: Steps) -> int:
    """Return the offset of the deepest key or value on the way that still exists."""
    start = node.start
    for step in steps:
        if isinstance(node, tree.Map):
            entry = next((entry for entry in node.entries if entry.key.value == step), None)
            if entry is None:
                break
            start, node = entry.key.start, entry.value
        elif isinstance(node, tree.List) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            start = node.start
    return start
