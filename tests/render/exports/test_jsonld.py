"""The document is read by rdflib, without a network, and asked in SPARQL."""

import json
import socket
import warnings

import pytest
import rdflib

from onrecord.models import Article, Claim, Issue
from onrecord.render.exports.jsonld import jsonld_text
from onrecord.reports.entries import join
from onrecord.reports.select import statements

SCHEMA = "https://schema.org/"
# Terms of schema.org that are used, each with the types (or their parents) that schema.org gives it for.
TERMS = {
    "text": {"Claim", "Quotation", "CreativeWork"},
    "author": {"Claim"},
    "about": {"Claim"},
    "appearance": {"Claim"},
    "creativeWorkStatus": {"Claim"},
    "dateCreated": {"Claim"},
    "spokenByCharacter": {"Quotation"},
    "isPartOf": {"Quotation", "CreativeWork"},
    "isBasedOn": {"Quotation", "CreativeWork"},
    "headline": {"NewsArticle"},
    "publisher": {"NewsArticle"},
    "datePublished": {"NewsArticle"},
    "url": {"NewsArticle"},
    "identifier": {"NewsArticle"},
    "name": {"DefinedTerm", "Person", "Organization", "NewsMediaOrganization", "Thing", "PropertyValue"},
    "value": {"PropertyValue"},
    "description": {"DefinedTerm"},
}
BODY = 'Pahon said: "We are *not* ready", and he added: "nor shall we be". </script><script>x</script>'
PARTS = ("We are *not* ready", "nor shall we be")
ARTICLE = Article(id="a b", title="T", outlet="RT", published="2019-04-05", url="https://x.example/a", body=BODY)
COPY = Article(id="wire", url="javascript:alert(1)", body="x")
SPANS = tuple((BODY.index(part), BODY.index(part) + len(part)) for part in PARTS)
KNOWN = {"issue": "group", "stance": "opposes", "position": "is <not> ready", "quote": PARTS}
CLAIMS = (
    Claim.model_validate({"id": "k1", "actor": "Pahon", "extra": {"frame": "security", "n": "-2"}, "article": "a b", "spans": SPANS, "kind": "direct", "date": "2019-04-04", "via": ("B", "A"), **KNOWN}),
    Claim.model_validate({"id": "k2", "actor": "Pahon", "article": "wire", "same_as": "k1", **KNOWN}),
    Claim.model_validate({"id": "k3", "actor": "Nobody", "article": "gone", "date": "[2019-05-27..2019-05-31]", **KNOWN, "quote": "that <b>"}),
)  # fmt: skip


@pytest.fixture
def text(codebook):
    return jsonld_text(statements(join(CLAIMS, (ARTICLE, COPY), codebook)), codebook)


@pytest.fixture
def graph(text, monkeypatch):
    def refuse(*_):
        raise AssertionError("the document asks for a network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib about itself
        return rdflib.Graph().parse(data=text, format="json-ld")


def ask(graph, where):
    prefixes = "PREFIX s: <https://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX o: <urn:onrecord:>"
    return sorted(tuple(str(value) for value in row) for row in graph.query(f"{prefixes} SELECT {where}"))


def test_claims_with_speaker_issue_and_stance(graph):
    found = ask(
        graph,
        "?name ?issue ?stance ?day { ?c a s:Claim; s:author/s:name ?name; s:about/s:name ?issue; o:stance ?stance; o:date ?day }",
    )
    assert found == [
        ("Nobody", "group", "opposes", "[2019-05-27..2019-05-31]"),
        ("Pahon", "group", "opposes", "2019-04-04"),
    ]
    assert ask(graph, "?day { ?c s:dateCreated ?day }") == [("2019-04-04",)]


def test_each_appearance_leads_to_its_article(graph):
    found = ask(graph, "?c ?article { ?c s:appearance/s:isPartOf/s:identifier ?article }")
    assert found == [
        ("urn:onrecord:claim:k1", "a b"),
        ("urn:onrecord:claim:k1", "wire"),
        ("urn:onrecord:claim:k3", "gone"),
    ]
    assert ask(graph, "?outlet ?day ?url { ?a s:publisher/s:name ?outlet; s:datePublished ?day; s:url ?url }") == [
        ("RT", "2019-04-05", "https://x.example/a")
    ]


def test_only_quoted_words_are_a_quotation(graph):
    assert ask(graph, "?text { ?q a s:Quotation; s:text ?text }") == [("“We are not ready” … “nor shall we be”",)]


def test_the_selectors_find_the_exact_words_in_the_body(graph):
    found = ask(
        graph, "?start ?end ?exact { ?r oa:hasSelector ?p, ?q . ?p oa:start ?start; oa:end ?end . ?q oa:exact ?exact }"
    )
    assert sorted(BODY[int(start) : int(end)] for start, end, _ in found) == sorted(PARTS)
    assert {exact for *_, exact in found} == set(PARTS)
    assert len(ask(graph, "?text { ?q oa:suffix ?text }")) == 1


def test_terms_belong_to_their_types(graph):
    for subject, term, _ in graph:
        if str(term).startswith(SCHEMA):
            types = {str(kind).removeprefix(SCHEMA) for kind in graph.objects(subject, rdflib.RDF.type)}
            assert types & TERMS[str(term).removeprefix(SCHEMA)], (subject, term)
    kinds = {str(kind) for kind in graph.objects(None, rdflib.RDF.type)}
    assert "https://schema.org/ClaimReview" not in kinds
    assert all(name.startswith((SCHEMA, "http://www.w3.org/ns/oa#")) for name in kinds)


def test_a_page_may_hold_it_in_a_script(text):
    assert "<" not in text
    assert json.loads(text)["@graph"][0]["text"] == "is <not> ready"


def test_own_variables(text):
    assert json.loads(text)["@graph"][0]["onrecord:extra"] == [
        {"@type": "PropertyValue", "name": "frame", "value": "security"},
        {"@type": "PropertyValue", "name": "n", "value": -2},
    ]


def test_relays_keep_their_order(text):
    assert json.loads(text)["@graph"][0]["onrecord:via"] == {"@list": ["B", "A"]}


def test_speakers_by_what_they_are(codebook):
    book = codebook.model_copy(update={"issues": {"group": Issue(proposition="")}})
    names = ["United States", "Pentagon", "Stranger"]
    claims = [CLAIMS[2].model_copy(update={"id": name, "actor": name}) for name in names]
    nodes = json.loads(jsonld_text(join(claims, (), book), book))["@graph"]
    kinds = {node["name"]: node["@type"] for node in nodes if node["@id"].startswith("urn:onrecord:speaker:")}
    assert kinds == {"United States": "Organization", "Pentagon": "Organization", "Stranger": "Thing"}
