"""What a reader finds in a file: an article, a part that is none and why, or how many the file itself says it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PAYWALL, TEASER, ENDS_EARLY = "paywall", "teaser", "ends-early"
"""Why an article is not whole (`Found.cut`)."""


class Day(NamedTuple):
    """A day of publication, and the words that it was taken from.

    >>> Day("2026-03-14", "json-ld 2026-03-14T23:40:00-05:00")
    Day(edtf='2026-03-14', words='json-ld 2026-03-14T23:40:00-05:00')
    """

    edtf: str
    """A day, month or year: 2026-03-14, 2026-03, 2026. Never one of several that the words could mean."""
    words: str
    """Where it stood, and the words there, as they are, with their zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article as its file has it; an empty field is one that the file does not give.

    Quotation marks and words are the file's own. `paragraphs` have no furniture (menus, captions, teasers of others,
    copyright); a correction is the last one and begins with "Correction:".
    """

    title: str = ""
    outlet: str = ""
    byline: str = ""
    """Names alone, as "Ada Roe and Tom Hall": no "By", no role, no address."""
    day: Day | None = None
    url: str = ""
    language: str = ""
    """What the file calls it ("en", "English"); empty where it does not."""
    paragraphs: tuple[str, ...] = ()
    place: str = ""
    """Where in the file: an accession number, an address, else a number, "#2"; empty for a file of one article."""
    retrieved: str = ""
    """The day on which it was saved or captured, where the file tells (never a day of publication)."""
    cut: str = ""
    check: tuple[str, ...] = ()
    """What a person should look at: readers that disagree, a date in UTC alone. A sentence each, plain words."""
    left_out: tuple[str, ...] = ()
    """Texts that were taken for furniture, for whoever asks (--left-out)."""
    as_is: str = ""
    """The whole file, where it is an article file already."""
    metadata_only: bool = False
    """A reference of a library: it has no text to be an article, and tells the fields of one that has (by its url)."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a file that is no article, and why, as the end of a sentence: "has no text"."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Announced:
    """How many articles a file itself says that it holds, and its words for it: 3, "1 of 3 DOCUMENTS"."""

    number: int
    words: str
    is_whole: bool = False
    """Whether that is the number of all files that came with it, and not of its own."""


@dataclass(frozen=True, slots=True)
class Within:
    """A file inside a file (ZIP, mail): its own bytes, to be read by its own kind."""

    name: str
    data: bytes


Part = Found | Refused | Announced | Within


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader is told beside the bytes."""

    name: str = ""
    """The file's name, for kinds that need it; never a path, and never trusted."""
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What a table calls our fields (title, text, outlet, byline, published, url, language), where a person says so."""
    charset: str = ""
    """The encoding that a server or a mail gave, where it did."""
    url: str = ""
    """The address that the bytes came from, where it is known."""


class Reader(Protocol):
    """A reader of one kind of file: `read` in its module."""

    def __call__(self, data: bytes, asked: Asked, /) -> Iterator[Part]:
        """Yield what the bytes hold; UnreadableError where nothing can be read from there on."""
        ...


class UnreadableError(Exception):
    """A file that cannot be read (on): what is wrong, as the end of a sentence, and what to do about it."""

    def __init__(self, what: str, remedy: str = "") -> None:
        """Keep both apart, for whoever prints them."""
        super().__init__(what)
        self.what, self.remedy = what, remedy
