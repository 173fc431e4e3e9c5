(() => {
  "use strict";
  const one = (what, where = document) => where.querySelector(what);
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const text = one("#text");
  const typing = (part) => part?.matches?.("input:not([type=checkbox]), textarea, select");

  one(".head [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  // What changes on disk shows up by itself; who is typing is told, and loses nothing.
  const news = one("#news");
  const dirty = () => typing(document.activeElement) || all("form.fields").some((form) => form.closest("details")?.open);
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch("/version", { cache: "no-store" });
      const version = await answer.text();
      if (!answer.ok) throw new Error(version);
      if (version === document.body.dataset.version) { if (news.dataset.lost) { news.replaceChildren(); delete news.dataset.lost; } return; }
      if (!dirty()) { location.reload(); return; }
      if (!one("a", news)) {
        const again = Object.assign(document.createElement("a"), { href: location.href, textContent: "Show how they are now" });
        again.addEventListener("click", (event) => { event.preventDefault(); location.reload(); });
        news.replaceChildren("The files have changed. ", again);
      }
    } catch {
      news.textContent = "onrecord does not answer: it has ended. Start it again, and open the address that it prints.";
      news.dataset.lost = "1";
    }
  };
  setInterval(look, 2000);
  document.addEventListener("visibilitychange", look);

  // A link to a claim on the page opens its evidence.
  const open = () => {
    const card = document.getElementById(location.hash.slice(1) || "none");
    if (!card?.matches("article.c, p.event")) return;
    const details = one("details", card);
    if (details) details.open = true;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", open);
  open();

  if (!text || !one("#keys")) return;

  // The words in question stand in the middle.
  const mark = one("mark", text);
  if (mark) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;

  // Words that are marked in the article become a quote.
  let marked = null;
  const place = (node, offset) => {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest("[data-at]");
    if (!paragraph) return 0;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.at) + before.toString().length;
  };
  const word = /[\p{L}\p{N}_]/u;
  const whole = (range) => {
    // Half a word is meant with its other half.
    const { startContainer: first, endContainer: last } = range;
    let start = range.startOffset, end = range.endOffset;
    if (first.nodeType === 3) while (start > 0 && word.test(first.data[start] ?? "") && word.test(first.data[start - 1])) start -= 1;
    if (last.nodeType === 3) while (end > 0 && end < last.data.length && word.test(last.data[end - 1]) && word.test(last.data[end])) end += 1;
    const wider = range.cloneRange();
    wider.setStart(first, start);
    wider.setEnd(last, end);
    return wider;
  };
  const selected = () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const wider = whole(range);
    const words = wider.toString().replace(/\s+/gu, " ").trim();
    return words ? { words, near: place(wider.startContainer, wider.startOffset) } : null;
  };
  const fill = (details) => {
    const quote = one("[data-quote]", details);
    if (!quote || !marked) return;
    quote.value = marked.words;
    one("[name=near]", details).value = marked.near;
  };
  // Words that are typed were marked nowhere.
  for (const quote of all("[data-quote]")) quote.addEventListener("input", () => { one("[name=near]", quote.form).value = ""; });
  const remember = () => {
    const found = selected();
    if (!found) return;
    marked = found;
    for (const details of all(".asked details[open]")) fill(details);
  };
  document.addEventListener("mouseup", remember);
  document.addEventListener("touchend", remember);

  const show = (name) => {
    const details = document.getElementById(name);
    for (const other of all(".asked details")) if (other !== details) other.open = false;
    details.open = true;
    const quote = one("[data-quote]", details);
    const first = name === "add" && quote?.value ? one("[name=actor]", details) : one("input:not([type=hidden], [type=checkbox]), textarea", details);
    (first ?? one("summary", details)).focus();
    first?.select?.();
    details.scrollIntoView({ block: "nearest" });
  };
  // With the keyboard alone: a word is marked, arrows go from word to word.
  const told = one("#told");
  let walking = false;
  const letters = (chosen) => chosen.toString().match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const step = (way, by, left = 9) => {
    const chosen = getSelection();
    if (way === "move") {
      by[0] === "backward" ? chosen.collapseToStart() : chosen.collapseToEnd();
      chosen.modify("move", by[0], by[1]);
      if (!text.contains(chosen.anchorNode)) return;
      chosen.modify("extend", "forward", "word");
      // A comma is a word to a browser, and none to people.
      if (left && by[1] === "word" && !letters(chosen)) { step(way, by, left - 1); return; }
    } else {
      const before = letters(chosen);
      chosen.modify("extend", by[0], by[1]);
      if (left && letters(chosen) === before) { step(way, by, left - 1); return; }
    }
    const range = chosen.rangeCount ? chosen.getRangeAt(0) : null;
    const box = range?.getBoundingClientRect(), frame = text.getBoundingClientRect();
    if (box?.height && (box.top < frame.top || box.bottom > frame.bottom)) text.scrollTop += box.top - frame.top - text.clientHeight / 3;
  };
  const walk = () => {
    walking = true;
    text.focus();
    const from = one("mark.content", text) ?? one("p", text);
    getSelection().collapse(from.firstChild ?? from, 0);
    getSelection().modify("extend", "forward", "word");
    told.textContent = "Marking words: arrows move, Shift and arrows mark more, Enter takes them, Escape leaves.";
  };
  const stop = () => { walking = false; told.textContent = ""; };
  const arrows = { ArrowLeft: ["backward", "word"], ArrowRight: ["forward", "word"], ArrowUp: ["backward", "line"], ArrowDown: ["forward", "line"] };
  text.addEventListener("blur", () => { if (walking) stop(); });

  const knowsOpen = CSS.supports("selector(:open)");

  // Who speaks to the browser, or presses keys by mistake, can do without single keys.
  const single = one("#single input");
  single.parentElement.hidden = false;
  single.checked = localStorage.getItem("single keys") !== "off";
  single.addEventListener("change", () => localStorage.setItem("single keys", single.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // In a list of choices Enter saves, as it does in the other fields, unless it takes one of the choices.
    if (event.key === "Enter" && knowsOpen && event.target.matches?.(".fields select") && !event.target.matches(":open")) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (walking) {
      if (arrows[event.key]) step(event.shiftKey ? "extend" : "move", arrows[event.key]);
      else if (event.key === "Enter") { remember(); stop(); fill(one("#add")); show("add"); }
      else if (event.key === "Escape") { stop(); getSelection().removeAllRanges(); }
      else return;
      event.preventDefault();
      return;
    }
    if (event.key === "Escape") {
      const details = document.activeElement?.closest?.(".asked details[open]") ?? one(".asked details[open]");
      if (details) { details.open = false; text.focus(); }
      return;
    }
    if (typing(event.target) || event.repeat || !single.checked) return;
    const button = all("[data-press]").find((each) => each.dataset.press === event.key);
    if (button) { event.preventDefault(); button.click(); }
  });
  for (const button of all("[data-opens]")) button.addEventListener("click", () => {
    const name = button.dataset.opens;
    if (name === "add") {
      marked = selected() ?? null;
      const quote = one("#add [data-quote]");
      if (marked) fill(one("#add")); else if (!quote.value) { walk(); return; }
    }
    show(name);
  });
  // One press is one decision, however slow the disk is.
  let sent = false;
  document.addEventListener("submit", (event) => { if (sent) event.preventDefault(); sent = true; });
  addEventListener("pageshow", () => { sent = false; });
})();
