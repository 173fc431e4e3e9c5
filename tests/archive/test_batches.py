"""The function from a batch of articles to a batch of what was found in them."""

from collections import Counter
from pathlib import Path

import pyarrow as pa
import pytest

import shards
from onrecord import Dossier, find_attributions
from onrecord.archive import batches, schema
from onrecord.archive.options import Options
from onrecord.models import Article

DATA = Path(__file__).parents[2] / "data"


def batch(*rows, columns=schema.ARTICLES):
    return pa.RecordBatch.from_pylist([{"row": at, **row} for at, row in enumerate(rows)], columns)


def counted(found):
    return {name: number for name, number in found.items() if number}


@pytest.fixture(scope="module")
def shipped():
    return Dossier(DATA)


@pytest.fixture(scope="module")
def scheme(shipped):
    return shipped.codebook.model_dump_json(by_alias=True)


def told(article):
    return {**article.model_dump(include={"id", "title", "outlet", "byline", "url", "published", "genre"}), "text": article.body}  # fmt: skip


def test_attributions_are_those_of_the_parser(shipped):
    article = shipped.articles[0]
    found = batches.read(batch(told(article)), Options())
    assert found.schema == schema.read("attributions")
    expected = find_attributions(article.body)
    rows = found.to_pylist()
    assert len(rows) == len(expected) > 10
    for row, each in zip(rows, expected, strict=True):
        spans = [(span["start"], span["end"]) for span in row["content_spans"]]
        assert spans == [tuple(span) for span in each.contents]
        assert row["contents"] == [span.of(article.body) for span in each.contents]
        assert row["cue"] == (each.cue and each.cue.of(article.body))
        assert (row["article"], row["kind"], row["rule"], row["failure"]) == (article.id, each.kind, each.rule, None)


def test_claims_are_those_of_a_parse(shipped, scheme):
    from onrecord import pipeline

    given = [told(article) for article in shipped.articles]
    for article, row in zip(shipped.articles, given, strict=True):
        row["published"] = article.published if article.published_basis != "inferred" else None
    tally = Counter()
    found = batches.read(batch(*given), Options("claims", scheme), tally)
    expected = {claim.id: claim for claim in pipeline.drafts(shipped, shipped.articles)}
    rows = found.to_pylist()
    assert {row["id"] for row in rows} == expected.keys()
    for row in rows:
        claim = expected[row["id"]]
        assert (row["actor"], row["stance"], row["date"], tuple(row["quote"])) == (claim.actor, claim.stance, claim.date, claim.quote)  # fmt: skip
        assert [row["text"][span["start"] : span["end"]] for span in row["spans"]] == row["quote"]
        assert row["party"] in {*shipped.codebook.parties, None}
    assert tally["covered"] > 90
    assert tally["rows"] == len(rows)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The mayor said the bridge would open.", {"articles": 1, "read": 1, "rows": 1}),
        ("The bridge is grey.", {"articles": 1, "read": 1}),
        ("", {"articles": 1, "without_text": 1}),
        (" \n", {"articles": 1, "without_text": 1}),
        (None, {"articles": 1, "without_text": 1}),
        ("Die Nachtfähre ist eine Lebensader, sagte die Bürgermeisterin. " * 15, {"articles": 1, "not_english": 1}),
        ("x" * (batches.MAX_TEXT + 1), {"articles": 1, "failed": 1}),
    ],
)
def test_every_article_is_counted_once(text, counts):
    tally = Counter()
    batches.read(batch({"text": text}), Options(), tally)
    assert counted(tally) == counts


def test_a_poisoned_article_costs_only_itself(monkeypatch):
    def find(text, nested):
        if "poison" in text:
            raise RecursionError("too deep")
        return find_attributions(text, nested)

    monkeypatch.setattr(batches.parser, "find_attributions", find)
    tally = Counter()
    given = batch(
        {"id": "a", "text": shards.text(1)}, {"id": "b", "text": "poison"}, {"id": "c", "text": shards.text(2)}
    )
    rows = batches.read(given, Options(), tally).to_pylist()
    assert [(row["article"], row["row"]) for row in rows if not row["failure"]] == [("a", 0)] * 3 + [("c", 2)] * 3
    (lost,) = (row for row in rows if row["failure"])
    assert (lost["article"], lost["row"], lost["failure"]) == ("b", 1, "onrecord failed: RecursionError: too deep")
    assert counted(tally) == {"articles": 3, "read": 2, "failed": 1, "rows": 6}


def test_a_row_that_is_no_article_is_handed_on():
    (row,) = batches.read(batch({"id": "a", "failure": "its line is not JSON"}), Options()).to_pylist()
    assert row["failure"] == "its line is not JSON"


def test_a_codebook_that_cannot_be_made_ready_is_no_fault_of_an_article():
    with pytest.raises(ValueError, match="Codebook"):
        batches.read(batch({"text": "The mayor said it."}), Options("claims", "{"))


@pytest.mark.parametrize(
    ("title", "text", "read"),
    [
        ("", "The mayor said the S-400 would come.", True),
        ("The S-400 comes", "The mayor said it would come.", True),
        ("", "A first paragraph.\n\nThe mayor said the S-400s would come.", True),
        ("", "The mayor said the S\u00ad-400 would come.", True),
        ("", "The mayor said the bridge would open.", False),
    ],
)
@pytest.mark.parametrize("kind", ["claims", "attributions"])
def test_on_topic(scheme, title, text, read, kind):
    tally = Counter()
    batches.read(batch({"title": title, "text": text}), Options(kind, scheme, on_topic=True), tally)
    assert (tally["read"], tally["off_topic"]) == ((1, 0) if read else (0, 1))


def test_on_topic_loses_no_claim(scheme, shipped):
    other = Dossier(DATA.parent / "examples" / "harbor-toll")
    given = batch(*(told(article) for article in (*shipped.articles, *other.articles)))
    for book in (scheme, other.codebook.model_dump_json(by_alias=True)):
        whole, some = (batches.read(given, Options("claims", book, on_topic=gate)) for gate in (False, True))
        assert whole.equals(some)


def test_spans_count_in_a_text_with_one_line_end():
    (row,) = batches.read(batch({"text": "A gate.\r\n\r\nThe mayor said it would go.\r\n"}), Options()).to_pylist()
    assert row["content_spans"] == [{"start": 24, "end": 35}]


def test_nested():
    text = "The mayor said that Ann Roe had said the bridge would open."
    numbers = [batches.read(batch({"text": text}), Options(nested=nested)).num_rows for nested in (False, True)]
    assert numbers == [1, 2]


@pytest.mark.parametrize("published", ["2026-03", "soon", None])
def test_what_is_no_date_is_none(scheme, published):
    text = "Donald Trump said the S-400 was a threat."
    rows = batches.read(batch({"text": text, "published": published}), Options("claims", scheme)).to_pylist()
    assert rows[0]["published"] == (published if published == "2026-03" else None)


def test_it_is_what_map_in_arrow_calls():
    """Spark hands over an iterator of batches with the columns that a table has, and takes batches of one schema."""
    columns = pa.schema([pa.field("text", pa.string())])
    given = iter([batch({"text": shards.text(1)}, columns=columns), batch({"text": ""}, columns=columns)])
    options = Options()
    found = list(map(lambda each: batches.read(each, options), given))  # noqa: C417 - as a user writes it
    assert [each.num_rows for each in found] == [3, 0]
    assert all(each.schema == schema.read("attributions") for each in found)
    assert pa.Table.from_batches(found).num_rows == 3


def test_the_fields_of_an_article_are_all_read():
    assert set(schema.TOLD) < set(Article.model_fields)
