"""Article x codebook -> claim drafts: pure functions in stages, from quotation marks to claims and their copies."""

from __future__ import annotations

from onrecord.parser.run import find_attributions, parse, prepare, publication, read, statements

__all__ = ["find_attributions", "parse", "prepare", "publication", "read", "statements"]
