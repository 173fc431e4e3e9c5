"""What a text says, by rules: attributions, speakers, dates, stances. Pure functions: no files, no clock."""

from onrecord.parser.run import document, find_attributions, is_english, prepare, publication, read

__all__ = ["document", "find_attributions", "is_english", "prepare", "publication", "read"]
