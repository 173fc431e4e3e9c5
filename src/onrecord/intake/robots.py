"""robots.txt as RFC 9309 has it: the group of our name or of all, the longest rule that fits, `*` and `$`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

LARGEST = 500_000
"""Characters of a robots.txt that are read; the standard asks for this many."""
_MOST_RULES = 20_000
_LINE = re.compile(r"[ \t]*([A-Za-z-]{2,20})[ \t]*:[ \t]*([^#\r\n]{0,2000})")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to one name."""

    rules: tuple[tuple[str, bool], ...] = ()
    """Patterns of paths, and whether they allow."""

    def allow(self, path: str) -> bool:
        """True where a path (with its query) may be fetched: the longest rule that fits decides, and allowing wins."""
        path = _even(path)
        fitting = [(len(pattern), allows) for pattern, allows in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


@dataclass(slots=True)
class _Group:
    names: list[str] = field(default_factory=list[str])
    rules: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])


def parse(text: str, name: str) -> Rules:
    r"""Return the rules of a robots.txt for a name; those for `*` where it has none of its own.

    >>> rules = parse("User-agent: *\nDisallow: /search\nAllow: /search/about$", "onrecord")
    >>> rules.allow("/search?q=1"), rules.allow("/search/about"), rules.allow("/news")
    (False, True, True)
    """
    groups: list[_Group] = []
    for line in text[:LARGEST].splitlines():
        match = _LINE.match(line)
        key, value = (match[1].lower(), match[2].strip()) if match else ("", "")
        if key == "user-agent":
            if not groups or groups[-1].rules:
                groups.append(_Group())
            groups[-1].names.append(value.lower().split("/")[0].strip())
        elif key in ("allow", "disallow") and groups and (value or not groups[-1].rules):
            # An empty "Disallow:" forbids nothing; as the first rule it still ends the list of names.
            groups[-1].rules.append((_even(value) if value else "\0", key == "allow"))
    own = [group for group in groups if name.lower() in group.names]
    chosen = own or [group for group in groups if "*" in group.names]
    return Rules(tuple(rule for group in chosen for rule in group.rules)[:_MOST_RULES])


def _even(path: str) -> str:
    """Return a path with its percent signs in one form."""
    return quote(unquote(path), safe="/*$?&=:@!,;+()'~%")


def _fits(pattern: str, path: str) -> bool:
    """True where a pattern fits the begin of a path: its pieces between `*`, one behind the other, in one pass."""
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1] if ends else others:
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    if not ends:
        return True
    return path.endswith(others[-1]) and len(path) - len(others[-1]) >= at if others else at == len(path)
