"""A ledger in which one claim is not YAML."""

from __future__ import annotations

import pytest

from onrecord.store import recover
from onrecord.yaml import text as yamltext

BROKEN = [
    "- id: b\n  x: y: z\n",
    '- id: b\n  x: "open\n',
    "- id: b\n  x: [open\n",
    "- id: b\n  x: {open\n",
    "- id: b\nx: y\n",
]
BROKEN += [
    "- id: b\n x: y\n",
    "- id: b\n  \tx: y\n",
    "- id: b\n  x: @y\n",
    "- id: b\n  x: \x07\n",
    "- id: b\n  'x': \"y\" z\n",
    "-\n  id: b\n  x\n",
]


@pytest.mark.parametrize("indent", ["", "  "])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("broken", BROKEN)
def test_only_the_broken_block_is_left_out(broken, newline, indent):
    good = ["- id: a\n  x: y\n", "# above\n- id: c\n  x: \"quoted\"\n  z: 'quoted'\n"]
    lines = "".join([good[0], broken, good[1]]).splitlines()
    text = newline.join(["version: 1", "claims:", *(indent + line for line in lines), "# end", ""])
    document, (block,) = recover.load(text, "claims.yaml")
    ids = [item.get("id") for item in document.root.get("claims").items]
    assert [text[node.start : node.end] for node in ids] == ["a", "c"]
    assert text[block.start : block.end].split() == broken.split()
    assert block.id == "b"
    assert block.problem.text.startswith('claim "b" ')


@pytest.mark.parametrize(
    "text", ["a: b: c\n", "claims: [\n", "x: 'open\nclaims:\n- id: a\n", "claims:\n- id: a\nversion: [\n", "- id: a: b"]
)
def test_trouble_outside_of_the_claims_is_an_error(text):
    with pytest.raises(yamltext.NotYamlError):
        recover.load(text, "claims.yaml")
