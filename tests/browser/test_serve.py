"""The review and the answers in Debian's Chromium: real keys, a real server, a real ledger on disk."""

import shutil
import threading
from pathlib import Path
from urllib.parse import urljoin

import pytest

from onrecord import Dossier
from onrecord.decisions import accept
from onrecord.models import Coded

uvicorn = pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")
Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser tests want the extra `dev`").Axe
expect = pytest.importorskip("playwright.sync_api", reason="the browser tests want the extra `dev`").expect
serving = pytest.importorskip("onrecord.web.serving", reason="the extra `serve` is not installed")

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbor-toll"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1600, "height": 1000}}
PAGES = (
    "",
    "review",
    "claims",
    "issues",
    "history",
    "diff",
    "timeline",
    "actors",
    "articles",
    "article",
    "claim",
    "codebook",
    "uncovered",
    "evaluate",
    "check",
)


@pytest.fixture
def path(tmp_path):
    """The example, every third claim a draft, and each article marked as fully coded, so that it can be measured."""
    shutil.copytree(EXAMPLE, tmp_path / "toll", ignore=shutil.ignore_patterns(".cache", "*.jsonl", "seen.txt"))
    dossier = Dossier(tmp_path / "toll")
    claims = [claim for claim in dossier.claims if claim.status != "rejected"][::3]
    dossier.save(put=[claim.model_copy(update={"status": "draft"}) for claim in claims])
    issues = tuple(dossier.codebook.issues)
    dossier.mark_coded(
        {each.id: Coded(day="2026-01-02", sha256=each.sha256, issues=issues) for each in dossier.articles}
    )
    return tmp_path / "toll"


@pytest.fixture
def served(path):
    found = serving.prepared(path, 0)
    server = uvicorn.Server(uvicorn.Config(found.guard, log_level="warning", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [found.door]})
    thread.start()
    yield found
    server.should_exit = True
    thread.join(10)
    found.door.close()


