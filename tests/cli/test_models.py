"""Models asked from the command line: what comes of good, broken, lying, slow and failing ones."""

import json
import re
import time

import pytest

import scripted
from chat import serving
from onrecord import Dossier
from onrecord.coders.model import asking, patience
from scripted import BODY, CLAIM, GOOD, NEVER, ORDER, ORDERED, OTHER, SPADE, StatusError, told

NEVER_PAID = told({"quote": [NEVER], "paragraph": 1, "issue": "toll", "mention": "she", "cue": "said"})
BODIES = {"one": BODY, "two": OTHER}


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(asking, "_LOOK", 0.005)
    monkeypatch.setattr(patience, "BUDGET", 0.02)
    monkeypatch.setattr(patience, "LEAST", 0.001)
    monkeypatch.delenv("ONRECORD_MODEL_COMMAND", raising=False)


@pytest.fixture
def path(tmp_path):
    return scripted.dossier(tmp_path / "dossier", BODIES)


def by_article(prompt):
    return GOOD if SPADE in prompt else NEVER_PAID if "harbour" in prompt else '{"claims": []}'


def claims(path):
    return sorted((c.article, c.quote[0], c.actor, c.issue, c.stance, c.coders) for c in Dossier(path).claims)


RULES = ("one", "the dam on Monday", "Åsa Lindström", "dam", "opposes", ("rules",))
DUARTE = ("one", SPADE, "Maria Duarte", "dam", "opposes", ("model:m",))
PAY = ("two", NEVER, "Maria Duarte", "toll", "opposes", ("model:m",))


def parse(run, path, *options, code=0):
    return run("parse", "--model", "m", *options, data=path, code=code)


def files(path):
    return sorted(file.name for file in (path / "answers").iterdir()) if (path / "answers").exists() else []


def test_a_good_model_is_asked_once_and_its_answers_give_the_same_ledger_offline(run, path, model, user_path):
    m = model("m", by_article)
    said = parse(run, path).stderr
    assert "Asking model m about 2 articles, about 1," in said
    assert "Model m: 2 answers kept, " in said
    assert claims(path) == [DUARTE, PAY]  # what the rules alone find is left out where a model has read
    assert files(path) == ["one.m.json", "two.m.json"]
    before = (path / "claims.yaml").read_bytes()

    assert "Model m: nothing to ask; 2 answers kept in the dossier still fit." in parse(run, path).stderr
    assert len(m.asked) == 2
    assert (path / "claims.yaml").read_bytes() == before
    (path / "claims.yaml").unlink()
    run("parse", data=path)
    assert (path / "claims.yaml").read_bytes() == before
    assert len(m.asked) == 2
    assert list(user_path.iterdir()) == []  # the library logs neither prompts nor answers
    assert not [problem for problem in Dossier(path).check() if not problem.note]


def test_only_what_is_missing_is_asked_for(run, path, model):
    m = model("m", by_article)
    parse(run, path, "two")
    (path / "articles" / "three.md").write_text("Nobody spoke of anything at all that day.\n", "utf-8")
    assert "1 answer kept in the dossier still fits." in parse(run, path).stderr
    assert len(m.asked) == 3
    assert sum("harbour" in prompt for prompt in m.asked) == 1


def test_a_dry_run_sends_nothing_and_a_limit_leaves_the_rest_for_later(run, path, model):
    m = model("m", by_article)
    said = parse(run, path, "--dry-run", "--limit", "1").stderr
    assert re.search(r"Model m would be asked about 1 article, about [\d,]{3,5} tokens\.", said)
    assert "Nothing was sent. 1 more article left for later (--limit)." in said
    assert (m.asked, files(path), (path / "claims.yaml").exists()) == ([], [], False)
    parse(run, path, "--limit", "1")
    assert (len(m.asked), len(files(path))) == (1, 1)


FENCED = f"Here you are:\n```json\n{GOOD}\n```\nAnything else?"


@pytest.mark.parametrize(
    "answer", [FENCED, lambda prompt: prompt + GOOD, lambda prompt: GOOD if "could not be used. The answer holds" in prompt else GOOD[:-9]],
    ids=["fenced", "behind the prompt", "at the second try"],
)  # fmt: skip
def test_an_answer_is_found_in_words_or_asked_for_once_more(run, path, model, answer):
    model("m", answer)
    parse(run, path, "one")
    assert claims(path) == [DUARTE]


