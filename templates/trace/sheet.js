"use strict";
(() => {
  /* Lights up what belongs together: the words in the article, their note, their passages in the source. */
  let lit = [];
  const light = (id) => {
    for (const one of lit) one.classList.remove("on");
    lit = id ? [...document.querySelectorAll(`[data-mark="${id}"], [data-marks~="${id}"]`)] : [];
    for (const one of lit) one.classList.add("on");
  };
  const named = (hash) => (/^#(?:e-|n-)?([qfn]\d+)(?:-\d+)?$/.exec(hash) || [])[1];
  addEventListener("hashchange", () => light(named(location.hash)));
  light(named(location.hash));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") light(); });

  if (navigator.clipboard) for (const code of document.querySelectorAll(".allow code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = document.body.dataset.copy;
    button.addEventListener("click", () => navigator.clipboard.writeText(code.textContent).then(() => {
      button.textContent = document.body.dataset.copied;
    }));
    code.after(button);
  }
})();
