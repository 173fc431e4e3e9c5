import csv
import io
from datetime import datetime

import pytest

from onrecord.models import Actor, Codebook
from onrecord.render.exports import dna

TYPES = {"statement ID": int, "document ID": int, "agreement": int, "score": int, "time": datetime.fromisoformat}
# The columns that DNA 3 writes before the variables of a statement type, and the variables of its type "DNA Statement".
META = ["statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text"]
VARIABLES = ["person", "organization", "concept", "agreement"]


def read(tell, codebook, ledger):
    """Return rows as R's read.csv2 types them."""
    text = dna.event_list(tell(ledger), codebook)
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";", strict=True))
    assert not rows or list(rows[0])[:13] == META + VARIABLES
    return [{name: TYPES.get(name, str)(value) for name, value in row.items()} for row in rows]


def test_columns_and_types(tell, codebook):
    ledger = "a Pahon 2019-05-02 -2 outlet=RT\nb Pentagon 2019-05 1 article=two\nc Trump 2019-05-01 2"
    actors = (
        Actor(name="Pentagon", party="us"),
        Actor(name="Pahon", body="Pentagon", kind="person"),
        Actor(name="Trump", kind="person"),
    )
    rows = read(tell, Codebook(parties=codebook.parties, actors=actors), ledger)
    told = [
        (r["statement ID"], r["document ID"], r["person"], r["organization"], r["agreement"], r["score"]) for r in rows
    ]
    assert told == [(1, 1, "Pahon", "Pentagon", 0, -2), (2, 2, "", "Pentagon", 1, 1), (3, 1, "Trump", "", 1, 2)]
    assert rows[1]["time"] == datetime.fromisoformat("2019-05-31")
    assert (rows[0]["source"], rows[0]["concept"], rows[0]["text"], rows[0]["claim"]) == ("RT", "group", "q a", "a")


def test_through_whom_it_is_known(tell, codebook):
    rows = read(tell, codebook, "a Trump 2019-05-02 2 via=Agency\nb Trump 2019-05-03 2")
    assert [row["via"] for row in rows] == ["Agency", ""]


@pytest.mark.parametrize("ledger", ["a Trump 2019-05-01 0", "a Trump - 2", ""])
def test_what_dna_cannot_hold(tell, codebook, ledger):
    assert read(tell, codebook, ledger) == []
    assert not any(map(dna.fits, tell(ledger)))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ('a; "b"', "\"a, 'b'\""),
        ("=1+1", '"\'=1+1"'),
        ('"=1+1"', "\"'=1+1'\""),
        ("@x\n-y", '"\'@x -y"'),
        ("Çavuşoğlu", '"Çavuşoğlu"'),
    ],
)
def test_cells(value, cell):
    assert dna._text(value) == cell


def test_own_variables_are_the_last_columns(tell, codebook):
    import dataclasses

    entries = tell("a Trump 2019-05-01 2\nb Trump 2019-05-02 2")
    claim = entries[0].claim.model_copy(update={"extra": {"n": "-2", "frame": '=a;"b"', "list": ("x", "y")}})
    text = dna.event_list([dataclasses.replace(entries[0], claim=claim), entries[1]], codebook)
    head, first, second = text.splitlines()
    assert head.endswith(';"status";"extra.frame";"extra.list";"extra.n"')
    assert first.endswith(""";"accepted";"'=a,'b'";"x | y";-2""")
    assert second.endswith(';"accepted";"";"";""')
