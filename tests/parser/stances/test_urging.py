"""Who is urged holds no position by that; who urges does."""

import pytest

from onrecord.drafting import parse
from onrecord.models import Article
from onrecord.parser.compiled import CompiledCodebook


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Maria Duarte said Norland must support the dam.", ["Maria Duarte"]),
        ("“Norland should accept the dam,” Maria Duarte said.", ["Maria Duarte"]),
        ("Maria Duarte wants Norburg to agree to the dam.", ["Maria Duarte"]),
        ("Maria Duarte asked the Harbour Office to back the dam.", ["Maria Duarte"]),
        ("Maria Duarte hoped the Harbour Office would back the dam.", ["Maria Duarte"]),
        # what somebody says of himself, or tells of another, is a position
        ("Maria Duarte said she must reject the dam.", ["Maria Duarte"]),
        ("Maria Duarte said Norland rejected the dam.", ["Norland"]),
    ],
)
def test_whose_position_it_is(body: str, expected: list[str], scheme: CompiledCodebook, article: Article) -> None:
    claims = parse(article.model_copy(update={"body": body}), scheme)
    assert [claim.actor for claim in claims] == expected
