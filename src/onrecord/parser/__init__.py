"""What a text says, by rules: attributions, speakers, dates, stances. Pure functions: no files, no clock.

The door of this room: other rooms take what they need from here; only `text` and `lexicon` stand open beside it. Names
are imported when they are first used, so that attributions alone need neither pydantic nor a codebook.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.parser.attribution.select import kind_of as kind_of
    from onrecord.parser.compiled import CompiledCodebook as CompiledCodebook
    from onrecord.parser.dates.publication import Events as Events
    from onrecord.parser.dates.publication import Inference as Inference
    from onrecord.parser.reading import Reading as Reading
    from onrecord.parser.reading import Statement as Statement
    from onrecord.parser.reading import read_document as read_document
    from onrecord.parser.run import document as document
    from onrecord.parser.run import find_attributions as find_attributions
    from onrecord.parser.run import is_english as is_english
    from onrecord.parser.run import names_issue as names_issue
    from onrecord.parser.run import prepare as prepare
    from onrecord.parser.run import publication as publication
    from onrecord.parser.run import read as read
    from onrecord.parser.speakers.by_place import byline as byline
    from onrecord.parser.speakers.names import Names as Names
    from onrecord.parser.speakers.names import is_person as is_person
    from onrecord.parser.speakers.speaker import Speaker as Speaker
    from onrecord.parser.speakers.speaker import SpeakerKind as SpeakerKind
    from onrecord.parser.speakers.speaker import SpeakerRule as SpeakerRule
    from onrecord.parser.stances.judgement import Judgement as Judgement
    from onrecord.parser.stances.judgement import StanceRule as StanceRule
    from onrecord.parser.stances.judging import issues_named as issues_named
    from onrecord.parser.stances.judging import may_judge as may_judge
    from onrecord.parser.stances.phrases import Phrases as Phrases
    from onrecord.parser.stances.phrases import compile_phrase as compile_phrase
    from onrecord.parser.stances.polarity_terms import TermKind as TermKind
    from onrecord.parser.stances.propositions import proposition_signs as proposition_signs
    from onrecord.parser.stances.wording import position as position

_HOMES = {
    "attribution.select": "kind_of",
    "compiled": "CompiledCodebook",
    "dates.publication": "Events Inference",
    "reading": "Reading Statement read_document",
    "run": "document find_attributions is_english names_issue prepare publication read",
    "speakers.by_place": "byline",
    "speakers.names": "Names is_person",
    "speakers.speaker": "Speaker SpeakerKind SpeakerRule",
    "stances.judgement": "Judgement StanceRule",
    "stances.judging": "issues_named may_judge",
    "stances.phrases": "Phrases compile_phrase",
    "stances.polarity_terms": "TermKind",
    "stances.propositions": "proposition_signs",
    "stances.wording": "position",
}


if not TYPE_CHECKING:  # types come from the imports above; a name that is none of them is an error there

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names.split():
                return getattr(import_module(f"onrecord.parser.{home}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
