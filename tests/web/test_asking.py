"""The pages that answer, and hostile dossiers on all of them."""

import itertools
import re

import html5lib
import pytest

import attacks
from onrecord import Dossier
from onrecord.models import Coded
from onrecord.web.app import PAGES, application

from .conftest import Reviewer, admitted, claim


@pytest.fixture
def path(path):
    """The dossier with decided claims beside the drafts."""
    Dossier(path).save(put=[
        claim("dddd4444", "Anna Berg", ("toll", "opposes"), "unfair", "first", "accepted"),
        claim("eeee5555", "Carl Dahl", ("bridge", "supports"), "The bridge must be built", "second", "accepted", date="2019-06-01"),
        claim("ffff6666", "Carl Dahl", ("toll", "supports"), "told Wire", "second", "rejected"),
    ])  # fmt: skip
    return path


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("/", ["2", "articles", "the bridge", "Review the drafts"]),
        ("/claims", ["5 claims", "aaaa1111", "eeee5555"]),
        ("/claims?actor=dahl&issue=bridge", ["2 claims", "bbbb2222", "eeee5555"]),
        ("/claims?status=rejected", ["1 claim", "ffff6666"]),
        ("/claims?status=all&party=south", ["4 claims"]),
        ("/claims?text=WAIT", ["1 claim", "bbbb2222"]),
        ("/claims?since=2019-06", ["1 claim", "eeee5555"]),
        ("/claims?stance=supports", ["2 claims"]),
        ("/claim?id=dddd4444", ["unfair", "There should be a toll.", "set by a person", "The whole article"]),
        (
            "/history?issue=bridge",
            [
                "The bridge should be built.",
                "2 of 3 statements are drafts that nobody has read.",
                "reversal",
                "eeee5555",
                "In the article",
            ],
        ),
        ("/diff", ["North", "South", "Apart", "The bridge should be built."]),
        ("/diff?left=south&right=north&on=2019-05-03", ["2019-05-03", "opposes"]),
        ("/timeline", ["They meet", "2019-06-01", "5 statements"]),
        ("/actors", ["Anna Berg", "Carl Dahl", "North"]),
        ("/articles", ["2 articles", "The bridge", "Wire"]),
        ("/article?id=first", ["3 claims", "The bridge must wait", "Review this article"]),
        ("/issues", ["There should be a toll.", "opposes"]),
        ("/codebook", ["There should be a toll.", "Anna Berg", "They meet", "Statements in no claim"]),
        ("/uncovered", ["in no claim, those nearest"]),
        ("/evaluate", ["Nothing can be measured yet", "5 fully coded articles are needed"]),
        ("/check", ["No problems"]),
    ],
)
def test_pages_answer(browser, at, words):
    answer = browser.get(at)
    assert answer.status_code == 200
    html5lib.HTMLParser(strict=True).parse(answer.text)
    text = " ".join(re.sub("<[^>]+>", " ", answer.text).split())
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(("at", "told"), [("", True), ("?since=2019-05-02", False), ("?until=2019-05-01", False)])
def test_events_are_those_of_the_days_asked_for(browser, at, told):
    assert ("They meet" in browser.get(f"/timeline{at}").text) is told


