import pytest

from attacks import ATTACKS, hostile
from onrecord.models import STANCES
from onrecord.render import wording
from onrecord.render.html.guide import guide
from onrecord.render.html.report import document
from onrecord.text import fold

Axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="the browser tests want the extra `dev`").Axe
expect = pytest.importorskip("playwright.sync_api", reason="the browser tests want the extra `dev`").expect
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = [(size, scheme) for size in ("phone", "desktop") for scheme in ("light", "dark")]


def dated(answers):
    return [entry for story in answers.histories for told in story.parties for entry in told.entries]


def told(answers):
    return [e for moment in answers.timeline.moments for e in moment.entries] + [*answers.timeline.standing]


def until(page, holds):
    """Wait until an expression holds; Playwright's own way is eval, which the page's policy forbids."""
    for _ in range(50):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"not in time: {holds}")


@pytest.mark.parametrize(("size", "scheme"), SCHEMES)
def test_axe_finds_nothing(visit, short, size, scheme):
    page = visit(size, scheme, file=short.file)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    # Dark differs in its colours alone.
    rules = {"type": "tag", "values": TAGS} if scheme == "light" else {"type": "rule", "values": ["color-contrast"]}
    found = Axe().run(page, options={"runOnly": rules})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    assert len(found.response["passes"]) > (20 if scheme == "light" else 0)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_nothing_is_wider_than_the_screen(visit, size):
    page = visit(size)
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_marks_stand_on_their_stance_and_in_the_order_of_their_days(visit, made):
    page = visit()
    seen = page.evaluate(
        """() => [...document.querySelectorAll("a.m")].map((mark) => {
          const plot = mark.closest("svg"), y = mark.querySelector("use").getBoundingClientRect();
          const middle = y.y + y.height / 2 - plot.getBoundingClientRect().y;
          const row = [...plot.querySelectorAll("rect.r")].findIndex((r) => middle >= r.y.baseVal.value
            && middle <= r.y.baseVal.value + r.height.baseVal.value);
          return [mark.getAttribute("href").slice(3), row, y.x + y.width / 2, plot.clientWidth, plot.getBoundingClientRect().x];
        })"""
    )
    entries = dated(made.answers)
    assert [name for name, *_ in seen] == [entry.claim.id for entry in entries]
    assert [STANCES[row] for _, row, *_ in seen] == [entry.claim.stance for entry in entries]
    days = sorted((entry.day.toordinal(), x) for entry, (_, _, x, *_) in zip(entries, seen, strict=True))
    first, last = days[0], days[-1]
    for day, x in days:  # a straight line through time
        share = (day - first[0]) / (last[0] - first[0])
        assert x == pytest.approx(first[1] + share * (last[1] - first[1]), abs=1.5)


def test_the_table_tells_the_distances(visit, made):
    page = visit()
    seen = page.locator("table.diff").first.locator("td.apart").all_inner_texts()
    expected = [str(row.distance) if row.distance else "–" for row in made.answers.diffs[0].issues]
    assert [text.strip() for text in seen] == expected


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("p", lambda entry: entry.party == "us"),
        ("w", lambda entry: "Pentagon" in entry.bodies),
        ("i", lambda entry: entry.claim.issue == "f35-risk"),
        ("s", lambda entry: entry.claim.stance == "opposes"),
        ("t", lambda entry: entry.claim.status == "draft"),
    ],
)
def test_each_filter_shows_what_it_says(visit, made, key, wanted):
    page = visit()
    names = guide(made.answers)
    value = {"p": names.parties["us"], "w": names.actors["Pentagon"], "i": names.issues["f35-risk"], "s": 4, "t": 0}[
        key
    ]
    page.locator(f"[data-key={key}]").select_option(str(value))
    expected = [names.anchors[entry.claim.id] for entry in told(made.answers) if wanted(entry)]
    assert 0 < len(expected) < len(told(made.answers))
    page.get_by_text(f"{len(expected)} of {len(told(made.answers))} statements").wait_for()
    assert page.evaluate("[...document.querySelectorAll('article.c:not([hidden])')].map((c) => c.id)") == expected
    told_days = "section.day:has(article.c:not([hidden]))" + (", section.day:has(p.event)" if key == "i" else "")
    assert page.locator("section.day:visible").count() == page.locator(told_days).count()
    assert page.locator("p.event:visible").count() == (page.locator("p.event").count() if key == "i" else 0)


