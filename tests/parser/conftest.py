"""A small invented codebook that all parser tests share."""

import pytest
from norland import CODEBOOK

from onrecord.models import Article, Codebook
from onrecord.parser import prepare
from onrecord.parser.compiled import Scheme


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return CODEBOOK


@pytest.fixture(scope="session")
def scheme(codebook: Codebook) -> Scheme:
    return prepare(codebook)


@pytest.fixture
def article() -> Article:
    return Article(id="a", published="2019-05-15", body="")
