"""Hostile YAML in a ledger: a clear error, in little time and memory. Each case runs under limits of the system."""

from __future__ import annotations

import pytest

import limited

pytestmark = pytest.mark.slow

SECONDS = 10
MEMORY = 1_400_000_000
HEAD = "version: 1\nclaims:\n"
GOOD = "- id: aaaa\n  actor: A\n  issue: i\n  stance: opposes\n  position: p\n  quote: q\n  article: a\n"
BOMB = "- &a [x, x]\n" + "".join(
    f"- &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefghijklmn", "bcdefghijklmno", strict=True)
)

CASES = {
    "bomb": (BOMB, 'claim 1: the anchor "&a" has no use here; remove it'),
    "many aliases": (GOOD + "  via: [" + "*a, " * 60_000 + "]\n", "holds more than 1,000 anchors, aliases, tags or keys"),
    "many tags": (GOOD + "".join(f"  k{n}: !!python/object:os.system x\n" for n in range(9_000)), "holds more than 1,000"),
    "one tag": (GOOD + "  note: !!python/object/apply:os.system [exit]\n", 'claim "aaaa": the tag "tag:yaml.org,2002:python/'),
    "keys that come twice": (GOOD + "  note: x\n" * 5_000, "holds more than 1,000 anchors, aliases, tags or keys"),
    "one key twice": (GOOD + "  actor: B\n", 'claim "aaaa": the key "actor" comes twice, first in line 4'),
    "huge scalar": (GOOD + "  stanze: " + "x" * 1_000_000, 'unknown key "stanze". Did you mean "stance"?'),
    "huge file": (GOOD + "  note: " + "x" * 100_000_000, "is larger than 100,000,000 characters. Move a part of it"),
    "huge key": (GOOD + "  " + "k" * 200_000 + ": x\n", "is not YAML"),
    "open quote": (GOOD + '  note: "' + "x" * 200_000, 'claim "aaaa" is not YAML: a quotation mark is never closed'),
    "brackets": ("- " + "[" * 200_000, "is nested deeper than 50 levels"),
    "braces": ("- " + "{a: " * 60_000, "is nested deeper than 50 levels"),
    "brackets in lines": ("- " + "[\n" * 40_000, "is nested deeper than 50 levels"),
    "brackets and texts": (GOOD + "  via: " + "['a ]', " * 40_000, "is nested deeper than 50 levels"),
    "dashes": ("- " * 100_000, "is nested deeper than 50 levels"),
    "stairs": ("".join(" " * n + "-\n" for n in range(1_500)), "is nested deeper than 50 levels"),
    "questions": (GOOD + "? " * 60_000, "is nested deeper than 50 levels"),
    "nul": (GOOD + "  note: \x00\n", 'claim "aaaa" holds the character U+0000, which YAML does not allow'),
    "nuls": ("\x00" * 1_000_000, "holds the character U+0000"),
    "values": ("- x\n" * 4_100_000, "is longer than 4,000,000 lines"),
    "other list": ("- x\n" * 10_000, 'more than 1,000 items of "claims" are no "key: value" lines'),
    "bad claims": ("- a: x\n" * 4_000, "more than 1,000 problems: the others are not told"),
    "broken claims": ("- id: b\n  x: y: z\n" * 5_000, 'is not YAML: a text that holds ": " wants quotes'),
    "keys without end": (GOOD + "".join(f"  k{n}: x\n" for n in range(10_000)), "10000 of its keys and values do not fit"),
    "one id": (GOOD * 1_500, 'claim "aaaa": the id is already used in line 3'),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_hostile_yaml_is_told_in_little_time_and_memory(tmp_path, name):
    text, said = CASES[name]
    (tmp_path / "articles").mkdir()
    (tmp_path / "codebook.yaml").write_text("version: 1\nissues: {i: {proposition: P.}}\n")
    (tmp_path / "claims.yaml").write_text(HEAD + text)
    done = limited.check(tmp_path, tmp_path, seconds=SECONDS, memory=MEMORY)
    assert done.code == 1, done.stderr[-500:]
    assert not done.stderr
    assert said in done.stdout
    assert len(done.stdout) < 200_000
    assert f"{tmp_path}/claims.yaml:" in done.stdout
    assert (tmp_path / "claims.yaml").stat().st_size == len((HEAD + text).encode())


def test_nothing_of_it_is_ever_written(tmp_path):
    """A decision beside a hostile claim leaves that one as it is."""
    from onrecord.models import Claim
    from onrecord.store import ledger, write

    text = HEAD + GOOD + BOMB + GOOD.replace("aaaa", "bbbb") + "  note: *x\n"
    path = tmp_path / "claims.yaml"
    path.write_text(text)
    book = ledger.load(path)
    assert [claim.id for claim in book.claims] == ["aaaa"]
    write.save(book, put=[Claim(**dict(book.claims[0]) | {"note": "seen", "status": "edited"})])
    assert path.read_text() == text.replace("  article: a\n", "  article: a\n  status: edited\n  note: seen\n", 1)
