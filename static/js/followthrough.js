/* What the pages add where scripts run: colours, menus, keys, times. Everything works without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const THEMES = ["system", "light", "dark"];

  /* Colours: applied before the first paint, therefore this file is loaded in the head. */
  const storedTheme = () => {
    try {
      return localStorage.getItem("theme") || "system";
    } catch {
      return "system"; // storage may be forbidden
    }
  };
  const applyTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    const words = { system: "as the system", light: "light", dark: "dark" }[theme] || "as the system";
    for (const button of document.querySelectorAll("[data-theme-switch]")) button.title = `Colours: ${words}`;
  };
  root.classList.add("js");
  applyTheme(storedTheme());

  const switchTheme = () => {
    const next = THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length];
    try {
      localStorage.setItem("theme", next);
    } catch {
      /* it then lasts for this page */
    }
    applyTheme(next);
  };

  /* Times: the tooltip also says how far away the moment is, counted when it is asked for. */
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const UNITS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
  const distance = (iso) => {
    const seconds = (Date.parse(iso) - Date.now()) / 1000;
    const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) || ["second", 1];
    return relative.format(Math.trunc(seconds / size), unit);
  };
  const tellTime = (event) => {
    const time = event.target.closest?.("time[title]");
    if (!time || !time.dateTime.includes("T")) return;
    time.dataset.full ??= time.title;
    time.title = `${time.dataset.full} · ${distance(time.dateTime)}`;
  };

  /* Rows: j and k move the focus, so that a screen reader follows too. */
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const currentRow = () => document.activeElement?.closest("[data-row]");
  const focusRow = (step) => {
    const all = rows();
    if (!all.length) return false;
    const at = all.indexOf(currentRow());
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + step, 0), all.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return true;
  };
  const follow = (selector, within = document) => {
    const link = within?.querySelector(selector);
    if (!link) return false;
    link.click();
    return true;
  };
  const openMenu = (name) => {
    const scope = currentRow() || (rows().length ? null : document);
    const menu = scope?.querySelector(`[data-menu="${name}"]`);
    if (!menu) return false;
    menu.open = true;
    menu.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    return true;
  };
  const editDraft = () => {
    const editor = document.querySelector("[data-editor]");
    if (editor) {
      editor.focus();
      return true;
    }
    const link = currentRow()?.querySelector("[data-open]");
    if (!link) return false;
    location.href = `${link.href}#draft-body`;
    return true;
  };
  /* "a" only goes to the button: one more key, Enter, sends. A slip of a finger sends nothing. */
  const goToApprove = () => {
    const button = document.querySelector("[data-approve]:not(:disabled)");
    button?.focus();
    return Boolean(button);
  };
  const showHelp = () => {
    document.getElementById("shortcuts")?.showModal();
    return true;
  };
  const goToday = () => {
    const url = document.body.dataset.todayUrl;
    if (url) location.href = url;
    return Boolean(url);
  };

  const goReviews = () => {
    const url = document.body.dataset.reviewsUrl;
    if (url) location.href = url;
    return Boolean(url);
  };
  const GO = { t: goToday, r: goReviews };
  /* In a list "x" chooses the row; on a draft it opens the form that rejects it. */
  const chooseOrReject = () => {
    const box = currentRow()?.querySelector("[data-choose]");
    if (!box) return openMenu("reject");
    box.click();
    return true;
  };

  const KEYS = {
    j: () => focusRow(1) || follow("[data-next]"),
    k: () => focusRow(-1) || follow("[data-previous]"),
    e: editDraft,
    a: goToApprove,
    d: () => openMenu("done"),
    s: () => openMenu("snooze"),
    r: () => openMenu("rewrite"),
    x: chooseOrReject,
    z: () => follow("[data-undo]"),
    "?": showHelp,
    "/": () => {
      const search = document.querySelector("[data-search]");
      search?.focus();
      return Boolean(search);
    },
  };
  let pendingGo = 0;
  const onKey = (event) => {
    if (event.key === "Escape") {
      const menu = document.activeElement?.closest("details.menu[open], details.way[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary")?.focus();
      } else if (document.activeElement?.matches("input, textarea, select")) document.activeElement.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
    if (event.key === "Enter") {
      if (event.target.matches("[data-row]") && follow("[data-open]", event.target)) event.preventDefault();
      return;
    }
    if (pendingGo && Date.now() - pendingGo < 1500) {
      pendingGo = 0;
      if (GO[event.key]?.()) event.preventDefault();
      return;
    }
    if (event.key === "g") {
      pendingGo = Date.now();
      return;
    }
    if (Object.hasOwn(KEYS, event.key) && KEYS[event.key]()) event.preventDefault();
  };

  /* Draft: says when it differs from what is stored, and keeps it from being lost. */
  const watchDraft = () => {
    const form = document.querySelector("[data-draft]");
    const editor = form?.querySelector("[data-editor]");
    if (!form || !editor) return;
    const subject = form.querySelector("[name=subject]");
    const state = document.querySelector("[data-edit-state]");
    const approve = document.querySelector("[data-approve]");
    const count = form.querySelector("[data-word-count]");
    const stateWords = state?.textContent;
    const approveWords = approve?.textContent;
    let leaving = false;
    const isChanged = () => editor.value !== editor.defaultValue || subject.value !== subject.defaultValue;
    const tell = () => {
      const changed = isChanged();
      if (state) {
        state.textContent = changed ? "Not saved yet" : stateWords;
        state.classList.toggle("chip--unsaved", changed);
      }
      if (approve) approve.textContent = changed ? approve.dataset.editedLabel : approveWords;
      const words = editor.value.trim().split(/\s+/).filter(Boolean).length;
      if (count) count.textContent = `${words} ${words === 1 ? "word" : "words"}`;
    };
    form.addEventListener("input", tell);
    form.addEventListener("submit", () => {
      leaving = true;
    });
    addEventListener("beforeunload", (event) => {
      if (isChanged() && !leaving) event.preventDefault();
    });
    tell();
    if (location.hash === "#draft-body") editor.focus();
  };

  /* A lead that is being decided: its page is asked for again every two seconds, and shown once it is decided. */
  const MOST_TRIES = 30;
  let tries = 0;
  const mayAskAgain = (event) => {
    if (!event.detail.elt.matches("[data-undecided]")) return;
    if (document.hidden || tries >= MOST_TRIES) event.preventDefault();
    else tries += 1;
  };
  const takeWhenDecided = (event) => {
    const { requestConfig, xhr } = event.detail;
    if (!requestConfig.elt.matches("[data-undecided]")) return;
    const isNew = xhr.responseText.includes('id="next"') && !xhr.responseText.includes("data-undecided");
    // Nothing moves under the reader's hands: not before there is something new to read, nor while they fill a form there.
    if (!isNew || document.querySelector("#next details.menu[open]")) event.detail.shouldSwap = false;
  };

  const onClick = (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    if (event.target.closest("[data-theme-switch]")) switchTheme();
    if (event.target.closest("[data-open-help]")) showHelp();
  };

  document.addEventListener("DOMContentLoaded", () => {
    applyTheme(storedTheme());
    watchDraft();
    document.addEventListener("click", onClick);
    document.addEventListener("htmx:beforeRequest", mayAskAgain);
    document.addEventListener("htmx:beforeSwap", takeWhenDecided);
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerover", tellTime);
    document.addEventListener("focusin", tellTime);
  });
})();
