// The topmost modal of the person: drawn as a dialog, kept in step with the server's, sent and closed. What was typed
// stays when the view is updated, when errors come back, and when a view above it is closed again.

import { fill, h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { drawBlocks } from "../blocks/blocks.js";
import { findErrors } from "../controls/checks.js";
import { showErrors } from "../controls/errors.js";
import { createSurface } from "../controls/surface.js";
import { plain } from "../text/draw.js";

const FAILURES = {
  operation_timeout: "Botten svarede ikke i tide. Det, du har skrevet, er her stadig. Prøv igen.",
  dispatch_failed: "Botten tog ikke imod formularen. Det, du har skrevet, er her stadig. Prøv igen.",
  unreachable: "Øvepladsens server svarer ikke. Det, du har skrevet, er her stadig. Prøv igen.",
};

export function createModal({ store, sending, openDialog }) {
  const { model } = store;
  const typed = new Map(); // view id → what its controls held
  let open = null; // {dialog, view, surface, form, alert, submit, isSending}

  const key = (view) => JSON.stringify([view.id, view.hash, view.blocks, view.title, view.submit, view.close]);

  function forget() {
    if (!open) return;
    typed.set(open.view.id, open.surface.memory());
    open.dialog.close();
    open = null;
  }

  function focusOf(node) {
    const { activeElement: active } = document;
    if (!node.contains(active)) return null;
    const { dataset, selectionStart, selectionEnd } = active;
    return { key: dataset.key, actionId: dataset.actionId, selectionStart, selectionEnd };
  }

  function giveFocus(node, was) {
    const controls = [...node.querySelectorAll("[data-action-id]")];
    const same =
      was &&
      (controls.find((each) => was.key && each.dataset.key === was.key) ??
        controls.find((each) => each.dataset.actionId === was.actionId));
    const target =
      same ??
      node.querySelector("[data-autofocus]") ??
      node.querySelector("input, select, textarea") ??
      node.querySelector(".dialog-foot button");
    target?.focus();
    if (same && typeof was.selectionStart === "number" && same.setSelectionRange) {
      try {
        same.setSelectionRange(was.selectionStart, was.selectionEnd);
      } catch {
        // Fields such as numbers and dates have no caret to put back.
      }
    }
  }

  function tell(errors) {
    const unknown = showErrors(open.dialog.node, errors);
    say(unknown.join(" "));
    const first = open.dialog.node.querySelector("[aria-invalid]");
    (first?.matches("input, select, textarea") ? first : first?.querySelector("input"))?.focus();
  }

  function say(text) {
    open.alert.hidden = !text;
    fill(open.alert, text ? [icon("warning"), h("span", {}, text)] : []);
  }

  function sendingMark(isSending) {
    open.isSending = isSending;
    open.form.setAttribute("aria-busy", String(isSending));
    if (!open.submit) return;
    open.submit.setAttribute("aria-disabled", String(isSending));
    fill(open.submit, isSending ? "Sender …" : plain(open.view.submit));
  }

  async function submit(event) {
    event.preventDefault();
    if (!open || open.isSending || !open.view.submit) return;
    const { view, surface } = open;
    const wrong = findErrors(view.blocks, surface.controls);
    tell(wrong);
    if (Object.keys(wrong).length) return;
    sendingMark(true);
    const answer = await sending.attempt("view/submit", { view_id: view.id, state: { values: surface.state() } });
    if (!open || open.view.id !== view.id) return;
    sendingMark(false);
    if (answer.errors) tell(answer.errors);
    else if (answer.ok) await Promise.all([store.load.view(), store.load.messages()]);
    else say(FAILURES[answer.error] ?? `Det lykkedes ikke (${answer.error ?? "ukendt fejl"}). Prøv igen.`);
  }

  async function dismiss() {
    const { view } = open;
    typed.delete(view.id);
    const answer = await sending.attempt("view/close", { view_id: view.id });
    if (answer.error === "unreachable") {
      if (open) say(FAILURES.unreachable);
      return;
    }
    await store.load.view();
  }

  function drawInto(view, before) {
    const { dialog } = open;
    const was = focusOf(dialog.node);
    open.view = view;
    open.surface = createSurface({
      names: store.names,
      directory: store.directory,
      before,
      send: (action, state) => sending.actInView(view, action, state),
    });
    open.submit = view.submit ? h("button", { type: "submit", class: "button primary" }, plain(view.submit)) : null;
    const close = h(
      "button",
      { type: "button", class: "button", onclick: dismiss },
      plain(view.close) || (view.submit ? "Annuller" : "Luk"),
    );
    dialog.title.textContent = plain(view.title);
    fill(dialog.body, open.alert, drawBlocks(view.blocks, open.surface));
    fill(dialog.foot, close, open.submit);
    dialog.node.dataset.viewId = view.id;
    giveFocus(dialog.node, was);
  }

  function show(view) {
    const dialog = openDialog({ titleText: plain(view.title), onClose: dismiss });
    const form = h("form", { class: "dialog-form", novalidate: true, onsubmit: submit });
    form.append(dialog.body, dialog.foot);
    dialog.frame.append(form);
    open = { dialog, form, alert: h("div", { class: "form-alert", role: "alert", hidden: true }), isSending: false };
    drawInto(view, typed.get(view.id) ?? view.state?.values);
  }

  function update() {
    const { view } = model;
    if (!view) {
      forget();
      typed.clear();
      return;
    }
    if (open?.view.id === view.id) {
      if (key(open.view) !== key(view)) drawInto(view, open.surface.memory());
      return;
    }
    forget();
    show(view);
  }

  store.on("view", update);
  return { isOpen: () => open !== null };
}
