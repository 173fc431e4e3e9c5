"""A question of a review on a screen: its place, the words in their paragraph, the fields of the claim and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from onrecord.render import date_forms, otherwise, rules, wording
from onrecord.render.terminal import palette
from onrecord.render.terminal.marked import marked
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from onrecord.decisions.question import Question
    from onrecord.decisions.queue import Step

LABEL = 9
LEAST = 4
"""At least this many lines of the paragraph are shown, however small the screen."""


class Progress(NamedTuple):
    """How far a review is: the number of the question, of how many, and how many a person answers in a minute."""

    number: int
    total: int
    rate: float | None = None

    def __str__(self) -> str:
        """Return ``12 of 87 · 4 a minute``."""
        pace = f" · {self.rate:.0f} a minute" if self.rate is not None else ""
        return f"{self.number} of {self.total}{pace}"


def question(
    asked: Question, progress: Progress, keys: Mapping[str, str], *, width: int, height: int | None, colour: bool
) -> RenderableType:
    """Return a question that fits on a screen of `width` x `height`; without a height nothing is cut."""
    rows = [line for row in _rows(asked) for line in row.wrapped(width)]
    below: list[RenderableType] = [*rows, *([Text(), key_line(keys, width)] if keys else [])]
    taken = 5 + len(rows) + (1 + _lines(key_line(keys, width), width) if keys else 0)
    room = None if height is None else max(LEAST, height - taken)
    title = Text(str(progress), palette.HEADING)
    blocks: list[RenderableType] = [
        Rule(title, align="left", style=palette.MUTED, characters="─"),
        _cut(_article(asked.step), width),
        Text(),
        Padding(Group(*_paragraph(asked, width - 4, room, colour=colour)), (0, 0, 0, 2)),
        Text(),
        *below,
    ]
    return Group(*blocks)


def _article(step: Step) -> Text:
    article = step.article
    printed = wording.listed((wording.plain(article.outlet), wording.published(article), wording.plain(article.title)))
    return Text.assemble((printable(article.id), palette.HEADING), (f"  {printed}", palette.MUTED))


# -- what is claimed


class _Row(NamedTuple):
    """A field: its name, its value, and in the rest of the line the reason, or the value of the parser."""

    name: str
    value: Text
    beside: Text = Text()
    lines: int = 1

    def wrapped(self, width: int) -> list[Text]:
        room = width - LABEL - 1
        lines = [*self.value.wrap(_CONSOLE, room)][: self.lines]
        lines[-1].rstrip()
        if self.beside and lines[-1].cell_len + 2 + self.beside.cell_len <= room:
            lines[-1] = Text.assemble(lines[-1], "  ", self.beside)
        elif self.beside:
            lines.append(self.beside)
        found = [_cut(line, room) for line in lines]
        names = [self.name.ljust(LABEL), *[" " * LABEL] * (len(found) - 1)]
        return [Text.assemble((f"{name} ", palette.MUTED), line) for name, line in zip(names, found, strict=True)]


def _rows(asked: Question) -> Iterator[_Row]:
    if asked.entry is None:
        yield from _statement(asked)
        return
    entry, claim = asked.entry, asked.entry.claim
    reasons = rules.of_fields(asked.trace)
    differing = {field: Text("; ".join(said), palette.WARNING) for field, said in otherwise.said(asked).items()}
    beside = {name: Text(f"({reason})", palette.MUTED) for name, reason in reasons.items()} | differing
    nothing = Text()
    party = "" if entry.party is None else f" · party: {entry.party}"
    yield _Row("actor", palette.speaker(entry).append(party), beside.get("actor", nothing))
    if asked.candidates:
        yield _Row("which?", choices(asked.candidates, width=200), Text("(a key takes that one)", palette.MUTED))
    issue = Text.assemble((wording.plain(claim.issue), palette.HEADING), f": {wording.plain(asked.proposition)}")
    yield _Row("issue", issue, beside.get("issue", nothing), lines=2)
    if asked.guidance:
        yield _Row("guidance", Text(wording.plain(asked.guidance), palette.MUTED), lines=3)
    yield _Row("stance", palette.stance(claim.stance), beside.get("stance", nothing))
    if asked.against:
        party = wording.plain(entry.party or "")
        claims = wording.counted(asked.against, "reviewed claim")
        yield _Row("", Text(f"against {claims} of {party} on this issue: is the side right?", palette.WARNING))
    yield _Row("position", Text(wording.plain(claim.position)), beside.get("position", nothing))
    basis = rules.BASES[claim.date_basis] if claim.date_basis else ""
    yield _Row("date", Text(date_forms.explained(claim.date, basis)), beside.get("date", nothing))
    status = wording.listed((wording.decided(claim), claim.kind, printable(claim.id), otherwise.found_by(claim)))
    yield _Row(
        "status",
        Text(status),
        Text(f"(found as: {reasons['quote']})" if "quote" in reasons else "", palette.MUTED),
    )
    if claim.note:
        yield _Row("note", Text(wording.plain(claim.note)))
    if claim.extra:
        yield _Row("extra", Text("; ".join(wording.own(claim.extra))))
    for field in ("party", "via"):
        if field in differing:
            yield _Row(field, Text(otherwise.value(field, claim)), differing[field])
    if "quote" in differing:  # yours is marked above
        yield _Row("quote", differing["quote"])


def _statement(asked: Question) -> Iterator[_Row]:
    statement = asked.step.statement
    if statement is None:
        yield _Row("missed?", Text("the parser found no statement in this article, and it has no claim"))
        return
    if guess := asked.step.guess:
        sure = f"(probability {guess.probability:.2f}, by what was learned)"
        yield _Row("look", Text(f"perhaps {wording.plain(guess.issue)}, {guess.stance}"), Text(sure, palette.MUTED))
    who = ", ".join(dict.fromkeys(speaker.actor for speaker in statement.speakers)) or "nobody the codebook knows"
    yield _Row("missed?", Text("a statement that is in no claim"))
    yield _Row("actor", Text(wording.plain(who), palette.HEADING))
    basis = rules.BASES[statement.basis] if statement.basis else ""
    yield _Row("date", Text(date_forms.explained(statement.date, basis)))
    kind = statement.attribution.kind
    yield _Row("found as", Text(kind), Text(f"({rules.told(statement.attribution.rule)})", palette.MUTED))


# -- the paragraph


_CONSOLE = Console(width=80, color_system=None, force_terminal=False, _environ={})


def _paragraph(asked: Question, width: int, room: int | None, *, colour: bool) -> list[Text]:
    """Return the words in their paragraph, cut around what is marked."""
    if asked.passage is None:
        return [Text("The quote is no longer in its article.", palette.WARNING)]
    text = marked(asked.step.article.body, asked.passage, colour=colour)
    lines = [*text.wrap(_CONSOLE, width)]
    for line in lines:
        line.rstrip()
    if room is None or len(lines) <= room:
        return lines
    kept = keep([_roles(line) for line in lines], room)
    return [_with_gaps(lines[at], at - 1 in kept or at == 0, at + 1 in kept or at == len(lines) - 1) for at in kept]


def _with_gaps(line: Text, follows: bool, goes_on: bool) -> Text:  # noqa: FBT001
    before, after = "" if follows else "… ", "" if goes_on else " …"
    return Text.assemble((before, palette.MUTED), line, (after, palette.MUTED))


def _roles(line: Text) -> frozenset[str]:
    styles = " ".join(str(span.style) for span in line.spans)
    return frozenset(role for role, style in palette.ROLES.items() if style in styles)


def keep(roles: Sequence[frozenset[str]], most: int) -> list[int]:
    """Return the lines to show, at most so many: source and cue, both ends of the content, the content, what is near.

    >>> keep([frozenset(), frozenset(), frozenset({"cue"}), frozenset()], 2)
    [1, 2]
    """
    content = [at for at, found in enumerate(roles) if "content" in found]
    marked = [at for at, found in enumerate(roles) if found]
    order = [at for at, found in enumerate(roles) if found - {"content"}]
    order += [*content[:1], *content[-1:], *content]
    near = sorted(range(len(roles)), key=lambda at: min((abs(at - other) for other in marked), default=at))
    return sorted(list(dict.fromkeys([*order, *near]))[:most])


# -- keys


def key_line(keys: Mapping[str, str], width: int) -> Text:
    """Return what each key does: ``a accept  e edit``, on as many lines as it takes."""
    text = Text(_in_lines((f"{key} {does}" for key, does in keys.items()), width), palette.MUTED)
    text.highlight_regex(r"(?:^|   )(\S)(?= )", palette.HEADING)
    return text


def explained(keys: Mapping[str, str]) -> RenderableType:
    """Return what each key does, at length."""
    table = palette.grid(1, None)
    for key, text in keys.items():
        table.add_row(Text(key, palette.HEADING), Text(text))
    return table


def _lines(text: Text, width: int) -> int:
    return len(text.wrap(_CONSOLE, width))


def _cut(line: Text, width: int) -> Text:
    """Cut a line where the screen ends."""
    line = line.copy()
    line.truncate(width, overflow="ellipsis")
    return line


def choices(names: Iterable[str], *, width: int, now: str = "") -> Text:
    """Return numbered choices, as many to a line as fit; the present one is marked."""
    words = (f"{number} {wording.plain(name)}{' *' if name == now else ''}" for number, name in enumerate(names, 1))
    return Text(_in_lines(words, width))


def _in_lines(words: Iterable[str], width: int) -> str:
    """Return words side by side, as many to a line as fit."""
    lines = [""]
    for word in words:
        joined = f"{lines[-1]}   {word}" if lines[-1] else word
        lines = [*lines[:-1], joined] if len(joined) <= width else [*lines, word]
    return "\n".join(lines)
