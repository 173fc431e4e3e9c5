"""Why the program says what it says."""
