"""A review in a browser: what each key does to the ledger, and what two hands at once do not do."""

import json

import pytest

from onrecord import Dossier
from onrecord.web import asking

from .conftest import Reviewer, claim

MARKED = {
    "quote": "Nobody spoke of the weather",
    "actor": "Anna Berg",
    "issue": "toll",
    "stance": "opposes",
    "position": "is silent",
    "date": "",
}


def statuses(claims):
    return {name[:4]: claim.status for name, claim in claims().items()}


def test_the_first_draft_stands_in_its_article(reviewer):
    assert reviewer.asked == "aaaa1111"
    assert "1 of 2 in this article" in reviewer.text
    assert "3 drafts left in 2 articles" in reviewer.text
    assert '<mark class="content" data-as="content">The bridge must be built,</mark>' in reviewer.text
    assert '<mark class="source" data-as="source">' not in reviewer.text  # the claim names no mention


def test_one_key_a_claim_and_each_is_on_disk_before_the_next_one_stands_there(reviewer, claims, path):
    reviewer.press("accept")
    assert statuses(claims) == {"aaaa": "accepted", "bbbb": "draft", "cccc": "draft"}
    assert reviewer.asked == "bbbb2222"
    reviewer.press("reject")
    assert statuses(claims) == {"aaaa": "accepted", "bbbb": "rejected", "cccc": "draft"}
    assert "Nothing is left to ask here" in reviewer.text
    reviewer.press("next")
    assert reviewer.asked == "cccc3333"
    log = [json.loads(line) for line in (path / "decisions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["verb"], line["id"]) for line in log] == [("accept", "aaaa1111"), ("reject", "bbbb2222")]


@pytest.mark.parametrize(("by", "written"), [("", "anna"), (" bo ", "bo")])
def test_who_decides_is_written(path, monkeypatch, claims, by, written):
    from onrecord.web.app import application

    from .conftest import admitted

    monkeypatch.setenv("ONRECORD_BY", "anna")
    Reviewer(admitted(application(path, 8000, by)[0])).press("accept")
    assert claims()["aaaa1111"].by == written


def test_undo_goes_back_over_articles(reviewer, claims):
    reviewer.press("accept").press("accept").press("next").press("accept")
    assert set(statuses(claims).values()) == {"accepted"}
    reviewer.press("undo")
    assert statuses(claims)["cccc"] == "draft"
    reviewer.press("undo").press("undo")
    assert set(statuses(claims).values()) == {"draft"}
    assert reviewer.asked == "aaaa1111"
    assert 'value="undo"' not in reviewer.text
    assert "Nothing to undo" in reviewer.press("undo").told


def test_skip_and_back(reviewer, claims):
    assert reviewer.press("skip").asked == "bbbb2222"
    assert reviewer.press("back").asked == "aaaa1111"
    assert set(statuses(claims).values()) == {"draft"}


def form(reviewer, **changed):
    """The fields of the edit form, as a browser sends them back."""
    shown = {
        "actor": "Anna Berg",
        "issue": "bridge",
        "stance": "supports",
        "position": "says aaaa1111",
        "date": "2019-05-02",
    }
    rest = {"quote": "The bridge must be built,", "near": "", "party": "", "via": "", "note": ""}
    return {**shown, **rest, **changed}


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"stance": "leans-for"}, "stance", "leans-for"),
        ({"actor": "dahl"}, "actor", "Carl Dahl"),
        ({"actor": "Eva Moe", "unlisted": "on"}, "actor", "Eva Moe"),
        ({"issue": "toll"}, "issue", "toll"),
        ({"date": ""}, "date", None),
        ({"date": "2019-04"}, "date", "2019-04"),
        ({"party": "south"}, "party", "south"),
        ({"party": "none"}, "party", "none"),
        ({"via": "Carl Dahl"}, "via", ("Carl Dahl",)),
        ({"quote": "bridge must be built"}, "quote", ("bridge must be built",)),
        ({"quote": "The bridge ... Monday"}, "quote", ("The bridge must be built,” Anna Berg said on Monday",)),
        ({"note": "seen <b>"}, "note", "seen <b>"),
    ],
)
def test_edit(reviewer, claims, changed, field, value):
    reviewer.press("edit", **form(reviewer, **changed))
    found = claims()["aaaa1111"]
    assert (found.status, getattr(found, field)) == ("edited", value)
    assert reviewer.asked == "bbbb2222"