@pytest.mark.parametrize(
    ("at", "status", "told"),
    [
        ("/claims?actor=nobody", 404, "No actor"), ("/claims?since=soon", 400, "is not a date"),
        ("/claims?until=2019-01/2020-01", 400, "is not a date"), ("/claim?id=zzzz", 404, "No claim"),
        ("/article?id=third", 404, "No article"), ("/history?issue=tunnel", 404, "No issue"),
        ("/diff?left=north&right=north", 400, "Name two different parties"), ("/diff?left=north&right=none", 400, "Name two"),
        ("/nowhere", 404, "Not Found"), ("/review?article=no", 404, "No article"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_said(browser, at, status, told):
    answer = browser.get(at)
    assert (answer.status_code, told in answer.text) == (status, True)
    html5lib.HTMLParser(strict=True).parse(answer.text)


def test_every_problem_leads_to_its_place(path, browser):
    text = (path / "claims.yaml").read_text(encoding="utf-8")
    (path / "claims.yaml").write_text(text.replace("quote: unfair", "quote: unfairly"), encoding="utf-8")
    found = browser.get("/check").text
    assert "1 problem<" in found
    assert re.search(r'<a href="/claim\?id=dddd4444">claims.yaml:\d+</a>', found)
    assert "1 problem" not in browser.get("/").text  # that one is no problem of reading a file
    assert browser.get("/claim?id=dddd4444").text.count("no longer in its article") == 1


def test_a_file_that_cannot_be_read_is_told_on_every_page(path, browser):
    (path / "codebook.yaml").write_text("parties: [", encoding="utf-8")
    for at in [at for at in PAGES if at != "/evaluate"]:
        answer = browser.get(at)
        assert "codebook.yaml" in answer.text, at
        assert answer.status_code == (200 if at == "/check" else 400), at


def test_links_lead_somewhere(browser):
    seen, left = set(), ["/"]
    while left:
        at = left.pop()
        answer = browser.get(at)
        assert answer.status_code == 200, at
        links = re.findall(r'href="(/[^"#]*)', answer.text)
        new = {link.replace("&amp;", "&") for link in links} - seen
        seen |= new
        left += sorted(new)
    assert {"/claim?id=eeee5555", "/history?issue=toll", "/article?id=second", "/review?article=first"} <= seen


def test_long_lists_come_in_parts(path, browser, monkeypatch):
    monkeypatch.setattr("onrecord.web.filters.SIZE", 2)
    first = browser.get("/claims?status=all").text
    assert "1 of 3" in first
    assert "/claims?page=2&amp;status=all" in first
    last = browser.get("/claims?status=all&page=99").text
    assert "3 of 3" in last
    assert 'rel="next"' not in last
    assert browser.get("/claims?page=x").status_code == 200
    assert "2 of 3" in browser.get("/timeline?page=2").text


def test_articles_tell_which_are_fully_coded(path, browser):
    assert "Coded" not in browser.get("/articles").text
    dossier = Dossier(path)
    marks = {
        each.id: Coded(day="2026-01-02", sha256=each.sha256, issues=("bridge", "toll")) for each in dossier.articles
    }
    dossier.mark_coded({"first": marks["first"]})
    assert browser.get("/articles").text.count('<td data-label="Coded">fully</td>') == 1


@pytest.mark.parametrize(
    ("at", "name", "current"),
    [
        ("/claims", "Claims", "page"), ("/claim?id=dddd4444", "Claims", "true"), ("/history?issue=toll", "Issues", "true"),
        ("/article?id=first", "Articles", "true"), ("/uncovered", "Codebook", "true"), ("/evaluate", "Codebook", "true"),
    ],
)  # fmt: skip
def test_the_head_tells_where_a_page_stands(browser, at, name, current):
    assert re.findall(r' aria-current="(\w+)">([^<]+)', browser.get(at).text) == [(current, name)]


def test_a_line_across_an_article_is_no_paragraph(path, browser):
    (path / "articles" / "third.md").write_text("---\ntitle: T\n---\n\n* * *\n\nMore.\n\n---\n", encoding="utf-8")
    assert re.findall(r'data-at="\d+">([^<]*)', browser.get("/article?id=third").text) == ["More."]


# -- hostile dossiers


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return attacks.dossier(tmp_path_factory.mktemp("hostile") / "d")


@pytest.fixture(scope="module")
def prey(hostile):
    return admitted(application(hostile, 8000)[0])


CHOICES = re.compile(r"<(datalist|select)\b.*?</\1>", re.DOTALL)
READ: set[str] = set()
"""Lists of choices that stood on a page before; they are most of a page in which one reviews."""


def sane(text):
    lists = {found[0] for found in CHOICES.finditer(text)} & READ
    READ.update(found[0] for found in CHOICES.finditer(text))
    text = CHOICES.sub(lambda found: "" if found[0] in lists else found[0], text)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    parts = [part for part in tree.iter() if isinstance(part.tag, str)]
    assert [part.get("src") for part in parts if part.tag.rpartition("}")[2] == "script"] == ["/script.js"]
    assert not any(name.startswith("on") or name == "style" for part in parts for name in part.attrib)
    assert not {part.tag for part in parts} & {"img", "iframe", "object", "embed", "base", "style"}
    for part in parts:
        for name in ("href", "action", "formaction"):
            value = part.get(name, "") or ""
            assert value == "data:," or value.startswith(("/", "#", "http://", "https://")) or not value, value
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.slow
def test_a_hostile_dossier_runs_nothing_on_any_page(prey, hostile):
    claims = Dossier(hostile).claims
    pages = [at for at in PAGES if at not in ("/evaluate", "/claim", "/article", "/history")]
    pages += [f"/claim?id={claims[0].id}", "/history?issue=issue-1", "/article?id=a0", "/claims?page=2"]
    for at in pages:
        answer = prey.get(at)
        assert answer.status_code == 200, at
        sane(answer.text)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(attacks.MIXED)))
def test_a_hostile_claim_can_be_reviewed(prey, number):
    sane(prey.get((f"/claim?id=c{number}x0", f"/article?id=a{number}")[number % 2]).text)
    window = Reviewer(prey, claim=f"c{number}x0")
    sane(window.text)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A dossier so small that its pages hold little but the question."""
    found = tmp_path_factory.mktemp("asked") / "d"
    attacks.named(found, ["bridge", "toll"])
    return admitted(application(found, 8000)[0])


QUESTIONS = [("/claims", "actor"), ("/claims", "text"), ("/history", "issue"), ("/diff", "on"), ("/article", "id"), ("/claims", "page")]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "asks"), list(zip(attacks.MIXED, itertools.cycle(QUESTIONS), strict=False)))
def test_hostile_questions_are_told_as_text(asked, text, asks):
    """Each text in one question; the next test asks every question with all of them."""
    at, key = asks
    answer = asked.get(at, params={key: text})
    assert answer.status_code < 500
    sane(answer.text)


@pytest.mark.slow
@pytest.mark.parametrize(("at", "key"), QUESTIONS)
def test_a_question_of_all_hostile_texts_is_told_as_text(asked, at, key):
    answer = asked.get(at, params={key: " ".join(attacks.ATTACKS.values())})
    assert answer.status_code < 500
    sane(answer.text)


@pytest.mark.slow
def test_names_that_no_file_should_have(tmp_path):
    found = attacks.named(tmp_path / "d")
    browser = admitted(application(found, 8000)[0])
    for at in ("/", "/claims", "/articles", "/check", "/codebook", "/actors", "/issues", "/diff", "/timeline"):
        answer = browser.get(at)
        assert answer.status_code == 200, at
        sane(answer.text)
        for link in re.findall(r'href="(/(?:claim|article|history)\?[^"]*)', answer.text):
            assert browser.get(link.replace("&amp;", "&")).status_code == 200, link


def test_own_variables_stand_at_the_claim(path, browser):
    kept = next(each for each in Dossier(path).claims if each.id == "dddd4444")
    Dossier(path).save(put=[kept.model_copy(update={"extra": {"frame": "<b>security</b>", "topics": ("a", "b")}})])
    page = browser.get("/claim?id=dddd4444").text
    assert "<dt>extra</dt><dd><bdi>frame: &lt;b&gt;security&lt;/b&gt;; topics: a, b</bdi>" in page
    assert "frame: &lt;b&gt;" in browser.get("/review?claim=dddd4444").text
