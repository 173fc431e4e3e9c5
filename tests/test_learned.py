"""A dossier whose decisions teach a coder: from five fully coded articles on, where it pays, and told as it is."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from onrecord import Dossier, pipeline
from onrecord.cli import main
from onrecord.coders import Rules
from onrecord.coders.model import prompt
from onrecord.drafting import claims
from onrecord.evaluation import evaluate
from onrecord.spans import Span
from onrecord.store import answers

CODEBOOK = """\
parties:
  north: {name: Norland}
  south: {name: Sudland}
actors:
- {name: Anna Berg, party: north}
- {name: Ole Strand, party: south}
issues:
  bridge: {proposition: The bridge should be built., topic: [bridge]}
"""
FOR, AGAINST = "the crossing would bring {} jobs to the fjord", "the crossing would ruin the fjord for {} years"
NEW = "Ole Strand said that the crossing would ruin the harbour. Anna Berg said that the day was fine."


@pytest.fixture
def path(tmp_path):
    """A dossier of six coded articles on "the crossing", which the codebook does not know, and a new one."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "codebook.yaml").write_text(CODEBOOK, "utf-8")
    for number in range(6):
        said = f"Anna Berg said that {FOR}. Ole Strand said that {AGAINST}. Anna Berg said that {{}} ships came."
        text = said.format(number, number, number)
        (tmp_path / "articles" / f"a{number}.md").write_text(text, "utf-8")
    (tmp_path / "articles" / "new.md").write_text(NEW, "utf-8")
    dossier = Dossier(tmp_path)
    put = []
    for article in dossier.articles[:6]:
        number = article.id[1:]
        for who, content, stance in (("Anna Berg", FOR, "supports"), ("Ole Strand", AGAINST, "opposes")):
            words = content.format(number)
            at = article.body.index(words)
            fields = {"actor": who, "issue": "bridge", "stance": stance, "position": "p", "status": "accepted"}
            put.append(
                claims.make(article, [Span(at, at + len(words))], {**fields, "kind": "indirect", "mention": who})
            )
    dossier.save(put=put)
    return tmp_path


def run(path, *words):
    return CliRunner().invoke(main, ["--data", str(path), *words])


def mark(path, number):
    assert run(path, "articles", "--coded", *(f"a{n}" for n in range(number))).exit_code == 0


def drafted(path):
    pipeline.parse(Dossier(path))
    return [(c.actor, c.stance, c.coders) for c in Dossier(path).claims if c.article == "new"]


def test_five_coded_articles_teach_what_the_codebook_does_not_know(path):
    mark(path, 4)
    assert drafted(path) == []
    mark(path, 5)
    assert drafted(path) == [("Ole Strand", "opposes", ("learned",))]


def test_a_draft_of_it_is_kept_as_long_as_the_decisions_are_and_parse_says_nothing_new(path):
    mark(path, 6)
    first = drafted(path)
    assert drafted(path) == first
    assert not pipeline.parse(Dossier(path)).merged.changes


def test_its_drafts_go_where_it_is_no_longer_used(path):
    mark(path, 5)
    assert drafted(path) == [("Ole Strand", "opposes", ("learned",))]
    assert run(path, "articles", "--not-coded", "a0").exit_code == 0
    assert drafted(path) == []


def test_a_draft_of_it_and_of_the_rules_is_what_the_rules_say_where_it_is_no_longer_used(path):
    (path / "articles" / "new.md").write_text("Ole Strand said that the crossing would ruin the bridge.", "utf-8")
    mark(path, 5)
    dossier = Dossier(path)
    pipeline.parse(dossier, coders=[Rules()])
    before = [claim for claim in Dossier(path).claims if claim.article == "new"]
    pipeline.parse(Dossier(path))
    both = [claim for claim in Dossier(path).claims if claim.article == "new"]
    assert "learned" in both[0].coders
    assert run(path, "articles", "--not-coded", "a0").exit_code == 0
    pipeline.parse(Dossier(path))
    assert [claim for claim in Dossier(path).claims if claim.article == "new"] == before


def test_it_is_off_where_it_does_not_make_the_rules_better(path):
    for number in range(6):
        text = "Anna Berg backed the bridge."
        (path / "articles" / f"a{number}.md").write_text(text, "utf-8")
    (path / "claims.yaml").unlink()
    pipeline.parse(Dossier(path), [f"a{n}" for n in range(6)])
    run(path, "accept", "--article", "a0")
    dossier = Dossier(path)
    dossier.save(put=[claim.model_copy(update={"status": "accepted"}) for claim in dossier.claims])
    mark(path, 6)
    told = json.loads(run(path, "evaluate", "--format", "json").stdout)
    assert told["learned_is_used"] is False
    assert told["coders"][0]["right"]["f1"] == 1.0
    assert "parse does not use it" in run(path, "status").stdout.replace("\n", " ")


def test_the_statements_that_are_left_are_listed_by_what_was_learned(path):
    mark(path, 6)
    drafted(path)
    rows = json.loads(run(path, "codebook", "uncovered", "--format", "json").stdout)
    assert rows[0]["nearness"] >= rows[-1]["nearness"]
    (fine,) = (row for row in rows if row["article"] == "new")
    assert (fine["words"], fine["nearest_issue"]) == ("that the day was fine", "bridge")
    assert 0 < fine["nearness"] < 0.5


def test_explain_tells_how_probable_a_draft_is(path):
    mark(path, 6)
    drafted(path)
    (draft,) = (c for c in Dossier(path).claims if c.article == "new")
    (told,) = json.loads(run(path, "explain", draft.id, "--format", "json").stdout)
    assert 0.5 <= told["probability"] <= 1
    assert f"found by     learned · probability {told['probability']:.2f}" in run(path, "explain", draft.id).stdout