def test_saving_a_form_as_it_was_shown_changes_nothing(reviewer, path):
    before = (path / "claims.yaml").read_bytes()
    reviewer.press("edit", **form(reviewer))
    assert (path / "claims.yaml").read_bytes() == before
    assert reviewer.asked == "aaaa1111"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"actor": "Dal"}, "No actor"), ({"date": "soon"}, "soon"), ({"position": " "}, "cannot do without its position"),
        ({"quote": "not in the article"}, "does not have these words"), ({"quote": ""}, "Mark the words"),
        ({"stance": "loves"}, "Choose a stance"), ({"issue": "tunnel"}, "No issue"), ({"party": "west"}, "No party"),
    ],
)  # fmt: skip
def test_what_is_refused_stays_in_the_form(reviewer, path, changed, told):
    before = (path / "claims.yaml").read_bytes()
    reviewer.press("edit", 422, **form(reviewer, **changed))
    assert told in reviewer.text
    assert '<details id="edit" open>' in reviewer.text
    assert (path / "claims.yaml").read_bytes() == before
    assert reviewer.asked == "aaaa1111"


def test_a_note_leaves_the_claim_there(reviewer, claims):
    reviewer.press("note", note="ask Anna")
    assert reviewer.asked == "aaaa1111"
    reviewer.press("accept")
    found = claims()["aaaa1111"]
    assert (found.note, found.status) == ("ask Anna", "accepted")


def test_a_missed_claim_is_added(reviewer, claims, path):
    reviewer.press("add", **MARKED, near="150")
    (found,) = [claim for claim in claims().values() if claim.position == "is silent"]
    assert (found.quote, found.status, found.coders) == (("Nobody spoke of the weather",), "accepted", ())
    assert found.spans[0].of(Dossier(path).find_article("first").body) == found.quote[0]
    assert reviewer.asked == "aaaa1111"


def test_marked_words_may_run_over_markdown(reviewer, claims):
    reviewer.press("add", **{**MARKED, "quote": 'the new toll "unfair'}, near="100")
    (found,) = [claim for claim in claims().values() if claim.position == "is silent"]
    assert found.quote == ('the *new* toll "unfair',)


def test_a_quote_stands_in_its_form_without_markdown_and_stays_as_it_was(reviewer, claims, path):
    words = 'the *new* toll "unfair'
    Dossier(path).save(put=[claim("aaaa1111", "Anna Berg", ("bridge", "supports"), words, "first")])
    assert ">the new toll &#34;unfair</textarea>" in reviewer.show().text
    reviewer.press("edit", **form(reviewer, quote='the new toll "unfair', position="says so"))
    assert (claims()["aaaa1111"].position, claims()["aaaa1111"].quote) == ("says so", (words,))


def test_names_stand_in_place_of_keys(reviewer):
    assert "<dt>issue</dt><dd><b><bdi>the bridge</bdi></b>" in reviewer.text
    assert "party: <bdi>North</bdi>" in reviewer.text
    assert '<option value="leans-for">leans for</option>' in reviewer.text
    assert '<option value="south">South</option>' in reviewer.text


def test_the_nearest_of_several_places_is_meant(reviewer, claims):
    reviewer.press("add", **{**MARKED, "quote": "The bridge"}, near="60")
    (found,) = [claim for claim in claims().values() if claim.position == "is silent"]
    assert found.spans[0].start > 50


