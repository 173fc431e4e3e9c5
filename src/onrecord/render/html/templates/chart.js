(() => {
  "use strict";
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const root = document.documentElement;

  // The quote of a mark on hover, focus and touch, from its card.
  const tip = document.querySelector("#tip");
  let shown = null;
  let touched = false;
  let tapped = null;
  const hide = () => { tip.hidden = true; shown = null; };
  const place = () => {
    if (!shown) return;
    const at = shown.querySelector("use").getBoundingClientRect();
    const left = Math.min(at.x + at.width / 2 - tip.offsetWidth / 2, root.clientWidth - tip.offsetWidth - 8);
    const above = at.y - tip.offsetHeight - 10;
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${above > 4 ? above : at.bottom + 10}px`;
  };
  const line = (text) => Object.assign(document.createElement("p"), { className: "src", textContent: text });
  const show = (mark) => {
    const card = document.getElementById(mark.getAttribute("href").slice(1));
    if (!card) return;
    const parts = card.matches("article.c") ? all(":scope > p, :scope > blockquote", card) : [card];
    const day = card.closest("section.day").querySelector("h3").textContent;
    tip.replaceChildren(...(card.matches("article.c") ? [] : [line(day)]), ...parts.map((part) => {
      const copy = part.cloneNode(true);
      copy.removeAttribute("id");
      for (const link of all("a", copy)) link.replaceWith(...link.childNodes);
      return copy;
    }));
    if (touched) tip.append(line(card.matches("article.c") ? "Tap again for the article" : "Tap again for its place in the timeline"));
    tip.hidden = false;
    shown = mark;
    place();
  };
  const marks = "svg.plot a";
  for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, (event) => { const mark = event.target.closest?.(marks); if (mark && event.pointerType !== "touch") show(mark); });
    document.addEventListener(off, (event) => { if (event.target.closest?.(marks) && event.pointerType !== "touch") hide(); });
  }
  // A finger does not hover: the first tap shows the quote, the second one follows the link.
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
  document.addEventListener("keydown", () => { touched = false; }, true);
  document.addEventListener("click", (event) => {
    if (!touched) return;
    const mark = event.target.closest?.(marks);
    const first = mark && mark !== tapped;
    tapped = first ? mark : null;
    if (first) { event.preventDefault(); show(mark); } else hide();
  }, true);
  addEventListener("scroll", place, { passive: true });

  // One stop of the Tab key for each panel; arrows, Home and End go from mark to mark.
  for (const plot of all("[data-rove]")) {
    const stops = all("a", plot);
    stops.forEach((stop, at) => stop.setAttribute("tabindex", at ? "-1" : "0"));
    plot.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      const at = stops.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
      if (at < 0 || to === undefined || !stops[to]) return;
      event.preventDefault();
      stops[at].setAttribute("tabindex", "-1");
      stops[to].setAttribute("tabindex", "0");
      stops[to].focus();
    });
  }
})();
