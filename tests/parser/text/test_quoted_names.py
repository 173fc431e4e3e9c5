"""Quotations that are a word of the sentence around them, and the ones that are said."""

import pytest

from onrecord.parser import find_attributions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nicknames, titles, what somebody is called
        ("Jan “Red” Roe said it was over.", ["Jan “Red” Roe | it was over"]),
        ("“It is over,” said Jan “Red” Roe, a pilot.", ["Jan “Red” Roe, a pilot | “It is over,”"]),
        ('"It is over," Jan "Red" Roe said.', ['Jan "Red" Roe | "It is over,"']),
        ("“It is over,” said a man who answers to “Red.”", ["a man who answers to “Red.” | “It is over,”"]),
        ("“Tar” author Jan Roe said it was over.", ["“Tar” author Jan Roe | it was over"]),
        ('Jan Roe, author of "Tar," said the pier was shut.', ['Jan Roe, author of "Tar," | the pier was shut']),
        ("Jan Roe, author of “Tar,” told reporters it was over.", ["Jan Roe, author of “Tar,” | it was over"]),
        ("Jan Roe, known as “the Hammer,” told Lee it was over.", ["Jan Roe | it was over"]),
        ("The mayor, “a hard man”, said the pier was shut.", ["The mayor, “a hard man” | the pier was shut"]),
        ('The "Old Tar" inn closed. The so-called "toll" passed.', []),
        # words that are said
        ("“It is over” said Roe.", ["Roe | “It is over”"]),
        ("“Not Now” Roe said.", ["Roe | “Not Now”"]),
        ("It was not, in the end, “a shame,” said Roe.", ["Roe | It was not, in the end, “a shame,”"]),
        ("The plan to tax the toll “is a mistake,” said Roe.", ["Roe | The plan to tax the toll “is a mistake,”"]),
        ("Roe called the plan “a shame.”", ["Roe | the plan “a shame.”"]),
    ],
)
def test_who_says_what(text: str, expected: list[str]) -> None:
    found = find_attributions(text)
    said = [(a.source.of(text) if a.source else "", [c.of(text) for c in a.contents]) for a in found]
    assert [f"{source} | {' / '.join(contents)}" for source, contents in said] == expected
