"""References in RIS and CSL-JSON."""

import json

import pytest

from onrecord.intake import references
from onrecord.intake.found import Asked, Day, Refused, UnreadableError

RIS = """TY  - NEWS
TI  - Pier stays open, council says
AU  - Roe, Ann
AU  - Lee, Bo, Jr.
T2  - Quay News
DA  - 2026/05/02/
Y2  - 2026/11/29/20:14:09
AB  - An abstract that
goes on.
UR  - https://quay.example/pier
LA  - en
L1  - internal-pdf://1/pier.pdf
ER  -

TY  - NEWS
T1  - Quay
JF  - Quay News
Y1  - 2026///
PY  - 2026
N2  - Another abstract.
ER  -
"""


def read(text):
    return list(references.read(text if isinstance(text, bytes) else text.encode(), Asked()))


@pytest.mark.parametrize("text", [RIS, RIS.replace("\n", "\r\n"), "\ufeff" + RIS, RIS.rstrip().removesuffix("ER  -")])
def test_ris(text):
    first, second = read(text)
    assert (first.title, first.outlet, first.byline) == (
        "Pier stays open, council says",
        "Quay News",
        "Ann Roe and Bo Lee Jr",
    )
    assert (first.day, first.url, first.language) == (
        Day("2026-05-02", "ris DA 2026/05/02/"),
        "https://quay.example/pier",
        "en",
    )
    assert (first.metadata_only, first.paragraphs, first.place) == (True, (), "#1")
    assert (second.title, second.outlet, second.day.edtf, second.place) == ("Quay", "Quay News", "2026", "#2")


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("DA  - 2026/5//", "2026-05"),
        ("DA  - 2026/05", "2026-05"),
        ("DA  - 2026-05-02", "2026-05-02"),
        ("DA  - May 2, 2026", "2026-05-02"),
        ("DA  - 05/03/2026", None),
        ("Y1  - 2026/05/02", "2026-05-02"),
        ("PY  - 2026\nDA  - 2026/05/02", "2026-05-02"),
        ("PY  - 2026/05/02\nDA  - spring", "2026-05-02"),
        ("Y2  - 2026/11/29", None),
        ("DA  - 2026/13/40", None),
    ],
)
def test_days_of_ris(fields, edtf):
    (found,) = read(f"TY  - NEWS\nTI  - Pier\n{fields}\nER  - \n")
    assert (found.day and found.day.edtf) == edtf


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [[2026, 5, 2]]}, "2026-05-02"),
        ({"date-parts": [["2026", "5", "2"]]}, "2026-05-02"),
        ({"date-parts": [["2026", 5]]}, "2026-05"),
        ({"date-parts": [[2026]]}, "2026"),
        ({"date-parts": [[2026, 5, 2], [2026, 5, 9]]}, None),
        ({"date-parts": [[2026, 5, 2], [2026, 5, 2]]}, "2026-05-02"),
        ({"date-parts": []}, None),
        ({"date-parts": [[]]}, None),
        ({"raw": "2026-05-02"}, "2026-05-02"),
        ({"literal": "2 May 2026"}, "2026-05-02"),
        ("2026-05-02", "2026-05-02"),
        (None, None),
    ],
)
def test_days_of_csl(issued, edtf):
    (found,) = read(
        json.dumps(
            [{"type": "webpage", "title": "Pier", "issued": issued, "accessed": {"date-parts": [[2026, 11, 29]]}}]
        )
    )
    assert (found.day and found.day.edtf) == edtf


def test_a_span_is_told():
    (found,) = read(
        json.dumps([{"type": "webpage", "title": "Pier", "issued": {"date-parts": [[2026, 5, 2], [2026, 5, 9]]}}])
    )
    assert found.check == ("it was published over a span of time: 2026-5-2 to 2026-5-9",)


ITEM = {"type": "article-newspaper", "title": "Pier", "container-title": ["Quay News"], "URL": "https://quay.example/pier", "author": [{"family": "Roe", "given": "Ann"}, {"literal": "Bo Lee"}, {"family": "Berg", "given": "Cy", "non-dropping-particle": "van den"}]}  # fmt: skip


@pytest.mark.parametrize("told", [[ITEM], ITEM, {"items": [ITEM]}])
def test_csl(told):
    (found,) = read(json.dumps(told))
    assert (found.title, found.outlet, found.url) == ("Pier", "Quay News", "https://quay.example/pier")
    assert (found.byline, found.metadata_only) == ("Ann Roe, Bo Lee and Cy van den Berg", True)


def test_no_references():
    assert read('[{"type": "webpage", "issued": {}}, 7]') == [
        Refused("#1", "is a reference without a title"),
        Refused("#2", "is a reference without a title"),
    ]
    for text in ("[" * 100_000, '[{"title": "cu'):
        with pytest.raises(UnreadableError, match="is no whole JSON"):
            read(text)


@pytest.mark.parametrize(
    ("text", "ris", "csl"),
    [
        (RIS, True, False),
        (json.dumps([ITEM]), False, True),
        ('[{"title": "Pier", "text": "x", "type": "news"}]', False, False),
        ("TY is short for thank you.", False, False),
        ("", False, False),
    ],
)
def test_what_they_look_like(text, ris, csl):
    assert (references.is_ris(text), references.is_csl(text)) == (ris, csl)
