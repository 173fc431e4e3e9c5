"""One-mode networks: worked examples, and networkx' projection of the two-mode network."""

import io

import networkx as nx
import pytest

from onrecord.render.exports import actor_network as written
from onrecord.reports import actor_network as networks
from onrecord.reports.actor_network import LeftOut, Terms

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


def actor_network(entries, measure, **terms):
    return networks.actor_network(entries, Terms(measure, **terms))


def _weights(network):
    return [{(tie.one, tie.other): tie.weight for tie in window.ties} for window in network.windows]


@pytest.mark.parametrize(("measure", "weight"), [("congruence", 3), ("conflict", 2), ("subtract", 1)])
def test_the_example_of_the_guide(tell, measure, weight):
    network = actor_network(tell(EXAMPLE), measure)
    assert _weights(network) == [{("Kalin", "Trump"): weight}]
    assert network.left_out == LeftOut(undated=1, noncommittal=1)
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


# A: twice for the toll, once against the vote. B: once for and once against the toll, once against the vote. Of the sides
# on issues only "against the toll" is one's alone (1); both have "for the toll" (2 * 1) and "against the vote" (1 * 1).
@pytest.mark.parametrize(
    ("normalization", "norm"), [("no", 1), ("average", (3 + 3) / 2), ("jaccard", 1 + 2 * 1 + 1 * 1), ("cosine", 3 * 3)]
)
@pytest.mark.parametrize(("measure", "weight"), [("congruence", 3), ("conflict", 2), ("subtract", 1)])
def test_normalization_by_hand(tell, measure, weight, normalization, norm):
    (window,) = actor_network(tell(EXAMPLE), measure, normalization=normalization).windows
    assert [tie.weight for tie in window.ties] == [pytest.approx(weight / norm)]


def test_jaccard_of_single_statements_is_that_of_networkx(tell):
    entries = tell(EXAMPLE)
    graph = nx.Graph()
    for entry in entries:
        if entry.day and entry.claim.score:
            graph.add_edge(entry.claim.actor, (entry.claim.issue, entry.claim.score > 0))
    ((_, _, expected),) = nx.jaccard_coefficient(graph, [("Kalin", "Trump")])
    (window,) = actor_network(entries, "congruence", normalization="jaccard", duplicates="acrossrange").windows
    assert [tie.weight for tie in window.ties] == [pytest.approx(expected)]


NONCOMMITTAL = """
a1 Trump 2019-05-01 2 issue=toll
b1 Kalin 2019-05-02 0 issue=toll
a2 Trump 2019-05-03 0 issue=vote
b2 Kalin 2019-05-03 0 issue=vote
"""


@pytest.mark.parametrize(("measure", "weight"), [("congruence", 1.5), ("conflict", 0.5), ("subtract", 1.0)])
def test_noncommittal_statements_stand_half_way(tell, measure, weight):
    network = actor_network(tell(NONCOMMITTAL), measure, noncommittal=True)
    assert _weights(network) == [{("Kalin", "Trump"): weight}]
    assert network.left_out == LeftOut()
    assert actor_network(tell(NONCOMMITTAL), measure).left_out == LeftOut(noncommittal=3)
    assert "3 statements left out: 3 noncommittal (--noncommittal counts them)." in written.lacks(
        actor_network(tell(NONCOMMITTAL), measure)
    )


def test_undated_statements_count_by_their_article(tell):
    entries = tell("a Trump - 2 article=x published=2019-05\nb Kalin 2019-05-31 2 article=y\nc Kalin - 2 article=z")
    (window,) = actor_network(networks.dated_by_article(entries), "congruence").windows
    assert ([tie.weight for tie in window.ties], window.first.isoformat()) == ([1], "2019-05-31")
    network = actor_network(entries, "congruence", nodes="party")
    assert network.left_out == LeftOut(undated=2)
    assert "2 statements left out: 2 without a day" in written.lacks(network)


def test_graphml_is_read_by_networkx(tell):
    network = actor_network(tell(EXAMPLE), "subtract")
    graph = nx.read_graphml(io.BytesIO(written.graphml(network).encode()))
    assert {label for _, label in graph.nodes(data="label")} == {"Kalin", "Trump"}
    assert [weight for *_, weight in graph.edges(data="weight")] == [1]
    assert [row["weight"] for row in written.rows(network)] == [1]
    network = actor_network(tell(EXAMPLE), "subtract", normalization="average")
    graph = nx.read_graphml(io.BytesIO(written.graphml(network).encode()))
    assert [weight for *_, weight in graph.edges(data="weight")] == [pytest.approx(1 / 3)]
    assert [row["normalization"] for row in written.rows(network)] == ["average"]


def test_nobody(tell):
    assert actor_network(tell("a Trump - 2"), "conflict").windows == ()
    with pytest.raises(ValueError, match="windows"):
        actor_network(tell("a Trump 1000-01-01 2\nb Trump 2019-01-01 2"), "conflict", days=1)
