"use strict";
// Every page works without this. It adds the live feed and a few keys.
(() => {
  const { live, seq } = document.body.dataset;
  const news = document.getElementById("news");

  const tell = (words) => {
    news.textContent = words;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { news.textContent = ""; }, 6000);
  };

  // The parts of a page that may change carry data-fresh; they are taken from the same address anew, so that nothing jumps.
  const since = document.querySelector("[data-since]")?.dataset.since;
  const renew = async () => {
    const address = new URL(location.href);
    if (since) address.searchParams.set("since", since);
    const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-fresh]")) {
      const fresh = page.getElementById(part.id);
      if (!fresh || fresh.innerHTML === part.innerHTML || part.contains(document.activeElement)) continue;
      part.replaceChildren(...document.adoptNode(fresh).childNodes);
      part.hidden = fresh.hidden;
      part.classList.remove("fresh");
      void part.offsetWidth;
      part.classList.add("fresh");
    }
    document.body.dataset.seq = page.body.dataset.seq;
  };

  let last = Number(seq), source = null, waiting = null, changed = 0;
  const heard = (event) => {
    last = Number(event.lastEventId);
    const told = JSON.parse(event.data);
    changed += 1;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const words = changed === 1 ? told.event : `${changed} changes`;
      changed = 0;
      await renew();
      tell(words);
    }, 400);
  };
  const listen = () => {
    if (!live || source) return;
    source = new EventSource(`${live}?after=${last}`);
    source.addEventListener("change", heard);
  };
  // A page that nobody sees lets its connection go, since browsers keep few; it comes back where it stopped.
  const rest = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => { if (!document.hidden) listen(); });

  const leads = { s: "/", r: "/review", a: "/add", p: "/publishers", l: "/audit" };
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "/") {
      event.preventDefault();
      document.querySelector(".find input")?.focus();
    } else if (going && leads[event.key]) {
      location.assign(leads[event.key]);
    }
    going = event.key === "g";
  });
})();
