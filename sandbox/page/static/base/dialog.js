// Opens one accessible dialog: focus stays inside, Escape asks to close, focus goes back where it came from.
// It doesn't know what stands in the dialog.

import { h, uniqueId } from "./dom.js";
import { icon } from "./icons.js";

const REACHABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex='0']";

function keepInside(dialog, event) {
  if (event.key !== "Tab") return;
  const reachable = [...dialog.querySelectorAll(REACHABLE)].filter((node) => node.getClientRects().length > 0);
  const [first, last] = [reachable[0], reachable.at(-1)];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
}

/** Where focus goes back to: where it came from, or what stands there since its region was drawn anew. */
function wayBack(origin, region) {
  if (origin?.isConnected) return origin;
  const { actionId } = origin?.dataset ?? {};
  const controls = [...(region?.querySelectorAll("[data-action-id]") ?? [])];
  return controls.find((each) => actionId && each.dataset.actionId === actionId) ?? region;
}

/** Show a dialog; `onClose` is asked on Escape and the cross. Gives {node, title, body, foot, close}. */
export function openDialog({ titleText, onClose, kind = "modal" }) {
  const titleId = uniqueId("dialog-title");
  const origin = document.activeElement;
  const region = origin?.closest("[role=region]");
  const title = h("h2", { id: titleId, tabindex: "-1" }, titleText);
  const cross = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Luk dialogen", onclick: () => onClose() },
    icon("close"),
  );
  const body = h("div", { class: "dialog-body" });
  const foot = h("div", { class: "dialog-foot" });
  const frame = h("div", { class: "dialog-frame" }, h("div", { class: "dialog-head" }, title, cross), body, foot);
  const node = h(
    "dialog",
    { class: `dialog ${kind}`, role: "dialog", "aria-modal": "true", "aria-labelledby": titleId, "data-testid": kind },
    frame,
  );
  node.addEventListener("keydown", (event) => keepInside(node, event));
  node.addEventListener("cancel", (event) => {
    event.preventDefault();
    onClose();
  });
  document.body.append(node);
  node.showModal();
  return {
    node,
    title,
    frame,
    body,
    foot,
    close() {
      node.close();
      node.remove();
      wayBack(origin, region)?.focus();
    },
  };
}

/** Ask a yes-or-no question; resolves to whether it was confirmed. */
export function askConfirm({ title, content, confirm, deny, isDanger }) {
  return new Promise((resolve) => {
    const answer = (isConfirmed) => {
      dialog.close();
      resolve(isConfirmed);
    };
    const dialog = openDialog({ titleText: title, onClose: () => answer(false), kind: "confirm" });
    const style = isDanger ? "button danger" : "button primary";
    const yes = h("button", { type: "button", class: style, onclick: () => answer(true) }, confirm);
    const no = h("button", { type: "button", class: "button", onclick: () => answer(false) }, deny);
    dialog.body.append(...content);
    dialog.foot.append(no, yes);
    (isDanger ? no : yes).focus();
  });
}
