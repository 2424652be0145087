"use strict";
(() => {
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const store = (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* private mode keeps nothing */ } };
  const stored = (key) => { try { return sessionStorage.getItem(key); } catch { return null; } };

  const show = (name) => {
    const chosen = tabs.find((tab) => tab.getAttribute("aria-controls") === name) || tabs[0];
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute("aria-selected", on);
      tab.tabIndex = on ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !on;
    }
    store("tab", chosen.getAttribute("aria-controls"));
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => show(tab.getAttribute("aria-controls")));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      show(next.getAttribute("aria-controls"));
      next.focus();
    });
  });

  const mail = document.getElementById("mail");
  const text = document.getElementById("mail-text");
  const apply = {
    width: (value) => { document.body.dataset.width = value; },
    scheme: (value) => { if (mail) mail.style.colorScheme = value; },
    view: (value) => { if (mail) { mail.hidden = value === "text"; text.hidden = value !== "text"; } },
  };
  const set = (key, value) => {
    apply[key](value);
    for (const button of document.querySelectorAll(`[data-set="${key}"]`)) {
      button.setAttribute("aria-pressed", button.dataset.value === value);
    }
    store(key, value);
  };
  for (const button of document.querySelectorAll("[data-set]")) {
    button.addEventListener("click", () => set(button.dataset.set, button.dataset.value));
  }

  function copyArticle(article) {
    return navigator.clipboard.write([new ClipboardItem({
      "text/html": new Blob([article.innerHTML], { type: "text/html" }),
      "text/plain": new Blob([article.innerText], { type: "text/plain" }),
    })]);
  }

  /* The older way, for a browser that refuses the clipboard. */
  function copyEvent(article) {
    document.addEventListener("copy", (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/html", article.innerHTML);
      event.clipboardData.setData("text/plain", article.innerText);
    }, { once: true });
    return document.execCommand("copy");
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    const article = document.getElementById(button.dataset.copy);
    button.addEventListener("click", async () => {
      const done = await copyArticle(article).then(() => true, () => copyEvent(article));
      button.textContent = done ? button.dataset.done : button.dataset.failed;
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const tab = tabs[Number(event.key) - 1];
    if (tab) show(tab.getAttribute("aria-controls"));
    if (event.key === "d") set("scheme", stored("scheme") === "dark" ? "light" : "dark");
    if (event.key === "m") set("width", stored("width") === "phone" ? "desktop" : "phone");
    if (event.key === "t") set("view", stored("view") === "text" ? "html" : "text");
  });

  if (tabs.length) {
    show(stored("tab"));
    set("width", stored("width") || "desktop");
    set("scheme", stored("scheme") || "light");
    set("view", stored("view") || "html");
    window.scrollTo(0, Number(stored("scroll")) || 0);
    window.addEventListener("beforeunload", () => store("scroll", window.scrollY));
  }

  if (document.body.dataset.live === "1") {
    const seen = Number(document.body.dataset.version);
    const news = new EventSource("/news");
    news.onmessage = (event) => { if (Number(event.data) > seen) location.reload(); };
  }
})();
