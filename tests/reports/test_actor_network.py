"""One-mode networks: worked examples, and networkx' projection of the two-mode network."""

import io

import networkx as nx
import pytest

from onrecord.render.exports import actor_network as written
from onrecord.reports.actor_network import actor_network

# The example of docs/exports.md: A twice for the toll, B once for and once against; both against a referendum.
EXAMPLE = """
a1 Trump 2019-05-01 2 issue=toll article=a
a2 Trump 2019-05-02 1 issue=toll article=b
b1 Kalin 2019-05-03 2 issue=toll article=a
b2 Kalin 2019-05-04 -2 issue=toll article=a
a3 Trump 2019-05-05 -1 issue=vote article=a
b3 Kalin 2019-06-06 -2 issue=vote article=a
n1 Kalin 2019-05-06 0 issue=vote article=a
u1 Kalin - 2 issue=vote article=a
"""
REPEATED = """
a1 Trump 2018-12-31 2 issue=toll article=a
a2 Trump 2019-01-01 2 issue=toll article=a
a3 Trump 2019-01-20 2 issue=toll article=b
a4 Trump 2019-01-21 2 issue=toll article=b same_as=a3
a5 Trump 2018-01-02 2 issue=toll article=c
b1 Kalin 2019-01-20 2 issue=toll article=a
"""


def _weights(network):
    return [{(tie.one, tie.other): tie.weight for tie in window.ties} for window in network.windows]


@pytest.mark.parametrize(("measure", "weight"), [("congruence", 3), ("conflict", 2), ("subtract", 1)])
def test_the_example_of_the_guide(tell, measure, weight):
    network = actor_network(tell(EXAMPLE), measure)
    assert _weights(network) == [{("Kalin", "Trump"): weight}]
    assert network.left_out == 2
    assert network.windows[0].speakers == (("Kalin", 3), ("Trump", 3))


@pytest.mark.parametrize(
    ("duplicates", "weight"),
    [("include", 4), ("document", 3), ("week", 3), ("month", 3), ("year", 2), ("acrossrange", 1)],
)
def test_duplicates(tell, duplicates, weight):
    (window,) = actor_network(tell(REPEATED), "congruence", duplicates=duplicates).windows
    assert [tie.weight for tie in window.ties] == [weight]


def test_windows(tell):
    network = actor_network(tell(EXAMPLE), "subtract", days=3)
    assert [(window.first.isoformat(), window.last.isoformat()) for window in network.windows[:2]] == [
        ("2019-05-01", "2019-05-03"),
        ("2019-05-04", "2019-05-06"),
    ]
    assert _weights(network)[:2] == [{("Kalin", "Trump"): 2}, {}]
    assert network.windows[-1].last.isoformat() == "2019-06-06"


@pytest.mark.parametrize(
    ("nodes", "names"), [("actor", ["Pahon", "Trump"]), ("voice", ["Pentagon", "Trump"]), ("party", ["us"])]
)
def test_nodes(tell, nodes, names):
    network = actor_network(tell("a Pahon 2019-05-01 2\nb Trump 2019-05-02 2"), "congruence", nodes=nodes)
    assert [name for name, _ in network.windows[0].speakers] == names


def test_congruence_is_the_product_of_the_two_mode_network(tell):
    more = REPEATED.replace("\na", "\nx").replace("\nb", "\ny").replace("=a3", "=x3").replace("Kalin", "Demir")
    entries = tell(EXAMPLE + more)
    graph = nx.Graph()
    for entry in entries:
        if entry.day and entry.claim.score and not entry.claim.same_as:
            ends = entry.claim.actor, (entry.claim.issue, entry.claim.score > 0)
            graph.add_edge(*ends, weight=graph.get_edge_data(*ends, {"weight": 0})["weight"] + 1)
    actors = [name for name in graph if isinstance(name, str)]
    projected = nx.bipartite.generic_weighted_projected_graph(
        graph, actors, lambda g, u, v: sum(g[u][n]["weight"] * g[v][n]["weight"] for n in set(g[u]) & set(g[v]))
    )
    expected = {tuple(sorted((u, v))): weight for u, v, weight in projected.edges(data="weight")}
    assert _weights(actor_network(entries, "congruence", duplicates="include")) == [expected]


def test_graphml_is_read_by_networkx(tell):
    network = actor_network(tell(EXAMPLE), "subtract")
    graph = nx.read_graphml(io.BytesIO(written.graphml(network).encode()))
    assert {label for _, label in graph.nodes(data="label")} == {"Kalin", "Trump"}
    assert [weight for *_, weight in graph.edges(data="weight")] == [1]
    assert [row["weight"] for row in written.rows(network)] == [1]


def test_nobody(tell):
    assert actor_network(tell("a Trump - 2"), "conflict").windows == ()
    with pytest.raises(ValueError, match="windows"):
        actor_network(tell("a Trump 1000-01-01 2\nb Trump 2019-01-01 2"), "conflict", days=1)