NOWHERE = told({"quote": ["The dam is dead"]}, {"quote": [NEVER]})
UNKNOWN = told({"issue": "bridge"}, {"stance": "adores"})


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("I cannot help with that.", "The answer holds no JSON"),
        (GOOD[:-9], "The answer holds no JSON"),
        (NOWHERE, "None of its 2 claims holds (not in article). Quotes must be copied"),
        (UNKNOWN, "None of its 2 claims holds (unknown issue, unknown stance).\n"),
        (ORDER, "Its one claim does not hold (not in article)."),
        ("[" * 100_000, "The answer holds no JSON"),
        ("x" * 3_000_000, "The answer has more than 2,000,000 characters."),
        (told(*[{}] * 501), "The answer has 501 claims;"),
    ],
    ids=["prose", "cut", "nowhere", "unknown", "another article's", "nested", "huge", "many"],
)
def test_a_broken_or_lying_model_leaves_the_ledger_as_it_was(run, path, model, answer, reason):
    run("parse", data=path)
    before = (path / "claims.yaml").read_bytes()
    m = model("m", answer)
    done = parse(run, path, "one", code=1)
    assert f"not coded by the model: one: {reason}" in done.stderr
    assert "1 article read" in done.stdout
    assert len(m.asked) == 2
    assert (path / "claims.yaml").read_bytes() == before
    assert files(path) == ["one.m.rejected.json"]
    run("parse", data=path)
    assert (path / "claims.yaml").read_bytes() == before


def test_of_an_answer_that_lies_in_part_the_true_part_is_kept(run, path, model):
    model("m", told({}, {"quote": ["The dam is dead"]}, {"issue": "bridge"}, {"stance": "adores"}, {"quote": 7}, {}))
    done = parse(run, path, "one")
    assert claims(path) == [DUARTE]
    assert done.exit_code == 0
    assert "6 findings of coders without a draft: " in done.stdout
    assert "this issue is not in the codebook (1)" in done.stdout
    assert "onrecord explain one --rejected lists them." in done.stdout
    told_by_json = json.loads(run("parse", "--format", "json", data=path).stdout)
    listed = json.loads(run("explain", "one", "--rejected", "--format", "json", data=path).stdout)
    reasons = ["malformed", "not-in-article", "twice", "unconfirmed", "unknown-issue", "unknown-stance"]
    assert sorted(row["reason"] for row in listed) == reasons
    assert sorted(row["reason"] for row in told_by_json["rejected"]) == [
        each for each in reasons if each != "unconfirmed"
    ]
    assert len(told_by_json["unconfirmed"]) == 1
    screen = run("explain", "one", "--rejected", data=path).stdout
    assert "one: 6 findings that did not become a draft" in screen
    assert "model:m: the quote is not in the article | dam · opposes · Maria Duarte |" in screen


def test_of_several_articles_the_list_that_is_named_is_said_to_be_one_of_them(run, path, model):
    model("m", lambda prompt: told({"quote": [NEVER if NEVER in prompt else SPADE]}, {"issue": "bridge"}))
    assert "explain one --rejected lists those of 1 of 2 articles." in parse(run, path).stdout


NASTY = [
    "\x00\x1b[2J\u202e",
    "\ud800",
    "x" * 100_000,
    "\n- id: k\n",
    "9" * 5_000,
    "2021-13-99",
    "../..",
    "{{",
    "none",
    "Norland",
]


@pytest.mark.parametrize("name", ["cue", "mention", "actor", "party", "via", "position", "date"])
def test_whatever_a_hint_holds_the_ledger_can_be_written_and_read(run, path, model, name):
    model("m", told(*({name: [value] if name == "via" else value, "stance": "supports"} for value in NASTY)))
    parse(run, path, "one")
    assert {(quote, issue) for _, quote, _, issue, _, _ in claims(path)} == {(SPADE, "dam")}
    assert not [problem for problem in Dossier(path).check() if not problem.note]
    text = (path / "claims.yaml").read_text("utf-8")
    assert not {"\x00", "\x1b", "\u202e"} & set(text)


@pytest.mark.parametrize(
    "body",
    [
        ORDERED,
        "Die Ministerin sagte am Montag, der Damm sei tot. Niemand hat ihr geantwortet, und das ist auch gut so.\n",
    ],
)
def test_an_article_that_gives_orders_or_is_in_another_language_is_only_text(run, tmp_path, model, body):
    data = scripted.dossier(tmp_path / "other", {"one": body})

    def obeying(prompt):
        at = prompt.find('{"claims": [{"quote"')
        return prompt[at:].partition("\n")[0] if at >= 0 else told()

    m = model("m", obeying)
    parse(run, data)
    found = [(c.quote[0], c.issue, c.status, c.coders) for c in Dossier(data).claims]
    assert found == ([("We surrender", "dam", "draft", ("model:m",))] if "surrender" in body else [])
    assert m.asked[0].count("Code one news article") == 1