def test_evaluate_tells_what_was_found_and_right_and_is_the_same_each_time(path):
    mark(path, 6)
    first = run(path, "evaluate", "--format", "json").stdout
    rules, learned, both = json.loads(first)["coders"]
    assert (rules["coder"], rules["claims_right"]) == ("rules", 0)
    assert (learned["claims_right"], learned["right"]["f1"]) == (12, 1.0)
    assert both["right"]["low"] <= both["right"]["f1"] <= both["right"]["high"]
    assert run(path, "evaluate", "--format", "json").stdout == first


def test_evaluate_tells_how_far_it_is_and_nothing_where_it_is_kept(path):
    mark(path, 6)
    told = []
    evaluate(Dossier(path), lambda *step: told.append(step))
    done, total, names = zip(*told, strict=True)
    assert [*done] == [*range(len(told))]
    assert {*total} == {len(told) - 1}
    assert [*names] == [*(f"a{n}" for n in range(6)), *["learning"] * (6 + 2), ""]
    evaluate(Dossier(path), lambda *step: told.append(step))
    assert len(told) == len(done)


def test_evaluate_tells_speaker_side_and_date_the_learning_curve_and_what_never_fired(path):
    mark(path, 6)
    told = json.loads(run(path, "evaluate", "--format", "json").stdout)
    learned = told["coders"][1]
    assert [learned[name]["share_of_found"] for name in ("actor", "side", "date")] == [1.0, 1.0, 1.0]
    assert [point["articles"] for point in told["learning_curve"]] == [3, 5]
    assert told["codebook"]["never_fired"] == [{"issue": "bridge", "stance": None, "words": "bridge"}]
    shown = " ".join(run(path, "evaluate").stdout.split())
    assert "1 of 1 topic terms of the codebook match nothing in 6 coded articles." in shown


def test_evaluate_measures_what_is_kept_of_a_model_on_the_articles_that_it_has_read(path):
    mark(path, 6)
    alone = run(path, "evaluate", "--format", "json").stdout
    dossier = Dossier(path)
    answers.prepare(dossier.answers_path)
    for article in dossier.articles[:2]:
        said = {"quote": [FOR.format(article.id[1:])], "issue": "bridge", "stance": "opposes", "actor": "Anna Berg"}
        told = json.dumps({"claims": [said]})
        answers.write(
            dossier.answers_path,
            answers.Answer(
                article=article.id, model="m", instruction=prompt.VERSION, codebook=prompt.digest(dossier.codebook),
                sha256=article.sha256, day="2026-01-02", texts=(told,),
            ),
        )  # fmt: skip
    row = json.loads(run(path, "evaluate", "--format", "json").stdout)["coders"][3]
    assert (row["coder"], row["articles"], row["claims"], row["claims_found"]) == ("model:m", 2, 4, 2)
    assert (row["claims_right"], row["actor"]["share_of_found"], row["side"]["share_of_found"]) == (0, 1.0, 0.0)
    assert "model:m (2 of 6 articles)" in run(path, "evaluate").stdout
    assert json.loads(alone)["coders"] == json.loads(run(path, "evaluate", "--format", "json").stdout)["coders"][:3]


def test_the_report_tells_how_good_drafts_are_where_enough_is_coded(path):
    told = "How far to trust drafts: On 6 articles of this dossier"
    assert told not in run(path, "report", "-o", "-").stdout
    mark(path, 6)
    page = run(path, "report", "-o", "-").stdout
    assert told in page
    assert "drafts by rules and learned find claims with an F1 of 1.00 (1.00 to 1.00)" in " ".join(page.split())


def test_too_few_coded_articles_are_told_with_the_next_step(path):
    mark(path, 1)
    told = run(path, "evaluate")
    assert told.exit_code == 1
    assert "5 fully coded articles are needed" in told.stderr
    assert "onrecord articles --coded ARTICLE" in told.stderr


def test_status_tells_how_many_are_missing(path):
    mark(path, 2)
    assert "2 articles are fully coded; from 5 on your decisions teach a coder." in run(path, "status").stdout


def test_a_statement_that_is_no_draft_is_shown_with_issue_and_side(path):
    mark(path, 6)
    keys = "am\n\n15fears harm\n-\nq"  # the first one, of the fine day, is asked first: it is nearer to 0.5
    told = CliRunner().invoke(main, ["--data", str(path), "review", "--missed", "--article", "new"], input=keys)
    assert told.output.index("perhaps bridge, supports  (probability 0.4") < told.output.index(
        "perhaps bridge, opposes"
    )
    (added,) = (claim for claim in Dossier(path).claims if claim.article == "new")
    assert (added.issue, added.stance, added.position) == ("bridge", "opposes", "fears harm"), told.output


def test_evaluate_measures_what_was_imported_on_the_articles_that_it_names(path, tmp_path_factory):
    run(path, "articles", *(word for number in range(6) for word in ("--coded", f"a{number}")))
    entry = {"quote": FOR.format(1), "article": "a1", "issue": "bridge", "stance": "supports", "actor": "Anna Berg"}
    alone = json.loads(run(path, "evaluate", "--format", "json").stdout)["coders"]
    file = tmp_path_factory.mktemp("theirs") / "desk.jsonl"
    file.write_text(json.dumps(entry), encoding="utf-8")
    run(path, "import", str(file))
    *others, row = json.loads(run(path, "evaluate", "--format", "json").stdout)["coders"]
    assert others == alone
    assert (row["coder"], row["articles"]) == ("import:desk", 1)
