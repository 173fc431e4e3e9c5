"""Files -> articles."""

from onrecord.articles.reader import NOT_READ, read, read_all, text_of

__all__ = ["NOT_READ", "read", "read_all", "text_of"]
