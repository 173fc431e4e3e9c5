"""Bytes -> text. Readers that decode for themselves lose curly quotation marks: on the web, latin-1 means cp1252."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_ON_THE_WEB = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254",
    "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip
"""What the names of encodings mean on the web (WHATWG Encoding Standard): a page that says latin-1 is cp1252."""
_SAID = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|^<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w:-]{1,40})""", re.IGNORECASE
)
_HEAD = 4096
"""Bytes in which a page says its encoding."""
_SAMPLE = 4096


def decode(data: bytes, said: str = "") -> str:
    r"""Return the text of bytes: by its mark, as UTF-8 where it is that, else as `said` or as a page's head says.

    UTF-8 goes before what is said: bytes that are UTF-8 by chance are rare, pages that say something else are not. What
    fits nothing is cp1252, and a byte that even this does not have becomes U+FFFD. Newlines come back as LF.

    >>> decode("“no”".encode("cp1252"), "iso-8859-1")
    '“no”'
    """
    return _decoded(data, said).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, said: str) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return data.decode(wide, "replace")
    named = _SAID.search(data[:_HEAD])
    for label in (said, named[1].decode("ascii") if named else ""):
        name = _known(label)
        if name and name != "utf-8":
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    return _mended(data)


def _mended(data: bytes) -> str:
    """Return bytes that are UTF-8 but for a few wrong ones as that, all else as cp1252."""
    text = data.decode("utf-8", "replace")
    right = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]", text)))
    return text if right > 4 * text.count("\ufffd") else data.decode("cp1252", "replace")


def _wide(data: bytes) -> str:
    """Return the encoding of a text with two bytes a character that has no mark; empty for all other texts."""
    sample = data[:_SAMPLE]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(zeros) > 8 and zeros.count(0) > 0.6 * len(zeros):
            return name
    return ""


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label).name if label else ""
    except (LookupError, ValueError):
        return ""
    return _AS_ON_THE_WEB.get(name, name)
