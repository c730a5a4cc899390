// Keeps a list of messages in step with what is true, redrawing only those that changed; keeps focus and what was typed
// in them, and stays at the bottom where the reader was there.

import { h } from "../base/dom.js";
import { day, fromTs } from "../base/dates.js";
import { icon } from "../base/icons.js";
import { createSurface } from "../controls/surface.js";
import { drawMessage } from "./message.js";

const NEAR = 60;
const FOLLOWS_WITHIN_MS = 5 * 60_000;

function follows(message, previous) {
  if (!previous || previous.user !== message.user || previous.user_name !== message.user_name) return false;
  if (message.ephemeral || previous.ephemeral || message.isNote || previous.isNote) return false;
  return fromTs(message.ts) - fromTs(previous.ts) < FOLLOWS_WITHIN_MS;
}

export function createMessageList({ label, testId, store, sendAct, doings, drawEmpty }) {
  const drawn = new Map(); // key → {node, surface, text}
  const list = h("div", {
    class: "message-list",
    role: "log",
    "aria-live": "polite",
    "aria-label": label,
    "data-testid": testId,
  });
  const newer = h(
    "button",
    { type: "button", class: "newer", hidden: true, onclick: () => toBottom() },
    icon("down"),
    "Nye beskeder",
  );
  const scroll = h("div", { class: "message-scroll", tabindex: "0", role: "group", "aria-label": label }, list);
  const node = h("div", { class: "message-pane" }, scroll, newer);
  let isAtBottom = true;
  let owner = null;

  function toBottom() {
    scroll.scrollTop = scroll.scrollHeight;
    isAtBottom = true;
    newer.hidden = true;
  }

  scroll.addEventListener("scroll", () => {
    isAtBottom = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
    if (isAtBottom) newer.hidden = true;
  });
  new ResizeObserver(() => isAtBottom && toBottom()).observe(list);
  new ResizeObserver(() => isAtBottom && toBottom()).observe(scroll);

  function surfaceFor(message, before) {
    return createSurface({
      names: store.names,
      directory: store.directory,
      before,
      onlyTouched: true,
      send: (action, state) => sendAct(message, action, state),
    });
  }

  function draw(message, isFollowing, extra) {
    const key = `${message.ephemeral ? "e" : "m"}${message.ts}`;
    const text = JSON.stringify([message, isFollowing, extra]);
    const old = drawn.get(key);
    if (old?.text === text) return [key, old];
    const surface = surfaceFor(message, old?.surface.memory());
    return [key, { text, surface, node: drawMessage(message, { surface, isFollowing, ...doings(message) }) }];
  }

  function divider(at) {
    return h("div", { class: "day", role: "separator", "aria-label": day(at) }, h("span", {}, day(at)));
  }

  /** Show these messages; another `place` than before begins anew at the bottom. */
  function show(messages, { place, extra = null, unanswered = false }) {
    const focus = list.contains(document.activeElement) ? document.activeElement : null;
    const focusKey = focus?.closest("[data-key]")?.dataset.key ?? focus?.dataset.actionId;
    const focusTs = focus?.closest("[data-ts]")?.dataset.ts;
    const isNewPlace = owner !== place;
    if (isNewPlace) drawn.clear();
    list.setAttribute("aria-live", drawn.size ? "polite" : "off"); // what is there already isn't news
    owner = place;

    const fresh = new Map();
    const children = [];
    let previous = null;
    for (const message of messages) {
      const at = fromTs(message.ts);
      const isNewDay = !previous || day(fromTs(previous.ts)) !== day(at);
      if (isNewDay) children.push(divider(at));
      const [key, entry] = draw(message, !isNewDay && follows(message, previous), extra);
      fresh.set(key, entry);
      children.push(entry.node);
      previous = message;
    }
    const hasNew = [...fresh.keys()].some((key) => !drawn.has(key));
    drawn.clear();
    for (const [key, entry] of fresh) drawn.set(key, entry);
    sync(children.length ? children : unanswered ? [] : drawEmpty());

    if (focus && !focus.isConnected) giveFocusBack(focusTs, focusKey);
    if (isNewPlace) isAtBottom = true;
    if (isAtBottom) toBottom();
    else if (hasNew) newer.hidden = false;
  }

  /** Put the children in place without touching those that already stand there, so that they aren't read aloud anew. */
  function sync(children) {
    const wanted = new Set(children);
    const days = new Map([...list.querySelectorAll(".day")].map((each) => [each.textContent, each]));
    const kept = children.map((child) => (child.className === "day" ? (days.get(child.textContent) ?? child) : child));
    for (const child of [...list.children]) if (!wanted.has(child) && !kept.includes(child)) child.remove();
    kept.forEach((child, index) => {
      if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
    });
  }

  function giveFocusBack(ts, key) {
    const message = list.querySelector(`[data-ts="${CSS.escape(ts ?? "")}"]`);
    const control =
      key &&
      [...(message?.querySelectorAll("[data-action-id]") ?? [])].find(
        (each) => each.dataset.key === key || each.dataset.actionId === key,
      );
    (control ?? message)?.focus();
  }

  /** Bring one message into sight. */
  function find(ts) {
    const message = list.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
    if (!message) return;
    isAtBottom = false;
    message.focus();
    message.scrollIntoView({ block: "center" });
  }

  return { node, show, toBottom, find };
}