def test_words_are_found_without_accents_and_with_other_filters(visit):
    page = visit()
    total = page.locator("article.c").count()
    page.locator("[data-key=q]").fill("CAVUSOGLU")
    expect(page.locator("#shown")).not_to_have_text(f"{total} of {total} statements")
    events = page.locator("p.event:visible").all_inner_texts()
    assert events
    assert all("cavusoglu" in fold(text) for text in events)
    shown = page.evaluate(
        "[...document.querySelectorAll('article.c:not([hidden])')].map((c) => { c.querySelector('details').remove(); return c.textContent; })"
    )
    assert shown
    assert all("cavusoglu" in fold(text) for text in shown)
    page.locator("[data-key=s]").select_option(str(STANCES.index("supports")))
    expect(page.locator("#shown")).not_to_have_text(f"{len(shown)} of {total} statements")
    assert 0 < page.locator("article.c:not([hidden])").count() < len(shown)
    page.locator("#clear").click()
    assert page.locator("article.c:not([hidden])").count() == total


def test_the_keyboard_goes_from_mark_to_mark_and_opens_the_evidence(visit, made):
    page = visit()
    panel = page.locator("svg[data-rove]:has(a.m)").first
    panel.evaluate("(plot) => { const stop = plot.closest('figure').querySelector('a'); stop.focus(); }")
    page.keyboard.press("Tab")
    focused = "document.activeElement.getAttribute('href')"
    entries = made.answers.histories[0].parties[0].entries
    assert page.evaluate(focused) == f"#c-{entries[0].claim.id}"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) == f"#c-{entries[1].claim.id}"
    tip = page.locator("#tip")
    for words in (entries[1].claim.actor, wording.quote(entries[1].claim)[:40], entries[1].claim.date):
        assert words in tip.inner_text()
    page.keyboard.press("Enter")
    card = page.locator(f"#c-{entries[1].claim.id}")
    card.locator("details[open]").first.wait_for()  # the page does it on the change of address, which comes later
    assert page.evaluate("document.activeElement.id") == f"c-{entries[1].claim.id}"
    assert card.locator("mark.content").first.is_visible()


def test_a_mark_shows_its_quote_on_hover_and_an_event_its_text(visit, made):
    page = visit()
    entry = made.answers.histories[0].parties[0].entries[0]
    page.locator(f"a.m[href='#c-{entry.claim.id}'] use").first.hover()
    tip = page.locator("#tip")
    assert wording.quote(entry.claim) in tip.inner_text()
    assert "draft" in tip.inner_text() or entry.claim.status != "draft"
    box = tip.bounding_box()
    assert 0 <= box["x"] <= 1280 - box["width"]
    page.mouse.move(5, 5)
    assert tip.is_hidden()
    page.locator("a.em").first.focus()
    at = int(page.evaluate("document.activeElement.getAttribute('href')").removeprefix("#e-"))
    assert guide(made.answers).events[at].text in tip.inner_text()


def test_the_first_tap_shows_the_quote_and_the_second_one_follows(visit, made):
    page = visit("phone", has_touch=True)
    mark, other = page.locator("a.m").nth(0), page.locator("a.m").nth(3)
    entry = made.answers.histories[0].parties[0].entries[0]
    mark.scroll_into_view_if_needed()
    before, tip = page.evaluate("scrollY"), page.locator("#tip")
    mark.locator("use").tap()
    assert wording.quote(entry.claim) in tip.inner_text()
    assert tip.inner_text().endswith("Tap again for the article")
    assert (page.evaluate("scrollY"), page.evaluate("location.hash")) == (before, "")
    other.locator("use").tap()
    assert wording.quote(entry.claim) not in tip.inner_text()
    assert page.evaluate("location.hash") == ""
    page.touchscreen.tap(5, 5)
    assert tip.is_hidden()
    mark.locator("use").tap()
    mark.locator("use").tap()
    assert page.evaluate("location.hash") == f"#c-{entry.claim.id}"
    assert tip.is_hidden()
    page.locator(f"#c-{entry.claim.id} details[open]").first.wait_for()
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_finger_need_not_hit_the_mark_itself(visit):
    page = visit("phone", has_touch=True)
    page.locator("a.m").first.scroll_into_view_if_needed()
    found = page.evaluate(
        """() => { const mark = document.querySelector("a.m"), box = mark.querySelector("use").getBoundingClientRect();
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          return [[-6, 0], [6, 0], [4, 4]].map(([dx, dy]) => document.elementFromPoint(x + dx, y + dy)?.closest("a") === mark); }"""
    )
    assert found == [True, True, True]


