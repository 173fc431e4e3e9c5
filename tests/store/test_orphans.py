"""Reviewed claims that have lost their words."""

from onrecord.models import Article
from onrecord.store import orphans


def articles(**bodies):
    return {name: Article(id=name, body=body) for name, body in bodies.items()}


def found(claims, known, unreadable=()):
    return [(o.claim.id, o.article_there, o.found_in, o.moved_to) for o in orphans.find(claims, known, unreadable)]


def test_drafts_and_claims_in_place_are_none(claim):
    known = articles(art="It is not necessary.")
    assert found([claim(), claim("bbbb", status="accepted"), claim("cccc", article="gone")], known) == []


def test_of_an_article_that_cannot_be_read_nobody_can_tell(claim):
    assert found([claim(status="accepted")], {}, {"art"}) == []


def test_an_edited_article(claim):
    lost = claim(status="edited")
    assert found([lost], articles(art="It is needed.")) == [("aaaa", True, (), None)]
    assert found([lost], articles(art="It is needed.", b="not necessary")) == [("aaaa", True, ("b",), "b")]


def test_a_renamed_article_is_the_one_that_has_all_the_quotes(claim):
    lost = [claim(status="accepted"), claim("bbbb", quote=("one", "two"), status="rejected")]
    known = articles(new="not necessary, one and two", other="not necessary", third="two, one")
    assert found(lost, known) == [("aaaa", False, ("new", "other"), "new"), ("bbbb", False, ("new",), "new")]


def test_several_that_have_them_leave_it_to_the_person(claim):
    known = articles(b="not necessary", c="not necessary")
    assert found([claim(status="accepted")], known) == [("aaaa", False, ("b", "c"), None)]


def test_quotes_that_went_different_ways(claim):
    lost = [claim(status="accepted"), claim("bbbb", quote="needed", status="accepted")]
    known = articles(b="not necessary", c="it is needed")
    assert [row[3] for row in found(lost, known)] == ["b", "c"]


def test_the_search_is_bounded(claim, monkeypatch):
    monkeypatch.setattr(orphans, "MAX_SOUGHT", 1)
    lost = [claim(name, status="accepted", article=name) for name in ("aaaa", "bbbb")]
    assert [row[2] for row in found(lost, articles(b="not necessary"))] == [("b",), ()]
