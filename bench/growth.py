"""Show that the cost of reading is linear: hostile texts, ten times as long, and the ratio of their processor times.

Attributions and dates are read from 100 kB and 1 MB, articles with the first dossier's codebook from 5 kB and 50 kB;
the copies of one statement are linked in 100 and 1,000 articles.

usage: python bench/growth.py [PART_OF_A_NAME]
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import onrecord
from onrecord.copies import origins
from onrecord.dossier import Dossier
from onrecord.models import Article, Codebook
from onrecord.parser import find_attributions, prepare
from onrecord.parser.compiled import CompiledCodebook
from onrecord.parser.dates import expressions

PUBLISHED = date(2019, 6, 20)

HOSTILE = {
    "quote marks": '"',
    "opening quote marks": "“",
    "single quote marks": "'a ",
    "one word": "a",
    "nested parentheses": "(",
    "said said said": "said ",
    "said that said that": "Name said that ",
    "commas": "a, ",
    "name after name": "Anna ",
    "markdown brackets": "[",
    "links": "[a](b) ",
    "stars": "*",
    "backslashes": "\\",
    "full stops": ". ",
    "paragraphs": "\n\nA said b.",
    "open quotations": "\n\n“He said it",
    "according to": "according to ",
    "datelines": "ABC - ",
}
HOSTILE_DATES = {
    "days of a month": "May 3 ",
    "digits": "3",
    "digits apart": "3 4 ",
    "numeric dates": "3/4/2019 ",
    "weekdays": "on Monday ",
    "a day after": "a day after ",
    "spaces after a preposition": "in  ",
    "due": "due on ",
    "said on Monday": "Ann said on Monday. ",
}

WITH_CODEBOOK = {
    "reporting verbs": "Pahon said Erdogan said Cavusoglu denied that the group on the S-400 said that ",
    "verbs and topics": "Pahon said the working group was rejected and Turkey wants sanctions over the F-35, ",
    "no full stops": "Pahon rejects the working group Erdogan says no sanctions over S-400 Turkey wants F-35 ",
    "hyphen chains": "Turkey-Russia-missile-procurement-cooperation-",
    "hyphen chains asked": "Cavusoglu wants a Turkey-Russia-missile-procurement-cooperation agreement and the S-400. ",
    "forty letters": f"Cavusoglu asks {'a' * 40} {'b' * 40} about the S-400 and the working group. ",
    "addresses": "Cavusoglu asks readers of www.ministry-of-foreign-affairs.gov.tr to study the S-400. ",
}
COPIES = (100, 1_000)
"""How many articles print one statement."""


def read_with(codebook: CompiledCodebook) -> Callable[[str], object]:
    """Return what reads a text with a codebook."""
    return lambda text: onrecord.parse(Article(id="a", body=text, published=PUBLISHED.isoformat()), codebook)


def link_copies(codebook: Codebook, number: int) -> None:
    """Link the claims of one article that `number` outlets print."""
    said = "Eric Pahon said on Wednesday that the United States rejects a joint technical working group on the S-400"
    body = " ".join(f"{said}, for reason {reason}." for reason in range(28))
    first = Article(id="a", body=body, published=PUBLISHED.isoformat())
    found = onrecord.parse(first, codebook)
    articles = [first.model_copy(update={"id": f"a{at}"}) for at in range(number)]
    claims = [c.model_copy(update={"id": f"{c.id}{at}", "article": f"a{at}"}) for at in range(number) for c in found]
    origins.link(claims, articles, codebook)


def read_dates(text: str) -> None:
    """Read the dates of a text and of the statements in it."""
    list(expressions.expressions(text, PUBLISHED))
    onrecord.parse(Article(id="a", title="", body=text, published=PUBLISHED.isoformat()), Codebook())


def seconds(run: Callable[[], object]) -> float:
    """Return the processor time of a run, best of two."""
    times: list[float] = []
    for _ in range(2):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def row(name: str, small: Callable[[], object], large: Callable[[], object]) -> None:
    """Print the time of a case and of ten times as much, unless the command line asks for other cases."""
    if len(sys.argv) > 1 and sys.argv[1] not in name:
        return
    one, ten = seconds(small), seconds(large)
    print(f"{name:30} {one:7.3f} s {ten:7.3f} s   x{ten / max(one, 1e-6):.1f}", flush=True)


def texts(units: dict[str, str], read: Callable[[str], object], most: int) -> None:
    """Print a row for each hostile text, of a tenth of `most` characters and of `most`."""
    for name, unit in units.items():
        small, large = (unit * (size // len(unit)) for size in (most // 10, most))
        row(name, partial(read, small), partial(read, large))


def main() -> None:
    """Print a row for each hostile text."""
    texts(HOSTILE, lambda text: find_attributions(text, nested=True), 1_000_000)
    texts(HOSTILE_DATES, read_dates, 1_000_000)
    codebook = Dossier(Path(__file__).parents[1] / "data").codebook
    texts(WITH_CODEBOOK, read_with(prepare(codebook)), 50_000)
    row("copies", *(partial(link_copies, codebook, number) for number in COPIES))


if __name__ == "__main__":
    main()
