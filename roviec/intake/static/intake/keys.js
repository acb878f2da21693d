// The keys of the confirming screen (design language, §10). Every key presses what can be pressed by hand.
(() => {
  "use strict";

  const OFF = "roviec.letters";
  let busy = false; // a page is on its way: a key now would act on what nobody has seen
  let asking = ""; // "kind": the next digit changes the kind

  const one = (query) => document.querySelector(query);
  const off = () => window.localStorage.getItem(OFF) === "off";
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

  function wait(on) {
    busy = on;
    document.documentElement.toggleAttribute("aria-busy", on);
  }

  function open(id, focus) {
    const box = document.getElementById(id);
    if (!box) return null;
    box.open = true;
    box.scrollIntoView({ block: "nearest" });
    if (focus) box.querySelector(focus)?.focus();
    return box;
  }

  function send(form) {
    if (!form || busy) return;
    form.requestSubmit(form.querySelector("button:not([type=button])"));
  }

  function go(link) {
    if (link) link.click();
  }

  function neighbour(forward) {
    const rows = Array.from(document.querySelectorAll(".facts > li"));
    const at = rows.findIndex((row) => row.classList.contains("inhand"));
    const waits = (row) => row.classList.contains("todo");
    const row = forward ? rows.slice(at + 1).find(waits) : rows.slice(0, Math.max(at, 0)).findLast(waits);
    go(row?.querySelector("a.q"));
  }

  function span(mode) {
    const card = one(".card-f");
    if (card) window.passage.begin(mode, Number(card.dataset.start), Number(card.dataset.end));
  }

  function step(side, forward) {
    if (!window.passage.mode()) span("move");
    window.passage.step(side, forward);
  }

  function enter() {
    const mode = window.passage.mode();
    if (mode === "move") send(one("#move-form"));
    else if (mode === "cut") send(one("#cut-form"));
    else if (mode === "add") one("#add-form [name=kind]").focus();
    else if (one("#all-of-kind[open]")) send(one("#all-of-kind form"));
    else send(one("#confirm"));
  }

  function digit(key) {
    const aside = one("#aside[open]");
    if (aside) {
      const reason = aside.querySelector("select");
      if (Number(key) >= reason.options.length) return;
      reason.selectedIndex = Number(key);
      if (reason.value === "other") aside.querySelector("input[name=reason_words]").focus();
      else send(aside.querySelector("form"));
    } else if (asking === "kind") {
      const option = one(`#kind-form option[data-key="${key}"]`);
      if (!option) return;
      option.selected = true;
      send(one("#kind-form"));
    } else if (window.passage.mode() === "add") {
      const kind = one("#add-form [name=kind]");
      if (Number(key) > kind.options.length) return;
      kind.selectedIndex = Number(key) - 1;
      send(one("#add-form"));
    } else {
      const chip = one(`.kinds a[data-key="${key}"]`);
      go(chip?.getAttribute("aria-current") ? one("#all-kinds") : chip);
    }
  }

  function leave() {
    window.passage.leave();
    asking = "";
    document.activeElement?.blur?.();
    document.querySelectorAll(".pane-list details[open]").forEach((box) => {
      box.open = false;
    });
  }

  const adding = () => window.passage.mode() === "add";
  const KEYS = {
    Enter: enter,
    Escape: leave,
    j: () => (adding() ? window.passage.sentence(true) : neighbour(true)),
    k: () => (adding() ? window.passage.sentence(false) : neighbour(false)),
    e: () => open("edit", "input:not([type=hidden]), textarea, select"),
    x: () => open("aside"),
    a: () => window.passage.addAt(Number(one(".card-f")?.dataset.start || 0)),
    "[": () => step("start", false),
    "]": () => step("start", true),
    "{": () => step("end", false),
    "}": () => step("end", true),
    s: () => {
      span("cut");
      window.passage.step("end", false);
    },
    "+": () => send(one("#merge-form")),
    m: () => send(one("#join-form")),
    c: () => {
      asking = "kind";
      open("reshape", "#new-kind");
      document.activeElement?.blur?.();
    },
    u: () => send(one("#undo")),
    A: () => open("all-of-kind"),
    t: () => one(".pane-doc")?.focus(),
    ".": () => go(one("#finish")),
    "?": () => one("#keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.metaKey || one("dialog[open]")) return;
    const element = event.target;
    if (event.ctrlKey) {
      const form = element.closest("#edit form, #issue");
      if (event.key === "Enter" && form) send(form);
      return;
    }
    if (event.key === "Escape") return leave();
    if (typing(element) || (off() && event.key !== "Enter")) return;
    if (event.key === "Enter" && element.closest("a, button, summary")) return;
    const act = KEYS[event.key] || (/^[1-9]$/.test(event.key) ? () => digit(event.key) : null);
    if (!act) return;
    event.preventDefault();
    if (!busy && !event.repeat) act();
    else if (!busy && /^[jk[\]{}]$/.test(event.key)) act();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-opens], [data-keys]");
    if (button?.dataset.opens) open(button.dataset.opens, "input:not([type=hidden]), textarea, select");
    else if (button) one("#keys").showModal();
  });

  /** Both panes show the fact in hand at a third of their height. */
  function settle() {
    wait(false);
    window.passage.leave();
    asking = "";
    for (const [pane, query] of [[".pane-doc", ".text .on"], [".facts", ".inhand"]]) {
      const box = one(pane), mark = one(query);
      if (!box || !mark) continue;
      const from = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
      const share = query === ".inhand" ? 0.12 : 0.33;
      box.scrollTop += from - box.clientHeight * share;
    }
    const said = one("#said"), card = one(".card-f");
    if (said && card) said.textContent = card.getAttribute("aria-label");
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (window.htmx) window.htmx.config.attributesToSettle = []; // it would write styles, which the site refuses
    document.documentElement.classList.add("js");
    const letters = one("#letters");
    if (letters) {
      letters.checked = !off();
      letters.addEventListener("change", () => window.localStorage.setItem(OFF, letters.checked ? "on" : "off"));
    }
    settle();
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.boosted) wait(true);
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "content" || event.detail.elt?.id === "content") settle();
  });
  for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:swapError"]) {
    document.addEventListener(fault, () => wait(false));
  }
})();
