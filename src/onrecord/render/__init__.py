"""Answers in, layouts out: nothing here decides what is said, only how it looks."""
