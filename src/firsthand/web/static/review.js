"use strict";
// The queue by keyboard: j and k move, y and n decide, u takes the last decision back. The buttons do the same without it.
(() => {
  const queue = document.getElementById("doubts");
  const items = () => [...queue.querySelectorAll(".in-doubt")];
  const current = () => document.activeElement?.closest?.(".in-doubt") ?? null;
  const go = (item) => {
    item?.focus();
    item?.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = items();
    const at = all.indexOf(current());
    go(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  const send = (form) => {
    if (!form || form.dataset.sent) return;
    form.dataset.sent = "yes"; // a key held down decides once
    form.requestSubmit();
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const item = current() ?? items()[0];
    switch (event.key) {
      case "j": return step(1);
      case "k": return step(-1);
      case "y": return send(item?.querySelector(".yes form"));
      case "n": return send(item?.querySelector(".no form"));
      case "u": return send(document.querySelector("#done form"));
    }
  });
  go(items()[0]);
})();