def test_what_is_missing_is_said_and_nothing_typed_is_lost(reviewer):
    reviewer.press("add", 422, **{**MARKED, "position": ""})
    assert "A claim is missing its position" in reviewer.text
    assert ">Nobody spoke of the weather</textarea>" in reviewer.text


def test_statements_in_no_claim_and_the_mark_of_a_coded_article(reviewer, path):
    reviewer.press("accept").press("accept").press("coded")
    assert Dossier(path).coded == ("first",)
    reviewer.press("not-coded")
    assert Dossier(path).coded == ()
    reviewer.press("missed")
    while "A statement that is in no claim" in reviewer.text:
        reviewer.press("accept")
    assert "Nothing is left to ask here" in reviewer.text
    assert (path / "seen.txt").exists()


def test_an_article_with_drafts_is_not_marked(reviewer, path):
    assert "drafts that nobody has read" in reviewer.press("coded").told
    assert Dossier(path).coded == ()


def test_a_decided_claim_can_be_decided_again(browser, reviewer, claims):
    reviewer.press("accept")
    again = Reviewer(browser, claim="aaaa1111")
    assert again.asked == "aaaa1111"
    again.press("reject")
    assert claims()["aaaa1111"].status == "rejected"


@pytest.mark.parametrize("does", ["", "drop", "side", "choose", "__class__", "save"])
def test_no_other_keys(reviewer, path, does):
    before = (path / "claims.yaml").read_bytes()
    for which in ("0", "-1", "x", "99999999999", "²"):
        assert reviewer.press(does, which=which).told
    assert (path / "claims.yaml").read_bytes() == before


def test_candidates_and_what_other_coders_say(path, browser, claims):
    dossier = Dossier(path)
    several = dossier.find_claim("aaaa1111").model_copy(update={"actor": "Anna Berg or Carl Dahl"})
    dossier.save(put=[several])
    window = Reviewer(browser)
    assert "The speaker is one of these" in window.text
    window.press("choose", which="1")
    found = claims()["aaaa1111"]
    assert (found.actor, found.status) == ("Carl Dahl", "edited")


# -- two hands at once


def test_the_same_window_twice_decides_once(reviewer, claims):
    form = reviewer.form("accept")
    assert reviewer.send(form).status_code == 200
    answer = reviewer.send(form)
    assert "nothing was decided" in answer.text
    assert statuses(claims) == {"aaaa": "accepted", "bbbb": "draft", "cccc": "draft"}


def test_two_windows_lose_nothing(browser, claims):
    one, other = Reviewer(browser), Reviewer(browser)
    one.press("reject")
    other.press("accept")
    assert "nothing was decided" in other.told
    assert "rejected · indirect · aaaa1111" in other.text  # as it stands now
    assert other.press("skip").asked == "bbbb2222"
    other.press("accept")
    assert statuses(claims) == {"aaaa": "rejected", "bbbb": "accepted", "cccc": "draft"}
    assert one.show().press("undo").told.startswith("Undone")
    assert statuses(claims) == {"aaaa": "draft", "bbbb": "accepted", "cccc": "draft"}


def test_words_that_are_marked_again_elsewhere_are_those_there(path, claims, reviewer):
    words = "The bridge must"
    Dossier(path).save(put=[claim("aaaa1111", "Anna Berg", ("bridge", "supports"), words, "first")])
    body = next(article.body for article in Dossier(path).articles if article.id == "first")
    places = [body.index(words), body.rindex(words)]
    reviewer.show()
    for near in (places[0], "", places[1]):
        reviewer.press("edit", **form(reviewer, quote=words, near=str(near)))
        assert claims()["aaaa1111"].spans[0].start == places[near == places[1]]
        reviewer.show("/review?claim=aaaa1111")


