"""Which statement stands inside which: the innermost content that holds a cue."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.parser import find_attributions
from onrecord.parser.attribution.nesting import holders
from onrecord.spans import Attribution, Span


def test_a_report_in_a_report():
    text = "The Herald reported that Cole had said that Reed wanted a bridge. Reed agreed to talks."
    found = find_attributions(text, nested=True)
    cues = [each.cue.of(text) for each in found]
    inside = [None if held is None else cues[held] for held in holders(found)]
    assert dict(zip(cues, inside, strict=True)) == {
        "reported": None,
        "had said": "reported",
        "wanted": "had said",
        "agreed to": None,
    }


def spans(low=0):
    return st.builds(lambda at, size: Span(at, at + size), st.integers(low, 30), st.integers(1, 12))


@given(st.lists(st.builds(lambda c, a, b: Attribution(None, c, (a, b), "direct", "r"), spans(), spans(), spans())))
def test_a_holder_is_the_smallest_content_around_the_cue(found):
    for number, held in enumerate(holders(found)):
        cue = found[number].cue
        around = {
            other: content.end - content.start
            for other, each in enumerate(found)
            if other != number
            for content in sorted(each.contents, key=lambda c: c.start - c.end)
            if content.start <= cue.start and cue.end <= content.end
        }
        assert (held is None) == (not around)
        assert held is None or around[held] == min(around.values())
