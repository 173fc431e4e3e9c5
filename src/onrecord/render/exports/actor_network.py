"""Networks of speakers as GraphML (for visone, Gephi, networkx) and as rows, an edge each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from onrecord.render import position_words, wording

if TYPE_CHECKING:
    from onrecord.reports.actor_network import ActorNetwork

_KEYS = (
    ("node", "label", "string"),
    ("node", "statements", "int"),
    ("edge", "measure", "string"),
    ("edge", "weight", "int"),
    ("edge", "first", "string"),
    ("edge", "last", "string"),
)


def graphml(answer: ActorNetwork) -> str:
    """Return the networks of all windows as one graph, an edge for each tie of each window."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    if banner := position_words.banner(answer.trust):
        SubElement(root, "desc").text = banner
    for of, name, kind in _KEYS:
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
            days = {"first": window.first.isoformat(), "last": window.last.isoformat()}
            _data(edge, "edge", measure=answer.measure, weight=tie.weight, **days)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False)


def _data(parent: Element, of: str, **values: str | int) -> None:
    for name, value in values.items():
        SubElement(parent, "data", key=f"{of}-{name}").text = str(value)


def rows(answer: ActorNetwork) -> list[dict[str, Any]]:
    """Return a row for each tie of each window."""
    return [
        {
            "first": window.first.isoformat(),
            "last": window.last.isoformat(),
            "one": wording.plain(tie.one),
            "other": wording.plain(tie.other),
            "measure": answer.measure,
            "weight": tie.weight,
        }
        for window in answer.windows
        for tie in window.ties
    ]


def lacks(answer: ActorNetwork) -> str:
    """Tell how many statements tie nobody to anybody."""
    number = answer.left_out
    why = "they have no day, take no side, or their speaker is nobody who is tied here"
    told = f"{wording.counted(number, 'statement')} left out: {why}." if number else ""
    return " ".join(filter(None, (told, position_words.banner(answer.trust))))