def test_a_link_reaches_a_claim_that_a_filter_hides(visit):
    page = visit()
    last = page.locator("article.c").last
    page.locator("[data-key=q]").fill("no such words anywhere")
    page.get_by_text("Nothing fits: 0 of ").wait_for()
    assert page.locator("section.day:visible").count() == 0
    page.evaluate(f"location.hash = '{last.get_attribute('id')}'")
    last.wait_for(state="visible")
    last.locator("details[open]").first.wait_for()


def test_the_reader_may_choose_light_or_dark(visit):
    page = visit(scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper)
    page.get_by_role("button", name="Light").click()
    light = page.evaluate(paper)
    assert light != dark
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(paper) == dark


def test_without_scripts_all_is_there_but_the_filters(visit, made):
    page = visit(java_script_enabled=False)
    assert page.locator("#filters").is_hidden()
    assert page.locator("article.c").count() == len(told(made.answers))
    assert page.locator("a.m").count() == len(dated(made.answers))
    page.locator("article.c summary").first.click()
    assert page.locator("article.c mark.content").first.is_visible()


def test_print_leaves_out_what_paper_cannot_do(visit):
    page = visit(scheme="dark")
    page.emulate_media(media="print")
    for screen in ("article.c > details", ".key .screen", "nav"):
        assert page.locator(screen).first.is_hidden()
    assert page.locator("#filters").is_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


@pytest.mark.parametrize("script", [True, False])
def test_print_unfolds_what_is_folded(visit, script):
    page = visit(java_script_enabled=script)
    closed = page.locator("details[open]").count()
    if script:
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open]):not(.c *, .pairs)").count() == 0
    page.emulate_media(media="print")
    assert page.locator("details.stand li").count() > 4
    until(  # what is unfolded may be laid out only with the next frame
        page,
        """[...document.querySelectorAll("details.stand li")].every((part) =>
          part.checkVisibility({ contentVisibilityAuto: true }) && part.offsetHeight > 8)""",
    )
    if script:
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == closed


def test_other_pairs_are_printed_only_where_the_reader_has_opened_them(visit):
    page = visit()
    page.emulate_media(media="print")
    pairs, said = page.locator("details.pairs table").first, page.get_by_text("printed only if you open them first")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(said).to_be_visible()
    expect(pairs).to_be_hidden()
    page.evaluate("document.querySelector('.pairs').open = true")
    expect(pairs).to_be_visible()
    expect(said).to_be_hidden()
    page.emulate_media(media="screen")
    expect(said).to_be_hidden()


def test_a_sheet_as_narrow_as_a_phone_keeps_its_table_and_its_white(visit):
    page = visit("phone")
    shown = "getComputedStyle(document.querySelector('.diff td')).display"
    assert page.evaluate(shown) == "block"
    page.emulate_media(media="print")
    assert page.evaluate(shown) == "table-cell"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.voice')).stroke") == "none"  # no second text


def test_on_paper_no_heading_and_no_caption_stands_apart_from_what_it_heads(visit):
    page = visit()
    page.emulate_media(media="print")
    kept = page.evaluate(
        """() => ["h3", ".issue > .src", ".diff caption"].map((what) => {
          const style = getComputedStyle(document.querySelector(what)); return style.breakAfter; })"""
    )
    assert kept == ["avoid"] * 3


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_every_mark_and_flag_can_be_reached(visit, size):
    page = visit(size)
    covered = page.evaluate(
        """() => [...document.querySelectorAll("svg.plot a")].filter((link) => {
          link.scrollIntoView({ block: "center" });
          const box = link.querySelector("use").getBoundingClientRect();
          return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest("a") !== link;
        }).map((link) => link.getAttribute("aria-label"))"""
    )
    assert page.locator("svg.plot a").count() > 100
    assert covered == []


