"""What a text says, by rules: attributions, speakers, dates, stances. Pure functions: no files, no clock.

The door of this room: other rooms take what they need from here; only `text` and `lexicon` stand open beside it. Names
are imported when they are first used, so that attributions alone need neither pydantic nor a codebook.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.parser.run import document, find_attributions, is_english, prepare, publication, read

if TYPE_CHECKING:
    from onrecord.parser.attribution.select import kind_of as kind_of
    from onrecord.parser.compiled import CompiledCodebook as CompiledCodebook
    from onrecord.parser.dates.publication import Events as Events
    from onrecord.parser.dates.publication import Inference as Inference
    from onrecord.parser.reading import Reading as Reading
    from onrecord.parser.reading import Statement as Statement
    from onrecord.parser.reading import read as read_document
    from onrecord.parser.speakers.names import Names as Names
    from onrecord.parser.speakers.names import is_person as is_person
    from onrecord.parser.speakers.speaker import Speaker as Speaker
    from onrecord.parser.speakers.speaker import SpeakerKind as SpeakerKind
    from onrecord.parser.speakers.speaker import SpeakerRule as SpeakerRule
    from onrecord.parser.stances.judgement import Judgement as Judgement
    from onrecord.parser.stances.judgement import StanceRule as StanceRule
    from onrecord.parser.stances.loose_terms import Loose as Loose
    from onrecord.parser.stances.phrases import Phrases as Phrases
    from onrecord.parser.stances.phrases import compile_phrase as compile_phrase
    from onrecord.parser.stances.polarity_terms import TermKind as TermKind
    from onrecord.parser.stances.propositions import toward as proposition_signs
    from onrecord.parser.stances.wording import position as position

__all__ = [
    "CompiledCodebook",
    "Events",
    "Inference",
    "Judgement",
    "Loose",
    "Names",
    "Phrases",
    "Reading",
    "Speaker",
    "SpeakerKind",
    "SpeakerRule",
    "StanceRule",
    "Statement",
    "TermKind",
    "compile_phrase",
    "document",
    "find_attributions",
    "is_english",
    "is_person",
    "kind_of",
    "position",
    "prepare",
    "proposition_signs",
    "publication",
    "read",
    "read_document",
]

_HOMES = {
    "CompiledCodebook": ("onrecord.parser.compiled", "CompiledCodebook"),
    "Events": ("onrecord.parser.dates.publication", "Events"),
    "Inference": ("onrecord.parser.dates.publication", "Inference"),
    "Judgement": ("onrecord.parser.stances.judgement", "Judgement"),
    "Loose": ("onrecord.parser.stances.loose_terms", "Loose"),
    "Names": ("onrecord.parser.speakers.names", "Names"),
    "Phrases": ("onrecord.parser.stances.phrases", "Phrases"),
    "Reading": ("onrecord.parser.reading", "Reading"),
    "Speaker": ("onrecord.parser.speakers.speaker", "Speaker"),
    "SpeakerKind": ("onrecord.parser.speakers.speaker", "SpeakerKind"),
    "SpeakerRule": ("onrecord.parser.speakers.speaker", "SpeakerRule"),
    "StanceRule": ("onrecord.parser.stances.judgement", "StanceRule"),
    "Statement": ("onrecord.parser.reading", "Statement"),
    "TermKind": ("onrecord.parser.stances.polarity_terms", "TermKind"),
    "compile_phrase": ("onrecord.parser.stances.phrases", "compile_phrase"),
    "is_person": ("onrecord.parser.speakers.names", "is_person"),
    "kind_of": ("onrecord.parser.attribution.select", "kind_of"),
    "position": ("onrecord.parser.stances.wording", "position"),
    "proposition_signs": ("onrecord.parser.stances.propositions", "toward"),
    "read_document": ("onrecord.parser.reading", "read"),
}


if not TYPE_CHECKING:  # types come from the imports above; a name that is none of them is an error there

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home, called = _HOMES[name]
        return getattr(import_module(home), called)
