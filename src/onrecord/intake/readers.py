"""The one table of readers: a kind of file, the module that reads it, and what the kind is called.

Modules are imported when a file of their kind is met: each brings its own libraries.
"""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """How a kind of file is read."""

    module: str
    """Below ``onrecord.intake``; it has a function `read`."""
    called: str
    slow: bool = True
    """Read in a process that can be stopped: libraries for foreign files may hang on a hostile one."""
    suffix: str = ".txt"
    """What the kept original is called, for whoever opens it."""


READERS = {
    "article": Kind("own", "an article of a dossier", slow=False, suffix=".md"),
    "text": Kind("documents.plain", "plain text, or an export of a database", suffix=".txt"),
    "docx": Kind("documents.docx", "a document of Word", suffix=".docx"),
    "rtf": Kind("documents.rtf", "RTF", suffix=".rtf"),
    "pdf": Kind("pdf", "a PDF", suffix=".pdf"),
    "export": Kind("exports", "an export of a database in HTML", suffix=".html"),
    "html": Kind("pages.page", "a web page", suffix=".html"),
    "mhtml": Kind("mhtml", "a saved page (MHTML)", suffix=".mhtml"),
    "eml": Kind("mail", "a mail", suffix=".eml"),
    "feed": Kind("feeds", "a feed", suffix=".xml"),
    "csv": Kind("tables.csv", "a table (CSV)", suffix=".csv"),
    "json": Kind("tables.json", "a table (JSON)", suffix=".jsonl"),
    "parquet": Kind("tables.parquet", "a table (Parquet)", suffix=".parquet"),
    "ris": Kind("references", "references (RIS)", suffix=".ris"),
    "csl": Kind("references", "references (CSL-JSON)", suffix=".json"),
    "warc": Kind("webarchive", "a web archive (WARC)", suffix=".warc.gz"),
    "wacz": Kind("webarchive", "a web archive (WACZ)", suffix=".wacz"),
    "zip": Kind("packed", "a ZIP", suffix=".zip"),
    "gzip": Kind("packed", "a packed file (gzip)", suffix=".gz"),
}
