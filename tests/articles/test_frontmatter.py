"""The lines between --- and ---."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.articles.frontmatter import parse, read, split
from onrecord.errors import FileProblemError

PATH = Path("a.md")


@pytest.mark.parametrize(
    ("text", "keys", "rest"),
    [
        ("---\ntitle: A\n---\nBody\n", "title: A\n", "\nBody\n"),
        ("---\n---\nBody", "", "\nBody"),
        ("---  \ntitle: A\n--- \nBody", "title: A\n", "\nBody"),
        ("---\ntitle: A\n---", "title: A\n", ""),
        ("---\nA rule, then text\n", None, "---\nA rule, then text\n"),
        ("---", None, "---"),
        ("---\n", None, "---\n"),
        ("----\na: b\n---\n", None, "----\na: b\n---\n"),
        ("Text\n---\nmore\n---\n", None, "Text\n---\nmore\n---\n"),
        ("\n---\na: b\n---\n", None, "\n---\na: b\n---\n"),
        ("\n---\nProse: between two rules.\n---\n", None, "\n---\nProse: between two rules.\n---\n"),
        ("\n \n---\ntitle: A\n---\nBody\n", "title: A\n", "\nBody\n"),
        ("\ufeff---\ntitle: A\n---\nBody\n", "title: A\n", "\nBody\n"),
        ("\u200b---\ntitle: A\n---\nBody\n", "title: A\n", "\nBody\n"),
        (" ---\npublished: 2019\n---\nBody\n", "published: 2019\n", "\nBody\n"),
        ("\n\n\u2060\n---\ndate: 2019\n---\nBody\n", "date: 2019\n", "\nBody\n"),
        ("", None, ""),
    ],
)
def test_split(text, keys, rest):
    assert split(text) == (keys, rest)


def test_all_keys():
    keys = 'title: "Turkey: no"\noutlet: Ahval\nbyline: A. B.\nurl: https://x.org/?a=b#c\n'
    keys += "published: 2019-05\npublished_basis: assigned\n"
    assert parse(keys, PATH).fields == {
        "title": "Turkey: no",
        "outlet": "Ahval",
        "byline": "A. B.",
        "url": "https://x.org/?a=b#c",
        "published": "2019-05",
        "published_basis": "assigned",
    }


@pytest.mark.parametrize(
    ("keys", "fields"),
    [
        # what web clippers write
        ("source: https://x.org/a\nauthor: A. B.\ndate: 2019-05-31\n", {"url": "https://x.org/a", "byline": "A. B.", "published": "2019-05-31"}),
        ('author:\n- "[[Ann Lee]]"\n- "[[people/Bo|Bo Ek]]"\n', {"byline": "Ann Lee, Bo Ek"}),
        ("date: 2019-05-31T10:00:00+02:00\n", {"published": "2019-05-31"}),
        ("published: 2019-05-31 10:00\n", {"published": "2019-05-31"}),
        ("source: https://x.org/a\nurl: https://y.org/\n", {"url": "https://y.org/"}),
        ("published: 2019-05-31\ndate: 2020\n", {"published": "2019-05-31"}),
        # what the program writes, and what says how an article is to be read
        ("published_from: May 31\noriginal: 00ff\nretrieved: 2026-01-01\ncheck: [x]\nadded: 2026-11-29\n", {"original": "00ff", "check": ("x",), "added": "2026-11-29"}),
        ("genre: opinion\n", {"genre": "opinion"}),
        ("section: Local\ntype: speech\nnotes: twice\n", {"section": "Local", "type": "speech", "notes": "twice"}),
        ("speakers: {PR: Priya Raman, Q: Ann Lee}\n", {"speakers": {"PR": "Priya Raman", "Q": "Ann Lee"}}),
    ],
)  # fmt: skip
def test_keys_of_others_and_of_genres(keys, fields):
    assert parse(keys, PATH).fields == fields


@pytest.mark.parametrize(
    ("keys", "notes"),
    [
        ("title: A\ntitel: B\n", ['a.md:3: the front matter has the key "titel", which onrecord does not read. Did you mean "title"?']),
        ("tags: [clippings]\nid: x\n", ['a.md:2: the front matter has the key "tags", which', 'a.md:3: the front matter has the key "id", which']),
        ("source: the archive\n", ['a.md:2: the front matter has the key "source", which onrecord does not read. ']),
        ("original: 00ff\n", []),
        ("type: [clipping]\nnotes: {a: b}\n", ['a.md:2: the front matter has the key "type", which', 'a.md:3: the front matter has the key "notes"']),
    ],
)  # fmt: skip
def test_unknown_keys_are_notes(keys, notes):
    found = parse(keys, PATH).notes
    assert all(note.note for note in found)
    assert [str(note)[: len(wanted)] for note, wanted in zip(found, notes, strict=True)] == notes


@pytest.mark.parametrize("keys", ["", "# nothing\n", "title:\npublished: ~\noutlet: ''\n"])
def test_keys_without_a_value_are_absent(keys):
    assert parse(keys, PATH) == ({}, ())


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("title: A: B\n", 'a.md:2: is not YAML: a text that holds ": " wants quotes'),
        ("genre: novel\n", 'a.md:2: genre: "novel" is not one of news, opinion, interview, transcript, liveblog.'),
        (
            "genre: transcripts\n",
            'a.md:2: genre: "transcripts" is not one of news, opinion, interview, transcript, liveblog. Did',
        ),
        ("speakers: PR\n", 'a.md:2: "speakers" wants labels with their names. Write speakers: {PR: Priya Raman}.'),
        ("added: today\n", 'a.md:2: added: "today" is not a date; '),
        ("date: May 2019\n", 'a.md:2: published: "May 2019" is not a date; '),
        ("title: [A]\n", 'a.md:2: "title" wants a text, not a list or map. '),
        ("title: A\ntitle: B\n", 'a.md:3: in the front matter the key "title" comes twice, first in line 2.'),
        ("outlet: X\npublished: May 2019\n", 'a.md:3: published: "May 2019" is not a date; '),
        ("published: 2019-02-30\n", 'a.md:2: published: "2019-02-30" is not a day of the calendar. '),
        ("published_basis: inferred\n", 'a.md:2: published_basis: "inferred" is computed, never written. '),
        ("published_basis: guess\n", 'a.md:2: published_basis: "guess" is not a basis. Write stated or assigned.'),
        ("Prose between two rules.\n", 'a.md:2: the lines between --- and --- are no "key: value" lines. '),
        ("- a\n", 'a.md:2: the lines between --- and --- are no "key: value" lines. '),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_remedy(keys, message):
    with pytest.raises(FileProblemError) as caught:
        parse(keys, PATH)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("text", ["---\ntitle: A\n\nBody\n", "---\n# mine\noutlet : A\nBody", "--- \nurl:\n"])
def test_a_front_matter_without_an_end(text):
    with pytest.raises(FileProblemError) as caught:
        read(text, PATH)
    assert str(caught.value) == "a.md:1: its front matter has no end. Put a line --- after the last key."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n---\ntitle: A\n\nBody", "a.md:2: its front matter has no end."),
        (
            "+++\ntitle = 'A'\ndate = 2019-05-31\n+++\nBody",
            'a.md:1: its front matter stands below "+++", and not below "---".',
        ),
        ("\n+++\ndraft = true\npublished = 2019-05-31\n+++\nBody", 'a.md:2: its front matter stands below "+++"'),
        ("----\npublished: 2019-05-31\n----\nBody", 'a.md:1: its front matter stands below "----"'),
        ("\u2014\nTitle: A\n\u2014\nBody", 'a.md:1: its front matter stands below "\u2014"'),
        ('{\n  "title": "A"\n}\nBody', 'a.md:1: its front matter stands below "{"'),
        ("```yaml\noutlet: A\n```\nBody", 'a.md:1: its front matter stands below "```yaml"'),
        (
            "<!-- clipped -->\n---\ntitle: A\ndate: 2019\n---\nBody",
            "a.md:2: its front matter is not at the top. Delete",
        ),
        ("# A\n\n---\noutlet: A\npublished: 2019\nx: y\n--- \nBody", "a.md:3: its front matter is not at the top."),
        (";;;\noutlet: A\n;;;\nBody", 'a.md:1: its front matter stands below ";;;"'),
    ],
)
def test_a_front_matter_that_would_be_lost_is_told(text, message):
    with pytest.raises(FileProblemError) as caught:
        read(text, PATH)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "***\n\nTitle: none\n",
        "+++\nBody: said he\n",
        "“\nThe title: B.\n",
        "----\nText\n---\n",
        "A\n---\ntitle: x\nmore\n---\n",
        "A\n---\ntitle: x\n\ndate: y\n---\n",
    ],
)
def test_other_lines_of_signs_are_text(text):
    assert read(text, PATH) == (({}, ()), text)


@pytest.mark.parametrize("text", ["---\nA rule, then text: this.\n\ntitle: no key\n", "---", "title: A\n"])
def test_a_rule_above_a_body_is_the_body(text):
    assert read(text, PATH) == (({}, ()), text)
