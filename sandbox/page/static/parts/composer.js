// The field where a person writes: a message, or a command after "/". Keeps a draft for each place.

import { fill, h, uniqueId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { attachMenu } from "../base/menu.js";
import { attachCompletion } from "./completion.js";
import { hintFor, suggest } from "./suggestions.js";

const TALLEST = 200;

export function createComposer({ label, store, onSend, onShortcut = null, onFile = null }) {
  const drafts = new Map();
  let place = null;

  const status = h("div", { class: "sr-only", role: "status" });
  const usage = h("div", { class: "usage", hidden: true });
  const field = h("textarea", {
    class: "composer-field",
    rows: 1,
    "aria-label": label,
    autocomplete: "off",
    spellcheck: "true",
  });
  const send = h(
    "button",
    { type: "submit", class: "icon-button send", "aria-label": "Send", title: "Send (Enter)" },
    icon("send"),
  );
  const help = h(
    "p",
    { id: uniqueId("help"), class: "composer-help" },
    "Enter sender · Shift+Enter giver ny linje · / viser kommandoer",
  );
  field.setAttribute("aria-describedby", help.id);
  const tools = h("div", { class: "composer-tools" });
  const box = h("div", { class: "composer-box" }, field, h("div", { class: "composer-row" }, tools, send));
  const node = h("form", { class: "composer", "aria-label": label }, usage, box, help, status);

  if (onShortcut) tools.append(...shortcutTools());
  if (onFile) tools.append(...fileTools());

  function fileTools() {
    const chosen = h("input", { type: "file", hidden: true, "aria-label": "Fil", onchange: () => sendFiles(chosen.files) });
    const attach = h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Send en fil",
        title: "Send en fil",
        onclick: () => chosen.click(),
      },
      icon("file"),
    );
    node.addEventListener("dragover", (event) => event.preventDefault());
    node.addEventListener("drop", (event) => {
      event.preventDefault();
      sendFiles(event.dataTransfer.files);
    });
    return [attach, chosen];
  }

  /** What stands in the field goes along with the files. */
  function sendFiles(files) {
    const text = field.value.trim();
    for (const file of files) onFile(file, text);
    field.value = "";
    drafts.delete(place);
    grow();
  }

  function shortcutTools() {
    const slash = h(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Kommandoer", title: "Kommandoer", onclick: startCommand },
      "/",
    );
    const spark = h(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Genveje", title: "Genveje" },
      icon("spark"),
    );
    attachMenu(spark, () => {
      const global = store.model.state.shortcuts.filter((each) => each.type === "global");
      return global.length
        ? global.map((each) => ({ text: each.name, onPick: () => onShortcut(each) }))
        : [{ text: "Botten har ingen genveje", onPick: () => field.focus() }];
    });
    return [slash, spark];
  }

  function startCommand() {
    field.value = "/";
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(TALLEST, field.scrollHeight)}px`;
    send.disabled = !field.value.trim();
    const command = store.model.state && hintFor(field.value, store.model.state);
    usage.hidden = !command;
    if (command)
      fill(
        usage,
        h("strong", {}, command.command),
        ` ${command.usage_hint ?? ""}`,
        h("span", { class: "usage-what" }, command.description ?? ""),
      );
  }

  function submit() {
    const text = field.value.trim();
    if (!text) return;
    const sentFrom = place;
    field.value = "";
    drafts.delete(place);
    completion.close();
    grow();
    onSend(text, () => {
      if (place === sentFrom && !field.value) field.value = text;
      else drafts.set(sentFrom, text);
      grow();
    });
  }

  const completion = attachCompletion({
    field,
    box: node,
    status,
    suggest: (text) => store.model.state && suggest(text, store.model.state),
  });

  field.addEventListener("input", () => {
    drafts.set(place, field.value);
    grow();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  grow();

  return {
    node,
    field,
    /** Stand in a place with its draft; `placeholder` says whom it goes to. */
    standIn(key, placeholder) {
      field.placeholder = placeholder;
      if (key === place) return;
      place = key;
      field.value = drafts.get(key) ?? "";
      completion.close();
      grow();
    },
  };
}
