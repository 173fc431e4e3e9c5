import pytest

from onrecord import Dossier
from onrecord.errors import FileProblemError, OnrecordError
from onrecord.models import Claim

CODEBOOK = """\
version: 1
parties:
  us: {name: United States, speaks_as: [Washington, the US], demonyms: [American]}
  turkey: {name: Turkey, speaks_as: [Ankara]}
actors:
- {name: Mevlüt Çavuşoğlu, party: turkey, aliases: [Cavusoglu the elder]}
- {name: Mike Pompeo, party: us}
- {name: Mike Pence, party: us}
- {name: State Department, party: us, aliases: [Foggy Bottom]}
issues:
  working-group: {proposition: A group should be formed., label: study group}
"""


@pytest.fixture
def dossier(tmp_path):
    (tmp_path / "articles").mkdir()
    for name, keys in (("late", "published: 2019-06-01"), ("early", "published: 2019-05"), ("never", "outlet: X")):
        (tmp_path / "articles" / f"{name}.md").write_text(f"---\n{keys}\n---\n\nSome text of it.\n", encoding="utf-8")
    (tmp_path / "articles" / "empty.md").touch()
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    made = Dossier(tmp_path)
    made.save(put=[claim("aaaa2222", "unnamed Turkish official"), claim("aaab3333", "Mike Pence")])
    return made


def claim(name, actor):
    known = {"issue": "working-group", "stance": "supports", "position": "for it", "article": "late"}
    return Claim.model_validate({"id": name, "actor": actor, "quote": "Some text", "spans": ((0, 9),), **known})


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    Dossier(tmp_path / "none")


def test_articles_in_order_of_publication_undated_first(dossier):
    assert [article.id for article in dossier.articles] == ["never", "early", "late"]


def test_problems_of_all_files(dossier):
    dossier.codebook_path.write_text(CODEBOOK + "events: [{date: soon, text: x}]\n", encoding="utf-8")
    dossier.ledger_path.write_text("version: 1\nclaims:\n- {id: x}\n", encoding="utf-8")
    paths = {problem.path for problem in Dossier(dossier.path).problems}
    assert paths == {str(dossier.codebook_path), str(dossier.ledger_path), str(dossier.articles_path / "empty.md")}


@pytest.mark.parametrize("name", ["codebook.yaml", "claims.yaml"])
def test_a_file_that_cannot_be_read_at_all(dossier, name):
    (dossier.path / name).write_text("claims: [", encoding="utf-8")
    broken = Dossier(dossier.path)
    assert [problem.line for problem in broken.problems if name in problem.path] != []
    with pytest.raises(FileProblemError, match=name):
        _ = broken.codebook, broken.ledger
    assert broken.check() == broken.problems


def test_save_reads_back(dossier):
    dossier.save(put=[claim("cccc4444", "Mike Pompeo")], drop=["aaaa2222"])
    assert {claim.id for claim in dossier.claims} == {"aaab3333", "cccc4444"}
    assert {claim.id for claim in Dossier(dossier.path).claims} == {"aaab3333", "cccc4444"}


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("actor", "mevlut cavusoglu", "Mevlüt Çavuşoğlu"),
        ("actor", "CAVUSOGLU", "Mevlüt Çavuşoğlu"),
        ("actor", "Cavusoglu the elder", "Mevlüt Çavuşoğlu"),
        ("actor", "foggy bottom", "State Department"),
        ("actor", "ankara", "Turkey"),
        ("actor", "Turkey", "Turkey"),
        ("actor", "unnamed turkish official", "unnamed Turkish official"),
        ("actor", "pompeo", "Mike Pompeo"),
        ("party", "US", "us"),
        ("party", "washington", "us"),
        ("party", "American", "us"),
        ("party", "none", "none"),
        ("issue", "Working Group", "working-group"),
        ("issue", "working_group", "working-group"),
        ("issue", "study group", "working-group"),
    ],
)
def test_names_are_found_without_accents_or_case(dossier, kind, name, expected):
    assert getattr(dossier, f"find_{kind}")(name) == expected


@pytest.mark.parametrize("name", ["late", "LATE", "late.md", "data/articles/late.md"])
def test_articles_are_found_by_id_or_file(dossier, name):
    assert dossier.find_article(name).id == "late"


def test_claims_are_found_by_id_or_its_beginning(dossier):
    assert dossier.find_claim("AAAB3333").id == "aaab3333"
    assert dossier.find_claim("aaab").id == "aaab3333"


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("actor", "mike", '"mike" could be more than one actor: "Mike Pence", "Mike Pompeo". Give more of the name.'),
        ("actor", "pompei", 'No actor "pompei" in the codebook or the ledger. Did you mean "Pompeo"'),
        ("actor", "", 'No actor "" in'),
        ("party", "turky", 'Did you mean "turkey"'),
        ("party", "", 'No party "" in'),
        ("issue", "working-grop", 'codebook.yaml, which has working-group. Did you mean "working-group"?'),
        ("issue", "", 'No issue "" in'),
        ("article", "laet", 'articles. Did you mean "late"?'),
        ("article", "empty", "empty.md: has no body."),
        ("claim", "aaa", '"aaa" could be more than one claim: "aaaa2222", "aaab3333". Give more of the id.'),
        ("claim", "aaaa2223", 'claims.yaml. Did you mean "aaaa2222"?'),
        ("claim", "", 'No claim "" in'),
    ],
)
def test_names_that_are_not_there(dossier, kind, name, sentence):
    with pytest.raises(OnrecordError) as raised:
        getattr(dossier, f"find_{kind}")(name)
    assert sentence in str(raised.value)
