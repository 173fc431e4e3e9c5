import io

import networkx as nx
import pytest

from onrecord.render.exports.graphml import graphml
from onrecord.reports.network import network


def read(tell, codebook, ledger):
    """Return what networkx reads: nodes by label, and edges as ``(speaker, issue, attributes)``."""
    text = graphml(network(tell(ledger), codebook))
    graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    named = {name: data["label"] for name, data in graph.nodes(data=True)}
    assert nx.bipartite.is_bipartite(graph)
    ends = ([named[end] for end in sorted(edge[:2], reverse=True)] + [edge[2]] for edge in graph.edges(data=True))
    return {data["label"]: data for _, data in graph.nodes(data=True)}, [tuple(edge) for edge in ends]


@pytest.mark.parametrize(
    ("ledger", "edges"),
    [
        ("a Trump 2019-05-01 2", [("Trump", "group", 1, 1, 1, "a")]),
        ("a Trump 2019-05-01 2\nb Trump 2019-05-02 1", [("Trump", "group", 1, 2, 1, "a b")]),
        ("a Trump 2019-05-01 2\nb Trump - -1", [("Trump", "group", -1, 1, 0, "b"), ("Trump", "group", 1, 1, 1, "a")]),
        ("a Trump 2019-05-01 0", [("Trump", "group", 0, 1, 0, "a")]),
        ("a Trump 2019-05-01 2\nb Trump 2019-05-01 2 article=x same_as=a", [("Trump", "group", 1, 1, 1, "a")]),
        ("a Trump 2019-05-01 2 status=rejected\nb Kalin 2019-05-01 -1 issue=risk", [("Kalin", "risk", -1, 1, 0, "b")]),
        ("", []),
    ],
)
def test_edges(tell, codebook, ledger, edges):
    found = read(tell, codebook, ledger)[1]
    told = [(*ends, data["sign"], data["weight"], data["firm"], data["claims"]) for *ends, data in found]
    assert sorted(told) == edges
    assert all(isinstance(data["weight"], int) for *_, data in found)


def test_statements_known_through_others_are_counted(tell, codebook):
    _, edges = read(tell, codebook, "a Trump 2019-05-01 2 via=Agency\nb Trump 2019-05-02 2\nc Kalin 2019-05-02 1")
    assert {speaker: (data["weight"], data["relayed"]) for speaker, _, data in edges} == {
        "Trump": (2, 1),
        "Kalin": (1, 0),
    }


def test_nodes_and_days(tell, codebook):
    nodes, edges = read(
        tell, codebook, "a Pahon 2019-05-02 2\nb Pahon 2019-05 1\nc Pahon - 1\nd Expert - 1\ne Kalin - 0 issue=?"
    )
    assert nodes["Pahon"] == {"label": "Pahon", "mode": "speaker", "party": "us", "voice": "Pentagon"}
    assert "party" not in nodes["Expert"]
    assert nodes["group"] == {"label": "group", "mode": "issue", "proposition": "A group should be formed."}
    assert nodes["?"] == {"label": "?", "mode": "issue"}
    (pahon,) = (data for speaker, _, data in edges if speaker == "Pahon")
    assert (pahon["first"], pahon["last"], pahon["weight"]) == ("2019-05-02", "2019-05-31", 3)
    assert all("first" not in data for speaker, _, data in edges if speaker != "Pahon")
