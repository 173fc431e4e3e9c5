"""Show that the cost of reading is linear: hostile texts at 100 kB and at 1 MB, and the ratio of their times.

usage: python bench/growth.py [PART_OF_A_NAME]
"""

import sys
import time
from collections.abc import Callable
from datetime import date

from onrecord import parser
from onrecord.models import Article, Codebook
from onrecord.parser import find_attributions
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


def read_dates(text: str) -> None:
    """Read the dates of a text and of the statements in it."""
    list(expressions.expressions(text, PUBLISHED))
    parser.parse(Article(id="a", title="", body=text, published=PUBLISHED.isoformat()), Codebook())


def seconds(text: str, read: Callable[[str], object]) -> float:
    """Return the time to read `text`, best of two."""
    times: list[float] = []
    for _ in range(2):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print a row for each hostile text."""
    cases = [(name, unit, lambda text: find_attributions(text, nested=True)) for name, unit in HOSTILE.items()]
    cases += [(name, unit, read_dates) for name, unit in HOSTILE_DATES.items()]
    for name, unit, read in cases:
        if len(sys.argv) > 1 and sys.argv[1] not in name:
            continue
        small, large = (seconds(unit * (size // len(unit)), read) for size in (100_000, 1_000_000))
        print(f"{name:30} {small:7.3f} s {large:7.3f} s   x{large / small:.1f}")


if __name__ == "__main__":
    main()
