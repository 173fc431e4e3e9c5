"""Words in their place in a terminal: one claim in its paragraph, a text with all its attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.render import attribution_rules, wording
from onrecord.render.terminal import palette
from onrecord.reports.passages import read_through
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from onrecord.render.answers import Read, Shown
    from onrecord.render.screen import Screen
    from onrecord.reports.entries import Entry
    from onrecord.reports.passages import Passage, Role
    from onrecord.spans import Attribution

# What marks the roles where there is no colour.
_BRACKETS: dict[Role, tuple[str, str]] = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]")}


def show(answer: Shown, screen: Screen) -> RenderableType:
    """Return claims with all that is known of them, each with the paragraph in which it stands."""
    told = (_claim(entry, passage, answer.origins, colour=screen.colour) for entry, passage in answer.found)
    return Group(*told, legend(colour=screen.colour))


def _claim(entry: Entry, passage: Passage | None, origins: Mapping[str, Entry], *, colour: bool) -> RenderableType:
    claim = entry.claim
    head = Text.assemble(
        (f"{printable(claim.id)}  ", palette.MUTED), palette.stance(claim.stance), f"  {wording.plain(claim.issue)}"
    )
    facts = palette.grid(10, None)
    for name, value in _facts(entry, origins):
        if value:
            facts.add_row(Text(name, palette.MUTED), value)
    if passage is None or entry.article is None:
        where: RenderableType = Text("The quote is no longer in its article.\n", palette.WARNING)
    else:
        where = Padding(marked(entry.article.body, passage, colour=colour), (1, 0, 1, 2))
    return Group(head, Text(wording.plain(claim.position), palette.HEADING), facts, where)


def _origin(name: str | None, origins: Mapping[str, Entry]) -> str:
    return _place(origins[name]) if name and name in origins else wording.plain(name or "")


def _place(entry: Entry) -> str:
    """Return a claim elsewhere: its id, who printed it, when, and through whom."""
    claim, article = entry.claim, entry.article
    printed = wording.outlet(entry), wording.published(article) if article else "gone", wording.relay(entry)
    return wording.listed((printable(claim.id), *printed, claim.status if claim.status == "rejected" else ""))


def _facts(entry: Entry, origins: Mapping[str, Entry]) -> Iterable[tuple[str, Text]]:
    claim, article = entry.claim, entry.article
    basis = f" ({claim.date_basis})" if claim.date_basis and claim.date_basis != "stated" else ""
    yield "speaker", palette.speaker(entry)
    yield "party", Text(printable(entry.party or ""))
    yield "date", Text(wording.day(claim.date) + basis)
    yield "quote", Text(f"{wording.quote(claim)} ({claim.kind})")
    yield "status", Text(claim.status)
    yield "note", Text(wording.plain(claim.note))
    yield "same as", Text(_origin(claim.same_as, origins))
    yield "copies", Text("\n").join(Text(_place(copy)) for copy in entry.copies)
    printed = wording.listed((wording.plain(article.outlet), wording.published(article))) if article else "gone"
    yield "article", Text(printable(claim.article)).append(f" · {printed}", palette.MUTED)


def legend(*, colour: bool) -> Text:
    """Return what the marks mean."""
    signs: tuple[Role, ...] = ("source", "cue", "content")
    return Text("  ").join(_word(role, frozenset({role}), colour=colour) for role in signs)


def _word(words: str, roles: frozenset[Role], *, colour: bool) -> Text:
    """Return words in the style of their roles; without colour, the first and last carry brackets."""
    style = " ".join(palette.ROLES[role] for role in sorted(roles))
    for role in () if colour else sorted(roles):
        words = words.join(_BRACKETS[role])
    return Text(words, style)


def marked(text: str, passage: Passage, *, colour: bool) -> Text:
    """Return a passage with its words marked."""
    pieces = wording.segments(text, passage.span, passage.marks)
    return Text("").join(_word(words, roles, colour=colour) for words, roles in pieces)


def read(texts: Sequence[Read], screen: Screen) -> RenderableType:
    """Return texts with every attribution marked, and under each paragraph the rules that found them."""
    blocks = [(text.body, read_through(text.body, text.found)) for text in texts]
    return attributions(blocks, colour=screen.colour)


def attributions(texts: Sequence[tuple[str, Sequence[Passage]]], *, colour: bool) -> RenderableType:
    """Return texts with every attribution marked, and under each paragraph the rules that found them."""
    blocks: list[RenderableType] = []
    for text, passages in texts:
        for passage in passages:
            blocks.append(marked(text, passage, colour=colour))
            blocks += [Padding(_found(text, a), (0, 0, 0, 2)) for a in passage.attributions]
            blocks.append(Text())
    total = wording.counted(sum(len(p.attributions) for _, passages in texts for p in passages), "attribution")
    return Group(*blocks, legend(colour=colour).append(f"  {total}", palette.MUTED))


def _found(text: str, attribution: Attribution) -> Text:
    words = [wording.plain(span.of(text)) if span else "–" for span in (attribution.source, attribution.cue)]
    line = Text.assemble(("↳ ", palette.MUTED), (words[0], palette.ROLES["source"]))
    line.append(" · ", palette.MUTED).append(words[1], palette.ROLES["cue"])
    return line.append(f" · {attribution.kind} · {attribution_rules.sentence(attribution.rule)}", palette.MUTED)