@pytest.mark.parametrize("does", ["accept", "reject", "note", "edit"])
def test_an_edit_on_disk_is_told_and_not_overwritten(reviewer, claims, path, does):
    text = (path / "claims.yaml").read_text(encoding="utf-8")
    (path / "claims.yaml").write_text(
        text.replace("position: says aaaa1111", "position: by hand # mine"), encoding="utf-8"
    )
    reviewer.press(does, **(form(reviewer, note="x") if does == "edit" else {"note": "x"}))
    assert "nothing was decided" in reviewer.told
    assert "by hand # mine" in (path / "claims.yaml").read_text(encoding="utf-8")
    assert claims()["aaaa1111"].note == ""
    assert "by hand" in reviewer.show().text


def test_an_edit_of_another_claim_is_kept(reviewer, claims, path):
    text = (path / "claims.yaml").read_text(encoding="utf-8")
    (path / "claims.yaml").write_text(
        text.replace("position: says cccc3333", "position: by hand # mine"), encoding="utf-8"
    )
    reviewer.press("accept")
    assert claims()["aaaa1111"].status == "accepted"
    assert "by hand # mine" in (path / "claims.yaml").read_text(encoding="utf-8")


def test_a_spoilt_ledger_is_told(reviewer, path):
    (path / "claims.yaml").write_text("claims: [", encoding="utf-8")
    answer = reviewer.send(reviewer.form("accept"))
    assert answer.status_code == 400
    assert "claims.yaml" in answer.text
    assert (path / "claims.yaml").read_text(encoding="utf-8") == "claims: ["


def test_changed_articles_and_codebooks_are_seen_and_undo_lives_on(reviewer, path, claims):
    reviewer.press("accept")
    book = (path / "codebook.yaml").read_text(encoding="utf-8")
    (path / "codebook.yaml").write_text(book.replace("should be built.", "should stand."), encoding="utf-8")
    assert "The bridge should stand." in reviewer.show().text
    reviewer.press("undo")
    assert claims()["aaaa1111"].status == "draft"


def test_an_article_that_is_gone(reviewer, path):
    (path / "articles" / "first.md").unlink()
    form = reviewer.form("accept")
    assert 'No article "first"' in reviewer.show().told
    assert "Review the drafts of other articles" in reviewer.send(form).text
    assert Reviewer(reviewer.browser).asked == "cccc3333"


def test_a_window_that_nobody_remembers_begins_anew(reviewer):
    answer = reviewer.send({**reviewer.form("accept"), "w": "gone"})
    assert answer.status_code == 200
    assert answer.url.query
    assert "Nothing was decided" in answer.text


def test_the_version_changes_with_the_files_alone(browser, path, reviewer):
    before = browser.get("/version").text
    assert before == browser.get("/version").text
    assert f'data-version="{before}"' in browser.get("/claims").text
    reviewer.press("accept")
    after = browser.get("/version").text
    assert after != before
    (path / "articles" / "third.md").write_text("More.\n", encoding="utf-8")
    assert browser.get("/version").text != after


def test_what_is_written_while_a_page_is_made_shows_up(browser, path, monkeypatch):
    before = browser.get("/version").text
    actors = asking.overviews.actors

    def meanwhile(*read):
        (path / "articles" / "third.md").write_text("More.\n", encoding="utf-8")
        return actors(*read)

    monkeypatch.setattr(asking.overviews, "actors", meanwhile)
    assert f'data-version="{before}"' in browser.get("/actors").text
    assert browser.get("/version").text != before


def test_drafts_of_a_coder_that_came_later_are_read_by_it(path, reviewer):
    desk = reviewer.browser.app._app.state.desk
    with desk.work() as work:
        before = work.readings
    Dossier(path).save(
        put=[claim("gggg7777", "Anna Berg", ("toll", "opposes"), "unfair", "first", coders=("learned",))]
    )
    with desk.work() as work:
        assert work.readings is not before
        assert "gggg7777" in {found.id for found in work.dossier.claims}
        before = work.readings
    assert reviewer.press("accept").told
    with desk.work() as work:
        assert work.readings is before
