"""Which language a text is in."""

import pytest

from onrecord.intake import language

ENGLISH = ["The mayor said on Monday that the bridge would be opened to all of those who had asked for it."] * 8
GERMAN = [
    "Die Bürgermeisterin sagte am Montag, dass die Brücke für alle geöffnet werde, die danach gefragt hätten."
] * 8


@pytest.mark.parametrize(
    ("paragraphs", "called", "found"),
    [
        (ENGLISH, "", "en"),
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, "French", "en"),  # an interface's language is often given for the text's
        (GERMAN, "", "und"),
        (GERMAN, "de", "de"),
        (GERMAN, "English", "und"),
        (["Non."], "Français", "fr"),
        (["No."], "", "en"),
    ],
)
def test_a_language(paragraphs, called, found):
    assert language.of(paragraphs, called) == found
