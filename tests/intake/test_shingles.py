"""How much of one text stands in another."""

import random

from onrecord.intake import shingles

DRAWN = random.Random(7)
WORDS = [f"w{number}" for number in range(400)]


def text(words=300):
    return [" ".join(DRAWN.choices(WORDS, k=words))]


def test_a_cut_copy_is_contained_and_another_text_is_not():
    whole = text()
    cut = [" ".join(whole[0].split()[:100])]
    assert shingles.containment(shingles.of(whole), shingles.of(cut)) == 1
    assert shingles.containment(shingles.of(whole), shingles.of(text())) < 0.05


def test_a_few_words_are_no_copy():
    assert shingles.containment(shingles.of(["one two three four five six seven"]), shingles.of(["one two three four five six seven"])) == 0  # fmt: skip


def test_case_accents_and_marks_do_not_matter():
    assert shingles.of(["“Ça va,” he said to all of them."]) == shingles.of(['"CA VA", he said: to all of them'])
