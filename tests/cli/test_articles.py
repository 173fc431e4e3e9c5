"""articles: the list, and the marks on those that are fully coded."""

from __future__ import annotations

import json

import pytest

from onrecord import Dossier


def test_marks_are_set_shown_and_taken_back(run, dossier):
    before = (dossier / "claims.yaml").read_bytes()
    assert "coded" not in run("articles", data=dossier).stdout
    done = run("articles", "--coded", "rt-pentagon-rejects", "copy-of-a-call", data=dossier)
    assert done.stderr == "note: 2 articles marked as fully coded.\n"
    assert "fully  rt-pentagon-rejects" in done.stdout
    assert "ahval-phone-call" not in done.stdout
    told = json.loads(run("articles", "--format", "json", data=dossier).stdout)
    assert {row["article"]: row["coded"] for row in told} == {
        "copy-of-a-call": True, "rt-pentagon-rejects": True, "ahval-phone-call": False
    }  # fmt: skip
    assert "coded" not in run("check", data=dossier).stdout
    run("articles", "--not-coded", "copy-of-a-call", data=dossier)
    listed = json.loads(run("articles", "--is-coded", "--format", "json", data=dossier).stdout)
    assert [row["article"] for row in listed] == ["rt-pentagon-rejects"]
    run("articles", "rt-pentagon-rejects", "--not-coded", data=dossier)
    assert run("articles", "--is-coded", data=dossier).stdout == "No articles to show.\n"
    assert (dossier / "claims.yaml").read_bytes() == before


def test_each_mark_is_for_the_articles_behind_it_where_both_are_given(run, dossier):
    run("articles", "--coded", "copy-of-a-call", data=dossier)
    done = run("articles", "--coded", "rt-pentagon-rejects", "--not-coded", "copy-of-a-call", data=dossier)
    assert "1 article marked as fully coded.\n" in done.stderr
    assert "1 article no longer marked as fully coded.\n" in done.stderr
    assert Dossier(dossier).coded == ("rt-pentagon-rejects",)
    refused = run("articles", "copy-of-a-call", "--coded", "--not-coded", data=dossier, code=2)
    assert "Put each article behind its mark" in refused.stderr


def test_marks_outlive_parsing_and_an_undone_decision(run, dossier):
    run("articles", "--coded", "rt-pentagon-rejects", data=dossier)
    run("review", "--article", "ahval-phone-call", data=dossier, input="auq")
    run("parse", data=dossier)
    assert "rt-pentagon-rejects" in Dossier(dossier).coded


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--coded"], 2, "Name the articles: onrecord articles --coded ARTICLE"),
        (["--not-coded"], 2, "Name the articles: onrecord articles --not-coded ARTICLE"),
        (["--coded", "rt-pentagon-reject"], 2, 'Did you mean "rt-pentagon-rejects"?'),
        (["--coded", "rt-pentagon-rejects", "ahval-phone-call"], 1,
         'Article "ahval-phone-call" has a draft that nobody has read. Decide first: onrecord review ahval-phone-call'),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_with_the_next_step(run, dossier, args, code, said):
    before = (dossier / "claims.yaml").read_bytes()
    assert said in run("articles", *args, data=dossier, code=code).stderr
    assert (dossier / "claims.yaml").read_bytes() == before


def test_articles_that_are_named_are_listed_alone(run):
    told = run("articles", "articles/rt-pentagon-rejects.md", "--format", "csv").stdout
    assert [line.partition(",")[0] for line in told.splitlines()] == ["article", "rt-pentagon-rejects"]