def test_an_article_in_pieces_gives_no_claim_twice(run, tmp_path, model):
    lines = [f"Paragraph {at} of the long article has nothing to say at all." + " It goes on." * 60 for at in range(80)]
    lines[30] = lines[29] = BODY.splitlines()[2]
    data = scripted.dossier(tmp_path / "long", {"one": "\n\n".join(lines)})
    places = [{"paragraph": 30}, {"paragraph": 31}]
    m = model("m", lambda prompt: told(*(each for each in places if f"[{each['paragraph']}] " in prompt)))
    parse(run, data)
    assert len(m.asked) == 3
    assert len(json.loads((data / "answers" / "one.m.json").read_text("utf-8"))["answers"]) == 3
    assert [c.spans[0].start for c in Dossier(data).claims] == sorted({c.spans[0].start for c in Dossier(data).claims})
    assert len(claims(data)) == 2


@pytest.mark.parametrize(
    ("error", "times", "told"),
    [
        (StatusError(429, retry_after="0"), None, "the server answers 429"),
        (StatusError(429, retry_after="60"), 1, "the server answers 429"),
        (StatusError(529), None, "the server answers 529"),
        (ConnectionResetError("reset"), None, "the connection failed: reset"),
        (StatusError(401), 1, "the server answers 401"),
    ],
    ids=repr,
)
def test_a_failing_model_is_told_and_the_rest_of_parse_runs(run, path, model, error, times, told):
    m = model("m", error)
    done = parse(run, path, "one", code=1)
    assert f"not coded by the model: one: {told}" in done.stderr
    assert claims(path) == [RULES]
    assert len(m.asked) == times if times else len(m.asked) > 1
    assert files(path) == []


def test_a_busy_server_that_recovers_costs_nothing(run, path, model, monkeypatch):
    monkeypatch.setattr(patience, "BUDGET", 20.0)
    model("m", StatusError(429), StatusError(529), ConnectionResetError("x"), GOOD)
    parse(run, path, "one")
    assert claims(path) == [DUARTE]


def test_three_failures_in_a_row_end_the_asking_and_the_next_run_asks_for_the_rest(run, tmp_path, model):
    bodies = {f"a{at}": BODY for at in range(9)}
    data = scripted.dossier(tmp_path / "many", bodies)
    m = model("m", GOOD, *[StatusError(429, retry_after="60")] * 3, lambda _: time.sleep(0.1) or GOOD)
    done = parse(run, data, "--jobs", "1", code=1)
    assert "Stopped (3 articles in a row failed). Not asked: " in done.stderr
    assert "9 articles read" in done.stdout
    kept = len(files(data))
    assert 1 <= kept < 9
    asked = len(m.asked)
    parse(run, data)
    assert (len(files(data)), len(m.asked) - asked) == (9, 9 - kept)


def test_a_slow_model_is_told(run, path, model):
    model("m", 9.0)
    assert "one: no answer within 0.1 seconds" in parse(run, path, "one", "--timeout", "0.1", code=1).stderr


def test_interrupted_it_keeps_what_came_and_says_so(run, path, model, monkeypatch):
    from onrecord.cli import _models

    def interrupt(progress):
        if progress.done:
            raise KeyboardInterrupt

    m = model("m", by_article)
    monkeypatch.setattr(_models, "_tell", interrupt)
    done = parse(run, path, "--jobs", "1", code=None)
    assert done.exit_code == 130
    assert "Interrupted. The answers that came in are kept" in done.stderr
    assert "one.m.json" in files(path) or "two.m.json" in files(path)
    assert not (path / "claims.yaml").exists()
    monkeypatch.undo()
    m.asked.clear()
    before = len(files(path))
    run("parse", "--model", "m", data=path)
    assert len(m.asked) == 2 - before
    assert claims(path) == [DUARTE, PAY]


