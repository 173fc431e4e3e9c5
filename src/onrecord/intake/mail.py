"""A mail -> its article, or the several stories of a newsletter, or the files that it brings.

A mail that was passed on is the one that it passes on: its sender and day, not those of the colleague.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import TYPE_CHECKING, NamedTuple

from onrecord.intake import addresses, mime
from onrecord.intake.found import TEASER, Asked, Found, Refused, UnreadableError, Within
from onrecord.intake.pages import dating, furniture, names, pieces
from onrecord.intake.pages.tree import letters
from onrecord.intake.prose import count_words, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.intake.pages.pieces import Piece

HEADINGS = ("h1", "h2", "h3", "h4")
_PASSED_ON = re.compile(
    r"[\s>]{0,20}(?:-{2,40}\s{0,3}(?:forwarded message|original message|weitergeleitete nachricht"
    r"|urspr\S{1,3}ngliche nachricht|message transf\S{1,3}r\S{1,3}|mensaje reenviado"
    r"|messaggio inoltrato|doorgestuurd bericht)\s{0,3}-{2,40}|begin forwarded message:"
    r"|anfang der weitergeleiteten nachricht:|d\S{1,3}but du message transf\S{1,3}r\S{1,3}\s*:"
    r"|_{20,200})",
    re.IGNORECASE,
)
_HEAD_LINE = re.compile(
    r"[\s>*]*(from|date|sent|subject|to|cc|reply-to|von|datum|gesendet|betreff"
    r"|an|de|envoy\S{1,3}|objet|\u00e0)\s*:\s*\**\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_AS = {
    "from": "from", "von": "from", "de": "from",
    "date": "date", "sent": "date", "datum": "date", "gesendet": "date",
    "subject": "subject", "betreff": "subject", "objet": "subject",
}  # fmt: skip
_PREFIX = re.compile(r"(?:(?:fwd?|re|aw|wg|tr|rv|i|fw)\s*:\s*|\[[^\[\]]{1,40}\]\s*)+", re.IGNORECASE)
_FOOT = re.compile(
    r"\bunsubscribe\b|\bmanage (?:your )?(?:preferences|subscription)"
    r"|\byou(?:[’']re| are)? (?:receiv(?:ed|ing)|get(?:ting)?) this\b"
    r"|\bthis (?:e-?mail|message|newsletter) was sent\b"
    r"|\bupdate your preferences\b|\bour mailing address\b|\bto stop (?:getting|receiving)\b"
    r"|\bwant to change how you receive\b|\bopt(?:ing)? out\b|\babmelden\b"
    r"|\bse d\u00e9sabonner\b|\bdarse de baja\b|\bprivacy policy\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:read|continue|see|view|open|full|keep|learn)\b.{0,40}\b(?:more|reading"
    r"|story|article|online|web|browser|on|post|full|app)\b\W*(?:https?://\S+\W*)?\Z"
    r"|(?:read|view|see)(?: (?:it|this|on|more))? (?:on|at|in) (?:our|the) (?:web ?)?(?:site|page|app)\W*\Z"
    r"|(?:read (?:it|on|now)|read in app|weiterlesen|lire la suite|more|full story)\W*\Z",
    re.IGNORECASE,
)
_COUNTERS = frozenset(
    "click clicks link links email mail track tracking trk t e go lists mailchi lnk r em u url sendgrid ct "
    "list-manage".split()
)
_SIGNATURE = re.compile(r"\s*--[ \t]*(?:\n|\Z)")
_LEAST = 8


class _Head(NamedTuple):
    sender: str
    date: str
    subject: str


@dataclass(slots=True)
class _Story:
    heading: Piece | None
    pieces: list[Piece] = field(default_factory=list["Piece"])

    @property
    def words(self) -> int:
        return count_words(piece.text for piece in self.pieces if piece.shown)


def read(data: bytes, asked: Asked, /) -> Iterator[Found | Refused | Within]:  # noqa: ARG001 - the form of a reader
    """Yield the article or articles of a mail, then the files that were sent with it."""
    parts = list(mime.parts(data))
    head, _ = mime.split(data)
    attached = list(_attached(parts))
    found = list(_articles(_text(parts), _Head(*(mime.header(head, name) for name in ("from", "date", "subject")))))
    whole = [each for each in found if isinstance(each, Found)]
    note = sum(count_words(each.paragraphs) for each in whole) < _NOTE
    if attached and note:
        found = []
    if not found and not attached:
        raise UnreadableError("is a mail without text", "")
    yield from found
    yield from attached


_NOTE = 60
"""Words of a mail that brings files, below which it is a note on them."""


_SEEN = ("image", "audio", "video", "font")


def _attached(parts: list[mime.Part]) -> Iterator[Within]:
    for number, part in enumerate(parts, 1):
        maker, _, kind = part.kind.partition("/")
        if part.kind == "message/rfc822":
            yield Within(part.name or f"mail-{number}.eml", part.data)
        elif (
            maker not in _SEEN
            and (part.is_attached or maker == "application")
            and _READABLE.search(f"{kind} {part.name}")
        ):
            yield Within(part.name or f"part-{number}", part.data)


_READABLE = re.compile(
    r"pdf|word|rtf|zip|html|csv|json|xml|plain|\.(?:docx|txt|ris|mht|mhtml|eml"
    r"|warc)\b|octet-stream",
    re.IGNORECASE,
)


def _text(parts: list[mime.Part]) -> list[Piece]:
    """Return the text of a mail: its markup, or its plain text where that has more."""
    shown = [part for part in parts if not part.is_attached]
    rich = [piece for part in shown if part.kind == "text/html" for piece in pieces.of_markup(part.text)]
    plain = [piece for part in shown if part.kind == "text/plain" for piece in pieces.of_plain(_unflowed(part.text))]
    return rich if _size(rich) * 2 > _size(plain) else plain


def _unflowed(text: str) -> str:
    """Return a plain text without the marks of quotation before its lines."""
    lines = text.split("\n")
    marked = sum(each.startswith(">") for each in lines)
    return "\n".join(_MARKS.sub("", each) for each in lines) if marked * 2 > len(lines) else text


_MARKS = re.compile(r"\A(?:> ?)+")


def _size(found: list[Piece]) -> int:
    return sum(len(_ADDRESS.sub("", piece.text)) for piece in found if piece.shown)


def _articles(found: list[Piece], head: _Head) -> Iterator[Found | Refused]:
    found, head = _passed_on(found, head)
    found, left = _without_foot(found)
    stories = _stories(found)
    if len(stories) > 1:
        for number, story in enumerate(stories, 1):
            yield _article(story, head, f"#{number}", left if number == 1 else [])
        return
    story = _single(found)
    if story.words >= _LEAST:
        yield _article(story, head, "", left)


def _passed_on(found: list[Piece], head: _Head) -> tuple[list[Piece], _Head]:
    """Return the mail inside a mail that passes it on, as deep as they are, with its own head."""
    for _ in range(10):
        at = next((at for at, piece in enumerate(found) if _PASSED_ON.match(piece.raw.strip())), -1)
        if at < 0:
            break
        lines = _PASSED_ON.sub("", found[at].raw.strip(), count=1).split("\n")
        given, rest = _head_lines(lines)
        behind = found[at + 1 :]
        while behind and not rest:
            more, others = _head_lines(behind[0].raw.split("\n"))
            if not more and given:
                break
            given |= {key: value for key, value in more.items() if key not in given}
            rest = [] if more else others
            behind = behind[1:]
        found = behind
        head = _Head(given.get("from", head.sender), given.get("date", head.date), given.get("subject", head.subject))
    return found, head


def _head_lines(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return what the lines of a head give, and the lines that are none."""
    given: dict[str, str] = {}
    for at, each in enumerate(lines):
        if not each.strip(" >\t\r*"):
            continue
        match = _HEAD_LINE.match(each)
        if not match:
            return given, lines[at:]
        given.setdefault(_AS.get(match[1].lower(), match[1].lower()), line(match[2]).strip("* "))
    return given, []


