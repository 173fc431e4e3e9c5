"""The small invented codebook of the parser's tests."""

import pytest
from norland import CODEBOOK

from onrecord.parser import prepare
from onrecord.parser.compiled import Scheme


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return prepare(CODEBOOK)
