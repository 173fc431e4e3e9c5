"""Texts in other languages are not read."""

import pytest

from onrecord.parser import find_attributions
from onrecord.parser.text.language import is_english

OTHERS = {
    "de": "die bürgermeisterin sagte dass die nachtfähre bleibe und niemand seine arbeit verliere denn sie ist für alle da",
    "pt": "a prefeita disse que a balsa seria mantida e que ninguém perderia o emprego no porto do rio as obras ficam",
    "nl": "de burgemeester zei dat de nachtboot blijft varen en dat niemand zijn baan verliest in de stad is men blij",
    "ru": "мэр сказала что ночной паром сохранят и никто не потеряет работу потому что паром для многих связь",
    "zh": "市长周一表示该市将保留夜间渡轮而且没有人会失去工作" * 10,
}


@pytest.mark.parametrize("text", [f"{text}. " * 4 for text in OTHERS.values()], ids=OTHERS)
def test_another_language(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Die Nachtfähre ist eine Lebensader, sagte die Bürgermeisterin.",  # short
        "Roe 412, Lee 388, Dahl 211, Cole 98. " * 40,  # a table
        "Mayor Roe said that the toll was dear and that nobody would pay it. " * 10,
        ("Mayor Roe said that the toll was dear, and left. «" + OTHERS["de"] + "», she added to those in the hall. ")
        * 5,
    ],
)
def test_english_or_not_to_be_judged(text: str) -> None:
    assert is_english(text)


def test_no_statement_is_found_in_another_language() -> None:
    said = '"Nein," said Jan Roe. '
    assert find_attributions(said)
    assert not find_attributions(said + OTHERS["de"] * 9)
