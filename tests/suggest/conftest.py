"""The small invented codebook of the parser's tests."""

import pytest
from norland import CODEBOOK

from onrecord.parser import prepare
from onrecord.parser.compiled import CompiledCodebook


@pytest.fixture(scope="session")
def scheme() -> CompiledCodebook:
    return prepare(CODEBOOK)
