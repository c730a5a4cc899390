// Draws what is typed: text on one or more lines, e-mail, address, number, date, time. It judges nothing; checks.js does.

import { h } from "../base/dom.js";
import { dayOfField, fieldMoment, moment, secondsOfField } from "../base/dates.js";
import { plain } from "../text/draw.js";

const PAUSE_MS = 300;

const sendsOn = (element, what) =>
  (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(what);

function sendTyped(element, place, node, read) {
  const send = () => place.changed(element, read(), node);
  let timer = null;
  if (sendsOn(element, "on_character_entered")) {
    node.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE_MS);
    });
  }
  if (sendsOn(element, "on_enter_pressed") && node.tagName === "INPUT") {
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      send();
    });
  }
}

function typed(kind) {
  return (element, place) => {
    const before = place.before(element);
    const isLong = kind === "text" && element.multiline;
    const node = h(isLong ? "textarea" : "input", {
      ...place.attributes(element),
      class: "field",
      type: isLong ? null : kind === "decimal" ? "text" : kind,
      inputmode: kind === "decimal" ? "decimal" : null,
      rows: isLong ? 4 : null,
      maxlength: element.max_length,
      placeholder: plain(element.placeholder) || null,
      autocomplete: "off",
      value: (before ? before.value : element.initial_value) ?? "",
    });
    const written = () => (kind === "decimal" ? node.value.trim().replace(",", ".") : node.value);
    const read = () => ({ type: element.type, value: written() || null });
    if (place.sendsChanges) sendTyped(element, place, node, read);
    place.register({ element, node, read });
    return node;
  };
}

function picked({ kind, key, toField = (value) => value ?? "", fromField = (text) => text || null, spell }) {
  return (element, place) => {
    const before = place.before(element);
    const node = h("input", {
      ...place.attributes(element),
      class: "field short",
      type: kind,
      value: toField(before ? before[`selected_${key}`] : element[`initial_${key}`]),
    });
    const read = () => ({ type: element.type, [`selected_${key}`]: fromField(node.value) });
    const words = h("span", { class: "spelled", "aria-live": "polite" }, spell?.(node.value));
    node.addEventListener("change", () => {
      words.textContent = spell?.(node.value) ?? "";
      const isHalfTyped = node.value === "" || /^0\d{3}-/.test(node.value); // a year is typed digit by digit
      if (!isHalfTyped) place.changed(element, read(), node);
    });
    place.register({ element, node, read });
    return spell ? h("span", { class: "picked" }, node, words) : node;
  };
}

/** Rich text is typed as plain lines and read as one paragraph. */
function drawRichInput(element, place) {
  const node = h("textarea", {
    ...place.attributes(element),
    class: "field",
    rows: 4,
    placeholder: plain(element.placeholder) || null,
  });
  const before = place.before(element)?.rich_text_value ?? element.initial_value;
  node.value = before?.elements?.flatMap((part) => part.elements.map((run) => run.text ?? "")).join("") ?? "";
  const paragraph = () => ({
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text: node.value }] }],
  });
  place.register({
    element,
    node,
    read: () => ({ type: element.type, rich_text_value: node.value ? paragraph() : null }),
  });
  return node;
}

export const FIELDS = {
  plain_text_input: typed("text"),
  email_text_input: typed("email"),
  url_text_input: typed("url"),
  number_input: typed("decimal"),
  rich_text_input: drawRichInput,
  datepicker: picked({ kind: "date", key: "date", spell: dayOfField }),
  timepicker: picked({ kind: "time", key: "time", spell: (text) => (text ? `kl. ${text.replace(":", ".")}` : "") }),
  datetimepicker: picked({
    kind: "datetime-local",
    key: "date_time",
    toField: (seconds) => (seconds ? fieldMoment(seconds * 1000) : ""),
    fromField: secondsOfField,
    spell: (text) => (secondsOfField(text) ? moment(secondsOfField(text) * 1000) : ""),
  }),
};
