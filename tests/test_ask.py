"""Asking about a dossier: which articles, and what of the answers is kept there."""

from __future__ import annotations

import pytest

from onrecord import Dossier, ask
from onrecord.coders.model.client import Reply
from onrecord.errors import FileProblemError
from scripted import BODY, GOOD, OTHER, dossier, told


class Saying:
    """A client that always gives the same answer."""

    def __init__(self, text, name="m"):
        self.text, self.name, self.options = text, name, {}

    def ask(self, _prompt):
        return Reply(self.text)

    def stop(self):
        pass


@pytest.fixture
def found(tmp_path):
    return Dossier(dossier(tmp_path, {"one": BODY, "two": OTHER, "void": ""}))


def asked(found, client, *names):
    return ask.ask(found, ask.plan(found, client, names), jobs=2, tell=lambda _: None)


def test_only_what_is_missing_and_not_empty_is_planned(found):
    planned = ask.plan(found, Saying(GOOD))
    assert [task.article.id for task in planned.tasks] == ["one", "two"]
    assert (planned.fitting, planned.beyond) == (0, 0)
    assert asked(found, Saying(GOOD), "one").answered == ("one",)
    planned = ask.plan(found, Saying(GOOD))
    assert ([task.article.id for task in planned.tasks], planned.fitting) == (["two"], 1)
    limited = ask.plan(found, Saying(GOOD, "n"), limit=1)
    assert (len(limited.tasks), limited.beyond) == (1, 1)
    assert limited.tokens == limited.tasks[0].tokens > 0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("no JSON", "holds no JSON"),
        (told({"quote": ["not a word of it"]}, {"issue": "x"}), "None of its 2 claims holds"),
    ],
)
def test_an_answer_without_a_claim_that_holds_is_kept_beside_the_others_and_never_used(found, text, reason):
    result = asked(found, Saying(text), "one")
    ((name, why),) = result.failed
    assert (name, result.answered) == ("one", ())
    assert reason in why
    assert [path.name for path in found.answers_path.iterdir()] == ["one.m.rejected.json"]
    assert found.answers().kept == ()


@pytest.mark.parametrize("text", ['{"claims": []}', told({}, {"quote": ["not a word of it"]})])
def test_an_answer_with_one_claim_that_holds_or_with_none_at_all_is_one(found, text):
    assert asked(found, Saying(text), "one").answered == ("one",)
    assert [answer.texts for answer in found.answers().kept] == [(text,)]


def test_what_could_not_be_kept_is_not_planned(found):
    with pytest.raises(FileProblemError, match="too long a name"):
        ask.plan(found, Saying(GOOD, "x/" * 100))
