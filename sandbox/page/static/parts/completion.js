// A list of suggestions over a text field: commands after "/", persons after "@". Arrows, Enter or Tab, Escape.
// It doesn't know where the suggestions come from and sends nothing.

import { fill, h, uniqueId } from "../base/dom.js";

/** `suggest(text before the caret)` gives null or {from, items: [{insert, title, hint, detail}], exact}. */
export function attachCompletion({ field, box, status, suggest }) {
  const id = uniqueId("suggestions");
  const list = h("div", { id, class: "suggestions", role: "listbox", "aria-label": "Forslag", hidden: true });
  box.append(list);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", id);
  let found = null;
  let at = 0;

  function mark() {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = list.children[at];
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function close() {
    found = null;
    list.hidden = true;
    fill(list);
    field.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function pick(item) {
    const rest = field.value.slice(field.selectionStart);
    const before = field.value.slice(0, found.from) + item.insert;
    field.value = before + rest;
    field.setSelectionRange(before.length, before.length);
    close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function draw(item) {
    const option = h(
      "div",
      { id: uniqueId("suggestion"), class: "suggestion", role: "option", "aria-selected": "false" },
      h(
        "span",
        { class: "suggestion-title" },
        item.title,
        item.hint ? h("span", { class: "suggestion-hint" }, ` ${item.hint}`) : null,
      ),
      item.detail ? h("span", { class: "suggestion-detail" }, item.detail) : null,
    );
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      pick(item);
    });
    return option;
  }

  function refresh() {
    const next =
      field.selectionStart === field.selectionEnd ? suggest(field.value.slice(0, field.selectionStart)) : null;
    if (!next?.items.length) {
      if (found) close();
      return;
    }
    found = next;
    at = 0;
    fill(list, next.items.map(draw));
    list.hidden = false;
    const count = next.items.length === 1 ? "1 forslag" : `${next.items.length} forslag`;
    status.textContent = `${count}. Vælg med pil op og ned og Enter.`;
    mark();
  }

  field.addEventListener("input", refresh);
  field.addEventListener("click", refresh);
  field.addEventListener("blur", () => found && close());
  field.addEventListener("keydown", (event) => {
    if (!found || event.isComposing) return;
    const last = found.items.length - 1;
    if (event.key === "ArrowDown") at = at === last ? 0 : at + 1;
    else if (event.key === "ArrowUp") at = at === 0 ? last : at - 1;
    else if (event.key === "Escape") close();
    else if (event.key === "Tab" && !event.shiftKey) pick(found.items[at]);
    else if (event.key === "Enter" && !event.shiftKey && !found.exact) pick(found.items[at]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (found) mark();
  });
  return { close };
}
