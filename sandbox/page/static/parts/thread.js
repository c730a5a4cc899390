// The panel of one thread: its messages and where to answer. It fetches nothing.

import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { createComposer } from "./composer.js";
import { createMessageList } from "./message-list.js";

export function createThread({ store, notes, sending, navigation }) {
  const { model } = store;
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Luk tråden", onclick: navigation.closeThread },
    icon("close"),
  );
  const list = createMessageList({
    label: "Beskeder i tråden",
    testId: "thread-messages",
    store,
    sendAct: sending.actInMessage,
    doings: () => ({
      shortcuts: model.state.shortcuts.filter((each) => each.type !== "global"),
      onShortcut: sending.onMessage,
      onThread: null,
    }),
    drawEmpty: () => [],
  });
  const composer = createComposer({
    label: "Svar i tråd",
    store,
    onSend: (text, giveBack) => sending.write(text, giveBack, model.thread),
  });
  const node = h(
    "aside",
    { class: "thread", "aria-label": "Tråd", "data-testid": "thread", hidden: true },
    h("div", { class: "place-head with-close" }, h("h2", { class: "place-title" }, "Tråd"), close),
    list.node,
    composer.node,
  );
  node.addEventListener(
    "keydown",
    (event) => event.key === "Escape" && !event.defaultPrevented && navigation.closeThread(),
  );
  let open = null;

  function draw() {
    const wasOpen = open;
    open = model.thread;
    node.hidden = !open;
    if (!open || !model.state) return;
    composer.standIn(`${model.user} ${model.place.id} ${open}`, "Svar …");
    list.show(notes.among(model.threadMessages, { inThread: true }), {
      place: `${model.user} ${open}`,
      extra: model.state.shortcuts.length,
      unanswered: true,
    });
    if (wasOpen !== open) composer.field.focus();
  }

  store.on("sent", list.toBottom);
  for (const topic of ["place", "thread", "notes"]) store.on(topic, draw);
  return { node };
}
