"""Reports as rows that all have the same columns, for CSV and JSON lines.

Reports whose JSON is nested have a module here, and the claims, which a spreadsheet wants with labels and days. Of the
other lists (articles, speakers, disagreements) the JSON objects are the rows already.
"""
