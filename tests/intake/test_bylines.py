import pytest

from onrecord.intake.bylines import names

TABLE = [
    ("By JONAS PETRAKIS, MNA", "Jonas Petrakis"),
    ("Hanne Liddle, Transport Reporter", "Hanne Liddle"),
    ("Hanne Liddle and Ruben Cole", "Hanne Liddle and Ruben Cole"),
    ("Ostrand, Mirelle; Achterberg, Tobin", "Mirelle Ostrand and Tobin Achterberg"),
    ("Ostrand, Mirelle; Achterberg, Tobin; Cole, Ruben", "Mirelle Ostrand, Tobin Achterberg and Ruben Cole"),
    ("Mirelle Ostrand; Tobin Achterberg; Staff Writers", "Mirelle Ostrand and Tobin Achterberg"),
    ("Petrakis, Jonas", "Jonas Petrakis"),
    ("By Paul Okonedo-Hart in Brannock", "Paul Okonedo-Hart"),
    ("PAUL OKONEDO-HART AND MARY O'NEILL", "Paul Okonedo-Hart and Mary O'Neill"),
    ("J.R. MCALLISTER", "J.R. McAllister"),
    ("LENA VAN DER BERG", "Lena van der Berg"),
    ("Von Anna Weiß und Jörg Maler", "Anna Weiß and Jörg Maler"),
    ("Par Claire Dubosc et Jean Petit", "Claire Dubosc and Jean Petit"),
    ("Door Piet Jansen", "Piet Jansen"),
    ("Jane Doe Political Editor", "Jane Doe"),
    ("Lena van der Berg Foreign Correspondent", "Lena van der Berg"),
    ("By Jane Doe\nPolitical Editor", "Jane Doe"),
    ("By Jane Doe, John Roe and Max Poe", "Jane Doe, John Roe and Max Poe"),
    ("By Jane Doe; Edited by John Roe", "Jane Doe"),
    ("John Smith, Jr.", "John Smith Jr"),
    ("jane@ledger.example Jane Doe (@janedoe)", "Jane Doe"),
    ("Jonas Petrakis, Meridian News Agency", "Jonas Petrakis"),
    ("Jane Doe, The Port Corran Ledger", "Jane Doe"),
    ("Jane Doe | The Ledger", "Jane Doe"),
    ("Jane Doe, with additional reporting by John Roe", "Jane Doe"),
    ("Ines Valdemar is leader of the council", ""),
    ("Anonymous", ""), ("Staff", ""), ("Staff Reporter", ""), ("By STAFF REPORTER", ""), ("MNA", ""), ("", ""),
    ("The Associated Press", ""), ("Political Editor", ""), ("Agencies", ""), ("Editorial", ""), ("Unknown", ""),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), TABLE)
def test_names(words, expected):
    assert names(words) == expected


def test_a_field_of_authors_is_last_name_first():
    assert names("Ostrand, Mirelle", last_first=True) == "Mirelle Ostrand"
    assert names("Smith, John, Jr.; Doe, Jane, PhD", last_first=True) == "John Smith Jr and Jane Doe"
    assert names("Anonymous", last_first=True) == ""
    assert names("Hanne Liddle, Transport Reporter", last_first=True) == "Hanne Liddle"


def test_the_outlet_is_no_author():
    assert names("Harven Review", outlet="Harven Review") == ""