@pytest.mark.parametrize("what", ["article", "codebook", "instruction"])
def test_a_stale_answer_is_not_used_and_what_a_person_accepted_stays(run, path, model, what, monkeypatch):
    m = model("m", by_article)
    parse(run, path)
    accepted = next(claim.id for claim in Dossier(path).claims if claim.article == "one")
    run("accept", accepted, data=path)
    for name in ("one", "two"):
        file = path / "articles" / f"{name}.md"
        if what == "article":
            file.write_text(file.read_text("utf-8") + "\nIt rained.\n", "utf-8")
    if what == "codebook":
        (path / "codebook.yaml").write_text(scripted.CODEBOOK.replace("Not the lock", "Nor the lock"), "utf-8")
    if what == "instruction":
        monkeypatch.setattr("onrecord.coders.model.prompt.VERSION", 99)
    run("parse", data=path)
    assert "2 answers of model:m not used, as " in run("status", data=path).stdout
    assert claims(path) == [DUARTE, RULES]
    assert len(files(path)) == 2
    assert len(m.asked) == 2
    run("parse", "--model", "m", data=path)
    assert len(m.asked) == 4
    assert PAY in claims(path)


def test_review_shows_each_coders_word_and_takes_either(run, path, model):
    refusal = {"quote": ["rejected the dam"], "actor": "Åsa Lindström", "mention": "Åsa Lindström", "cue": "rejected"}
    for name, stance in (("a", "opposes"), ("b", "leans-against"), ("c", "noncommittal")):
        model(name, told(refusal | {"stance": stance}, {"actor": "Åsa Lindström"} if name == "a" else {}))
    run("parse", "one", *(word for name in "abc" for word in ("--model", name)), data=path)
    assert "No drafts that several coders found alike" in run("review", "--agreed", data=path, input="a").stdout
    seen = run("review", data=path, input="?q").stdout
    assert "opposes  model:b: leans-against; model:c: noncommittal" in seen
    assert "t  take what the other coder says" in seen
    assert "y  take what the third coder says" in seen
    run("review", data=path, input="y", code=None)
    seen = run("review", data=path, input="t", code=None).stdout
    assert "> t as model:b (Maria Duarte)" in seen
    assert {(claim.actor, claim.stance, claim.status) for claim in Dossier(path).claims} == {
        ("Åsa Lindström", "noncommittal", "edited"),
        ("Maria Duarte", "opposes", "edited"),
    }


def test_two_coders_are_compared_by_what_each_finds_alone_in_what_both_have_read(run, path, model):
    model("m", told({}, {"quote": ["the dam on Monday"], "actor": "Maria Duarte", "mention": "Åsa Lindström"}))
    parse(run, path, "one")
    found = json.loads(run("agree", "rules", "model:m", "--format", "json", data=path).stdout)
    assert found["articles"] == ["one"]
    assert [(row["both"], row["here"], row["there"]) for row in found["measures"]] == [(1, 1, 2), (1, 1, 2), (0, 1, 2)]
    assert run("agree", "rules", "rules", "--format", "json", data=path).exit_code == 0
    told_why = run("agree", "rules", "model:n", data=path, code=2)
    assert 'No coder "model:n" in this dossier.' in told_why.stderr
    told_why = run("agree", "rules", "model:m", "--article", "two", data=path, code=1)
    assert "No article has been read by both rules and model:m" in told_why.stderr


def test_drafts_found_alike_are_accepted_after_one_look(run, path, model):
    model("a", GOOD)
    model("b", GOOD)
    run("parse", "one", "--model", "a", "--model", "b", data=path)
    assert "Left as they are." in run("review", "--agreed", data=path, input="").stdout
    assert "1 claim accepted." in run("review", "--agreed", data=path, input="a").stdout
    assert [claim.status for claim in Dossier(path).claims if len(claim.coders) > 1] == ["accepted"]


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_of_two_models_the_first_on_the_command_line_wins(run, path, model, order):
    model("a", told({"stance": "opposes", "position": "says a"}))
    model("b", told({"stance": "supports", "position": "says b"}))
    run("parse", "one", *(word for name in order for word in ("--model", name)), data=path)
    (claim,) = Dossier(path).claims
    assert claim.coders == tuple(f"model:{name}" for name in order)
    assert claim.position == f"says {order[0]}"


@pytest.mark.parametrize("name", ["ollama/llama3.2:3b", "50%", "Müller", "a b", "rejected"])
def test_whatever_a_model_is_called_it_is_asked_once(run, path, model, name):
    m = model(name, GOOD)
    for _ in range(2):
        run("parse", "one", "--model", name, data=path)
    assert len(m.asked) == 1
    assert claims(path)[0][-1] == (f"model:{name}",)
    rows = json.loads(run("claims", "--coder", f"model:{name}", "--format", "json", data=path).stdout)
    assert len(rows) == 1


