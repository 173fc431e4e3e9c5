"""Who is urged holds no position by that; who urges does."""

import pytest

from onrecord.models import Article
from onrecord.parser.compiled import CompiledCodebook
from onrecord.pipeline import code


