"""Reports as rows that all have the same columns, for CSV and JSON lines.

Only reports whose JSON is nested have a module here. Of a list (claims, articles, speakers, disagreements) the JSON
objects are the rows already.
"""
