// Draws what is pressed rather than filled in: buttons, link buttons, overflow menus.

import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { attachMenu } from "../base/menu.js";
import { isSafeLink } from "../text/inline.js";
import { drawText, plain } from "../text/draw.js";

const STYLES = { primary: "button primary", danger: "button danger" };

/** A button, or a link that looks like one. */
export function drawButton(element, place) {
  const { surface, blockId } = place;
  const properties = {
    class: STYLES[element.style] ?? "button",
    "aria-label": element.accessibility_label,
    "data-action-id": element.action_id,
  };
  const fields = { text: element.text, value: element.value, style: element.style };
  const words = drawText(element.text, surface.names);
  const node =
    element.url && isSafeLink(element.url)
      ? h(
          "a",
          { ...properties, href: element.url, target: "_blank", rel: "noopener noreferrer" },
          words,
          h("span", { class: "sr-only" }, " (åbner i nyt vindue)"),
        )
      : h("button", { ...properties, type: "button" }, words);
  node.addEventListener("click", () => surface.act(element, blockId, fields, node));
  return node;
}

/** The "⋯" menu of a section or a row of actions. */
export function drawOverflow(element, place) {
  const { surface, blockId } = place;
  const node = h(
    "button",
    {
      type: "button",
      class: "icon-button framed",
      "aria-label": "Flere valg",
      title: "Flere valg",
      "data-action-id": element.action_id,
    },
    icon("more"),
  );
  attachMenu(node, () =>
    element.options.map((option) => ({
      text: plain(option.text),
      hint: plain(option.description),
      href: option.url && isSafeLink(option.url) ? option.url : null,
      onPick: () => surface.act(element, blockId, { selected_option: option }, node),
    })),
  );
  return node;
}
