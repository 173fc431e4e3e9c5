"""From words to days: expressions, the date of a statement, the day of publication."""
