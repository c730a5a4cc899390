// A button that opens a list of choices: arrow keys, Escape, a click outside. It doesn't know what the choices do.

import { h, uniqueId } from "./dom.js";

const GAP = 4;

function stand(list, button) {
  const place = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const below = place.bottom + GAP + height <= window.innerHeight;
  const left = Math.min(place.left, window.innerWidth - width - GAP);
  list.style.top = `${Math.max(GAP, below ? place.bottom + GAP : place.top - GAP - height)}px`;
  list.style.left = `${Math.max(GAP, left)}px`;
}

function step(list, event, close) {
  const items = [...list.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const targets = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  if (event.key in targets) {
    event.preventDefault();
    items[targets[event.key]].focus();
  } else if (event.key === "Tab") close();
}

/** Make a button open a menu. `choices()` gives [{text, hint?, href?, onPick}] each time it opens. */
export function attachMenu(button, choices) {
  const id = uniqueId("menu");
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  let list = null;

  function close(giveFocusBack) {
    if (!list) return;
    const old = list;
    list = null;
    old.remove();
    button.setAttribute("aria-expanded", "false");
    if (giveFocusBack && button.isConnected) button.focus();
  }

  function entry({ text, hint, href, onPick }) {
    const words = [h("span", {}, text), hint ? h("span", { class: "menu-hint" }, hint) : null];
    const pick = () => {
      close(true);
      onPick();
    };
    return href
      ? h(
          "a",
          { role: "menuitem", class: "menu-item", href, target: "_blank", rel: "noopener noreferrer", onclick: pick },
          words,
        )
      : h("button", { type: "button", role: "menuitem", class: "menu-item", tabindex: "-1", onclick: pick }, words);
  }

  button.addEventListener("click", () => {
    if (list) {
      close(true);
      return;
    }
    list = h("div", {
      id,
      class: "menu",
      role: "menu",
      popover: "manual",
      "aria-label": button.getAttribute("aria-label") ?? button.textContent,
    });
    list.append(...choices().map(entry));
    list.addEventListener("keydown", (event) => {
      step(list, event, () => close(false));
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        close(true);
      }
    });
    list.addEventListener("focusout", (event) => {
      if (list && !list.contains(event.relatedTarget) && event.relatedTarget !== button) close(false);
    });
    (button.closest("dialog") ?? document.body).append(list);
    list.showPopover();
    stand(list, button);
    button.setAttribute("aria-expanded", "true");
    list.querySelector("[role=menuitem]")?.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (list && !list.contains(event.target) && !button.contains(event.target)) close(false);
  });
  return { close };
}
