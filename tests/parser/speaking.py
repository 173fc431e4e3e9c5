"""Who speaks in a text, by the shared codebook: what the tests of the speakers ask."""

import datetime as dt

from onrecord.parser.compiled import Scheme
from onrecord.parser.run import find_attributions
from onrecord.parser.speakers.resolve import Discourse

SAID = " said the dam was good."


def speakers(text: str, scheme: Scheme) -> list[str]:
    discourse = Discourse(scheme.names, text, dt.date(2019, 5, 15))
    return [" + ".join(s.actor for s in discourse.resolve(a)) for a in find_attributions(text)]
