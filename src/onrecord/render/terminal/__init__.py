"""Answers for a terminal, with rich. Article text comes in as Text, never as markup."""
