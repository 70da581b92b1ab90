// Reports visits of people who came by a link of ours and have agreed to it. Nothing is kept or sent before they have,
// nor where their browser asks not to be tracked.
//
//   followthrough("consent", true)    the visitor has agreed; false: what was kept is removed
//   followthrough("visit")            a page of a site that changes pages without loading them
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script) return;
  var to = script.getAttribute("data-to");
  var cookie = script.getAttribute("data-consent-cookie") || "";
  var KEY = "followthrough.visitor";
  var waiting = (window.followthrough && window.followthrough.q) || [];
  var agreed = false;
  var visitor = arrived();

  // The token leaves the address bar, so that a shared address does not carry it on.
  function arrived() {
    var address = new URL(window.location.href);
    var found = address.searchParams.get("ft");
    if (found) {
      address.searchParams.delete("ft");
      window.history.replaceState(window.history.state, "", address.href);
    }
    return found;
  }

  // Global Privacy Control (https://w3c.github.io/gpc/) and Do Not Track (https://www.w3.org/TR/tracking-dnt/): both stand over
  // what a banner was told.
  function objects() {
    return navigator.globalPrivacyControl === true || navigator.doNotTrack === "1" || window.doNotTrack === "1";
  }

  function agreedByCookie() {
    if (!cookie) return false;
    return document.cookie.split(/;\s*/).some(function (each) {
      return cookie.indexOf("=") > 0 ? each === cookie : each.indexOf(cookie + "=") === 0;
    });
  }

  function kept() {
    try {
      if (visitor) window.localStorage.setItem(KEY, visitor);
      else visitor = window.localStorage.getItem(KEY);
    } catch (error) {
      // A browser that keeps nothing: the token of this page is all there is.
    }
    return visitor;
  }

  function forget() {
    visitor = null;
    try {
      window.localStorage.removeItem(KEY);
    } catch (error) {
      return;
    }
  }

  function report() {
    if (!agreed || navigator.webdriver || document.visibilityState !== "visible" || document.prerendering) return;
    if (!kept()) return;
    var body = JSON.stringify({
      ft: visitor,
      url: window.location.origin + window.location.pathname,
      title: document.title,
      consent: true,
    });
    // As plain text it needs no question to the server first, and it outlives the page.
    if (!(navigator.sendBeacon && navigator.sendBeacon(to, new Blob([body], { type: "text/plain" })))) {
      window.fetch(to, { method: "POST", body: body, keepalive: true, credentials: "omit", mode: "cors" });
    }
  }

  function followthrough(what, value) {
    if (what === "consent") {
      agreed = value === true && !objects();
      if (agreed) report();
      else forget();
    } else if (what === "visit") {
      report();
    }
  }

  window.followthrough = followthrough;
  if (objects()) forget();
  if (agreedByCookie()) followthrough("consent", true);
  for (var i = 0; i < waiting.length; i += 1) followthrough(waiting[i][0], waiting[i][1]);
  // A page that was loaded ahead or in the background is visited once it is seen.
  var seen = document.visibilityState === "visible" && !document.prerendering;
  document.addEventListener("visibilitychange", function () {
    if (!seen && document.visibilityState === "visible") {
      seen = true;
      report();
    }
  });
})();
