"""Where the claims stand in the text of a ledger."""

from __future__ import annotations

from textwrap import dedent

import pytest

from onrecord.errors import FileProblemError
from onrecord.store import blocks
from onrecord.yaml import text as yamltext


def find(text):
    document = yamltext.load(text, "claims.yaml")
    return document, blocks.find(document, document.root.get("claims"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("claims:\n- id: a\n- id: b\n", ["- id: a\n", "- id: b\n"]),
        ("claims:\n  - id: a\n\n  - id: b", ["  - id: a\n", "  - id: b"]),
        ("claims:\n- id: a # c\n  # in\n# above\n- id: b\n", ["- id: a # c\n  # in\n", "# above\n- id: b\n"]),
        ("claims:\n# head\n\n# above\n- id: a\n\n  # in\n\n# end\n", ["# above\n- id: a\n\n  # in\n"]),
        ("claims:\n  # deep\n- id: a\n", ["- id: a\n"]),
        ("claims:\n-\n  # in\n  id: a\n- {id: b,\n   x: c}\n", ["-\n  # in\n  id: a\n", "- {id: b,\n   x: c}\n"]),
        ("claims:\n- id: a\n  b:\n- id: c\n  d: |\n    x\n\n\n", ["- id: a\n  b:\n", "- id: c\n  d: |\n    x\n"]),
        ("claims:\n- id: a\n  d: |+\n    x\n\n- id: b\nversion: 1\n", ["- id: a\n  d: |+\n    x\n\n", "- id: b\n"]),
        ("claims:\n- id: a\n  d: |\n    x", ["- id: a\n  d: |\n    x"]),
        ("claims:\n- id: a\n  d: 'x\n\n    # y'\n  e: []\n", ["- id: a\n  d: 'x\n\n    # y'\n  e: []\n"]),
        ("claims:\n-\n- text\n- - nested\n", ["-\n", "- text\n", "- - nested\n"]),
        ("\ufeffclaims:\n- id: 😀\n- id: b\n", ["- id: 😀\n", "- id: b\n"]),
    ],
)
def test_a_block_with_the_comments_above_it(text, found, newline):
    text = text.replace("\n", newline)
    _, places = find(text)
    assert [text[place.lead : place.end] for place in places] == [block.replace("\n", newline) for block in found]
    assert all(text[place.start : place.end].lstrip(" ").startswith("-") for place in places)


def test_comments():
    document, (place,) = find(
        dedent("""\
        claims:
        # one
        - id: "#a"   # two
          b: 'x # y'
          c: |  # three
            # text
          # four
          d: [x, # five
              y#z]
          # six
        # other
        """)
    )
    assert blocks.comments(document, place) == ("# one", "# two", "# three", "# four", "# five", "# six")


def test_a_dash_that_begins_no_line_of_an_editor_is_refused():
    with pytest.raises(FileProblemError, match=r"claims\.yaml:1: holds a claim whose"):
        find("claims:\u2028- id: a\n")
