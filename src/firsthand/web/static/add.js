"use strict";
// Files may be dropped anywhere on the form. Too many bytes are said before they are sent.
(() => {
  const form = document.querySelector("form.add");
  const drop = document.getElementById("drop");
  if (!form || !drop) return;
  const field = drop.querySelector("input[type=file]");
  const stop = (event) => event.preventDefault();
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => { stop(event); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => drop.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    stop(event);
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
  document.getElementById("added")?.scrollIntoView({ block: "start" });
})();
