// Draws read text as elements. It reads no markup itself and puts every text in a text node.

import { h } from "../base/dom.js";
import { datePattern } from "../base/dates.js";
import { emoji, withEmoji } from "./emoji.js";
import { isSafeLink } from "./inline.js";
import { readMrkdwn } from "./mrkdwn.js";

const TAGS = { bold: "strong", italic: "em", strike: "s" };

/** A link that opens elsewhere and tells nothing of where it came from. */
export function link(href, ...content) {
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...content);
}

function drawDate(node) {
  const text = datePattern(node.seconds, node.pattern) ?? node.fallback;
  const inside = h("span", { class: "date-token", title: node.fallback }, text);
  return node.href && isSafeLink(node.href) ? link(node.href, inside) : inside;
}

const DRAWERS = {
  text: (node) => node.text,
  code: (node) => h("code", {}, node.text),
  emoji: (node) => emoji(node.code) ?? `:${node.code}:`,
  link: (node) => link(node.href, node.label),
  date: drawDate,
  broadcast: (node) => h("span", { class: "mention" }, `@${node.name}`),
  user: (node, names) => h("span", { class: "mention" }, `@${names.user(node.id) ?? node.label ?? node.id}`),
  channel: (node, names) => h("span", { class: "mention" }, `#${names.channel(node.id) ?? node.label ?? node.id}`),
};

/** The nodes of one line. */
function drawInline(nodes, names) {
  return nodes.map((node) =>
    node.kind in TAGS ? h(TAGS[node.kind], {}, drawInline(node.children, names)) : DRAWERS[node.kind](node, names),
  );
}

function drawLine(line, names) {
  switch (line.kind) {
    case "pre":
      return h("pre", { tabindex: "0" }, line.text);
    case "quote":
      return h(
        "blockquote",
        {},
        line.lines.map((each) => drawLine(each, names)),
      );
    case "blank":
      return h("div", { class: "line blank" });
    case "item":
      return h(
        "div",
        { class: `line item depth-${line.depth}` },
        h("span", { class: "mark" }, `${line.mark} `),
        h("span", { class: "item-text" }, drawInline(line.children, names)),
      );
    default:
      return h("div", { class: "line" }, drawInline(line.children, names));
  }
}

/** A mrkdwn text, line by line. */
export function drawMrkdwn(text, names) {
  return readMrkdwn(text).map((line) => drawLine(line, names));
}

/** A text object of Block Kit: mrkdwn as markup, plain_text as it was written (known emoji codes aside). */
export function drawText(object, names) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  if (object.type === "mrkdwn") return drawMrkdwn(object.text, names);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

/** A text object as one plain string, for labels. */
export function plain(object) {
  if (!object) return "";
  const text = typeof object === "string" ? object : object.text;
  return object.type === "mrkdwn"
    ? h("div", {}, drawMrkdwn(text, { user: () => null, channel: () => null })).textContent
    : withEmoji(text);
}
