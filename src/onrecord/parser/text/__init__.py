"""From characters to sentences: markup, quotations, tokens, sentences."""
