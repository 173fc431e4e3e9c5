"""One HTML file that holds all answers and loads nothing. Needs the extra `report`: see `document`."""
