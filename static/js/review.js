/* What the pages of drafts add where scripts run: checks as one types, who else is there, both clocks, choosing several. */
(() => {
  "use strict";
  const CHECK_AFTER = 400; // milliseconds without a keystroke
  const SAY_SO_EVERY = 8000; // a sign of life; what changed elsewhere is noticed within it
  const form = document.querySelector("[data-draft]");
  const live = document.querySelector("[data-live]");
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  const post = (url, fields, signal) => {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token(), ...fields });
    return fetch(url, { method: "POST", body, signal, headers: { Accept: "application/json" } });
  };

  /* The text of the draft, as far as this page has one that can be typed in. */
  const subject = form?.querySelector("[name=subject]");
  const editor = form?.querySelector("[data-editor]");
  const isTyped = () =>
    Boolean(editor) &&
    ("unsaved" in form.dataset || editor.value !== editor.defaultValue || subject.value !== subject.defaultValue);

  /* Checks: asked for what stands there now, shown in the text and in the list. Nothing is stored by asking. */
  const watchText = () => {
    const url = form?.dataset.checkUrl;
    if (!url) return;
    const shown = document.querySelector("[data-checks]");
    const failed = document.querySelector("[data-failed]");
    const because = document.querySelector("[data-because]");
    const say = document.querySelector("[data-check-say]");
    const marks = { subject: document.querySelector("[data-marks=subject]"), body: document.querySelector("[data-marks=body]") };
    let timer = 0;
    let asking = null;

    const line = () => {
      marks.subject.scrollLeft = subject.scrollLeft;
    };
    const mark = () => {
      // Marks of an older text would lie under the wrong letters.
      if (marks.subject.textContent !== subject.value) marks.subject.textContent = "";
      if (marks.body.textContent !== editor.value) marks.body.textContent = "";
    };
    const tell = (found) => {
      shown.innerHTML = found.shown; // our own template, with the text escaped
      marks.subject.innerHTML = found.marks.subject;
      marks.body.innerHTML = found.marks.body;
      mark();
      line();
      if (failed) {
        failed.hidden = !found.failed;
        failed.textContent = `${found.failed} check${found.failed === 1 ? "" : "s"} failed`;
      }
      because?.replaceChildren(
        ...found.because.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
      );
      say.textContent = found.failed ? `${found.failed} checks object to the text.` : "All checks pass.";
    };
    const stale = (why) => {
      let note = shown.querySelector(".gates__stale");
      if (!note) {
        note = Object.assign(document.createElement("p"), { className: "gates__stale" });
        shown.append(note);
      }
      note.textContent = why;
    };
    const ask = async () => {
      asking?.abort();
      const mine = new AbortController();
      asking = mine;
      shown.classList.add("is-asking");
      try {
        const answer = await post(url, { subject: subject.value, body: editor.value }, mine.signal);
        const found = await answer.json();
        if (answer.ok) tell(found);
        else stale(found.say);
      } catch (error) {
        if (error.name !== "AbortError") stale("The checks could not be asked just now. They run again when you save.");
      } finally {
        if (asking === mine) shown.classList.remove("is-asking");
      }
    };
    form.addEventListener("input", (event) => {
      if (event.target !== subject && event.target !== editor) return;
      mark();
      clearTimeout(timer);
      timer = setTimeout(ask, CHECK_AFTER);
    });
    subject.addEventListener("scroll", line);
    mark();
    if (isTyped()) ask();
  };

  /* Who else is here, and whether this is still the draft that the page shows. */
  const stayInTouch = () => {
    if (!live || "readsOnly" in live.dataset) return;
    const { hereUrl, revision, state, rewriting } = live.dataset;
    const others = live.querySelector("[data-others]");
    const changed = live.querySelector("[data-changed]");
    let leaving = false;
    let missed = 0;

    const isBusy = () =>
      isTyped() ||
      Boolean(document.querySelector("dialog[open]")) ||
      [...document.querySelectorAll(".way[open] input:not([type=hidden], [type=radio]), .way[open] select")].some(
        (each) => each.value !== each.defaultValue && each.matches("input, [name=owner]") && each.value !== "",
      );
    const tellOthers = (there) => {
      const words = there
        .map(({ name, since, editing }) => `${name} is ${editing ? "editing this" : "looking at this"}, since ${since}.`)
        .join(" ");
      if (others.textContent.trim() !== words) others.textContent = words;
    };
    const sayHere = async () => {
      if (document.hidden || leaving) return;
      try {
        const answer = await post(hereUrl, { revision, state, rewriting, editing: isTyped() ? "1" : "0" });
        if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
        missed = 0;
        const found = await answer.json();
        tellOthers(found.others);
        if (!found.changed || leaving) return;
        if (isBusy()) {
          changed.querySelector("[data-changed-say]").textContent = found.changed;
          changed.hidden = false;
        } else {
          leaving = true;
          location.reload();
        }
      } catch {
        missed += 1;
        if (missed === 3) tellOthers([]); // nobody can be seen without a connection
      }
    };
    addEventListener("submit", () => {
      leaving = true;
    });
    addEventListener("pagehide", () => {
      leaving = true;
      navigator.sendBeacon(hereUrl, new URLSearchParams({ csrfmiddlewaretoken: token(), leaving: "1" }));
    });
    addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload(); // the page of a while ago, from the browser's memory
    });
    document.addEventListener("visibilitychange", sayHere);
    setInterval(sayHere, SAY_SO_EVERY);
    sayHere();
  };

  /* A chosen time on the other clock: what wall clocks of two zones show at one moment. */
  const wall = (at, zone) => {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
    const [day, time] = format.format(at).split(", ");
    const [d, m, y] = day.split("/");
    return Date.parse(`${y}-${m}-${d}T${time}Z`);
  };
  const moment = (text, zone) => {
    const wanted = Date.parse(`${text}Z`);
    let at = wanted;
    for (let round = 0; round < 2; round += 1) at += wanted - wall(at, zone);
    return at;
  };
  const tellOtherClock = () => {
    const place = document.querySelector("[data-other-clock]");
    if (!place) return;
    const [on, time, clock] = ["on", "time", "clock"].map((name) => document.getElementById(`schedule-${name}`));
    const tell = () => {
      const typed = clock.value === "theirs" ? "theirs" : "mine";
      const zone = typed === "theirs" ? place.dataset.mine : place.dataset.theirs;
      const at = moment(`${on.value}T${time.value || "x"}`, place.dataset[typed]);
      if (Number.isNaN(at)) {
        place.textContent = "";
        return;
      }
      const words = new Intl.DateTimeFormat("en-GB", {
        timeZone: zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
      }).format(at);
      place.textContent = `${typed === "theirs" ? "Your" : "Their"} clock then: ${words}`;
    };
    for (const each of [on, time, clock]) each.addEventListener("input", tell);
    tell();
  };

  /* Choosing several drafts, and filters that apply as they are chosen. */
  const chooseSeveral = () => {
    const boxes = [...document.querySelectorAll("[data-choose]:not(:disabled)")];
    const all = document.querySelector("[data-choose-all]");
    const button = document.querySelector("[data-approve-chosen]");
    if (!button) return;
    const tell = () => {
      const count = boxes.filter((box) => box.checked).length;
      button.textContent = count ? `Approve ${count} draft${count === 1 ? "" : "s"}` : "Approve those chosen";
      button.disabled = !count;
      all.checked = count > 0 && count === boxes.length;
      all.indeterminate = count > 0 && count < boxes.length;
    };
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      tell();
    });
    for (const box of boxes) box.addEventListener("change", tell);
    tell();
  };
  for (const select of document.querySelectorAll("[data-submit]")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }

  watchText();
  stayInTouch();
  tellOtherClock();
  chooseSeveral();
  document.querySelector("[data-focus]")?.focus();
})();
