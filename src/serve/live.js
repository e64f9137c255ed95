// Reloads the page after an edit and shows what is wrong. Sent by `tebiki serve`
// only; no built file holds it.
"use strict";
(() => {
  const version = Number(document.currentScript.dataset.version);
  const panel = document.createElement("div");
  panel.id = "_tebiki_panel";
  panel.setAttribute("role", "status");
  let events = null;
  function listen() {
    // Tabs that nobody sees would use up the few connections of a browser.
    if (document.hidden || events) {
      return;
    }
    events = new EventSource("/_tebiki/events");
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.version !== version) {
        events.close();
        location.reload();
        return;
      }
      panel.innerHTML = state.panel;
      panel.hidden = state.panel === "";
    };
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && events) {
      events.close();
      events = null;
    }
    listen();
  });
  document.body.append(panel);
  listen();
})();
