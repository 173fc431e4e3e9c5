"""The small invented codebook of the parser's tests."""

import pytest
from norland import CODEBOOK

from onrecord.models import Article
from onrecord.parser import prepare
from onrecord.parser.compiled import CompiledCodebook


@pytest.fixture(scope="session")
def scheme() -> CompiledCodebook:
    return prepare(CODEBOOK)


@pytest.fixture
def article() -> Article:
    return Article(id="a", published="2019-05-15", body="")
