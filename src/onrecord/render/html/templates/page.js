(() => {
  "use strict";
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const root = document.documentElement;

  // Light and dark: what the system says, until the reader says otherwise.
  const theme = one("#theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const label = () => { theme.textContent = dark() ? "Light" : "Dark"; };
  theme.hidden = false;
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; label(); });
  system.addEventListener("change", label);
  label();

  // Filters of the timeline.
  const box = one("#filters");
  const fields = all("[data-key]", box);
  const cards = all("article.c");
  const days = all("section.day");
  const events = all("p.event");
  const said = new Map();
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/ı/g, "i").replace(/[’‘]/g, "'").toLowerCase();
  const words = (card) => {
    if (!said.has(card)) said.set(card, fold(card.matches(".c") ? all(".who, .pos, blockquote, .src", card).filter((part) => !part.closest("details")).map((part) => part.textContent).join(" ") : card.textContent));
    return said.get(card);
  };
  const passes = (card, asked) => asked.every(([key, value]) =>
    key === "q" ? words(card).includes(value) : card.dataset[key].split(" ").includes(value));
  const filter = () => {
    const asked = fields.map((field) => [field.dataset.key, field.dataset.key === "q" ? fold(field.value.trim()) : field.value]).filter(([, value]) => value);
    let shown = 0;
    for (const card of cards) shown += !(card.hidden = !passes(card, asked));
    // An event is nobody's: it belongs to every issue, and to no party, actor, stance or status.
    const fits = (event) => asked.every(([key, value]) => key === "i" || (key === "q" && words(event).includes(value)));
    for (const event of events) event.hidden = !fits(event);
    for (const day of days) day.hidden = asked.length > 0 && !day.querySelector("article.c:not([hidden]), p.event:not([hidden])");
    const told = `${shown} of ${cards.length} statements`;
    one("#shown").textContent = asked.length && days.every((day) => day.hidden) ? `Nothing fits: ${told}. Clear the filters.` : told;
  };
  let waiting;
  box.hidden = false;
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { filter(); write(); }, 120); });
  // The address holds the filters in words, as the numbers differ from page to page.
  const FILTERED = "#show:";
  const write = () => {
    const asked = fields.filter((field) => field.value).map((field) => [field.dataset.key, field.selectedOptions?.[0].text ?? field.value]);
    history.replaceState(history.state, "", asked.length ? FILTERED + new URLSearchParams(asked) : location.pathname + location.search);
  };
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(FILTERED.length));
    for (const field of fields) {
      const value = asked.get(field.dataset.key) ?? "";
      field.value = field.options ? [...field.options].find((option) => option.text === value)?.value ?? "" : value;
    }
    filter();
  };
  const clear = () => { for (const field of fields) field.value = ""; filter(); };
  one("#clear").addEventListener("click", () => { clear(); write(); });
  filter();

  // A link to a claim opens its evidence, also where a filter hides it.
  const open = () => {
    const card = document.getElementById(location.hash.slice(1));
    if (!card || !(card.matches("article.c") || card.matches("p.event"))) return;
    if (card.closest("[hidden]") || getComputedStyle(card).display === "none") clear();
    if (card.matches("article.c")) card.querySelector("details").open = true;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  };
  // Back leads to the link that was followed: its number is kept with the place in the history.
  const inner = "a[href^='#c-'], a[href^='#e-']";
  const back = (link) => {
    for (const stop of all("[tabindex='0']", link.closest("[data-rove]") ?? link)) stop.setAttribute("tabindex", "-1");
    if (link.hasAttribute("tabindex")) link.setAttribute("tabindex", "0");
    link.focus({ preventScroll: true });
  };
  addEventListener("hashchange", () => {
    const link = all(inner)[history.state?.followed ?? -1];
    if (location.hash.startsWith(FILTERED)) read();
    if (link) back(link); else open();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(inner);
    if (!link || event.defaultPrevented) return;
    if (link.getAttribute("href") === location.hash) open();
    else history.replaceState({ followed: all(inner).indexOf(link) }, "");
  });
  if (location.hash.startsWith(FILTERED)) { read(); one("#timeline").scrollIntoView(); } else open();

  // Paper cannot unfold: what is folded, but for the evidence of each claim and the other pairs, is printed open.
  const folded = () => all("details:not([open])").filter((part) => !part.closest(".c, .pairs"));
  let unfolded = [];
  addEventListener("beforeprint", () => { unfolded = folded(); for (const part of unfolded) part.open = true; });
  addEventListener("afterprint", () => { for (const part of unfolded) part.open = false; unfolded = []; });
})();
