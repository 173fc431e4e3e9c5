"""Web pages, as saved or fetched: what they state of themselves, and the text of their article without the rest."""
