import pytest

from onrecord.suggest import terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norlandic Foreign Minister Åsa Lindström said", ["Norlandic Foreign Minister Åsa Lindström"]),
        ("Gov. Anna Berg and J. K. Holm met in Norburg.", ["Gov. Anna Berg", "J. K. Holm", "Norburg"]),
        ("the Ministry of Trade of the north", ["Ministry of Trade"]),
        ("the Harbour Drivers' Alliance said", ["Harbour Drivers' Alliance"]),
        ("the mayor of Vesle", ["Vesle"]),
        ("He said. The talks ended", []),
        ("ends with Berg\nAnna goes on", ["Berg", "Anna"]),
        ("the U.N. and the V-22", ["U.N.", "V-22"]),
    ],
)
def test_names(text, expected):
    assert [" ".join(name.words) for name in terms.names(terms.tokens(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to keep the night ferry", ["ferry", "night ferry"]),
        ("the ferry will sail", ["ferry"]),
        ("the V-22 delivery was late", ["delivery", "V-22 delivery", "V-22"]),
        ("they sail", []),
        ("the way out of here", []),
        ("ferries are dear", ["ferries"]),
        ("of 12 and the 30", []),
    ],
)
def test_noun_phrases(text, expected):
    assert [" ".join(words) for words in terms.noun_phrases(text)] == expected


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("tolls", "toll"), ("ferries", "ferry"), ("taxes", "tax"), ("losses", "loss"), ("churches", "church"),
        ("houses", "house"), ("buses", "bus"), ("V-22s", "V-22"),
        ("congress", "congress"), ("crisis", "crisis"), ("status", "status"), ("news", "news"), ("gas", "gas"),
    ],
)  # fmt: skip
def test_singular(plural, one):
    assert terms.singular(plural) == one
    assert terms.singular(one) == one
