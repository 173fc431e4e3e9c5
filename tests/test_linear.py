"""Reading takes time in proportion to the text, whatever the text: every pattern, and a whole parse.

Only processor time counts, in a process of its own: a pattern that never ends stops that process and no other.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from onrecord import parser
from onrecord.dossier import Dossier
from onrecord.models import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

N = 4000
SUSPICIOUS = 0.003
"""Seconds for `N` characters from which on the growth is measured; most patterns take a tenth."""
MOST = 9
"""Times as long for four times the text; quadratic is 16."""
LIMIT = 2.0
"""Seconds of processor time for one pattern and one text, at most."""

AT_A_PLACE = ("match", "fullmatch")
"""A pattern that is tried at one place only need not be quick to look for at every place."""
UNITS = [
    "a", "A", "ab-", "Ab-", "x-y-", "a.", "A.", "a'", "A’b ", "www.ab.", "a_", "1", "12 ", "1-", "1/1/", "2019-", "1.", "1,",
    '"', "“", "”", "'", "(", ")", "[", "](", "[a](b", " ", "\t", "\n", " \n", "\r", ".", "...", ", ", " , ", "--", "– ", "*",
    "_", "\\", ": ", ";", "? ", "! ", "a ", "Ab ", "a, ", "Ab, ", "Ab and ", "of the ", "and ", "bin ", "Mr. ", "said ",
    "asked if ", "asked whether ", "not ", "in ", "on ", "due on ", "May 3 ", "Monday, ", "the same ", "a day ", "last ",
    "early ", "will ", "should ", "any ", "let it ", "who ", "that ", "what ", "by ", "cited by ", "in remarks carried by ",
    "has ", "was ", "yes, ", "no, ", "never think ", "no evidence ", "despite ", "such a ", "his a b c ", "ABC, A - ",
    "- id: x\n", "\x1b[0m", "Ann (", "a" * 40 + " ", "a-" * 200 + " ",
]  # fmt: skip
PARTS = (("", "!"), ("in ", ";"))


Found = dict[str, tuple[re.Pattern[str], bool]]


def patterns() -> Found:
    """Return the patterns of all modules, their tables and calls, by where they stand; True: tried at one place only."""
    found: Found = {}
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if module.name != "onrecord.__main__":
            loaded = importlib.import_module(module.name)
            source = Path(str(loaded.__file__)).read_text(encoding="utf8")
            for name, value in vars(loaded).items():
                uses = re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source)
                once = bool(uses) and set(uses) <= set(AT_A_PLACE)
                here = ((f"{module.name}.{name}{at}", one) for at, one in _in(value) if isinstance(one.pattern, str))
                found |= {place: (one, once) for place, one in here}
            found |= dict(_written(source, module.name))
    return found


def _in(value: object, deep: int = 3) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield "", value
    elif deep and isinstance(value, tuple | list | frozenset | dict):
        for at, each in enumerate(value.items() if isinstance(value, dict) else value):
            yield from ((f"[{at}]{more}", one) for more, one in _in(each, deep - 1))


def _written(source: str, module: str) -> Iterator[tuple[str, tuple[re.Pattern[str], bool]]]:
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=what), args=[ast.Constant(value=str(text)), *_]
            ) if what not in ("escape", "compile"):
                yield f"{module}:{node.lineno}", (re.compile(text), what in AT_A_PLACE)


def seconds(pattern: re.Pattern[str], text: str, *, once: bool) -> float:
    start = time.process_time()
    for _ in [pattern.match(text)] if once else pattern.finditer(text):
        pass
    return time.process_time() - start


def grows(pattern: re.Pattern[str], unit: str, around: tuple[str, str], *, once: bool) -> float:
    """Return how many times as long four times the text takes; 0 where even the short one takes no time."""
    before, after = around
    short, long = (before + unit * (size // len(unit)) + after for size in (N, 4 * N))
    if seconds(pattern, short, once=once) < SUSPICIOUS:
        return 0
    least = min(seconds(pattern, short, once=once) for _ in range(3))
    return min(seconds(pattern, long, once=once) for _ in range(2)) / least if least > SUSPICIOUS else 0


class TooLongError(Exception):
    pass


def _stop(*_: object) -> None:
    raise TooLongError


def try_patterns() -> None:
    """Print each pattern that grows faster than its text, and a text that shows it."""
    signal.signal(signal.SIGVTALRM, _stop)
    for name, (pattern, once) in patterns().items():
        for unit in UNITS:
            for around in PARTS:
                signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
                try:
                    times = grows(pattern, unit, around, once=once)
                except TooLongError:
                    times = float("inf")
                finally:
                    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                if times > MOST:
                    sys.stdout.write(f"{name}: x{times:.0f} on {around[0]!r} + {unit!r} * n + {around[1]!r}\n")
                    break
            else:
                continue
            break
    sys.stdout.write("all tried\n")


HOSTILE = {
    "hyphens": "Turkey-Russia-missile-procurement-cooperation-",
    "hyphens wanted": "Cavusoglu wants a " + "Turkey-Russia-missile-" * 60 + "deal and the S-400 working group. ",
    "a question of letters": f"Cavusoglu asked {'a' * 40} {'b' * 40} about the S-400 working group. ",
    "an address": "Cavusoglu asks readers of www.ministry-of-foreign-affairs.gov.tr to study the S-400 working group. ",
    "reporting verbs": "Pahon said Erdogan said Cavusoglu denied that the group on the S-400 said that ",
    "reporting verbs and topics": "Pahon said the working group was rejected and Turkey wants sanctions over the F-35, ",
    "headlines without stops": "Pahon rejects the working group Erdogan says no sanctions over S-400 Turkey wants F-35 ",
    "headlines": "Pahon rejects working group\nErdogan: no sanctions over S-400\n",
    "quotations": '"We reject the working group and the S-400", Pahon said, ',
    "claims": "Pahon said the working group was rejected. ",
    "pronouns": "Pahon said it would reject it and he said it, ",
    "titles": "the foreign minister said the minister of defense wants ",
    "questions": "Q: Would you back the working group? A: No, not until the S-400 - ",
    "digits and brackets": "3/4/2019 (12 [34] 5-6-7) “ ' . ",
    "turns": "[10:32] Ann Cole (by phone): I do. BEN BERG: No.\n\nWe will.\n\n",
    "letters": "Dear all,\n\n“No.\n\n— Ann Cole, mayor\n\n— Bo (@bo) May 3, 2019\n\n> it is\n\n",
    "entries": "10:32 — Ann Cole said:\n- the group is off\n- the group is on\n\nMay 3\n\n",
}
"""Units of an article of 20 kB, repeated."""


def _names() -> Iterator[str]:
    yield from ("".join(letters).capitalize() for letters in itertools.product("abcdefghij", repeat=4))


GROWING = {
    "a name and no verb": lambda size: "Turkey " * (size // 7),
    "many of one surname": lambda size: "".join(f"Mr {name} Cole met. " for name in _names())[:size],
    "a surname of two": lambda size: "Mayor Ann Cole met Mayor Bob Cole. " + "Cole said no. " * (size // 14),
    "headings that may be places": lambda size: "WHERE: The\n" * (size // 11),
    "a list on one issue": lambda size: "Cavusoglu said:\n" + "- the working group is off\n" * (size // 27),
    "a long speech": lambda size: (
        f"Cavusoglu said “{'We reject the working group. We want the S-400. ' * (size // 48)}”"
    ),
    "short sentences": lambda size: "the dam said no. " * (size // 17),
    "bare quotations": lambda size: '"No", he said. ' * (size // 15),
}
"""Articles that once took time in proportion to the square of their size; not all are one unit repeated."""


def parse(name: str) -> None:
    """Read a hostile article of 20 kB with the codebook of the first dossier."""
    unit = HOSTILE[name]
    scheme = parser.prepare(Dossier(Path(__file__).parents[1] / "data").codebook)
    start = time.process_time()
    onrecord.parse(Article(id="a", body=unit * (20_000 // len(unit)), published="2019-05-31"), scheme)
    sys.stdout.write(f"{time.process_time() - start:.1f} s\n")


def grow() -> None:
    """Print how many times as long articles take that are four times as large, where that is more than linear."""
    scheme = parser.prepare(Dossier(Path(__file__).parents[1] / "data").codebook)

    def seconds_of(body: str) -> float:
        start = time.process_time()
        onrecord.parse(Article(id="a", body=body, published="2019-05-31"), scheme)
        return time.process_time() - start

    for name, of_size in GROWING.items():
        seconds_of(of_size(1_000))  # what is read once
        least = min(seconds_of(of_size(2_500)) for _ in range(2))
        times = min(seconds_of(of_size(10_000)) for _ in range(2)) / max(least, SUSPICIOUS)
        if times > MOST:
            sys.stdout.write(f"{name}: x{times:.0f}\n")
    sys.stdout.write("all read\n")


def child(*words: str, limit: int) -> subprocess.CompletedProcess[str]:
    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))

    command = [sys.executable, __file__, *words]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=bounded, check=False)


def test_every_pattern_takes_time_in_proportion_to_the_text() -> None:
    done = child("patterns", limit=400)
    assert done.stdout.splitlines() == ["all tried"], done.stdout + done.stderr[-500:]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_article_is_read_within_a_bound(name: str) -> None:
    done = child("parse", name, limit=40)  # most take 1 to 5 s
    assert done.returncode == 0, done.stdout + done.stderr[-500:]


def test_a_larger_article_takes_longer_in_proportion() -> None:
    done = child("grow", limit=60)
    assert done.stdout.splitlines() == ["all read"], done.stdout + done.stderr[-500:]


if __name__ == "__main__":
    if sys.argv[1] == "patterns":
        try_patterns()
    elif sys.argv[1] == "grow":
        grow()
    else:
        parse(sys.argv[2])
