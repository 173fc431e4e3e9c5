"""Each part of the rules that bench/ablation.py switches off can be: a renamed function would end its table in the middle."""

import ablation
import pytest

from onrecord import parse
from onrecord.models import Article, Codebook

_BOOK = Codebook.model_validate(
    {
        "version": 1,
        "parties": {"us": {"name": "United States"}},
        "actors": [{"name": "Ann Cole", "party": "us"}, {"name": "Bob Lind", "party": "us"}],
        "issues": {"bridge": {"proposition": "The bridge is good.", "topic": ["bridge"]}},
    }
)
_TEXT = """MS COLE: The bridge is good. I support it.
MR LIND: The bridge is dear.
MS COLE: Yes, it is dear, but "we need it," he said.

The bridge is bad, according to officials cited by the Herald. She said on Monday that it must not be built."""


@pytest.mark.parametrize("name", [name for name, _ in ablation.parts(with_lexicon=False)])
def test_a_part_can_be_switched_off(name: str) -> None:
    off = next(each for part, each in ablation.parts(with_lexicon=False) if part == name)
    with off:
        parse(Article(id="a", body=_TEXT, published="2020-06-09"), _BOOK)


def test_a_group_of_the_lexicon_can_be_switched_off():
    off = next(each for part, each in ablation.parts(with_lexicon=True) if part == "polarity terms: value good_quality")
    with off:
        assert _stances("Ann Cole said on Monday the bridge is good.") == []
    assert _stances("Ann Cole said the bridge is good.") == ["supports"]


def _stances(text: str) -> list[str]:
    return [claim.stance for claim in parse(Article(id="a", body=text, published="2020-06-09"), _BOOK)]
