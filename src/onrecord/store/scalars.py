"""A text as a YAML scalar on one line: plain where YAML takes it so, quoted where it must be."""

from __future__ import annotations

import re

# What YAML readers with types take for something else than text. Dates are left bare: as text they are the same.
_TYPED = re.compile(
    r"""(?ix)
    ~ | null | true | false | yes | no | on | off | y | n | = | <<      # nothing, yes and no, YAML 1.1's own
    | [-+]? (?: [0-9][0-9_]* (?:\.[0-9_]*)? | \.[0-9][0-9_]* ) (?:e[-+]?[0-9]+)?    # numbers
    | [-+]? 0 (?: x[0-9a-f_]+ | o[0-7_]+ | b[01_]+ )
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?:\.[0-9_]*)?             # 12:30 is 750 for YAML 1.1
    | [-+]? \.(?:inf|nan)
    """
)
# Characters that begin something else than a plain text, or end it; in brackets and braces there are more.
_BEGINS = "-?:,[]{}#&*!|>'\"%@`"
_ENDS = re.compile(r":(?=\s|\Z)|(?<=\s)#")
_FLOW_ENDS = re.compile(r"[,\[\]{}:#?]")

# What would break the line, be folded or refused: control characters, other line ends, the byte order mark.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}


def scalar(text: str, *, flow: bool = False) -> str:
    r"""Return `text` as a scalar that reads back the same; `flow`: it will stand in brackets or braces.

    >>> print(scalar("opposes it"), scalar("no"), scalar('a: "b"'), scalar("one\ntwo"))
    opposes it "no" 'a: "b"' "one\ntwo"
    """
    if _is_plain(text, flow=flow):
        return text
    if '"' in text and "'" not in text and not _ESCAPED.search(text):
        return f"'{text}'"
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ESCAPED.sub(_escape, quoted)}"'


def _is_plain(text: str, *, flow: bool) -> bool:
    """True when YAML reads `text` without quotes as itself."""
    if not text or text[0] in _BEGINS or text != text.strip(" ") or _ESCAPED.search(text) or _TYPED.fullmatch(text):
        return False
    return not (_FLOW_ENDS if flow else _ENDS).search(text)


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    code = ord(char)
    return _SHORT.get(char) or (f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}")
