"""Tables of articles, one a row: as CSV, as JSON and as Parquet. `rows` makes the articles, the others find the rows.

A row that is no article is refused with its number; the rest goes on.
"""

from __future__ import annotations

from onrecord.intake.tables.csv import is_csv

__all__ = ["is_csv"]
