"""Texts that somebody could put into an article or a codebook to do harm in an output. Every output is tried with all.

`dossier` builds one in which each of them stands in every place that is not onrecord's own.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml
from onrecord.articles import read_all
from onrecord.coders.model import prompt
from onrecord.models import Actor, Article, Claim, Codebook, Coded, Event, Issue, Party
from onrecord.reports.entries import join
from onrecord.reports.page import page
from onrecord.store import answers, codebook, ledger, write, write_coded
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ANYWHERE: dict[str, str] = {
    # HTML, terminals, direction and invisible signs, markdown
    "script": "<script>alert(1)</script>",
    "end of a script": "</script><script>alert(1)</script>",
    "image": '<img src="x" onerror="alert(1)">',
    "attribute": "\" onmouseover=\"alert(1)\" x='1' autofocus onfocus='alert(1)",
    "comment": "--> <!-- <b> -->",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#x202e; &amp;amp;",
    "style": "</style><style>*{display:none}</style>",
    "template": "{{ 7*7 }} {% raw %} ${7*7} <%= 7*7 %> %s {0} #{7*7}",
    "svg": "<svg onload=alert(1)><title></title></svg>",
    "colour": "a\x1b[31mred\x1b[0m",
    "screen": "\x1b[2J\x1b[H\x1bc all gone",
    "window title": "\x1b]0;owned\x07 and \x1b]52;c;cm0gLXJm\x07",
    "hyperlink": "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "c1": "\x9b31m red \x9d0;owned\x9c",
    "backspace": "guilty\x08\x08\x08\x08\x08\x08innocent\x7f",
    "carriage return": "true\rfalse",
    "rich": "[bold red]x[/bold red] [link=https://evil.example]y[/link] [/] [@click=app.bell]z[/]",
    "emoji name": ":skull: :warning:",
    "override": "\u202eesrever\u202c and \u2066isolate\u2069 \u200f \u061c",
    "invisible": "a\u200bb\u2060c\ufeffd\u00ade",
    "separators": "one\u2028two\u2029three\x85four\x0bfive\x0csix",
    "nul": "a\x00b",
    "no characters": "a\ufffeb\uffffc",
    "combining": "Z" + "\u0301\u0316" * 40 + "algo",
    "wide": "核武器" * 20 + " 👩‍👩‍👧‍👦 🇹🇷",
    "huge word": "x" * 300,
    "many words": "word " * 100,
    "pipes": "a | b || c \\| d",
    "link": "[click](https://evil.example) [click][1] <https://evil.example>",
    "mention": "@octocat, @org/team and `@x`@y@@z, or write to x@evil.example",
    "emoji": ":+1: :100::tada: @:x: `:x:`",
    "bare address": "see https://evil.example and www.evil.example or mailto:x@evil.example",
    "picture": "![x](https://evil.example/p.png)",
    "backticks": "``` ` `` code ```",
    "emphasis": "**bold** _em_ ~~gone~~ ^up^ ==mark==",
    "backslashes": "\\ \\\\ \\n \\u202e \\[a](b)",
    "mathematics": "$x$ $$y$$ \\(z\\)",
}
"""Name -> text that does its harm wherever it stands."""

AT_THE_START: dict[str, str] = {
    # spreadsheets, places, markdown
    "address": 'javascript:alert(1) "><a href="javascript:alert(1)">x</a>',
    "formula": '=HYPERLINK("https://evil.example";"x")',
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1+1)",
    "tab": "\t=1+1",
    "wide formula": "＝1+1",
    "quoted formula": '"=1+1"',
    "cells": 'a","b";"c,d;e\tf',
    "lines": 'a\n"=1+1"\n,b',
    "parts": 'a;=cmd;"=1+1";"-1,@SUM(1)',
    "way out": "../../../../etc/passwd",
    "file": "file:///etc/passwd",
    "reference": "[1]: https://evil.example",
    "fence": "~~~\ncode\n~~~",
    "heading": "# heading",
    "underlined": "title\n===\n\ntitle\n---",
    "block quote": "> not what was said",
    "list": "- item\n1. item\n* item",
    "footnote": "[^script]: not what was said [^override]",
    "table": "|a|b|\n|---|---|\n|c|d|",
    "indented": "\n\n    code\n\n",
    "end": "quote\n\n## New heading\n\nnot a quote",
    "front matter": "---\ntitle: other\n---",
}
"""Name -> text that does its harm where a cell, a line or a name begins with it."""

ATTACKS = ANYWHERE | AT_THE_START


def _mixed() -> Iterator[str]:
    """Yield each text for a start with some of the others behind it: fewer records, and each holds a few."""
    starts, others = [*AT_THE_START.values()], [*ANYWHERE.values()]
    for at, start in enumerate(starts):
        yield " ".join((start, *others[at :: len(starts)]))


MIXED = tuple(_mixed())


def dossier(path: Path) -> Path:
    """Write at `path` a dossier with a speaker, party, event, article and claims for each of the mixed attacks."""
    (path / "articles").mkdir(parents=True)
    for at, text in enumerate(MIXED):
        line = text.replace("\n", " ")
        head = yaml.safe_dump(
            {"title": line, "outlet": line, "byline": line, "url": line, "published": f"2019-06-{at % 28 + 1:02}"}
        )
        (path / "articles" / f"a{at}.md").write_text(
            f"---\n{head}---\n\nHe said: {text}. Then {line}.\n", encoding="utf-8", newline=""
        )
    names = {at: f"{text} {at}" for at, text in enumerate(MIXED)}
    book = {
        "version": 1,
        "parties": {f"p{at}": {"name": name} for at, name in names.items()},
        "actors": [{"name": f"{name} speaks", "party": f"p{at}", "body": f"{name} body"} for at, name in names.items()]
        + [{"name": f"{name} body", "party": f"p{at}"} for at, name in names.items()],
        "issues": {f"issue-{number}": {"proposition": " ".join(MIXED), "topic": ["nowhere said"]} for number in (1, 2)},
        "events": [{"date": f"2019-05-{at % 28 + 1:02}", "text": name, "actors": [name]} for at, name in names.items()],
    }
    (path / "codebook.yaml").write_text(yaml.safe_dump(book, allow_unicode=False), encoding="utf-8")
    read = read_all(path / "articles")[0]
    book = codebook.load(path / "codebook.yaml")[0]
    _answer(path, read, book)
    bodies = {article.id: article.body for article in read}
    claims = [claim for at, name in names.items() for claim in _claims(at, name, bodies[f"a{at}"])]
    saved = write.save(ledger.load(path / "claims.yaml"), put=claims)
    marks = {
        article.id: Coded(
            day="2019-06-01", by=names[int(article.id[1:])], sha256=article.sha256, issues=tuple(book.issues)
        )
        for article in read
    }
    write_coded.save(saved, marks)
    return path


def _answer(path: Path, read: Sequence[Article], book: Codebook) -> None:
    """Keep an answer of a model on each article, with findings of which two are no drafts."""
    texts = {f"a{at}": text for at, text in enumerate(MIXED)}
    for article in read:
        text = texts[article.id]
        said = {"quote": [text], "issue": text, "stance": text, "actor": text, "mention": text, "cue": text}
        held = {"quote": ["He said"], "issue": "issue-1", "stance": "opposes", "actor": text, "position": text}
        kept = answers.Answer(
            article=article.id, model=text[:20], instruction=prompt.VERSION,
            codebook=prompt.digest(book), sha256=article.sha256, day="2019-06-01",
            texts=(json.dumps({"claims": [held, said, text]}),),
        )  # fmt: skip
        answers.write(path / answers.FOLDER, kept)


OBEYED = ("\x1b]52;c;cm0gLXJm\x07", "\x1b[2J\x1b[H", "\x9b2J", "\u202etxet", "\x1b]0;owned\x07", "../../out")
"""What no name may do to a terminal, or to the folder of the dossier."""
FAKE = "No problems."
LINES = (f"line\n{FAKE}", f"two\r\n{FAKE} 2", f"three\u2028{FAKE} 3")
"""Names that would begin a line which onrecord has not written."""


def named(path: Path, names: Sequence[str] = OBEYED) -> Path:
    """Write at `path` a dossier whose files, ids, parties and issues have such names."""
    (path / "articles").mkdir(parents=True)
    rows = []
    for at, name in enumerate(names):
        file = name.replace("/", "-")
        text = f"---\noutlet: O\npublished: 2019-06-0{at + 1}\n---\n\nAnn {at} said the bridge is safe.\n"
        (path / "articles" / f"{file}.md").write_text(text, encoding="utf-8")
        known = {"issue": name, "stance": "opposes", "position": "p", "quote": "the bridge is safe", "article": file}
        party = {"party": name, "date": f"2019-06-0{at + 1}", "date_basis": "assigned", "spans": [[11, 29]]}
        rows.append({"id": f"c{at}{name}", "actor": f"Ann {at}", **known, **party, "status": "accepted"})
        rows.append({**rows[-1], "id": f"d{at}{name}", "article": f"{name}gone", "spans": [[11, 29]]})
    (path / "articles" / f"{names[0]}.pdf").touch()
    (path / "articles" / f"{names[1]} empty.md").touch()
    book = {
        "version": 1,
        "parties": {name: {"name": name} for name in names},
        "actors": [{"name": f"Ann {at}", "party": name} for at, name in enumerate(names)],
        "issues": {name: {"proposition": name, "topic": ["bridge"]} for name in names},
    }
    (path / "codebook.yaml").write_text(yaml.safe_dump(book), encoding="utf-8")
    (path / "claims.yaml").write_text(yaml.safe_dump({"version": 1, "claims": rows}, sort_keys=False), encoding="utf-8")
    return path


def _claims(at: int, name: str, body: str) -> list[Claim]:
    """Return two claims of one speaker that differ, and a standing one of another of the same party."""
    start, end = len("He said: "), body.index(". Then")
    known = {"article": f"a{at}", "issue": "issue-1", "quote": body[start:end], "spans": ((start, end),)}
    words = {
        "position": name,
        "mention": name,
        "cue": name,
        "via": (name,),
        "note": name,
        "extra": {"frame": printable(name)[:200].strip()},
        "status": "edited",
        "date_basis": "assigned",
    }
    rows = [("supports", "2019-05-01", "speaks"), ("opposes", "2019-05-20", "speaks"), ("opposes", None, "body")]
    return [
        Claim.model_validate({**known, **words, **({} if day else {"date_basis": None}), "id": f"c{at}x{number}", "actor": f"{name} {who}", "stance": stance, "date": day})
        for number, (stance, day, who) in enumerate(rows)
    ]  # fmt: skip


def hostile(attack):
    """Return the answers of a dossier in which every text that a file may hold is `attack`."""
    codebook = Codebook(
        parties={"us": Party(name=attack), attack: Party(name="Turkey")},
        actors=(Actor(name=attack, party="us", body=f"{attack}2"), Actor(name="Kalin", party=attack)),
        issues={attack: Issue(proposition=attack, label=attack), "plain": Issue(proposition=attack)},
        events=(Event(date="2019-05-01", text=attack),),
    )
    body = f"{attack} said “{attack}” and more {attack}."
    article = Article(id="a", title=attack, outlet=attack, byline=attack, url=attack, published="2019-05-02", body=body)
    at = body.index("“") + 1
    both = {
        "stance": "opposes",
        "position": attack,
        "article": "a",
        "quote": attack,
        "spans": ((at, at + len(attack)),),
    }
    claims = [
        Claim.model_validate(
            {"id": f"x{attack}"[:40] + str(n), "actor": who, "issue": issue, "date": day, **both, **more}
        )
        for n, (who, issue, day, more) in enumerate(
            [
                (attack, attack, "2019-05-01", {"mention": attack, "cue": "said", "via": (attack,), "note": attack}),
                (attack, attack, "2019-05-09", {"stance": "supports", "kind": "direct", "status": "draft"}),
                ("Kalin", attack, None, {"stance": "supports", "article": f"gone{attack}"}),
                ("Kalin", "plain", "2019-05-03", {"quote": "not in the article"}),
                ("unknown", f"{attack}?", "2019-05-03", {"status": "rejected"}),
            ]
        )
    ]
    entries = join(claims, (article,), codebook)
    return page((article,), entries, codebook)
