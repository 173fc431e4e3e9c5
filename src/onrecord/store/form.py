"""The form in which a claim is written: which fields, in which order, on which lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from onrecord import edtf, own
from onrecord.models import RULES
from onrecord.store.scalars import scalar
from onrecord.store.seal import seal

if TYPE_CHECKING:
    from onrecord.models import Claim
    from onrecord.own import OwnValue

Written: TypeAlias = "str | tuple[str, ...] | tuple[tuple[int, int], ...] | Mapping[str, OwnValue]"

FIELDS = (
    *("id", "actor", "party", "issue", "stance", "position", "date", "date_basis", "quote", "article", "spans"),
    *("kind", "mention", "cue", "via", "coders", "same_as", "status", "draft", "by", "note", "extra"),
)
_ALWAYS = ("id", "actor", "issue", "stance", "position", "quote", "article")
"""Fields that a claim cannot be read without, written even where they are empty."""


def fields_of(claim: Claim) -> dict[str, Written]:
    """Return the fields of a claim as they are written, in their order; empty ones are left out.

    A draft has its seal instead of a status.
    """
    fields: dict[str, Written] = {}
    for name in FIELDS:
        value = getattr(claim, name)
        if name == "quote" and len(value) == 1:
            value = value[0]
        if name == "coders":
            if value != (RULES,):
                fields[name] = value
        elif name in _ALWAYS or value not in (None, "", (), {}):
            fields[name] = value
    fields.pop("draft", None)
    if claim.is_draft:
        del fields["status"]
        fields["draft"] = seal(fields)
        fields = {name: fields[name] for name in FIELDS if name in fields}
    return fields


def block(claim: Claim) -> str:
    """Return the lines of a claim in the ledger, from its dash on, each ended by a newline."""
    lines = [line for name, value in fields_of(claim).items() for line in field_lines(name, value)]
    return "".join(f"{'  ' if at else '- '}{line}\n" for at, line in enumerate(lines))


def field_lines(name: str, value: Written) -> list[str]:
    """Return one field as lines; parts of a quote and own variables have a line each, other lists stand in brackets."""
    if isinstance(value, Mapping):
        return [f"{name}:", *(f"  {scalar(key)}: {_own(told)}" for key, told in value.items())]
    if name == "quote" and isinstance(value, tuple) and value:
        return ["quote:", *(f"- {scalar(str(part))}" for part in value)]
    return [f"{name}: {_in_line(value)}"]


def flow_field(name: str, value: Written) -> str:
    """Return one field as it stands in braces."""
    return f"{name}: {scalar(value, flow=True) if isinstance(value, str) else _in_line(value)}"


def sort_key(claim: Claim) -> tuple[date, str, int]:
    """Order claims as a person would: by date (a standing position last), article, place in the text."""
    said = edtf.parse(claim.date).latest if claim.date else date.max
    return said, claim.article, claim.spans[0].start if claim.spans else 0


def _own(value: OwnValue, *, flow: bool = False) -> str:
    if isinstance(value, str):
        return value if own.is_bare(value) else scalar(value, flow=flow)
    return f"[{', '.join(_own(part, flow=True) for part in value)}]"


def _in_line(value: Written) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{scalar(key, flow=True)}: {_own(told, flow=True)}' for key, told in value.items())}}}"
    parts = [f"[{part[0]}, {part[1]}]" if isinstance(part, tuple) else scalar(part, flow=True) for part in value]
    return f"[{', '.join(parts)}]"