@pytest.fixture
def visit(browser, served):
    """Open the page; at the end nothing came from elsewhere, and the console is silent."""
    contexts, asked, told = [], [], []
    host = served.guard.address().partition("/?")[0]

    def opened(size="desk", scheme="light", at="", **options):
        context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(served.guard.address())
        if at:
            page.goto(f"{host}/{at}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((host, "data:"))] == []
    assert told == []


def claims(path):
    return {claim.id: claim for claim in Dossier(path).claims}


def drafts(path):
    return [name for name, claim in claims(path).items() if claim.is_draft]


def shown(page):
    """The id of the claim that is asked about."""
    return page.locator("dt:text-is('status') + dd").inner_text().split(" · ")[2].split("\n")[0]


def press(page, key):
    """Press a key that decides, and wait for the next question."""
    with page.expect_navigation():
        page.keyboard.press(key)


def address(name, path):
    first = next(iter(claims(path).values()))
    return {
        "history": f"history?issue={first.issue}",
        "claim": f"claim?id={first.id}",
        "article": f"article?id={first.article}",
    }.get(name, name)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit, path, size, scheme):
    page = visit(size, scheme)
    rules = {"type": "tag", "values": TAGS} if scheme == "light" else {"type": "rule", "values": ["color-contrast"]}
    for name in PAGES:
        page.goto(urljoin(page.url, f"/{address(name, path)}"))
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        found = Axe().run(page, options={"runOnly": rules})
        assert [(name, v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []


def test_a_review_by_keys_alone(visit, path):
    page = visit(at="review")
    before, first = len(drafts(path)), shown(page)
    press(page, "a")
    assert claims(path)[first].status == "accepted"  # on disk, now that the next one stands there
    second = shown(page)
    assert second != first
    press(page, "r")
    assert claims(path)[second].status == "rejected"
    press(page, "u")
    press(page, "u")
    assert len(drafts(path)) == before
    assert shown(page) == first
    press(page, "s")
    assert shown(page) == second
    press(page, "b")
    assert shown(page) == first
    press(page, "g")
    assert claims(path)[shown(page)].article != claims(path)[first].article


def test_single_keys_can_be_switched_off(visit, path):
    page = visit(at="review")
    page.keyboard.press("?")
    page.get_by_label("these keys work without").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    before, name = len(drafts(path)), shown(page)
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert (len(drafts(path)), shown(page)) == (before, name)


def test_edit_with_completion_by_keys_alone(visit, path):
    page = visit(at="review")
    name = shown(page)
    page.keyboard.press("e")
    field = page.locator("#edit [name=actor]")
    expect(field).to_be_focused()
    assert field.evaluate("(field) => field.list.options.length") > 3
    actor = next(claim.actor for claim in claims(path).values() if claim.actor != claims(path)[name].actor)
    page.keyboard.type(actor)  # what stood there was selected
    page.keyboard.press("Escape")
    expect(page.locator("#edit")).not_to_have_attribute("open", "")
    page.keyboard.press("e")
    press(page, "Enter")
    assert (claims(path)[name].actor, claims(path)[name].status) == (actor, "edited")


def test_enter_in_a_list_of_choices_saves(visit, path):
    page = visit(at="review")
    name = shown(page)
    page.keyboard.press("e")
    stance = page.locator("#edit [name=stance]")
    stance.select_option("noncommittal")
    stance.focus()
    press(page, "Enter")
    assert (claims(path)[name].stance, claims(path)[name].status) == ("noncommittal", "edited")


def test_enter_in_an_open_list_of_choices_takes_one_and_saves_nothing(visit, path):
    page = visit(at="review")
    name, before = shown(page), claims(path)
    page.keyboard.press("e")
    page.locator("#edit [name=stance]").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert (shown(page), claims(path)) == (name, before)


def test_on_a_phone_what_is_judged_and_the_keys_are_on_the_first_screen(visit):
    page = visit("phone", at="review")
    for key in ("a", "s"):  # what was done is told above the next draft
        keys = page.locator("#keys").bounding_box()
        stance = page.locator("dt:text-is('stance') + dd .stance").bounding_box()
        expect(page.locator("#text mark.content").first).to_be_in_viewport()
        assert stance["y"] + stance["height"] <= keys["y"]
        assert keys["y"] + keys["height"] <= SIZES["phone"]["height"]
        press(page, key)


def test_what_a_button_opens_stands_on_the_page_once(visit):
    page = visit(at="review")
    for name in ("edit", "note", "add", "help"):
        expect(page.locator(f"#{name}")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#help summary")).to_be_focused()


def test_a_note_and_its_keys_are_no_decisions(visit, path):
    page = visit(at="review")
    name = shown(page)
    page.keyboard.press("n")
    page.keyboard.type("are these all right? a r u")
    press(page, "Enter")
    found = claims(path)[name]
    assert (shown(page), found.note, found.status) == (name, "are these all right? a r u", "edited")


def add(page, path):
    """Fill what is left of the form, with the quote marked already; return the claim."""
    before = set(claims(path))
    expect(page.locator("#add [name=actor]")).to_be_focused()
    page.keyboard.type(next(iter(claims(path).values())).actor)
    page.locator("#add [name=issue]").select_option(index=1)
    page.locator("#add [name=stance]").select_option("supports")
    page.locator("#add [name=position]").fill("says so")
    press(page, "Enter")
    (new,) = set(claims(path)) - before
    return claims(path)[new]


def test_a_missed_claim_by_words_marked_with_the_keyboard(visit, path):
    page = visit(at="review")
    page.keyboard.press("m")
    expect(page.locator("#told")).to_contain_text("Marking words")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    quote = page.locator("#add [data-quote]").input_value()
    assert len(quote.split()) >= 3
    found = add(page, path)
    body = Dossier(path).find_article(found.article).body
    assert (found.status, found.spans[0].of(body)) == ("accepted", found.quote[0])
    assert quote.split()[0].strip("\"'“”") in found.quote[0]


def test_a_missed_claim_by_words_marked_with_the_mouse(visit, path):
    page = visit(at="review")
    paragraph = page.locator("#text p:not(:has(mark))").last
    paragraph.scroll_into_view_if_needed()
    box = paragraph.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 12)  # from within a word to within another
    page.mouse.down()
    page.mouse.move(box["x"] + 220, box["y"] + 12, steps=4)
    page.mouse.up()
    page.keyboard.press("m")
    quote = page.locator("#add [data-quote]").input_value()
    assert quote in " ".join(paragraph.inner_text().split())
    assert len(quote.split()) >= 2
    found = add(page, path)
    assert found.spans[0].of(Dossier(path).find_article(found.article).body) == found.quote[0]


def test_what_changes_on_disk_shows_up_by_itself(visit, path):
    page = visit(at="review")
    name = shown(page)
    accept(Dossier(path), [name])
    expect(page.locator("dt:text-is('status') + dd")).not_to_contain_text(name)


def test_who_is_typing_is_told_and_loses_nothing(visit, path):
    page = visit(at="review")
    name = shown(page)
    page.keyboard.press("n")
    page.keyboard.type("a thought")
    accept(Dossier(path), [name])
    expect(page.locator("#news")).to_contain_text("The files have changed")
    assert page.locator("#note input[name=note]").input_value() == "a thought"
    press(page, "Enter")
    expect(page.locator("#told")).to_contain_text("nothing was decided")
    assert claims(path)[name].note == ""


def test_two_windows_and_a_terminal_lose_nothing(visit, path):
    one, other = visit(at="review"), visit(at="review")
    for page in (one, other):
        page.evaluate("document.body.dataset.version = ''; document.querySelector('#note').open = true")  # as if typing
    first = shown(one)
    press(one, "r")
    terminal = next(name for name in drafts(path) if name != shown(one))
    accept(Dossier(path), [terminal])
    press(other, "a")
    expect(other.locator("#told")).to_contain_text("nothing was decided")
    assert (claims(path)[first].status, claims(path)[terminal].status) == ("rejected", "accepted")


def test_a_page_from_elsewhere_can_do_nothing(browser, served, path, tmp_path):
    before = (path / "claims.yaml").read_bytes()
    context = browser.new_context()
    page = context.new_page()
    page.goto(served.guard.address())  # this browser has the cookie
    host = served.guard.address().partition("/?")[0]
    answers = []
    page.on("response", lambda answer: answers.append(answer.status) if answer.url.startswith(host) else None)
    evil = tmp_path / "evil.html"
    form = f"<form method=post action='{host}/review'><input name=does value=accept><input name=token value=x></form>"
    evil.write_text(f"<iframe src='{host}/'></iframe><img src='{host}/claims'>{form}", encoding="utf-8")
    page.goto(evil.as_uri())
    page.wait_for_timeout(300)
    with page.expect_navigation():
        page.evaluate("document.forms[0].submit()")
    assert set(answers) == {403}
    assert (path / "claims.yaml").read_bytes() == before
    context.close()


def test_without_scripts_all_can_be_done(visit, path):
    page = visit(at="review", java_script_enabled=False)
    name = shown(page)
    page.locator("button[value=accept]").click()
    assert claims(path)[name].status == "accepted"
    page.locator("#edit summary").click()
    page.locator("#edit [name=note]").fill("by hand")
    name = shown(page)
    page.locator("#edit button").click()
    assert claims(path)[name].note == "by hand"


def test_a_mark_of_the_chart_shows_its_quote_and_leads_to_its_evidence(visit, path):
    page = visit(at=address("history", path))
    page.locator("a.m").first.focus()
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("article.c:focus details")).to_have_attribute("open", "")
