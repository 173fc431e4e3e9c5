"""The JSON Schemas: editors see with them what onrecord sees."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from pathlib import Path

import hands
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import yaml
from onrecord import edtf
from onrecord.models import Claim
from onrecord.store import codebook, ledger, schema
from onrecord.store.form import FIELDS, block

pytestmark = pytest.mark.usefixtures("files_kept")
ROOT = Path(__file__).parents[2]
DOSSIERS = [ROOT / "data", *sorted((ROOT / "examples").iterdir())]


class Loader(yaml.CSafeLoader):
    """YAML as an editor types it (1.2): dates are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@cache
def general(name):
    return jsonschema.Draft7Validator(schema.schema(name))


def wrong(name, document, known=None):
    validator = jsonschema.Draft7Validator(schema.schema(name, known)) if known else general(name)
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator.iter_errors(document)]


@pytest.mark.parametrize("name", ["ledger", "codebook"])
def test_the_shipped_schemas_are_those_of_the_models(name):
    jsonschema.Draft7Validator.check_schema(schema.schema(name))
    shipped = (ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == schema.schema(name), f"run: onrecord schema {name} > docs/schema/{name}.json"


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda path: path.name)
@pytest.mark.parametrize(("name", "file"), [("ledger", "claims.yaml"), ("codebook", "codebook.yaml")])
def test_the_shipped_files_are_valid_and_say_where_the_schema_is(dossier, name, file):
    text = (dossier / file).read_text(encoding="utf-8")
    known, _ = codebook.load(dossier / "codebook.yaml")
    document = yaml.load(text, Loader)
    assert wrong(name, document) == []
    assert wrong(name, document, known) == []
    mode = text.splitlines()[0].partition("$schema=")[2]
    assert (dossier / mode).resolve() == ROOT / "docs" / "schema" / f"{name}.json"


def test_every_field_is_described():
    claim = schema.schema("ledger")["properties"]["claims"]["items"]
    assert set(claim["properties"]) == set(FIELDS)
    mark = schema.schema("ledger")["properties"]["coded"]["additionalProperties"]
    described = [claim, mark, schema.schema("codebook"), *schema.schema("codebook")["definitions"].values()]
    for record in described:
        assert record["description"]
        assert all(field["description"] for field in record["properties"].values())


@pytest.mark.parametrize(
    ("coded", "fits"),
    [
        (None, True),
        ({}, True),
        ({"art": {"day": "2026-11-29", "by": "anna", "sha256": "ab" * 32, "issues": ["group"]}}, True),
        ({"art": {"day": "2026-11-29", "sha256": "ab" * 32, "issues": "group"}}, True),
        ({"art": {"day": "2026-11-29", "sha256": "ab", "issues": []}}, False),
        ({"art": {"day": "2026-11-29", "sha256": "ab" * 32}}, False),
        ({"art": {"day": "2026-11-29", "sha256": "ab" * 32, "issues": [], "bye": "x"}}, False),
        ({"art": True}, False),
        (["art"], False),
    ],
)
def test_what_fits_a_mark(coded, fits):
    assert (not wrong("ledger", {"coded": coded, "claims": []})) is fits


GOOD = {"id": "a", "actor": "A", "issue": "i", "stance": "opposes", "position": "p", "quote": "q", "article": "x"}


@pytest.mark.parametrize(
    ("change", "fits"),
    [
        ({}, True),
        ({"quote": ["q", 2019], "via": "one", "spans": [[1, 2]], "date": 2019, "note": None}, True),
        ({"date": ["2019-05-27..2019-05-31"], "date_basis": "stated", "id": 12345678}, True),
        ({"stance": "against"}, False),
        ({"stanze": "opposes"}, False),
        ({"status": "draft"}, False),
        ({"spans": [[1]]}, False),
        ({"spans": [1, 2]}, False),
        ({"date": "May 2019"}, False),
        ({"quote": None}, False),
    ],
)
def test_what_fits_a_claim(change, fits):
    assert (wrong("ledger", {"version": 1, "claims": [GOOD | change]}) == []) is fits


@pytest.mark.parametrize("field", ["id", "actor", "issue", "stance", "position", "quote", "article"])
def test_what_a_claim_cannot_do_without(field):
    claim = deepcopy(GOOD)
    del claim[field]
    assert wrong("ledger", {"claims": [claim]})


def test_names_of_a_codebook_are_offered():
    known, _ = codebook.load(ROOT / "data" / "codebook.yaml")
    claim = {**GOOD, "issue": "working-group", "actor": "Somebody else", "party": "us"}
    assert wrong("ledger", {"claims": [claim]}, known) == []
    for change in ({"issue": "working-grop"}, {"party": "usa"}):
        assert wrong("ledger", {"claims": [claim | change]}, known)
    actor = schema.schema("ledger", known)["properties"]["claims"]["items"]["properties"]["actor"]
    assert {"Eric Pahon", "Turkey"} <= set(actor["anyOf"][0]["enum"])


DATES = st.dates().map(str) | st.sampled_from(["2019", "2019-04", "", ".."])


@given(DATES, DATES, st.sampled_from(["{}/{}", "[{}..{}]", "{}"]))
def test_what_is_a_date_for_onrecord_is_one_for_the_schema(first, last, form):
    text = form.format(first, last)
    try:
        edtf.parse(text)
    except ValueError:
        return
    assert wrong("ledger", {"claims": [GOOD | {"date": text}]}) == []


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(hands.new_claims(), max_size=2))
def test_what_onrecord_writes_is_valid(claims):
    text = "version: 1\nclaims:\n" + "".join(block(Claim(**dict(claim) | {"note": claim.position})) for claim in claims)
    assert ledger.from_bytes(Path("claims.yaml"), text.encode()).problems == () or len(claims) > 1
    assert wrong("ledger", yaml.load(text, Loader)) == []
