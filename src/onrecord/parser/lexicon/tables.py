"""Read a table of the lexicon strictly: what is not in its shape is an error with file and line, never passed over."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple, cast

from onrecord.errors import OnrecordError, Problem, did_you_mean
from onrecord.parser.lexicon import places
from onrecord.parser.lexicon.shapes import ANY, SHAPES, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


_PACKAGE = "onrecord.parser.lexicon"


class LexiconError(OnrecordError):
    """A table that holds what its shape does not allow; ``problems`` are all of them, the text is the first."""

    def __init__(self, problems: list[Problem]) -> None:
        """Tell the first problem, and how to see the others."""
        self.problems = problems
        more = f" ({len(problems) - 1} more: python -m onrecord.parser.lexicon)" if problems[1:] else ""
        super().__init__(f"{problems[0]}{more}")


class Group(NamedTuple):
    """One group of a table: its entries, and sentences that must (``yes``) and must not (``no``) match it."""

    entries: tuple[str, ...]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    otherwise: bool = False


Path = tuple[str, ...]
"""The name of a group, one part a level: ("attitude", "leans_for")."""


class _Fault(NamedTuple):
    path: Path
    key: str
    entry: str | None
    text: str


@cache
def table(name: str) -> dict[Path, Group]:
    """Return the groups of a table of entries, in the order of its file; raise LexiconError."""
    groups = cast("dict[Path, dict[str, list[str]]]", _load(name))
    return {
        path: Group(
            tuple(group.get("entries", ())),
            tuple(group.get("yes", ())),
            tuple(group.get("no", ())),
            otherwise="otherwise" in group,
        )
        for path, group in groups.items()
    }


@cache
def rows(name: str) -> dict[str, dict[str, str]]:
    """Return the rows of a table of columns; raise LexiconError."""
    return {path[0]: row for path, row in cast("dict[Path, dict[str, str]]", _load(name)).items()}


def source(name: str) -> tuple[str, str]:
    """Return path and text of a table's file."""
    file = resources.files(_PACKAGE).joinpath(f"{name}.toml")
    return str(file), file.read_text("utf-8")


def _load(name: str) -> dict[Path, dict[str, object]]:
    file, text = source(name)
    groups, problems = read(file, text, SHAPES[name])
    if problems:
        raise LexiconError(problems)
    return groups


