// The bot's Home tab as the person sees it. It fetches nothing.

import { fill, h } from "../base/dom.js";
import { drawBlocks } from "../blocks/blocks.js";
import { createSurface } from "../controls/surface.js";

export function createHome({ store, sending }) {
  const { model } = store;
  const node = h("div", {
    class: "home",
    role: "region",
    "aria-label": "Hjem",
    tabindex: "0",
    "data-testid": "home",
    hidden: true,
  });
  let drawn = "";
  let surface = null;

  function draw() {
    if (model.place?.kind !== "home") return;
    const { home } = model;
    const text = JSON.stringify([model.user, home]);
    if (text === drawn) return;
    drawn = text;
    if (!home) {
      fill(node, h("p", { class: "empty" }, "Botten har ikke vist noget her endnu."));
      return;
    }
    const key = node.contains(document.activeElement) ? document.activeElement.dataset.actionId : null;
    surface = createSurface({
      names: store.names,
      directory: store.directory,
      before: surface?.memory(),
      onlyTouched: true,
      send: (action, state) => sending.actInView(home, action, state),
    });
    fill(node, h("div", { class: "home-inside" }, drawBlocks(home.blocks, surface)));
    if (key) [...node.querySelectorAll("[data-action-id]")].find((each) => each.dataset.actionId === key)?.focus();
  }

  store.on("home", draw);
  store.on("place", () => {
    drawn = "";
    surface = null;
    if (model.place?.kind === "home") fill(node, h("p", { class: "empty" }, "Henter …"));
  });
  return { node };
}
