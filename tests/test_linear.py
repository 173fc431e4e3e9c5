"""Reading takes time in proportion to the text, whatever the text: every pattern, and a whole parse.

Only processor time counts, and a timer of it stops what never ends.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import signal
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import codebooks
import pytest

import onrecord
from onrecord import parser
from onrecord.dossier import Dossier
from onrecord.models import Article
from onrecord.parser import compile_phrase
from onrecord.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.parser import CompiledCodebook

pytestmark = pytest.mark.slow

DATA = Path(__file__).parents[1] / "data"
N = 1200
SUSPICIOUS = 0.001
"""Seconds for `N` characters from which on the growth is measured; most patterns take a tenth."""
MOST = 9
"""Times as long for four times the text; quadratic is 16."""
LIMIT = 10.0
"""Seconds of processor time for one pattern and all texts, or for one article, at most."""

CALLED = re.compile(r"\bre\.(?!compile|escape)[a-z]+\(")
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
PARTS = (("in ", "!;"),)
PARTS_AT_A_PLACE = (("", "!"), ("in ", ";"))
"""What stands before and behind the units; a pattern that is looked for at every place passes over what is before."""


Found = dict[str, tuple[re.Pattern[str], bool]]


def patterns() -> Found:
    """Return the patterns of all modules, their tables and calls, by where they stand; True: tried at one place only."""
    found: Found = {}
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if module.name != "onrecord.__main__":
            loaded = importlib.import_module(module.name)
            source = Path(str(loaded.__file__)).read_text(encoding="utf8")
            for name, value in vars(loaded).items():
                for at, one in _in(value):
                    if isinstance(one.pattern, str):
                        found[f"{module.name}.{name}{at}"] = one, _once(name, source)
            if CALLED.search(source):
                found |= dict(_written(source, module.name))
    return {name: value for value, name in {value: name for name, value in found.items()}.items()}


def _once(name: str, source: str) -> bool:
    uses = re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source)
    return bool(uses) and set(uses) <= set(AT_A_PLACE)


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


class TooLongError(Exception):
    pass


def _stop(*_: object) -> None:
    raise TooLongError


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Stop what takes more seconds of processor time."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def grows(work: Callable[[str], object], short: str, long: str) -> float:
    """Return how many times as long four times the text takes; 0 where even the short one takes no time."""
    if seconds(work, short) < SUSPICIOUS:
        return 0
    least = min(seconds(work, short) for _ in range(3))
    return min(seconds(work, long) for _ in range(2)) / least if least > SUSPICIOUS else 0


def texts(parts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Return each text that may be slow to search, its short form and its long one."""
    for unit in UNITS:
        for before, after in parts:
            short, long = (before + unit * (size // len(unit)) + after for size in (N, 4 * N))
            yield f"{before!r} + {unit!r} * n + {after!r}", short, long


def slow(pattern: re.Pattern[str], *, once: bool) -> str:
    """Return the text on which a pattern takes longer than in proportion, if any."""
    work = pattern.match if once else lambda text: sum(1 for _ in pattern.finditer(text))
    name = ""
    try:
        with at_most(LIMIT):
            for name, short, long in TEXTS_AT_A_PLACE if once else TEXTS:
                times = grows(work, short, long)
                # What the machine does beside counts a little: only what is slow each time is slow.
                if times > MOST and all(grows(work, short, long) > MOST for _ in range(3)):
                    return f"x{times:.0f} on {name}"
    except TooLongError:
        return f"without end on {name}"
    return ""


TEXTS, TEXTS_AT_A_PLACE = list(texts(PARTS)), list(texts(PARTS_AT_A_PLACE))


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


def test_every_pattern_takes_time_in_proportion_to_the_text() -> None:
    found = {name: slow(pattern, once=once) for name, (pattern, once) in patterns().items()}
    assert {name: text for name, text in found.items() if text} == {}


NEAR_MISSES = {
    "letters": lambda word: f"{word}{'a' * 40} ",
    "a chain of hyphens": lambda word: f"{word}-",
    "an address": lambda word: f"www.{word}.gov.tr ",
    "nothing behind": lambda word: f"{word} ",
    "a word between": lambda word: f"{word} x, ",
}
"""Texts of which each place begins a phrase and none ends it."""


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_every_phrase_of_a_full_codebook_takes_time_in_proportion_to_the_text(name: str) -> None:
    codebook = Dossier(DATA).codebook
    phrases = {
        phrase
        for issue in codebook.issues.values()
        for phrase in (*issue.topic, *(each.phrase for several in issue.phrases.values() for each in several))
        if "*" in phrase.strip("*") or len(phrase) % 5 == 0  # all with gaps, and of the others some
    }
    tried = [(compile_phrase(phrase), NEAR_MISSES[name](fold(phrase).split()[0].strip("*"))) for phrase in phrases]

    def search(size: int) -> float:
        return seconds(lambda _: [pattern.search(unit * (size // len(unit))) for pattern, unit in tried], "")

    with at_most(LIMIT):
        before, after = search(N // 4), search(N)
        assert after < 0.1 or after < MOST * before or search(N) < MOST * search(N // 4)


@pytest.fixture(scope="module")
def scheme() -> CompiledCodebook:
    return parser.prepare(Dossier(DATA).codebook)


@pytest.fixture(scope="module")
def parse(scheme: CompiledCodebook) -> Callable[[str], object]:
    return lambda body: onrecord.parse(Article(id="a", body=body, published="2019-05-31"), scheme)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_article_is_read_in_proportion_and_within_a_bound(parse: Callable[[str], object], name: str) -> None:
    short, long = (HOSTILE[name] * max(1, size // len(HOSTILE[name])) for size in (1000, 4000))
    with at_most(LIMIT):  # most take less than 0.3 s
        before, after = seconds(parse, short), seconds(parse, long)
        # What the machine does beside counts a little: only what is slow each time is slow.
        assert after < 0.1 or after < MOST * before or seconds(parse, long) < MOST * seconds(parse, short)


@pytest.mark.parametrize("name", GROWING)
def test_an_article_four_times_as_large_takes_longer_in_proportion(parse: Callable[[str], object], name: str) -> None:
    short, long = (GROWING[name](size) for size in (2500, 10_000))
    with at_most(LIMIT):
        before, after = seconds(parse, short), seconds(parse, long)
        assert after < 0.2 or after < MOST * before or seconds(parse, long) < MOST * seconds(parse, short)


@pytest.mark.parametrize("what", ["actors", "phrases", "issues"])
def test_an_article_costs_the_same_with_four_times_the_codebook(scheme: CompiledCodebook, what: str) -> None:
    dossier = Dossier(DATA)
    grown = parser.prepare(codebooks.grown(dossier.codebook, codebooks.other_news())[what](4))

    def times() -> float:
        before, after = (codebooks.reading(dossier.articles, each, passes=1) for each in (scheme, grown))
        return after / before

    # About 1.1; what the machine does beside counts a little, and the first reading has all to look up.
    assert any(times() < 1.5 for _ in range(4))
