"""The same decisions and answers in a browser, on this machine alone. Needs the extra `serve`: see `serving`."""
