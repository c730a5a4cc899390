// How the gallery is looked at: as wide as a phone or a screen, with colours or without.

import { h } from "../base/dom.js";

const PHONE = "as-phone";
const GREY = "without-colours";

function radio(label, isChosen, onChoose) {
  return h(
    "label",
    { class: "gallery-choice" },
    h("input", { type: "radio", name: "bredde", checked: isChosen, onchange: onChoose }),
    h("span", {}, label),
  );
}

/** The switches; they change classes of the page and nothing else. */
export function createView() {
  const { classList } = document.body;
  return h(
    "div",
    { class: "gallery-view" },
    h(
      "fieldset",
      {},
      h("legend", {}, "Vis som på"),
      radio("bred skærm", true, () => classList.remove(PHONE)),
      radio("telefon (375 punkter)", false, () => classList.add(PHONE)),
    ),
    h(
      "label",
      { class: "gallery-choice" },
      h("input", { type: "checkbox", onchange: (event) => classList.toggle(GREY, event.target.checked) }),
      h("span", {}, "Uden farver"),
    ),
  );
}
