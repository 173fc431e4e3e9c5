"""Networks of speakers as GraphML (for visone, Gephi, networkx) and as rows, an edge each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from onrecord.render import position_words, wording

if TYPE_CHECKING:
    from onrecord.reports.actor_network import ActorNetwork, ActorTie, Window

_KEYS = {"node": ("label", "statements"), "edge": ("measure", "normalization", "weight", "first", "last")}


def graphml(answer: ActorNetwork) -> str:
    """Return the networks of all windows as one graph, an edge for each tie of each window."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    if banner := position_words.banner(answer.trust):
        SubElement(root, "desc").text = banner
    kinds = {"statements": "int", "weight": "int" if answer.terms.whole else "double"}
    for of, names in _KEYS.items():
        for name in names:
            kind = kinds.get(name, "string")
            SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", id="onrecord", edgedefault="undirected")
    totals: dict[str, int] = {}
    for window in answer.windows:
        for name, number in window.speakers:
            totals[name] = totals.get(name, 0) + number
    ids = {name: f"s{at}" for at, name in enumerate(sorted(totals))}
    for name, key in ids.items():
        node = SubElement(graph, "node", id=key)
        _data(node, "node", label=wording.plain(name), statements=totals[name])
    for window in answer.windows:
        for tie in window.ties:
            edge = SubElement(graph, "edge", source=ids[tie.one], target=ids[tie.other])
            _data(edge, "edge", **_days(window), **_told(answer, tie))
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False)


def _days(window: Window) -> dict[str, str]:
    return {"first": window.first.isoformat(), "last": window.last.isoformat()}


def _told(answer: ActorNetwork, tie: ActorTie) -> dict[str, str | float]:
    """Return what a tie is worth."""
    terms = answer.terms
    return {"measure": terms.measure, "normalization": terms.normalization, "weight": tie.weight}


def _data(parent: Element, of: str, **values: str | float) -> None:
    for name, value in values.items():
        SubElement(parent, "data", key=f"{of}-{name}").text = str(value)


def rows(answer: ActorNetwork) -> list[dict[str, Any]]:
    """Return a row for each tie of each window."""
    return [
        {**_days(window), "one": wording.plain(tie.one), "other": wording.plain(tie.other), **_told(answer, tie)}
        for window in answer.windows
        for tie in window.ties
    ]


def lacks(answer: ActorNetwork) -> str:
    """Tell in a line which statements tie nobody to anybody, and how they would."""
    out = answer.left_out
    reasons = (
        (out.undated, "without a day (--undated takes that of the article, where it has one)"),
        (out.noncommittal, "noncommittal (--noncommittal counts them)"),
        (out.nobody, "of speakers without a side"),
    )
    number = sum(each for each, _ in reasons)
    why = ", ".join(f"{each:,} {words}" for each, words in reasons if each)
    told = f"{wording.counted(number, 'statement')} left out: {why}." if number else ""
    return " ".join(filter(None, (told, position_words.banner(answer.trust))))
