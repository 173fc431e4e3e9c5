"""Files -> articles."""

from onrecord.articles.reader import NOT_READ, SECOND_ARTICLE, SUFFIXES, article_of, read, read_all, text_of

__all__ = ["NOT_READ", "SECOND_ARTICLE", "SUFFIXES", "article_of", "read", "read_all", "text_of"]
