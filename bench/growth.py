"""Show that the cost of reading is linear: hostile texts at 100 kB and at 1 MB, and the ratio of their times.

usage: python bench/growth.py
"""

import time

from onrecord.parser import find_attributions

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


def seconds(text: str) -> float:
    """Return the time to find the attributions of `text`, best of two."""
    times: list[float] = []
    for _ in range(2):
        start = time.process_time()
        find_attributions(text, nested=True)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Print a row for each hostile text."""
    for name, unit in HOSTILE.items():
        small, large = (seconds(unit * (size // len(unit))) for size in (100_000, 1_000_000))
        print(f"{name:22} {small:7.3f} s {large:7.3f} s   x{large / small:.1f}")


if __name__ == "__main__":
    main()