def _without_foot(found: list[Piece]) -> tuple[list[Piece], list[str]]:
    """Return a mail to its foot (how to leave the list), and what was left out."""
    end = len(found)
    for at, piece in enumerate(found):
        late = at > len(found) // 3
        if (late and _FOOT.search(piece.text) and len(piece.text) < 600) or _SIGNATURE.match(piece.raw):
            end = at
            break
    kept = [piece for piece in found[:end] if piece.shown and not _is_furniture(piece)]
    return kept, [piece.text for piece in found if piece not in kept]


def _is_furniture(piece: Piece) -> bool:
    text = _ADDRESS.sub("", piece.text).strip(" :")
    return (
        not text or (furniture.is_line(text) and not _CALL.match(piece.text)) or (len(text) < 60 and not letters(text))
    )


_ADDRESS = re.compile(r"https?://\S+")


def _is_call(piece: Piece) -> bool:
    return bool(piece.links) and len(piece.text) < 300 and bool(_CALL.match(_LINK_MARK.sub("", piece.text)))


_LINK_MARK = re.compile(r"\A[\W_]+")


def _is_heading(piece: Piece) -> bool:
    """True for a heading that is one in the markup."""
    return piece.tag in HEADINGS and not _is_call(piece) and len(piece.text.split()) > 1


