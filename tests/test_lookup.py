"""Names as people write them, and what they mean in a dossier; most are asked by way of the Dossier."""

import pytest

from onrecord import Dossier
from onrecord.errors import OnrecordError
from small import build


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    """One for all: nothing is written into it."""
    return build(tmp_path_factory.mktemp("dossier"))


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


ALIKE = """\
version: 1
parties:
  us: {name: Norland, demonyms: [Common]}
  US: {name: Sudland, demonyms: [common]}
actors:
- {name: Ana Ruiz, aliases: [Kay]}
- {name: Bo Ek, aliases: [KAY]}
issues:
  toll: {proposition: A toll should be paid.}
  Toll: {proposition: The bell should toll.}
"""


@pytest.fixture
def alike(tmp_path):
    """A dossier in which several things have names that are equal but for case and accents."""
    (tmp_path / "articles").mkdir()
    for name in ("talks", "Talks", "élan", "elan"):
        (tmp_path / "articles" / f"{name}.md").write_text("Some text of it.\n", encoding="utf-8")
    if len(list((tmp_path / "articles").iterdir())) < 4:
        pytest.skip("file names are compared without case here")
    (tmp_path / "codebook.yaml").write_text(ALIKE, encoding="utf-8")
    return Dossier(tmp_path)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("article", "talks", "talks"), ("article", "Talks", "Talks"), ("article", "talks.md", "talks"),
        ("article", "a/Talks.md", "Talks"), ("article", "elan", "elan"), ("article", "élan", "élan"),
        ("party", "us", "us"), ("party", "US", "US"), ("party", "Common", "us"), ("party", "common", "US"),
        ("issue", "toll", "toll"), ("issue", "Toll", "Toll"),
        ("actor", "Kay", "Ana Ruiz"), ("actor", "KAY", "Bo Ek"),
    ],
)  # fmt: skip
def test_an_exact_name_wins(alike, kind, name, expected):
    found = getattr(alike, f"find_{kind}")(name)
    assert getattr(found, "id", found) == expected


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("article", "TALKS", '"TALKS" could be more than one article: "Talks", "talks".'),
        ("article", "ÉLAN.md", '"ÉLAN.md" could be more than one article: "elan", "élan".'),
        ("party", "Us", '"Us" could be more than one party: "us", "US".'),
        ("party", "COMMON", '"COMMON" could be more than one party: "us", "US".'),
        ("issue", "TOLL", '"TOLL" could be more than one issue: "toll", "Toll".'),
        ("actor", "kay", '"kay" could be more than one actor: "Ana Ruiz", "Bo Ek".'),
    ],
)
def test_of_several_that_are_nearly_so_none_is_guessed(alike, kind, name, sentence):
    with pytest.raises(OnrecordError) as raised:
        getattr(alike, f"find_{kind}")(name)
    assert sentence in str(raised.value)


def test_check_tells_of_names_that_are_nearly_the_same(alike):
    told = [problem.text.partition(";")[0] for problem in alike.check() if problem.rule == "alike"]
    assert told == [
        'party "US" differs from "us" by case or accents alone',
        'issue "Toll" differs from "toll" by case or accents alone',
        'its id differs from "Talks" by case or accents alone',
        'its id differs from "elan" by case or accents alone',
    ]
    assert alike.unread_files == ()


def test_what_is_decided_goes_to_the_article_that_was_named(alike):
    from onrecord import decisions

    for name in ("talks", "Talks"):
        wanted = {"article": name, "quote": ("Some text",), "actor": "Bo Ek", "issue": "toll", "stance": "supports"}
        decisions.add(alike, decisions.Wanted(**wanted, position="for it"))
    assert sorted(claim.article for claim in Dossier(alike.path).claims) == ["Talks", "talks"]


def test_a_speaker_in_place_of_a_party_is_told_with_its_party(dossier):
    with pytest.raises(OnrecordError, match='"Mike Pompeo" is a speaker, of the party us'):
        dossier.find_party("pompeo")
