"""A dossier as a project of DNA: what is in it, and what is told of the rest."""

import pytest

from dna_files import told
from onrecord.models import Actor, Article, Codebook, Issue
from onrecord.render.answers import Record
from onrecord.render.exports import dna_project

OPENS = 'DNA asks for a password: the coder Admin has "onrecord".'


@pytest.fixture
def export(tell, codebook):
    """Return documents, statements and what is lacking; each quote stands where the claim says."""

    def export(ledger, book=codebook, more=(), **options):
        entries = tell(ledger)
        articles = {entry.claim.article: entry.article for entry in entries}
        for entry in entries:
            vars(entry.claim)["quote"] = tuple(span.of(entry.article.body) for span in entry.claim.spans)
        answer = Record(entries, book, None, None, articles=(*articles.values(), *more), **options)
        return *told(dna_project.record(answer)), dna_project.lacks(answer)

    return export


def test_articles_and_claims(export, codebook):
    actors = (Actor(name="Pahon", body="Pentagon", kind="person"), Actor(name="Pentagon", kind="body", party="us"))
    issues = {"group": Issue(proposition="A group should be formed.")}
    quiet = Article(
        id="quiet", title="Q", body="😀", published="1969-12-31", url="https://x.org/", notes="n", section="s"
    )
    documents, statements, lacks = export(
        "a Pahon 2019-05-02 -2 published=2019-05-02\nb Pentagon 2019-05-02 2",
        Codebook(parties=codebook.parties, actors=actors, issues=issues),
        [quiet],
    )
    assert documents == [
        ("Q", "😀", "", "", "s", "n\nhttps://x.org/", "", -86_400),
        ("a", "x" * 999, "", "a", "", "", "", 1_556_755_200),
    ]
    assert statements == [
        ("a", 0, 5, "Pahon", "Pentagon", "A group should be formed.", 0),
        ("a", 10, 15, "", "Pentagon", "A group should be formed.", 1),
    ]
    assert lacks == OPENS


@pytest.mark.parametrize(
    ("ledger", "options", "kept", "lacks"),
    [
        ("a Trump 2019-05-02 0 published=2019-05-02", {}, [], "1 noncommittal statement left out. "),
        ("a Trump 2019-05-02 0 published=2019-05-02", {"noncommittal": True}, [1], ""),
        ("a Trump 2019-05-02 0 published=2019-05-02", {"noncommittal": False}, [0], ""),
        ("a Trump - 2 published=2019-05-02", {}, [], "1 statement without a date left out. "),
        ("a Trump - 2 published=2019-05-02", {"undated": True}, [1], ""),
        ("a Trump 2019-05-02 1 published=2019-05-02", {}, [1], "1 leaning is given as a full yes or no. "),
        (
            "a Trump 2019-05-01 2 published=2019-05-02",
            {},
            [1],
            "1 statement was made on another day than its document's",
        ),
        (
            "a Trump 2019-05-01 2",
            {},
            [],
            "1 article left out: it has no day. 1 statement left out: its article is left out",
        ),
        (
            "a Trump 2019-05-31 2 published=2019-05",
            {},
            [1],
            "1 article may be of several days, and is given the last. ",
        ),
        ("a Trump 2019-05-02 2 published=2019-05-02 via=Agency", {}, [1], "1 statement is told by somebody else, "),
        (f"a {'T' * 200} 2019-05-02 2 published=2019-05-02", {}, [1], "1 text cut to 190 characters. "),
    ],
)
def test_what_dna_cannot_hold_is_told(export, ledger, options, kept, lacks):
    _, statements, said = export(ledger, **options)
    assert [row[-1] for row in statements] == kept
    assert said.startswith(lacks)
    assert said.endswith(OPENS)


def test_issues_that_would_be_called_alike_keep_their_keys():
    long = "x" * 300
    issues = {key: Issue(proposition=text) for key, text in {"a": long, "b": f"{long}y", "c": "C"}.items()}
    assert dna_project._concepts(Codebook(issues=issues)) == {
        "a": f"{'x' * 186} (a)",
        "b": f"{'x' * 186} (b)",
        "c": "C",
    }
