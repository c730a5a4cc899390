// Reads a whole mrkdwn text into lines: quotes, lists, preformatted pieces. What stands within a line is inline.js's.

import { inline, unescape } from "./inline.js";

const QUOTE = /^(?:&gt;|>) ?/;
const ALL_QUOTED = /^(?:&gt;|>){3} ?/;
const ITEM = /^(\s*)([•◦▪–-]|\d{1,2}[.)]) +(.*)$/;

function readLine(line) {
  const item = ITEM.exec(line);
  if (item)
    return {
      kind: "item",
      depth: Math.min(2, Math.floor(item[1].length / 2)),
      mark: item[2],
      children: inline(item[3]),
    };
  return line.trim() ? { kind: "line", children: inline(line) } : { kind: "blank" };
}

function readLines(text) {
  const found = [];
  let quote = null;
  let quotesRest = false;
  for (const line of text.split("\n")) {
    if (!quotesRest && ALL_QUOTED.test(line)) quotesRest = true;
    if (quotesRest || QUOTE.test(line)) {
      if (!quote) found.push((quote = { kind: "quote", lines: [] }));
      quote.lines.push(readLine(line.replace(ALL_QUOTED, "").replace(QUOTE, "")));
    } else {
      quote = null;
      found.push(readLine(line));
    }
  }
  return found;
}

/** The text as a list of {kind: "line" | "item" | "blank" | "quote" | "pre", …}. */
export function readMrkdwn(text) {
  const pieces = text.split("```");
  if (pieces.length % 2 === 0) pieces.push(`\`\`\`${pieces.pop()}`);
  return pieces.flatMap((piece, index) => {
    if (index % 2 === 1)
      return piece.startsWith("```")
        ? readLines(piece)
        : [{ kind: "pre", text: unescape(piece.replace(/^\n|\n$/g, "")) }];
    const trimmed = piece.replace(index > 0 ? /^\n/ : /^$/, "").replace(index < pieces.length - 1 ? /\n$/ : /^$/, "");
    return trimmed ? readLines(trimmed) : [];
  });
}
