"""What the rules of attribution are called in sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.spans import AttributionRule as Id

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[Id, str] = {
    Id.QUOTED_AS: "quoted as saying",
    Id.PASSIVE_BY: "passive verb, its agent behind “by”",
    Id.PASSIVE: "passive verb, nobody named",
    Id.PASSIVE_WITHOUT_AGENT: "passive verb alone, nobody named",
    Id.AFTER_CONTENT: "speaker and verb behind what was said",
    Id.INVERTED: "verb and speaker behind what was said",
    Id.CITING: "reported by citing somebody",
    Id.BEFORE_CONTENT: "speaker and verb before what was said",
    Id.WITHOUT_SUBJECT: "verb before what was said, speaker not made out",
    Id.ACCORDING_TO_FIRST: "“according to” before what was said",
    Id.ACCORDING_TO_LAST: "“according to” behind what was said",
    Id.SPEAKER_LABEL: "speaker's name and a colon",
    Id.REPORTING_NOUN: "a noun such as “claim” or “offer”",
    Id.SIGNATURE: "name that signs a quotation",
    Id.TRANSCRIPT: "speaker's name in a transcript",
    Id.SIGNED: "words above a signature",
    Id.ANNOUNCED_BLOCK: "paragraph announced by the one before",
    Id.SET_OFF_BLOCK: "set-off paragraph",
    Id.QUOTATION_AFTER_REPORT: "quotation behind a report",
    Id.QUOTATION_AFTER_SPEAKER: "quotation behind a sentence on its speaker",
    Id.QUOTATION_OF_SAME_SPEAKER: "quotation of the last speaker",
    Id.BYLINE: "the author's own words",
    Id.CODED: "found by another coder than the rules",
}
"""A few words for every rule, as they stand in a list or in brackets."""


def sentence(rule: str) -> str:
    """Return a rule in words; what is no id of a rule is returned as it is."""
    return next((words for known, words in SENTENCES.items() if known == rule), rule)
