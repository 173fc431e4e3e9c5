"""One statement in several articles."""
