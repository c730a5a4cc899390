// Knows which drawing belongs to which element of Block Kit, and gives each control its place: its name, its words for
// screen readers, what it held before, and whether its changes are sent.

import { h } from "../base/dom.js";
import { plain } from "../text/draw.js";
import { drawButton, drawOverflow } from "./buttons.js";
import { drawCheckboxes, drawMultiStaticSelect, drawRadioButtons, drawStaticSelect } from "./choices.js";
import { FIELDS } from "./fields.js";
import { PEOPLE } from "./people.js";

const DRAWERS = {
  button: drawButton,
  overflow: drawOverflow,
  static_select: drawStaticSelect,
  multi_static_select: drawMultiStaticSelect,
  checkboxes: drawCheckboxes,
  radio_buttons: drawRadioButtons,
  ...FIELDS,
  ...PEOPLE,
};

/** What a control is called where nothing else says it. */
const NAMES = { datepicker: "Dato", timepicker: "Klokkeslæt", datetimepicker: "Dato og klokkeslæt" };

/** Where a control stands. `labelId` names it where a label stands above; else `label` or its placeholder does. */
export function createPlace({
  surface,
  blockId,
  inputId = null,
  labelId = null,
  describedBy = null,
  label = "",
  sendsChanges = true,
  isRequired = false,
}) {
  const key = (element) => `${blockId} ${element.action_id}`;
  const nameOf = (element) => plain(element.placeholder) || label || NAMES[element.type] || "Valg";
  const shared = (element) => ({
    "data-action-id": element.action_id,
    "data-key": key(element),
    "aria-describedby": describedBy,
  });
  return {
    surface,
    blockId,
    sendsChanges,
    before: (element) => surface.before(blockId, element.action_id),
    attributes: (element) => ({
      ...shared(element),
      id: inputId,
      "aria-label": labelId ? null : nameOf(element),
      "aria-required": isRequired ? "true" : null,
      "data-autofocus": element.focus_on_load,
    }),
    groupAttributes: (element) => ({
      ...shared(element),
      "aria-labelledby": labelId,
      "aria-label": labelId ? null : nameOf(element),
    }),
    register: ({ element, node, read }) =>
      surface.register({ blockId, actionId: element.action_id, element, node, read }),
    changed: (element, value, node) =>
      sendsChanges ? surface.act(element, blockId, value, node) : Promise.resolve(true),
  };
}

/** Groups of marks are named by the label's text rather than pointed at by it. */
export const isGroup = (element) =>
  ["checkboxes", "radio_buttons"].includes(element.type) || element.type.startsWith("multi_");

/** One interactive element; an unknown kind is said, never left out. */
export function drawControl(element, place) {
  const draw = DRAWERS[element.type];
  return draw ? draw(element, place) : h("span", { class: "unknown" }, `Øvepladsen kan ikke vise »${element.type}«.`);
}
