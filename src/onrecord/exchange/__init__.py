"""Projects of Discourse Network Analyzer (DNA 3, a SQLite database) -> records, and back.

Of dossiers it knows nothing: `imports.project` and `render.exports.dna_project` do.
"""

from onrecord.exchange.project import Document, Lost, Places, Project, Statement
from onrecord.exchange.reading import SIGN, is_database, read
from onrecord.exchange.writing import LONGEST, PASSWORD, written

__all__ = [
    "LONGEST",
    "PASSWORD",
    "SIGN",
    "Document",
    "Lost",
    "Places",
    "Project",
    "Statement",
    "is_database",
    "read",
    "written",
]
