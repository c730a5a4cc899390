// Draws one message: who, when, what, its files, its thread and what can be done with it.

import { h } from "../base/dom.js";
import { hour, fromTs, moment } from "../base/dates.js";
import { icon } from "../base/icons.js";
import { attachMenu } from "../base/menu.js";
import { drawBlocks } from "../blocks/blocks.js";
import { SLACKBOT } from "../base/store.js";
import { drawFiles, pointedFile } from "../blocks/pictures.js";
import { drawMrkdwn } from "../text/draw.js";

const COLOURS = 8;

/** Initials on a ground of the person's own shade. */
export function drawAvatar({ id, initials, isBot }) {
  const shade = [...id].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % COLOURS;
  return h("span", { class: `avatar ${isBot ? "bot" : `shade-${shade}`}`, "aria-hidden": "true" }, initials);
}

const initialsOf = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? "")
    .filter(Boolean)
    .slice(0, 2)
    .join("")
    .toUpperCase();

function drawTools(message, { shortcuts, onShortcut, onThread }) {
  if (message.ephemeral || message.isNote) return null;
  const tools = h("div", { class: "message-tools", role: "group", "aria-label": "Besked" });
  if (onThread) {
    tools.append(
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": "Svar i tråd",
          title: "Svar i tråd",
          onclick: () => onThread(message.thread_ts ?? message.ts),
        },
        icon("reply"),
      ),
    );
  }
  if (shortcuts.length) {
    const more = h(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Flere handlinger", title: "Flere handlinger" },
      icon("more"),
    );
    attachMenu(more, () => shortcuts.map((each) => ({ text: each.name, onPick: () => onShortcut(each, message) })));
    tools.append(more);
  }
  return tools.childElementCount ? tools : null;
}

function drawThreadLink(message, onThread) {
  if (!message.reply_count || !onThread) return null;
  const text = message.reply_count === 1 ? "1 svar" : `${message.reply_count} svar`;
  return h(
    "button",
    { type: "button", class: "thread-link", onclick: () => onThread(message.ts) },
    icon("reply"),
    text,
    h("span", { class: "thread-link-more" }, "Vis tråd"),
  );
}

function drawHead(message) {
  const at = fromTs(message.ts);
  return h(
    "div",
    { class: "message-head" },
    h("span", { class: "message-author" }, message.user_name),
    message.is_bot ? h("span", { class: "badge" }, "app") : null,
    h("time", { class: "message-time", datetime: new Date(at).toISOString(), title: moment(at) }, `kl. ${hour(at)}`),
  );
}

function drawAttachment(attachment, surface) {
  const text = attachment.text ?? attachment.fallback ?? "";
  const content = attachment.blocks ? drawBlocks(attachment.blocks, surface) : drawMrkdwn(text, surface.names);
  return h("div", { class: "attachment" }, content);
}

/** Where a word about the whole message is put: the end of its last line of text, or after its blocks. */
function endOf(text) {
  if (!Array.isArray(text))
    return text.querySelector(":scope > .line:last-child > .item-text, :scope > .line:last-child") ?? text;
  const end = h("div");
  text.push(end);
  return end;
}

/** One message; `surface` holds its controls, `isFollowing` leaves out the author said just above. */
export function drawMessage(message, { surface, isFollowing, ...doings }) {
  const at = fromTs(message.ts);
  const blocks = message.blocks ?? [];
  const shown = message.files?.filter((file) => !blocks.some((block) => pointedFile(block) === file.id)) ?? [];
  const text = blocks.length
    ? drawBlocks(blocks, surface)
    : h("div", { class: "text" }, drawMrkdwn(message.text ?? "", surface.names));
  if (message.edited) endOf(text).append(h("span", { class: "edited" }, " (redigeret)"));
  const classes = [
    "message",
    isFollowing ? "following" : "",
    message.ephemeral ? "ephemeral" : "",
    message.isNote || message.user === SLACKBOT ? "note" : "",
  ];
  return h(
    "article",
    {
      class: classes.filter(Boolean).join(" "),
      tabindex: "-1",
      "data-ts": message.ts,
      "data-ephemeral": message.ephemeral ? "true" : null,
      "aria-label": `${message.user_name}, ${moment(at)}`,
    },
    h(
      "div",
      { class: "message-side" },
      isFollowing
        ? h("time", { class: "side-time", datetime: new Date(at).toISOString(), title: moment(at) }, hour(at))
        : drawAvatar({
            id: message.user ?? "app",
            initials: surface.names.initials(message.user) ?? initialsOf(message.user_name),
            isBot: message.is_bot,
          }),
    ),
    h(
      "div",
      { class: "message-main" },
      message.ephemeral ? h("div", { class: "only-you" }, icon("eye"), "Kun synlig for dig") : null,
      isFollowing ? null : drawHead(message),
      h("div", { class: "message-words" }, text),
      (message.attachments ?? []).map((each) => drawAttachment(each, surface)),
      drawFiles(shown),
      drawThreadLink(message, doings.onThread),
    ),
    drawTools(message, doings),
  );
}
