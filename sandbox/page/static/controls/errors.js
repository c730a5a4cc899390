// Shows what is wrong with a form's fields, each beside its own. It decides nothing of what is wrong.

import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";

function clear(slot) {
  slot.hidden = true;
  fill(slot);
  slot
    .closest(".block")
    .querySelectorAll("[aria-invalid]")
    .forEach((each) => each.removeAttribute("aria-invalid"));
}

/** Shows errors by block id in place of those shown before; answers the texts that belong to no field there. */
export function showErrors(node, errors) {
  node.querySelectorAll("[data-error]").forEach(clear);
  const unknown = [];
  for (const [blockId, text] of Object.entries(errors)) {
    const block = node.querySelector(`[data-block-id="${CSS.escape(blockId)}"]`);
    const slot = block?.querySelector("[data-error]");
    if (!slot) {
      unknown.push(text);
      continue;
    }
    fill(slot, icon("warning"), h("span", {}, h("span", { class: "sr-only" }, "Fejl: "), text));
    slot.hidden = false;
    block.querySelector("[data-action-id]")?.setAttribute("aria-invalid", "true");
  }
  return unknown;
}