def test_a_picture_of_the_whole_page_holds_every_claim(visit):
    page = visit()
    assert page.evaluate(
        "[...document.querySelectorAll('.c, .turns li')].every((part) => part.firstElementChild.checkVisibility({ contentVisibilityAuto: true }) && getComputedStyle(part).contentVisibility === 'visible')"
    )


@pytest.mark.parametrize("kind", ["a.m", "a.em"])
def test_back_returns_to_the_mark(visit, kind):
    page = visit()
    mark = page.locator(kind).nth(1)
    target = mark.get_attribute("href").removeprefix("#")
    mark.focus()
    page.keyboard.press("Enter")
    until(page, f"document.activeElement.id === '{target}'")
    page.go_back()
    until(page, f"document.activeElement.getAttribute('href') === '#{target}'")
    assert mark.evaluate("(mark) => mark === document.activeElement && mark.getAttribute('tabindex') === '0'")
    plot = mark.locator("xpath=ancestor::*[@data-rove]")
    assert plot.locator("a[tabindex='0']").count() == 1
    page.keyboard.press("ArrowRight")
    assert page.locator(kind).nth(2).evaluate("(mark) => mark === document.activeElement")


def test_back_from_a_second_claim_returns_to_the_link_that_led_to_it(visit):
    page = visit()
    links = [page.locator("a.m").nth(at) for at in (0, 3)]
    for link in links:
        link.focus()
        page.keyboard.press("Enter")
        until(page, f"'#' + document.activeElement.id === '{link.get_attribute('href')}'")
    for link in reversed(links):
        page.go_back()
        until(page, f"document.activeElement.getAttribute('href') === '{link.get_attribute('href')}'")


def test_the_address_holds_the_filters(visit, made):
    page = visit()
    page.locator("[data-key=p]").select_option(label="United States")
    page.locator("[data-key=q]").fill("F-35 & more")
    until(page, "location.hash.includes('more')")
    page.locator("[data-key=q]").fill("F-35")
    until(page, "location.hash === '#show:p=United+States&q=F-35'")
    shown = page.locator("#shown").inner_text()
    assert not shown.startswith(f"{len(told(made.answers))} of")
    other = visit()
    other.evaluate(f"location.replace({page.evaluate('location.hash')!r})")
    expect(other.locator("#shown")).to_have_text(shown)
    other.reload()
    expect(other.locator("#shown")).to_have_text(shown)
    assert other.locator("[data-key=p]").evaluate("(field) => field.selectedOptions[0].text") == "United States"
    link = other.locator("article.c:visible a[href^='#i-']").first
    link.click()
    other.go_back()
    expect(other.locator("#shown")).to_have_text(shown)
    other.locator("#clear").click()
    assert other.evaluate("location.hash") == ""


def test_a_link_to_a_hidden_claim_keeps_its_address(visit):
    page = visit()
    page.locator("[data-key=q]").fill("no such words anywhere")
    until(page, "location.hash.startsWith('#show:')")
    last = page.locator("article.c").last
    page.evaluate(f"location.hash = '{last.get_attribute('id')}'")
    last.wait_for(state="visible")
    assert page.evaluate("location.hash") == f"#{last.get_attribute('id')}"
    page.go_back()
    page.get_by_text("Nothing fits: 0 of ").wait_for()


def test_hostile_text_runs_nothing_and_stays_in_its_place(visit, tmp_path):
    attack = " ".join(text[:400] for text in ATTACKS.values())
    file = tmp_path / "hostile.html"
    file.write_text(document(hostile(attack), attack, [attack]), encoding="utf-8")
    page = visit("phone", file=file)
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator("[data-key=q]").fill("<script>alert(1)")
    expect(page.locator("#shown")).to_have_text("5 of 5 statements")
    page.locator("[data-key=q]").fill("not in the article")
    expect(page.locator("#shown")).to_have_text("1 of 5 statements")
    page.locator("a.m").first.focus()
    assert "<script>alert(1)</script>" in page.locator("#tip").inner_text()
    assert page.locator("script").count() == 1
    assert page.locator("img").count() == 0
