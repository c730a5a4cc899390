// The workspace's clock: shows it running and asks the server to move it forward. It keeps no time of its own.

import { fieldMoment, moment } from "../base/dates.js";
import { h, uniqueId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { nextWorkingDay } from "../base/workdays.js";

const TICK_MS = 1000;

export function createClock({ api, store }) {
  const text = h("span", { class: "clock-text", "data-testid": "clock" });
  const trouble = h("span", { class: "clock-trouble", role: "alert" });
  const field = h("input", {
    type: "datetime-local",
    class: "field",
    id: uniqueId("moment"),
    oninput: () => (isChosen = true),
  });
  let isChosen = false; // while a moment is being chosen, the field doesn't follow the clock
  const toggle = h(
    "button",
    { type: "button", class: "button small clock-toggle", "aria-expanded": "false", onclick: () => unfold() },
    "Flyt uret",
  );
  const set = h(
    "form",
    { class: "clock-set", onsubmit: chooseMoment },
    h("label", { class: "sr-only", for: field.id }, "Stil uret til"),
    field,
    h("button", { type: "submit", class: "button small" }, "Stil uret"),
  );
  const moves = h(
    "div",
    { class: "clock-moves", role: "group", "aria-label": "Flyt uret frem" },
    button("+1 time", () => ({ advance_minutes: 60 })),
    button("+1 dag", () => ({ advance_minutes: 24 * 60 })),
    button("Næste hverdag kl. 9", () => ({ to: `${nextWorkingDay(fieldMoment(store.now()).slice(0, 10))}T09:00` })),
    set,
  );
  const node = h(
    "div",
    { class: "clock", role: "group", "aria-label": "Øvepladsens ur" },
    h("div", { class: "clock-now" }, icon("clock"), text, toggle),
    moves,
    trouble,
  );

  function button(words, change) {
    return h(
      "button",
      { type: "button", class: "button small", onclick: () => store.model.state && move(change()) },
      words,
    );
  }

  function unfold() {
    const isOpen = node.classList.toggle("unfolded");
    toggle.setAttribute("aria-expanded", String(isOpen));
  }

  async function move(change) {
    trouble.textContent = "";
    const answer = await api.post("clock", change).catch(() => ({ ok: false }));
    if (answer.ok === false) trouble.textContent = "Uret kunne ikke flyttes.";
    await store.load.state();
  }

  function chooseMoment(event) {
    event.preventDefault();
    if (!field.value) trouble.textContent = "Vælg en dato og et klokkeslæt først.";
    else if (field.value <= fieldMoment(store.now())) trouble.textContent = "Uret kan kun stilles frem.";
    else {
      isChosen = false;
      move({ to: field.value });
    }
  }

  function draw() {
    if (!store.model.state) return;
    const words = moment(store.now());
    if (text.textContent !== words) text.textContent = words;
    if (!isChosen && document.activeElement !== field) field.value = fieldMoment(store.now());
  }

  store.on("state", draw);
  setInterval(draw, TICK_MS);
  return { node };
}
