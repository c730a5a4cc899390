// Draws Slack's rich_text blocks: paragraphs, lists, quotes and preformatted pieces with styled runs.

import { h } from "../base/dom.js";
import { datePattern } from "../base/dates.js";
import { emoji } from "../text/emoji.js";
import { link } from "../text/draw.js";
import { isSafeLink } from "../text/inline.js";

const STYLES = [
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
  ["underline", "u"],
  ["code", "code"],
];

function content(run, names) {
  switch (run.type) {
    case "link":
      return isSafeLink(run.url) ? link(run.url, run.text || run.url) : run.text || run.url;
    case "user":
      return h("span", { class: "mention" }, `@${names.user(run.user_id) ?? run.user_id}`);
    case "channel":
      return h("span", { class: "mention" }, `#${names.channel(run.channel_id) ?? run.channel_id}`);
    case "usergroup":
      return h("span", { class: "mention" }, `@${run.usergroup_id}`);
    case "broadcast":
      return h("span", { class: "mention" }, `@${run.range}`);
    case "emoji":
      return emoji(run.name) ?? `:${run.name}:`;
    case "date":
      return datePattern(run.timestamp, run.format) ?? run.fallback ?? "";
    default:
      return run.text ?? "";
  }
}

function drawRun(run, names) {
  return STYLES.reduce(
    (inside, [style, tag]) => (run.style?.[style] ? h(tag, {}, inside) : inside),
    content(run, names),
  );
}

const runs = (part, names) => part.elements.map((run) => drawRun(run, names));

function drawPart(part, names) {
  switch (part.type) {
    case "rich_text_list": {
      const tag = part.style === "ordered" ? "ol" : "ul";
      const items = part.elements.map((section) => h("li", {}, runs(section, names)));
      return h(
        tag,
        { class: `rich-list indent-${Math.min(3, part.indent ?? 0)}`, start: part.offset ? part.offset + 1 : null },
        items,
      );
    }
    case "rich_text_quote":
      return h("blockquote", { class: "rich" }, runs(part, names));
    case "rich_text_preformatted":
      return h("pre", { tabindex: "0" }, runs(part, names));
    default:
      return h("div", { class: "rich" }, runs(part, names));
  }
}

/** One rich_text block. */
export function drawRichText(block, names) {
  return h(
    "div",
    { class: "block rich-text" },
    block.elements.map((part) => drawPart(part, names)),
  );
}
