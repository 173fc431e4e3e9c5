"""What the rules of attribution are called in sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.spans import AttributionRule as Id

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[Id, str] = {
    Id.QUOTED_AS: "quoted as saying",
    Id.PASSIVE_BY: "passive verb, speaker after “by”",
    Id.PASSIVE: "passive verb, speaker not named",
    Id.PASSIVE_WITHOUT_AGENT: "passive verb alone, speaker not named",
    Id.AFTER_CONTENT: "speaker and verb after what was said",
    Id.INVERTED: "verb and speaker after what was said",
    Id.CITING: "somebody is cited",
    Id.BEFORE_CONTENT: "speaker and verb before what was said",
    Id.WITHOUT_SUBJECT: "verb before what was said, speaker unclear",
    Id.ACCORDING_TO_FIRST: "“according to” before what was said",
    Id.ACCORDING_TO_LAST: "“according to” after what was said",
    Id.SPEAKER_LABEL: "speaker's name and a colon",
    Id.REPORTING_NOUN: "a noun such as “claim” or “offer”",
    Id.SIGNATURE: "name that signs a quotation",
    Id.TRANSCRIPT: "speaker's name in a transcript",
    Id.SIGNED: "words that are signed",
    Id.ANNOUNCED_BLOCK: "paragraph announced by the one before",
    Id.SET_OFF_BLOCK: "paragraph set off from the text",
    Id.QUOTATION_AFTER_REPORT: "quotation after a report",
    Id.QUOTATION_AFTER_SPEAKER: "quotation after a sentence about its speaker",
    Id.QUOTATION_OF_SAME_SPEAKER: "quotation of the last speaker",
    Id.BYLINE: "the author's own words",
    Id.CODED: "found by a coder other than the rules",
}
"""A few words for every rule, as they stand in a list or in brackets."""


def sentence(rule: str) -> str:
    """Return a rule in words; what is no id of a rule is returned as it is."""
    return next((words for known, words in SENTENCES.items() if known == rule), rule)
