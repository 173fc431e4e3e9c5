"""Who is reported to say what: candidates by rules, one consistent set of them, nesting."""
