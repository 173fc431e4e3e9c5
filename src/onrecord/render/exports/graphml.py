"""GraphML (graphml.graphdrawing.org): a signed two-mode network of speakers and issues, for visone, Gephi, networkx.

Between a speaker and an issue there is one edge for each sign, so that who has spoken on both sides keeps both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from onrecord.render import position_words, wording
from onrecord.reports.network import network

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.render.answers import Record
    from onrecord.reports.network import Network

NODE = {"label": "string", "mode": "string", "party": "string", "voice": "string", "proposition": "string"}
EDGE = {
    "sign": "int",  # 1, -1; 0 where all is noncommittal
    "weight": "int",  # statements, copies counted once
    "firm": "int",  # of these, how many support or oppose outright
    "relayed": "int",  # of these, how many are reported, not in a named speaker's own words
    "first": "string",
    "last": "string",
    "claims": "string",
}
"""Attributes and their GraphML types."""


def graphml(answer: Network, banner: str = "") -> str:
    """Return the network as a GraphML document, a `banner` as its description."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    if banner:
        SubElement(root, "desc").text = banner
    for of, attributes in (("node", NODE), ("edge", EDGE)):
        for name, kind in attributes.items():
            SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", id="onrecord", edgedefault="undirected")
    speakers = {speaker.name: f"s{at}" for at, speaker in enumerate(answer.speakers)}
    issues = {key: f"i{at}" for at, (key, _) in enumerate(answer.issues)}
    for speaker in answer.speakers:
        node = SubElement(graph, "node", id=speakers[speaker.name])
        said = {"label": speaker.name, "mode": "speaker", "party": speaker.party, "voice": speaker.voice}
        _data(node, "node", said)
    for key, proposition in answer.issues:
        node = SubElement(graph, "node", id=issues[key])
        _data(node, "node", {"label": key, "mode": "issue", "proposition": proposition})
    for at, tie in enumerate(answer.ties):
        edge = SubElement(graph, "edge", id=f"e{at}", source=speakers[tie.speaker], target=issues[tie.issue])
        told = {"sign": tie.sign, "weight": tie.weight, "firm": tie.firm, "relayed": tie.relayed}
        days = {"first": tie.days[0], "last": tie.days[-1]} if tie.days else {}
        _data(edge, "edge", {**told, **days, "claims": " ".join(entry.claim.id for entry in tie.entries)})
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False)


def record(answer: Record) -> str:
    """Return a record as GraphML."""
    return graphml(network(answer.said, answer.codebook), position_words.banner(answer.trust))


def _data(parent: Element, of: str, values: Mapping[str, str | int | None]) -> None:
    for name, value in values.items():
        if value is not None and value != "":
            SubElement(parent, "data", key=f"{of}-{name}").text = wording.plain(str(value))