def read(file: str, text: str, shape: Shape) -> tuple[dict[Path, dict[str, object]], list[Problem]]:
    """Return the groups in the text of a table, and what is wrong with it, in the order of its lines."""
    try:
        data = cast("dict[str, object]", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        return {}, [Problem(file, int(line.group(1)) if line else 0, f"is not TOML: {error}.")]
    groups, faults = _groups(data, shape)
    if not faults:
        return groups, []
    problems = [Problem(file, places.line_of(text, fault.path, fault.key, fault.entry), fault.text) for fault in faults]
    return groups, sorted(problems, key=lambda problem: problem.line)


def _groups(data: dict[str, object], shape: Shape) -> tuple[dict[Path, dict[str, object]], list[_Fault]]:
    """Return the groups that `shape` knows, and what is wrong with them and beside them."""
    ends, allowed = _allowed(shape.groups)
    found: dict[Path, dict[str, object]] = {}
    faults: list[_Fault] = []
    left: list[tuple[Path, Path, object]] = [((), (), data)]
    while left:
        path, fitting, value = left.pop(0)
        if not isinstance(value, dict):
            faults.append(
                _Fault(path[:-1], path[-1], None, f'"{path[-1]}" stands outside of a group; write [GROUP] first.')
            )
        elif fitting not in allowed:
            beside = [".".join(group) for group in allowed if len(group) == len(path)]
            faults.append(_Fault(path, "", None, _unknown("group", ".".join(path), beside)))
        elif fitting not in ends:
            inner = cast("dict[str, object]", value)
            left[:0] = [((*path, name), _known(fitting, name, allowed), below) for name, below in inner.items()]
        else:
            found[path] = cast("dict[str, object]", value)
            faults += _of_group(path, found[path], shape)
    if shape.complete:
        missing = [group for group in ends if group not in found]
        faults += [_Fault((), "", None, f"Group [{'.'.join(group)}] is missing.") for group in missing]
    return found, faults


def _known(above: Path, name: str, allowed: Iterable[Path]) -> Path:
    """Return the name that a shape has for a group below `above`: its own, or any."""
    own, of_any = (*above, name), (*above, ANY)
    return of_any if own not in allowed and of_any in allowed else own


def _allowed(groups: tuple[str, ...]) -> tuple[dict[Path, None], dict[Path, None]]:
    """Return the names of the groups, and these with all that stands above them."""
    names = dict.fromkeys(tuple(group.split(".")) for group in groups)
    return names, dict.fromkeys(name[:length] for name in names for length in range(len(name) + 1))


def _of_group(path: Path, group: dict[str, object], shape: Shape) -> Iterator[_Fault]:
    """Yield what is wrong with one group."""
    allowed = shape.columns or ("entries", "yes", "no", *(("otherwise",) if shape.otherwise else ()))
    unknown = [key for key in group if key not in allowed]
    yield from (_Fault(path, key, None, _unknown("key", key, allowed)) for key in unknown)
    if shape.columns:
        yield from _of_row(path, group, shape.columns)
        return
    if "otherwise" in group:
        if group["otherwise"] is not True or len(group) > 1:
            yield _Fault(path, "otherwise", None, "A group for all other words has the one line: otherwise = true.")
        return
    for key in ("entries", "yes", "no"):
        listed = group.get(key)
        if key not in group and (key != "entries" or unknown):
            continue
        if not _is_list_of_text(listed):
            yield _Fault(
                path, key if key in group else "", None, f"Write {key} = [...] with one or more texts in quotes."
            )
        elif key == "entries":
            yield from _of_entries(path, listed, shape)


def _is_list_of_text(value: object) -> bool:
    listed = cast("list[object]", value if isinstance(value, list) else [])
    return bool(listed) and all(isinstance(one, str) for one in listed)


def _of_row(path: Path, row: Mapping[str, object], columns: tuple[str, ...]) -> Iterator[_Fault]:
    for column in columns:
        word = row.get(column)
        if not isinstance(word, str) or not re.fullmatch(r"[a-z'-]+", word):
            yield _Fault(path, column, None, f'Row "{path[0]}" needs {column} = "WORD", in small letters.')


def _of_entries(path: Path, entries: object, shape: Shape) -> Iterator[_Fault]:
    """Yield what is wrong with the entries of a group."""
    listed = cast("list[str]", entries)
    good, notation = _notation(shape.stems, shape.marks, shape.single)
    if len(set(listed)) < len(listed):
        seen: set[str] = set()
        twice = dict.fromkeys(entry for entry in listed if entry in seen or seen.add(entry))
        yield from (_Fault(path, "entries", entry, f'"{entry}" stands twice in this group.') for entry in twice)
    wrong = [entry for entry in listed if not good(entry)]
    yield from (_Fault(path, "entries", entry, f'"{entry}" is no entry: {notation}.') for entry in wrong)


@cache
def _notation(stems: bool, marks: str, single: bool) -> tuple[Callable[[str], object], str]:  # noqa: FBT001
    """Return what tells an entry from none, and the notation in words."""
    word = rf"[a-z0-9'{re.escape(marks)}][a-z0-9'.{re.escape(marks)}-]*"
    stem = rf"{word}\*?" if stems else word
    skipping = rf"(?: \*)*(?: {stem})" if stems else f" {stem}"
    says = "small letters, digits, ' - ." + "".join(f" {mark}" for mark in marks)
    says += ", one word" if single else ", one blank between words"
    says += '; "*" ends a word, or stands alone between two' if stems else '; no "*" in this table'
    return re.compile(stem if single else f"{stem}(?:{skipping})*").fullmatch, says


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = did_you_mean(name, names)
    listed = "" if near or len(names) > 30 else f" Known: {', '.join(names)}."
    return f'No {what} "{name}" in this table.{near or listed}'
