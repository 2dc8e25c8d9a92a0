"use strict";
// Lights the text, statement and table entries that share a statement's key. The page is complete without it.
(() => {
  const byKey = new Map();
  for (const element of document.querySelectorAll("[data-s]")) {
    for (const key of element.dataset.s.split(" ")) {
      if (!byKey.has(key)) byKey.set(key, []);
      byKey.get(key).push(element);
    }
  }

  let lit = [];
  const light = (keys) => {
    for (const element of lit) element.classList.remove("lit");
    lit = keys.flatMap((key) => byKey.get(key) ?? []);
    for (const element of lit) element.classList.add("lit");
  };
  const keysAt = (node) => {
    const marked = node instanceof Element ? node.closest("[data-s]") : null;
    return marked ? marked.dataset.s.split(" ") : [];
  };

  document.addEventListener("pointerover", (event) => {
    const under = keysAt(event.target);
    light(under.length ? under : keysAt(document.activeElement));
  });
  document.addEventListener("focusin", (event) => light(keysAt(event.target)));
  document.addEventListener("focusout", () => light([]));

  // A click on marked text goes to its innermost statement, unless the reader is selecting words.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a") || !getSelection().isCollapsed) return;
    const piece = event.target.closest("span[data-s]");
    if (!piece) return;
    const note = document.getElementById(piece.dataset.s.split(" ").pop());
    note?.querySelector(".number")?.focus();
  });

  const step = (kind, by) => {
    const all = [...document.querySelectorAll(`a.${kind}`)];
    all[all.indexOf(document.activeElement) + by]?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const kind = ["number", "ref"].find((name) => document.activeElement?.matches(`a.${name}`));
    if (!kind) return;
    if (event.key === "Escape") document.activeElement.blur();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(kind, by);
  });

  // Following a number moves the focus along, so that the next Tab or arrow goes on from there.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    (target?.matches("a") ? target : target?.querySelector(".number"))?.focus({ preventScroll: true });
  });
})();
