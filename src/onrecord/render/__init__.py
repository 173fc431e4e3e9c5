"""Answers in, layouts out: nothing here decides what is said, only how it looks.

One room a format: ``terminal``, ``markdown``, ``json``, ``rows`` (CSV, JSON lines), ``yaml``, ``html``, ``exports``.
In a room, a module is named as the command whose answer it writes: markdown of ``history`` is ``markdown/history.py``.
`writers` is the one table of them; what several rooms share stands beside it, and no room sees another.
"""
