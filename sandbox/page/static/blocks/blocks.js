// Draws Block Kit's blocks in their order. Controls are controls.js's, text is draw.js's; nothing is sent from here.

import { h, uniqueId } from "../base/dom.js";
import { drawControl, createPlace, isGroup } from "../controls/controls.js";
import { drawText, plain } from "../text/draw.js";
import { drawPicture, pictureUrl } from "./pictures.js";
import { drawRichText } from "./rich-text.js";

function drawAccessory(block, context) {
  const { accessory } = block;
  if (accessory.type === "image") return drawImageElement(accessory, context, "thumbnail");
  const label = plain(block.text).slice(0, 100);
  return drawControl(accessory, createPlace({ surface: context.surface, blockId: block.block_id, label }));
}

function drawImageElement(image, { surface }, className) {
  return drawPicture({ url: pictureUrl(image, surface.directory.fileUrl), alt: image.alt_text, className });
}

function drawSection(block, context) {
  const { names } = context.surface;
  return h(
    "div",
    { class: "block section" },
    h(
      "div",
      { class: "section-words" },
      block.text ? h("div", { class: "text" }, drawText(block.text, names)) : null,
      block.fields
        ? h(
            "div",
            { class: "fields" },
            block.fields.map((field) => h("div", { class: "text" }, drawText(field, names))),
          )
        : null,
    ),
    block.accessory ? h("div", { class: `accessory of-${block.accessory.type}` }, drawAccessory(block, context)) : null,
  );
}

function drawActions(block, { surface }) {
  return h(
    "div",
    { class: "block actions" },
    block.elements.map((element) => drawControl(element, createPlace({ surface, blockId: block.block_id }))),
  );
}

function drawContext(block, context) {
  return h(
    "div",
    { class: "block context" },
    block.elements.map((element) =>
      element.type === "image"
        ? drawImageElement(element, context, "tiny")
        : h("div", { class: "text" }, drawText(element, context.surface.names)),
    ),
  );
}

function drawImage(block, context) {
  return h(
    "figure",
    { class: "block image" },
    block.title ? h("figcaption", {}, drawText(block.title, context.surface.names)) : null,
    drawImageElement(block, context, "picture"),
  );
}

function drawInput(block, { surface }) {
  const [inputId, labelId, hintId, errorId] = ["input", "label", "hint", "error"].map(uniqueId);
  const optional = block.optional ? h("span", { class: "optional" }, " (valgfrit)") : null;
  const words = [drawText(block.label, surface.names), optional];
  const grouped = isGroup(block.element);
  const describedBy = [block.hint ? hintId : null, errorId].filter(Boolean).join(" ");
  const place = createPlace({
    surface,
    blockId: block.block_id,
    inputId,
    labelId,
    describedBy,
    sendsChanges: Boolean(block.dispatch_action),
    isRequired: !block.optional,
  });
  return h(
    "div",
    { class: "block input" },
    grouped
      ? h("div", { id: labelId, class: "label" }, words)
      : h("label", { id: labelId, class: "label", for: inputId }, words),
    drawControl(block.element, place),
    block.hint ? h("p", { id: hintId, class: "hint" }, drawText(block.hint, surface.names)) : null,
    h("p", { id: errorId, class: "field-error", "data-error": "", hidden: true }),
  );
}

const DRAWERS = {
  header: (block, { surface }) =>
    h("div", { class: "block header", role: "heading", "aria-level": "3" }, drawText(block.text, surface.names)),
  section: drawSection,
  divider: () => h("hr", { class: "block divider" }),
  context: drawContext,
  actions: drawActions,
  image: drawImage,
  input: drawInput,
  rich_text: (block, { surface }) => drawRichText(block, surface.names),
};

/** All blocks of one surface; a kind that isn't known is said, never left out. */
export function drawBlocks(blocks, surface) {
  return blocks.map((given, index) => {
    const block = { ...given, block_id: given.block_id ?? `blok-${index + 1}` };
    const draw = DRAWERS[block.type];
    const node = draw
      ? draw(block, { surface })
      : h("div", { class: "block unknown" }, `Øvepladsen kan ikke vise blokken »${block.type}«.`);
    node.dataset.blockId = block.block_id;
    node.dataset.block = block.type;
    return node;
  });
}