def _is_linked_line(piece: Piece) -> bool:
    """True for a line that is a link and no call to read on: the heading of a story where a mail has no others."""
    return (
        piece.linked
        and not _is_call(piece)
        and 3 < len(piece.text.split()) < 30
        and not piece.text.endswith((".", ":"))
    )


def _stories(found: list[Piece]) -> list[_Story]:
    """Return the stories of a mail that has several: each a heading that leads to its page, and a text."""
    marked = any(_is_heading(piece) and piece.links for piece in found)
    sections: list[_Story] = []
    for piece in found:
        if _is_heading(piece) or (not marked and _is_linked_line(piece)):
            sections.append(_Story(piece))
        elif sections:
            sections[-1].pieces.append(piece)
    stories: list[_Story] = []
    for section in sections:
        if section.words < _LEAST or not section.heading or furniture.is_line(section.heading.text):
            continue
        if _links_of(section):
            stories.append(section)
        elif stories:  # a heading inside the story
            stories[-1].pieces += [section.heading, *section.pieces]
    return stories


def _links_of(story: _Story) -> bool:
    return bool(story.heading and story.heading.links) or any(_is_call(piece) for piece in story.pieces)


def _single(found: list[Piece]) -> _Story:
    at = next((at for at, piece in enumerate(found[:12]) if piece.tag in HEADINGS and len(piece.text.split()) > 2), -1)
    return _Story(found[at], found[at + 1 :]) if at >= 0 else _Story(None, found)


def _article(story: _Story, head: _Head, place: str, left: list[str]) -> Found | Refused:
    title = story.heading.text if story.heading else line(_PREFIX.sub("", head.subject, count=1))
    byline, page, paragraphs, calls = _parted(story, title)
    url = _url(story, title)
    if place and _is_snippet(paragraphs):
        return Refused(place, f"is a teaser of one line{f', and its page can be added: {url}' if url else ''}")
    outlet, person, check = _outlet(head.sender)
    day, doubts = dating.decide(page, [dating.Seen("mail", head.date)] if head.date else [], url)
    subject = line(_PREFIX.sub("", head.subject, count=1))
    if story.heading and not place and subject and letters(subject) != letters(title):
        check.append(f"the mail's subject is “{subject[:200]}”")
    if not paragraphs:
        return Refused(place, "has no text")
    short = count_words(paragraphs) < _TEASER
    return Found(
        title=title,
        outlet=outlet,
        byline=names.byline([byline or person], [outlet]),
        day=day,
        url=url,
        paragraphs=tuple(paragraphs),
        place=place,
        cut=TEASER if calls and short and (place or _ends_open(paragraphs[-1])) else "",
        check=(*check, *doubts),
        left_out=tuple(left),
    )


_TEASER = 120
"""Words of a story with a call to read more, below which it is a teaser."""


def _is_snippet(paragraphs: list[str]) -> bool:
    """True for what an alert of a search has of an article: a line, cut where it would be too long."""
    words = count_words(paragraphs)
    return bool(paragraphs) and words < _SNIPPET and _ends_open(paragraphs[-1])


_SNIPPET = 45


def _ends_open(text: str) -> bool:
    return text.endswith(("…", "...", "[…]", "[...]"))


