"""Files -> articles."""

from onrecord.articles.reader import read, read_all

__all__ = ["read", "read_all"]
