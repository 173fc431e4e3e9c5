"""JSON Schemas of ledger and codebook, made from the models: editors complete and check files with them.

Draft-07, which the YAML servers of editors read. A schema sees values as YAML types them, onrecord sees texts: where a
bare number is a text for onrecord, the schema takes it too, and where nothing stands for no value, nothing.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from onrecord import models
from onrecord.models import NO_PARTY, Claim, Codebook, Coded
from onrecord.store.records import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.models import Record

Schema = dict[str, Any]

_NOISE = ("title", "default")


def schema(name: str, known: Codebook | None = None) -> Schema:
    """Return the schema of ``ledger`` or ``codebook``; with a codebook, its names are what an editor completes."""
    made = _ledger() if name == "ledger" else _codebook()
    made["properties"]["version"] |= {"const": VERSION}
    if known:
        _complete(made, known)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"onrecord {name}", **made}


def _ledger() -> Schema:
    claim = _of(Claim)
    claim["properties"]["status"]["enum"].remove("draft")  # the parser's, and said by the seal
    claims = {"description": "The claims, in any order.", "type": ["array", "null"], "items": claim}
    version = {"description": "The version of the format.", "type": "integer"}
    coded = {
        "description": "The articles that are fully coded, by their ids: what is no claim there is none.",
        "type": ["object", "null"],
        "additionalProperties": _of(Coded),
    }
    return {
        "description": "Who said what, on the record.",
        "type": "object",
        "additionalProperties": False,
        "properties": {"version": version, "coded": coded, "claims": claims},
    }


def _codebook() -> Schema:
    made = _of(Codebook)
    parties = made["properties"]["parties"]
    # "us:" with nothing behind it is a party of which there is nothing to say.
    parties["additionalProperties"] = {"anyOf": [parties["additionalProperties"], {"type": "null"}]}
    phrases = made["definitions"]["Issue"]["properties"]["phrases"]["additionalProperties"]
    phrases["items"] = {"anyOf": [{"type": "string"}, phrases["items"]]}  # the words alone will do
    return made


def _of(model: type[Record]) -> Schema:
    """Return the schema of a record, with those of the records in it as definitions."""
    made = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    parts = made.pop("$defs", {})
    cleaned = _record(model, made)
    if parts:
        cleaned["definitions"] = {name: _record(getattr(models, name), part) for name, part in parts.items()}
    return cleaned


def _record(model: type[Record], made: Schema) -> Schema:
    """Describe the fields by their docstrings, and take a text as YAML may type it."""
    told = _docstrings(model)
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    required: list[str] = made.get("required", [])
    fields = {key: {"description": told[names[key]], **_clean(value)} for key, value in made["properties"].items()}
    for key, field in fields.items():
        if field.get("type") == "string" and "enum" not in field:
            field["type"] = ["string", "number", "boolean"] + ([] if key in required else ["null"])
    kept = {key: value for key, value in made.items() if key not in (*_NOISE, "properties")}
    return {**kept, "description": made["description"].replace("``", '"'), "properties": fields}


def _clean(value: Any) -> Any:  # noqa: ANN401 - any part of a schema
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items() if key not in _NOISE}  # pyright: ignore[reportUnknownVariableType]
    return [_clean(part) for part in value] if isinstance(value, list) else value  # pyright: ignore[reportUnknownVariableType]


def _docstrings(model: type[Record]) -> dict[str, str]:
    """Return the texts below the fields of a class, by field."""
    (tree,) = ast.parse(inspect.getsource(model)).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    pairs = pairwise(body)
    return {
        field.target.id: text.value.value
        for field, text in pairs
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)
    }


def _complete(made: Schema, book: Codebook) -> None:
    """Put the names of a codebook where they may stand: issues and parties have no others, speakers may have."""
    speakers = [*book.actor_by_name, *(party.name for party in book.parties.values() if party.name)]
    parties = {"enum": [*book.parties, NO_PARTY]}
    if "claims" not in made["properties"]:
        made["definitions"]["Actor"]["properties"]["party"] |= {"anyOf": [parties, {"type": "null"}]}
        return
    claim = made["properties"]["claims"]["items"]["properties"]
    claim["issue"] |= {"enum": [*book.issues]}
    claim["party"] |= {"anyOf": [parties, {"type": "null"}]}
    claim["actor"] |= _suggested(speakers)
    claim["via"]["anyOf"][1] |= {"items": _suggested(speakers)}


def _suggested(names: Iterable[str]) -> Schema:
    return {"anyOf": [{"enum": sorted({*names})}, {"type": ["string", "number"]}]}
