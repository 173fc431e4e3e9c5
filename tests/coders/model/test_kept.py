import pytest

from onrecord.coders.model import prompt
from onrecord.coders.model.kept import Answers, Stale
from onrecord.models import Codebook
from onrecord.store.answers import Answer
from scripted import CODED, GOOD, SPADE, article, told

ONE = article()


def kept(model="m", **changes):
    fields = {"instruction": prompt.VERSION, "codebook": prompt.digest(CODED), "sha256": ONE.sha256, "texts": (GOOD,)}
    return Answer(**{"article": "one", "model": model, "day": "2026-01-02", **fields, **changes})


STALE = [
    ({"sha256": "x"}, Stale.ARTICLE),
    ({"codebook": "x"}, Stale.CODEBOOK),
    ({"instruction": prompt.VERSION + 1}, Stale.INSTRUCTION),
    ({"texts": (GOOD, "no JSON")}, Stale.BROKEN),
]


@pytest.mark.parametrize(("changes", "why"), STALE)
def test_an_answer_that_no_longer_fits_is_not_used_and_its_model_counts_as_asked(changes, why):
    shelf = Answers((kept(**changes), kept("n")), CODED)
    found = shelf.of(ONE)
    assert [(answer.model, reason) for answer, reason in found.stale] == [("m", why)]
    assert [model.name for model in found.models] == ["model:n"]
    assert found.asked == {"model:m", "model:n"}
    assert (shelf.fits(ONE, "m", {}), shelf.fits(ONE, "n", {})) == (False, True)


def test_the_findings_of_all_pieces_are_the_models():
    (model,) = Answers((kept(texts=(GOOD, told({}, {"quote": ["x"]}))),), CODED).of(ONE).models
    assert [finding.quote for finding in model.code(None, None)] == [(SPADE,), (SPADE,), ("x",)]


def test_models_come_as_they_are_named_then_by_name():
    shelf = Answers(tuple(kept(name) for name in ("c", "b", "a", "d")), CODED, ("d", "b", "x"))
    assert [model.name for model in shelf.of(ONE).models] == ["model:d", "model:b", "model:a", "model:c"]


def test_an_answer_to_other_options_does_not_fit_where_options_are_given():
    shelf = Answers((kept(options={"temperature": "0"}),), CODED)
    given = [{}, {"temperature": "0"}, {"temperature": "1"}, {"top": "0"}]
    assert [shelf.fits(ONE, "m", options) for options in given] == [True, True, False, False]


def test_answers_to_articles_that_are_gone_are_named():
    gone = kept(article="gone")
    shelf = Answers((kept(), gone), CODED)
    assert shelf.without_article({"one"}) == (gone,)
    assert not shelf.of(article(id="two")).asked


def test_of_several_models_the_one_asked_first_counts_first():
    def by(model, order):
        return Answer(
            article="a", model=model, instruction=1, codebook="", sha256="", day="", texts=("{}",), order=order
        )

    kept = Answers((by("b", 0), by("a", 1)), Codebook())
    assert [kept.order_of(name) for name in ("a", "b", "c")] == [1, 0, 2]
    assert Answers((), Codebook()).order_of("a") == 0
    assert sorted(kept.kept, key=kept._rank) == [by("b", 0), by("a", 1)]
    assert sorted(kept.kept, key=Answers(kept.kept, Codebook(), ("a", "b"))._rank) == [by("a", 1), by("b", 0)]
