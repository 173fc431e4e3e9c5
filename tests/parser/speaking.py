"""Who speaks in a text, by the shared codebook: what the tests of the speakers ask."""

import datetime as dt

from onrecord.parser.compiled import CompiledCodebook
from onrecord.parser.run import find_attributions
from onrecord.parser.speakers.discourse import DiscourseState
from onrecord.parser.speakers.resolve import resolve
from onrecord.parser.speakers.speaker import Speaker

SAID = " said the dam was good."


def resolved(text: str, scheme: CompiledCodebook) -> list[tuple[Speaker, ...]]:
    state = DiscourseState(scheme.names, text, dt.date(2019, 5, 15))
    return [resolve(state, attribution) for attribution in find_attributions(text)]


def speakers(text: str, scheme: CompiledCodebook) -> list[str]:
    return [" + ".join(speaker.actor for speaker in found) for found in resolved(text, scheme)]
