// Draws one example: what led to it, the card, form or Home itself, and the text that stands for it elsewhere.

import { h } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { drawBlocks } from "../blocks/blocks.js";
import { showErrors } from "../controls/errors.js";
import { createSurface } from "../controls/surface.js";
import { drawMrkdwn, plain } from "../text/draw.js";
import { drawAvatar } from "../parts/message.js";

function createKnown(names) {
  const users = Object.entries(names).filter(([id]) => id.startsWith("U")).map(([id, real_name]) => ({ id, real_name }));
  return {
    names: { user: (id) => names[id] ?? null, initials: () => null, channel: (id) => names[id] ?? null },
    directory: { users: () => users, fileUrl: () => "", channels: () => [], dms: () => [], current: () => null },
  };
}

function drawMessage({ message, where }, blocks) {
  const isPrivate = where.startsWith("svar");
  return h(
    "div",
    { class: `message ${isPrivate ? "ephemeral" : ""}` },
    h("div", { class: "message-side" }, drawAvatar({ id: "app", initials: "T", isBot: true })),
    h(
      "div",
      { class: "message-main" },
      isPrivate ? h("div", { class: "only-you" }, icon("eye"), "Kun synlig for dig") : null,
      h(
        "div",
        { class: "message-head" },
        h("span", { class: "message-author" }, "Tovholder"),
        h("span", { class: "badge" }, "app"),
      ),
      h("div", { class: "message-words", "data-text": message.text }, blocks),
    ),
  );
}

function drawForm({ view, errors }, blocks) {
  const alert = h("div", { class: "form-alert", hidden: true });
  const body = h("div", { class: "gallery-form-body" }, alert, blocks);
  const unknown = showErrors(body, errors ?? {});
  alert.hidden = !unknown.length;
  alert.append(...(unknown.length ? [icon("warning"), h("span", {}, unknown.join(" "))] : []));
  return h(
    "div",
    { class: "gallery-form", role: "group", "aria-label": `Formularen ${plain(view.title)}` },
    h("p", { class: "gallery-form-title" }, plain(view.title)),
    body,
    h(
      "div",
      { class: "gallery-form-foot" },
      h("button", { type: "button", class: "button" }, plain(view.close) || "Luk"),
      view.submit ? h("button", { type: "button", class: "button primary" }, plain(view.submit)) : null,
    ),
  );
}

function drawShown(example, known) {
  const surface = createSurface({ ...known, send: async () => ({ ok: true }) });
  const blocks = drawBlocks((example.message ?? example.view).blocks, surface);
  if (example.message) return drawMessage(example, blocks);
  return example.view.type === "home" ? h("div", { class: "gallery-home" }, blocks) : drawForm(example, blocks);
}

function drawFallback({ message }, { names }) {
  if (!message) return null;
  const [first] = message.text.split("\n");
  return h(
    "details",
    { class: "gallery-fallback" },
    h("summary", {}, h("span", { class: "gallery-label" }, "I notifikationen: "), drawMrkdwn(first, names)),
    h("div", { class: "text" }, drawMrkdwn(message.text, names)),
  );
}

/** A function that draws an example; `names` are those of users and channels by id. */
export function createExamples(names) {
  const known = createKnown(names);
  return (example) =>
    h(
      "article",
      { class: "gallery-example", id: example.id, "aria-labelledby": `${example.id}-titel`, "data-example": example.id },
      h("h3", { id: `${example.id}-titel` }, h("a", { href: `#${example.id}` }, example.caption)),
      h("p", { class: "gallery-act" }, example.act),
      h("p", { class: "gallery-when" }, `${example.at} · ${example.where}`),
      h("div", { class: "gallery-frame" }, drawShown(example, known)),
      drawFallback(example, known),
    );
}
