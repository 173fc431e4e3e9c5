"""The stance of a statement on an issue."""