def test_what_cannot_be_kept_is_not_asked_for(run, path, model, tmp_path):
    m = model("m", GOOD)
    (tmp_path / "outside").mkdir()
    (path / "answers").symlink_to(tmp_path / "outside")
    assert "is a link; answers are written to a folder of the dossier alone" in parse(run, path, code=1).stderr
    (path / "answers").unlink()
    (path / "answers").write_text("mine", "utf-8")
    assert "cannot be made" in parse(run, path, code=1).stderr
    (path / "answers").unlink()
    (path / "articles" / f"{'x' * 230}.md").write_text(OTHER, "utf-8")
    assert "has too long a name" in parse(run, path, code=1).stderr
    (path / "articles" / f"{'x' * 230}.md").unlink()
    for name in ("one.m.json", "one.m.rejected.json"):
        (path / "answers").mkdir(exist_ok=True)
        (path / "answers" / name).symlink_to(tmp_path / "outside" / "file")
        assert "is a link; answers are written to files of the dossier alone" in parse(run, path, code=1).stderr
        (path / "answers" / name).unlink()
    assert (m.asked, list((tmp_path / "outside").iterdir())) == ([], [])


def test_files_that_are_no_answers_are_told_and_change_nothing(run, path, model):
    model("m", by_article)
    parse(run, path)
    before = (path / "claims.yaml").read_bytes()
    (path / "answers" / "one.n.json").write_bytes(b"\xff")
    (path / "answers" / "two.n.json").write_bytes((path / "answers" / "one.m.json").read_bytes())
    done = run("parse", data=path, code=None)
    assert "one.n.json:1: is not UTF-8" in done.stderr
    assert 'holds "one" by "m"' in done.stderr
    assert (path / "claims.yaml").read_bytes() == before


def test_a_server_is_asked_as_the_library_knows_it_and_nothing_is_written_elsewhere(run, path, user_path, monkeypatch):
    monkeypatch.setattr(patience, "BUDGET", 20.0)
    (user_path / "keys.json").write_text('{"mine": "sk-secret"}', "utf-8")
    busy, cut = (429, {"retry-after": "0"}, "{}"), (200, {"content-length": 9_000}, '{"id"')
    with serving(user_path, busy, cut, (500, {}, ""), GOOD, name="m", api_key_name="mine") as server:
        done = parse(run, path, "one")
    assert "Model m: 1 answer kept, 18 tokens." in done.stderr
    assert [each["key"] for each in server.asked] == ["Bearer sk-secret"] * 4
    assert claims(path) == [DUARTE]
    assert sorted(file.name for file in user_path.iterdir()) == ["extra-openai-models.yaml", "keys.json"]
    assert not any(b"sk-secret" in file.read_bytes() for file in path.rglob("*") if file.is_file())
    assert "sk-secret" not in done.output


def test_a_command_answers_for_a_model_of_any_name(run, path, tmp_path, monkeypatch):
    (tmp_path / "answer").write_text(GOOD, "utf-8")
    line = f"cat {tmp_path / 'answer'}"
    done = parse(run, path, "one", "--model-command", line)
    assert f"Asking model m by the command {line} about 1 article" in done.stderr
    assert claims(path) == [DUARTE]
    monkeypatch.setenv("ONRECORD_MODEL_COMMAND", "false")
    assert "exit status 1" in parse(run, path, "two", code=1).stderr
    run("parse", data=path)  # the environment alone asks nobody


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--model-command", "cat"], "--model-command needs --model NAME"),
        (["--model-option", "a", "b"], "--model-option needs --model NAME"),
        (["--model", "m", "--model-command", "cat", "--model-option", "a", "b"], "give a command its options in"),
        (["--model", "a", "--model", "b", "--model-command", "cat"], "answers for one model"),
        (["--model", ""], "is no name of a model"),
        (["--model", "a\x1b"], "is no name of a model"),
        (["--model", "a\nb"], "is no name of a model"),
        (["--model", "x" * 101], "is no name of a model"),
        (["--model", "a", "--jobs", "0"], "--jobs"),
        (["--model", "a", "--limit", "0"], "--limit"),
    ],
)
def test_what_makes_no_sense_is_refused(run, path, options, told):
    assert told in run("parse", *options, data=path, code=2).stderr.replace("\n", " ")


def test_the_prompt_can_be_read_before_anything_is_sent(run, path, model):
    m = model("m", GOOD)
    shown = run("prompt", "one", data=path).stdout
    parse(run, path, "one")
    assert m.asked == [shown]
    assert "No article" in run("prompt", "three", data=path, code=2).stderr
    assert CLAIM["quote"][0] in shown
