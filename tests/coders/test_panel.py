import pytest

from onrecord import Dossier, pipeline
from onrecord.coders import Finding, Panel, Rules
from onrecord.coders.imported import Imported
from onrecord.coders.model import prompt
from onrecord.store import answers
from onrecord.store.answers import Answer
from scripted import GOOD, OTHER, SPADE, dossier

BODIES = {"one": f"“{SPADE},” the envoy, Maria Duarte, told the council on Tuesday.\n", "two": OTHER}


@pytest.fixture
def path(tmp_path):
    return dossier(tmp_path, BODIES)


def keep(path, model, name="one", **changes):
    read = Dossier(path)
    fits = {"codebook": prompt.digest(read.codebook), "sha256": read.find_article(name).sha256, "texts": (GOOD,)}
    answer = Answer(**{"article": name, "model": model, "instruction": prompt.VERSION, "day": "d", **fits, **changes})
    answers.write(read.answers_path, answer)


def test_without_answers_the_coders_alone_read(path):
    one = Dossier(path).find_article("one")
    assert [coder.name for coder in Panel().of(one)] == ["rules"]
    assert Panel().asked(one) == {"rules"}


def test_models_read_the_articles_that_their_answers_are_for(path):
    keep(path, "b/c")
    keep(path, "a", sha256="old")
    read = Dossier(path)
    panel = read.panel()
    one, two = (read.find_article(name) for name in ("one", "two"))
    assert [coder.name for coder in panel.of(one)] == ["rules", "model:b/c"]
    # What is learned belongs to a dossier's own coders, also where it finds nothing: its drafts go then.
    assert panel.asked(one) == {"rules", "learned", "model:b/c", "model:a"}
    assert [coder.name for coder in panel.of(two)] == ["rules"]
    assert panel.asked(two) == {"rules", "learned"}


def test_the_order_is_that_of_those_who_are_named(path):
    for name in "abc":
        keep(path, name)
    read = Dossier(path)
    names = [coder.name for coder in read.panel((Rules(),), ["c", "a"]).of(read.find_article("one"))]
    assert names == ["rules", "model:c", "model:a", "model:b"]


def test_answers_are_read_again_after_they_were_forgotten(path):
    read = Dossier(path)
    one = read.find_article("one")
    assert len(read.panel().of(one)) == 1
    keep(path, "m")
    assert len(read.panel().of(one)) == 1
    read.forget_answers()
    assert len(read.panel().of(one)) == 2


@pytest.mark.parametrize(
    "name",
    ["ollama/llama3.2:3b", "50%", "Mü: x", "a, b", "[x]", "#1", "'\"", "true", "1", "-", "a:b", "{}", "*", "& @`"],
)
def test_whatever_a_model_is_called_its_name_stands_in_the_ledger_and_is_read_again(path, name):
    keep(path, name)
    pipeline.parse(Dossier(path))
    (claim,) = Dossier(path).claims
    assert claim.coders[-1] == f"model:{name}"
    assert [problem for problem in Dossier(path).check() if not problem.note] == []
    before = (path / "claims.yaml").read_bytes()
    assert not pipeline.parse(Dossier(path)).merged.changes
    assert (path / "claims.yaml").read_bytes() == before


def test_what_was_imported_reads_the_articles_that_it_names(path):
    finding = Finding(quote=("the envoy",), issue="bridge", stance="opposes")
    Dossier(path).keep_imported(Imported("import:desk", {"one": (finding,)}))
    read = Dossier(path)
    panel = read.panel()
    one, two = (read.find_article(name) for name in ("one", "two"))
    assert [coder.name for coder in panel.of(one)] == ["rules", "import:desk"]
    assert [coder.name for coder in panel.of(two)] == ["rules"]
    assert (panel.asked(one) - panel.asked(two), panel.names) == ({"import:desk"}, ("rules", "import:desk"))
    assert [each[:2] for each in panel.readers(read.articles)] == [("rules", 2), ("import:desk", 1)]
    assert pipeline.coded_by(read, "import:desk", read.articles)[0] == {"one"}
