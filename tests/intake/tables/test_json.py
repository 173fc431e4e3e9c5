"""Records of JSON, in each of the ways in which files have them."""

import json

import pytest

from onrecord.intake.found import Asked, Found, Refused, UnreadableError
from onrecord.intake.tables import json as reader

A = {"title": "Pier", "maintext": "One.\nTwo.", "date_publish": "2026-05-02 00:00:00", "date_download": "2026-11-29 20:14:09", "date_modify": "2026-06-01 10:00:00", "language": "en"}  # fmt: skip
B = {"title": "Quay", "text": "Three."}
SEARCH = {"status": "ok", "totalResults": 200, "articles": [{**A, "source": {"id": None, "name": "Quay News"}}, B]}


def read(data):
    return list(reader.read(data if isinstance(data, bytes) else data.encode(), Asked()))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, (A, B))),
        "\r\n".join(map(json.dumps, (A, B))) + "\r\n",
        json.dumps([A, B]),
        json.dumps([A, B], indent=1),
        json.dumps(A, indent=1) + "\n" + json.dumps(B, indent=1),
        json.dumps(SEARCH),
        json.dumps({"response": {"docs": [A, B]}}),
        "\ufeff" + json.dumps([A, B]),
        json.dumps({"response": {"results": [{"id": "a", "webUrl": "", "fields": A}, {"id": "b", "fields": B}]}}),
        "\n".join(json.dumps({"_index": "news", "_source": each}) for each in (A, B)),
    ],
)
def test_ways(text):
    first, second = read(text)
    assert (first.title, first.paragraphs, first.day.edtf, first.language, first.place) == (
        "Pier",
        ("One.", "Two."),
        "2026-05-02",
        "en",
        "#1",
    )
    assert (second.title, second.place) == ("Quay", "#2")


def test_a_bad_line_costs_itself():
    parts = read(
        "\n".join(
            [
                json.dumps(B),
                '{"title": "cut',
                "7",
                "null",
                json.dumps(B),
                "[" * 100_000,
                '{"title": "no text"}',
                json.dumps(B),
            ]
        )
    )
    assert [type(part) for part in parts] == [Found, Refused, Refused, Refused, Found, Refused, Refused, Found]
    assert [part.place for part in parts] == [f"#{n}" for n in range(1, 9)]


@pytest.mark.parametrize("text", ['[{"text": "One."}, {"text": "Tw', '[{"text": "One."},', '[{"text": "One."}'])
def test_a_list_that_ends_early(text):
    parts = reader.read(text.encode(), Asked())
    assert next(parts).paragraphs == ("One.",)
    with pytest.raises(UnreadableError, match="ends early"):
        next(parts)


def test_line_separators_of_unicode_end_no_record():
    (found,) = read('{"text": "One\u2028two."}')
    assert found.paragraphs == ("One two.",)