def _parted(story: _Story, title: str) -> tuple[str, dating.Seen | None, list[str], bool]:
    """Return the byline, the date line, the paragraphs of a story, and whether it calls to read more."""
    byline, page, calls = "", None, False
    kept: list[str] = []
    for piece in story.pieces:
        text = piece.text
        if _is_call(piece):
            calls = True
        elif letters(text) == letters(title) or (piece.linked and len(text.split()) < 4):
            continue
        elif not kept and names.BY.match(text) and len(text) < 120 and not text.endswith("."):
            byline = byline or line(_LINES.split(piece.raw.strip())[0])
            page = page or dating.printed(piece.raw)
        elif not kept and piece.tag in HEADINGS and len(text) < 300:
            continue  # what sums the story up, between title and text
        elif not kept and len(text) < 100 and (seen := dating.printed(piece.raw)):
            page = page or seen
        elif kept or len(text.split()) > 3 or text.endswith((".", "?", "!", "”")):
            shorter, more = _without_call(piece)
            calls = calls or more
            kept += [shorter] if shorter else []
    return byline, page, kept, calls


_LINES = re.compile(r"\n|\s[|·•]\s")


def _without_call(piece: Piece) -> tuple[str, bool]:
    """Return a paragraph without the call to read more at its end."""
    for link, _ in piece.links:
        if link and link != piece.text and piece.text.endswith(link) and _CALL.match(link):
            return piece.text[: -len(link)].rstrip(), True
    return piece.text, False


def _url(story: _Story, title: str) -> str:
    """Return the address of a story: of its heading, of its title as a link, of the call to read it."""
    links = [*(story.heading.links if story.heading else ())]
    links += [link for piece in story.pieces for link in piece.links if letters(link[0]) == letters(title)]
    links += [link for piece in story.pieces if _is_call(piece) for link in piece.links]
    links += [link for piece in story.pieces for link in piece.links if _CALL.match(link[0])]
    links.sort(key=lambda link: bool(_VIEW.match(link[0])))
    for _, href in links:
        url = addresses.unwrapped(href)
        if url and not _counts(url) and not addresses.is_front(url):
            return url
    return ""


_SENT_BY = re.compile(
    r" (?:via|through|by) .*"
    r"|(?: ?[|–—:-])? (?:(?:breaking )?news )?(?:alerts?|newsletters?|updates|e-?mails?|briefing)\Z"
    r"| breaking news\Z",
    re.IGNORECASE,
)


_VIEW = re.compile(
    r"\W{0,3}(?:view|see) (?:it |this .{0,20})?(?:online|in (?:your |a )?browser|on the web)", re.IGNORECASE
)
"""What leads to the mail as a page, and not to the article."""


def _counts(url: str) -> bool:
    """True for an address that counts who follows it, and does not tell where it leads."""
    labels = addresses.domain(url).split(".")
    return bool(_COUNTERS & set(labels[:-2])) or labels[-2:-1] == ["list-manage"] or bool(_COUNTED.search(url))


_COUNTED = re.compile(r"://[^/]+/(?:\w{1,12}/)?(?:track|clicks?|redirect)(?:/|\?)", re.IGNORECASE)
_PERSON_FROM = re.compile(r"((?:[A-Z\u00c0-\u00de][\w'’.-]* ){1,3}[A-Z\u00c0-\u00de][\w'’-]*) (?:from|at|of) (\S.*)")
_MAILTO = re.compile(r"\[mailto:([^\[\]\s]{3,200})\]", re.IGNORECASE)


def _outlet(sender: str) -> tuple[str, str, list[str]]:
    """Return the outlet that sent a mail, and a person there ("Ada Roe from The Tide"): of the sender's name.

    Where the sender has none, the domain is told.
    """
    name, address = parseaddr(_MAILTO.sub(r"<\1>", sender))
    if not name and "@" not in address:
        name = sender
    name = line(_SENT_BY.sub("", line(name))).strip("\"' ")
    if name and "@" not in name:
        both = _PERSON_FROM.fullmatch(name)
        person = names.byline([both[1]]) if both else ""
        return (both[2], person, []) if both and person else (name, "", [])
    domain = address.rpartition("@")[2] or name.rpartition("@")[2]
    return "", "", [f"no outlet is named: {domain} is the domain of the sender"] if domain else []
