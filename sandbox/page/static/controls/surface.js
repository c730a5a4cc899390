// One message or view with its controls: what they hold now, and the way an act takes to the app.
// It draws only the mark of an act that failed.

import { h } from "../base/dom.js";
import { askConfirm } from "../base/dialog.js";
import { drawText, plain } from "../text/draw.js";

const FAILURES = {
  dispatch_failed: "Botten kunne ikke tage imod det (dispatch_failed).",
  operation_timeout: "Botten svarede ikke i tide (operation_timeout).",
};

/** What a person reads when an act didn't reach the app. */
const failureText = (error) => FAILURES[error] ?? `Det lykkedes ikke (${error ?? "ukendt fejl"}).`;

function confirmed(confirm, names) {
  return askConfirm({
    title: plain(confirm.title),
    content: drawText(confirm.text, names),
    confirm: plain(confirm.confirm),
    deny: plain(confirm.deny),
    isDanger: confirm.style === "danger",
  });
}

function mark(node, text) {
  const block = node.closest(".block") ?? node;
  block.querySelector(":scope > .act-error")?.remove();
  if (text) block.append(h("p", { class: "act-error field-error", role: "alert" }, text));
}

/**
 * `send(action, state)` posts an act and answers {ok, error?}; `before` is what the controls held when the same
 * surface was drawn last, {block_id: {action_id: value}}.
 */
export function createSurface({ names, directory, send, before = {}, onlyTouched = false }) {
  const controls = [];

  function collect(keep) {
    const values = {};
    for (const control of controls.filter(keep)) {
      values[control.blockId] ??= {};
      values[control.blockId][control.actionId] = control.read();
    }
    return values;
  }

  return {
    names,
    directory,
    controls,
    before: (blockId, actionId) => before[blockId]?.[actionId],
    register(control) {
      const touch = () => (control.isTouched = true);
      control.node.addEventListener("input", touch);
      control.node.addEventListener("change", touch);
      control.isTouched = control.actionId in (before[control.blockId] ?? {});
      controls.push(control);
    },
    state: () => collect(() => true),
    memory: () => collect((control) => control.isTouched || !onlyTouched),
    /** Send one act of a control; false when the person thought better of it. */
    async act(element, blockId, fields, node) {
      if (node.getAttribute("aria-busy") === "true") return true;
      const question = fields.selected_option?.confirm ?? element.confirm;
      if (question && !(await confirmed(question, names))) return false;
      node.setAttribute("aria-busy", "true");
      mark(node, null);
      const action = { type: element.type, action_id: element.action_id, block_id: blockId, ...fields };
      const answer = await send(
        action,
        collect(() => true),
      ).catch(() => ({ ok: false, error: "ingen forbindelse" }));
      node.removeAttribute("aria-busy");
      if (!answer.ok) mark(node, failureText(answer.error));
      return true;
    },
  };
}
