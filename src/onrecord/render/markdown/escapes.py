"""What escapes foreign text: no word of an article becomes structure."""

from __future__ import annotations

import re

from onrecord.render import wording
from onrecord.text import printable

# GitHub looks for names, addresses and emoji after it has undone escapes (github/markup issue 1168): only a code span,
# here of the sign alone, keeps them. The other signs are markup, or what some readers make a link of by itself.
_FOUND_LATE = r"@(?=\w)|:(?=(?:\d*[a-z_+-][\w+-]*|100|1234):)"
_SIGN = re.compile(rf"({_FOUND_LATE})|[\\`*_\[\]<>|~&$]|(?<=www)\.|:(?=//)|(?<=mailto):", re.IGNORECASE)
_LEADING = re.compile(r"^(?:[#+=-]|\d+(?=[.)]))")


def escape(text: str) -> str:
    r"""Return foreign text as it reads, on one line: nothing in it is markup, a tag, a link or a mention.

    >>> print(escape("# a|b <i> *c* `d` [e](f)"))
    \# a\|b \<i\> \*c\* \`d\` \[e\](f)
    """
    line = _SIGN.sub(lambda m: f"`{m[0]}`" if m[1] else f"\\{m[0]}", printable(text))
    return _LEADING.sub(lambda m: m[0] + "\\" if m[0].isdigit() else "\\" + m[0], line)


def plain(text: str) -> str:
    """Escape article text after its own markdown is gone."""
    return escape(wording.plain(text))


def code(name: str) -> str:
    """Return a foreign name as code; where a sign in it needs an escape, as text, for in code none is undone."""
    shown = escape(name)
    return f"`{shown}`" if shown == name else shown
