// Reads one line of Slack's mrkdwn into a tree of plain objects. It draws nothing and trusts nothing: whatever isn't
// known markup stays text.

const MARKS = { "*": "bold", _: "italic", "~": "strike" };
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const SAFE = /^(https?:\/\/|mailto:|tel:)/i;
const WORD = /[\p{L}\p{N}]/u;

/** Slack's three escapes undone. */
export const unescape = (text) => text.replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity]);

/** What an address may be for the page to link to it. */
export const isSafeLink = (href) => SAFE.test(href);

function bracket(inside) {
  const [target, ...rest] = inside.split("|");
  const label = rest.length ? unescape(rest.join("|")) : null;
  if (/^@[UWB][A-Z0-9]+$/.test(target)) return { kind: "user", id: target.slice(1), label };
  if (/^#[CGD][A-Z0-9]+$/.test(target)) return { kind: "channel", id: target.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: "broadcast", name: target.slice(1) };
  if (target.startsWith("!subteam^")) return { kind: "broadcast", name: label?.replace(/^@/, "") ?? "gruppe" };
  if (target.startsWith("!date^")) {
    const [, seconds, pattern = "", href = null] = target.split("^");
    return { kind: "date", seconds: Number(seconds), pattern: unescape(pattern), href, fallback: label ?? "" };
  }
  if (isSafeLink(target)) return { kind: "link", href: unescape(target), label: label ?? unescape(target) };
  return null;
}

function closing(text, start, mark) {
  for (let at = start + 1; at < text.length; at += 1) {
    const skipTo = text[at] === "<" ? text.indexOf(">", at) : text[at] === "`" ? text.indexOf("`", at + 1) : -1;
    if (skipTo > at) {
      at = skipTo;
      continue;
    }
    const endsWord = text[at] === mark && at > start + 1 && !/\s/.test(text[at - 1]);
    if (endsWord && !WORD.test(text[at + 1] ?? " ")) return at;
  }
  return -1;
}

function opens(text, at) {
  return !WORD.test(text[at - 1] ?? " ") && /\S/.test(text[at + 1] ?? " ") && text[at + 1] !== text[at];
}

/** The node that begins at a place, with where it ends; null where plain text goes on. */
function nodeAt(text, at) {
  const character = text[at];
  if (character === "`") {
    const end = text.indexOf("`", at + 1);
    return end > at + 1 ? { node: { kind: "code", text: unescape(text.slice(at + 1, end)) }, end } : null;
  }
  if (character === "<") {
    const end = text.indexOf(">", at);
    const node = end > at ? bracket(text.slice(at + 1, end)) : null;
    return node && { node, end };
  }
  if (character in MARKS && opens(text, at)) {
    const end = closing(text, at, character);
    return end < 0 ? null : { node: { kind: MARKS[character], children: inline(text.slice(at + 1, end)) }, end };
  }
  if (character === ":") {
    const found = /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 60));
    return found && { node: { kind: "emoji", code: found[1] }, end: at + found[0].length - 1 };
  }
  if (character === "h" && !WORD.test(text[at - 1] ?? " ")) {
    const found = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"*_~]/.exec(text.slice(at));
    const href = found && unescape(found[0]);
    return found && { node: { kind: "link", href, label: href }, end: at + found[0].length - 1 };
  }
  return null;
}

/** The nodes of one line. */
export function inline(text) {
  const nodes = [];
  let plain = "";
  for (let at = 0; at < text.length; at += 1) {
    const found = nodeAt(text, at);
    if (!found) {
      plain += text[at];
      continue;
    }
    if (plain) nodes.push({ kind: "text", text: unescape(plain) });
    plain = "";
    nodes.push(found.node);
    at = found.end;
  }
  if (plain) nodes.push({ kind: "text", text: unescape(plain) });
  return nodes;
}
