"""Claims in, answers out: pure functions that return typed values and know nothing of layout."""
