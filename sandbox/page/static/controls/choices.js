// Draws a choice among options: one of a list, several of a list, radio buttons, checkboxes.
// Where the options come from is the caller's; see people.js for persons and channels.

import { h, uniqueId } from "../base/dom.js";
import { drawText, plain } from "../text/draw.js";

/** Arrow keys open the list rather than change the choice at once, where each change would be sent. */
function openByArrows(select) {
  select.addEventListener("keydown", (event) => {
    if (!["ArrowDown", "ArrowUp"].includes(event.key) || !select.showPicker) return;
    event.preventDefault();
    select.showPicker();
  });
}

const optionNode = ({ value, text }, chosen) => h("option", { value, selected: value === chosen }, text);

/**
 * One of a list. `groups` is [{label?, options: [{value, text}]}], `stateOf(value)` what the app reads,
 * `chosen` the value to begin with.
 */
export function drawOneOf({ element, place, groups, chosen, stateOf }) {
  const empty = h("option", { value: "" }, plain(element.placeholder) || "Vælg …");
  const node = h(
    "select",
    { ...place.attributes(element), class: "select" },
    empty,
    groups.map(({ label, options }) => {
      const nodes = options.map((option) => optionNode(option, chosen));
      return label ? h("optgroup", { label }, nodes) : nodes;
    }),
  );
  node.value = chosen ?? "";
  if (node.selectedIndex < 0) node.value = "";
  let last = node.value;
  const read = () => ({ type: element.type, ...stateOf(node.value || null) });
  node.addEventListener("change", async () => {
    if (await place.changed(element, read(), node)) last = node.value;
    else node.value = last;
  });
  if (place.sendsChanges) openByArrows(node);
  place.register({ element, node, read });
  return node;
}

/** One mark with its text, as radio buttons and checkboxes have them. */
function drawMark({ kind, name, option, isChosen, names }) {
  const descriptionId = option.description ? uniqueId("description") : null;
  const box = h("input", {
    type: kind,
    name,
    value: option.value,
    checked: isChosen,
    "aria-describedby": descriptionId,
  });
  return h(
    "label",
    { class: "mark-row" },
    box,
    h(
      "span",
      { class: "mark-text" },
      drawText(option.text, names),
      option.description
        ? h("span", { id: descriptionId, class: "mark-description" }, drawText(option.description, names))
        : null,
    ),
  );
}

/** Marks to tick. `stateOf(values)` is what the app reads; `isSingle` makes them radio buttons. */
export function drawMarks({ element, place, options, chosen, stateOf, isSingle, isList }) {
  const name = uniqueId("marks");
  const kind = isSingle ? "radio" : "checkbox";
  const rows = options.map((option) =>
    drawMark({ kind, name, option, isChosen: chosen.includes(option.value), names: place.surface.names }),
  );
  const node = h(
    "div",
    {
      ...place.groupAttributes(element),
      role: isSingle ? "radiogroup" : "group",
      class: isList ? "marks list" : "marks",
    },
    rows,
  );
  const ticked = () => [...node.querySelectorAll("input:checked")].map((box) => box.value);
  const read = () => ({ type: element.type, ...stateOf(ticked()) });
  node.addEventListener("change", () => place.changed(element, read(), node));
  place.register({ element, node, read });
  return node;
}

const flat = (element) => element.options ?? element.option_groups.flatMap((group) => group.options);
const named = (option) => ({ value: option.value, text: plain(option.text) });

/** static_select */
export function drawStaticSelect(element, place) {
  const groups = element.option_groups
    ? element.option_groups.map((group) => ({ label: plain(group.label), options: group.options.map(named) }))
    : [{ options: element.options.map(named) }];
  const before = place.before(element);
  const chosen = (before ? before.selected_option : element.initial_option)?.value;
  const find = (value) => flat(element).find((option) => option.value === value) ?? null;
  return drawOneOf({ element, place, groups, chosen, stateOf: (value) => ({ selected_option: find(value) }) });
}

function severalOf(element, place, isList) {
  const before = place.before(element);
  const chosen = (before ? before.selected_options : (element.initial_options ?? [])).map((option) => option.value);
  const stateOf = (values) => ({ selected_options: flat(element).filter((option) => values.includes(option.value)) });
  return drawMarks({ element, place, options: flat(element), chosen, stateOf, isList });
}

/** multi_static_select */
export const drawMultiStaticSelect = (element, place) => severalOf(element, place, true);

/** checkboxes */
export const drawCheckboxes = (element, place) => severalOf(element, place, false);

/** radio_buttons */
export function drawRadioButtons(element, place) {
  const before = place.before(element);
  const first = (before ? before.selected_option : element.initial_option)?.value;
  const find = ([value]) => element.options.find((option) => option.value === value) ?? null;
  const stateOf = (values) => ({ selected_option: find(values) });
  return drawMarks({ element, place, options: element.options, chosen: first ? [first] : [], stateOf, isSingle: true });
}
